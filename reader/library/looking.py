"""A long document on its way through the recogniser: portion by portion, where it is read first."""

import threading

from reader.documents import Document
from reader.entities.mention import Mention
from reader.entities.recognition.portions import PORTION, nearest_first, portions, recognise_portion


class Look:
    """What is recognised of `document` so far. Safe for several threads."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._runs = portions(document)
        self._found: dict[tuple[int, int], tuple[Mention, ...]] = {}
        self._lock = threading.Lock()

    @staticmethod
    def may_be_long(length: int) -> bool:
        """False when a document whose text has `length` code points is read as one whatever is in it."""
        return length > 2 * PORTION

    @property
    def is_long(self) -> bool:
        """Whether it is read in more than one portion."""
        return len(self._runs) > 1

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions in the portions that were read, in text order."""
        with self._lock:
            return tuple(mention for run in self._runs for mention in self._found.get(run, ()))

    def go_on(self, offset: int) -> bool:
        """Read the portion nearest to `offset` that was not read; False when there is none left."""
        run = next((run for run in nearest_first(self._runs, offset) if run not in self._found), None)
        if run is None:
            return False
        found = recognise_portion(self.document, *run)
        with self._lock:
            self._found[run] = found
        return True
