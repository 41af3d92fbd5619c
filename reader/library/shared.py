"""The part of a library that many people can share: documents, their mentions, and where they came from."""

import time
import zlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reader.documents import Document
from reader.entities.mention import Mention
from reader.library import document_tables, files, full_text, stories
from reader.library.database import Database, Schema
from reader.library.dialect import SQLITE
from reader.library.errors import damaged, not_kept, unreadable
from reader.library.files import SourceFile
from reader.library.full_text import IndexedText
from reader.library.library import DocumentSummary
from reader.library.links_keeper import LinkInput, LinksKeeper
from reader.library.listing import COLUMNS, Scope, limits, ordering, summary, where
from reader.library.migration import FIRST, to_second
from reader.library.prepared import PreparedDocument, indexed_text, prepare, rules, signature_of
from reader.library.records import document_from, mentions_from, mentions_record, pack, unpack

_TABLES = [statement for tables in (document_tables, stories, full_text) for statement in SQLITE.ddl(tables.TABLES)]

SCHEMA = Schema(
    application=0x52445231,  # "RDR1"
    steps=(FIRST, to_second(_TABLES)),
    tables=_TABLES,
    page_bytes=8192,  # packed texts of two or three thousand bytes would fill half of the pages of 4096
)

_AT_ONCE = 500
_INDEXED_AT_ONCE = 100

