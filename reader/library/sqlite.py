"""A library in databases: one that can be shared (SQLite or PostgreSQL), one that is the person's own (SQLite)."""

import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader import __version__
from reader.documents import Document
from reader.entities.mention import Entity, EntityType, Mention
from reader.library.database import open_in_memory, open_shared
from reader.library.errors import LibraryError, LibraryUnreadableError
from reader.library.library import DocumentSummary, Library, TextAnswer
from reader.library.marks import Mark
from reader.library.personal import PersonalStore
from reader.library.recent_documents import RecentDocuments
from reader.library.server_address import is_server
from reader.messages import Message

if TYPE_CHECKING:
    from reader.entities.decisions import Decision
    from reader.entities.linking import Explanation
    from reader.library.choice import Choice
    from reader.library.document_list import DocumentList
    from reader.library.engine import Engine
    from reader.library.files import SourceFile
    from reader.library.fleeting import FleetingLibrary
    from reader.library.linked import Links
    from reader.library.links.overlays import Overlays
    from reader.library.listing import Scope
    from reader.library.looking import Look
    from reader.library.shared import SharedStore
    from reader.names import SearchAnswer


_MONTH = len("2025-05")

_INDEXED_BY_SEARCHES = 200
"""So many texts that are not in the full text yet, of a library on disk, are put there when somebody searches."""


