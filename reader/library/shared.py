"""The part of a library that many people can share: documents and their mentions."""

import sqlite3

from reader.documents import Document
from reader.entities.mention import Mention
from reader.library.database import Database, Schema
from reader.library.errors import not_kept
from reader.library.library import DocumentSummary
from reader.library.records import document_from, document_row, mention_rows, mentions_from

SCHEMA = Schema(
    application=0x52445231,  # "RDR1"
    steps=(
        """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    language TEXT NOT NULL,
    date TEXT,
    source TEXT,
    text TEXT NOT NULL,
    parts TEXT NOT NULL,
    details TEXT NOT NULL,
    recogniser TEXT
);
CREATE TABLE mentions (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    parent INTEGER,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    zone TEXT NOT NULL,
    value TEXT,
    known TEXT,
    rule TEXT NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE INDEX documents_recogniser ON documents (recogniser, number, key);
""",
    ),
)

_COLUMNS = ("key", "name", "label", "language", "date", "source", "text", "parts", "details")
_INSERT = (
    f"INSERT INTO documents (number, {', '.join(_COLUMNS)}) "  # noqa: S608 - column names of this module
    f"VALUES (:number, {', '.join(':' + column for column in _COLUMNS)}) "
    "ON CONFLICT (key) DO NOTHING"
)


class SharedStore:
    """Documents and mentions in one SQLite database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._own_changes = 0

    def add(self, document: Document, number: int | None = None) -> bool:
        """As `Library.add`."""
        row = {**document_row(document), "number": number}
        try:
            with self._database.write() as connection:
                return connection.execute(_INSERT, row).rowcount == 1
        except sqlite3.Error as error:
            raise not_kept(self._database.path, error) from error

    def replace(self, document: Document, key: str) -> None:
        """As `Library.replace`."""
        row = {**document_row(document), "old": key}
        changes = ", ".join(f"{column} = :{column}" for column in _COLUMNS)
        try:
            with self._database.write() as connection:
                number = "(SELECT number FROM documents WHERE key = :old)"
                connection.execute(f"DELETE FROM mentions WHERE document = {number}", row)  # noqa: S608 - no data in it
                known = connection.execute("SELECT 1 FROM documents WHERE key = :key AND key != :old", row).fetchone()
                if known:
                    connection.execute("DELETE FROM documents WHERE key = :old", row)
                else:
                    connection.execute(f"UPDATE documents SET {changes}, recogniser = NULL WHERE key = :old", row)  # noqa: S608 - column names of this module
        except sqlite3.Error as error:
            raise not_kept(self._database.path, error) from error
        self._own_changes += 1

    def documents(self) -> list[DocumentSummary]:
        """As `Library.documents`."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT key, name, label, language, date, source, recogniser IS NOT NULL FROM documents ORDER BY number"
            ).fetchall()
        return [
            DocumentSummary(key, name, label, language, date, source, bool(analysed))
            for key, name, label, language, date, source, analysed in rows
        ]

    def document(self, key: str) -> Document:
        """As `Library.document`."""
        with self._database.read() as connection:
            row = connection.execute(
                f"SELECT {', '.join(_COLUMNS)} FROM documents WHERE key = ?",  # noqa: S608 - see above
                (key,),
            ).fetchone()
        if row is None:
            raise KeyError(key)
        return document_from(dict(zip(_COLUMNS, row, strict=True)))

    def is_pending(self, key: str, recogniser: str) -> bool:
        """True when the mentions of a document are not those that `recogniser` finds.

        Raises KeyError when there is no such document.
        """
        question = "SELECT recogniser IS NOT ? FROM documents WHERE key = ?"
        with self._database.read() as connection:
            row = connection.execute(question, (recogniser, key)).fetchone()
        if row is None:
            raise KeyError(key)
        return bool(row[0])

    def pending(self, recogniser: str) -> list[str]:
        """The keys of the documents whose mentions are not those that `recogniser` finds, in the order of adding."""
        question = (
            "SELECT number, key FROM documents WHERE recogniser IS NULL OR recogniser < ?1 OR recogniser > ?1 "
            "ORDER BY number"
        )
        with self._database.read() as connection:
            return [key for _, key in connection.execute(question, (recogniser,))]

    def set_mentions(self, key: str, mentions: tuple[Mention, ...], recogniser: str) -> None:
        """Keep what `recogniser` found in a document, instead of what was kept before."""
        try:
            with self._database.write() as connection:
                number = connection.execute("SELECT number FROM documents WHERE key = ?", (key,)).fetchone()[0]
                connection.execute("DELETE FROM mentions WHERE document = ?", (number,))
                connection.executemany(
                    "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    ((number, *row) for row in mention_rows(mentions)),
                )
                connection.execute("UPDATE documents SET recogniser = ? WHERE number = ?", (recogniser, number))
        except sqlite3.Error as error:
            raise not_kept(self._database.path, error) from error
        self._own_changes += 1

    def length(self, key: str) -> int:
        """As `Library.length`."""
        with self._database.read() as connection:
            row = connection.execute("SELECT length(text) FROM documents WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return int(row[0])

    def text(self, key: str) -> str:
        """The text of a document, "" when there is none."""
        with self._database.read() as connection:
            row = connection.execute("SELECT text FROM documents WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def has_analysed(self) -> bool:
        """Whether the mentions of any document are known."""
        with self._database.read() as connection:
            return bool(
                connection.execute("SELECT EXISTS (SELECT 1 FROM documents WHERE recogniser IS NOT NULL)").fetchone()[0]
            )

    def analysed(self) -> list[tuple[str, str, str]]:
        """Key, language and recogniser of each document whose mentions are known, in the order of adding."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT key, language, recogniser FROM documents WHERE recogniser IS NOT NULL ORDER BY number"
            ).fetchall()
        return [(key, language, recogniser) for key, language, recogniser in rows]

    def changes_seen(self) -> int:
        """Something that differs once another process may have changed documents."""
        return self._database.changes_seen()

    def state(self) -> tuple[int, int]:
        """Something that differs once mentions may have changed, here or in another process."""
        return self._own_changes, self._database.changes_seen()

    def mentions(self, key: str) -> tuple[Mention, ...]:
        """The outermost mentions of a document, unlinked."""
        with self._database.read() as connection:
            rows = connection.execute(
                "SELECT m.number, m.parent, m.start, m.end, m.text, m.type, m.zone, m.value, m.known, m.rule "
                "FROM mentions m JOIN documents d ON d.number = m.document WHERE d.key = ? ORDER BY m.number",
                (key,),
            ).fetchall()
        return mentions_from(rows)

    def close(self) -> None:
        """Close the database."""
        self._database.close()
