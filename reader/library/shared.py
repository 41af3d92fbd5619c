"""The part of a library that many people can share: documents, their mentions, and where they came from."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.documents import Document
from reader.entities.mention import Mention
from reader.library import arriving, document_tables, feeds, files, origins, stories, successions
from reader.library.arriving import Arrival
from reader.library.database import Schema
from reader.library.dialect import POSTGRESQL, SQLITE, Dialect
from reader.library.engine import Engine
from reader.library.errors import LibraryUnreadableError, not_kept
from reader.library.full_text import Fts5, FullText
from reader.library.full_text_postgresql import TsVector
from reader.library.links import tables as link_tables
from reader.library.one_by_one import written
from reader.library.prepared import PreparedDocument, indexed_text, prepare, rules
from reader.library.records import mentions_from, mentions_record, pack, unpack
from reader.library.stored_documents import DOCUMENT
from reader.library.text_indexing import TextIndexing, fact

if TYPE_CHECKING:
    from reader.library.links.preparing import Prepared
    from reader.library.links.stored import StoredLinks
    from reader.library.links.writing import LinkInput


def _tables(dialect: Dialect, full_text: type[FullText]) -> list[str]:
    some = document_tables.TABLES, origins.TABLES, successions.TABLES, stories.TABLES, full_text.tables
    return dialect.ddl(";\n".join((*some, link_tables.TABLES)))


_TABLES = _tables(SQLITE, Fts5)


def _from_first(connection: Any) -> None:
    from reader.library.migration import from_first

    from_first(connection, _TABLES)


def _from_second(connection: Any) -> None:
    from reader.library.migration import to_third

    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'origins'").fetchone():  # else it was the first
        to_third(connection, SQLITE)


def _from_second_on_server(connection: Any) -> None:
    from reader.library.migration import to_third

    to_third(connection, POSTGRESQL)


SCHEMA = Schema(
    application=0x52445231,  # "RDR1"
    steps=("", _from_first, _from_second),
    tables=_TABLES,
    cache_kilobytes=16_000,
    page_bytes=8192,  # packed texts of two or three thousand bytes would fill half of the pages of 4096
)

POSTGRESQL_SCHEMA = Schema(
    application=SCHEMA.application,
    steps=("", "", _from_second_on_server),
    tables=_tables(POSTGRESQL, TsVector),
)
"""In PostgreSQL there are no libraries of version 1."""

_COLUMNS = "key, name, label, sorting, language, date, source, added, recogniser, length, story, indexed"
_INSERT = (
    f"INSERT INTO documents ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0) "  # noqa: S608 - names above
    "ON CONFLICT (key) DO NOTHING RETURNING number"
)
_INSERT_NUMBERED = _INSERT.replace("(key, name", "(number, key, name").replace("VALUES (", "VALUES (?, ")
_UPDATE = (
    "UPDATE documents SET key = ?, name = ?, label = ?, sorting = ?, language = ?, date = ?, source = ?, "
    "recogniser = ?, length = ?, indexed = 0 WHERE number = ?"
)
_INSERT_CONTENTS = "INSERT INTO contents (document, signature, mentions, details, text) VALUES (?, ?, ?, ?, ?)"


class Recognised(NamedTuple):
    """What was recognised in a stored document. mentions: packed. links: as in `PreparedDocument`."""

    key: str
    mentions: bytes
    recogniser: str
    links: "Prepared | None" = None


class SharedStore(TextIndexing):
    """Documents and mentions in one database.

    One that lasts keeps the links of its mentions, too.
    """

    def __init__(self, database: Engine) -> None:
        super().__init__(database)
        # What lasts as long as the program is not searched as a rule, and starts at once.
        self._lasts = database.lasts
        self._to_link: dict[int, LinkInput] = {}
        self._new_of: dict[str, set[str]] = {}  # the keys that were new, by files of which not all is in yet

    @cached_property
    def links(self) -> "StoredLinks | None":
        """What links the mentions in the database; None when that is left to whoever asks for them."""
        if not self._lasts:
            return None
        from reader.library.links.stored import StoredLinks

        return StoredLinks(self._database, self.mentions_of)

    @property
    def is_fleeting(self) -> bool:
        """Whether it lasts as long as the program."""
        return not self._lasts

    # Writing ------------------------------------------------------------------------------------------------------

    def add(self, document: Document, number: int | None = None) -> bool:
        """As `Library.add`."""
        return self.keep(prepare(document, index=self._lasts, compress=self._lasts), number)

    def keep(self, prepared: PreparedDocument, number: int | None = None) -> bool:
        """As `add`, of a document that is prepared."""
        with self._writing() as connection:
            return self._insert(connection, prepared, number) is not None

    def arrive(self, arrivals: Iterable[Arrival]) -> int:
        """Keep what was found in files, in one transaction; answers how many documents were not there before."""
        added = 0
        arrivals = list(arrivals)
        gone = self._gone(arrivals)
        new: dict[str, set[str]] = {}  # the keys of documents that were not there, by the path of their file
        finished: set[str] = set()
        with self._writing() as connection:
            numbers: dict[str, int] = {}
            outdated = arriving.outdated(connection, arrivals)
            for arrival in arrivals:
                file, prepared = arrival.file, arrival.document
                if prepared is not None:
                    if file is not None and file.path not in numbers:
                        numbers[file.path] = files.begin(connection, file)
                    number = numbers[file.path] if file else None
                    if file is not None and (file.path, prepared.key) in outdated:
                        continue
                    document = self._insert(connection, prepared, None)
                    added += document is not None
                    if file is not None and document is not None:
                        new.setdefault(file.path, set()).add(prepared.key)
                    if number is not None:
                        self._found_in(connection, prepared, document, number, gone)
                    if arrival.renew and document is None:
                        self._overwrite(connection, prepared, prepared.key)
                elif file is not None:
                    known = self._new_of.get(file.path, set())
                    new_keys = known | new.get(file.path, set())
                    self._remove(connection, arriving.finish(connection, file, arrival, new_keys))
                    finished.add(file.path)
        for path, keys in new.items():
            self._new_of.setdefault(path, set()).update(keys)
        for path in finished:
            self._new_of.pop(path, None)
        if added:
            self._own_changes += 1
        return added

    def _gone(self, arrivals: Sequence[Arrival]) -> set[str]:
        """The paths of files that had what arrives, and are lost: of a library that this machine has for itself."""
        keys = {each.document.key for each in arrivals if each.file is not None and each.document is not None}
        if self._database.dialect is not SQLITE or not keys:
            return set()
        question = (
            "SELECT DISTINCT f.path FROM documents d JOIN origins o ON o.document = d.number "
            "JOIN files f ON f.number = o.file WHERE d.key IN"
        )
        with suppress(LibraryUnreadableError):
            return {path for rows in self._in_steps(question, keys) for (path,) in rows if origins.is_lost(path)}
        return set()

    def _found_in(
        self, connection: Any, prepared: PreparedDocument, document: int | None, file: int, gone: Collection[str]
    ) -> None:
        """A document stands in `file`; document: its number if it is new. gone: paths of files that are lost."""
        if document is None:
            (document,) = connection.execute("SELECT number FROM documents WHERE key = ?", (prepared.key,)).fetchone()
            origins.leave_lost(connection, document, file, gone)
        origins.keep(connection, document, file, prepared.name)

    def replace(self, document: Document, key: str) -> None:
        """As `Library.replace`."""
        prepared = prepare(document, index=self._lasts, compress=self._lasts)
        with self._writing() as connection:
            self._overwrite(connection, prepared, key)
        self._own_changes += 1

    def remove(
        self, keys: Collection[str], paths: Sequence[str] = (), failed: Callable[[str], object] | None = None
    ) -> int:
        """As `Library.remove`.

        paths: files, folders and addresses that are meant: documents that stand elsewhere too stay there.
        failed: is told the keys of documents at which the program itself fails, which stay.
        """
        removed = 0
        meant = [files.storable(path) for path in paths]

        for rows in self._in_steps("SELECT number, key FROM documents WHERE key IN", keys):
            remove = partial(self._remove_some, paths=meant)
            removed += remove(rows) if failed is None else written(remove, rows, lambda row: failed(row[1]))
            self._own_changes += 1
        return removed

    def _remove_some(self, rows: Sequence[tuple[int, str]], paths: Sequence[str]) -> int:
        with self._writing() as connection:
            left = origins.files_of(connection, [number for number, _key in rows])
            meant = origins.files_at(connection, paths)
            gone = [row for row in rows if not paths or not origins.leave(connection, row[0], meant)]
            removed = self._remove(connection, gone)
            files.drop_empty(connection, left)
        return removed

    def subscribe(self, some: Iterable[feeds.Feed]) -> int:
        """Keep feeds that are not there yet; answers how many."""
        with self._writing() as connection:
            return feeds.subscribe(connection, some)

    def unsubscribe(self, addresses: Collection[str]) -> int:
        """Forget feeds; answers how many there were. Their articles stay."""
        with self._writing() as connection:
            return feeds.unsubscribe(connection, addresses)

    def note_feeds(self, some: Iterable[feeds.Feed]) -> None:
        """Keep what is known of feeds now."""
        with self._writing() as connection:
            feeds.note(connection, some)

    def set_mentions(self, key: str, mentions: tuple[Mention, ...], recogniser: str) -> None:
        """Keep what `recogniser` found in a document, instead of what was kept before."""
        record = pack(mentions_record(mentions, self.text(key)), compress=self._lasts)
        self.recognised([Recognised(key, record, recogniser)])

    def recognised(self, found: Iterable[Recognised]) -> int:
        """Keep what was found in stored documents; answers how many of them are there still."""
        done = 0
        with self._writing() as connection:
            for each in found:
                row = connection.execute(
                    "UPDATE documents SET recogniser = ? WHERE key = ? RETURNING number, language",
                    (each.recogniser, each.key),
                ).fetchone()
                if row is None:
                    continue
                connection.execute("UPDATE contents SET mentions = ? WHERE document = ?", (each.mentions, row[0]))
                done += 1
                if self.links is not None:
                    (text,) = connection.execute("SELECT text FROM contents WHERE document = ?", row[:1]).fetchone()
                    self._link(row[0], (each.key, row[1]), each.mentions, text, each.links)
        self._own_changes += 1
        return done

    def _insert(self, connection: Any, prepared: PreparedDocument, number: int | None) -> int | None:
        """The number under which a document is kept now; None when it was there before."""
        values = (*_columns(prepared), int(time.time()), prepared.recogniser, prepared.length)
        if number is None:
            row = connection.execute(_INSERT, values).fetchone()
        else:
            row = connection.execute(_INSERT_NUMBERED, (number, *values)).fetchone()
        if row is None:
            return None
        if number is not None and self._database.dialect.numbered:
            connection.execute(self._database.dialect.numbered)
        self._fill(connection, row[0], prepared)
        return int(row[0])

    def _overwrite(self, connection: Any, prepared: PreparedDocument, key: str) -> None:
        """Keep a document in the place of the one with `key`, which goes when it is kept already elsewhere."""
        row = connection.execute("SELECT number, key FROM documents WHERE key = ?", (key,)).fetchone()
        if row is None:
            return
        if prepared.key != key:
            successions.note(connection, [(key, prepared.key)])
        known = (
            prepared.key != key
            and connection.execute("SELECT 1 FROM documents WHERE key = ?", (prepared.key,)).fetchone()
        )
        if known:
            self._remove(connection, [row])
            return
        self._retire(connection, row[0])
        connection.execute(_UPDATE, (*_columns(prepared), prepared.recogniser, prepared.length, row[0]))
        self._fill(connection, row[0], prepared)

    def _fill(self, connection: Any, number: int, prepared: PreparedDocument) -> None:
        story = stories.keep(connection, number, prepared.signature)
        connection.execute("UPDATE documents SET story = ? WHERE number = ?", (story, number))
        connection.execute(
            _INSERT_CONTENTS, (number, prepared.signature, prepared.mentions, prepared.details, prepared.text)
        )
        if prepared.words is not None and prepared.rules == self._check_rules(connection):
            self._index(connection, [(number, prepared.words)])
        if prepared.mentions is not None:
            self._link(number, (prepared.key, prepared.language), prepared.mentions, prepared.text, prepared.links)

    def _link(
        self, number: int, head: tuple[str, str], mentions: bytes, text: bytes, prepared: "Prepared | None"
    ) -> None:
        """Have a document linked at the end of the transaction; head: key and language."""
        if self.links is None:
            return
        from reader.library.links.writing import LinkInput

        if prepared is not None:
            self._to_link[number] = LinkInput(number, *head, (), "", prepared)
        else:
            plain = unpack(text)
            self._to_link[number] = LinkInput(number, *head, mentions_from(unpack(mentions), plain), plain)

    def _retire(self, connection: Any, number: int) -> None:
        """Take a document out of everything but the table `documents`."""
        self._to_link.pop(number, None)
        if self.links is not None:
            self.links.drop(connection, [number])
        row = connection.execute(f"{DOCUMENT} WHERE d.number = ? AND d.indexed = 1", (number,)).fetchone()
        if row is not None and fact(connection, "text-rules") == rules():
            # What is damaged stays in the index, where its number leads nowhere.
            with suppress(LibraryUnreadableError):
                self._database.full_text.drop(connection, [(number, indexed_text(self._document(row)))])
        signature = connection.execute("SELECT signature FROM contents WHERE document = ?", (number,)).fetchone()
        connection.execute("UPDATE documents SET story = 0 WHERE number = ?", (number,))
        connection.execute("DELETE FROM contents WHERE document = ?", (number,))
        if signature is not None:
            stories.drop(connection, number, signature[0])

    def _remove(self, connection: Any, rows: Iterable[tuple[int, str]]) -> int:
        removed = 0
        for number, key in rows:
            if connection.execute("SELECT 1 FROM documents WHERE number = ? AND key = ?", (number, key)).fetchone():
                self._retire(connection, number)
                connection.execute("DELETE FROM documents WHERE number = ?", (number,))
                removed += 1
        return removed

    def index_names(self) -> bool:
        """Make the next index of names after much was added; False when there was nothing to do."""
        if self.links is None:
            return False
        with self._writing() as connection:
            return self.links.renew_names(connection)

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        """The connection in a transaction; raises LibraryError."""
        try:
            with self._database.write() as connection:
                self._to_link = {}
                yield connection
                if self.links is not None and self._to_link:
                    self.links.keep(connection, list(self._to_link.values()))
        except self._database.errors as error:
            raise not_kept(self._database.name, error) from error


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
