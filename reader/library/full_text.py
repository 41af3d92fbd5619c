"""The words of all texts in an index: which documents have what somebody looks for.

SQLite's (FTS5) holds no text of its own. To take a document out of it, FTS5 has to be told what was put in: the same
words are made of the text again, so the rules by which they are made must be those of then (`rules`).
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from reader.library.text_query import Run, Term, TextQuery

NEWEST = 10_000
"""So many of the newest hits are ranked."""

_TITLE = 5.0
"""How much more a word counts in a title."""


class IndexedText(NamedTuple):
    """title, body: keys of words with a space between them."""

    title: str
    body: str


class FullText(Protocol):
    """The index of one engine. `connection` is within a transaction where something is written."""

    tables: str
    """The definition of its tables, as `Dialect.ddl` takes it."""

    def keep(self, connection: Any, texts: Iterable[tuple[int, IndexedText]]) -> None:
        """Put the texts of documents, by number, into the index."""
        ...

    def drop(self, connection: Any, texts: Iterable[tuple[int, IndexedText]]) -> None:
        """Take texts out that were put in just so."""
        ...

    def clear(self, connection: Any) -> None:
        """Take everything out."""
        ...

    def best(
        self, connection: Any, query: "TextQuery", condition: str, values: Sequence[object], limit: int
    ) -> list[int]:
        """The numbers of the documents that `query` fits best, the newer first of those that it fits equally well.

        condition: on the table `documents d`, for which `values` are; "" for none. How well it fits (words of titles
        count more) is worked out for the `NEWEST` hits, since it takes time for each; older ones come behind, as old as
        they are.
        """
        ...

    def every_match(self, query: "TextQuery") -> tuple[str, tuple[object, ...]]:
        """SQL for the numbers of all documents that have what `query` looks for, and its values."""
        ...


class Fts5(FullText):
    """The index in SQLite. Ranks by BM25."""

    tables = """
CREATE VIRTUAL TABLE full_text USING fts5 (title, body, content='', tokenize='ascii')
"""

    def keep(self, connection: Any, texts: Iterable[tuple[int, IndexedText]]) -> None:
        connection.executemany(
            "INSERT INTO full_text (rowid, title, body) VALUES (?, ?, ?)",
            [(number, text.title, text.body) for number, text in texts],
        )

    def drop(self, connection: Any, texts: Iterable[tuple[int, IndexedText]]) -> None:
        connection.executemany(
            "INSERT INTO full_text (full_text, rowid, title, body) VALUES ('delete', ?, ?, ?)",
            [(number, text.title, text.body) for number, text in texts],
        )

    def clear(self, connection: Any) -> None:
        connection.execute("INSERT INTO full_text (full_text) VALUES ('delete-all')")

    def best(
        self, connection: Any, query: "TextQuery", condition: str, values: Sequence[object], limit: int
    ) -> list[int]:
        wanted = expression(query.terms)
        oldest = connection.execute(
            "SELECT rowid FROM full_text WHERE full_text MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?",
            (wanted, NEWEST - 1),
        ).fetchone()
        joined = f"CROSS JOIN documents d ON d.number = full_text.rowid AND {condition}" if condition else ""
        chosen = f"SELECT full_text.rowid FROM full_text {joined} WHERE full_text MATCH ? AND full_text.rowid"  # noqa: S608
        rows = connection.execute(
            f"{chosen} >= ? ORDER BY bm25(full_text, {_TITLE}, 1.0), full_text.rowid DESC LIMIT ?",
            (*values, wanted, oldest[0] if oldest else 0, limit),
        ).fetchall()
        if oldest and len(rows) < limit:
            older = f"{chosen} < ? ORDER BY full_text.rowid DESC LIMIT ?"
            rows += connection.execute(older, (*values, wanted, oldest[0], limit - len(rows))).fetchall()
        return [number for (number,) in rows]

    def every_match(self, query: "TextQuery") -> tuple[str, tuple[object, ...]]:
        return "SELECT rowid AS number FROM full_text WHERE full_text MATCH ?", (expression(query.terms),)


def expression(terms: "Sequence[Term]") -> str:
    """What FTS5 is asked: every word in quotation marks, so that none is an operator."""
    return " AND ".join(f"({' OR '.join(_run(run, star=term.is_prefix) for run in term.runs)})" for term in terms)


def _run(run: "Run", *, star: bool) -> str:
    return f'"{" ".join(run)}"' + (" *" if star else "")
