"""Characters and what they become in the keys of a name, worked out once each.

Sources of the tables: the Kazakh alphabet and the official drafts of its Latin forms (decrees of 2017 and 2018, the
revised alphabet presented in 2021), the BGN/PCGN 1979 system for Kazakh, the ALA-LC and newspaper conventions for
Russian; Unidecode for every other script.
"""

import unicodedata
from collections.abc import Callable, Iterator

from reader.lazy_pattern import LazyPattern

APOSTROPHES = (
    "'\u2018\u2019\u201a\u201b\u2032\u2035`\u00b4"
    "\u02b0\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\uff07\ua78c"
)
"""Apostrophes, primes, modifier letters and accents that stand in for them; they never separate words."""

DASHES = "-\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
"""Hyphens, dashes and the minus sign."""

_NO_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES))
TONES = "\u0300\u0301\u0303\u0309\u0323"
"""The tone marks of Vietnamese, as combining characters."""

_WITH_TONES = (0xC0, 0x488), (0x1E00, 0x2000)
"""Blocks of Unicode in which a letter of Normalization Form C may have such a mark: Latin, Greek, Cyrillic."""

_CYRILLIC_LETTER = LazyPattern("[\u0400-\u052f]")
_CYRILLIC_WORD = LazyPattern("[\u0400-\u052f]+")

_LONG = 1_000
_PILE_HEIGHT = 64
_PILE = LazyPattern(rf"[^\w\s\x00-\u02ff]{{{_PILE_HEIGHT},}}")

# Lower-case letters that fold to something else than what Unidecode writes, or that NFC has no base letter for.
_LATIN = {
    "đ": "d",
    "ð": "d",
    "ɖ": "d",
    "ə": "a",
    "ɘ": "a",
    "ı": "i",
    "ŋ": "ng",
    "ɢ": "g",
    "ƣ": "g",
    "ɣ": "g",
    "ɵ": "o",
    "þ": "th",
    "ʻ": "",
    "ß": "ss",
}

_CYRILLIC = {
    "а": "a",
    "ә": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "ғ": "g",
    "ґ": "g",
    "д": "d",
    "е": "e",
    "ё": "e",
    "є": "e",
    "ж": "zh",
    "җ": "zh",
    "з": "z",
    "и": "i",
    "й": "i",
    "і": "i",
    "ї": "i",
    "к": "k",
    "қ": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "ң": "n",
    "о": "o",
    "ө": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ұ": "u",
    "ү": "u",
    "ў": "u",
    "ф": "f",
    "х": "kh",
    "һ": "h",
    "ҳ": "h",
    "ц": "ts",
    "ч": "ch",
    "ҷ": "j",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ы": "y",
    "ь": "",
    "э": "e",
    "ю": "yu",
    "я": "ya",
}

# Within the frame, until it is written out, capitals stand for one letter.
SH, CH, ZH, KH, Y_ACUTE, APOSTROPHE = "S", "C", "J", "H", "Y", "'"

# What the skeleton starts from where it differs from the folded letter: й stays a consonant until "ye" is read, the
# letters that stand for ш, ч, ж, ң in one of the Latin alphabets get one spelling.
_FRAME = {
    "й": "y",
    "ч": CH,
    "ш": SH,
    "ж": ZH,
    "җ": ZH,
    "ж\u0306": ZH,
    "ң": "ng",
    "х": KH,
    "һ": KH,
    "ҳ": KH,
    "щ": SH,
    "ý": Y_ACUTE,
    "ş": SH,
    "š": SH,
    "ŝ": SH,
    "ś": SH,
    "ç": CH,
    "č": CH,
    "ć": CH,
    "ž": ZH,
    "ż": ZH,
    "ź": ZH,
    "ñ": "ng",
    "ń": "ng",
    "ņ": "ng",
    "ŋ": "ng",
    "ṅ": "ng",
    "ў": "u",
    "ї": "yi",
    "є": "ye",
}


def has_cyrillic(text: str) -> bool:
    """True when a letter of `text` is Cyrillic: one of the blocks Cyrillic and Cyrillic Supplement of Unicode."""
    return _CYRILLIC_LETTER.search(text) is not None


def is_cyrillic(word: str) -> bool:
    """True when every letter of `word` is Cyrillic, and it has one."""
    return _CYRILLIC_WORD.fullmatch(word) is not None


def lower(character: str) -> str:
    """The case-folded form of one character; the Turkish and Kazakh Latin i, dotless or capital dotted, become "i"."""
    if character in "ıİ":
        return "i"
    return unicodedata.normalize("NFC", character.casefold()).translate(_NO_APOSTROPHES)


