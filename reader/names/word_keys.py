"""The words of a text as an index of many texts keeps them: one key a word, in order, each leading back to its place.

A key is `text_search.search_key` of a word in ASCII letters and digits only. A word in Kazakh Latin letters (the
alphabet of 2021) is read as the Cyrillic word it stands for, so that both spellings have one key.
"""

import re
from collections.abc import Iterator

from reader.lazy_pattern import LazyPattern
from reader.names.folding import nfc
from reader.names.kazakh_latin import to_cyrillic
from reader.names.text_search import search_key

LONGEST = 64
"""Letters and digits of a key; what is longer is cut."""

RULES_VERSION = "1-6e3a58f98089"
"""Another one whenever words get other keys, so that what was indexed by other rules is indexed anew."""

WORD = LazyPattern("[\u3400-\u9fff\uf900-\ufaff]|[^\\W_](?:[\\w'’ʼ\u0300-\u036f]*[\\w\u0300-\u036f])?")
_KAZAKH = LazyPattern("[şğñūäöüıİŞĞÑŪÄÖÜ]")
_OTHER = LazyPattern("[^0-9a-z ]")
_MOST_KNOWN = 1 << 17
_known: dict[str, tuple[str, ...]] = {}
_known_kazakh: dict[str, tuple[str, ...]] = {}


def keys_of(word: str, *, kazakh: bool = False) -> tuple[str, ...]:
    """The keys of one word: one as a rule, none for signs, several where a letter stands for words.

    kazakh: letters that only the Kazakh alphabet of 2021 gives a sound of their own have that sound.
    """
    known = _known_kazakh if kazakh else _known
    found = known.get(word)
    if found is None:
        if len(known) >= _MOST_KNOWN:
            known.clear()
        found = known[word] = tuple(_made(word, kazakh=kazakh))
    return found


def _made(word: str, *, kazakh: bool) -> Iterator[str]:
    if kazakh and _KAZAKH.search(word):
        word = to_cyrillic(nfc(word))
    for key in search_key(word).split():
        plain = key if key.isascii() and key.isalnum() else _OTHER.sub(_spelt_out, key)
        if plain:
            yield plain[:LONGEST]


def _spelt_out(match: re.Match[str]) -> str:
    letter = match.group()
    return f"x{ord(letter):x}" if letter.isalnum() else ""


def readings_of(word: str) -> tuple[tuple[str, ...], ...]:
    """The keys that a word of a query may have been given in a text, most often only one way."""
    plain = keys_of(word)
    kazakh = keys_of(word, kazakh=True) if _KAZAKH.search(word) else plain
    return (plain,) if kazakh == plain else (plain, kazakh)


def words_of(text: str) -> list[str]:
    """The words of `text` as they stand there."""
    return WORD.findall(text)


def word_keys(text: str, *, kazakh: bool = False) -> Iterator[str]:
    """The keys of all words of `text`, in order."""
    for word in WORD.findall(text):
        yield from keys_of(word, kazakh=kazakh)
