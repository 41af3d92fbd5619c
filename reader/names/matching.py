"""Finding typed text inside written text whatever its marks, with the place in the original spelling."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from reader.names.folding import folded, marked, nfc

_LONGEST_KEPT = 200
_LONGEST_NEEDLE = 200
_MOST_TERMS = 20

Ranges = tuple[tuple[int, int], ...]
"""Places in a text: code points, end exclusive, in text order, not overlapping."""


class FoldedText(NamedTuple):
    """A text in folded letters, each with the place it came from.

    letters: as `folding.folded` gives them, one space between words.
    starts, ends: for each of `letters` the code points of the original text it stands for.
    """

    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The run of the original text that `letters[start:end]` stands for."""
        return self.starts[start], self.ends[end - 1]


def _clusters(text: str) -> list[tuple[int, int]]:
    """The characters of `text` with the combining marks that follow them."""
    clusters: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        if clusters and unicodedata.combining(character):
            clusters[-1] = (clusters[-1][0], index + 1)
        else:
            clusters.append((index, index + 1))
    return clusters


def fold_with_offsets(text: str) -> FoldedText:
    """`text` in folded letters with their places; for texts of the length of a name or a label."""
    return _cached(text) if len(text) <= _LONGEST_KEPT else _fold_with_offsets(text)


def _fold_with_offsets(text: str) -> FoldedText:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    plain = text.isascii()
    clusters = [(index, index + 1) for index in range(len(text))] if plain else _clusters(text)
    for start, end in clusters:
        piece = folded(text[start:end])
        if not piece:
            if letters and letters[-1] != " " and not _vanishes(text[start:end]):
                letters.append(" ")
                starts.append(start)
                ends.append(end)
            continue
        for letter in piece:
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    while letters and letters[-1] == " ":
        letters.pop()
        starts.pop()
        ends.pop()
    return FoldedText("".join(letters), tuple(starts), tuple(ends))


_cached = lru_cache(maxsize=8192)(_fold_with_offsets)


def _vanishes(character: str) -> bool:
    """True when `character` stands inside words without separating them (an apostrophe, a soft hyphen, a hard sign)."""
    return folded(f"a{character}a") == "aa"


def has_own_marks(text: str) -> bool:
    """True when somebody who typed `text` took the trouble to type Latin marks or đ."""
    return any(
        unicodedata.normalize("NFD", letter)[0] in "abcdefghijklmnopqrstuvwxyz" or letter in "đðə"
        for letter in nfc(text).casefold()
        if not letter.isascii()
    )


def _find_term(term: str, text: str, target: FoldedText, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    plain = folded(term)
    strict = marked(term) if has_own_marks(term) else ""
    best: tuple[int, int] | None = None
    position = target.letters.find(plain)
    while position >= 0:
        start, end = target.span(position, position + len(plain))
        if (not strict or strict in marked(text[start:end])) and not _overlaps(start, end, taken):
            if position == 0 or target.letters[position - 1] == " ":
                return start, end
            best = best or (start, end)
        position = target.letters.find(plain, position + 1)
    return best


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < other_end and other < end for other, other_end in taken)


def find_folded(needle: str, haystack: str) -> Ranges | None:
    """Where the words of `needle` stand in `haystack`, or None when one of them is not there; () for an empty needle.

    Words may be typed in any order, without marks, in the letters of another alphabet, run together or in part;
    beginnings of words are preferred. A word typed with marks is found with these marks only. "tim kiem" finds "Tìm
    kiếm". Nothing is as long as 200 letters or 20 words.
    """
    terms = needle.split()
    if len(needle) > _LONGEST_NEEDLE or len(terms) > _MOST_TERMS:
        return None
    target = fold_with_offsets(haystack)
    taken: list[tuple[int, int]] = []
    for term in terms:
        if not folded(term):
            continue
        found = _find_term(term, haystack, target, taken)
        if found is None:
            return _find_solid(needle, target)
        taken.append(found)
    return merge(taken)


def _find_solid(needle: str, target: FoldedText) -> Ranges | None:
    """`needle` without its spaces in the text without its own; only from the beginning of a word."""
    if has_own_marks(needle):
        return None
    plain = folded(needle).replace(" ", "")
    places = [index for index, letter in enumerate(target.letters) if letter != " "]
    solid = target.letters.replace(" ", "")
    position = solid.find(plain)
    while position >= 0:
        first = places[position]
        if first == 0 or target.letters[first - 1] == " ":
            return (target.span(first, places[position + len(plain) - 1] + 1),)
        position = solid.find(plain, position + 1)
    return None


def merge(ranges: list[tuple[int, int]]) -> Ranges:
    """`ranges` in order, those that touch or overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
