"""Known countries, nations and bodies inside longer names: "Embassy of Kazakhstan", "Đại sứ quán Kazakhstan"."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reader.lazy_pattern import LazyPattern
from reader.names.folding import folded, marked
from reader.names.kazakh import stems
from reader.names.known import gazetteer
from reader.names.text_table import TextTable

KNOWN_TERM = "@"
"""Begins a word of a key for a known thing: "@kz" for Kazakhstan, Қазақстан and Kazakh, "@@un" for a body."""

_LONGEST_INNER = 9
_SHORT = 4
_BEGINNING = 3
_COUNTRY_CODE = 2
_CYRILLIC = LazyPattern("[\u0400-\u04ff]")
_TONE_OR_LETTER = LazyPattern("[\u0300\u0301\u0303\u0309\u0323đăâêôơư]")


@lru_cache(maxsize=1)
def _inner_names() -> TextTable:
    """Countries, nations and bodies by the folded key of each of their names, without spaces.

    Of each, what it is replaced by, its kind, and the name as the tables write it.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for thing in gazetteer():
        space, _, code = thing.key.partition(":")
        if space != "body" and not (space in {"iso3166", "norp"} and len(code) == _COUNTRY_CODE):
            continue
        term = (KNOWN_TERM * 2 if space == "body" else KNOWN_TERM) + code.lower()
        for name in {*thing.names.values(), *thing.aliases}.difference(thing.generic):
            found[folded(name).replace(" ", "")].append(f"{term}\t{thing.kind}\t{name}")
    return TextTable.of({key: "\t".join(sorted(inners, key=_term)) for key, inners in found.items()})


def _term(inner: str) -> str:
    return inner.partition("\t")[0]


def _inners(key: str) -> Iterator[tuple[str, str, str]]:
    written = _inner_names().get(key)
    cells = [] if written is None else written.split("\t")
    return zip(cells[::3], cells[1::3], cells[2::3], strict=True)


@lru_cache(maxsize=1 << 9)
def known_inside(words: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
    """The longest known countries, nations and bodies that are a proper part of the name: (start, end, term)."""
    keys = [folded(word).replace(" ", "") for word in words]
    if not any(map(_may_begin, keys)):
        return ()
    vietnamese = bool(_TONE_OR_LETTER.search(marked(" ".join(words))))
    found = []
    start = 0
    while start < len(words):
        end = min(len(words), start + _LONGEST_INNER)
        if not (words[start][0].isupper() and _may_begin(keys[start])):
            end = start
        while end > start:
            # "Mỹ thuật" is art, and "Mỹ" in it no country.
            compound = vietnamese and end - start == 1 and words[end : end + 1] and words[end].islower()
            if end - start < len(words) and not compound:
                term = _inner_term(words[start:end], keys[start:end], vietnamese)
                if term is not None:
                    found.append((start, end, term))
                    break
            end -= 1
        start = max(end, start + 1)
    return tuple(found)


@lru_cache(maxsize=1)
def _inner_beginnings() -> tuple[frozenset[str], frozenset[str]]:
    """How the keys of names inside others begin, with up to three letters; and those that have no more than two."""
    names = list(_inner_names().keys())
    beginnings = {name[:size] for name in names for size in range(_BEGINNING + 1)}
    return frozenset(beginnings), frozenset(name for name in names if len(name) < _BEGINNING)


def _may_begin(key: str) -> bool:
    """False when no known name begins with the word that has the folded `key`, or with a stem of it."""
    beginnings, short = _inner_beginnings()
    return key[:_BEGINNING] in beginnings or key[:2] in short or key[:1] in short


def _inner_term(words: Sequence[str], keys: Sequence[str], vietnamese: bool) -> str | None:
    last = [(words[-1], keys[-1])]
    if _CYRILLIC.search(words[-1]):
        last += [(stem, folded(stem)) for stem in stems(words[-1])]
    front = "".join(keys[:-1])
    for word, key in last:
        for term, kind, name in _inners(front + key):
            if len(name) <= _SHORT and name.isupper() and not word.isupper():
                continue
            if vietnamese and len(words) == 1:
                exact = marked(name) == marked(" ".join([*words[:-1], word]))
                if kind == "NORP" or not exact:
                    continue
            return term
    return None
