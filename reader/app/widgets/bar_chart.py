"""Bars over an axis, of which one is chosen; drawn with plotext, coloured by the theme."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

_CHOSEN, _BAR = "█", "▒"
_WIDEST = 9
_LEAST_ROWS = 4
_SPACE_BETWEEN_LABELS = 2


@dataclass(frozen=True, slots=True)
class Bars:
    """values: counts, one a bar. label: gives the short ASCII text below the bar of a number."""

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
        self._slot = 1
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
        self._slot = max(1, min(_WIDEST, columns // len(values)))
        fitting = columns // self._slot
        centred = self._chosen - fitting // 2
        self._first = max(0, min(centred, len(values) - fitting))
        shown = range(self._first, min(self._first + fitting, len(values)))
        heights = [values[number] for number in shown]
        picture = _Picture(heights, self._chosen - self._first, top, self._slot, self._labels(shown, columns))
        return picture.lines(width, height)

    def _labels(self, shown: range, columns: int) -> dict[int, str]:
        """The labels that fit, by the column in whose middle they stand; that of the chosen bar is one of them."""
        taken: list[tuple[int, int]] = []
        labels: dict[int, str] = {}
        for number in sorted(shown, key=lambda each: (each != self._chosen, each)):
            text = self._bars.label(number)
            middle = (number - shown.start) * self._slot + self._slot // 2
            start = middle - len(text) // 2
            end = start + len(text)
            free = all(
                end + _SPACE_BETWEEN_LABELS <= first or last + _SPACE_BETWEEN_LABELS <= start for first, last in taken
            )
            if free and start >= 0 and end <= columns:
                taken.append((start, end))
                labels[middle] = text
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
        number = self._first + (event.x - self._left) // self._slot
        if event.x >= self._left and 0 <= number < len(self._bars.values):
            self.post_message(self.Pointed(number))


@dataclass(frozen=True, slots=True)
class _Picture:
    """What plotext is to draw. slot: the columns from one bar to the next. labels: by the column of their middle."""

    values: Sequence[int]
    chosen: int
    top: int
    slot: int
    labels: dict[int, str]

    def lines(self, width: int, height: int) -> list[str]:
        """The lines of the picture. Only ASCII goes into it: plotext counts a character as a cell."""
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
        for number, value in enumerate(self.values):
            if value:
                start = number * self.slot
                end = start + self.slot - (2 if self.slot > 2 else 1)
                marker = _CHOSEN if number == self.chosen else _BAR
                plotext.rectangle([start, end], [0, value], marker=marker, fill=True)
        return str(plotext.uncolorize(plotext.build())).split("\n")
