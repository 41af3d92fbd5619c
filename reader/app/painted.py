"""What the terminal shows, cell by cell, so that of every new picture only what differs is sent."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.control import Control
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

_Cell = tuple[str, Style | None]
_Piece = tuple[int, int, Strip]  # row, column, what is drawn from there on
_UNKNOWN: _Cell = ("\0", None)


class Changes(CompositorUpdate):
    """Pieces of rows, each to be drawn at its place."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self._pieces = pieces

    def render_segments(self, console: Console) -> str:
        return "".join(Control.move_to(x, y).segment.text + strip.render(console) for y, x, strip in self._pieces)


class Painted:
    """Follows what is sent to a terminal; whoever else writes there has to be told of with `forget`."""

    def __init__(self) -> None:
        self._rows: dict[int, list[_Cell]] = {}

    def forget(self) -> None:
        """Nothing is known of what the terminal shows: everything is sent again."""
        self._rows.clear()

    def changes(self, update: CompositorUpdate) -> CompositorUpdate:
        """What of `update` the terminal does not show yet; it is taken to be drawn."""
        if not isinstance(update, LayoutUpdate | ChopsUpdate):
            self.forget()
            return update
        changed = (self._draw(*piece) for piece in _pieces(update))
        return Changes([piece for piece in changed if piece is not None])

    def _draw(self, y: int, x: int, strip: Strip) -> _Piece | None:
        new, is_plain = _cells(strip)
        row = self._rows.setdefault(y, [])
        end = x + len(new)
        row += [_UNKNOWN] * (end - len(row))
        old = row[x:end]
        if old == new:
            return None
        row[x:end] = new
        # Terminals differ in the width of what is not one cell a character: there a row is drawn as a whole.
        if not is_plain or not all(len(text) == 1 for text, _ in old):
            return y, x, strip
        first = next(number for number, cell in enumerate(new) if cell != old[number])
        last = next(number for number in range(len(new) - 1, -1, -1) if new[number] != old[number]) + 1
        return y, x + first, strip.crop(first, last)


def _pieces(update: LayoutUpdate | ChopsUpdate) -> Iterator[_Piece]:
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield y, x, strip
                x += strip.cell_length
        return
    for y, first, last in update.spans:
        for end, (x, piece) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if piece is not None and x <= last and end > first:
                yield y, x, piece


def _cells(strip: Strip) -> tuple[list[_Cell], bool]:
    """The cells of `strip`, and whether each of them is one character."""
    cells: list[_Cell] = []
    is_plain = True
    for text, style, control in strip:
        if control:
            continue
        if cell_len(text) == len(text) and (text.isascii() or all(cell_len(char) == 1 for char in text)):
            cells += [(char, style) for char in text]
            continue
        is_plain = False
        for char in text:
            width = cell_len(char)
            if width:
                cells += [(char, style), *[("", style)] * (width - 1)]
            elif cells:
                cells[-1] = (cells[-1][0] + char, cells[-1][1])
    return cells, is_plain
