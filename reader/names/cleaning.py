"""What a name is without its wrapping: titles, generic heads, brackets, glued initials, look-alike letters.

Sources: the words that are taken off are in `reader.names.titles`; the pairs of Latin and Cyrillic letters that look
alike are those of Unicode Technical Standard 39 (confusables) in the alphabets of English, Russian and Kazakh.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.lazy_pattern import LazyPattern
from reader.names import kazakh, titles, vietnamese
from reader.names.folding import APOSTROPHES, DASHES, folded, marked, nfc
from reader.names.letters import has_cyrillic, is_cyrillic

_LONGEST = 1_000
_BRACKETS = LazyPattern(r"[(\[（]([^()\[\]（）]{2,})[)\]）]")
_SPACES = LazyPattern(r"\s+")
_DOTTED = LazyPattern(r"(?<![^\W\d_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W\d_]))?")
_MARK = "\u0300-\u036f"
_WORD = LazyPattern(f"[^\\W_](?:[^\\W_]|[{_MARK}]|[{APOSTROPHES}](?=[^\\W_]))*+")
_POSSESSIVE = LazyPattern(f"(?<=[A-Za-z]{{2}})[{APOSTROPHES}]s$")
_LATIN = LazyPattern(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

_LATIN_TO_CYRILLIC = dict(zip("AaBCcEeHIiKMOoPpTXxYyƏəh", "АаВСсЕеНІіКМОоРрТХхУуӘәһ", strict=True))
_CYRILLIC_TO_LATIN = {cyrillic: latin for latin, cyrillic in _LATIN_TO_CYRILLIC.items()}
_TO_CYRILLIC = str.maketrans(_LATIN_TO_CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC_TO_LATIN)


class CleanName(NamedTuple):
    """A name and what was taken off it.

    original: as it was given.
    text: the name itself in NFC, with its own hyphens and letter case.
    words: the words of `text`; hyphens separate them, single letters are initials.
    titles: the titles that stood with it ("Chủ tịch", "Mr").
    heads: the generic words of places ("thành phố", "Province").
    head: the class of the last of `heads` ("city", "province", "district", "town", "commune", "ward", "village",
        "island", "country"), or None.
    aliases: other names of the same thing, given in brackets.
    """

    original: str
    text: str
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    head: str | None = None
    aliases: tuple[str, ...] = ()


_TITLE_FRONTS = frozenset(phrase[0] for phrase in titles.TITLES | titles.TITLES_UNMARKED)


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    key: str
    hyphen_before: bool


def repair_homoglyphs(word: str) -> str:
    """`word` in one script: when Latin and Cyrillic letters are mixed, look-alikes become letters of the script that
    the others need."""
    if word.isascii() or not (has_cyrillic(word) and _LATIN.search(word)):
        return word
    only_latin = any(_LATIN.match(letter) and letter not in _LATIN_TO_CYRILLIC for letter in word)
    cyrillic = list(filter(is_cyrillic, word))
    only_cyrillic = any(letter not in _CYRILLIC_TO_LATIN for letter in cyrillic)
    if only_latin and only_cyrillic:
        return word
    if only_cyrillic or (not only_latin and len(cyrillic) >= len(_LATIN.findall(word))):
        return word.translate(_TO_CYRILLIC)
    return word.translate(_TO_LATIN)


class _Tidy(dict[int, str]):
    """Format characters and surrogates go, dashes become hyphens; worked out when a character is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        value = "" if unicodedata.category(letter) in {"Cf", "Cs"} else "-" if letter in DASHES else letter
        self[code] = value
        return value


_TIDY = _Tidy()


def _tidy(name: str) -> str:
    text = nfc(name)
    if not text.isascii():
        text = text.translate(_TIDY)
    text = " ".join(text.split())
    if text.isascii() or not (has_cyrillic(text) and _LATIN.search(text)):
        return text
    return " ".join(repair_homoglyphs(word) for word in text.split(" "))


def _undot(match: re.Match[str]) -> str:
    run = match.group()
    return run.replace(".", "") + " " if run.isupper() and len(run) <= 8 else run.replace(".", " ")


@lru_cache(maxsize=1 << 15)
def _key(word: str) -> str:
    return word.lower() if word.isascii() and word.isalnum() else marked(word)


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        if word[-1] == "s" and word[-2:-1] in APOSTROPHES and _POSSESSIVE.search(word):
            word = word[:-2]
            end = start + len(word)
        hyphen = start > 0 and text[start - 1] == "-" and bool(found) and found[-1].end == start - 1
        found.append(_Word(start, end, word, _key(word), hyphen))
    return found


def _without_suffix(words: list[_Word]) -> list[_Word]:
    """Drops a Kazakh case ending written with a hyphen behind an acronym, a foreign name or a number: АҚШ-пен,
    Boeing-тың."""
    if len(words) < 2:
        return words
    base, last = words[-2], words[-1]
    if not last.hyphen_before or last.text not in kazakh.SUFFIXES:
        return words
    if base.text.isupper() or not has_cyrillic(base.text) or base.text[-1].isdigit():
        return words[:-1]
    return words


def _match_front(
    words: Sequence[_Word], start: int, phrases: frozenset[titles.Phrase] | dict[titles.Phrase, str]
) -> int:
    """How many of the words from `start` on are the longest of `phrases`; at least one word is left over."""
    keys = tuple(word.key for word in words[start : min(start + titles.LONGEST, len(words) - 1)])
    return next((length for length in range(len(keys), 0, -1) if keys[:length] in phrases), 0)


