"""The words of two names in pairs, whatever the names are of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.names.likeness import VETOES, Likeness, Rule
from reader.names.words import Word, contradicts, writes_marks

_CONTRADICTING = Likeness(0.0, Rule.CONTRADICTING)


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of one name and a word of the other, by their places, and how alike they are."""

    first: int
    second: int
    found: Likeness


def align(
    a: Sequence[Word],
    b: Sequence[Word],
    alike: Callable[[int, int], Likeness],
    *,
    bare: frozenset[str] = frozenset(),
) -> tuple[list[Pair], list[Pair]]:
    """The best pairs of words, each word used once, in the order of `a`, and the pairs of other words that a rule
    forbids.

    alike: how alike the words at two places are. Where both names are written with marks, a bare syllable means
    itself and contradicts a marked one (Hoa, Hòa), but not a word of `bare` (folded) that others follow: its marks are
    often left out alone (Văn, Thị). The pairs are the same ones when the names change places.
    """
    found: list[Pair] = []
    vetoed: list[Pair] = []
    marks_a, marks_b = writes_marks(a), writes_marks(b)
    last_a, last_b = len(a) - 1, len(b) - 1
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            each = alike(i, j)
            if each.rule is Rule.MARKS and not (x.folded in bare and i < last_a and j < last_b):
                each = _CONTRADICTING if contradicts(x, y, marks_a, marks_b) else each
            if each.score > 0:
                found.append(Pair(i, j, each))
            elif each.rule in VETOES:
                vetoed.append(Pair(i, j, each))
    pairs = _best(found)
    used_a, used_b = {each.first for each in pairs}, {each.second for each in pairs}
    return pairs, [each for each in vetoed if each.first not in used_a and each.second not in used_b]


def _best(found: list[Pair]) -> list[Pair]:
    """The likest pairs, then the ones whose words stand nearest; of what is left equal no two share a word."""
    if len(found) > 1:
        found.sort(key=lambda each: (-each.found.score, abs(each.first - each.second), each.first + each.second))
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs = []
    for each in found:
        if each.first not in used_a and each.second not in used_b:
            pairs.append(each)
            used_a.add(each.first)
            used_b.add(each.second)
    pairs.sort(key=lambda each: each.first)
    return pairs
