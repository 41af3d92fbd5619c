"""Finds rows that moved up or down as a whole, so that the terminal can move them by itself."""

from collections import Counter
from collections.abc import Sequence
from operator import is_not

from reader.app.terminal_output.cells import Cell

_LEAST_CELLS = 120
"""Cells that differ; for fewer, moving rows is not worth its own bytes and the search."""
_OWN_COST = 40
"""Cells that could be written for the bytes that setting and leaving a region takes."""
_MOST_CANDIDATES = 2
_LEAST_ROWS = 3
"""Rows that moved alike; fewer may do so by chance, or are not worth it."""

_Lines = Sequence[list[Cell]]


class Scroll:
    """Rows `top` to `bottom`, columns `left` until before `right`, move up `by` rows, or down when it is negative."""

    __slots__ = ("bottom", "by", "left", "right", "top")

    def __init__(self, top: int, bottom: int, left: int, right: int, by: int) -> None:
        self.top = top
        self.bottom = bottom
        self.left = left
        self.right = right
        self.by = by


def find_scroll(shown: _Lines, wanted: _Lines, changed: Sequence[int], *, margins: bool) -> Scroll | None:
    """What to scroll so that `shown` comes near `wanted`; None when nothing is gained.

    changed: rows that may differ. margins: whether columns can be scrolled too, not only whole rows.
    """
    spans: dict[int, tuple[int, int]] = {}
    differing = 0
    for y in changed:
        if shown[y] != wanted[y]:
            differ = list(map(is_not, shown[y], wanted[y]))
            differing += sum(differ)
            spans[y] = differ.index(True), len(differ) - differ[::-1].index(True)
    if len(spans) < 3 or differing < _LEAST_CELLS:
        return None
    best, most = None, _OWN_COST
    columns = len(wanted[0])
    ranges = _column_ranges(spans, columns)
    if not margins and all(_has_neighbours(wanted[y], *ranges[-1]) for y in sorted(spans)[:: len(spans) // 3]):
        return None
    for left, right in ranges:
        is_whole = (left, right) == (0, columns)
        first, last = min(spans), max(spans)
        for by in _candidates(shown, wanted, range(first, last + 1), left, right):
            if is_whole or margins:
                gain, scroll = _best_region(shown, wanted, (first, last), (left, right), by)
                if scroll is not None and gain > most:
                    best, most = scroll, gain
            if not is_whole:  # whole rows, and what stood beside is written again
                gain, scroll = _best_region(shown, wanted, (first, last), (0, columns), by)
                if scroll is not None and gain > most:
                    best, most = scroll, gain
    return best


def _differing(old: Sequence[Cell], new: Sequence[Cell]) -> int:
    return sum(map(is_not, old, new))


def _column_ranges(spans: dict[int, tuple[int, int]], columns: int) -> list[tuple[int, int]]:
    """Whole rows, and the columns in which nearly all rows differ: those of a pane."""
    lefts = sorted(left for left, _ in spans.values())
    rights = sorted(right for _, right in spans.values())
    odd = len(spans) // 6  # lines above and below the pane may be longer than it
    pane = lefts[min(odd, len(lefts) - 1)], rights[-1 - min(odd, len(rights) - 1)]
    whole = (0, columns)
    return [whole] if pane[1] - pane[0] < 8 or pane == whole else [whole, pane]


def _has_neighbours(row: list[Cell], left: int, right: int) -> bool:
    """Whether something stands beside these columns, which would have to be written again."""
    return any(cell.text != " " for cell in (*row[:left], *row[right:]))


def _candidates(shown: _Lines, wanted: _Lines, rows: range, left: int, right: int) -> list[int]:
    """By how many rows most of the rows may have moved up."""
    places: dict[tuple[Cell, ...], list[int]] = {}
    for y in rows:
        places.setdefault(tuple(shown[y][left:right]), []).append(y)
    votes: Counter[int] = Counter()
    for y in rows:
        found = places.get(tuple(wanted[y][left:right]), ())
        if len(found) <= 2:  # rows that stand everywhere, such as blank ones, tell nothing
            votes.update(place - y for place in found if place != y)
    return [by for by, count in votes.most_common(_MOST_CANDIDATES) if count >= _LEAST_ROWS]


def _best_region(
    shown: _Lines, wanted: _Lines, rows: tuple[int, int], columns: tuple[int, int], by: int
) -> tuple[int, Scroll | None]:
    """The rows that are best moved up `by` rows, and how many cells need not be written then."""
    first, last = rows
    left, right = columns
    size = abs(by)
    begin, end = (first, last - size) if by > 0 else (first + size, last)
    best, start, most, so_far = None, begin, 0, 0
    old = [line[left:right] for line in shown[first : last + 1]]
    new = [line[left:right] for line in wanted[first : last + 1]]
    for y in range(begin, end + 1):
        gain = _differing(old[y - first], new[y - first]) - _differing(old[y + by - first], new[y - first])
        if so_far <= 0:
            so_far, start = 0, y
        so_far += gain
        if so_far > most:
            most, best = so_far, (start, y)
    if best is None:
        return 0, None
    top, bottom = (best[0], best[1] + by) if by > 0 else (best[0] + by, best[1])
    vacated = range(bottom - size + 1, bottom + 1) if by > 0 else range(top, top + size)
    for y in vacated:
        most += _differing(old[y - first], new[y - first]) - sum(cell.text != " " for cell in new[y - first])
    if any(_cuts_letter(shown[y], left, right) for y in range(top, bottom + 1)):
        return 0, None
    return most, Scroll(top, bottom, left, right, by)


def _cuts_letter(row: list[Cell], left: int, right: int) -> bool:
    """Whether an edge lies between the halves of a wide letter."""
    return row[left].width == 0 or (right < len(row) and row[right].width == 0)
