"""Places in a text that has changed: where what stood at an offset of the old text stands in the new one."""

import re
from bisect import bisect_right
from difflib import SequenceMatcher

from reader.lazy_pattern import LazyPattern

_WORD = LazyPattern(r"\S+")
_AROUND = 2000
"""So many characters of long paragraphs are compared: their beginnings, and on either side of the place."""


def carried_offset(old: str, new: str, offset: int) -> int:
    """The offset in `new` of what stands at `offset` in `old`, code points.

    Paragraphs that stayed are found as they are; inside one that changed the letters that stayed lead the way;
    where all has gone, the place is as far on in proportion to the paragraphs around.
    """
    if old == new or not new:
        return min(offset, len(new))
    old_starts, old_lines = _lines(old)
    new_starts, new_lines = _lines(new)
    number = max(0, bisect_right(old_starts, offset) - 1)
    inside = offset - old_starts[number]
    for tag, first, last, new_first, new_last in SequenceMatcher(None, old_lines, new_lines).get_opcodes():
        if not first <= number < last:
            continue
        if tag == "equal":
            return new_starts[new_first + number - first] + inside
        target = _likest(old_lines[number], new_lines, new_first, new_last)
        if target is None:
            share = (number - first) / (last - first)
            target = new_first + round(share * (new_last - new_first))
            return new_starts[target] if target < len(new_starts) else len(new)
        return new_starts[target] + _inside(old_lines[number], new_lines[target], inside)
    return len(new)


def found_again(text: str, quote: str, near: int) -> tuple[int, int] | None:
    """Where `quote` stands in `text`, however its words are broken into lines; of several places the one by `near`."""
    words = quote.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    spans = (match.span() for match in pattern.finditer(text))
    return min(spans, key=lambda span: abs(span[0] - near), default=None)


def _lines(text: str) -> tuple[list[int], list[str]]:
    """The lines that hold something, and where they start; at least one."""
    starts, lines = [], []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(start)
            lines.append(line)
        start += len(line) + 1
    return (starts, lines) if lines else ([0], [""])


def _likest(line: str, lines: list[str], first: int, last: int) -> int | None:
    """The number of the line among `lines[first:last]` that has most in common with `line`; None for little."""
    best, number = 0.5, None
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(line[:_AROUND].split())
    for candidate in range(first, min(last, first + 200)):
        matcher.set_seq1(lines[candidate][:_AROUND].split())
        if matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, number = ratio, candidate
    return number


def _inside(old: str, new: str, offset: int) -> int:
    """The offset in the line `new` of what stands at `offset` in the line `old`, by the words that stayed."""
    start = max(0, offset - _AROUND)
    words = [match.span() for match in _WORD.finditer(old, start, offset + _AROUND)]
    others = [match.span() for match in _WORD.finditer(new, max(0, start - _AROUND), offset + 2 * _AROUND)]
    here = bisect_right(words, (offset, len(old))) - 1
    before = [old[a:b] for a, b in words], [new[a:b] for a, b in others]
    best = 0
    for block in SequenceMatcher(None, *before, autojunk=False).get_matching_blocks():
        if not block.size or block.a > here:
            break
        number = min(here - block.a, block.size - 1)
        word, other = words[block.a + number], others[block.b + number]
        best = other[0] + min(offset - word[0], other[1] - other[0]) if block.a + number == here else other[1]
    return best
