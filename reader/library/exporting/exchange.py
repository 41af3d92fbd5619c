"""Articles, mentions, decisions and marks as records that can be read by everybody, and back, checked, without loss."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from reader.documents import Dateline, Document, DocumentDate, Edit, Form, OffsetMap, Part, Role, Zone, sanitise
from reader.entities.decisions import Action, Decision
from reader.entities.mention import EntityType, Mention
from reader.library.marks import Mark
from reader.library.records import checked, message_record
from reader.messages import Message, ReaderError

Record = Mapping[str, Any]

_MARK_KEYS = ("document", "start", "end", "quote", "note", "made", "label", "file", "date", "source")
_DEEPEST = 16


class BadRecordError(ValueError):
    """A record that nothing can be made of."""


def document_record(document: Document) -> dict[str, Any]:
    """`document` with everything that is known about it."""
    date, dateline = document.date, document.dateline
    record: dict[str, Any] = {
        "key": document.key,
        "name": document.name,
        "title": document.title,
        "language": document.language,
        "date": {"value": date.value, "start": date.start, "end": date.end} if date else None,
        "source": document.source,
        "dateline": None,
        "encoding": document.encoding,
        "is_markup": document.is_markup,
        "text": document.text,
        "parts": [_part_record(part) for part in document.parts],
        "edits": [list(edit) for edit in document.offsets],
        "notices": [message_record(notice) for notice in document.notices],
    }
    if dateline:
        place, agency = dateline.place, dateline.agency
        record["dateline"] = {"place": place, "agency": agency, "start": dateline.start, "end": dateline.end}
    return record


def _part_record(part: Part) -> dict[str, Any]:
    return {
        "role": part.role.value,
        "form": part.form.value,
        "zone": part.zone.value,
        "start": part.start,
        "end": part.end,
        "language": part.language,
    }


def document_from(record: Record) -> Document:
    """The document that `document_record` made `record` from. Raises BadRecordError."""
    try:
        text = _safe(record["text"], lines=True)
        parts = tuple(_part_from(part, len(text)) for part in record["parts"])
        if any(one.end > other.start for one, other in pairwise(parts)):
            raise BadRecordError("parts overlap")
        date, dateline = record["date"], record["dateline"]
        return Document(
            key=_safe(record["key"]) or _missing("key"),
            name=_safe(record["name"]),
            text=text,
            parts=parts,
            language=_safe(record["language"]),
            date=DocumentDate(_safe(date["value"]), *_span(date, len(text))) if date else None,
            dateline=(
                Dateline(_known(dateline["place"]), _known(dateline["agency"]), *_span(dateline, len(text)))
                if dateline
                else None
            ),
            source=_known(record["source"]),
            offsets=OffsetMap(Edit(*map(_whole, edit)) for edit in record["edits"]),
            encoding=_safe(record["encoding"]),
            notices=tuple(_notice_from(notice) for notice in record["notices"]),
            is_markup=record["is_markup"] is True,
        )
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError) as error:
        raise BadRecordError(str(error)) from error


def _part_from(record: Record, length: int) -> Part:
    start, end = _span(record, length)
    return Part(Role(record["role"]), Form(record["form"]), Zone(record["zone"]), start, end, _safe(record["language"]))


def mention_record(mention: Mention) -> dict[str, Any]:
    """`mention` with those inside it; what linking added is there for other programs."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type.value,
        "zone": mention.zone.value,
        "value": mention.value,
        "known": mention.known,
        "rule": mention.rule,
        "entity": mention.entity or None,
        "alternatives": list(mention.alternatives),
        "nested": [mention_record(inner) for inner in mention.nested],
    }


def mention_from(record: Record, text: str, depth: int = 0) -> Mention:
    """The unlinked mention that `mention_record` made `record` from, in `text`.

    Raises BadRecordError.
    """
    try:
        if depth > _DEEPEST:
            raise BadRecordError("mentions too deep in each other")
        start, end = _span(record, len(text))
        if start == end:
            raise BadRecordError("no words")
        return Mention(
            start,
            end,
            _safe(record["text"], lines=True),
            EntityType(record["type"]),
            Zone(record["zone"]),
            _known(record["value"]),
            _known(record["known"]),
            _safe(record["rule"]),
            tuple(mention_from(inner, text, depth + 1) for inner in record["nested"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadRecordError(str(error)) from error


def exchanged_decision(decision: Decision) -> dict[str, Any]:
    """`decision` with when it was made."""
    return {
        "action": decision.action.value,
        "type": decision.type.value,
        "names": list(decision.names),
        "document": decision.document,
        "made": decision.made_at,
    }


def decision_from(record: Record) -> Decision:
    """The decision that `exchanged_decision` made `record` from. Raises BadRecordError."""
    try:
        return Decision(
            Action(record["action"]),
            EntityType(record["type"]),
            tuple(_safe(name) for name in record["names"]),
            _safe(record["document"]),
            _safe(record["made"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, ReaderError) as error:
        raise BadRecordError(str(error)) from error


def mark_record(mark: Mark) -> dict[str, Any]:
    """`mark` without its number."""
    return {key: getattr(mark, key) for key in _MARK_KEYS}


def mark_from(record: Record) -> Mark:
    """The mark, without a number, that `mark_record` made `record` from. Raises BadRecordError."""
    try:
        start, end = _span(record, None)
        return Mark(
            0,
            _safe(record["document"]),
            start,
            end,
            _safe(record["quote"], lines=True),
            _safe(record["note"], lines=True),
            _safe(record["made"]),
            _safe(record["label"]),
            _safe(record["file"]),
            _known(record["date"]),
            _known(record["source"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadRecordError(str(error)) from error


def _notice_from(record: Any) -> Message:
    """A notice, whose sentence asks for nothing but its values as they are."""
    text, values = record
    return checked(Message(_safe(text), {_safe(name): _plain(value) for name, value in values.items()}))


def _plain(value: object) -> object:
    if isinstance(value, list):
        return tuple(_safe(each) for each in value)
    if isinstance(value, dict):
        return _notice_from(value["message"])
    return value if value is None or isinstance(value, int | float) else _safe(value)


def _span(record: Record, length: int | None) -> tuple[int, int]:
    start, end = _whole(record["start"]), _whole(record["end"])
    if not start <= end or (length is not None and end > length):
        raise BadRecordError("offsets outside of the text")
    return start, end


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 62:
        raise BadRecordError("no offset")
    return value


def _known(value: object) -> str | None:
    return None if value is None else _safe(value)


def _safe(value: object, *, lines: bool = False) -> str:
    """A string that is what the gate of the program lets through: anything else was not written by it."""
    if not isinstance(value, str) or sanitise(value).text != value or (not lines and "\n" in value):
        raise BadRecordError("no clean text")
    return value


def _missing(name: str) -> str:
    raise BadRecordError(f"no {name}")
