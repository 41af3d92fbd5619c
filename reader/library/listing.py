"""A choice of documents as SQL."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from reader.library.choice import Choice, Order
from reader.library.full_text import FullText
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


@dataclass(frozen=True, slots=True)
class Scope:
    """A choice with what only the rest of the library can tell.

    among: keys of documents of which it must be one; None: of all. without: keys of those it must not be.
    """

    choice: Choice = field(default_factory=Choice)
    among: Collection[str] | None = None
    without: Collection[str] = ()


def summary(row: Sequence[Any]) -> DocumentSummary:
    """The document that a row of `COLUMNS` shows."""
    key, name, label, language, date, source, analysed, number, added, length, story = row
    return DocumentSummary(key, name, label, language, date, source, bool(analysed), number, added, length, story)


def where(scope: Scope, connection: Any, full_text: FullText) -> tuple[str, list[object]]:
    """The conditions for the table `documents d`, "" for none, and their values."""
    choice = scope.choice
    conditions: list[str] = []
    values: list[object] = []

    def one_of(column: str, wanted: Sequence[object], *, no: bool = False) -> None:
        conditions.append(f"{column} {'NOT ' * no}IN ({', '.join('?' * len(wanted))})")
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
            matching, asked = full_text.every_match(query)
            conditions.append(f"d.number IN ({matching})")
            values.extend(asked)
        else:
            conditions.append("1 = 0")
    for name, keys, no in (("among", scope.among, False), ("without", scope.without or None, True)):
        if keys is None:
            continue
        if len(keys) <= _INLINE:
            one_of("d.key", tuple(keys), no=no)
        else:
            _note(connection, name, keys)
            conditions.append(f"d.key {'NOT ' * no}IN (SELECT key FROM noted WHERE name = '{name}')")  # noqa: S608 - names above
    return " AND ".join(conditions), values


def ordering(choice: Choice) -> str:
    """The order of the rows. What has no date or source comes last in the ascending order, too."""
    columns = _ORDERS[choice.order]
    way = " DESC" if choice.descending else ""
    empty = f"d.{columns[0]} IS NULL, " if choice.order in {Order.DATE, Order.SOURCE} else ""
    return f" ORDER BY {empty}" + ", ".join(f"d.{column}{way}" for column in columns)


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


def _note(connection: Any, name: str, keys: Collection[str]) -> None:
    """Have `keys` in a table that only this connection sees: more than a statement is to be given."""
    connection.execute("CREATE TEMPORARY TABLE IF NOT EXISTS noted (name TEXT, key TEXT, PRIMARY KEY (name, key))")
    connection.execute("BEGIN")
    try:
        connection.execute("DELETE FROM noted WHERE name = ?", (name,))
        connection.executemany("INSERT INTO noted (name, key) VALUES (?, ?)", [(name, key) for key in set(keys)])
    finally:
        connection.execute("COMMIT")
