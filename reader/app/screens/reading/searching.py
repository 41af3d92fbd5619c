"""Searching in the text: what one types stands out in the open articles at once."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.app.background import run_latest
from reader.app.history import Place
from reader.app.mention_cursor import Span
from reader.app.screens.reading.handler import Handler
from reader.app.screens.reading.hit_marks import HitMarks
from reader.app.search_history import SearchHistory
from reader.app.searched_articles import SearchedArticles
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

_AT_ONCE = 100_000
"""Letters of all open articles that are searched while the key is handled, which takes a few milliseconds."""


class _Origin(NamedTuple):
    """Where a search began. place: where `back` leads to afterwards."""

    pane: ArticlePane
    key: str
    standing: Standing
    place: Place


@dataclass
class _Accepted:
    """A query that was accepted before its hits were there.

    left: where the person was then, when no key has moved the article since. steps: how many hits to go on from the
    first, for which keys came meanwhile.
    """

    query: str
    origin: _Origin
    left: Standing
    steps: int = 0


class Searching(Handler):
    """The prompt, the hits and going through them."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self.results: SearchResults | None = None
        self._articles = SearchedArticles()
        self._history = SearchHistory(self.library)
        self._asked = 0
        self._awaited = ""
        self._origin: _Origin | None = None
        self._accepted: _Accepted | None = None
        self._earlier: SearchResults | None = None
        self._marks = HitMarks(self.workspace)
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
    def _is_looking(self) -> bool:
        return self.prompting or self._accepted is not None

    @property
    def _is_stepped(self) -> bool:
        return self.screen.steps == self.step

    # The prompt -----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Let the person type what to look for."""
        pane = self.workspace.active
        if pane.document is None:
            self.screen.say(_("Open an article first"))
            return
        if self.workspace.in_entities:
            self.workspace.go_to(pane.view)
        self._origin = _Origin(pane, pane.key, pane.view.standing, self.screen.articles.here)
        self._earlier, self.results = self.results, None
        self._give_up()
        self.screen.query_one(StatusLine).display = False
        self._line.open(self._history.queries())
        self._draw()
        self._prepare()

    def _prepare(self) -> None:
        """Make the open articles ready while the first letters are typed."""
        documents = [document for _pane, document in self._opened()]

        async def wait() -> None:
            await asyncio.to_thread(self._articles.prepare, documents, lambda: not self._is_looking)

        run_latest(self.screen, "search-preparation", wait)

    def typed(self, query: str) -> None:
        """The query is now `query`; may come after the prompt was left."""
        if not self.prompting:
            return
        if query.strip():
            self._ask(query)
        else:
            self._forget()
            self._go_back()
            self._line.show_found("")

    def accept(self, query: str) -> None:
        """Leave the prompt: to what was found, or will be; without a query, repeat the last one."""
        if not self.prompting:
            return
        if not query.strip():
            earlier = self._history.queries()
            if not earlier:
                self.cancel()
                return
            query = earlier[0]
        if self._awaited != query and (self.results is None or self.results.query != query or self._awaited):
            self._ask(query)
        assert self._origin is not None  # noqa: S101 - the person is typing
        origin = self._origin
        self._history.add(query)
        self.screen.steps = self.step
        self._close()
        if self._awaited:
            self._accepted = _Accepted(query, origin, origin.pane.view.standing)
        else:
            self._go_from(origin)
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
        pane = self._origin.pane if self._origin else self.workspace.active
        self._origin = None
        in_line = self._line.has_focus_within or self.screen.focused is None
        self._line.close()
        self.screen.query_one(StatusLine).display = True
        if in_line:
            self.workspace.go_to(pane.view)

    def _give_up(self) -> None:
        """What is being searched for is no longer wanted."""
        self._asked += 1
        self._awaited, self._accepted = "", None

    def _forget(self) -> None:
        self._give_up()
        self.results = None
        self._draw()

    def _go_back(self) -> None:
        if self._origin is not None and self._origin.pane.key == self._origin.key:
            self._origin.pane.view.return_to(self._origin.standing)

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
            return self._articles.search(query, sources, stop)

        if sum(len(document.text) for _pane, document in opened) <= _AT_ONCE:
            self._answered(asked, search(), move=move)
            return
        if move:
            self._awaited = query
            self._look_ahead(query)

        async def wait() -> None:
            self._answered(asked, await asyncio.to_thread(search), move=move)

        run_latest(self.screen, "search", wait)

    def _look_ahead(self, query: str) -> None:
        """Go to the next hit while the others are still counted."""
        self._line.show_found("…")
        pane = self.workspace.active
        if self._origin is None:
            return
        span = self._articles.first(pane.key, query, self._origin.standing.offset)
        if span is not None and pane.view.shows(span):
            pane.view.set_layer(Layer.CURRENT, [span])
            pane.view.reveal(span)

    def _answered(self, asked: int, results: "SearchResults | None", *, move: bool) -> None:
        if asked != self._asked or results is None:
            return
        if not move:
            self._replace(results)
            return
        self._awaited = ""
        self.results = results
        if self._accepted is not None:
            self._arrive(results, self._accepted)
            return
        if self._origin is not None:
            pane, key, standing, _place = self._origin
            self._wrapped = results.start_at(key, standing.offset) and results.current_key == key
            span = results.current_span
            if span is not None and results.current_key == key:
                pane.view.reveal(span)
            else:
                self._go_back()
        self._draw()
        self._line.show_found(self._found())

    def _arrive(self, results: "SearchResults", accepted: _Accepted) -> None:
        """Go to what was found after the prompt was left, unless the person went elsewhere meanwhile."""
        self._accepted = None
        pane, key, standing, _place = accepted.origin
        self._wrapped = results.start_at(key, standing.offset) and results.current_key == key
        if accepted.steps:
            self._wrapped = results.step(accepted.steps)
        has_stayed = pane is self.workspace.active and pane.key == key and pane.view.standing == accepted.left
        if self._is_stepped and (has_stayed or accepted.steps):
            self._go_from(accepted.origin)
        self._draw()
        if self._is_stepped:
            self._tell()

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
        if self._accepted is not None:
            self._accepted.steps += by
            return
        results = self.results
        if results is None or self._awaited:
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

    def _go_from(self, origin: _Origin) -> None:
        """Go to the current hit; the prompt may have shown it already, so `back` leads to where the search began."""
        if self.results is not None and self.results.total:
            self.screen.articles.history.leave(origin.place)
            self._go_to_current(jump=False)

    def _go_to_current(self, *, jump: bool = True) -> None:
        results = self.results
        span = results.current_span if results else None
        if results is not None and span is not None:
            self.screen.articles.go_to(results.current_key, span, jump=jump)

    def escape(self) -> bool:
        if self.prompting:
            self.cancel()
            return True
        if self.results is None and self._accepted is None:
            return False
        self._forget()
        if self._is_stepped:
            self.screen.steps = self.screen.names.step
        self.screen.names.refresh_status()
        return True

    # What is shown --------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        self._marks.draw(self.results, with_current=self.prompting or self._is_stepped)

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
        if self.prompting or self.screen.remark:
            return
        status = self.screen.query_one(StatusLine)
        if self._accepted is not None:
            status.show_search(self._accepted.query, "…", "")
        elif self.results is not None:
            hint = _("n next · N previous · Esc clear") if self.results.total > 1 else ""
            status.show_search(self.results.query, self._found(), hint)

    # News -----------------------------------------------------------------------------------------------------------

    def on_article(self, pane: ArticlePane) -> None:
        if self._origin is not None and self._origin.pane is pane:
            if pane.key == self._origin.key:  # the rest of a long article has come: what is being typed holds
                self._prepare()
                self.typed(self._line.query_text)
                return
            self.cancel()
        if self._awaited:
            self._ask(self._awaited)
        elif self.results is not None:
            self._ask(self.results.query, move=False)

    def on_panes(self) -> None:
        self.retell()

    def on_names(self) -> None:
        self.retell()

    def retell(self) -> None:
        """Say again what was found, if that is what one goes through now."""
        if (self.results is not None or self._accepted is not None) and self._is_stepped:
            self._draw()
            if not self.workspace.in_entities:
                self._tell()

    def on_moved(self, key: str, offset: int) -> None:
        self._marks.moved(key, self.results)

    def on_language(self) -> None:
        if self.prompting:
            self._line.retranslate()
            self._line.show_found(self._found())
        self.retell()


def _hidden(pane: ArticlePane, document: Document) -> list[Span]:
    if pane.view.show_hidden:
        return []
    return [(part.start, part.end) for part in document.parts if part.role is Role.HIDDEN]