class SqliteLibrary(Library):
    """See `Library`.

    recogniser: what finds the mentions of a document, instead of `reader.entities.recognition.recognise`.
    """

    def __init__(
        self,
        shared: "SharedStore | None",
        personal: PersonalStore,
        recogniser: Callable[[Document], tuple[Mention, ...]] | None = None,
    ) -> None:
        self._recogniser = recogniser
        self._store = shared
        self._personal = personal
        self._lock = threading.RLock()
        self._made_links: Links | None = None
        self._recent = RecentDocuments()
        self._looks: dict[str, Look] = {}
        self._inherited: object = None  # the state of the library up to which the person's things went over
        self._replaced: Counter[str] = Counter()  # how often the document of a key became another one
        self._names_wait = False

    @property
    def shared(self) -> "SharedStore":
        """What is shared, for those who write a lot at once."""
        assert self._store is not None  # noqa: S101 - a class that is made without one makes it
        return self._store

    @property
    def _links(self) -> "Links":
        with self._lock:
            if self._made_links is None:
                from reader.library.linked import LinkedInDatabase, LinkedInMemory

                if self.shared.is_fleeting:
                    self._made_links = LinkedInMemory(self.shared, self.decisions, self._decided)
                else:
                    self._made_links = LinkedInDatabase(self.shared, self.decisions, self._decided, self._overlays)
            return self._made_links

    def add(self, document: Document, number: int | None = None) -> bool:
        state, forgotten = self.shared.changes_seen(), self._recent.times_forgotten
        added = self.shared.add(document, number)
        if added:
            self._recent.keep(document, state, forgotten)
        return added

    def replace(self, document: Document, key: str | None = None) -> None:
        old = key or document.key
        with self._lock:
            self._replaced.update({old, document.key})
            self._looks.pop(old, None)
            self.shared.replace(document, old)
            self._recent.forget(old)
            self._recent.keep(document, self.shared.changes_seen(), self._recent.times_forgotten)
            self._links.forget(old, document.language)

    def remove(
        self, keys: Collection[str], paths: Sequence[str] = (), failed: Callable[[str], object] | None = None
    ) -> int:
        """As `Library.remove`; paths, failed: as in `SharedStore.remove`."""
        with self._lock:
            languages = {key: each.language for key, each in self.shared.summaries(keys).items()}
            removed = self.shared.remove(keys, paths, failed)
            for key, language in languages.items():
                self._looks.pop(key, None)
                self._recent.forget(key)
                self._links.forget(key, language)
        return removed

    def documents(
        self, choice: "Choice | None" = None, start: int = 0, limit: int | None = None
    ) -> list[DocumentSummary]:
        return self.shared.documents(self._scope(choice), start, limit)

    def listing(self, choice: "Choice | None" = None) -> "DocumentList":
        from reader.library.document_list import DocumentList

        return DocumentList(
            self.shared.numbers(self._scope(choice)), self.shared.numbered_summaries, self.shared.number_of
        )

    def count(self, choice: "Choice | None" = None) -> int:
        return self.shared.count(self._scope(choice))

    def summaries(self, keys: Collection[str]) -> dict[str, DocumentSummary]:
        return self.shared.summaries(keys)

    def has(self, key: str) -> bool:
        return self.shared.has(key)

    def named(self, name: str) -> str | None:
        return self.shared.named(name)

    def place(self, key: str) -> int:
        return self.shared.place(key)

    def files(self) -> "Iterator[tuple[SourceFile, bool]]":
        return self.shared.files()

    def search_text(self, query: str, choice: "Choice | None" = None, limit: int = 20) -> TextAnswer:
        from reader.library.finding import search_text

        self._index_texts()
        return search_text(self.shared, query, self._scope(choice), limit)

    def document(self, key: str) -> Document:
        state, forgotten = self.shared.changes_seen(), self._recent.times_forgotten
        document = self._recent.get(key, state)
        if document is None:
            document = self.shared.document(key)
            self._recent.keep(document, state, forgotten)
        return document

    def length(self, key: str) -> int:
        return self.shared.length(key)

    def pending(self) -> list[str]:
        # Where nothing was recognised, everything is pending whatever the version, which takes reading all known names.
        return self.shared.pending(recogniser_version() if self.shared.has_analysed() else "")

    def is_pending(self, key: str) -> bool:
        return self.shared.is_pending(key, recogniser_version() if self.shared.has_analysed() else "")

    def analyse(self, key: str) -> None:
        version = recogniser_version()
        if not self.shared.is_pending(key, version):
            return
        while True:
            times = self._replaced[key]
            look = self._looks.get(key)
            if look is not None:
                while look.go_on(0):
                    pass
                mentions = look.mentions
            else:
                mentions = (self._recogniser or _recognise)(self.document(key))
            with self._lock:
                if times == self._replaced[key]:  # else these are the mentions of another text
                    self.shared.set_mentions(key, mentions, version)
                    self._links.analysed(key)
                    self._looks.pop(key, None)
                    return

    def recognised(self, key: str) -> tuple[str | None, tuple[Mention, ...]]:
        return self.shared.recogniser_of(key), self.shared.mentions(key)

    def look(self, key: str, offset: int) -> bool:
        from reader.library.looking import Look

        if self._recogniser is not None or not self.shared.is_pending(key, recogniser_version()):
            return False
        times = self._replaced[key]
        look = self._looks.get(key)
        if look is None:
            look = Look(self.document(key)) if Look.may_be_long(self.shared.length(key)) else None
        if look is None or not look.is_long or not look.go_on(offset):
            return False
        with self._lock:
            if times != self._replaced[key]:
                return False
            self._looks[key] = look
            self._links.look(key, look)
        return True

    def delay_names(self) -> None:
        """Let articles have no names until `read_names`: what names need takes longer to read than an article."""
        self._names_wait = True

    def read_names(self, keys: Sequence[str]) -> None:
        """End what `delay_names` began, and read the names of the documents `keys`."""
        try:
            if not self._links.is_empty:
                with self._lock:
                    for key in keys:
                        self._links.index().mentions(key)
        finally:
            self._names_wait = False

    @property
    def _has_no_names(self) -> bool:
        return self._names_wait or self._links.is_empty

    def mentions(self, key: str) -> tuple[Mention, ...]:
        if self._has_no_names:
            return ()
        with self._lock:
            return self._links.index().mentions(key)

    def entities(self, keys: Sequence[str] | None = None) -> list[Entity]:
        if self._has_no_names:
            return []
        with self._lock:
            return self._links.index().entities(keys)

    def frequent_entities(self, limit: int, kinds: Collection[EntityType] | None = None) -> list[Entity]:
        if self._has_no_names:
            return []
        with self._lock:
            return self._links.index().frequent_entities(limit, kinds)

    def timeline(self, entity_id: str) -> dict[str, int]:
        if self._has_no_names:
            return {}
        with self._lock:
            return dict(self._links.timeline(entity_id))

    def entity(self, entity_id: str) -> Entity | None:
        if self._has_no_names:
            return None
        with self._lock:
            return self._links.index().entity(entity_id)

    def several(self, ids: Sequence[str]) -> list[Entity]:
        if self._has_no_names:
            return []
        with self._lock:
            return self._links.index().several(ids)

    def explain(self, entity_id: str) -> "Explanation":
        with self._lock:
            return self._links.index().explain(entity_id)

    def search_names(self, query: str, limit: int = 20, keys: Sequence[str] | None = None) -> "SearchAnswer":
        with self._lock:
            return self._links.index().search(query, limit, keys)

    def position(self, key: str) -> int:
        return self._own.position(key)

    def set_position(self, key: str, offset: int) -> None:
        self._personal.set_position(key, offset)

    def is_read(self, key: str) -> bool:
        return self._own.is_read(key)

    def all_read(self) -> set[str]:
        return self._own.all_read()

    def set_read(self, key: str, read: bool = True) -> None:
        self._personal.set_read(key, read)

    def decide(self, *decisions: "Decision") -> None:
        from reader.library.decision_records import decision_record

        made = decisions[0].made_at if decisions else ""
        self._personal.decide([decision_record(decision) for decision in decisions], made)

    def decisions(self) -> "list[Decision]":
        records = self._own.decisions()
        if not records:
            return []
        from reader.library.decision_records import decisions_from

        return decisions_from(records)

    def undo(self) -> "list[Decision]":
        from reader.library.decision_records import decisions_from

        return decisions_from(self._personal.undo())

    def marks(self, key: str | None = None) -> list[Mark]:
        return self._own.marks(key)

    def add_mark(self, mark: Mark) -> Mark:
        return self._personal.add_mark(mark)

    def change_mark(self, mark: Mark) -> bool:
        return self._personal.change_mark(mark)

    def remove_mark(self, mark_id: int) -> bool:
        return self._personal.remove_mark(mark_id)

    def setting(self, name: str) -> str | None:
        return self._personal.setting(name)

    def set_setting(self, name: str, value: str) -> None:
        self._personal.set_setting(name, value)

    def notices(self) -> list[Message]:
        return self._personal.notices()

    def watch_notices(self, tell: Callable[[], object]) -> None:
        self._personal.watch_notices(tell)

    def settle(self) -> None:
        self._personal.settle()

    def close(self) -> None:
        with self._lock:
            self._personal.close()
            self.shared.close()

    def _index_texts(self) -> None:
        with suppress(LibraryError):  # in a library that cannot be written, what was indexed is found
            self.shared.index_texts(None if self.shared.is_fleeting else _INDEXED_BY_SEARCHES)

    @property
    def _own(self) -> PersonalStore:
        """What belongs to the person, of the documents as they are now."""
        with suppress(LibraryError, LibraryUnreadableError):
            state = self.shared.state()
            if state != self._inherited:
                self._inherited = state
                self._personal.inherit(self.shared)
        return self._personal

    def _overlays(self) -> "Overlays":
        """Where is remembered what the person's decisions change in the documents of this library."""
        from reader.library.links.overlays import Overlays

        name, own = self.shared.name, self._personal
        return Overlays(lambda: own.overlays(name), partial(own.keep_overlays, name), recogniser_version)

    def _decided(self) -> tuple[int, int]:
        return self._own.state()

    def _scope(self, choice: "Choice | None") -> "Scope":
        """`choice` with what documents name and what the person has read."""
        from reader.library.listing import Scope

        if choice is None:
            return Scope()
        if choice.text:
            self._index_texts()
        among: set[str] | None = None
        for entity_id in choice.entities:
            entity = self.entity(entity_id)
            named = set(entity.documents) if entity else set()
            among = named if among is None else among & named
        return Scope(choice, among, self._own.all_read() if choice.unread else ())


