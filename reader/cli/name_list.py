"""Lists of names in files of tab-separated values."""

from collections.abc import Iterator
from pathlib import Path

from reader.cli.batch import Line, read_lines
from reader.cli.status import narrate
from reader.documents import sanitise_line
from reader.entities.mention import EntityType
from reader.localisation import N_, _, translate
from reader.messages import InputError, Message
from reader.names import NameEntry


class Header:
    """The first line of a table: which column is called what.

    Raises InputError when it cannot be read or one of `needed` is missing.
    """

    def __init__(self, line: Line | None, subject: str, needed: tuple[str, ...]) -> None:
        cells = (line.text or "").split("\t") if line else []
        self._columns = {cell.strip().lower(): index for index, cell in reversed(list(enumerate(cells)))}
        if line is not None and line.error is not None:
            raise InputError(subject, line.error, Message(N_("Save the table as UTF-8 text")))
        missing = [name for name in needed if name not in self._columns]
        if missing:
            raise InputError(
                subject,
                Message(N_("the first line lacks the column {column}"), {"column": missing[0]}),
                Message(N_("Give tab-separated values with the header {header}"), {"header": ", ".join(needed)}),
            )

    def cell(self, cells: list[str], name: str) -> str:
        """The cell of a row in the column `name`, "" when there is none."""
        index = self._columns.get(name)
        return cells[index].strip() if index is not None and index < len(cells) else ""


def read_names(path: str) -> list[NameEntry]:
    """The names in the file `path`: columns name and, optionally, type; `id` is the row's number, from 1.

    Bad rows are left out and named on standard error. Raises InputError when the file cannot be read.
    """
    subject = sanitise_line(path)
    try:
        with Path(path).open("rb") as file:
            lines = read_lines(file)
            header = Header(next(lines, None), subject, ("name",))
            return list(_entries(lines, header, subject))
    except (OSError, ValueError) as error:
        raise InputError(
            subject, Message(N_("the list of names cannot be read")), Message(N_("Check the path and the permissions"))
        ) from error


def _entries(lines: Iterator[Line], header: Header, subject: str) -> Iterator[NameEntry]:
    for line in lines:
        cells = (line.text or "").split("\t")
        name, kind = sanitise_line(header.cell(cells, "name")).strip(), header.cell(cells, "type").upper()
        error = line.error
        if error is None and not name:
            if not (line.text or "").strip():
                continue
            error = Message(N_("the name is missing"))
        elif error is None and kind and kind not in EntityType.__members__:
            error = Message(N_("there is no type {type}"), {"type": sanitise_line(kind)})
        if error is not None:
            text = _("{subject}, line {line}: {reason}; the row is left out.")
            narrate("reader: " + text.format(subject=subject, line=line.number, reason=translate(error)))
            continue
        yield NameEntry(str(line.number - 1), name, kind or None)
