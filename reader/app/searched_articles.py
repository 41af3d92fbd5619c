"""Searching in articles whose texts are kept ready."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader.app.mention_cursor import Span
from reader.documents import Document

if TYPE_CHECKING:
    from reader.app.search_results import SearchResults
    from reader.names.searchable_texts import SearchableTexts
    from reader.names.text_search import Stop


class SearchedArticles:
    """Searches articles. What that needs is imported with the first search; threads may share it."""

    @cached_property
    def _texts(self) -> "SearchableTexts":
        from reader.names.searchable_texts import SearchableTexts

        return SearchableTexts()

    def prepare(self, documents: Sequence[Document], stop: "Stop") -> None:
        """Make the texts of `documents` ready, until `stop` says that they are not wanted."""
        from reader.names.text_search import StoppedError

        try:
            for document in documents:
                self._texts.prepare(document.key, document.text, stop=stop)
        except StoppedError:
            return

    def first(self, key: str, query: str, offset: int) -> Span | None:
        """The first hit at `offset` or later, else the first of all; None also when the text is not ready."""
        text = self._texts.get(key)
        return None if text is None else text.first(query, offset) or text.first(query, 0)

    def search(
        self, query: str, sources: Sequence[tuple[Document, Sequence[Span]]], stop: "Stop"
    ) -> "SearchResults | None":
        """Search each document without its hidden runs, which stand beside it; None when `stop` says so."""
        from reader.app.search_results import SearchedText, search_texts
        from reader.names.text_search import StoppedError

        try:
            texts = [
                SearchedText(document.key, self._texts.prepare(document.key, document.text, stop=stop), hidden)
                for document, hidden in sources
            ]
            return search_texts(query, texts, stop)
        except StoppedError:
            return None
