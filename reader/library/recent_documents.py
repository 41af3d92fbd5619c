"""The documents that were read or written last, so that a long one is not made from its rows again and again."""

import threading
from collections import OrderedDict

from reader.documents import Document

_MOST = 4
_MOST_TEXT = 32 * 1024 * 1024
"""Code points of all of them together; a single one may be longer."""


class RecentDocuments:
    """A few documents by key. Safe for several threads.

    Who keeps one says what was true before it was read: the number of changes by others, and `times_forgotten`.
    """

    def __init__(self) -> None:
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._state = 0
        self._lock = threading.Lock()
        self.times_forgotten = 0

    def get(self, key: str, state: int) -> Document | None:
        """The document `key`, unless others have changed something since: their number of changes is `state` now."""
        with self._lock:
            self._follow(state)
            document = self._documents.get(key)
            if document is not None:
                self._documents.move_to_end(key)
            return document

    def keep(self, document: Document, state: int, times_forgotten: int) -> None:
        """Keep `document`, unless one may have taken its place while it was read."""
        with self._lock:
            if times_forgotten != self.times_forgotten:
                return
            self._follow(state)
            self._documents[document.key] = document
            self._documents.move_to_end(document.key)
            while len(self._documents) > 1 and (
                len(self._documents) > _MOST or sum(len(each.text) for each in self._documents.values()) > _MOST_TEXT
            ):
                self._documents.popitem(last=False)

    def forget(self, key: str) -> None:
        """The document `key` is another from now on, or gone."""
        with self._lock:
            self.times_forgotten += 1
            self._documents.pop(key, None)

    def _follow(self, state: int) -> None:
        if state != self._state:
            self._state = state
            self._documents.clear()
