"""Articles about the same events side by side: scrolled together, compared, exchanged, closed."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.app.background import run_latest
from reader.app.mention_cursor import apart
from reader.app.screens.reading.handler import Handler
from reader.app.widgets.article_pane import ArticlePane
from reader.app.widgets.article_view import ArticleView, Layer
from reader.localisation import _

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen
    from reader.entities.alignment import Direction

_SETTING = "follow"
Pair = tuple[str, str]


class Following(Handler):
    """Knows which paragraphs of the open articles answer each other, and keeps those at the same height.

    The active article leads: with the paragraph that the person went to, else with the one that fills most of the upper
    half of the view. What answers it is brought to the same height in the others; articles without it stay where they
    are.
    """

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self._on = self.library.setting(_SETTING) == "on"
        self._ways: dict[Pair, Direction] = {}
        self._wanted: list[Pair] = []
        self._leading = False
        self._remark = ""
        self._picture: tuple[object, ...] = ()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"follow": self.toggle, "compare": self.compare, "swap": self.swap, "close": self.close}

    # What the screen tells ------------------------------------------------------------------------------------------

    def on_start(self) -> None:
        for pane in self.workspace.panes:
            # Not by way of a message: both articles are to be painted at once.
            self.screen.watch(pane.view, "moves", partial(self._scrolled, pane), init=False)
        self._sign()
        self._align()

    def on_article(self, pane: ArticlePane) -> None:
        self._clear()
        self._sign()
        self._align()

    def on_names(self) -> None:
        self._ways.clear()
        self._wanted = []  # what is being found out rests on the names as they were
        self._align()

    def on_panes(self) -> None:
        panes = self.workspace.panes
        picture = tuple((pane.key, pane.display, self.screen.size) for pane in panes)
        if picture != self._picture:
            self._picture = picture
            self.screen.call_after_refresh(self._lead)
        self._say()

    def on_language(self) -> None:
        if self._remark:
            self._remark = ""
            self._lead()

    def _scrolled(self, pane: ArticlePane) -> None:
        if pane is self.workspace.active:
            self._lead()

    # Scrolling together ---------------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Scroll the other articles along from now on, or leave them alone."""
        self._on = not self._on
        self.library.set_setting(_SETTING, "on" if self._on else "off")
        self._sign()
        if not self._on:
            self._clear()
            self.screen.say(_("The articles are scrolled each on its own"))
        elif self.workspace.beside() is None:
            self.screen.say(_("Open a second article to scroll both together: F7, then F3"))
        else:
            self.screen.say(_("The other article follows this one"))
            self._align()
            self._lead()

    def _sign(self) -> None:
        together = self._on and len(self.workspace.opened) > 1
        for pane in self.workspace.panes:
            pane.follows = together and bool(pane.key)

    def _pairs(self) -> list[Pair]:
        """The pairs of open articles, with the active one's first."""
        active = self.workspace.active.key
        keys = sorted(self.workspace.opened, key=lambda key: key != active)
        return [(one, other) for number, one in enumerate(keys) for other in keys[number + 1 :]]

    def _align(self) -> None:
        """Find out in a thread which paragraphs answer each other, once the names of the articles are known."""
        if not self._on:
            return
        awaits = self.screen.recognition.awaits
        wanted = [pair for pair in self._pairs() if pair not in self._ways and not awaits(pair)]
        if wanted and wanted != self._wanted:
            self._wanted = wanted
            run_latest(self.screen, "alignment", partial(self._align_all, wanted))

    async def _align_all(self, pairs: list[Pair]) -> None:
        try:
            for left, right in pairs:
                forward, backward = await asyncio.to_thread(self._aligned, left, right)
                self._ways[left, right], self._ways[right, left] = forward, backward
        finally:
            if self._wanted is pairs:
                self._wanted = []
        self._lead()

    def _aligned(self, left: str, right: str) -> "tuple[Direction, Direction]":
        from reader.entities.alignment import align

        library = self.library
        found = align(library.document(left), library.mentions(left), library.document(right), library.mentions(right))
        return found.left_to_right, found.right_to_left

    def _lead(self) -> None:
        """Bring the other articles to what the active one says in its leading paragraph."""
        active = self.workspace.active
        if not self._on or self._leading or not active.key or not active.view.size.height:
            return
        self._leading = True
        try:
            self._bring_others(active)
        finally:
            self._leading = False

    def _bring_others(self, active: ArticlePane) -> None:
        followers = [pane for pane in self.workspace.panes if pane.key not in {"", active.key}]
        ways = {pane: self._ways[active.key, pane.key] for pane in followers if (active.key, pane.key) in self._ways}
        if not ways:
            return
        line = leading_line(active.view)
        offset = active.view.offset_at(line)
        here: set[tuple[int, int]] = set()
        answered = False
        for pane, way in ways.items():
            found = self._bring(active.view, line, offset, pane, way)
            answered = answered or found
            shared = way.shared(offset)
            here.update(shared.here)
            pane.view.set_layer(Layer.SHARED, shared.there)
        active.view.set_layer(Layer.SHARED, apart(here))
        remark = "" if answered else _("Nothing in the other article answers this paragraph")
        if remark != self._remark:
            self._remark = remark
            self.screen.tell_status()
            self._say()

    def _bring(self, view: ArticleView, line: int, offset: int, pane: ArticlePane, way: "Direction") -> bool:
        """Bring what answers the paragraph at `offset` in `pane` to the same height; False when nothing does."""
        counterpart, paragraph = way.counterpart(offset), way.paragraph(offset)
        if counterpart is None or paragraph is None:
            return False
        if not pane.display:
            pane.view.reveal((counterpart.start, counterpart.end))
            return True
        top = view.line_of(paragraph[0])
        if top >= 0:
            pane.view.bring(counterpart.start, top)
        else:
            pane.view.bring(way.position(offset), line)
        return True

    def _say(self) -> None:
        if self._remark:
            self.screen.say(self._remark)

    def _clear(self) -> None:
        self._remark = ""
        for pane in self.workspace.panes:
            pane.view.set_layer(Layer.SHARED, ())

    # Two articles ---------------------------------------------------------------------------------------------------

    def compare(self) -> None:
        """List what both articles name and what only one does."""
        from reader.app.screens.comparison import ComparisonScreen

        other = self.workspace.beside()
        if other is None:
            self.screen.say(_("Open a second article to compare: F7, then F3"))
            return
        order = [pane for pane in self.workspace.panes if pane in (self.workspace.active, other)]

        def done(entity: str | None) -> None:
            if entity:
                self.screen.names.choose(entity)

        self.screen.app.push_screen(ComparisonScreen(self.library, order[0].key, order[-1].key), done)

    def swap(self) -> None:
        """Exchange the active article and the one beside it; the same article stays active."""
        active, other = self.workspace.active, self.workspace.beside()
        if other is None:
            self.screen.say(_("Only one article is open"))
            return
        mine, others = (active.key, active.view.kept_position), (other.key, other.view.kept_position)
        self.screen.articles.open_in(active, *others)
        self.screen.articles.open_in(other, *mine)
        if not other.display:  # nothing on the screen would tell
            panes = self.workspace.panes
            is_left = panes.index(other) < panes.index(active)
            self.screen.say(_("This article is on the left now") if is_left else _("This article is on the right now"))
        self.workspace.activate(other)

    def close(self) -> None:
        """Close the active article; those to the right of it move up."""
        panes = self.workspace.panes
        closed = panes.index(self.workspace.active)
        rest = [(pane.key, pane.view.kept_position) for pane in panes[closed + 1 :] if pane.key]
        if not rest and not any(pane.key for pane in panes[:closed]):
            self.screen.say(_("The last article stays open"))
            return
        if document := panes[closed].document:
            self.screen.articles.on_moved(document.key, panes[closed].view.kept_position)
            self.screen.say(_("Closed: {title}").format(title=document.label))
        for pane in panes[closed:]:
            if rest:
                self.screen.articles.open_in(pane, *rest.pop(0))
            elif pane.key:
                pane.close()
                self._tell_of(pane)
        self.workspace.close_up()
        last = max(number for number, pane in enumerate(panes) if pane.key)
        self.workspace.activate(panes[min(closed, last)])
        self.workspace.lay_out()

    def _tell_of(self, pane: ArticlePane) -> None:
        self.screen.tell(lambda handler: handler.on_article(pane))


def leading_line(view: ArticleView) -> int:
    """The first row, from the top of the view, of the paragraph that leads.

    That is the one the person went to; else the one that fills most of the upper half of the view, or near the ends of
    the article of ever fewer rows at its first or last row.
    """
    if view.paragraph is not None:
        return view.line_of(view.paragraph)
    if view.document is None:
        return 0
    height, above = view.size.height, round(view.scroll_offset.y)
    below = round(view.max_scroll_y) - above
    size = max(1, min(height // 2, above + 1, below + 1))
    first = max(0, height - size - below)
    parts = [view.document.part_number(view.offset_at(line)) for line in range(first, first + size)]
    return first + parts.index(max(parts, key=parts.count))
