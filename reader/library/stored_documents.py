"""What is read of the shared part of a library."""

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reader.documents import Document
from reader.entities.mention import Mention
from reader.library import files, origins, successions
from reader.library.engine import Engine
from reader.library.errors import gone, telling_damage, unreadable
from reader.library.feeds import Feed, all_feeds
from reader.library.files import SourceFile, storable
from reader.library.library import DocumentSummary
from reader.library.listing import COLUMNS, Scope, limits, ordering, summary, where
from reader.library.records import document_from, mentions_from, unpack

if TYPE_CHECKING:
    from reader.library.text_query import TextQuery

_AT_ONCE = 500

DOCUMENT = (
    "SELECT d.key, d.name, d.language, d.source, c.text, c.details, d.number, c.mentions, d.recogniser "
    "FROM documents d JOIN contents c ON c.document = d.number"
)


"""What `StoredDocuments` makes documents of."""


class StoredDocuments:
    """Documents and mentions in one database, to be read."""

    def __init__(self, database: Engine) -> None:
        self._database = database
        self._own_changes = 0

    @property
    def name(self) -> str:
        """What the person is told that the database is."""
        return self._database.name

    def documents(self, scope: Scope | None = None, start: int = 0, limit: int | None = None) -> list[DocumentSummary]:
        """As `Library.documents`."""
        scope = scope or Scope()
        with self._reading() as connection:
            condition, values = where(scope, connection, self._database)
            condition = f" WHERE {condition}" if condition else ""
            rows = connection.execute(
                f"SELECT {COLUMNS} FROM documents d{condition}{ordering(scope.choice)}{limits(start, limit)}",  # noqa: S608
                values,
            ).fetchall()
        return list(map(summary, rows))

    def numbers(self, scope: Scope) -> Sequence[int]:
        """The numbers of the documents of `scope`, in its order."""
        with self._reading() as connection:
            condition, values = where(scope, connection, self._database)
            rows = connection.execute(f"SELECT d.number FROM documents d{condition}{ordering(scope.choice)}", values)  # noqa: S608
            return array("q", (number for (number,) in rows))

    def numbered_summaries(self, numbers: Sequence[int]) -> list[DocumentSummary]:
        """Those of the documents `numbers` that are there."""
        rows = self._in_steps(f"SELECT {COLUMNS} FROM documents d WHERE d.number IN", numbers)  # noqa: S608 - columns
        return [summary(row) for some in rows for row in some]

    def number_of(self, key: str) -> int:
        """The number of a document, 0 when there is none with `key`."""
        with self._reading() as connection:
            row = connection.execute("SELECT number FROM documents WHERE key = ?", (key,)).fetchone()
        return int(row[0]) if row else 0

    def count(self, scope: Scope) -> int:
        """As `Library.count`."""
        with self._reading() as connection:
            condition, values = where(scope, connection, self._database)
            condition = f" WHERE {condition}" if condition else ""
            question = f"SELECT count(*) FROM documents d{condition}"  # noqa: S608 - values are apart
            return int(connection.execute(question, values).fetchone()[0])

    def summaries(self, keys: Collection[str]) -> dict[str, DocumentSummary]:
        """As `Library.summaries`."""
        rows = self._in_steps(f"SELECT {COLUMNS} FROM documents d WHERE d.key IN", keys)  # noqa: S608 - columns
        found = {row[0]: summary(row) for some in rows for row in some}
        return {key: found[key] for key in keys if key in found}

    def dates(self, keys: Collection[str]) -> dict[str, str]:
        """The dates of those of the documents that have one, by key."""
        rows = self._in_steps("SELECT key, date FROM documents WHERE date IS NOT NULL AND key IN", keys)
        return dict(row for some in rows for row in some)

    def lengths(self, keys: Collection[str]) -> dict[str, int]:
        """How long the texts of documents are, code points, by key."""
        rows = self._in_steps("SELECT key, length FROM documents WHERE key IN", keys)
        return dict(row for some in rows for row in some)

    def has(self, key: str) -> bool:
        """As `Library.has`."""
        with self._reading() as connection:
            return connection.execute("SELECT 1 FROM documents WHERE key = ?", (key,)).fetchone() is not None

    def keys(self) -> list[str]:
        """All keys, in the order of adding."""
        with self._reading() as connection:
            rows = connection.execute("SELECT key FROM documents ORDER BY number")
            return [key for (key,) in rows if isinstance(key, str)]

    def key_of(self, number: int) -> str | None:
        """The key of the document `number`; None when there is none."""
        with self._reading() as connection:
            row = connection.execute("SELECT key FROM documents WHERE number = ?", (number,)).fetchone()
        return row[0] if row else None

    def keys_from(self, path: str) -> list[str]:
        """The keys of the documents that came from a file or address, or from the files of a folder."""
        condition, values = origins.from_path(storable(path))
        question = (
            "SELECT d.key FROM documents d WHERE d.number IN (SELECT o.document FROM origins o "  # noqa: S608 - values are apart
            f"JOIN files f ON f.number = o.file WHERE {condition}) ORDER BY d.number"
        )
        with self._reading() as connection:
            return [key for (key,) in connection.execute(question, values)]

    def named(self, name: str) -> str | None:
        """As `Library.named`."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT key FROM documents WHERE name = ? ORDER BY number DESC LIMIT 1", (name,)
            ).fetchone()
        return None if row is None else str(row[0])

    def place(self, key: str) -> int:
        """As `Library.place`."""
        question = "SELECT count(*) FROM documents WHERE number <= (SELECT number FROM documents WHERE key = ?)"
        with self._reading() as connection:
            return int(connection.execute(question, (key,)).fetchone()[0])

    def keys_like(self, beginning: str, limit: int) -> list[str]:
        """At most `limit` keys of documents that begin so."""
        with self._reading() as connection:
            rows = connection.execute(
                f"SELECT key FROM documents WHERE key >= ? AND key < ? ORDER BY key LIMIT {int(limit)}",  # noqa: S608
                (beginning, beginning + "\U0010ffff"),
            ).fetchall()
        return [key for (key,) in rows]

    def document(self, key: str) -> Document:
        """As `Library.document`."""
        with self._reading() as connection:
            row = connection.execute(f"{DOCUMENT} WHERE d.key = ?", (key,)).fetchone()
        if row is None:
            raise gone(self._database.name)
        return self._document(row)

    def numbered(self, numbers: Sequence[int]) -> Iterator[tuple[int, Document]]:
        """Those of the documents `numbers` that are there, one after the other, in that order."""
        with self._reading() as connection:
            for number in numbers:
                row = connection.execute(f"{DOCUMENT} WHERE d.number = ?", (number,)).fetchone()
                if row is not None:
                    yield number, self._document(row)

    def packed(self, keys: Collection[str]) -> list[tuple[str, str, str, str | None, bytes, bytes]]:
        """Key, name, language, source, text and details, both packed, of those of the documents that are there."""
        question = (
            "SELECT d.key, d.name, d.language, d.source, c.text, c.details FROM documents d "
            "JOIN contents c ON c.document = d.number WHERE d.key IN"
        )
        return [row for rows in self._in_steps(question, keys) for row in rows]

    def text_matches(self, query: "TextQuery", scope: Scope, limit: int) -> list[int]:
        """The numbers of the documents of `scope` that `query` fits best."""
        with self._reading() as connection:
            condition, values = where(scope, connection, self._database)
            return self._database.full_text.best(connection, query, condition, values, limit)

    def pending(self, recogniser: str) -> list[str]:
        """The keys of the documents whose mentions are not those that `recogniser` finds, in the order of adding."""
        question = (
            "SELECT number, key FROM documents WHERE recogniser IS NULL OR recogniser < ? OR recogniser > ? "
            "ORDER BY number"
        )
        with self._reading() as connection:
            return [key for _, key in connection.execute(question, (recogniser, recogniser))]

    def is_pending(self, key: str, recogniser: str) -> bool:
        """True when the mentions of a document are not those that `recogniser` finds.

        Raises KeyError when there is no such document.
        """
        return self.recogniser_of(key) != recogniser

    def recogniser_of(self, key: str) -> str | None:
        """What found the mentions of a document, None when nothing did. Raises KeyError when there is no such one."""
        with self._reading() as connection:
            row = connection.execute("SELECT recogniser FROM documents WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise gone(self._database.name)
        return None if row[0] is None else str(row[0])

    def length(self, key: str) -> int:
        """As `Library.length`."""
        with self._reading() as connection:
            row = connection.execute("SELECT length FROM documents WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise gone(self._database.name)
        return int(row[0])

    def text(self, key: str) -> str:
        """The text of a document, "" when there is none."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT c.text FROM documents d JOIN contents c ON c.document = d.number WHERE d.key = ?", (key,)
            ).fetchone()
        with telling_damage(self._database.name):
            return unpack(row[0]) if row else ""

    def has_analysed(self) -> bool:
        """Whether the mentions of any document are known."""
        with self._reading() as connection:
            return (
                connection.execute("SELECT 1 FROM documents WHERE recogniser IS NOT NULL LIMIT 1").fetchone()
                is not None
            )

    def analysed(self) -> list[tuple[str, str, str]]:
        """Key, language and recogniser of each document whose mentions are known, in the order of adding."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT key, language, recogniser FROM documents WHERE recogniser IS NOT NULL ORDER BY number"
            ).fetchall()
        return [(key, language, recogniser) for key, language, recogniser in rows]

    def mentions(self, key: str) -> tuple[Mention, ...]:
        """The outermost mentions of a document, unlinked."""
        return self.read_mentions("d.key = ?", key)[2]

    def mentions_of(self, number: int) -> tuple[str, str, tuple[Mention, ...], str]:
        """Key, language, outermost mentions, unlinked, and text of the document `number`; empty when there is none."""
        return self.read_mentions("d.number = ?", number)

    def read_mentions(self, condition: str, value: object) -> tuple[str, str, tuple[Mention, ...], str]:
        """The same of the document that meets `condition`."""
        with self._reading() as connection:
            row = connection.execute(f"{DOCUMENT} WHERE {condition}", (value,)).fetchone()
        if row is None:
            return "", "", (), ""
        with telling_damage(self._database.name):
            text = unpack(row[4])
            mentions = mentions_from(unpack(row[7]), text) if row[7] else ()
            if mentions and mentions[-1].end > len(text):
                raise ValueError("a mention outside of the text")
            return row[0], row[2], mentions, text

    def file_states(self, paths: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        """Size and time stamp (nanoseconds) of those of the files `paths` of which everything is kept."""
        with self._reading() as connection:
            return files.states(connection, paths)

    def files(self) -> Iterator[tuple[SourceFile, bool]]:
        """As `Library.files`."""
        after = 0
        while True:
            with self._reading() as connection:
                rows = files.some_files(connection, after)
            if not rows:
                return
            for number, file, kept in rows:
                yield file, kept
                after = number

    def feeds(self) -> list[Feed]:
        """The feeds that the library is subscribed to, by title."""
        with self._reading() as connection:
            return all_feeds(connection)

    def original(self, path: str) -> bytes | None:
        """The bytes that are kept of a file, packed; None when they are not."""
        with self._reading() as connection:
            return files.original(connection, path)

    def source_of(self, key: str) -> SourceFile | None:
        """The file with its bytes that the document `key` is called by; None when they are not kept."""
        with self._reading() as connection:
            return files.of_document(connection, key)

    def last_succession(self) -> tuple[str, int, str]:
        """As `successions.last`."""
        with self._reading() as connection:
            return successions.last(connection)

    def has_succession(self, number: int, identity: str) -> bool:
        """As `successions.has`."""
        with self._reading() as connection:
            return successions.has(connection, number, identity)

    def heirs(self) -> dict[str, str]:
        """As `successions.heirs`."""
        with self._reading() as connection:
            return successions.heirs(connection)

    def with_original(self, paths: Sequence[str]) -> set[str]:
        """Those of the files `paths` whose bytes are kept."""
        with self._reading() as connection:
            return files.with_original(connection, paths)

    def changes_seen(self) -> int:
        """Something that differs once another process may have changed documents."""
        try:
            return self._database.changes_seen()
        except self._database.errors as error:
            raise unreadable(self._database.name, error) from error

    def state(self) -> tuple[int, int]:
        """Something that differs once mentions may have changed, here or in another process."""
        return self._own_changes, self.changes_seen()

    def hurry(self, seconds: float) -> None:
        """As `Engine.wait_for_answers`."""
        self._database.wait_for_answers(seconds)

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _document(self, row: Sequence[Any]) -> Document:
        with telling_damage(self._database.name):
            return document_from((row[0], row[1], row[2], row[3]), unpack(row[4]), unpack(row[5]))

    def _in_steps(self, question: str, keys: Collection[str] | Collection[int]) -> Iterator[list[Any]]:
        """What `question`, which ends with IN, answers for `keys`, so many at once as an engine takes."""
        wanted = list(keys)
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            with self._reading() as connection:
                rows = connection.execute(f"{question} ({', '.join('?' * len(some))})", some).fetchall()
            yield rows

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        """The connection; raises LibraryUnreadableError."""
        try:
            with self._database.read() as connection:
                yield connection
        except self._database.errors as error:
            raise unreadable(self._database.name, error) from error