def recogniser_version() -> str:
    """What mentions depend on: the program, and the person's own names."""
    from reader.names.known import fingerprint

    return f"{__version__} {fingerprint()}".strip()


def _recognise(document: Document) -> tuple[Mention, ...]:
    """The real recogniser, whose tables are read when the first document comes."""
    from reader.entities.recognition import recognise

    return recognise(document)


def open_library(path: str | None = None, personal: Path | None = None, *, make: bool = False) -> SqliteLibrary:
    """Open a library.

    path: a file that must exist, unless `make` says to make it (mode 0600), or the address of a database on a
        PostgreSQL server; None or ":memory:" for an empty library that lasts as long as the program.
    personal: the file with the person's positions, decisions, settings and marks, made when it does not exist; None for
        ones that last as long as the program. A damaged one is moved aside, and `notices` says so.

    Raises LibraryUnreadableError.
    """
    if path in (None, ":memory:"):
        return open_fleeting(personal)
    from reader.library.shared import SharedStore

    return SqliteLibrary(SharedStore(open_engine(path, make=make)), PersonalStore(personal))


def open_fleeting(personal: Path | None = None) -> "FleetingLibrary":
    """An empty library that lasts as long as the program; personal: as in `open_library`."""
    from reader.library.fleeting import FleetingLibrary

    return FleetingLibrary(PersonalStore(personal))


def open_engine(path: str | None, *, make: bool = False) -> "Engine":
    """The database of the shared part; arguments and errors as those of `open_library`."""
    from reader.library.shared import POSTGRESQL_SCHEMA, SCHEMA

    if path in (None, ":memory:"):
        return open_in_memory(SCHEMA)
    if is_server(path):
        from reader.library.postgresql import open_server

        return open_server(path, POSTGRESQL_SCHEMA, make=make)
    return open_shared(Path(path), SCHEMA, make=make)
