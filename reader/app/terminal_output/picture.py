"""The picture on a screen, row by row, and how what Textual writes for a frame changes it.

Textual writes CUP, SGR and text, and line feeds in front of a CUP (ECMA-48 8.3.21, 8.3.117). Erasing is understood
too. Any other sequence inside a frame can only come from a text: it is left out.
"""

from collections.abc import Iterable

from reader.app.terminal_output.cells import (
    PLAIN,
    UNKNOWN,
    Cell,
    Style,
    add_marks,
    cells_of,
    leading_marks,
    restyled,
    style,
)
from reader.lazy_pattern import LazyPattern

_MOVE = LazyPattern(r"\x1b\[(\d{0,4})(?:;(\d{0,4}))?H")
_TOKEN = LazyPattern(
    r"\x1b\[(?P<style>[\d;:]*)m|\x1b\[(?P<count>\d{0,4})(?P<erase>[JK])|(?P<text>[^\x00-\x1f\x7f-\x9f]+)|(?P<line>\r?\n)"
    r"|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P_^X][^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\)|[\x00-\x1f\x7f-\x9f]"
)
_KEPT = 2048
"""Pieces of rows whose cells are kept: some screens full, for what scrolls comes again."""


class Picture:
    """Rows of cells. changed: the numbers of rows that differ from before, until somebody clears the set."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows = rows
        self.lines: list[list[Cell]] = [[UNKNOWN] * columns for _ in range(rows)]
        self.changed: set[int] = set()
        self.cursor = (0, 0)
        self._kept: dict[str, list[Cell]] = {}

    def forget(self) -> None:
        """Nothing is known of what stands anywhere."""
        for line in self.lines:
            line[:] = [UNKNOWN] * self.columns

    def draw(self, frame: str) -> None:
        """Change the picture as `frame` would change it on a terminal that does not wrap lines.

        Every piece of a row after a CUP begins in the plain style, as Textual writes it.
        """
        first, *pieces = _MOVE.split(frame)
        if first:
            self._draw_at(*self.cursor, first)
        columns, rows, lines, kept = self.columns, self.rows, self.lines, self._kept
        last = len(pieces) - 1
        x = y = 0
        for index in range(0, last, 3):
            y = int(pieces[index] or 1) - 1
            x = int(pieces[index + 1] or 1) - 1
            text = pieces[index + 2]
            if not text or not 0 <= y < rows:
                continue
            if text[-1] == "\n" and index + 2 < last:
                text = text[:-1]
            cells = kept.get(text)
            if cells is None:
                found = _cells(text)
                if found is None:
                    self._draw_at(x, y, text)
                    x, y = self.cursor
                    continue
                if len(kept) >= _KEPT:
                    kept.clear()
                cells = kept[text] = found
            end = x + len(cells)
            line = lines[y]
            if end <= columns and line[x:end] == cells:
                x = end
                continue
            self._put(y, x, cells)
            x = end
        if pieces:
            self.cursor = (min(x, columns - 1), min(y, rows - 1))

    def _put(self, y: int, x: int, cells: list[Cell]) -> None:
        """Let `cells` stand in row `y` from `x` on; halves of wide letters that they leave over become blank."""
        line = self.lines[y]
        room = self.columns - x
        if room <= 0 or not cells:
            return
        if len(cells) > room:
            cells = cells[:room]
            if cells[-1].width == 2:
                cells[-1] = cells[-1].style.space
        end = x + len(cells)
        if x and line[x].width == 0:
            line[x - 1] = line[x - 1].style.space
        if end < self.columns and line[end].width == 0:
            line[end] = line[end].style.space
        line[x:end] = cells
        self.changed.add(y)

    def _draw_at(self, x: int, y: int, text: str) -> None:
        """Draw `text`, in which there is more than styles and letters."""
        look = PLAIN
        for found in _TOKEN.finditer(text):
            kind = found.lastgroup
            if kind == "style":
                look = restyled(look, found["style"])
            elif kind == "text":
                cells = cells_of(found["text"], look)
                if y < self.rows:
                    self._put(y, x, cells)
                x += len(cells)
            elif kind == "line":
                x, y = 0, y + 1
            elif kind == "erase":
                self._erase(x, y, found["erase"], int(found["count"] or 0), look)
        self.cursor = (min(x, self.columns - 1), min(y, self.rows - 1))

    def _erase(self, x: int, y: int, what: str, part: int, look: Style) -> None:
        """EL and ED, in the background of `look`."""
        blank = style((), "", look.background).space
        if y >= self.rows:
            return
        begin, end = ((x, self.columns), (0, x + 1), (0, self.columns))[min(part, 2)]
        self._put(y, begin, [blank] * (end - begin))
        if what == "J":
            others: Iterable[int] = (range(y + 1, self.rows), range(y), range(self.rows))[min(part, 2)]
            for other in others:
                self._put(other, 0, [blank] * self.columns)


def _cells(text: str) -> list[Cell] | None:
    """The cells of a piece of a row; None when there is more in it than styles and letters."""
    cells: list[Cell] = []
    look = before = PLAIN
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind == "text":
            more = found["text"]
            if cells and (marks := leading_marks(more)):
                add_marks(cells, marks, before)
            further = cells_of(more, look)
            if further:
                cells += further
                before = look
        elif kind == "style":
            look = restyled(look, found["style"])
        elif kind in ("line", "erase"):
            return None
    return cells
