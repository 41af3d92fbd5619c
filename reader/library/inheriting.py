"""What a person has of a document goes over to the one that came in its place."""

import json
from collections.abc import Collection, Mapping
from typing import Any, Protocol

from reader.library.carrying import found_again
from reader.library.errors import LibraryUnreadableError


class Inheritance(Protocol):
    """A library, as far as it knows which documents came in the place of which."""

    def last_succession(self) -> tuple[str, int, str]:
        """As `successions.last`."""
        ...

    def has_succession(self, number: int, identity: str) -> bool:
        """As `successions.has`."""
        ...

    def heirs(self) -> dict[str, str]:
        """As `successions.heirs`."""
        ...

    def lengths(self, keys: Collection[str]) -> dict[str, int]:
        """How long the texts of documents are, code points, by key."""
        ...

    def text(self, key: str) -> str:
        """The text of a document. Raises KeyError."""
        ...


def is_ahead(library: Inheritance, bookmark: str, number: int) -> bool:
    """Whether a bookmark ("NUMBER ID") stands in `library` behind the succession `number`, or at it."""
    known, _, identity = bookmark.partition(" ")
    if not (known.isascii() and known.isdecimal() and len(known) < 19) or int(known) < number:
        return False
    return library.has_succession(int(known), identity)


class Handing:
    """Hands on positions, what was read, marks and decisions in one document.

    Marks whose words are not in the new document stay where they are.
    """

    def __init__(self, connection: Any) -> None:
        """connection: to the person's database, to see what there is."""
        self._positions = [key for (key,) in connection.execute("SELECT document FROM positions").fetchall()]
        self._marks = connection.execute(
            "SELECT document, number, start, end, quote FROM marks ORDER BY document, start"
        ).fetchall()
        self._heirs: dict[str, str] = {}
        self._lengths: dict[str, int] = {}
        self._moves: list[tuple[object, ...]] = []

    def prepare(self, library: Inheritance) -> None:
        """Ask `library` for all that is needed, before anything is written. Raises LibraryUnreadableError."""
        self._heirs = library.heirs()
        self._lengths = library.lengths({self._heirs[key] for key in self._positions if key in self._heirs})
        of, text = "", ""
        for old, number, start, end, quote in self._marks:
            heir = self._heirs.get(old)
            if heir is None or not (isinstance(start, int) and isinstance(end, int) and isinstance(quote, str)):
                continue
            if heir != of:
                try:
                    of, text = heir, library.text(heir)
                except (KeyError, LibraryUnreadableError):  # it went meanwhile, or is damaged
                    of, text = heir, ""
            span = found_again(text, quote, start)
            if span is not None:
                more = max(0, end - start - len(quote))  # of a passage of which the beginning is kept
                place = heir, span[0], min(len(text), span[1] + more)
                self._moves.append((*place, number, old, start, end))

    def write(self, connection: Any) -> None:
        """Hand on; connection: to the person's database, in a transaction.

        Of several documents that one came after, the latest gives its position and whether it was read.
        """
        for old in _those(connection, "positions", self._heirs):
            heir = self._heirs[old]
            if heir in self._lengths:
                connection.execute(
                    "INSERT INTO positions (document, offset, moved) SELECT ?, min(offset, ?), moved FROM positions "
                    "WHERE document = ? ON CONFLICT (document) DO NOTHING",
                    (heir, self._lengths[heir], old),
                )
        for old in _those(connection, "read", self._heirs):
            connection.execute(
                "INSERT INTO read (document, since) SELECT ?, since FROM read WHERE document = ? "
                "ON CONFLICT (document) DO NOTHING",
                (self._heirs[old], old),
            )
        connection.executemany(
            "UPDATE marks SET document = ?, start = ?, end = ? "
            "WHERE number = ? AND document = ? AND start = ? AND end = ?",
            self._moves,
        )
        _hand_on_decisions(connection, self._heirs)


def _those(connection: Any, table: str, heirs: Mapping[str, str]) -> list[str]:
    """The documents that are in `table` and have an heir, in the order of `heirs`."""
    rows = connection.execute(f"SELECT document FROM {table}").fetchall()  # noqa: S608 - names of tables above
    there = {key for (key,) in rows}
    return [key for key in heirs if key in there]


def _hand_on_decisions(connection: Any, heirs: Mapping[str, str]) -> None:
    rows = connection.execute("SELECT number, record FROM decisions WHERE record LIKE '%\"document\"%'").fetchall()
    for number, written in rows:
        try:
            record = json.loads(written)
            heir = heirs.get(record.get("document", ""))
        except (ValueError, AttributeError, TypeError, RecursionError):
            continue
        if heir is not None:
            changed = json.dumps({**record, "document": heir}, ensure_ascii=False)
            connection.execute("UPDATE decisions SET record = ? WHERE number = ?", (changed, number))
