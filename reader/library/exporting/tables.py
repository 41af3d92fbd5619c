"""Tables of comma-separated values (RFC 4180) for spreadsheets: articles, entities, spellings, mentions, decisions."""

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from reader.entities.mention import Mention
from reader.library.exporting.selection import Selection
from reader.localisation import translate

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would work out (OWASP, "CSV Injection")."""

Row = tuple[Any, ...]


def tables(selection: Selection) -> Iterator[tuple[str, Iterator[str]]]:
    """The files: name, and the pieces of its text."""
    for name, header, rows in _TABLES:
        yield f"{name}.csv", _lines(header, rows(selection))


class _Line:
    """What the writer of the csv module writes to: gives back the line that was written last."""

    def write(self, text: str) -> str:
        return text


def _lines(header: Row, rows: Iterable[Row]) -> Iterator[str]:
    writer = csv.writer(_Line())
    # Spreadsheets take a file for UTF-8 when it begins with the mark.
    yield "\ufeff" + str(writer.writerow(header))
    for row in rows:
        yield str(writer.writerow([_cell(value) for value in row]))


def _cell(value: Any) -> Any:
    """`value` as text that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value


def _documents(selection: Selection) -> Iterator[Row]:
    for document in selection.documents():
        date = document.date.value if document.date else None
        yield document.key, document.name, document.label, document.language, date, document.source, len(document.text)


def _entities(selection: Selection) -> Iterator[Row]:
    for entity in selection.entities():
        same_as = " ".join(f"{scheme}:{value}" for scheme, value in sorted(entity.same_as.items()))
        yield entity.id, entity.type.value, entity.name, entity.value, entity.count, len(entity.documents), same_as


def _links(selection: Selection) -> Iterator[Row]:
    for entity in selection.entities():
        for spelling in selection.spellings(entity.id):
            reasons = "; ".join(translate(reason) for reason in spelling.reasons)
            yield entity.id, spelling.form, spelling.count, int(spelling.full), reasons


def _mentions(selection: Selection) -> Iterator[Row]:
    for key in selection.keys:
        for mention in selection.mentions(key):
            yield from _nested(key, mention, 0)


def _nested(key: str, mention: Mention, depth: int) -> Iterator[Row]:
    yield (
        *(key, mention.start, mention.end, mention.text, mention.type.value, mention.zone.value),
        *(mention.value, mention.entity, depth, " ".join(mention.alternatives)),
    )
    for inner in mention.nested:
        yield from _nested(key, inner, depth + 1)


def _decisions(selection: Selection) -> Iterator[Row]:
    for decision in selection.library.decisions():
        yield (
            *(decision.made_at, decision.action.value, decision.type.value),
            *(" | ".join(decision.names), decision.document),
        )


_TABLES: tuple[tuple[str, Row, Callable[[Selection], Iterator[Row]]], ...] = (
    ("documents", ("document", "file", "title", "language", "date", "source", "length"), _documents),
    ("entities", ("entity", "type", "name", "value", "mentions", "documents", "same_as"), _entities),
    ("links", ("entity", "form", "count", "full", "reasons"), _links),
    (
        "mentions",
        *(("document", "start", "end", "text", "type", "zone", "value", "entity", "depth", "alternatives"), _mentions),
    ),
    ("decisions", ("made", "action", "type", "names", "document"), _decisions),
)
