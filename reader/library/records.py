"""Documents and mentions as rows and back, without loss."""

import json
import zlib
from collections.abc import Iterable, Sequence
from itertools import islice
from string import Formatter
from typing import Any

from reader.documents import Dateline, Document, DocumentDate, Edit, Form, OffsetMap, Part, Role, Zone, sanitise_line
from reader.entities.mention import EntityType, Mention
from reader.messages import Message

_ROLES = {role.value: role for role in Role}
_FORMS = {form.value: form for form in Form}
_ZONES = {zone.value: zone for zone in Zone}


_NO_OFFSETS = '"offsets":[]'  # a string in JSON cannot hold these quotation marks


def details_record(document: Document) -> str:
    """What is known about `document` besides its text and the columns of a list, as JSON."""
    date, dateline = document.date, document.dateline
    record = _dump(
        {
            "parts": _parts_record(document.parts),
            "date": [date.value, date.start, date.end] if date else None,
            "dateline": [dateline.place, dateline.agency, dateline.start, dateline.end] if dateline else None,
            "offsets": [],
            "encoding": document.encoding,
            "notices": [message_record(notice) for notice in document.notices],
            **({} if document.complete else {"complete": False}),
            **({"is_markup": True} if document.is_markup else {}),
            **({"as_told": True} if document.as_told else {}),
        }
    )
    before, empty, after = record.partition(_NO_OFFSETS)
    return f"{before}{empty[:-1]}{_offsets_record(document.offsets)}]{after}" if document.offsets else record


def _offsets_record(offsets: OffsetMap) -> str:
    """The items of the list of edits; as lists of numbers, hundreds of thousands would take a hundred megabytes."""
    edits = (f"[{start},{end},{length}]" for start, end, length in offsets)
    return ",".join(iter(lambda: ",".join(islice(edits, 4096)), ""))


def document_from(head: tuple[str, str, str, str | None], text: str, details: str) -> Document:
    """The document that has these `details`; head: key, name, language and source."""
    key, name, language, source = head
    record = json.loads(details)
    parts = _parts_from(record["parts"])
    texts = key, name, language, source or "", record["encoding"]
    if not all(isinstance(each, str) for each in texts) or (parts and parts[-1].end > len(text)):
        raise ValueError("no such document was kept")
    return Document(
        key=key,
        name=sanitise_line(name),
        text=text,
        parts=parts,
        language=sanitise_line(language),
        date=DocumentDate(*record["date"]) if record["date"] else None,
        dateline=Dateline(*record["dateline"]) if record["dateline"] else None,
        source=source and sanitise_line(source),
        offsets=OffsetMap(Edit(*edit) for edit in record["offsets"]),
        encoding=record["encoding"],
        notices=tuple(message_from(notice) for notice in record["notices"]),
        complete=record.get("complete", True),
        is_markup=record.get("is_markup", False),
        as_told=record.get("as_told", False),
    )


def _parts_record(parts: Iterable[Part]) -> list[Any]:
    """Parts in columns: the kinds of parts that occur, then kind, distance to the part before, and length of each."""
    kinds: dict[tuple[str, ...], int] = {}
    numbers, gaps, lengths = [], [], []
    position = 0
    for part in parts:
        kind = (part.role.value, part.form.value, part.zone.value, part.language)
        numbers.append(kinds.setdefault(kind, len(kinds)))
        gaps.append(part.start - position)
        lengths.append(part.end - part.start)
        position = part.end
    return [list(kinds), numbers, gaps, lengths]


def _parts_from(record: Sequence[Any]) -> tuple[Part, ...]:
    kinds = [(_ROLES[role], _FORMS[form], _ZONES[zone], language) for role, form, zone, language in record[0]]
    parts = []
    position = 0
    for number, gap, length in zip(*record[1:], strict=True):
        role, form, zone, language = kinds[number]
        if gap < 0 or length < 0:
            raise ValueError("parts overlap")
        start = position + gap
        position = start + length
        parts.append(Part(role, form, zone, start, position, language))
    return tuple(parts)


