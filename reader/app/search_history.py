"""What was searched for lately, kept with the person's settings."""

import json

from reader.library.library import Library

_SETTING = "searches"
MOST = 50


class SearchHistory:
    """Queries, the newest first, each once."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def queries(self) -> list[str]:
        """The queries that are kept."""
        try:
            kept = json.loads(self._library.setting(_SETTING) or "[]")
        except ValueError:
            return []
        return [query for query in kept if isinstance(query, str)][:MOST] if isinstance(kept, list) else []

    def add(self, query: str) -> None:
        """Make `query` the newest."""
        queries = [query, *(each for each in self.queries() if each != query)][:MOST]
        self._library.set_setting(_SETTING, json.dumps(queries, ensure_ascii=False))
