"""Decoded source → the text that is shown, with the way back for every offset."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from reader.documents.gluing import glued_sentences
from reader.documents.offsets import Edit, OffsetMap
from reader.documents.sanitising import MARK_PILE, UNSAFE, Replacer, has_marks, lower_pile
from reader.documents.wrapping import soft_breaks
from reader.lazy_pattern import LazyPattern

_CLUSTER = LazyPattern(r"[^\u0300-\u036f\n][\u0300-\u036f]+")
_LINE = LazyPattern(r"[^\n]+")
_SLICE = 1 << 16
_PIECES = 1 << 12


class TooManyChangesError(Exception):
    """A source holds more that must be changed than `clean` was allowed to."""


class Cleaned(NamedTuple):
    """A source made fit to be shown.

    text: NFC, sanitised, lines ended by "\\n", one space between sentences, lines broken at a width joined.
    offsets: from `text` back to the source.
    removed, pictured: as in `Sanitised`; a byte order mark in front is not counted.
    """

    text: str
    offsets: OffsetMap
    removed: int = 0
    pictured: int = 0


def clean(source: str, limit: int | None = None) -> Cleaned:
    """`source`, decoded without newline translation, as it is shown; clean text comes back without edits.

    Raises TooManyChangesError when any step would change more than `limit` places.
    """
    replacer = Replacer()
    text, offsets = _substitute(source, _matches(UNSAFE, source), replacer, limit)
    removed = replacer.removed
    if source.startswith("\ufeff"):
        removed -= 1
    if not text.isascii():
        # Before NFC, because sorting a long pile takes quadratic time, and after it, because letters may come apart.
        text, offsets, before = _lower_piles(text, offsets, limit)
        text, offsets = _normalise(text, offsets, limit)
        text, offsets, after = _lower_piles(text, offsets, limit)
        removed += before + after
    text, offsets = _replace(text, offsets, ((start, end, " ") for start, end in soft_breaks(text)), limit)
    text, offsets = _replace(text, offsets, ((at, at, " ") for at in glued_sentences(text)), limit)
    return Cleaned(text, offsets, removed, replacer.pictured)


def _matches(pattern: LazyPattern, text: str) -> Iterator[re.Match[str]]:
    """Every match of `pattern`, which never reaches over the end of a line."""
    for start, end in _slices(text):
        yield from pattern.finditer(text, start, end)


def _slices(text: str) -> Iterator[tuple[int, int]]:
    """Runs of whole lines that `text` consists of.

    A search holds all other threads up until it finds something: in megabytes of clean text, for half a second.
    """
    start = 0
    while start < len(text):
        end = text.find("\n", start + _SLICE) + 1 or len(text)
        yield start, end
        start = end


def _lower_piles(text: str, offsets: OffsetMap, limit: int | None) -> tuple[str, OffsetMap, int]:
    """`text` without piles of marks, `offsets` led on to it, and how many marks were taken out."""
    if not any(has_marks(text[start:end]) for start, end in _slices(text)):
        return text, offsets, 0
    lowered, edits = _substitute(text, _matches(MARK_PILE, text), lambda match: lower_pile(match.group()), limit)
    return lowered, offsets.then(edits), len(text) - len(lowered)


def _substitute(
    text: str, matches: Iterable[re.Match[str]], new: Callable[[re.Match[str]], str], limit: int | None
) -> tuple[str, OffsetMap]:
    changes = ((*match.span(), match.group(), new(match)) for match in matches)
    return _rewrite(text, ((start, end, after) for start, end, before, after in changes if before != after), limit)


def _replace(
    text: str, offsets: OffsetMap, changes: Iterable[tuple[int, int, str]], limit: int | None
) -> tuple[str, OffsetMap]:
    """`text` with each (start, end, new) of `changes` carried out, and `offsets` led on to the result."""
    text, later = _rewrite(text, changes, limit)
    return text, offsets.then(later)


def _rewrite(text: str, changes: Iterable[tuple[int, int, str]], limit: int | None) -> tuple[str, OffsetMap]:
    """`text` with `changes` carried out; what is done is put together on the way, since small strings take room."""
    joined: list[str] = []
    pieces: list[str] = []

    def edits() -> Iterator[Edit]:
        done = 0
        for number, (start, end, new) in enumerate(changes):
            if number == limit:
                raise TooManyChangesError
            pieces.append(text[done:start])
            pieces.append(new)
            if len(pieces) >= _PIECES:
                joined.append("".join(pieces))
                pieces.clear()
            done = end
            yield Edit(start, end, len(new))
        if done or joined or pieces:
            pieces.append(text[done:])

    offsets = OffsetMap(edits())
    return ("".join([*joined, *pieces]), offsets) if offsets else (text, offsets)


def _normalise(text: str, offsets: OffsetMap, limit: int | None) -> tuple[str, OffsetMap]:
    """`text` in NFC, composed letter by letter so that every offset finds its way back."""
    if unicodedata.is_normalized("NFC", text):
        return text, offsets
    nfc = lru_cache(maxsize=4096)(lambda cluster: unicodedata.normalize("NFC", cluster))
    text, composed = _substitute(text, _CLUSTER.finditer(text), lambda match: nfc(match.group()), limit)
    offsets = offsets.then(composed)
    if unicodedata.is_normalized("NFC", text):
        return text, offsets
    lines = (match for match in _LINE.finditer(text) if not unicodedata.is_normalized("NFC", match.group()))
    changes = (change for line in lines for change in _compositions(line.group(), line.start()))
    return _replace(text, offsets, changes, limit)


def _compositions(line: str, base: int) -> Iterator[tuple[int, int, str]]:
    """The clusters of `line`, which begins at offset `base`, that NFC changes."""
    start = 0
    for at in range(1, len(line) + 1):
        if at < len(line) and not _is_boundary(line[start:at], line[at]):
            continue
        cluster = line[start:at]
        composed = unicodedata.normalize("NFC", cluster)
        if composed != cluster:
            yield base + start, base + at, composed
        start = at


def _is_boundary(cluster: str, character: str) -> bool:
    """True when `character` begins a cluster of its own behind `cluster` (Unicode Standard Annex 15, section 9)."""
    if character.isascii():
        return True
    if unicodedata.combining(unicodedata.normalize("NFD", character)[0]):
        return False
    together = unicodedata.normalize("NFC", cluster + character)
    return together == unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", character)
