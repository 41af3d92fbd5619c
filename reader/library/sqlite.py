"""A library in SQLite: one database that can be shared, one that is the person's own."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader import __version__
from reader.documents import Document
from reader.entities.mention import Entity, Mention
from reader.library.database import open_shared
from reader.library.library import DocumentSummary, Library
from reader.library.marks import Mark
from reader.library.personal import PersonalStore
from reader.library.recent_documents import RecentDocuments
from reader.library.shared import SCHEMA, SharedStore
from reader.messages import Message

if TYPE_CHECKING:
    from reader.entities.decisions import Decision
    from reader.entities.linking import Explanation
    from reader.library.entity_index import EntityIndex
    from reader.library.looking import Look
    from reader.names import SearchAnswer


class SqliteLibrary(Library):
    """See `Library`.

    recogniser: what finds the mentions of a document, instead of `reader.entities.recognition.recognise`.
    """

    def __init__(
        self,
        shared: SharedStore,
        personal: PersonalStore,
        recogniser: Callable[[Document], tuple[Mention, ...]] | None = None,
    ) -> None:
        self._recogniser = recogniser
        self._shared = shared
        self._personal = personal
        self._lock = threading.RLock()
        self._index: EntityIndex | None = None
        self._recent = RecentDocuments()
        self._indexed: dict[str, str] = {}  # what found the mentions that the index has, by key
        self._looks: dict[str, Look] = {}
        self._replaced: Counter[str] = Counter()  # how often the document of a key became another one
        self._looked: set[str] = set()  # documents of which more is recognised than is in the index
        self._state: tuple[tuple[int, int], tuple[int, int]] | None = None

    def add(self, document: Document, number: int | None = None) -> bool:
        state, forgotten = self._shared.changes_seen(), self._recent.times_forgotten
        added = self._shared.add(document, number)
        if added:
            self._recent.keep(document, state, forgotten)
        return added

    def replace(self, document: Document, key: str | None = None) -> None:
        old = key or document.key
        with self._lock:
            self._replaced.update({old, document.key})
            self._looks.pop(old, None)
            self._looked.discard(old)
            self._shared.replace(document, old)
            self._recent.forget(old)
            self._recent.keep(document, self._shared.changes_seen(), self._recent.times_forgotten)
            if self._index is not None and old in self._indexed:
                self._index.add(old, (), document.language, "")
                self._indexed.pop(old, None)

    def documents(self) -> list[DocumentSummary]:
        return self._shared.documents()

    def document(self, key: str) -> Document:
        state, forgotten = self._shared.changes_seen(), self._recent.times_forgotten
        document = self._recent.get(key, state)
        if document is None:
            document = self._shared.document(key)
            self._recent.keep(document, state, forgotten)
        return document

    def length(self, key: str) -> int:
        return self._shared.length(key)

    def pending(self) -> list[str]:
        # Where nothing was recognised, everything is pending whatever the version, which takes reading all known names.
        return self._shared.pending(_recogniser_version() if self._shared.has_analysed() else "")

    def analyse(self, key: str) -> None:
        version = _recogniser_version()
        if not self._shared.is_pending(key, version):
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
                    self._shared.set_mentions(key, mentions, version)
                    self._looks.pop(key, None)
                    return

    def look(self, key: str, offset: int) -> bool:
        from reader.library.looking import Look

        if self._recogniser is not None or not self._shared.is_pending(key, _recogniser_version()):
            return False
        times = self._replaced[key]
        look = self._looks.get(key)
        if look is None:
            look = Look(self.document(key)) if Look.may_be_long(self._shared.length(key)) else None
        if look is None or not look.is_long or not look.go_on(offset):
            return False
        with self._lock:
            if times != self._replaced[key]:
                return False
            self._looks[key] = look
            self._looked.add(key)
        return True

    def mentions(self, key: str) -> tuple[Mention, ...]:
        if self._is_unread():
            return ()
        with self._lock:
            return self._entity_index().mentions(key)

    def entities(self, keys: Sequence[str] | None = None) -> list[Entity]:
        if self._is_unread():
            return []
        with self._lock:
            return self._entity_index().entities(keys)

    def entity(self, entity_id: str) -> Entity | None:
        if self._is_unread():
            return None
        with self._lock:
            return self._entity_index().entity(entity_id)

    def explain(self, entity_id: str) -> "Explanation":
        with self._lock:
            return self._entity_index().explain(entity_id)

    def search_names(self, query: str, limit: int = 20, keys: Sequence[str] | None = None) -> "SearchAnswer":
        with self._lock:
            return self._entity_index().search(query, limit, keys)

    def position(self, key: str) -> int:
        return self._personal.position(key)

    def set_position(self, key: str, offset: int) -> None:
        self._personal.set_position(key, offset)

    def decide(self, *decisions: "Decision") -> None:
        from reader.library.decision_records import decision_record

        self._personal.decide([decision_record(decision) for decision in decisions])

    def decisions(self) -> "list[Decision]":
        from reader.library.decision_records import decisions_from

        return decisions_from(self._personal.decisions())

    def undo(self) -> "list[Decision]":
        from reader.library.decision_records import decisions_from

        return decisions_from(self._personal.undo())

    def marks(self, key: str | None = None) -> list[Mark]:
        return self._personal.marks(key)

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
            self._shared.close()

    def _is_unread(self) -> bool:
        """Whether nothing was recognised yet: what links names need not be there before they are."""
        return self._index is None and not self._looked and not self._shared.has_analysed()

    def _entity_index(self) -> "EntityIndex":
        """The index with every analysed document in it, following the decisions in force."""
        from reader.library.entity_index import EntityIndex

        state = self._personal.state(), self._shared.state()
        if self._index is not None and state == self._state and not self._looked:
            return self._index
        if self._index is None or self._state is None:
            self._index = EntityIndex(self.decisions())
        elif state[0] != self._state[0]:
            self._index.decide(self.decisions())
        for key, language, recogniser in self._shared.analysed():
            if self._indexed.get(key) != recogniser:
                self._index.add(key, self._shared.mentions(key), language, self._shared.text(key))
                self._indexed[key] = recogniser
                self._looked.discard(key)
        while self._looked:
            look = self._looks.get(self._looked.pop())
            if look is not None:
                self._index.add(look.document.key, look.mentions, look.document.language, look.document.text)
        self._state = state
        return self._index


def _recogniser_version() -> str:
    """What mentions depend on: the program, and the person's own names."""
    from reader.names.known import fingerprint

    return f"{__version__} {fingerprint()}".strip()


def _recognise(document: Document) -> tuple[Mention, ...]:
    """The real recogniser, whose tables are read when the first document comes."""
    from reader.entities.recognition import recognise

    return recognise(document)


def open_library(path: str | None = None, personal: Path | None = None) -> SqliteLibrary:
    """Open a library.

    path: a file that must exist; None or ":memory:" for an empty library that lasts as long as the program.
    personal: the file with the person's positions, decisions, settings and marks, made when it does not exist; None for
        ones that last as long as the program. A damaged one is moved aside, and `notices` says so.

    Raises LibraryUnreadableError.
    """
    shared = open_shared(None if path in (None, ":memory:") else Path(path), SCHEMA)
    return SqliteLibrary(SharedStore(shared), PersonalStore(personal))
