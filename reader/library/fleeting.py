"""A library in memory: of files that were named, for as long as the program runs."""

import time
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from reader.documents import Document
from reader.entities.mention import Mention
from reader.library.library import DocumentSummary
from reader.library.personal import PersonalStore
from reader.library.sqlite import SqliteLibrary, recogniser_version

if TYPE_CHECKING:
    from reader.library.choice import Choice
    from reader.library.full_text import IndexedText
    from reader.library.known_files import KnownFile
    from reader.library.prepared import PreparedDocument
    from reader.library.shared import SharedStore


class _First(NamedTuple):
    """A document that is not in the database. added: seconds since 1970. known: what is known of its mentions."""

    document: Document
    number: int
    added: int
    known: "KnownFile | None" = None


class FleetingLibrary(SqliteLibrary):
    """See `SqliteLibrary`. Its database is made when something is asked or done that the first picture of the
    application does not need, so that the picture need not wait for it; until then it has documents without mentions.
    """

    def __init__(
        self, personal: PersonalStore, recogniser: Callable[[Document], tuple[Mention, ...]] | None = None
    ) -> None:
        super().__init__(None, personal, recogniser)
        self._first: dict[str, _First] = {}
        self._words: Mapping[str, IndexedText] = {}

    @property
    def shared(self) -> "SharedStore":
        """As in `SqliteLibrary`; it is made now if it is not there."""
        with self._lock:
            if self._store is None:
                from reader.library.database import open_in_memory
                from reader.library.shared import SCHEMA, SharedStore

                store = SharedStore(open_in_memory(SCHEMA))
                for first in self._first.values():
                    store.keep(self._prepared(first), first.number)
                    self._recent.keep(first.document, store.changes_seen(), self._recent.times_forgotten)
                self._first.clear()
                self._store = store
            return self._store

    def _prepared(self, first: _First) -> "PreparedDocument":
        from reader.library.prepared import prepare, rules

        prepared = prepare(first.document, index=False, compress=False)
        if first.known is not None:
            prepared = prepared._replace(mentions=first.known.mentions, recogniser=first.known.recogniser)
        words = self._words.get(first.document.key)
        return prepared if words is None else prepared._replace(words=words, rules=rules())

    def add_known(self, known: "KnownFile") -> None:
        """Keep a document with what was recognised in it, before anything is asked."""
        with self._lock:
            if known.document.key not in self._first:
                number = len(self._first) + 1
                self._first[known.document.key] = _First(known.document, number, int(time.time()), known)

    def know_words(self, words: "Mapping[str, IndexedText]") -> None:
        """Take the words of documents, by key, as `prepared.indexed_text` made them before."""
        self._words = words

    def add(self, document: Document, number: int | None = None) -> bool:
        with self._lock:
            if self._store is not None:
                return super().add(document, number)
            if document.key in self._first:
                return False
            if number is None:
                number = max((first.number for first in self._first.values()), default=0) + 1
            self._first[document.key] = _First(document, number, int(time.time()))
            return True

    def document(self, key: str) -> Document:
        with self._lock:
            return super().document(key) if self._store is not None else self._first[key].document

    def has(self, key: str) -> bool:
        with self._lock:
            return super().has(key) if self._store is not None else key in self._first

    def place(self, key: str) -> int:
        with self._lock:
            if self._store is not None:
                return super().place(key)
            found = self._first.get(key)
            return sum(first.number <= found.number for first in self._first.values()) if found else 0

    def count(self, choice: "Choice | None" = None) -> int:
        with self._lock:
            return super().count(choice) if self._store is not None or choice is not None else len(self._first)

    def summaries(self, keys: Collection[str]) -> dict[str, DocumentSummary]:
        with self._lock:
            if self._store is not None:
                return super().summaries(keys)
            found = {key: self._first[key] for key in keys if key in self._first}
            return {key: DocumentSummary.of(*first[:3]) for key, first in found.items()}

    def is_pending(self, key: str) -> bool:
        with self._lock:
            if self._store is not None:
                return super().is_pending(key)
            known = self._first[key].known
            return known is None or known.recogniser != recogniser_version()

    def close(self) -> None:
        with self._lock:
            if self._store is None:
                self._personal.close()
            else:
                super().close()

    @property
    def _has_no_names(self) -> bool:
        if self._store is None:
            return all(first.known is None for first in self._first.values())
        return super()._has_no_names

    @property
    def _own(self) -> PersonalStore:
        return self._personal if self._store is None else super()._own
