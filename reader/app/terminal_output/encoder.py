"""From the picture that a terminal shows to another one, in few bytes."""

from collections import Counter

from reader.app.terminal_output.abilities import Abilities
from reader.app.terminal_output.cells import PLAIN, UNKNOWN, Cell, Style
from reader.app.terminal_output.picture import Picture
from reader.app.terminal_output.scrolling import Scroll, find_scroll

_LEAST_ERASED = 6
"""Blanks in a row for which erasing is shorter than spaces."""
_MOST_SCROLLS = 3


class Encoder:
    """Knows what the terminal shows and where its cursor is; each `update` leads it to a new picture."""

    def __init__(self, columns: int, rows: int, abilities: Abilities) -> None:
        self.shown = Picture(columns, rows)
        self._abilities = abilities
        self._style: Style | None = None
        self._place: tuple[int, int] | None = None
        self._out: list[str] = []

    def forget(self) -> None:
        """Something else wrote on the terminal: nothing is known of what it shows."""
        self.shown.forget()
        self._style = self._place = None

    def update(self, wanted: Picture, cursor: tuple[int, int] | None = None) -> str:
        """What makes the terminal show `wanted`, of which the rows in `changed` may differ, and puts the cursor there.

        Cells that `wanted` does not know stay as they are.
        """
        self._out = []
        changed = sorted(wanted.changed)
        wanted.changed.clear()
        shown = self.shown.lines
        if shown[0][0] is UNKNOWN or shown[-1][-1] is UNKNOWN:
            changed = list(range(wanted.rows))
            self._erase_all(wanted)
        elif self._abilities.scrolls_regions:
            changed = self._scroll(wanted, changed)
        for y in changed:
            self._row(y, shown[y], wanted.lines[y])
        if cursor is not None:
            self._move(*cursor)
        return "".join(self._out)

    # Whole regions ----------------------------------------------------------------------------------------------------

    def _erase_all(self, wanted: Picture) -> None:
        """Erase a screen of which nothing is known in the colour that most blanks have."""
        counts = Counter(cell for line in wanted.lines for cell in line if cell.text == " ")
        for blank, _count in counts.most_common():
            if self._can_erase(blank.style):
                break
        else:
            blank = PLAIN.space
        self._style = None
        self._use(blank.style)
        self._out.append("\x1b[2J")
        for line in self.shown.lines:
            line[:] = [blank] * len(line)

    def _scroll(self, wanted: Picture, changed: list[int]) -> list[int]:
        """Let the terminal move rows that moved as a whole; the rows that may differ afterwards."""
        for _ in range(_MOST_SCROLLS):
            scroll = find_scroll(self.shown.lines, wanted.lines, changed, margins=self._abilities.has_margins)
            if scroll is None:
                break
            self._move_rows(scroll)
            changed = sorted({*changed, *range(scroll.top, scroll.bottom + 1)})
        return changed

    def _move_rows(self, scroll: Scroll) -> None:
        top, bottom, left, right, by = scroll.top, scroll.bottom, scroll.left, scroll.right, scroll.by
        shown = self.shown
        in_columns = right - left < shown.columns
        self._use(PLAIN)
        region = f"\x1b[{top + 1};{bottom + 1}r"
        if in_columns:
            region = f"\x1b[?69h\x1b[{left + 1};{right}s{region}"
        edge, step = (bottom, "\n") if by > 0 else (top, "\x1bM")
        if in_columns and by > 0:
            step = "\x1bD"
        self._out.append(f"{region}\x1b[{edge + 1};{left + 1}H{step * abs(by)}\x1b[r")
        if in_columns:
            self._out.append("\x1b[?69l")
        self._place = None
        moved = [shown.lines[y][left:right] for y in range(top, bottom + 1)]
        blanks = [[PLAIN.space] * (right - left) for _ in range(abs(by))]
        moved = [*moved[by:], *blanks] if by > 0 else [*blanks, *moved[:by]]
        for y, part in enumerate(moved, top):
            shown.lines[y][left:right] = part

    # One row ----------------------------------------------------------------------------------------------------------

    def _row(self, y: int, old: list[Cell], new: list[Cell]) -> None:
        """Write what differs in the row `y`."""
        if old == new:
            return
        columns = len(new)
        after = columns  # behind the last cell that differs
        while after and (new[after - 1] is old[after - 1] or new[after - 1] is UNKNOWN):
            after -= 1
        x = 0
        unsure = False  # whether the cell before may have been drawn over this one
        while x < after or (unsure and x < columns):
            cell = new[x]
            if cell is UNKNOWN or (cell is old[x] and not unsure and not (x + 1 < after and _lost_half(old, new, x))):
                x += 1
                unsure = False
                continue
            if cell.width == 0:
                x -= 1
                cell = new[x]
            if cell.text == " ":
                run = _run(new, x, after)
                if run >= _LEAST_ERASED and self._erase(x, y, run, cell, columns):
                    old[x : x + run] = new[x : x + run]
                    x += run
                    unsure = False
                    continue
            self._go(x, y, old)
            if cell.is_simple:
                x = self._write_letters(x, y, after, old, new)
                unsure = False
                continue
            unsure = self._write(cell, x, y)
            old[x : x + cell.width] = new[x : x + cell.width]
            x += cell.width

    def _erase(self, x: int, y: int, run: int, blank: Cell, columns: int) -> bool:
        """Erase `run` cells where this is possible; False where they have to be written."""
        if not self._can_erase(blank.style) or self._style is None:
            return False
        to_end = x + run == columns
        if not (to_end or self._abilities.erases_characters):
            return False
        self._move(x, y)
        if self._style.background != blank.style.background or self._style.switches:
            self._use(blank.style)
        self._out.append("\x1b[K" if to_end else f"\x1b[{run}X")
        return True

    def _can_erase(self, look: Style) -> bool:
        """Whether erasing leaves blanks that look so."""
        return look.blank is look and not look.switches and (not look.background or self._abilities.erases_colour)

    def _write_letters(self, x: int, y: int, after: int, old: list[Cell], new: list[Cell]) -> int:
        """Write the simple cell at `x`, where the cursor is, and those that follow in its style; where they end."""
        self._use_for(new[x])
        style = self._style
        blank = style.blank if style is not None else None
        end = x + 1
        while end < after:
            cell = new[end]
            if cell is old[end] or not cell.is_simple:
                break
            if cell.text == " ":
                if cell.style is not blank or new[end + 1 : end + _LEAST_ERASED] == [cell] * (_LEAST_ERASED - 1):
                    break
            elif cell.style is not style:
                break
            end += 1
        old[x:end] = new[x:end]
        self._out.append("".join([cell.text for cell in new[x:end]]))
        self._place = (end, y) if end < self.shown.columns else None
        return end

    def _write(self, cell: Cell, x: int, y: int) -> bool:
        """Write one cell where the cursor is; whether the terminal may have taken it for more than it is."""
        self._use_for(cell)
        is_sure = cell.is_sure and (self._abilities.combines or len(cell.text) == 1)
        if is_sure:
            self._out.append(cell.text)
            after = x + cell.width
            self._place = (after, y) if after < self.shown.columns else None
            return False
        if cell.width > 1:  # the second half is blank where the terminal takes it for narrow
            self._out.append(" " * cell.width)
            self._place = None
            self._move(x, y)
        self._out.append(cell.text)
        self._place = None
        return True

    def _use_for(self, cell: Cell) -> None:
        style = cell.style
        if self._style is not style and (cell.text != " " or self._style is None or self._style.blank is not style):
            self._use(style)

    def _use(self, new: Style) -> None:
        if self._style is None:
            self._out.append("\x1b[m")
            self._style = PLAIN
        self._out.append(self._style.change(new))
        self._style = new

    # The cursor -------------------------------------------------------------------------------------------------------

    def _go(self, x: int, y: int, row: list[Cell]) -> None:
        """Bring the cursor to `x`, `y`, over cells that are written again where that is shorter."""
        if self._place == (x, y):
            return
        if self._place is not None and self._place[1] == y and 0 < x - self._place[0] <= 4:
            between = row[self._place[0] : x]
            if all(self._is_plain_here(cell) for cell in between):
                text = "".join(cell.text for cell in between)
                if len(text.encode()) <= (3 if len(between) == 1 else 4):
                    self._out.append(text)
                    self._place = (x, y)
                    return
        self._move(x, y)

    def _is_plain_here(self, cell: Cell) -> bool:
        """Whether `cell` is one letter in the style in force."""
        if not cell.is_simple or self._style is None:
            return False
        return cell.style is self._style or (cell.text == " " and self._style.blank is cell.style)

    def _move(self, x: int, y: int) -> None:
        """Bring the cursor to `x`, `y` by the shortest sequence."""
        place = self._place
        if place == (x, y):
            return
        self._place = (x, y)
        ways = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1 or ''}H"]
        if place is not None:
            from_x, from_y = place
            if y == from_y:
                ways.append(_forward(x - from_x) if x > from_x else "\b" * (from_x - x))
                ways.append("\r" + _forward(x))
            elif y == from_y + 1:  # never in the last row, where a line feed would move the picture
                ways.append("\r\n" + _forward(x))
                ways += ["\x1b[B"] if x == from_x else []
        self._out.append(min(ways, key=len))


def _forward(by: int) -> str:
    """CUF."""
    return "" if by == 0 else "\x1b[C" if by == 1 else f"\x1b[{by}C"


def _run(row: list[Cell], x: int, end: int) -> int:
    """How many cells from `x` to `end`, or to the end of the row, are the same."""
    cell = row[x]
    after = x + 1
    while after < len(row) and row[after] is cell:
        after += 1
    return after - x if after == len(row) else min(after, end) - x


def _lost_half(old: list[Cell], new: list[Cell], x: int) -> bool:
    """Whether the wide letter at `x` stays, but not its second half."""
    return new[x].width == 2 and old[x + 1] is not new[x + 1]
