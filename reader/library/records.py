"""Documents and mentions as rows and back, without loss."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reader.documents import Dateline, Document, DocumentDate, Edit, Form, OffsetMap, Part, Role, Zone
from reader.entities.mention import EntityType, Mention
from reader.messages import Message

Row = tuple[Any, ...]

_ROLES = {role.value: role for role in Role}
_FORMS = {form.value: form for form in Form}
_ZONES = {zone.value: zone for zone in Zone}


def document_row(document: Document) -> dict[str, Any]:
    """The columns of the table `documents` for `document`."""
    date, dateline = document.date, document.dateline
    return {
        "key": document.key,
        "name": document.name,
        "label": document.label,
        "language": document.language,
        "date": date.value if date else None,
        "source": document.source,
        "text": document.text,
        "parts": _dump([[p.role, p.form, p.zone, p.start, p.end, p.language] for p in document.parts]),
        "details": _dump(
            {
                "date": [date.value, date.start, date.end] if date else None,
                "dateline": [dateline.place, dateline.agency, dateline.start, dateline.end] if dateline else None,
                "offsets": [[edit.start, edit.end, edit.length] for edit in document.offsets.edits],
                "encoding": document.encoding,
                "notices": [message_record(notice) for notice in document.notices],
                **({} if document.complete else {"complete": False}),
                **({"is_markup": True} if document.is_markup else {}),
            }
        ),
    }


def document_from(row: Mapping[str, Any]) -> Document:
    """The document that `document_row` made the columns from."""
    details = json.loads(row["details"])
    return Document(
        key=row["key"],
        name=row["name"],
        text=row["text"],
        parts=tuple(
            Part(_ROLES[role], _FORMS[form], _ZONES[zone], start, end, language)
            for role, form, zone, start, end, language in json.loads(row["parts"])
        ),
        language=row["language"],
        date=DocumentDate(*details["date"]) if details["date"] else None,
        dateline=Dateline(*details["dateline"]) if details["dateline"] else None,
        source=row["source"],
        offsets=OffsetMap(Edit(*edit) for edit in details["offsets"]),
        encoding=details["encoding"],
        notices=tuple(message_from(notice) for notice in details["notices"]),
        complete=details.get("complete", True),
        is_markup=details.get("is_markup", False),
    )


def mention_rows(mentions: Iterable[Mention]) -> list[Row]:
    """One row a mention, inner ones after the one they stand in: number, parent's number, columns.

    What linking adds is left out: it is made anew whenever a mention or a decision comes.
    """
    rows: list[Row] = []

    def append(mention: Mention, parent: int | None) -> None:
        number = len(rows)
        rows.append(
            (
                number,
                parent,
                mention.start,
                mention.end,
                mention.text,
                mention.type.value,
                mention.zone.value,
                mention.value,
                mention.known,
                mention.rule,
            )
        )
        for inner in mention.nested:
            append(inner, number)

    for mention in mentions:
        append(mention, None)
    return rows


def mentions_from(rows: Sequence[Row]) -> tuple[Mention, ...]:
    """The mentions that `mention_rows` made `rows` from; `rows` in the order of their numbers."""
    inner: dict[int | None, list[Mention]] = {}
    for number, parent, start, end, text, kind, zone, value, known, rule in reversed(rows):
        nested = tuple(reversed(inner.pop(number, [])))
        mention = Mention(start, end, text, EntityType(kind), Zone(zone), value, known, rule, nested)
        inner.setdefault(parent, []).append(mention)
    return tuple(reversed(inner.get(None, [])))


def message_record(message: Message) -> list[Any]:
    """A message as JSON can hold it."""
    values = {
        name: {"message": message_record(value)} if isinstance(value, Message) else _plain(value)
        for name, value in message.values.items()
    }
    return [message.text, values]


def message_from(record: Sequence[Any]) -> Message:
    """The message that `message_record` made `record` from."""
    text, values = record
    return Message(
        text,
        {name: _value_from(value) for name, value in values.items()},
    )


def _value_from(value: Any) -> object:
    if isinstance(value, dict):
        return message_from(value["message"])
    return tuple(value) if isinstance(value, list) else value


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
