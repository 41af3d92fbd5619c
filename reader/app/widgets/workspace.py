"""The panes side by side: which of them a screen of this width shows, and which has the say."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget

from reader.app.reading_state import Layout
from reader.app.widgets.article_pane import ArticlePane
from reader.app.widgets.entity_pane import EntityPane

NORMAL_WIDTH = 80
"""From this many columns on an article and the names stand side by side."""

WIDE_WIDTH = 120
"""From this many columns on two articles and the names do."""


class Workspace(Horizontal):
    """Two article panes and the pane of names. Posts `Changed` when other panes are shown or another has the focus."""

    @dataclass
    class Changed(Message):
        """What is shown, or where the focus is, has changed."""

    def __init__(self, layout: Layout, *, single: bool, id: str | None = None) -> None:
        super().__init__(id=id)
        self._wanted = layout
        self._single = single
        self._active = "left"

    def compose(self) -> ComposeResult:
        yield ArticlePane(id="left")
        yield ArticlePane(id="right")
        yield EntityPane(id="entities")

    @property
    def panes(self) -> list[ArticlePane]:
        """The two article panes, left and right."""
        return [self.query_one("#left", ArticlePane), self.query_one("#right", ArticlePane)]

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
    def _width(self) -> int:
        return self.size.width or self.app.size.width

    # What is shown --------------------------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Show the panes that belong on a screen of this width."""
        full, narrow = self._wanted.full_width, self.is_narrow
        alone = full or self._width < WIDE_WIDTH
        in_entities = self.in_entities
        for pane in self.panes:
            beside = not alone and not (self._single and pane.document is None)
            pane.display = (pane.id == self._active or beside) and not (narrow and in_entities)
        self.entities.display = in_entities if narrow else self._wanted.entities and not full
        self.set_class(not alone and all(pane.display for pane in self.panes), "-two")
        self.set_class(narrow, "-one")
        lost = self.screen.focused is None and self.active.document is not None
        if lost or (in_entities and not self.entities.display):
            self.go_to(self.active.view)
        self.post_message(self.Changed())

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
        """Go to the article pane that is not active."""
        self._single = False
        other = next(pane for pane in self.panes if pane.id != self._active)
        self._active = other.id or "left"
        other.display = True
        if other.document is not None:
            self.go_to(other.view)
        else:
            self.screen.set_focus(None)
            self.lay_out()

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