def nfc(text: str) -> str:
    """`text` in Normalization Form C; costs next to nothing when it is in that form already.

    Of a long pile of marks, which would take quadratic time to sort, only the beginning is kept.
    """
    if len(text) > _LONG and not text.isascii():
        text = _PILE.sub(lambda match: match.group()[:_PILE_HEIGHT], text)
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


class Table(dict[int, int | str | None]):
    """A `str.translate` table that works out a character the first time it is met.

    A single character is kept as its number; None is removed. `quick` holds the same in a plain dictionary, which
    `str.translate` reads faster, but which leaves alone what it does not hold yet; `ascii` is for `bytes.translate`.
    Threads may share a table: what it holds itself, `quick` holds already.
    """

    __slots__ = ("_fold", "ascii", "quick")

    def __init__(self, fold: Callable[[str], str]) -> None:
        super().__init__()
        self._fold = fold
        self.quick: dict[int, int | str | None] = {}
        pieces = [fold(chr(code)) for code in range(128)]
        self.ascii = bytes(ord(piece or " ") for piece in pieces) + bytes(128)
        for code, piece in enumerate(pieces):
            self.quick[code] = self[code] = ord(piece) if piece else None

    def __missing__(self, code: int) -> int | str | None:
        piece = self._fold(chr(code))
        value = ord(piece) if len(piece) == 1 else piece or None
        self.quick[code] = self[code] = value
        return value


def _is_dropped(character: str) -> bool:
    if character in APOSTROPHES or character.lower() in APOSTROPHES:
        return True
    return unicodedata.category(character) in {"Cf", "Cs"}


def _mark(character: str) -> str:
    if _is_dropped(character):
        return ""
    if character in DASHES:
        return "-"
    if character.isspace():
        return " "
    return _toneless(character) + _tones(character)


def _toneless(character: str) -> str:
    """The letter without its tone, in lower case; every d with a stroke is the Vietnamese one."""
    low = lower(character)
    if low in ("ð", "ɖ"):
        return "đ"
    parts = unicodedata.normalize("NFD", low)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))


def _tones(character: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", lower(character)) if part in TONES)


def _tone_alone(character: str) -> str:
    """The tone of a letter, "" for one without; spaces stay, and whatever else makes a word irregular.

    `TONELESS` is filled first: a reader that finds a character in `TONES_ALONE` finds it there too, whatever other
    threads do meanwhile.
    """
    _ = TONELESS[ord(character)]
    if _is_dropped(character):
        return ""
    if character.isspace():
        return " "
    return _tones(character) if character.isalnum() else character


def _letter_alone(character: str) -> str:
    return _mark(character) if _is_dropped(character) or character.isspace() else _toneless(character)


def _fold(character: str) -> str:
    if _is_dropped(character) or "\u0300" <= character <= "\u036f":
        return ""
    if character.isascii():
        return character.lower() if character.isalnum() else " "
    pieces = []
    for low in lower(character):
        piece = _LATIN.get(low, _CYRILLIC.get(low))
        if piece is None:
            base = unicodedata.normalize("NFD", low)[:1]
            if base != low:
                piece = base if base.isascii() and base.isalnum() else _LATIN.get(base, _CYRILLIC.get(base))
        pieces.append(_unidecoded(low) if piece is None else piece)
    return "".join(pieces)


def _unidecoded(character: str) -> str:
    from unidecode import unidecode

    category = unicodedata.category(character)
    if category[0] not in "LMN" and category != "So":
        return " "
    plain = unidecode(character).lower()
    kept = "".join(part for part in plain if part.isalnum() or part == " ")
    if kept.strip() or category[0] != "L":
        return kept
    return character


def _frame(character: str) -> str:
    if character in "ʹʺ":  # the soft and the hard sign of scholarly transliterations
        return ""
    if character in APOSTROPHES:
        return APOSTROPHE
    low = lower(character)
    if low in _FRAME:
        return _FRAME[low]
    return _fold(character)


def _toned() -> Iterator[str]:
    """The characters of Normalization Form C that carry or are a tone mark."""
    letters = [chr(code) for block in _WITH_TONES for code in range(*block)]
    taken_apart = unicodedata.normalize("NFD", "\0".join(letters)).split("\0")  # one call: eight thousand take long
    tones = frozenset(TONES)
    for letter, parts in zip(letters, taken_apart, strict=True):
        if not tones.isdisjoint(parts) and _tones(letter):
            yield letter


TONED = tuple(_toned())
"""The characters of Normalization Form C that carry or are a tone mark."""

MARKED = Table(_mark)
TONELESS = Table(_letter_alone)
TONES_ALONE = Table(_tone_alone)
for _tone in map(ord, TONES):  # by themselves they would pass for known
    _ = TONES_ALONE[_tone]
FOLDED = Table(_fold)
FRAMED = Table(_frame)
