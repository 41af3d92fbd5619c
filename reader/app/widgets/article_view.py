"""The article widget: its rows with the mentions and other marks, and the selection."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from reader.app.article_rows import Row, RowKind
from reader.app.kinds import KINDS
from reader.app.messages import EntityChosen
from reader.app.widgets.article_drawing import Layer, Marks, row_strip
from reader.app.widgets.article_movement import ArticleMovement
from reader.app.widgets.article_scroll import TEXT_WIDTH, Span
from reader.app.widgets.article_selection import Drag, text_of, word_at
from reader.app.widgets.drawn_looks import DrawnLooks
from reader.documents import Document
from reader.entities.mention import Mention

__all__ = ["TEXT_WIDTH", "ArticleView", "Layer", "Span"]

_MOST_STRIPS = 300


class ArticleView(ArticleMovement, DrawnLooks):
    """One article. Positions are offsets into `Document.text`; the rows are only how it is drawn now."""

    LOOKS: ClassVar[frozenset[str]] = frozenset(
        {
            *(f"article--{kind.value}" for kind in RowKind),
            *(kind.component for kind in KINDS.values()),
            *(f"article--{layer.value}" for layer in Layer),
            "article--mark",
            "article--jump",
        }
    )
    ALLOW_SELECT = False  # the widget selects by itself: Textual repaints the whole screen with every click

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._marks = Marks()
        self._strips: dict[tuple[object, ...], Strip] = {}
        self._base: Style | None = None
        self._drag = Drag(self)

    def show(self, document: Document, offset: int = 0) -> None:
        """Show `document` from the row that holds `offset` on."""
        if self.document is not None and self.selected_span():
            self.select(None)
        self._marks = Marks()
        super().show(document, offset)

    def forget_strips(self) -> None:
        self._strips.clear()
        self._base = None

    def close(self) -> None:
        """Show nothing any more."""
        if self.selected_span():
            self.select(None)
        self._marks = Marks()
        super().close()

    def set_mentions(self, mentions: Sequence[Mention]) -> None:
        """Mark these mentions by their kinds."""
        with self._redrawing():
            self._marks.set_mentions(mentions)

    def set_layer(self, layer: Layer, spans: Sequence[Span]) -> None:
        """Emphasise `spans` (in text order, not overlapping) in the way of `layer`, and nothing else in that way."""
        with self._redrawing():
            self._marks.set_layer(layer, spans)

    def spans_in(self, layer: Layer) -> Sequence[Span]:
        """What is emphasised in the way of `layer`."""
        return self._marks.spans_in(layer)

    def set_labels(self, labels: Mapping[int, str]) -> None:
        """Write short labels over the text, by the offset at which each begins; none takes them away."""
        with self._redrawing():
            self._marks.set_labels(labels)

    # Selection and clicks -------------------------------------------------------------------------------------------

    def select(self, span: Span | None) -> None:
        """Select `span`, or nothing."""
        start, end = span or (0, 0)
        chosen: dict[Widget, Selection] = {self: Selection(Offset(start, 0), Offset(end, 0))} if end > start else {}
        if chosen != self.screen.selections:
            self.screen.selections = chosen

    def selected_span(self) -> Span | None:
        """What is selected here, None when nothing is."""
        selection = self.text_selection
        if selection is None or selection.start is None or selection.end is None:
            return None
        return selection.start.x, selection.end.x

    def selected_text(self) -> str:
        """The selected text as it stands in the article, without the ends of rows and without parts left out."""
        span = self.selected_span()
        return text_of(self.document, span, hidden=self.show_hidden) if self.document and span else ""

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        text = self.selected_text()
        return (text, "\n") if text else None

    def selection_updated(self, selection: Selection | None) -> None:
        span = self.selected_span()
        self.set_layer(Layer.SELECTED, [span] if span else [])

    def key_escape(self, event: events.Key) -> None:
        """Give up the selection before anything else is given up."""
        if self.selected_span():
            event.stop()
            self.select(None)

    def character_at(self, x: int, y: int) -> Span:
        """The character drawn at the cell `x`, `y` of the view; an empty span where a row has none there."""
        rows = self._on_screen()
        if self.document is None or not rows:
            return 0, 0
        if y < 0:
            return rows[0].start, rows[0].start
        if y >= len(rows):
            return rows[-1].end, rows[-1].end
        return self._drag.character(rows[y], self.document.text, x - self._margin)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button == 1:
            self._drag.begin(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._drag.go_on(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._drag.end()

    def on_click(self, event: events.Click) -> None:
        start, end = self.character_at(event.x, event.y)
        if self._drag.was_drag(event) or self.document is None or end <= start:
            return
        if event.chain > 1:
            self.select(word_at(self.document, start, whole=event.chain > 2))
            return
        mention = self._marks.mention_at(start)
        if mention is not None and mention.entity:
            self.post_message(EntityChosen(mention.entity))

    # Drawing --------------------------------------------------------------------------------------------------------

    @contextmanager
    def _redrawing(self) -> Iterator[None]:
        """Draw anew those rows on the screen whose marks the body of the `with` statement changes."""
        start, end = self.span_on_screen
        before = self._marks.near(start, end)
        yield
        changed = before ^ self._marks.near(start, end)
        kept: dict[tuple[object, ...], Strip] = {}
        for line, row in enumerate(self._on_screen()):
            key = _key(row)
            if any(mark.start < row.end and mark.end > row.start for mark in changed):
                self.refresh(Region(0, line, self.size.width, 1))
            elif key in self._strips:
                kept[key] = self._strips[key]
        self._strips = kept

    def notify_style_update(self) -> None:
        self.forget_strips()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        rows = self._on_screen()
        if self._base is None:
            self._base = self.rich_style
        if self.document is None or y >= len(rows):
            return Strip.blank(self.size.width, self._base)
        row = rows[y]
        key = _key(row)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= _MOST_STRIPS:
                self._strips.clear()
            strip = row_strip(
                self, self._base, row, self.document.text, self._marks, margin=self._margin, room=self._text_width
            )
            self._strips[key] = strip
        return strip


def _key(row: Row) -> tuple[object, ...]:
    """What tells a row from all that look otherwise."""
    return row.kind, row.start, row.end, row.text, row.prefix
