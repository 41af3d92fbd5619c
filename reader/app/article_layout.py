"""Where each part of an article stands: rows over `Document.text`, made where they are looked at.

The text is cut into chunks of about `CHUNK` characters, at places that depend on nothing but the text near them. A
chunk becomes rows when somebody looks at it; how many rows the others have is estimated until `measure` has counted
them.
"""

import re
from bisect import bisect_right
from collections import OrderedDict
from itertools import accumulate
from time import perf_counter
from typing import NamedTuple
from unicodedata import combining

from reader.app.article_rows import Row, RowKind, Typesetter
from reader.app.line_breaking import drawn, wrap

__all__ = ["ArticleLayout", "Place", "Row", "RowKind", "Typesetter", "drawn", "wrap"]

CHUNK = 4096
"""Code points of a chunk: about as much as one or two screens show."""

_EXACT = 6
"""Up to so many chunks are made at once: that takes no longer than a keystroke."""

_MOST_BLOCKS = 48
_LAST = 1 << 60
"""More rows than any chunk has."""

_SENTENCE_END = re.compile(r"[.!?…。]['\"”»’)\]]*\s+")
_SPACE = re.compile(r"\s+")


class Place(NamedTuple):
    """A row: its chunk and its number in it. Unlike its number in the article, it never changes."""

    chunk: int
    line: int


class _Block(NamedTuple):
    rows: list[Row]
    starts: list[int]


