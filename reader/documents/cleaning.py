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


def clean(source: str) -> Cleaned:
    """`source`, decoded without newline translation, as it is shown; clean text comes back without edits."""
    replacer = Replacer()
    text, offsets = _substitute(source, _matches(UNSAFE, source), replacer)
    removed = replacer.removed
    if source.startswith("\ufeff"):
        removed -= 1
    if not text.isascii():
        # Before NFC, because sorting a long pile takes quadratic time, and after it, because letters may come apart.
        text, offsets, before = _lower_piles(text, offsets)
        text, offsets = _normalise(text, offsets)
        text, offsets, after = _lower_piles(text, offsets)
        removed += before + after
    text, offsets = _replace(text, offsets, ((start, end, " ") for start, end in soft_breaks(text)))
    text, offsets = _replace(text, offsets, ((at, at, " ") for at in glued_sentences(text)))
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


def _lower_piles(text: str, offsets: OffsetMap) -> tuple[str, OffsetMap, int]:
    """`text` without piles of marks, `offsets` led on to it, and how many marks were taken out."""
    if not any(has_marks(text[start:end]) for start, end in _slices(text)):
        return text, offsets, 0
    lowered, edits = _substitute(text, _matches(MARK_PILE, text), lambda match: lower_pile(match.group()))
    return lowered, offsets.then(edits), len(text) - len(lowered)


def _substitute(
    text: str, matches: Iterable[re.Match[str]], new: Callable[[re.Match[str]], str]
) -> tuple[str, OffsetMap]:
    pieces: list[str] = []
    edits: list[Edit] = []
    done = 0
    for match in matches:
        start, end = match.span()
        with_what = new(match)
        if text[start:end] != with_what:
            pieces += (text[done:start], with_what)
            edits.append(Edit(start, end, len(with_what)))
            done = end
    if not edits:
        return text, OffsetMap()
    pieces.append(text[done:])
    return "".join(pieces), OffsetMap(edits)


def _replace(text: str, offsets: OffsetMap, changes: Iterable[tuple[int, int, str]]) -> tuple[str, OffsetMap]:
    """`text` with each (start, end, new) of `changes` carried out, and `offsets` led on to the result."""
    pieces: list[str] = []
    edits: list[Edit] = []
    done = 0
    for start, end, new in changes:
        pieces += (text[done:start], new)
        edits.append(Edit(start, end, len(new)))
        done = end
    if not edits:
        return text, offsets
    pieces.append(text[done:])
    return "".join(pieces), offsets.then(OffsetMap(edits))


def _normalise(text: str, offsets: OffsetMap) -> tuple[str, OffsetMap]:
    """`text` in NFC, composed letter by letter so that every offset finds its way back."""
    if unicodedata.is_normalized("NFC", text):
        return text, offsets
    nfc = lru_cache(maxsize=4096)(lambda cluster: unicodedata.normalize("NFC", cluster))
    text, composed = _substitute(text, _CLUSTER.finditer(text), lambda match: nfc(match.group()))
    offsets = offsets.then(composed)
    if unicodedata.is_normalized("NFC", text):
        return text, offsets
    changes: list[tuple[int, int, str]] = []
    for match in _LINE.finditer(text):
        if not unicodedata.is_normalized("NFC", match.group()):
            changes += _compositions(match.group(), match.start())
    return _replace(text, offsets, changes)


def _compositions(line: str, base: int) -> list[tuple[int, int, str]]:
    """The clusters of `line`, which begins at offset `base`, that NFC changes."""
    changes: list[tuple[int, int, str]] = []
    start = 0
    for at in range(1, len(line) + 1):
        if at < len(line) and not _is_boundary(line[start:at], line[at]):
            continue
        cluster = line[start:at]
        composed = unicodedata.normalize("NFC", cluster)
        if composed != cluster:
            changes.append((base + start, base + at, composed))
        start = at
    return changes


def _is_boundary(cluster: str, character: str) -> bool:
    """True when `character` begins a cluster of its own behind `cluster` (Unicode Standard Annex 15, section 9)."""
    if character.isascii():
        return True
    if unicodedata.combining(unicodedata.normalize("NFD", character)[0]):
        return False
    together = unicodedata.normalize("NFC", cluster + character)
    return together == unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", character)
