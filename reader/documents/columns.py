"""Rows of a table under one another: what makes columns of their cells, and where a table or list begins."""

from collections.abc import Callable, Sequence

from reader.documents.document import Document, Form, Part
from reader.lazy_pattern import LazyPattern

_BAR = LazyPattern(r"(?<!\S)\|(?!\S)")
_TOGETHER = frozenset({Form.ITEM, Form.TABLE, Form.CODE})
_MARK = LazyPattern(r"(?:[•◦▪–—*-]|\[?[\w.]{1,8}[.)\]])[ ](?:\[[ xX]\][ ])?")
_MOST_ROWS = 400
"""A longer table is taken apart: nobody sees more rows at once."""


def follows_closely(document: Document, previous: Part, part: Part) -> bool:
    """True when `part` goes on with the list, table or code that `previous` is of, with no space between them."""
    if part.form not in _TOGETHER or part.form is not previous.form:
        return False
    return document.text.count("\n", previous.end, part.start) < 2


def indent_of(document: Document, part: Part) -> int:
    """How many spaces the line of `part` begins with: the nesting of an item or a quotation, the layout of code."""
    return part.start - document.text.rfind("\n", 0, part.start) - 1


def depth_of(document: Document, part: Part) -> int:
    """In how many quotations `part`, which is one, stands."""
    return 1 + indent_of(document, part) // 2


def mark_of(text: str, start: int, end: int) -> str:
    """The bullet or number, with the space behind it, that the item `text[start:end]` begins with; "" for none."""
    mark = _MARK.match(text, start, end)
    return mark[0] if mark else ""


def table_around(document: Document, index: int) -> tuple[int, int]:
    """The numbers of the first part and behind the last one of the table whose row `document.parts[index]` is."""
    parts = document.parts
    first = last = index
    lowest = index - index % _MOST_ROWS
    highest = min(len(parts), lowest + _MOST_ROWS)
    while first > lowest and follows_closely(document, parts[first - 1], parts[first]):
        first -= 1
    while last + 1 < highest and follows_closely(document, parts[last], parts[last + 1]):
        last += 1
    return first, last + 1


def padding(rows: Sequence[str], width: int, measure: Callable[[str], int]) -> list[list[tuple[int, int]]]:
    """The spaces that each of `rows` needs for its cells to stand in columns, as (offset of a bar, how many in front).

    width: what the longest row may take; rows that would take more get none. measure: how many columns a text takes.
    """
    bars = [[match.start() for match in _BAR.finditer(row)] for row in rows]
    cells = [
        [row[start:end].strip() for start, end in zip([0, *(at + 1 for at in found)], [*found, len(row)], strict=True)]
        for row, found in zip(rows, bars, strict=True)
    ]
    sizes = [[measure(cell) for cell in row] for row in cells]
    count = max(map(len, sizes), default=0)
    widest = [max(row[column] for row in sizes if column < len(row)) for column in range(count)]
    if sum(widest) + 3 * (count - 1) > width:
        return [[] for _ in rows]
    return [
        # The space in front of an empty cell is the one behind it as well.
        [(at, widest[column] - size + (not size)) for column, (at, size) in enumerate(zip(found, row, strict=False))]
        for found, row in zip(bars, sizes, strict=True)
    ]


def padded(row: str, spaces: Sequence[tuple[int, int]]) -> str:
    """`row` with the `spaces` that `padding` gave for it."""
    pieces: list[str] = []
    done = 0
    for at, count in spaces:
        pieces += row[done:at], " " * count
        done = at
    return "".join([*pieces, row[done:]])
