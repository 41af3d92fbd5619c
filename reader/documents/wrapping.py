"""Text broken at a fixed width: which line feeds only end a line, not a paragraph."""

from itertools import pairwise

from reader.lazy_pattern import LazyPattern

_LINE = LazyPattern(r"[^\n]+")
_ITEM = LazyPattern(r"\s*(?:[-–—•*·>|+]|\d{1,3}[.)]|[IVXLC]{1,6}\.)\s")

MIN_WIDTH, MAX_WIDTH = 50, 100
"""Texts are wrapped at 60 to 80 columns; shorter lines are verse or lists, longer ones paragraphs."""

SHARE = 0.85
"""So many line ends of a wrapped text must be explained by its width."""

# `fmt` and mail programs fill lines to a little less than the width.
_SLACK = 6


def soft_breaks(text: str) -> list[tuple[int, int]]:
    """The spans (line feed and indentation behind it) that break a paragraph at a fixed width, in text order.

    A text is wrapped when almost every line is so long that the next word did not fit; the answer is empty for
    anything else, so verse, lists and texts with one paragraph a line stay as they are.
    """
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text)]
    widths = sorted(end - start for start, end in lines if not text[start:end].isspace())
    if len(widths) < 3 or not MIN_WIDTH <= widths[-1] <= MAX_WIDTH:
        return []
    width = widths[-1]
    full: list[tuple[int, int]] = []
    pairs = 0
    for (start, end), (next_start, next_end) in pairwise(lines):
        if next_start != end + 1:
            continue
        line, following = text[start:end], text[next_start:next_end]
        words = following.split(None, 1)
        if not words or line.isspace() or _ITEM.match(following):
            continue
        indent = len(following) - len(following.lstrip())
        pairs += 1
        if len(line.rstrip()) + 1 + len(words[0]) > width - _SLACK:
            full.append((len(line.rstrip()) + start, next_start + indent))
    return full if pairs >= 2 and len(full) >= SHARE * pairs else []