_INSERT = (
    "INSERT INTO documents (number, key, name, label, sorting, language, date, source, added, recogniser, file, story, "
    "length, indexed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0) ON CONFLICT (key) DO NOTHING RETURNING number"
)
_UPDATE = (
    "UPDATE documents SET key = ?, name = ?, label = ?, sorting = ?, language = ?, date = ?, source = ?, recogniser = ?, "
    "length = ?, indexed = 0 WHERE number = ?"
)
_INSERT_CONTENTS = "INSERT INTO contents (document, signature, mentions, details, text) VALUES (?, ?, ?, ?, ?)"
_DOCUMENT = (
    "SELECT d.key, d.name, d.language, d.source, c.text, c.details, d.number, c.mentions, d.recogniser "
    "FROM documents d JOIN contents c ON c.document = d.number"
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A step of adding a file: one of its documents, or, with None, that they were `keys`, all of them.

    file: None for a document that came from nowhere that could be read again.
    """

    file: SourceFile | None
    document: PreparedDocument | None
    keys: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised in a stored document. mentions: packed. links: as in `PreparedDocument`."""

    key: str
    mentions: bytes
    recogniser: str
    links: object = None


class SharedStore:
    """Documents and mentions in one database.

    links: what keeps the links of the mentions in the same database; None when they are not kept there.
    """

    def __init__(self, database: Database, links: LinksKeeper | None = None) -> None:
        self._database = database
        self._links = links
        self._own_changes = 0
        # What lasts as long as the program is not searched as a rule, and starts at once.
        self._lasts = database.path is not None

    @property
    def is_fleeting(self) -> bool:
        """Whether it lasts as long as the program."""
        return not self._lasts

    # Writing ------------------------------------------------------------------------------------------------------

    def add(self, document: Document, number: int | None = None) -> bool:
        """As `Library.add`."""
        prepared = prepare(document, index=self._lasts, compress=self._lasts)
        with self._writing() as connection:
            return self._insert(connection, prepared, number, None) is not None

    def arrive(self, arrivals: Iterable[Arrival]) -> int:
        """Keep what was found in files, in one transaction; answers how many documents were not there before."""
        added = 0
        with self._writing() as connection:
            numbers: dict[str, int] = {}
            for arrival in arrivals:
                file, prepared = arrival.file, arrival.document
                if prepared is not None:
                    if file is not None and file.path not in numbers:
                        numbers[file.path] = files.begin(connection, file)
                    number = numbers[file.path] if file else None
                    added += self._insert(connection, prepared, None, number) is not None
                elif file is not None:
                    number = numbers[file.path] = files.finish(connection, file)
                    rows = connection.execute("SELECT number, key FROM documents WHERE file = ?", (number,)).fetchall()
                    self._remove(connection, [row for row in rows if row[1] not in arrival.keys])
        if added:
            self._own_changes += 1
        return added

    def replace(self, document: Document, key: str) -> None:
        """As `Library.replace`."""
        prepared = prepare(document, index=self._lasts, compress=self._lasts)
        with self._writing() as connection:
            row = connection.execute("SELECT number, key FROM documents WHERE key = ?", (key,)).fetchone()
            if row is None:
                return
            number = row[0]
            known = (
                document.key != key
                and connection.execute("SELECT 1 FROM documents WHERE key = ?", (document.key,)).fetchone()
            )
            if known:
                self._remove(connection, [row])
            else:
                self._retire(connection, number)
                connection.execute(_UPDATE, (*_columns(prepared), None, prepared.length, number))
                self._fill(connection, number, prepared)
        self._own_changes += 1

    def remove(self, keys: Collection[str]) -> int:
        """As `Library.remove`."""
        removed = 0
        for rows in self._in_steps("SELECT number, key, file FROM documents WHERE key IN", keys):
            with self._writing() as connection:
                removed += self._remove(connection, [row[:2] for row in rows])
                files.drop_empty(connection, {row[2] for row in rows if row[2] is not None})
            self._own_changes += 1
        return removed

    def set_mentions(self, key: str, mentions: tuple[Mention, ...], recogniser: str) -> None:
        """Keep what `recogniser` found in a document, instead of what was kept before."""
        record = pack(mentions_record(mentions, self.text(key)), compress=self._lasts)
        self.recognised([Recognised(key, record, recogniser)])

    def recognised(self, found: Iterable[Recognised]) -> int:
        """Keep what was found in stored documents; answers how many of them are there still."""
        done = 0
        with self._writing() as connection:
            linked = []
            for each in found:
                row = connection.execute(
                    "UPDATE documents SET recogniser = ? WHERE key = ? RETURNING number, language",
                    (each.recogniser, each.key),
                ).fetchone()
                if row is None:
                    continue
                connection.execute("UPDATE contents SET mentions = ? WHERE document = ?", (each.mentions, row[0]))
                done += 1
                if self._links is not None:
                    (text,) = connection.execute("SELECT text FROM contents WHERE document = ?", row[:1]).fetchone()
                    linked.append(_link_input(row[0], each.key, row[1], each.mentions, text, each.links))
            if self._links is not None and linked:
                self._links.keep(connection, linked)
        self._own_changes += 1
        return done

    def _insert(self, connection: Any, prepared: PreparedDocument, number: int | None, file: int | None) -> int | None:
        """The number under which a document is kept now; None when it was there before."""
        values = (number, *_columns(prepared), int(time.time()), prepared.recogniser, file, prepared.length)
        row = connection.execute(_INSERT, values).fetchone()
        if row is None:
            return None
        self._fill(connection, row[0], prepared)
        return int(row[0])

    def _fill(self, connection: Any, number: int, prepared: PreparedDocument) -> None:
        story = stories.keep(connection, number, prepared.signature)
        connection.execute("UPDATE documents SET story = ? WHERE number = ?", (story, number))
        connection.execute(
            _INSERT_CONTENTS, (number, prepared.signature, prepared.mentions, prepared.details, prepared.text)
        )
        if prepared.index is not None and prepared.rules == self._check_rules(connection):
            self._index(connection, [(number, prepared.index)])
        if self._links is not None and prepared.mentions is not None:
            linked = _link_input(
                number, prepared.key, prepared.language, prepared.mentions, prepared.text, prepared.links
            )
            self._links.keep(connection, [linked])

    def _retire(self, connection: Any, number: int) -> None:
        """Take a document out of everything but the table `documents`."""
        row = connection.execute(f"{_DOCUMENT} WHERE d.number = ? AND d.indexed = 1", (number,)).fetchone()
        if row is not None and _fact(connection, "text-rules") == rules():
            full_text.drop(connection, [(number, indexed_text(self._document(row)))])
        signature = connection.execute("SELECT signature FROM contents WHERE document = ?", (number,)).fetchone()
        connection.execute("UPDATE documents SET story = 0 WHERE number = ?", (number,))
        connection.execute("DELETE FROM contents WHERE document = ?", (number,))
        if signature is not None:
            stories.drop(connection, number, signature[0])
        if self._links is not None:
            self._links.drop(connection, [number])

    def _remove(self, connection: Any, rows: Iterable[tuple[int, str]]) -> int:
        removed = 0
        for number, key in rows:
            if connection.execute("SELECT 1 FROM documents WHERE number = ? AND key = ?", (number, key)).fetchone():
                self._retire(connection, number)
                connection.execute("DELETE FROM documents WHERE number = ?", (number,))
                removed += 1
        return removed

    # The full text ------------------------------------------------------------------------------------------------

    def index_texts(self, limit: int | None = None) -> int:
        """Put the words of documents into the full text that are not there yet, at most of `limit` documents.

        Answers how many were put in. Safe to stop at any time.
        """
        done = 0
        while limit is None or done < limit:
            count = min(_INDEXED_AT_ONCE, _INDEXED_AT_ONCE if limit is None else limit - done)
            if not self._lacks_words():
                break
            with self._writing() as connection:
                self._check_rules(connection)
                rows = connection.execute(
                    f"{_DOCUMENT} WHERE d.indexed = 0 ORDER BY d.number LIMIT ?", (count,)
                ).fetchall()
                texts = [(row[6], indexed_text(self._document(row))) for row in rows]
                for number, text in texts:
                    signature = signature_of(text)
                    connection.execute("UPDATE contents SET signature = ? WHERE document = ?", (signature, number))
                    story = stories.keep(connection, number, signature)
                    connection.execute("UPDATE documents SET story = ? WHERE number = ?", (story, number))
                self._index(connection, texts)
            if not rows:
                break
            done += len(rows)
        return done

    def _lacks_words(self) -> bool:
        with self._reading() as connection:
            if connection.execute("SELECT 1 FROM documents WHERE indexed = 0 LIMIT 1").fetchone():
                return True
            return self._lasts and _fact(connection, "text-rules") not in (None, rules())

    def _index(self, connection: Any, texts: Sequence[tuple[int, IndexedText]]) -> None:
        full_text.keep(connection, texts)
        connection.executemany("UPDATE documents SET indexed = 1 WHERE number = ?", [(number,) for number, _ in texts])

    def _check_rules(self, connection: Any) -> str:
        """The rules by which the words in the full text are made: those of this program, from now on."""
        current = rules()
        kept = _fact(connection, "text-rules")
        if kept != current:
            if kept is not None:
                full_text.clear(connection)
                connection.execute("UPDATE documents SET indexed = 0 WHERE indexed = 1")
                connection.execute("DELETE FROM story_bands")
            connection.execute(
                "INSERT INTO facts (name, value) VALUES ('text-rules', ?) "
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (current,),
            )
        return current

    # Reading ------------------------------------------------------------------------------------------------------

    def documents(self, scope: Scope | None = None, start: int = 0, limit: int | None = None) -> list[DocumentSummary]:
        """As `Library.documents`."""
        scope = scope or Scope()
        with self._reading() as connection:
            condition, values = where(scope, connection)
            rows = connection.execute(
                f"SELECT {COLUMNS} FROM documents d{condition}{ordering(scope.choice)}{limits(start, limit)}",
                values,
            ).fetchall()
        return list(map(summary, rows))

    def numbers(self, scope: Scope) -> Sequence[int]:
        """The numbers of the documents of `scope`, in its order."""
        with self._reading() as connection:
            condition, values = where(scope, connection)
            rows = connection.execute(f"SELECT d.number FROM documents d{condition}{ordering(scope.choice)}", values)
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
            condition, values = where(scope, connection)
            return int(connection.execute(f"SELECT count(*) FROM documents d{condition}", values).fetchone()[0])

    def summaries(self, keys: Collection[str]) -> dict[str, DocumentSummary]:
        """As `Library.summaries`."""
        rows = self._in_steps(f"SELECT {COLUMNS} FROM documents d WHERE d.key IN", keys)  # noqa: S608 - columns
        found = {row[0]: summary(row) for some in rows for row in some}
        return {key: found[key] for key in keys if key in found}

    def dates(self, keys: Collection[str]) -> dict[str, str]:
        """The dates of those of the documents that have one, by key."""
        rows = self._in_steps("SELECT key, date FROM documents WHERE date IS NOT NULL AND key IN", keys)
        return dict(row for some in rows for row in some)

    def has(self, key: str) -> bool:
        """As `Library.has`."""
        with self._reading() as connection:
            return connection.execute("SELECT 1 FROM documents WHERE key = ?", (key,)).fetchone() is not None

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
            row = connection.execute(f"{_DOCUMENT} WHERE d.key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return self._document(row)

    def numbered(self, numbers: Sequence[int]) -> Iterator[tuple[int, Document]]:
        """Those of the documents `numbers` that are there, one after the other, in that order."""
        with self._reading() as connection:
            for number in numbers:
                row = connection.execute(f"{_DOCUMENT} WHERE d.number = ?", (number,)).fetchone()
                if row is not None:
                    yield number, self._document(row)

    def matching(self, statement: str, values: Sequence[object]) -> list[int]:
        """The numbers that `statement` gives."""
        with self._reading() as connection:
            return [row[0] for row in connection.execute(statement, values)]

    def text_matches(self, matching: tuple[str, tuple[object, ...]], scope: Scope, limit: int) -> list[int]:
        """The numbers of the newest documents of `scope` among those that `matching` gives, newest first.

        Newest is what has the latest date, and of one date what was added last.
        """
        hits, hit_values = matching
        with self._reading() as connection:
            condition, values = where(scope, connection)
            rows = connection.execute(
                f"SELECT d.number FROM ({hits}) h CROSS JOIN documents d ON d.number = h.number{condition} "  # noqa: S608
                f"ORDER BY d.date DESC, d.number DESC LIMIT {int(limit)}",
                (*hit_values, *values),
            ).fetchall()
        return [number for (number,) in rows]

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
            raise KeyError(key)
        return None if row[0] is None else str(row[0])

    def length(self, key: str) -> int:
        """As `Library.length`."""
        with self._reading() as connection:
            row = connection.execute("SELECT length FROM documents WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return int(row[0])

    def text(self, key: str) -> str:
        """The text of a document, "" when there is none."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT c.text FROM documents d JOIN contents c ON c.document = d.number WHERE d.key = ?", (key,)
            ).fetchone()
        with self._telling_damage():
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
            row = connection.execute(f"{_DOCUMENT} WHERE {condition}", (value,)).fetchone()
        if row is None:
            return "", "", (), ""
        with self._telling_damage():
            text = unpack(row[4])
            return row[0], row[2], mentions_from(unpack(row[7]), text) if row[7] else (), text

    def file_states(self, paths: Sequence[str]) -> Mapping[str, tuple[int, int]]:
        """Size and time stamp (nanoseconds) of those of the files `paths` of which everything is kept."""
        with self._reading() as connection:
            return files.states(connection, paths)

    def files(self) -> Iterator[tuple[SourceFile, bool]]:
        """As `Library.files`."""
        after = 0
        while True:
            with self._reading() as connection:
                rows = []
                for row in files.all_files(connection, after):
                    rows.append(row)
                    if len(rows) == _AT_ONCE:
                        break
            for after, file, kept in rows:
                yield file, kept
            if len(rows) < _AT_ONCE:
                return

    def original(self, path: str) -> bytes | None:
        """The bytes that are kept of a file, packed; None when they are not."""
        with self._reading() as connection:
            return files.original(connection, path)

    def changes_seen(self) -> int:
        """Something that differs once another process may have changed documents."""
        return self._database.changes_seen()

    def state(self) -> tuple[int, int]:
        """Something that differs once mentions may have changed, here or in another process."""
        return self._own_changes, self._database.changes_seen()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _document(self, row: Sequence[Any]) -> Document:
        with self._telling_damage():
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
            raise unreadable(self._database.path, error) from error

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        """The connection in a transaction; raises LibraryError."""
        try:
            with self._database.write() as connection:
                yield connection
        except self._database.errors as error:
            raise not_kept(self._database.path, error) from error

    @contextmanager
    def _telling_damage(self) -> Iterator[None]:
        """Raise LibraryUnreadableError for what is kept but cannot be unpacked."""
        try:
            yield
        except (zlib.error, ValueError, KeyError, TypeError, IndexError) as error:
            raise damaged(self._database.path) from error


def _columns(prepared: PreparedDocument) -> tuple[object, ...]:
    return (
        prepared.key,
        prepared.name,
        prepared.label,
        prepared.sorting,
        prepared.language,
        prepared.date,
        prepared.source,
    )


def _link_input(number: int, key: str, language: str, mentions: bytes, text: bytes, prepared: object) -> LinkInput:
    plain = unpack(text)
    return LinkInput(number, key, language, mentions_from(unpack(mentions), plain), plain, prepared)


def _fact(connection: Any, name: str) -> str | None:
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])
