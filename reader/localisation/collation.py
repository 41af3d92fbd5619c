"""Sorting as the dictionaries of the interface's language do.

The order is CLDR's: the root collation with the tailorings of `vi` and `kk` (common/collation in CLDR 42). Three levels
are compared one after the other over the whole text: letters with digits and signs, then marks, then capitals. In
Vietnamese ă, â, đ, ê, ô, ơ and ư are letters, and tones are marks in the order ngang, huyền, hỏi, ngã, sắc, nặng.
Spaces and signs go before digits, digits before letters.

Where names of both alphabets stand in one list, the alphabet of the interface's language goes first: Cyrillic in
Kazakh, Latin in Vietnamese and English. Other scripts follow.
"""

import unicodedata
from functools import cache, lru_cache

from reader.localisation.catalogues import current_language, language_name

_MOST_KEPT = 1 << 14
"""Texts whose keys are kept: the names of a book are sorted again with every change of how they are listed."""

_SIGNS = " _-‐‒–—―,;:!¡?¿.…·'‘’‚‹›\"“”„«»()[]{}§¶@*/\\&#%‰†‡•′″`´^¯¨¸°©®+±÷×<=>¬|¦~−⁄¤¢$£¥₫€₸"
_DIGITS = "0123456789"
_LATIN = "abcdefghiıjklmnŋopqrstŧuvwxyzþ"
_VIETNAMESE = "aăâbcdđeêfghiıjklmnŋoôơpqrstŧuưvwxyzþ"
_CYRILLIC = "аәӕбвгғҕдђҙеєжҗзѕиійјкқҡҝлљмнңҥњоөпҧрсҫтћуүұфхҳһцчҷҹџшщъыьэюя"
_KAZAKH = "аәӕбвгғҕдђҙеёєжҗзѕийјкқҡҝлљмнңҥњоөпҧрсҫтћуұүфхҳһцчҷҹџшщъыіьэюя"
_MARKS = (
    "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304\u0335"
    "\u0309\u030f\u0310\u0311\u031b\u0323\u0324\u0325\u0326\u032d\u032e\u0330\u0331"
)
_VIETNAMESE_MARKS = "\u0300\u0309\u0303\u0301\u0323" + "".join(
    mark for mark in _MARKS if mark not in "\u0300\u0309\u0303\u0301\u0323"
)
_SPELT = {
    "đ": "d\u0335",
    "ħ": "h\u0335",
    "ł": "l\u0335",
    "ø": "o\u0338",
    "ґ": "г\u0335",
    "ð": "d\u0335",
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
}
"""Letters that sort as others with a mark where the language does not have them in its alphabet."""

_OTHER = 0x1000
"""What letters and signs outside the tables start from, by code point."""

_Weights = tuple[str, str, str]


class _Order(dict[str, _Weights]):
    """The weights of characters on the three levels in one language, found once a character."""

    def __init__(self, language: str) -> None:
        super().__init__()
        latin = _VIETNAMESE if language == "vi" else _LATIN
        cyrillic = _KAZAKH if language == "kk" else _CYRILLIC
        letters = cyrillic + latin if _is_cyrillic(language) else latin + cyrillic
        self._places = {char: chr(place) for place, char in enumerate(_SIGNS + _DIGITS + letters, 1)}
        marks = _VIETNAMESE_MARKS if language == "vi" else _MARKS
        self._marks = {mark: chr(place) for place, mark in enumerate(marks, 2)}

    def __missing__(self, char: str) -> _Weights:
        weights = self[char] = self._weights(char)
        return weights

    def _weights(self, char: str) -> _Weights:
        small = char.lower()
        level = "\x01" if small == char else "\x02"
        if small in self._places:
            return self._places[small], "\x01", level
        if char in self._marks or unicodedata.combining(char):
            return "", self._marks.get(char, chr(_OTHER + ord(char))), "\x01"
        if unicodedata.category(char) in ("Cc", "Cf") and not char.isspace():
            return "", "", ""
        if char.isspace():
            return self._places[" "], "\x01", "\x01"
        spelt = _SPELT.get(small) or self._decomposed(small)
        if spelt == char:
            return chr(_OTHER + min(ord(char), 0x10FFFF - _OTHER)), "\x01", level
        pieces = [self[piece] for piece in spelt]
        first, second = ("".join(piece[place] for piece in pieces) for place in (0, 1))
        if unicodedata.normalize("NFD", char) == char and small not in _SPELT:
            level = "\x03"
        return first, second, level * len(second)

    def _decomposed(self, char: str) -> str:
        """The letter of the alphabet in `char`, and after it the marks that are not its own ("ậ" → "â" + dot below)."""
        base, *marks = list(unicodedata.normalize("NFD", char))
        for mark in marks:
            letter = unicodedata.normalize("NFC", base + mark)
            if letter in self._places:
                return letter + "".join(other for other in marks if other != mark)
        return unicodedata.normalize("NFKD", char)


@cache
def _order(language: str) -> _Order:
    return _Order(language)


def _is_cyrillic(language: str) -> bool:
    """Whether the language is written in Cyrillic, by what it calls itself."""
    if language in ("en", "vi"):
        return False
    return language == "kk" or unicodedata.name(language_name(language)[0], "").startswith("CYRILLIC")


def collation_key(text: str) -> tuple[str, str, str, str]:
    """A key that sorts texts as the language in force does: letters, then tones and marks, then capitals."""
    return _collation_key(text, current_language())


@lru_cache(maxsize=_MOST_KEPT)
def _collation_key(text: str, language: str) -> tuple[str, str, str, str]:
    order = _order(language)
    weights = [order[char] for char in unicodedata.normalize("NFC", text)]
    if not weights:
        return "", "", "", ""
    letters, marks, capitals = zip(*weights, strict=True)
    return "".join(letters), "".join(marks), "".join(capitals), text
