"""Bars over an axis, of which one is chosen; drawn with plotext, coloured by the theme."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

_CHOSEN, _BAR = "█", "▒"
_WIDEST = 12
_LEAST_ROWS = 4
_SPACE_BETWEEN_LABELS = 2


@dataclass(frozen=True, slots=True)
class Bars:
    """values: counts, one a bar. label: gives the short text below the bar of a number, a cell a character."""

    values: Sequence[int]
    label: Callable[[int], str]


class BarChart(Widget):
    """As many bars as fit around the chosen one. Posts `Pointed` when one is clicked.

    The chosen bar differs by its filling as well as by its colour.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"chart--bar", "chart--chosen", "chart--axis"}
    ALLOW_SELECT = False

    @dataclass
    class Pointed(Message):
        """The person clicked the bar `number`."""

        number: int

    def __init__(self) -> None:
        super().__init__()
        self._bars = Bars((), str)
        self._chosen = -1
        self._lines: list[str] = []
        self._drawn: tuple[object, ...] = ()
        self._first = 0
        self._starts: Sequence[int] = (0,)
        self._left = 0

    def show(self, bars: Bars, chosen: int) -> None:
        """Draw `bars`, the one with the number `chosen` standing out."""
        self._bars, self._chosen = bars, chosen
        self._drawn = ()
        self.refresh()

    def _draw(self) -> list[str]:
        width, height = self.size
        key = (width, height, self._chosen, self._bars)
        if key != self._drawn:
            self._drawn = key
            self._lines = self._plot(width, height)
        return self._lines

    def _plot(self, width: int, height: int) -> list[str]:
        values = self._bars.values
        top = max(values, default=0)
        columns = width - len(str(top)) - 1
        if not top or height < _LEAST_ROWS or columns < 2:
            return []
        self._left = width - columns
        fitting = min(columns, len(values))
        self._first = max(0, min(self._chosen - fitting // 2, len(values) - fitting))
        shown = range(self._first, self._first + fitting)
        self._starts = [place * columns // fitting for place in range(fitting + 1)]
        bars = [self._bar(place, values[number]) for place, number in enumerate(shown)]
        picture = _Picture(bars, self._chosen - self._first, top, self._labels(shown, columns))
        return picture.lines(width, height)

    def _bar(self, place: int, value: int) -> "_Bar":
        """The bar at `place`: all of them as wide as the narrowest room there is, in the middle of theirs."""
        start, end = self._starts[place : place + 2]
        narrowest = self._starts[-1] // (len(self._starts) - 1)
        wide = min(_WIDEST, max(1, narrowest - 1)) if narrowest > 1 else 1
        first = start + (end - start - wide) // 2
        return _Bar(first, first + wide - 1, value)

    def _labels(self, shown: range, columns: int) -> dict[int, str]:
        """The labels that fit, by the column in whose middle they stand; that of the chosen bar is one of them."""
        taken: list[tuple[int, int]] = []
        labels: dict[int, str] = {}
        for number in sorted(shown, key=lambda each: (each != self._chosen, each)):
            text = self._bars.label(number)
            place = number - shown.start
            middle = (self._starts[place] + self._starts[place + 1] - 1) // 2
            start = max(0, min(middle - len(text) // 2, columns - len(text)))
            end = start + len(text)
            free = all(
                end + _SPACE_BETWEEN_LABELS <= first or last + _SPACE_BETWEEN_LABELS <= start for first, last in taken
            )
            if free and len(text) <= columns:
                taken.append((start, end))
                labels[start + len(text) // 2] = text
        return labels

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        lines = self._draw()
        if y >= len(lines):
            return Strip.blank(self.size.width, base)
        styles = {
            _CHOSEN: base + self.get_component_rich_style("chart--chosen", partial=True),
            _BAR: base + self.get_component_rich_style("chart--bar", partial=True),
        }
        axis = base + self.get_component_rich_style("chart--axis", partial=True)
        segments: list[Segment] = []
        run = ""
        for character in lines[y]:
            if run and styles.get(character) != styles.get(run[0]):
                segments.append(Segment(run, styles.get(run[0], axis)))
                run = ""
            run += character
        if run:
            segments.append(Segment(run, styles.get(run[0], axis)))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_click(self, event: events.Click) -> None:
        place = bisect_right(self._starts, event.x - self._left) - 1
        if 0 <= place < len(self._starts) - 1:
            self.post_message(self.Pointed(self._first + place))


@dataclass(frozen=True, slots=True)
class _Bar:
    """first, last: its columns."""

    first: int
    last: int
    value: int


@dataclass(frozen=True, slots=True)
class _Picture:
    """What plotext is to draw. labels: by the column of their middle."""

    bars: Sequence[_Bar]
    chosen: int
    top: int
    labels: dict[int, str]

    def lines(self, width: int, height: int) -> list[str]:
        """The lines of the picture. Characters of one cell alone go into it: so plotext counts them."""
        import plotext

        plotext.clear_figure()
        plotext.theme("clear")
        plotext.limit_size(False, False)  # to the size of the terminal, as plotext sees it
        plotext.plotsize(width, height)
        plotext.xlim(0, width - len(str(self.top)) - 2)
        plotext.ylim(0, self.top)
        plotext.xaxes(True, False)
        plotext.yaxes(True, False)
        plotext.yticks([0, self.top], ["0", str(self.top)])
        plotext.xticks(list(self.labels), list(self.labels.values()))
        for number, bar in enumerate(self.bars):
            if bar.value:
                marker = _CHOSEN if number == self.chosen else _BAR
                plotext.rectangle([bar.first, bar.last], [0, bar.value], marker=marker, fill=True)
        return str(plotext.uncolorize(plotext.build())).split("\n")
