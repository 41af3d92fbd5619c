"""A library of the tables that links need, for tests."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from reader.entities.decisions import Decision
from reader.entities.mention import Mention
from reader.library.dialect import SQLITE
from reader.library.links.preparing import prepare
from reader.library.links.stored import StoredLinks
from reader.library.links.tables import TABLES
from reader.library.links.writing import LinkInput

Article = tuple[str, str, tuple[Mention, ...], str]
"""Key, language, mentions, text."""

DOCUMENTS = "CREATE TABLE documents (number {number}, key {plain} NOT NULL UNIQUE, date TEXT)"


class LinkLibrary:
    """Documents and their links in one database; the texts are kept in memory."""

    errors = (sqlite3.Error,)
    name = "links"

    def __init__(self, path: str = ":memory:", decisions: Sequence[Decision] = ()) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        if not self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for statement in SQLITE.ddl(DOCUMENTS + ";\n" + TABLES):
                self.connection.execute(statement)
        self.articles: dict[int, Article] = {}
        self.links = StoredLinks(self, self.articles.__getitem__, decisions)

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        yield self.connection

    @contextmanager
    def write(self, patience: float = 0.0) -> Iterator[sqlite3.Connection]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def add(self, articles: Iterable[Article], *, prepared: bool = False) -> None:
        """Keep articles, in the place of those with the same keys."""
        with self.write() as connection:
            batch = []
            for key, language, mentions, text in articles:
                connection.execute("INSERT INTO documents (key) VALUES (?) ON CONFLICT DO NOTHING", (key,))
                number = self.number(key)
                self.articles[number] = key, language, mentions, text
                done = prepare(key, language, mentions, text) if prepared else None
                batch.append(LinkInput(number, key, language, mentions, text, done))
            self.links.keep(connection, batch)

    def remove(self, key: str) -> None:
        """Forget an article, if it is there."""
        with self.write() as connection:
            number = self.number(key)
            self.links.drop(connection, [number])
            connection.execute("DELETE FROM documents WHERE number = ?", (number,))

    def number(self, key: str) -> int:
        """What stands for an article; -1 when it is not there."""
        row = self.connection.execute("SELECT number FROM documents WHERE key = ?", (key,)).fetchone()
        return row[0] if row else -1
