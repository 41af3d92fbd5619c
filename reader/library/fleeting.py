"""A library in memory: of files that were named, for as long as the program runs."""

import time
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, NamedTuple

from reader.documents import Document
from reader.entities.mention import Mention
from reader.library.library import DocumentSummary
from reader.library.personal import PersonalStore
from reader.library.sqlite import SqliteLibrary

if TYPE_CHECKING:
    from reader.library.choice import Choice
    from reader.library.shared import SharedStore


class _First(NamedTuple):
    """A document that is not in the database. added: seconds since 1970."""

    document: Document
    number: int
    added: int


class FleetingLibrary(SqliteLibrary):
    """See `SqliteLibrary`. Its database is made when something is asked or done that the first picture of the
    application does not need, so that the picture need not wait for it; until then it has documents without mentions.
    """

    def __init__(
        self, personal: PersonalStore, recogniser: Callable[[Document], tuple[Mention, ...]] | None = None
    ) -> None:
        super().__init__(None, personal, recogniser)
        self._first: dict[str, _First] = {}

    @property
    def shared(self) -> "SharedStore":
        """As in `SqliteLibrary`; it is made now if it is not there."""
        with self._lock:
            if self._store is None:
                from reader.library.database import open_in_memory
                from reader.library.shared import SCHEMA, SharedStore

                store = SharedStore(open_in_memory(SCHEMA))
                for first in self._first.values():
                    store.add(first.document, first.number)
                    self._recent.keep(first.document, store.changes_seen(), self._recent.times_forgotten)
                self._first.clear()
                self._store = store
            return self._store

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
            return {key: DocumentSummary.of(*first) for key, first in found.items()}

    def is_pending(self, key: str) -> bool:
        with self._lock:
            if self._store is not None:
                return super().is_pending(key)
            if key not in self._first:
                raise KeyError(key)
            return True

    def close(self) -> None:
        with self._lock:
            if self._store is None:
                self._personal.close()
            else:
                super().close()

    @property
    def _has_no_names(self) -> bool:
        return self._store is None or super()._has_no_names

    @property
    def _own(self) -> PersonalStore:
        return self._personal if self._store is None else super()._own
