"""A choice of documents as SQL."""

import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from reader.library.choice import Choice, Order
from reader.library.engine import Engine
from reader.library.library import DocumentSummary

COLUMNS = (
    "d.key, d.name, d.label, d.language, d.date, d.source, d.recogniser IS NOT NULL, "
    "d.number, d.added, d.length, d.story"
)
"""What `summary` reads."""

_INLINE = 500

_ORDERS = {
    Order.ADDED: ("number",),
    Order.DATE: ("date", "number"),
    Order.TITLE: ("sorting", "number"),
    Order.SOURCE: ("source", "date", "number"),
    Order.LANGUAGE: ("language", "date", "number"),
    Order.LENGTH: ("length", "number"),
}


class Scope(NamedTuple):
    """A choice with what only the rest of the library can tell.

    among: keys of documents of which it must be one; None: of all. without: keys of those it must not be.
    """

    choice: Choice = Choice()
    among: Collection[str] | None = None
    without: Collection[str] = ()


def summary(row: Sequence[Any]) -> DocumentSummary:
    """The document that a row of `COLUMNS` shows; without what cannot have been put into it."""
    *texts, analysed, number, added, length, story = row
    key, name, label, language, date, source = (text if isinstance(text, str) else None for text in texts)
    words = key or "", name or "", label or "", language or ""
    added, length, story = (whole if isinstance(whole, int) else 0 for whole in (added, length, story))
    return DocumentSummary(*words, date, source, bool(analysed), number, added, length, story)


def where(scope: Scope, connection: Any, engine: Engine) -> tuple[str, list[object]]:
    """The conditions for the table `documents d`, "" for none, and their values."""
    choice = scope.choice
    conditions: list[str] = []
    values: list[object] = []

    def one_of(column: str, wanted: Sequence[object], *, no: bool = False) -> None:
        # An empty list stands behind IN in SQLite only.
        conditions.append(f"{column} {'NOT ' * no}IN ({', '.join('?' * len(wanted)) or 'NULL'})")
        values.extend(wanted)

    if choice.languages:
        one_of("d.language", choice.languages)
    if choice.sources:
        one_of("d.source", _sources(choice.sources, connection) or ("",))
    if choice.since or choice.until:
        # Dates without a year begin with a hyphen.
        conditions.append("d.date >= ?")
        values.append(choice.since or "0")
    if choice.until:
        conditions.append("d.date <= ?")
        values.append(choice.until + "-99" * (2 - choice.until.count("-")))
    if choice.one_a_story:
        conditions.append("d.story = d.number")
    if choice.text:
        from reader.library.text_query import TextQuery

        query = TextQuery.parse(choice.text)
        if query.terms:
            matching, asked = engine.full_text.every_match(query)
            conditions.append(f"d.number IN ({matching})")
            values.extend(asked)
        else:
            conditions.append("1 = 0")
    for keys, no in ((scope.among, False), (scope.without or None, True)):
        if keys is None:
            continue
        if len(keys) <= _INLINE:
            one_of("d.key", tuple(keys), no=no)
        else:
            conditions.append(f"d.key {'NOT ' * no}IN ({engine.dialect.members})")
            values.append(json.dumps(sorted(keys)))
    return " AND ".join(conditions), values


def ordering(choice: Choice) -> str:
    """The order of the rows. What has no date or source comes last in the ascending order, too."""
    columns = _ORDERS[choice.order]
    way = " DESC" if choice.descending else ""
    empty = f"d.{columns[0]} IS NULL, " if choice.order in {Order.DATE, Order.SOURCE} else ""
    # Engines differ in what comes first; said only where there may be none, so that indexes serve.
    nulls = " NULLS LAST" if choice.descending else " NULLS FIRST"
    return f" ORDER BY {empty}" + ", ".join(f"d.{each}{way}{nulls if each == 'date' else ''}" for each in columns)


def limits(start: int, limit: int | None) -> str:
    """How many rows, and from which on."""
    if limit is None and not start:
        return ""
    return f" LIMIT {9_999_999_999 if limit is None else max(0, int(limit))} OFFSET {max(0, int(start))}"


def _sources(wanted: Sequence[str], connection: Any) -> list[object]:
    """The sources of the library that `wanted` name, in any case and with or without marks."""
    from reader.names.folding import folded

    keys = {folded(source) for source in wanted}
    rows = connection.execute("SELECT DISTINCT source FROM documents WHERE source IS NOT NULL").fetchall()
    return [source for (source,) in rows if folded(source) in keys]
