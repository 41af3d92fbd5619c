"""Sorting as Vietnamese and Kazakh dictionaries do.

Letter orders: CLDR root with the tailorings of `vi` and `kk`. Vietnamese compares letters first and tones only
between equal letters, in the order ngang, huyền, hỏi, ngã, sắc, nặng.
"""

import unicodedata
from functools import cache

from reader.localisation.catalogues import current_language

_LATIN = {"vi": "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"}
_PLAIN_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = {"kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"}
_PLAIN_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_LETTER_MARKS = "\u0306\u0302\u031b"
_OTHER_MARK = 9
_BEFORE_ALPHABETS = 99
_AFTER_ALPHABETS = 1000


@cache
def _positions(language: str) -> dict[str, int]:
    cyrillic = _CYRILLIC.get(language, _PLAIN_CYRILLIC)
    latin = _LATIN.get(language, _PLAIN_LATIN)
    scripts = cyrillic + latin if language == "kk" else latin + cyrillic
    return {letter: 100 + index for index, letter in enumerate(scripts)}


def collation_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """A key that sorts names as the language in force does: letters, then tones and marks, then capitals."""
    positions = _positions(current_language())
    letters: list[int] = []
    tones: list[int] = []
    for character in unicodedata.normalize("NFC", text).casefold():
        letter, tone = _letter(character, positions)
        letters.append(letter)
        tones.append(tone)
    return tuple(letters), tuple(tones), text.swapcase()


def _letter(character: str, positions: dict[str, int]) -> tuple[int, int]:
    """The place of a letter in the alphabet and, below it, of its tone or other mark."""
    if character in positions:
        return positions[character], 0
    decomposed = unicodedata.normalize("NFD", character)
    base, marks = decomposed[0], decomposed[1:]
    lettered = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark in _LETTER_MARKS))
    tone = next((1 + _TONES.index(mark) for mark in marks if mark in _TONES), _OTHER_MARK if marks else 0)
    if lettered in positions:
        return positions[lettered], tone
    if base in positions:
        return positions[base], tone
    return (_AFTER_ALPHABETS + ord(base) if base.isalpha() else min(ord(base), _BEFORE_ALPHABETS)), tone
