"""Searching in the text: what one types stands out in the open articles at once."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.app.background import run_latest
from reader.app.mention_cursor import Span
from reader.app.screens.reading.handler import Handler
from reader.app.search_history import SearchHistory
from reader.app.widgets.article_movement import Standing
from reader.app.widgets.article_pane import ArticlePane
from reader.app.widgets.article_view import Layer
from reader.app.widgets.search_line import SearchLine
from reader.app.widgets.status_line import StatusLine
from reader.documents import Document, Role
from reader.localisation import _, format_number

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen
    from reader.app.search_results import SearchResults
    from reader.names.searchable_texts import SearchableTexts

_AT_ONCE = 100_000
"""Letters of all open articles that are searched while the key is handled, which takes a few milliseconds."""

_DRAWN = 2000
_AROUND = 20_000
"""Of more hits than `_DRAWN` only those are handed to the view that stand within `_AROUND` letters of the screen."""


class Searching(Handler):
    """The prompt, the hits and going through them."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self.results: SearchResults | None = None
        self._kept_texts: SearchableTexts | None = None
        self._history = SearchHistory(self.library)
        self._asked = 0
        self._waiting = False
        self._accepting = False
        self._origin: tuple[ArticlePane, str, Standing] | None = None
        self._earlier: SearchResults | None = None
        self._windows: dict[str, Span] = {}
        self._shown_hidden: list[bool] = []
        self._wrapped = False

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"search": self.begin}

    @property
    def _line(self) -> SearchLine:
        return self.screen.query_one(SearchLine)

    @property
    def prompting(self) -> bool:
        """Whether the person is typing a query."""
        return self._origin is not None

    @property
    def _is_stepped(self) -> bool:
        return self.screen.steps == self.step

    @property
    def _texts(self) -> "SearchableTexts":
        if self._kept_texts is None:
            from reader.names.searchable_texts import SearchableTexts

            self._kept_texts = SearchableTexts()
        return self._kept_texts

    # The prompt -----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Let the person type what to look for."""
        pane = self.workspace.active
        if pane.document is None:
            self.screen.say(_("Open an article first"))
            return
        if self.workspace.in_entities:
            self.workspace.go_to(pane.view)
        self._origin = (pane, pane.key, pane.view.standing)
        self._earlier, self.results = self.results, None
        self._accepting = False
        self.screen.query_one(StatusLine).display = False
        self._line.open(self._history.queries())
        self._draw()
        self._prepare()

    def _prepare(self) -> None:
        """Make the open articles ready while the first letters are typed."""
        documents = [document for _pane, document in self._opened()]

        def prepare() -> None:
            for document in documents:
                self._texts.prepare(document.key, document.text, stop=lambda: not self.prompting)

        async def wait() -> None:
            with suppress(_stopped()):
                await asyncio.to_thread(prepare)

        run_latest(self.screen, "search-preparation", wait)

    def typed(self, query: str) -> None:
        """The query is now `query`; may come after the prompt was left."""
        if not self.prompting:
            return
        self._accepting = False
        if query.strip():
            self._ask(query)
        else:
            self._forget()
            self._go_back()
            self._line.show_found("")

    def accept(self, query: str) -> None:
        """Keep what was found; without a query, repeat the last one."""
        if not self.prompting:
            return
        if not query.strip():
            earlier = self._history.queries()
            if not earlier:
                self.cancel()
                return
            query = earlier[0]
        if self.results is None or self.results.query != query or self._waiting:
            self._accepting = True
            self._ask(query)
            return
        self._finish()

    def _finish(self) -> None:
        results = self.results
        assert results is not None  # noqa: S101 - only called once there are some
        self._accepting = False
        self._history.add(results.query)
        self.screen.steps = self.step
        self._close()
        self._go_to_current()
        self._draw()
        self._tell()

    def cancel(self) -> None:
        """Leave the prompt and go back to where the search began."""
        if not self.prompting:
            return
        self._forget()
        self._go_back()
        self._close()
        self.results = self._earlier
        self._draw()
        self.screen.names.refresh_status()
        if self._is_stepped:
            self._tell()

    def _close(self) -> None:
        pane = self._origin[0] if self._origin else self.workspace.active
        self._origin = None
        in_line = self._line.has_focus_within or self.screen.focused is None
        self._line.close()
        self.screen.query_one(StatusLine).display = True
        if in_line:
            self.workspace.go_to(pane.view)

    def _forget(self) -> None:
        self._asked += 1
        self._waiting = False
        self.results = None
        self._draw()

    def _go_back(self) -> None:
        if self._origin is not None and self._origin[0].key == self._origin[1]:
            self._origin[0].view.return_to(self._origin[2])

    # Searching ------------------------------------------------------------------------------------------------------

    def _opened(self) -> list[tuple[ArticlePane, Document]]:
        """The open articles in the order of the search: the active one first."""
        found: dict[str, tuple[ArticlePane, Document]] = {}
        for pane in (self.workspace.active, *self.workspace.panes):
            if pane.document is not None:
                found.setdefault(pane.key, (pane, pane.document))
        return list(found.values())

    def _ask(self, query: str, *, move: bool = True) -> None:
        """Search for `query` in the open articles; move: and go to what is found."""
        self._asked += 1
        asked = self._asked
        opened = self._opened()
        self._shown_hidden = [pane.view.show_hidden for pane in self.workspace.panes]
        sources = [(document, _hidden(pane, document)) for pane, document in opened]

        def stop() -> bool:
            return asked != self._asked

        def search() -> "SearchResults | None":
            from reader.app.search_results import SearchedText, search_texts

            try:
                texts = [
                    SearchedText(document.key, self._texts.prepare(document.key, document.text, stop=stop), hidden)
                    for document, hidden in sources
                ]
                return search_texts(query, texts, stop)
            except _stopped():
                return None

        if sum(len(document.text) for _pane, document in opened) <= _AT_ONCE:
            self._answered(asked, search(), move=move)
            return
        self._waiting = True
        if move:
            self._look_ahead(query)

        async def wait() -> None:
            self._answered(asked, await asyncio.to_thread(search), move=move)

        run_latest(self.screen, "search", wait)

    def _look_ahead(self, query: str) -> None:
        """Go to the next hit while the others are still counted."""
        self._line.show_found("…")
        pane = self.workspace.active
        text = self._texts.get(pane.key)
        if text is None or self._origin is None:
            return
        span = text.first(query, self._origin[2].offset) or text.first(query, 0)
        if span is not None and pane.view.shows(span):
            pane.view.set_layer(Layer.CURRENT, [span])
            pane.view.reveal(span)

    def _answered(self, asked: int, results: "SearchResults | None", *, move: bool) -> None:
        if asked != self._asked or results is None:
            return
        self._waiting = False
        if not move:
            self._replace(results)
            return
        self.results = results
        if self._origin is not None:
            pane, key, standing = self._origin
            self._wrapped = results.start_at(key, standing.offset) and results.current_key == key
            span = results.current_span
            if span is not None and results.current_key == key:
                pane.view.reveal(span)
            else:
                self._go_back()
        self._draw()
        self._line.show_found(self._found())
        if self._accepting:
            self._finish()

    def _replace(self, results: "SearchResults") -> None:
        """Other articles or parts are shown: stay at the current hit if it is still there."""
        old = self.results
        span = old.current_span if old else None
        if old is not None and span is not None and results.hits(old.current_key) is not None:
            results.start_at(old.current_key, span[0])
        else:
            view = self.workspace.active.view
            results.start_at(self.workspace.active.key, view.span_on_screen[0])
        self.results = results
        self._draw()

    # Going through the hits -----------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go `by` hits forward: from the current one if it is on the screen, else from what is."""
        results = self.results
        if results is None:
            return
        if self._shown_hidden != [pane.view.show_hidden for pane in self.workspace.panes]:
            self._ask(results.query, move=False)
            results = self.results or results
        active = self.workspace.active
        span = results.current_span
        if span is not None and results.current_key == active.key and active.view.is_visible(span):
            self._wrapped = results.step(by)
        elif results.total:
            start, end = active.view.span_on_screen
            back = by < 0
            self._wrapped = results.start_at(active.key, end if back else start, back=back)
        self._go_to_current()
        self._draw()
        self._tell()

    def _go_to_current(self) -> None:
        results = self.results
        span = results.current_span if results else None
        if results is not None and span is not None:
            self.screen.articles.go_to(results.current_key, span)

    def escape(self) -> bool:
        if self.prompting:
            self.cancel()
            return True
        if self.results is None:
            return False
        self._forget()
        if self._is_stepped:
            self.screen.steps = self.screen.names.step
        self.screen.names.refresh_status()
        return True

    # What is shown --------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        self._windows.clear()
        results = self.results
        span = results.current_span if results else None
        for pane in self.workspace.panes:
            self._draw_hits(pane)
            if self.prompting or self._is_stepped:
                here = results is not None and span is not None and results.current_key == pane.key
                pane.view.set_layer(Layer.CURRENT, [span] if here and span else [])

    def _draw_hits(self, pane: ArticlePane) -> None:
        hits = self.results.hits(pane.key) if self.results else None
        if hits is None or not pane.key:
            pane.view.set_layer(Layer.FOUND, [])
            return
        start, end = 0, len(pane.document.text) if pane.document else 0
        if len(hits) > _DRAWN:
            top, bottom = pane.view.span_on_screen
            start, end = max(0, top - _AROUND), bottom + _AROUND
            self._windows[pane.key] = start, end
        pane.view.set_layer(Layer.FOUND, hits.within(start, end))

    def _found(self) -> str:
        results = self.results
        if results is None:
            return ""
        if not results.total:
            return _("Nothing found.")
        place = f"{format_number(results.number)}/{format_number(results.total)}"
        remarks = []
        if results.read_as:
            remarks.append(_("Read as {words}").format(words=results.read_as))
        if self.prompting and results.current_key != self.workspace.active.key:
            remarks.append(_("in the other article"))
        elif self._wrapped:
            remarks.append(_("wrapped"))
        return "  ".join([*remarks, place])

    def _tell(self) -> None:
        if self.results is not None and not self.prompting:
            status = self.screen.query_one(StatusLine)
            hint = _("n next · N previous · Esc clear") if self.results.total > 1 else ""
            status.show_search(self.results.query, self._found(), hint)

    # News -----------------------------------------------------------------------------------------------------------

    def on_article(self, pane: ArticlePane) -> None:
        if self._origin is not None and self._origin[0] is pane:
            if pane.key == self._origin[1]:  # the rest of a long article has come: what is being typed holds
                self._prepare()
                self.typed(self._line.query_text)
                return
            self.cancel()
        if self.results is not None:
            self._ask(self.results.query, move=False)

    def on_panes(self) -> None:
        self._retell()

    def on_names(self) -> None:
        self._retell()

    def _retell(self) -> None:
        if self.results is not None and self._is_stepped:
            self._draw()
            if not self.workspace.in_entities:
                self._tell()

    def on_moved(self, key: str, offset: int) -> None:
        window = self._windows.get(key)
        for pane in self.workspace.panes if window else ():
            if pane.key == key and window is not None:
                top, bottom = pane.view.span_on_screen
                if (top < window[0] or bottom > window[1]) and self.results is not None:
                    self._draw_hits(pane)

    def on_language(self) -> None:
        if self.prompting:
            self._line.retranslate()
            self._line.show_found(self._found())
        self._retell()


def _stopped() -> type[Exception]:
    from reader.names.text_search import StoppedError

    return StoppedError


def _hidden(pane: ArticlePane, document: Document) -> list[Span]:
    if pane.view.show_hidden:
        return []
    return [(part.start, part.end) for part in document.parts if part.role is Role.HIDDEN]