class ArticleLayout:
    """The rows of one article at one width, as `typesetter` makes them.

    A row is called by its `Place`. Its number in the article is good until `version` changes, which happens when a
    chunk turns out to have another height than was estimated.
    """

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter
        self.width = typesetter.width
        self.version = 0
        self._count = max(1, -(-len(typesetter.document.text) // CHUNK))
        self._boundaries: dict[int, int] = {}
        self._blocks: OrderedDict[int, _Block] = OrderedDict()
        self._heights: list[int] = [-1] * self._count
        self._measured: dict[int, int] = {}
        self._next = 0
        self._estimate = 0
        self._starts: list[int] | None = None
        if self._count <= _EXACT:
            for chunk in range(self._count):
                self._block(chunk)

    # Chunks ---------------------------------------------------------------------------------------------------------

    def _boundary(self, chunk: int) -> int:
        """The offset at which `chunk` begins."""
        if chunk not in self._boundaries:
            self._boundaries[chunk] = self._find_boundary(chunk * CHUNK) if chunk else 0
        return self._boundaries[chunk]

    def _find_boundary(self, nominal: int) -> int:
        document = self._typesetter.document
        text = document.text
        if nominal >= len(text):
            return len(text)
        part = document.part_at(nominal)
        if part is None or part.start == nominal:
            return nominal
        limit = nominal + CHUNK // 2
        if part.end <= limit:
            return part.end
        newline = text.find("\n", nominal, limit)
        if newline >= 0:
            return newline + 1
        # A paragraph of many screens: a line that ends early with its sentence disturbs least.
        for pattern in (_SENTENCE_END, _SPACE):
            found = pattern.search(text, nominal, limit)
            if found:
                return found.end()
        while nominal < limit and combining(text[nominal]):
            nominal += 1
        return nominal

    def _rows(self, chunk: int) -> list[Row]:
        return self._typesetter.rows(self._boundary(chunk), self._boundary(chunk + 1))

    def _block(self, chunk: int) -> _Block:
        """The rows of `chunk`, made if they are not there."""
        block = self._blocks.get(chunk)
        if block is not None:
            self._blocks.move_to_end(chunk)
            return block
        rows = self._rows(chunk)
        block = _Block(rows, [row.start for row in rows])
        self._blocks[chunk] = block
        if len(self._blocks) > _MOST_BLOCKS:
            self._blocks.popitem(last=False)
        if self._heights[chunk] != len(rows):
            self._heights[chunk] = len(rows)
            self._estimate = self._estimate or len(rows)
            self._renumber()
        return block

    def _renumber(self) -> None:
        self._starts = None
        self.version += 1

    # Numbers --------------------------------------------------------------------------------------------------------

    @property
    def is_exact(self) -> bool:
        """Whether the heights of all chunks are known."""
        return self._next >= self._count or -1 not in self._heights

    def _numbers(self) -> list[int]:
        """The number of the first row of each chunk, and of the row behind the last."""
        if self._starts is None:
            estimate = self._estimate
            heights = (estimate if height < 0 else height for height in self._heights)
            self._starts = list(accumulate(heights, initial=0))
        return self._starts

    @property
    def height(self) -> int:
        """How many rows there are, as far as is known."""
        return self._numbers()[-1]

    def number(self, place: Place) -> int:
        """The number of the row at `place`, as far as is known."""
        return self._numbers()[place.chunk] + place.line

    def place_of(self, number: int) -> Place:
        """The row that has the number `number` now, or the nearest one."""
        numbers = self._numbers()
        chunk = max(0, min(bisect_right(numbers, number) - 1, self._count - 1))
        return self._clamped(chunk, number - numbers[chunk])

    def measure(self, seconds: float) -> bool:
        """Count rows for `seconds`; True when all are counted, and only then are numbers changed."""
        stop = perf_counter() + seconds
        while self._next < self._count:
            if self._heights[self._next] < 0:
                self._measured[self._next] = len(self._rows(self._next))
            self._next += 1
            if perf_counter() >= stop:
                break
        if self._next < self._count:
            return False
        for chunk, height in self._measured.items():
            self._heights[chunk] = height
        if self._measured:
            self._measured.clear()
            self._renumber()
        return True

    # Rows -----------------------------------------------------------------------------------------------------------

    def row(self, place: Place) -> Row | None:
        """The row at `place`; None in an article without rows."""
        rows = self._block(place.chunk).rows
        return rows[place.line] if 0 <= place.line < len(rows) else None

    def rows_from(self, place: Place, count: int) -> list[Row]:
        """The row at `place` and those below it, `count` at most."""
        rows: list[Row] = []
        chunk, index = place
        while chunk < self._count and len(rows) < count:
            rows += self._block(chunk).rows[index : index + count - len(rows)]
            chunk, index = chunk + 1, 0
        return rows

    def move(self, place: Place, by: int) -> Place:
        """The row `by` rows below `place` (above it, if negative), or the last (first) one."""
        chunk, index = place
        index += by
        while index < 0 and chunk > 0:
            chunk -= 1
            index += len(self._block(chunk).rows)
        while chunk < self._count - 1 and index >= (size := len(self._block(chunk).rows)):
            chunk, index = chunk + 1, index - size
        return self._clamped(chunk, index)

    def _clamped(self, chunk: int, index: int) -> Place:
        """The nearest row there is: in a chunk without so many rows, in the chunks behind it or else before it."""
        if index < 0 or chunk < 0:
            chunk, index = max(0, chunk), 0
        while chunk < self._count - 1 and index >= (size := len(self._block(chunk).rows)):
            chunk, index = chunk + 1, index - size
        while chunk > 0 and not self._block(chunk).rows:
            chunk, index = chunk - 1, _LAST
        return Place(chunk, max(0, min(index, len(self._block(chunk).rows) - 1)))

    def place_at(self, offset: int) -> Place:
        """The row that shows the character at `offset`, or the nearest one before it."""
        chunk = max(0, min(offset // CHUNK, self._count - 1))
        if chunk and offset < self._boundary(chunk):
            chunk -= 1
        index = bisect_right(self._block(chunk).starts, offset) - 1
        while index < 0 and chunk > 0:
            chunk -= 1
            index = len(self._block(chunk).rows) - 1
        return self._clamped(chunk, index)

    def is_at(self, place: Place, offset: int) -> bool:
        """Whether there is a row at `place` and it begins at `offset`."""
        row = self.row(place) if place.chunk < self._count else None
        return row is not None and row.start == offset

    def top_place(self, offset: int) -> Place:
        """The top row of a view that was left at `offset`; the space above the beginning belongs to the beginning."""
        first = self._clamped(0, 0)
        row = self.row(first)
        return first if row is None or offset <= row.start else self.place_at(offset)

    def fitting(self, top: Place, height: int) -> Place:
        """`top`, or the row above it from which on the last `height` rows of the article fill the view."""
        missing = height - len(self.rows_from(top, height))
        return self.move(top, -missing) if missing > 0 else top

    def last_top(self, height: int) -> Place:
        """The top row of a view of `height` rows that shows the end of the article."""
        last = self._clamped(self._count - 1, _LAST)
        return self.move(last, 1 - height)

    def offset_of(self, place: Place) -> int:
        """The offset to remember for a view whose top row is at `place`."""
        row = self.row(place)
        return row.start if row is not None else 0
