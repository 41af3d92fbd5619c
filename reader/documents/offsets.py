"""The way back from the text that is shown to the text that was read."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Edit(NamedTuple):
    """One place where the shown text differs from the source.

    start, end: code-point offsets into the source, end exclusive (equal for an insertion).
    length: how many code points of the shown text stand for them (0 for a deletion).
    """

    start: int
    end: int
    length: int


class OffsetMap:
    """Maps code-point offsets of the shown text to the source and back; both maps are monotonic.

    An offset inside a replaced run maps to the start of that run, an end offset (`end=True`) to its end, so a
    span of the shown text always maps to a span of the source that covers everything it came from.
    """

    __slots__ = ("_shown", "edits")

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        """edits: in source order, not overlapping."""
        self.edits = tuple(edits)
        shown: list[int] = []
        shift = 0
        for start, end, length in self.edits:
            shown.append(start + shift)
            shift += length - (end - start)
        self._shown = shown

    def to_source(self, offset: int, *, end: bool = False) -> int:
        """The source offset of the shown `offset`; with `end`, `offset` is the exclusive end of a span."""
        index = bisect_right(self._shown, offset - 1 if end else offset) - 1
        if index < 0:
            return offset
        edit, shown = self.edits[index], self._shown[index]
        if offset < shown + edit.length:
            return edit.end if end else edit.start
        return edit.end + offset - shown - edit.length

    def to_shown(self, offset: int) -> int:
        """The shown offset of the source `offset`; inside a replaced run, the start of what replaced it."""
        index = bisect_right(self.edits, offset, key=lambda edit: edit.start) - 1
        if index < 0:
            return offset
        edit, shown = self.edits[index], self._shown[index]
        if offset < edit.end:
            return shown
        return shown + edit.length + offset - edit.end

    def then(self, later: "OffsetMap") -> "OffsetMap":
        """This map followed by `later`, whose source is the text that this one shows.

        Edits of the two that touch the same characters become one edit that covers both.
        """
        if not later.edits:
            return self
        if not self.edits:
            return later
        return OffsetMap(_compose(self, later))

    def __iter__(self) -> Iterator[Edit]:
        return iter(self.edits)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and self.edits == other.edits

    def __hash__(self) -> int:
        return hash(self.edits)


def _compose(first: OffsetMap, second: OffsetMap) -> Iterator[Edit]:
    """The edits of `first` and then `second`, in source order; `middle` is the text between the two."""
    # In the middle text an edit of `first` covers [shown, shown + length), one of `second` [start, end).
    earlier = list(zip(first._shown, first.edits, strict=True))
    later = second.edits
    i = j = 0
    shift = 0  # source offset minus middle offset, behind the edits of `first` taken so far
    while i < len(earlier) or j < len(later):
        if j == len(later) or (i < len(earlier) and earlier[i][0] <= later[j].start):
            low = earlier[i][0]
        else:
            low = later[j].start
        high = low
        grown_source = grown_shown = 0
        taken = False
        while True:
            if i < len(earlier) and (earlier[i][0] < high or (not taken and earlier[i][0] == low)):
                at, edit = earlier[i]
                high = max(high, at + edit.length)
                grown_source += edit.end - edit.start - edit.length
                i += 1
            elif j < len(later) and (later[j].start < high or (not taken and later[j].start == low)):
                edit = later[j]
                high = max(high, edit.end)
                grown_shown += edit.length - (edit.end - edit.start)
                j += 1
            else:
                break
            taken = True
        size = high - low
        yield Edit(low + shift, low + shift + size + grown_source, size + grown_shown)
        shift += grown_source
