"""The way back from the text that is shown to the text that was read."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
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
        for edit in self.edits:
            shown.append(edit.start + shift)
            shift += edit.length - (edit.end - edit.start)
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

    def __iter__(self) -> Iterator[Edit]:
        return iter(self.edits)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and self.edits == other.edits

    def __hash__(self) -> int:
        return hash(self.edits)
