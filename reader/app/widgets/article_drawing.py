"""What is drawn over the text of an article, and the strips that show it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader.app.article_rows import Row, RowKind
from reader.app.kinds import KINDS
from reader.app.line_breaking import drawn
from reader.entities.mention import Mention

Span = tuple[int, int]

_PLAIN_KINDS = (RowKind.HIDDEN, RowKind.REASON, RowKind.METADATA)


class Layer(StrEnum):
    """What is emphasised over the looks of the mentions, lowest first."""

    MARKED = "marked"
    SHARED = "shared"
    FOUND = "found"
    CHOSEN = "chosen"
    CURRENT = "current"
    SELECTED = "selected"


class Mark(NamedTuple):
    """A span of the text and the component class of its look; `label` is written over the text at `start`."""

    start: int
    end: int
    component: str
    label: str = ""


class Marks:
    """The mentions, layers of emphasis and labels of one article; each is asked for near a place, never all."""

    def __init__(self) -> None:
        self.mentions: Sequence[Mention] = ()
        self._layers: dict[Layer, Sequence[Span]] = {}
        self._labels: list[tuple[int, str]] = []

    def set_mentions(self, mentions: Sequence[Mention]) -> None:
        """Mark `mentions`, which need not be in text order."""
        ordered = tuple(mentions)
        if any(after.start < before.start for before, after in pairwise(ordered)):
            ordered = tuple(sorted(ordered, key=lambda mention: (mention.start, -mention.end)))
        self.mentions = ordered

    def set_layer(self, layer: Layer, spans: Sequence[Span]) -> None:
        """Emphasise `spans`, in text order and not overlapping."""
        self._layers[layer] = tuple(spans)

    def spans_in(self, layer: Layer) -> Sequence[Span]:
        """The spans of `layer`."""
        return self._layers.get(layer, ())

    def set_labels(self, labels: Mapping[int, str]) -> None:
        """Write `labels` over the text, by offset."""
        self._labels = sorted(labels.items())

    def mention_at(self, offset: int) -> Mention | None:
        """The mention that holds the character at `offset`."""
        before = bisect_right(self.mentions, offset, key=lambda mention: mention.start) - 1
        if before < 0 or self.mentions[before].end <= offset:
            return None
        return self.mentions[before]

    def of_mentions(self, start: int, end: int) -> Iterator[Mark]:
        """The marks of the mentions that touch `start` to `end`, in text order."""
        first = max(0, bisect_right(self.mentions, start, key=lambda mention: mention.start) - 1)
        for number in range(first, len(self.mentions)):
            mention = self.mentions[number]
            if mention.start >= end:
                break
            if mention.end > start:
                yield Mark(mention.start, mention.end, KINDS[mention.type].component)

    def of_layers(self, start: int, end: int) -> Iterator[Mark]:
        """The marks of the layers that touch `start` to `end`, the lowest layer first."""
        for layer in Layer:
            spans = self._layers.get(layer, ())
            for number in range(max(0, bisect_right(spans, (start, start)) - 1), len(spans)):
                first, last = spans[number]
                if first >= end:
                    break
                if last > start:
                    yield Mark(first, last, f"article--{layer.value}")

    def labels(self, start: int, end: int) -> Iterator[Mark]:
        """The labels that begin between `start` and `end`."""
        for number in range(bisect_left(self._labels, (start, "")), len(self._labels)):
            offset, label = self._labels[number]
            if offset >= end:
                break
            yield Mark(offset, offset + 1, "article--jump", label)

    def near(self, start: int, end: int) -> set[Mark]:
        """All marks that touch `start` to `end`."""
        return {*self.of_mentions(start, end), *self.of_layers(start, end), *self.labels(start, end)}


def row_strip(widget: Widget, base: Style, row: Row, text: str, marks: Marks, *, margin: int, room: int) -> Strip:
    """The strip of `row` of the document whose text is `text`, `margin` cells from the left of `widget`.

    base: the style of the background. room: cells of the text. The looks are component classes of `widget`.
    """
    width = widget.size.width
    look = base + widget.get_component_rich_style(f"article--{row.kind.value}", partial=True)
    segments = [Segment(" " * margin, base)]
    if row.kind is RowKind.RULE:
        segments.append(Segment("─" * room, look))
    if row.prefix:
        mark = base + widget.get_component_rich_style("article--mark", partial=True)
        segments.append(Segment(row.prefix, mark))
    shown = drawn(row.displayed(text))
    if row.text is not None:
        segments.append(Segment(shown, look))
    elif shown:
        strip = Strip(_runs(widget, row, shown, marks, look))
        for label in marks.labels(row.start, row.end):
            strip = _labelled(widget, strip, cell_len(shown[: row.column(label.start)]), label)
        segments += strip
    return Strip(segments).adjust_cell_length(width, base)


def _runs(widget: Widget, row: Row, shown: str, marks: Marks, look: Style) -> Iterator[Segment]:
    """The displayed text of `row`, cut wherever another look begins or ends."""
    found = [] if row.kind in _PLAIN_KINDS else list(marks.of_mentions(row.start, row.end))
    found += marks.of_layers(row.start, row.end)
    layers = [
        (
            row.column(mark.start),
            row.column(mark.end, end=True),
            widget.get_component_rich_style(mark.component, partial=True),
        )
        for mark in found
    ]
    cuts = {0, len(shown)}
    for start, end, _ in layers:
        cuts |= {start, end}
    for start, end in pairwise(sorted(cuts)):
        style = look
        for first, last, added in layers:
            if first <= start and end <= last:
                style += added
        yield Segment(shown[start:end], style)


def _labelled(widget: Widget, strip: Strip, cell: int, label: Mark) -> Strip:
    """`strip` with the label written over it from `cell` on."""
    end = cell + cell_len(label.label)
    style = widget.get_component_rich_style(label.component, partial=True)
    after = strip.crop(end, max(end, strip.cell_length))
    return Strip([*strip.crop(0, cell), Segment(label.label, style), *after])
