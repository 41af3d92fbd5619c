"""Rows of a person's database as the program keeps them there, whatever another program or a damage put into them.

Nothing here fails: what cannot be what was put in is left out, what a terminal would obey is made safe.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from reader.documents.sanitising import sanitise, sanitise_line
from reader.library.marks import Mark

Record = dict[str, Any]
"""A decision as JSON holds it, with the keys "id" and "made_at" added."""

_FARTHEST = 1 << 62


def offset_from(value: object) -> int:
    """A place in a text, 0 for what cannot be one; value: a number, or a number as it waits to be written."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 20:
        value = int(value)
    return value if isinstance(value, int) and 0 <= value < _FARTHEST else 0


def marks_from(rows: Iterable[Sequence[object]]) -> list[Mark]:
    """The marks, each from its number and its columns in the order of `Mark`; those of no document are left out."""
    marks = []
    for number, document, start, end, quote, note, made, label, file, date, source in rows:
        if not isinstance(number, int) or not isinstance(document, str):
            continue
        first = offset_from(start)
        span = first, max(first, offset_from(end))
        words = _lines(quote), _lines(note), _line(made), _line(label)
        # The path is not made safe: another file would be opened.
        path = file if isinstance(file, str) else ""
        marks.append(Mark(number, document, *span, *words, path, _line(date) or None, _line(source) or None))
    return marks


def records_from(rows: Iterable[tuple[object, object, object]]) -> list[Record]:
    """The decisions in rows of number, time and record."""
    records = []
    for number, made, text in rows:
        try:
            record = json.loads(text) if isinstance(text, str) else None
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            records.append({**record, "id": number, "made_at": _line(made)})
    return records


def overlays_from(rows: Iterable[tuple[object, object, object]]) -> dict[int, tuple[bytes, bytes]]:
    """What decisions change, from rows of the number of a document, a stamp and the difference."""
    return {
        document: (stamp, difference)
        for document, stamp, difference in rows
        if isinstance(document, int) and isinstance(stamp, bytes) and isinstance(difference, bytes)
    }


def _line(value: object) -> str:
    return sanitise_line(value) if isinstance(value, str) else ""


def _lines(value: object) -> str:
    return sanitise(value).text if isinstance(value, str) else ""
