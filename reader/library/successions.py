"""Documents that came in the place of others: what a person has of the old one goes over to the new one.

The library of many people knows who came after whom; the traces of each of them lie elsewhere, and follow when that
person opens it the next time.
"""

from collections.abc import Iterable
from typing import Any

TABLES = """
CREATE TABLE successions (
    number {number},
    old {plain} NOT NULL,
    new {plain} NOT NULL,
    id {plain} NOT NULL
)
"""
"""old, new: keys of documents that are the same page, file or entry, as it was and as it was read later.

id: random. In copies of a library that went apart, and in one that was restored, a number may be given once more.
"""

_IDENTITY = "identity"


def note(connection: Any, pairs: Iterable[tuple[str, str]]) -> None:
    """Keep that the second of each pair of keys came in the place of the first."""
    from uuid import uuid4

    for old, new in pairs:
        connection.execute("INSERT INTO successions (old, new, id) VALUES (?, ?, ?)", (old, new, uuid4().hex))
        connection.execute(
            "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", (_IDENTITY, uuid4().hex)
        )


def last(connection: Any) -> tuple[str, int, str]:
    """What the library is known by, and number and id of the last succession; ("", 0, "") without any."""
    row = connection.execute("SELECT number, id FROM successions ORDER BY number DESC LIMIT 1").fetchone()
    if row is None:
        return "", 0, ""
    identity = connection.execute("SELECT value FROM facts WHERE name = ?", (_IDENTITY,)).fetchone()
    return str(identity[0]) if identity else "", int(row[0]), str(row[1])


def has(connection: Any, number: int, identity: str) -> bool:
    """Whether there is a succession with that number and id."""
    row = connection.execute("SELECT 1 FROM successions WHERE number = ? AND id = ?", (number, identity)).fetchone()
    return row is not None


def heirs(connection: Any) -> dict[str, str]:
    """Who has the place now of each document that is not there any more, by key; of the latest to go first."""
    rows = connection.execute(
        "SELECT s.old, s.new, o.key, n.key FROM successions s LEFT JOIN documents o ON o.key = s.old "
        "LEFT JOIN documents n ON n.key = s.new ORDER BY s.number"
    ).fetchall()
    there = {key for row in rows for key in row[2:] if key is not None}
    after: dict[str, str] = {}
    for old, new, *_there in rows:
        after.pop(old, None)
        after[old] = new
    found: dict[str, str] = {}
    for old in reversed(after):
        if old in there:
            continue
        heir, passed = after[old], {old}
        while heir not in there and heir in after and heir not in passed:
            passed.add(heir)
            heir = found.get(heir, after[heir])
        if heir in there:
            found[old] = heir
    return found
