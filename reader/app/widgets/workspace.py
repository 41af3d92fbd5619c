"""The panes side by side: which of them a screen of this width shows, and which has the say."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget

from reader.app.reading_state import Layout
from reader.app.widgets.article_pane import ArticlePane
from reader.app.widgets.entity_pane import EntityPane
from reader.app.widths import NORMAL_WIDTH, articles_seen, most_articles

_IDS = ("left", "right", "third")


class Workspace(Horizontal):
    """Three article panes, as many of them shown as fit, and the pane of names.

    Articles fill the panes from the left. Where there is room for one only, the others are made by `complete`, after
    the first picture. Posts `Changed` when other panes are shown or another has the focus.
    """

    class Changed(Message):
        """What is shown, or where the focus is, has changed."""

    def __init__(self, layout: Layout, *, single: bool, active: int = 0, id: str | None = None) -> None:
        """single: there is one article only. active: the number of the active pane, from 0."""
        super().__init__(id=id)
        self._wanted = layout
        self._room = 1 if single else 2
        self._active = _IDS[min(active, len(_IDS) - 1)]
        self._latest = list(_IDS)
        self.is_complete = False
        """Whether all panes are there."""

    def compose(self) -> ComposeResult:
        for id in _IDS if articles_seen(self._width) > 1 else (self._active,):
            yield ArticlePane(id=id)
        yield EntityPane(id="entities")

    async def complete(self) -> None:
        """Make what the first picture does not show."""
        active = self.active
        missing = [id for id in _IDS if not self.query(f"#{id}")]
        with self.app.batch_update():
            for id in missing:
                pane = ArticlePane(id=id)
                pane.display = False
                before = _IDS.index(id) < _IDS.index(active.id or "")
                await self.mount(pane, before=active if before else self.entities)
            await self.entities.complete()
        self.is_complete = True

    def pane(self, number: int) -> ArticlePane | None:
        """The article pane of this number, counted from 0 from the left, if it was made already."""
        return next(iter(self.query(f"#{_IDS[number]}").results(ArticlePane)), None)

    @property
    def panes(self) -> list[ArticlePane]:
        """The article panes from left to right, those included that are empty or not shown; see `complete`."""
        return list(self.query(ArticlePane))

    @property
    def active(self) -> ArticlePane:
        """The article pane that commands go to."""
        return self.query_one(f"#{self._active}", ArticlePane)

    @property
    def entities(self) -> EntityPane:
        """The pane of names."""
        return self.query_one(EntityPane)

    @property
    def opened(self) -> list[str]:
        """The keys of the open documents."""
        return list(dict.fromkeys(pane.key for pane in self.panes if pane.key))

    @property
    def shown(self) -> list[str]:
        """The keys of the documents on the screen; of all open ones while only the names are."""
        displayed = list(dict.fromkeys(pane.key for pane in self.panes if pane.key and pane.display))
        return displayed or self.opened

    @property
    def in_entities(self) -> bool:
        """Whether the focus is in the pane of names."""
        return self.entities.has_focus_within

    @property
    def names_in_reach(self) -> bool:
        """Whether Tab leads to the pane of names."""
        return self.entities.display or self.is_narrow

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one pane only."""
        return self._width < NORMAL_WIDTH

    @property
    def most_articles(self) -> int:
        """How many articles the screen has room for; see `reader.app.widths.most_articles`."""
        return most_articles(self._width)

    @property
    def most_shown(self) -> int:
        """How many articles are seen at a time."""
        return 1 if self._wanted.full_width else articles_seen(self._width)

    @property
    def _width(self) -> int:
        return self.size.width or self.app.size.width

    # What is shown --------------------------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Show the panes that belong on a screen of this width."""
        full, narrow = self._wanted.full_width, self.is_narrow
        in_entities = self.in_entities
        shown = [] if narrow and in_entities else self._panes_to_show()
        for pane in self.panes:
            pane.display = pane in shown
            pane.set_class(pane in shown[1:], "-beside")
        self.entities.display = in_entities if narrow else self._wanted.entities and not full
        self.set_class(narrow, "-one")
        lost = self.screen.focused is None and self.active.document is not None
        if lost or (in_entities and not self.entities.display):
            self.go_to(self.active.view)
        self.post_message(self.Changed())

    def _panes_to_show(self) -> list[ArticlePane]:
        """The active pane and as many others as there is room for, those used last first; from left to right."""
        self._latest.sort(key=lambda id: id != self._active)
        filled = [pane.id for pane in self.panes if pane.document is not None]
        usable = {pane.id for number, pane in enumerate(self.panes) if number < self._room} | {self._active, *filled}
        kept = [id for id in self._latest if id in usable][: self.most_shown]
        return [pane for pane in self.panes if pane.id in kept]

    def on_mount(self) -> None:
        self.lay_out()

    def on_descendant_focus(self) -> None:
        for pane in self.panes:
            if pane.has_focus_within:
                self._active = pane.id or "left"
        self.lay_out()

    def activate(self, pane: ArticlePane) -> None:
        """Make `pane` the one that commands go to, and show it; the focus stays among the names if it is there."""
        self._active = pane.id or "left"
        if self.in_entities and not self.is_narrow:
            self.lay_out()
        else:
            self.go_to(pane.view)

    def go_to(self, widget: Widget) -> None:
        """Give the focus to a part of a pane, which is shown first if it is not."""
        for ancestor in widget.ancestors_with_self:
            if isinstance(ancestor, ArticlePane | EntityPane):
                ancestor.display = True
        self.screen.set_focus(widget)

    # Commands -------------------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Move the focus by `by` panes, round the ends: through those shown, on a narrow screen through all."""
        order: list[Widget] = [
            pane.view for pane in self.panes if pane.document is not None and (pane.display or self.is_narrow)
        ]
        if self.entities.display or self.is_narrow:
            order.append(self.entities.listing)
        if order:
            focused = self.screen.focused
            here = order.index(focused) if focused in order else -by
            self.go_to(order[(here + by) % len(order)])

    def other_article(self) -> None:
        """Go to the next article pane: to the second one also when it is empty, on a very wide screen to the third."""
        self._room = max(self._room, self.most_articles)
        order = [pane for number, pane in enumerate(self.panes) if pane.document is not None or number < self._room]
        here = order.index(self.active) if self.active in order else -1
        other = order[(here + 1) % len(order)]
        self._active = other.id or "left"
        other.display = True
        if other.document is not None:
            self.go_to(other.view)
        else:
            self.screen.set_focus(None)
            self.lay_out()

    def beside(self) -> ArticlePane | None:
        """The pane with an article that belongs to the active one: the next that is shown, else the next one at all."""
        panes = self.panes
        here = panes.index(self.active)
        others = [pane for pane in panes[here + 1 :] + panes[:here] if pane.document is not None]
        return next((pane for pane in others if pane.display), others[0] if others else None)

    def room_beside(self) -> ArticlePane:
        """The pane for an article beside the active one: an empty one while there is room, else the one beside it.

        Without an article in the active pane it is that one.
        """
        if self.active.document is None:
            return self.active
        self._room = max(self._room, self.most_articles)
        empty = (pane for pane in self.panes[: self._room] if pane.document is None)
        return next(empty, None) or self.beside() or self.active

    def make_room(self) -> None:
        """There is more than one article."""
        self._room = max(self._room, 2)

    def close_up(self) -> None:
        """Give up the room of panes that are empty."""
        self._room = 1

    def toggle_full_width(self) -> Layout:
        """Give the whole width to the active article or take it back; returns what is wanted now."""
        self._wanted.full_width = not self._wanted.full_width
        self.lay_out()
        return self._wanted

    def toggle_entities(self) -> Layout:
        """Show or hide the names, on a narrow screen go there or back; returns what is wanted now."""
        if self.is_narrow:
            self.go_to(self.active.view if self.in_entities else self.entities.listing)
        elif self._wanted.full_width:
            self._wanted.full_width, self._wanted.entities = False, True
            self.lay_out()
        else:
            self._wanted.entities = not self._wanted.entities
            self.lay_out()
        return self._wanted