def mentions_record(mentions: Iterable[Mention], text: str) -> str:
    """Mentions in `text` as JSON, in columns. What linking adds is left out: it is made anew.

    The kinds that occur (type, zone, rule, known thing), then of each mention, inner ones after the one they stand in:
    kind, distance to the start of the one before, length, number of inner ones; by place the values, and the words of
    those that have others than stand in the text.
    """
    kinds: dict[tuple[str, str, str, str | None], int] = {}
    numbers: list[int] = []
    gaps: list[int] = []
    lengths: list[int] = []
    inner: list[int] = []
    values: dict[int, str] = {}
    words: dict[int, str] = {}
    position = 0

    def append(mention: Mention) -> None:
        nonlocal position
        place = len(numbers)
        kind = (mention.type.value, mention.zone.value, mention.rule, mention.known)
        numbers.append(kinds.setdefault(kind, len(kinds)))
        gaps.append(mention.start - position)
        lengths.append(mention.end - mention.start)
        inner.append(len(mention.nested))
        position = mention.start
        if mention.value is not None:
            values[place] = mention.value
        if mention.text != text[mention.start : mention.end]:
            words[place] = mention.text
        for each in mention.nested:
            append(each)

    for mention in mentions:
        append(mention)
    return _dump([list(kinds), numbers, gaps, lengths, inner, values, words])


def mentions_from(record: str, text: str) -> tuple[Mention, ...]:
    """The outermost mentions that `mentions_record` made `record` from. Raises ValueError for those it never made."""
    kinds, numbers, gaps, lengths, inner, values, words = json.loads(record)
    made = [(EntityType(kind), Zone(zone), rule, known) for kind, zone, rule, known in kinds]
    places = iter(range(len(numbers)))
    position = 0

    def take(place: int) -> Mention:
        nonlocal position
        start = position = position + gaps[place]
        kind, zone, rule, known = made[numbers[place]]
        end = start + lengths[place]
        if not 0 <= start < end:
            raise ValueError("no place in a text")
        found = words.get(str(place))
        nested = tuple(take(next(places)) for _ in range(inner[place]))
        value = values.get(str(place))
        return Mention(start, end, text[start:end] if found is None else found, kind, zone, value, known, rule, nested)

    return tuple(take(place) for place in places)


def pack(text: str, *, compress: bool = True) -> bytes:
    """`text` as bytes that `unpack` reads."""
    return pack_bytes(text.encode("utf-8", "surrogatepass"), compress=compress)


def unpack(data: bytes) -> str:
    """The text that `pack` made `data` from."""
    return unpack_bytes(data).decode("utf-8", "surrogatepass")


def pack_bytes(data: bytes, *, compress: bool = True) -> bytes:
    """`data` behind a byte that says whether it is compressed, which it is only when that is shorter."""
    packed = zlib.compress(data, 6) if compress else data
    return b"z" + packed if len(packed) < len(data) else b"-" + data


def unpack_bytes(data: bytes) -> bytes:
    """The bytes that `pack_bytes` made `data` from."""
    return zlib.decompress(data[1:]) if data[:1] == b"z" else bytes(data[1:])


def message_record(message: Message) -> list[Any]:
    """A message as JSON can hold it."""
    values = {
        name: {"message": message_record(value)} if isinstance(value, Message) else _plain(value)
        for name, value in message.values.items()
    }
    return [message.text, values]


def message_from(record: Sequence[Any]) -> Message:
    """The message that `message_record` made `record` from. Raises as `checked` does, and for what is no record."""
    text, values = record
    return checked(Message(text, {name: _value_from(value) for name, value in values.items()}))


def checked(message: Message) -> Message:
    """`message`, which comes from outside. Raises ValueError when it asks for more than its values as they are."""
    for _words, name, spec, conversion in Formatter().parse(message.text):
        if name is not None and (name not in message.values or spec or conversion):
            raise ValueError("no sentence of this program")
    return message


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
