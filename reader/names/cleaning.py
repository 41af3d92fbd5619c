"""What a name is without its wrapping: titles, generic heads, brackets, glued initials, look-alike letters."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from reader.names import kazakh, titles, vietnamese
from reader.names.folding import APOSTROPHES, DASHES, folded, marked, nfc

_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{2,})[)\]）]")
_SPACES = re.compile(r"\s+")
_DOTTED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W\d_]))?")
_MARK = "\u0300-\u036f"
_WORD = re.compile(f"[^\\W_](?:[^\\W_]|[{_MARK}]|[{APOSTROPHES}](?=[^\\W_]))*")
_POSSESSIVE = re.compile(f"(?<=[A-Za-z]{{2}})[{APOSTROPHES}]s$")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

_LATIN_TO_CYRILLIC = dict(zip("AaBCcEeHIiKMOoPpTXxYyƏəh", "АаВСсЕеНІіКМОоРрТХхУуӘәһ", strict=True))
_CYRILLIC_TO_LATIN = {cyrillic: latin for latin, cyrillic in _LATIN_TO_CYRILLIC.items()}
_TO_CYRILLIC = str.maketrans(_LATIN_TO_CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC_TO_LATIN)


@dataclass(frozen=True, slots=True)
class CleanName:
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


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    key: str
    hyphen_before: bool


def repair_homoglyphs(word: str) -> str:
    """`word` in one script: when Latin and Cyrillic letters are mixed, look-alikes become letters of the script that
    the others need."""
    if word.isascii() or not (_CYRILLIC.search(word) and _LATIN.search(word)):
        return word
    only_latin = any(_LATIN.match(letter) and letter not in _LATIN_TO_CYRILLIC for letter in word)
    only_cyrillic = any(_CYRILLIC.match(letter) and letter not in _CYRILLIC_TO_LATIN for letter in word)
    if only_latin and only_cyrillic:
        return word
    if only_cyrillic or (not only_latin and len(_CYRILLIC.findall(word)) >= len(_LATIN.findall(word))):
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
    text = _SPACES.sub(" ", text).strip()
    if text.isascii() or not (_CYRILLIC.search(text) and _LATIN.search(text)):
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
    if base.text.isupper() or not _CYRILLIC.search(base.text) or base.text[-1].isdigit():
        return words[:-1]
    return words


def _match_front(keys: list[str], phrases: frozenset[titles.Phrase] | dict[titles.Phrase, str]) -> int:
    for length in range(min(titles.LONGEST, len(keys) - 1), 0, -1):
        if tuple(keys[:length]) in phrases:
            return length
    return 0


def _is_address_only(words: list[_Word], length: int) -> bool:
    return length == 1 and words[0].key in titles.ADDRESS


def _peel_titles(words: list[_Word], kind: str | None) -> tuple[list[_Word], list[str]]:
    """Takes titles off the front and the back; a capital Bà or Ông only where a person's name follows."""
    peeled: list[str] = []
    if kind in {"PLACE", "ORG"}:
        return words, peeled
    while len(words) > 1:
        keys = [word.key for word in words]
        length = _match_front(keys, titles.TITLES) or _match_front(keys, titles.TITLES_UNMARKED)
        if not length:
            break
        rest = [word.text for word in words[length:]]
        if _is_address_only(words, length) and words[0].text[0].isupper():
            named = vietnamese.starts_with_surname(rest) and len(rest) > 1
            if not named and not (kind == "PERSON" and len(rest) == 1):
                break
        if all(text.islower() for text in rest) and not all(word.text.islower() for word in words):
            break
        peeled.append(" ".join(word.text for word in words[:length]))
        words = words[length:]
    while len(words) > 1 and (words[-1].key,) in titles.TITLES_BEHIND:
        peeled.append(words[-1].text)
        words = words[:-1]
    return words, peeled


def _head_behind(words: list[_Word]) -> tuple[int, str]:
    """How many words at the end are a generic head, and its class; a Kazakh head may carry possessive and case."""
    for length in (2, 1):
        if len(words) <= length:
            continue
        *firsts, last = (word.key for word in words[-length:])
        forms = kazakh.bare_stems(last) if _CYRILLIC.search(last) else (last,)
        for form in forms:
            found = titles.HEADS_BEHIND.get((*firsts, form))
            if found:
                return length, found
    return 0, ""


def _peel_heads(words: list[_Word], kind: str | None) -> tuple[list[_Word], list[str], str | None]:
    """Takes generic heads of places off: "tỉnh" before, "Province" and "облысында" behind. Numbers keep theirs ("Quận
    1")."""
    heads: list[str] = []
    head: str | None = None
    if kind in {"PERSON", "ORG"}:
        return words, heads, head
    while len(words) > 1:
        keys = [word.key for word in words]
        length = _match_front(keys, titles.HEADS_BEFORE)
        if length:
            found = titles.HEADS_BEFORE[tuple(keys[:length])]
        else:
            length = _match_front(keys, titles.HEADS_UNMARKED)
            if not length or (length == 1 and kind != "PLACE"):
                break
            found = titles.HEADS_UNMARKED[tuple(keys[:length])]
        if words[length].text[0].isdigit() or (words[0].hyphen_before or words[length].hyphen_before):
            break
        heads.append(" ".join(word.text for word in words[:length]))
        head = found
        words = words[length:]
    length, found = _head_behind(words)
    if length and not words[0].text[0].isdigit():
        heads.append(" ".join(word.text for word in words[-length:]))
        head = head or found
        words = words[:-length]
    return words, heads, head


@lru_cache(maxsize=1 << 13)
def clean(name: str, kind: str | None = None) -> CleanName:
    """`name` without titles, generic heads, brackets, case endings behind a hyphen, and look-alikes of another script.

    kind: "PERSON", "PLACE", "ORG" or another type of entity, which decides what may be taken off; None when unknown.
    Something is always left over: a name that consists of titles only keeps them.
    """
    text = _tidy(name)
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
