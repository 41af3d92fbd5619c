"""The article widget: draws the rows of an `ArticleLayout` with the mentions marked and keeps the place in the text."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.article_layout import ArticleLayout, Row, RowKind, drawn
from reader.app.commands import Scope, bindings
from reader.app.describe import hidden_reason, metadata_line
from reader.app.kinds import KINDS
from reader.app.messages import EntityChosen, PositionChanged
from reader.documents import Document, Role
from reader.entities.mention import Mention

MAXIMUM_TEXT_WIDTH = 78
"""Cells of the widest line of text: longer lines lose the eye on its way back."""

_SIDE = 2
_MOST_STRIPS = 1000
_PLAIN_KINDS = (RowKind.HIDDEN, RowKind.REASON, RowKind.METADATA)

Span = tuple[int, int]


class Layer(StrEnum):
    """What is emphasised over the looks of the mentions, lowest first."""

    MARKED = "marked"
    SHARED = "shared"
    FOUND = "found"
    CHOSEN = "chosen"
    CURRENT = "current"
    SELECTED = "selected"


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """One article. Positions are offsets into `Document.text`; the rows are only how it is drawn now."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"article--{kind.value}" for kind in RowKind),
        *(kind.component for kind in KINDS.values()),
        *(f"article--{layer.value}" for layer in Layer),
        "article--mark",
        "article--jump",
    }
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.MOVEMENT)]
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.document: Document | None = None
        self.show_hidden = False
        self._layout_rows: ArticleLayout | None = None
        self._mentions: list[Mention] = []
        self._mention_starts: list[int] = []
        self._layers: dict[Layer, Sequence[Span]] = {}
        self._labels: dict[int, str] = {}
        self._strips: dict[int, Strip] = {}
        self._anchor = 0
        self._restoring = False
        self._to_reveal: Span | None = None

    def show(self, document: Document, offset: int = 0) -> None:
        """Show `document` from the row that holds `offset` on."""
        self.document = document
        self._mentions, self._mention_starts = [], []
        self._layers, self._labels, self._to_reveal = {}, {}, None
        self._anchor = offset
        self.relayout()

    def set_mentions(self, mentions: Sequence[Mention]) -> None:
        """Mark these mentions by their kinds."""
        drawn_before = [(mention.start, mention.end, mention.type) for mention in self._mentions]
        self._mentions = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
        self._mention_starts = [mention.start for mention in self._mentions]
        if drawn_before != [(mention.start, mention.end, mention.type) for mention in self._mentions]:
            self._redraw()

    def set_layer(self, layer: Layer, spans: Sequence[Span]) -> None:
        """Emphasise `spans` (in text order, not overlapping) in the way of `layer`, and nothing else in that way."""
        if list(spans) != list(self._layers.get(layer, ())):
            self._layers[layer] = tuple(spans)
            self._redraw()

    def set_labels(self, labels: Mapping[int, str]) -> None:
        """Write short labels over the text, by the offset at which each begins; none takes them away."""
        if labels != self._labels:
            self._labels = dict(labels)
            self._redraw()

    def toggle_hidden(self, shown: bool) -> None:
        """Show or leave out the hidden parts, with the same text at the top of the view."""
        self.show_hidden = shown
        self.relayout()

    @property
    def position(self) -> int:
        """The offset of the text at the top of the view."""
        return self._anchor

    @property
    def progress(self) -> float:
        """How much of the article has been seen, 0 to 1."""
        rows = self.virtual_size.height
        if not self._layout_rows or rows <= self.size.height:
            return 1.0
        return min(1.0, (self.scroll_offset.y + self.size.height) / rows)

    def shows(self, span: Span) -> bool:
        """Whether `span` belongs to a part that is drawn."""
        if self.document is None:
            return False
        parts = self.document.parts
        number = bisect_right(parts, span[0], key=lambda part: part.start) - 1
        return number >= 0 and (self.show_hidden or parts[number].role is not Role.HIDDEN)

    def is_visible(self, span: Span) -> bool:
        """Whether the beginning of `span` is on the screen now."""
        if self._layout_rows is None or not self.size.height:
            return False
        row = self._layout_rows.row_at(span[0])
        return self.scroll_offset.y <= row < self.scroll_offset.y + self.size.height

    @property
    def span_on_screen(self) -> Span:
        """The run of the text that is on the screen: from the first character of the top row to the last one's end."""
        layout = self._layout_rows
        if layout is None or not layout.rows:
            return 0, 0
        top = min(self.scroll_offset.y, len(layout.rows) - 1)
        bottom = min(top + max(1, self.size.height), len(layout.rows)) - 1
        return layout.rows[top].start, layout.rows[bottom].end

    def line_of(self, offset: int) -> int:
        """How many rows below the top of the view the character at `offset` stands; negative above it."""
        return self._layout_rows.row_at(offset) - self.scroll_offset.y if self._layout_rows else 0

    def offset_at(self, line: int) -> int:
        """The first character of the row that stands `line` rows below the top of the view."""
        return self._layout_rows.offset_at(self.scroll_offset.y + line) if self._layout_rows else 0

    def bring(self, offset: int, line: int) -> None:
        """Scroll so that the character at `offset` stands `line` rows below the top, as far as the article allows."""
        if self._layout_rows is not None:
            self._go_to(self._layout_rows.row_at(offset) - line)

    def reveal(self, span: Span) -> None:
        """Bring `span` onto the screen, a third below the top, unless it is there already.

        A view that is not shown does it when it is.
        """
        if self._layout_rows is None or not self.size.height or not self.is_on_screen:
            self._to_reveal = span
        elif not self.is_visible(span):
            self._go_to(self._layout_rows.row_at(span[0]) - self.size.height // 3)

    # Layout ---------------------------------------------------------------------------------------------------------

    def relayout(self) -> None:
        """Lay the article out anew for the width and the interface language, keeping the place."""
        self._strips.clear()
        if self.document is None or not self.size.width:
            self.refresh()
            return
        self._layout_rows = ArticleLayout(
            self.document,
            self._text_width,
            metadata=metadata_line(self.document),
            reason=hidden_reason if self.show_hidden else None,
        )
        self._restoring = True
        self.virtual_size = Size(self.size.width, len(self._layout_rows.rows))
        self.scroll_to(y=self._layout_rows.top_row(self._anchor), animate=False, force=True)
        self._restoring = False
        self.refresh()

    @property
    def _text_width(self) -> int:
        side = _SIDE if self.size.width >= 30 else 1
        return max(1, min(MAXIMUM_TEXT_WIDTH, self.size.width - 2 * side))

    def on_resize(self, event: events.Resize) -> None:
        if self._layout_rows is None or self._layout_rows.width != self._text_width:
            self.relayout()
        else:
            self._redraw()
        self._reveal_late()

    def on_show(self) -> None:
        self._reveal_late()

    def _reveal_late(self) -> None:
        if self._to_reveal is not None and self.size.height:
            span, self._to_reveal = self._to_reveal, None
            self.call_after_refresh(self.reveal, span)

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    # Movement -------------------------------------------------------------------------------------------------------

    def _go_to(self, row: int) -> None:
        self.scroll_to(y=max(0, min(row, self.max_scroll_y)), animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self._restoring or self.document is None or self._layout_rows is None:
            return
        if round(old_value) != round(new_value):
            self._anchor = self._layout_rows.offset_at(round(new_value))
            self.post_message(PositionChanged(self.document.key, self._anchor))

    def action_line_down(self) -> None:
        self._go_to(self.scroll_offset.y + 1)

    def action_line_up(self) -> None:
        self._go_to(self.scroll_offset.y - 1)

    def action_page_down(self) -> None:
        self._go_to(self.scroll_offset.y + max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        self._go_to(self.scroll_offset.y - max(1, self.size.height - 1))

    def action_half_page_down(self) -> None:
        self._go_to(self.scroll_offset.y + max(1, self.size.height // 2))

    def action_half_page_up(self) -> None:
        self._go_to(self.scroll_offset.y - max(1, self.size.height // 2))

    def action_top(self) -> None:
        self._go_to(0)

    def action_bottom(self) -> None:
        self._go_to(self.virtual_size.height)

    def on_click(self, event: events.Click) -> None:
        mention = self._mention_at(event.x, event.y)
        if mention is not None and mention.entity:
            self.post_message(EntityChosen(mention.entity))

    def _mention_at(self, x: int, y: int) -> Mention | None:
        number = self.scroll_offset.y + y
        if self.document is None or self._layout_rows is None or number >= len(self._layout_rows.rows):
            return None
        row = self._layout_rows.rows[number]
        text = self.document.text
        cells = self._margin + cell_len(row.prefix)
        for offset in range(row.start, row.end):
            cells += cell_len(drawn(text[offset]))
            if x < cells:
                before = bisect_right(self._mention_starts, offset) - 1
                mention = self._mentions[before] if before >= 0 else None
                return mention if mention and offset < mention.end else None
        return None

    # Drawing --------------------------------------------------------------------------------------------------------

    @property
    def _margin(self) -> int:
        return max(0, (self.size.width - self._text_width) // 2)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        base = self.rich_style
        layout = self._layout_rows
        number = self.scroll_offset.y + y
        if layout is None or self.document is None or number >= len(layout.rows):
            return Strip.blank(width, base)
        strip = self._strips.get(number)
        if strip is None:
            if len(self._strips) >= _MOST_STRIPS:
                self._strips.clear()
            segments = [Segment(" " * self._margin, base), *self._row_segments(layout.rows[number], base)]
            strip = Strip(segments).adjust_cell_length(width, base)
            self._strips[number] = strip
        return strip

    def _row_segments(self, row: Row, base: Style) -> list[Segment]:
        style = base + self.get_component_rich_style(f"article--{row.kind.value}", partial=True)
        segments = []
        if row.kind is RowKind.RULE:
            return [Segment("─" * self._text_width, style)]
        if row.prefix:
            segments.append(Segment(row.prefix, base + self.get_component_rich_style("article--mark", partial=True)))
        if row.text is not None:
            segments.append(Segment(drawn(row.text), style))
        elif self.document is not None:
            segments += self._text_segments(self.document.text, row, style)
        return segments

    def _text_segments(self, text: str, row: Row, style: Style) -> list[Segment]:
        layers: list[tuple[int, int, Style]] = []
        if row.kind not in _PLAIN_KINDS:
            first = max(0, bisect_right(self._mention_starts, row.start) - 1)
            for number in range(first, len(self._mentions)):
                mention = self._mentions[number]
                if mention.start >= row.end:
                    break
                kind = self.get_component_rich_style(KINDS[mention.type].component, partial=True)
                layers.append((mention.start, mention.end, kind))
        for layer in Layer:
            spans = self._layers.get(layer, ())
            if not spans:
                continue
            look = self.get_component_rich_style(f"article--{layer.value}", partial=True)
            for number in range(max(0, bisect_right(spans, (row.start, 0)) - 1), len(spans)):
                start, end = spans[number]
                if start >= row.end:
                    break
                layers.append((start, end, look))
        cuts = {row.start, row.end}
        for start, end, _ in layers:
            cuts.update(offset for offset in (start, end) if row.start < offset < row.end)
        ordered = sorted(cuts)
        segments = []
        for start, end in pairwise(ordered):
            run = style
            for first, last, look in layers:
                if first <= start and end <= last:
                    run += look
            segments.append(Segment(drawn(text[start:end]), run))
        return self._labelled(segments, row) if self._labels else segments

    def _labelled(self, segments: list[Segment], row: Row) -> list[Segment]:
        """`segments` of `row` with the labels that begin in it written over them."""
        strip = Strip(segments)
        look = self.get_component_rich_style("article--jump", partial=True)
        for offset, label in self._labels.items():
            if row.start <= offset < row.end and self.document is not None:
                cell = cell_len(drawn(self.document.text[row.start : offset]))
                before, _under, after = _cut(strip, cell, cell + cell_len(label))
                strip = Strip([*before, Segment(label, look), *after])
        return list(strip)


def _cut(strip: Strip, start: int, end: int) -> tuple[Strip, Strip, Strip]:
    """`strip` before, between and after the cells `start` and `end`."""
    return strip.crop(0, start), strip.crop(start, end), strip.crop(end, max(end, strip.cell_length))
