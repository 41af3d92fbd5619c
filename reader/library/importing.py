"""What `reader.library.exporting.json_lines` wrote, taken into a library. Nothing in the file is believed unchecked."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import Any

from reader.documents import Document, sanitise_line
from reader.entities.decisions import Decision
from reader.entities.mention import Mention
from reader.library.arriving import Arrival
from reader.library.exporting.exchange import (
    BadRecordError,
    decision_from,
    document_from,
    mark_from,
    mention_from,
)
from reader.library.exporting.json_lines import FORMAT, VERSION
from reader.library.marks import Mark
from reader.library.prepared import prepare
from reader.library.sqlite import SqliteLibrary
from reader.messages import N_, InputError, Message

_AT_ONCE = 64
"""So many documents are written in one transaction."""

_PASSED_OVER = frozenset({"entity", "link"})
"""They follow from the others."""


@dataclass(slots=True)
class Imported:
    """What an import did. documents: added; present: were there before; bad: lines that nothing could be made of."""

    documents: int = 0
    present: int = 0
    decisions: int = 0
    marks: int = 0
    bad: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Arriving:
    """A document with what follows it in the file."""

    document: Document
    recogniser: str | None
    mentions: list[Mention] = field(default_factory=list)
    read: bool = False
    position: int = 0


class Importing:
    """Reads lines into `library`, in batches; `report` grows with them.

    name: what the file is called in errors.
    """

    def __init__(self, library: SqliteLibrary, name: str) -> None:
        self._library = library
        self._name = sanitise_line(name)
        self._decisions: list[Decision] = []
        self._marks: set[tuple[object, ...]] | None = None
        self.report = Imported()

    def run(self, lines: Iterable[bytes]) -> Iterator[int]:
        """Take everything in; gives the number of the line after each batch.

        Raises InputError when the lines are no export, and LibraryError when the library cannot be written.
        """
        numbered = enumerate(lines, 1)
        self._check(next(numbered, (1, b""))[1])
        arriving = self._arriving(numbered)
        while batch := list(islice(arriving, _AT_ONCE)):
            self._keep(batch)
            yield self._line
        self._decide()

    _line = 1

    def _check(self, line: bytes) -> None:
        record = _record(line)
        if record is None or record.get("record") != "reader" or record.get("format") != FORMAT:
            reason = Message(N_("is no export of this program"))
            raise InputError(self._name, reason, Message(N_("Give a file that “reader export” wrote")))
        if record.get("version") != VERSION:
            reason = Message(N_("was written by a later version of the program"))
            raise InputError(self._name, reason, Message(N_("Install that version")))

    def _arriving(self, numbered: Iterator[tuple[int, bytes]]) -> Iterator[_Arriving]:
        current: _Arriving | None = None
        for number, line in numbered:
            self._line = number
            record = _record(line)
            kind = str(record.get("record")) if record is not None else ""
            if kind in _PASSED_OVER or not line.strip():
                continue
            try:
                if record is None:
                    raise BadRecordError("no JSON")
                if kind == "document":
                    if current is not None:
                        yield current
                    current = None
                    current = _Arriving(document_from(record), _recogniser(record))
                elif current is not None and kind in {"mention", "read", "position"}:
                    _add(current, kind, record)
                elif kind == "decision":
                    self._decisions.append(decision_from(record))
                elif kind == "mark":
                    self._mark(record)
                else:
                    raise BadRecordError("unknown")
            except BadRecordError:
                self.report.bad.append(number)
        if current is not None:
            yield current

    def _keep(self, batch: list[_Arriving]) -> None:
        library = self._library
        arrivals = []
        for each in batch:
            known = each.recogniser is not None
            prepared = prepare(each.document, each.mentions if known else None, each.recogniser)
            arrivals.append(Arrival(None, prepared))
        added = library.shared.arrive(arrivals)
        self.report.documents += added
        self.report.present += len(batch) - added
        for each in batch:
            key = each.document.key
            if each.read:
                library.set_read(key)
            if each.position and not library.position(key):
                library.set_position(key, min(each.position, len(each.document.text)))

    def _mark(self, record: Mapping[str, Any]) -> None:
        mark = mark_from(record)
        if self._marks is None:
            self._marks = {_place(each) for each in self._library.marks()}
        if _place(mark) not in self._marks:
            self._marks.add(_place(self._library.add_mark(mark)))
            self.report.marks += 1

    def _decide(self) -> None:
        """Keep the decisions that are not there yet: those that were made at one time together."""
        there = {_identity(decision) for decision in self._library.decisions()}
        wanted = [decision for decision in self._decisions if _identity(decision) not in there]
        for _made, together in groupby(wanted, key=lambda decision: decision.made_at):
            self._library.decide(*together)
        self.report.decisions += len(wanted)


def _place(mark: Mark) -> tuple[object, ...]:
    return mark.document, mark.start, mark.end, mark.made


def _identity(decision: Decision) -> tuple[object, ...]:
    return decision.action, decision.type, decision.names, decision.document, decision.made_at


def _record(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _recogniser(record: Mapping[str, Any]) -> str | None:
    found = record.get("recogniser")
    if found is not None and (not isinstance(found, str) or sanitise_line(found) != found):
        raise BadRecordError("no recogniser")
    return found


def _add(arriving: _Arriving, kind: str, record: Mapping[str, Any]) -> None:
    if record.get("document") != arriving.document.key:
        raise BadRecordError("of another document")
    if kind == "mention":
        arriving.mentions.append(mention_from(record, arriving.document.text))
    elif kind == "read":
        arriving.read = True
    else:
        offset = record.get("offset")
        arriving.position = offset if isinstance(offset, int) and 0 <= offset < 1 << 62 else 0
