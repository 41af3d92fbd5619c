"""The way back from the text that is shown to the text that was read."""

from array import array
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

    __slots__ = ("_ends", "_lengths", "_shown", "_starts")

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        """edits: in source order, not overlapping; taken one by one, since a text may hold millions of them."""
        # Four numbers of four bytes each, where a tuple of objects takes two hundred.
        starts, ends, lengths, shown = (array("I") for _ in range(4))
        shift = 0
        for count, (start, end, length) in enumerate(edits):
            try:
                starts.append(start)
                ends.append(end)
                lengths.append(length)
                shown.append(start + shift)
            except OverflowError:  # no text is as long, but a record from outside may say so
                starts, ends, lengths, shown = (array("q", each[:count]) for each in (starts, ends, lengths, shown))
                starts.append(start)
                ends.append(end)
                lengths.append(length)
                shown.append(start + shift)
            shift += length - (end - start)
        self._starts, self._ends, self._lengths, self._shown = starts, ends, lengths, shown

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All of them; to go through many, iterate over the map."""
        return tuple(self)

    def to_source(self, offset: int, *, end: bool = False) -> int:
        """The source offset of the shown `offset`; with `end`, `offset` is the exclusive end of a span."""
        index = bisect_right(self._shown, offset - 1 if end else offset) - 1
        if index < 0:
            return offset
        behind = self._shown[index] + self._lengths[index]
        if offset < behind:
            return self._ends[index] if end else self._starts[index]
        return self._ends[index] + offset - behind

    def to_shown(self, offset: int) -> int:
        """The shown offset of the source `offset`; inside a replaced run, the start of what replaced it."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        if offset < self._ends[index]:
            return self._shown[index]
        return self._shown[index] + self._lengths[index] + offset - self._ends[index]

    def then(self, later: "OffsetMap") -> "OffsetMap":
        """This map followed by `later`, whose source is the text that this one shows.

        Edits of the two that touch the same characters become one edit that covers both.
        """
        if not later:
            return self
        if not self:
            return later
        return OffsetMap(_compose(self, later))

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Edit]:
        return map(Edit, self._starts, self._ends, self._lengths)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OffsetMap):
            return False
        same_places = self._starts == other._starts and self._ends == other._ends
        return same_places and self._lengths == other._lengths

    def __hash__(self) -> int:
        return hash((self._starts.tobytes(), self._ends.tobytes(), self._lengths.tobytes()))


def _compose(first: OffsetMap, second: OffsetMap) -> Iterator[Edit]:
    """The edits of `first` and then `second`, in source order; `middle` is the text between the two."""
    # In the middle text an edit of `first` covers [shown, shown + length), one of `second` [start, end).
    earlier, later = first._shown, second._starts
    i = j = 0
    shift = 0  # source offset minus middle offset, behind the edits of `first` taken so far
    while i < len(earlier) or j < len(later):
        is_first = j == len(later) or (i < len(earlier) and earlier[i] <= later[j])
        low = high = earlier[i] if is_first else later[j]
        grown_source = grown_shown = 0
        taken = False
        while True:
            if i < len(earlier) and (earlier[i] < high or (not taken and earlier[i] == low)):
                length = first._lengths[i]
                high = max(high, earlier[i] + length)
                grown_source += first._ends[i] - first._starts[i] - length
                i += 1
            elif j < len(later) and (later[j] < high or (not taken and later[j] == low)):
                end = second._ends[j]
                high = max(high, end)
                grown_shown += second._lengths[j] - (end - later[j])
                j += 1
            else:
                break
            taken = True
        size = high - low
        yield Edit(low + shift, low + shift + size + grown_source, size + grown_shown)
        shift += grown_source
