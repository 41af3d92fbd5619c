"""The texts that are searched, kept ready within bounds."""

from collections import OrderedDict
from threading import Lock

from reader.names.text_search import SearchableText, Stop, never


class SearchableTexts:
    """The texts that were made ready lately, by the key of their document; the oldest go when they get too many.

    limit: letters of all that are kept, besides the newest. Threads may share it.
    """

    def __init__(self, limit: int = 24_000_000) -> None:
        self._limit = limit
        self._kept: OrderedDict[str, SearchableText] = OrderedDict()
        self._lock = Lock()
        self._making = Lock()

    def get(self, key: str) -> SearchableText | None:
        """The text of the document `key` if it is ready."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def prepare(self, key: str, text: str, *, stop: Stop = never) -> SearchableText:
        """The `text` of the document `key`, made ready unless it is."""
        with self._making:  # a second thread waits for the first one's work instead of doing it too
            ready = self.get(key)
            if ready is not None and ready.text == text:
                return ready
            ready = SearchableText(text, stop=stop)
            self._keep(key, ready)
            return ready

    def _keep(self, key: str, ready: SearchableText) -> None:
        with self._lock:
            self._kept[key] = ready
            self._kept.move_to_end(key)
            while len(self._kept) > 1 and sum(len(each.text) for each in self._kept.values()) > self._limit:
                self._kept.popitem(last=False)
