"""Lists of names in files of tab-separated values."""

import os
from collections.abc import Iterator
from pathlib import Path

from reader.cli.batch import Line, read_lines
from reader.cli.status import narrate
from reader.documents import sanitise_line
from reader.entities.mention import EntityType
from reader.localisation import N_, _, format_number, translate
from reader.messages import InputError, Message
from reader.names import NameEntry
from reader.restriction import open_input

MAX_NAME = 1000
"""Longer names (in code points) are left out of a list."""

_MOST_NAMED = 10
_SHOWN_TYPE = 40


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

    def column(self, name: str) -> int:
        """The place of the column `name`, -1 when there is none."""
        return self._columns.get(name, -1)

    def cell(self, cells: list[str], name: str) -> str:
        """The cell of a row in the column `name`, "" when there is none."""
        index = self._columns.get(name)
        return cells[index].strip() if index is not None and index < len(cells) else ""


def unknown_type(written: str) -> Message:
    """Why a row is bad whose type is `written`: short and safe to show, whatever it holds."""
    shown = sanitise_line(written[: _SHOWN_TYPE + 1])
    if len(written) > _SHOWN_TYPE:
        shown = shown[:_SHOWN_TYPE] + "…"
    return Message(N_("there is no type {type}"), {"type": shown})


class NameList:
    """The names in the file `path`, read as they are asked for: columns name and, optionally, type.

    `id` is the row's number, from 1. Bad rows are left out, the first of them named on standard error and the others
    counted. Raises InputError, when the first name is asked for or later, if the file cannot be read.
    """

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        self._subject = sanitise_line(path)
        self._left_out = 0

    @property
    def complete(self) -> bool:
        """True unless rows were left out."""
        return not self._left_out

    def __iter__(self) -> Iterator[NameEntry]:
        self._left_out = 0
        try:
            with open(open_input(self._path, os.O_RDONLY | os.O_CLOEXEC), "rb") as file:
                lines = read_lines(file)
                rows = _Rows(Header(next(lines, None), self._subject, ("name",)))
                for line in lines:
                    entry = rows.entry(line)
                    if isinstance(entry, NameEntry):
                        yield entry
                    elif entry is not None:
                        self._leave_out(line.number, entry)
        except (OSError, ValueError) as error:
            raise InputError(
                self._subject,
                Message(N_("the list of names cannot be read")),
                Message(N_("Check the path and the permissions")),
            ) from error
        if self._left_out > _MOST_NAMED:
            text = _("{subject}: more rows that are left out: {count}.")
            narrate("reader: " + text.format(subject=self._subject, count=format_number(self._left_out - _MOST_NAMED)))

    def _leave_out(self, line: int, reason: Message) -> None:
        self._left_out += 1
        if self._left_out <= _MOST_NAMED:
            text = _("{subject}, line {line}: {reason}; the row is left out.")
            narrate("reader: " + text.format(subject=self._subject, line=line, reason=translate(reason)))


class _Rows:
    """Rows of a list of names as entries."""

    def __init__(self, header: Header) -> None:
        self._name, self._kind = header.column("name"), header.column("type")
        self._kinds: dict[str, str | None] = {"": None}

    def entry(self, line: Line) -> NameEntry | Message | None:
        """The name in a row, why it has none, or None for an empty row."""
        if line.text is None:
            return line.error
        cells = line.text.split("\t")
        name = sanitise_line(cells[self._name]).strip() if self._name < len(cells) else ""
        written = cells[self._kind] if 0 <= self._kind < len(cells) else ""
        if written not in self._kinds:
            kind = written.strip().upper()
            if kind and kind not in EntityType.__members__:
                return unknown_type(kind)
            self._kinds[written] = kind or None
        if len(name) > MAX_NAME:
            return Message(N_("the name is longer than {limit} characters"), {"limit": MAX_NAME})
        if name:
            return NameEntry(str(line.number - 1), name, self._kinds[written])
        return Message(N_("the name is missing")) if line.text.strip() else None
