"""How far two spellings of a word in one alphabet are apart, in the edits that writers and typists make.

The prices are ours: vowels that romanisations exchange (a and e, o and u, i and y) cost half an edit, letters that
sound alike a little less than others, a changed first letter more.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from reader.lazy_pattern import LazyPattern

_PAIRS: Final = ("ae", "ei", "ou", "iy", "uy", "oa")
_CHEAP: Final = frozenset(pair for two in _PAIRS for pair in (two, two[::-1]))
_CLASSES: Final = {letter: group for group in ("kgh", "szjxc", "vfbw", "td", "mn") for letter in group}
_VOWELS: Final = frozenset("aeiouy")
_ENDING: Final = LazyPattern("(?:ova|eva|ina|ski|skaia|enko|uli|kizi|ov|ev|in)$")


_FARTHEST: Final = 3


@lru_cache(maxsize=1)
def _distance() -> Callable[..., int]:
    from rapidfuzz.distance import Levenshtein  # not at the start: it takes more memory than all tables of names

    return Levenshtein.distance


def far(a: str, b: str) -> bool:
    """True when two words differ in more letters than any budget allows; fast."""
    return _distance()(a, b, score_cutoff=_FARTHEST) > _FARTHEST


def is_one(a: str, b: str) -> bool:
    """True when one edit parts two words: a letter replaced, added or left out, or two neighbours exchanged."""
    return distance(a, b) == 1


def near_ones(word: str, choices: Sequence[str], most: int) -> Iterator[tuple[str, int, int]]:
    """Those of `choices` that are at most `most` edits away: each with the edits and its place.

    Edits as in `distance`.
    """
    if _pays(len(choices)):
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        yield from process.extract_iter(word, choices, scorer=OSA.distance, score_cutoff=most)
        return
    for place, choice in enumerate(choices):
        if abs(len(choice) - len(word)) <= most and (edits := _own_distance(word, choice)) <= most:
            yield choice, edits, place


def distance(a: str, b: str) -> int:
    """How many edits part two words: letters replaced, added or left out, or neighbours exchanged, each letter once."""
    if not _pays(1):
        return _own_distance(a, b)
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b)


_pairs_left = 300


def _pays(pairs: int) -> bool:
    """Whether RapidFuzz is to compare so many pairs: to load it takes longer than to compare a few hundred without."""
    global _pairs_left  # noqa: PLW0603 - of the process, as what is loaded
    if "rapidfuzz.distance" not in sys.modules:
        _pairs_left -= pairs
        return _pairs_left < 0
    return True


def _own_distance(a: str, b: str) -> int:
    """Source: the restricted form of F. Damerau, "A technique for computer detection and correction of spelling errors"
    (1964), by dynamic programming."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            least = min(before[j - 1] + (letter != other), before[j] + 1, row[j - 1] + 1)
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
    return row[-1]


def budget(length: int) -> float:
    """The cost of edits that a word of `length` letters may take: none up to two letters, one up to five."""
    if length <= 2:
        return 0.0
    if length <= 5:
        return 1.0
    return 1.5 if length <= 7 else 2.0


_DERIVED: Final = LazyPattern("(?<=...)(ba|bek|jan|gali|han|kul|hoja)(?:i|ova?|eva?)?$")


def derived_otherwise(a: str, b: str) -> bool:
    """True when two frames end in different parts that make another name of one: Тұрсынов and Тұрсынбаев."""
    found_a, found_b = _DERIVED.search(a), _DERIVED.search(b)
    parts = [found.group(1).rstrip("in") if found else "" for found in (found_a, found_b)]
    return parts[0] != parts[1]


def roots(a: str, b: str) -> tuple[str, str]:
    """Both words without the ending of Russian surnames that they share: what is left tells the families apart."""
    found = _ENDING.search(a)
    ending = found.group() if found else ""
    if ending and b.endswith(ending) and min(len(a), len(b)) >= len(ending) + 3:
        return a[: -len(ending)], b[: -len(ending)]
    return a, b


def _one_letter_each(frame: str) -> str:
    """`frame` with one letter for sh and one for ch, which Kazakh and Russian spellings exchange."""
    return frame.replace("sh", "x").replace("ch", "c")


def _replaced(a: str, b: str) -> float:
    if a + b in _CHEAP:
        return 0.5
    if a in _VOWELS and b in _VOWELS:
        return 0.9
    return 0.7 if _CLASSES.get(a, a) == _CLASSES.get(b, b) else 1.2


def cost(a: str, b: str) -> float:
    """The edits between two words of Latin letters; two neighbours that changed places are one."""
    from rapidfuzz.distance import Levenshtein

    a, b = _one_letter_each(a), _one_letter_each(b)
    total = 0.0
    operations = [(each.tag, each.src_pos, each.dest_pos) for each in Levenshtein.editops(a, b)]
    skip = False
    for number, (tag, source, target) in enumerate(operations):
        if skip:
            skip = False
            continue
        if number + 1 < len(operations) and _swapped(a, b, operations[number], operations[number + 1]):
            total += 0.7
            skip = True
            continue
        if tag == "replace":
            price = _replaced(a[source], b[target])
        else:
            letter = a[source] if tag == "delete" else b[target]
            price = 0.6 if letter in "aeiouyh" else 0.9
        total += price * (1.5 if source == 0 and target == 0 else 1.0)
    return total


def _swapped(a: str, b: str, one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    """True for "rp" against "pr": two replacements, or one letter taken out and put in again beside its neighbour."""
    i, j = one[1], one[2]
    if one[0] == other[0] == "replace":
        return other[1] == i + 1 and a[i : i + 2] == b[j : j + 2][::-1]
    if {one[0], other[0]} != {"insert", "delete"} or other[1] - i > 2:
        return False
    start = min(i, j)
    return len(a) > start + 1 and a[start : start + 2] == b[start : start + 2][::-1]
