"""Documents that came in the place of others: what a person has of the old one goes over to the new one.

The library of many people knows who came after whom; the traces of each of them lie elsewhere, and follow when that
person opens it the next time.
"""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

TABLES = """
CREATE TABLE successions (
    number {number},
    old {plain} NOT NULL,
    new {plain} NOT NULL
)
"""
"""old, new: keys of documents that are the same page, file or entry, as it was and as it was read later."""

_IDENTITY = "identity"


def note(connection: Any, pairs: Iterable[tuple[str, str]]) -> None:
    """Keep that the second of each pair of keys came in the place of the first."""
    for old, new in pairs:
        connection.execute("INSERT INTO successions (old, new) VALUES (?, ?)", (old, new))
        connection.execute(
            "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", (_IDENTITY, uuid4().hex)
        )


def last(connection: Any) -> tuple[str, int]:
    """What the library is known by, and the number of the last succession; ("", 0) without any."""
    row = connection.execute("SELECT max(number) FROM successions").fetchone()
    if row is None or row[0] is None:
        return "", 0
    identity = connection.execute("SELECT value FROM facts WHERE name = ?", (_IDENTITY,)).fetchone()
    return str(identity[0]) if identity else "", int(row[0])


def heirs(connection: Any, after: int) -> dict[str, str]:
    """Who has the place now of each document that lost it behind the number `after`, by key."""
    found: dict[str, str] = {}
    before: dict[str, list[str]] = {}
    rows = connection.execute("SELECT old, new FROM successions WHERE number > ? ORDER BY number", (after,)).fetchall()
    for old, new in rows:
        moved = [old, *before.pop(old, [])]
        found.update(dict.fromkeys(moved, new))
        before.setdefault(new, []).extend(moved)
    return {old: new for old, new in found.items() if old != new}