def _written(words: Sequence[_Word]) -> str:
    return " ".join(word.text for word in words)


def _is_kept_address(words: Sequence[_Word], start: int, kind: str | None) -> bool:
    """True for a capital Bà or Ông that no person's name follows: Bà Rịa, Ông Ích Khiêm."""
    if words[start].key not in titles.ADDRESS or not words[start].text[0].isupper():
        return False
    left = len(words) - start - 1
    if left == 1:
        return kind != "PERSON"
    return not vietnamese.starts_with_surname([words[start + 1].text])


def _peel_titles(words: list[_Word], kind: str | None) -> tuple[list[_Word], list[str]]:
    """Takes titles off the front and the back; a capital Bà or Ông only where a person's name follows."""
    peeled: list[str] = []
    if kind in {"PLACE", "ORG"}:
        return words, peeled
    start, end = 0, len(words)
    while end - start > 1 and words[start].key in _TITLE_FRONTS:
        length = _match_front(words, start, titles.TITLES) or _match_front(words, start, titles.TITLES_UNMARKED)
        if not length or (length == 1 and _is_kept_address(words, start, kind)):
            break
        capital = max((index for index, word in enumerate(words) if not word.text.islower()), default=-1)
        if start <= capital < start + length:
            break  # the only words with capitals are the title's
        peeled.append(_written(words[start : start + length]))
        start += length
    while end - start > 1 and (words[end - 1].key,) in titles.TITLES_BEHIND:
        end -= 1
        peeled.append(words[end].text)
    return words[start:end], peeled


def _head_behind(words: Sequence[_Word]) -> tuple[int, str]:
    """How many words at the end are a generic head, and its class; a Kazakh head may carry possessive and case."""
    for length in (2, 1):
        if len(words) <= length:
            continue
        *firsts, last = (word.key for word in words[-length:])
        forms = kazakh.bare_stems(last) if has_cyrillic(last) else (last,)
        for form in forms:
            found = titles.HEADS_BEHIND.get((*firsts, form))
            if found:
                return length, found
    return 0, ""


def _head_before(words: Sequence[_Word], start: int, kind: str | None) -> tuple[int, str]:
    """How many words from `start` on are a generic head, and its class; without marks single words only of places."""
    length = _match_front(words, start, titles.HEADS_BEFORE)
    if length:
        return length, titles.HEADS_BEFORE[tuple(word.key for word in words[start : start + length])]
    length = _match_front(words, start, titles.HEADS_UNMARKED)
    if not length or (length == 1 and kind != "PLACE"):
        return 0, ""
    return length, titles.HEADS_UNMARKED[tuple(word.key for word in words[start : start + length])]


def _peel_heads(words: list[_Word], kind: str | None) -> tuple[list[_Word], list[str], str | None]:
    """Takes generic heads of places off: "tỉnh" before, "Province" and "облысында" behind. Numbers keep theirs ("Quận
    1")."""
    heads: list[str] = []
    head: str | None = None
    if kind in {"PERSON", "ORG"}:
        return words, heads, head
    start = 0
    while len(words) - start > 1:
        length, found = _head_before(words, start, kind)
        behind = start + length
        if not length or words[behind].text[0].isdigit() or words[start].hyphen_before or words[behind].hyphen_before:
            break
        heads.append(_written(words[start:behind]))
        head = found
        start = behind
    words = words[start:]
    length, found = _head_behind(words)
    if length and not words[0].text[0].isdigit():
        heads.append(_written(words[-length:]))
        head = head or found
        words = words[:-length]
    return words, heads, head


@lru_cache(maxsize=1 << 11)
def clean(name: str, kind: str | None = None) -> CleanName:
    """`name` without titles, generic heads, brackets, case endings behind a hyphen, and look-alikes of another script.

    kind: "PERSON", "PLACE", "ORG" or another type of entity, which decides what may be taken off; None when unknown.
    Something is always left over: a name that consists of titles only keeps them. Of a longer text than any name is,
    the beginning is read, 1000 code points.
    """
    if name.isalpha() and len(name) <= _LONGEST and (name.isascii() or is_cyrillic(name)):
        return CleanName(name, name, (name,))  # one word is never all wrapping
    text = _tidy(name[:_LONGEST])
    aliases: list[str] = []
    if "(" in text or "[" in text or "（" in text:
        aliases = [alias.strip() for alias in _BRACKETS.findall(text)]
        outside = _BRACKETS.sub(" ", text).strip()
        text = _SPACES.sub(" ", outside) if _WORD.search(outside) else text
    if "." in text:
        text = _SPACES.sub(" ", _DOTTED.sub(_undot, text)).strip()
    words = _without_suffix(_words(text))
    words, peeled_titles = _peel_titles(words, kind)
    words, heads, head = _peel_heads(words, kind)
    if len(words) > 1 and words[0].key == "the":
        words = words[1:]
    if not words:
        return CleanName(name, text, tuple(folded(text).split()), aliases=tuple(aliases))
    return CleanName(
        name,
        text[words[0].start : words[-1].end],
        tuple(word.text for word in words),
        tuple(peeled_titles),
        tuple(heads),
        head,
        tuple(aliases),
    )
