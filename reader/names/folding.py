"""The keys of a name: what is left of its spelling when marks, scripts and alphabets stop mattering.

*marked* keeps every mark and only unifies how it is written; *folded* is plain Latin without marks; *skeleton* is
one frame for Kazakh Cyrillic, Russian, the Latin alphabets of 2017, 2018 and 2021, BGN/PCGN 1979 and newspaper
spellings.

Sources of the tables: the Kazakh alphabet and the official drafts of its Latin forms (decrees of 2017 and 2018, the
revised alphabet presented in 2021), the BGN/PCGN 1979 system for Kazakh, the ALA-LC and newspaper conventions for
Russian; Unidecode for every other script.
"""

import re
import unicodedata
from collections.abc import Callable

APOSTROPHES = (
    "'\u2018\u2019\u201a\u201b\u2032\u2035`\u00b4"
    "\u02b0\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\uff07\ua78c"
)
"""Apostrophes, primes, modifier letters and accents that stand in for them; they never separate words."""

DASHES = "-\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
"""Hyphens, dashes and the minus sign."""

_NO_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES))
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")
_RUN = re.compile("[\\w\u0300-\u036f]+")

_LONG = 1_000
_PILE_HEIGHT = 64
_PILE = re.compile(rf"[^\w\s\x00-\u02ff]{{{_PILE_HEIGHT},}}")

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

# What the skeleton starts from where it differs from the folded letter: й stays a consonant until "ye" is read, the
# letters that stand for ш, ч, ж, ң in one of the Latin alphabets get one spelling.
_FRAME = {
    "й": "y",
    "ж": "j",
    "җ": "j",
    "ж\u0306": "j",
    "ң": "ng",
    "х": "h",
    "щ": "sh",
    "ş": "sh",
    "š": "sh",
    "ŝ": "sh",
    "ś": "sh",
    "ç": "ch",
    "č": "ch",
    "ć": "ch",
    "ž": "j",
    "ż": "j",
    "ź": "j",
    "ñ": "ng",
    "ń": "ng",
    "ņ": "ng",
    "ŋ": "ng",
    "ṅ": "ng",
    "ў": "u",
    "ї": "yi",
    "є": "ye",
}


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


class _Table(dict[int, str]):
    """A `str.translate` table that works out a character the first time it is met."""

    __slots__ = ("_fold",)

    def __init__(self, fold: Callable[[str], str]) -> None:
        super().__init__()
        self._fold = fold

    def __missing__(self, code: int) -> str:
        value = self._fold(chr(code))
        self[code] = value
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
    parts = unicodedata.normalize("NFD", lower(character))
    tones = "".join(part for part in parts if part in _TONES)
    letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return letter + tones


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
    low = lower(character)
    if low in _FRAME:
        return _FRAME[low]
    if low == "ý":
        return "ý"
    return _fold(character)


_MARKED = _Table(_mark)
_FOLDED = _Table(_fold)
_FRAMED = _Table(_frame)


def _tones_last(match: re.Match[str]) -> str:
    run = match.group()
    tones = _TONE.findall(run)
    if not tones:
        return run
    tones.sort(key=unicodedata.combining)
    return nfc(_TONE.sub("", run)) + "".join(tones)


def marked(text: str) -> str:
    """`text` in lower case with all its marks, written in one way.

    Apostrophe-likes and format characters are removed, dashes unified, spaces single; the tone marks of a syllable
    follow it as combining characters, so that "hòa" and "hoà" give the same (placement differs only by school, it
    carries no meaning).
    """
    table = nfc(text).translate(_MARKED)
    if not table.isascii() and _TONE.search(table):
        table = _RUN.sub(_tones_last, table)
    return " ".join(table.split())


def folded(text: str) -> str:
    """`text` in lower-case Latin letters and digits without marks, its words separated by single spaces.

    Hyphens and punctuation separate words, apostrophes do not. Letters of a script that nothing is known about stay.
    """
    return " ".join(nfc(text).translate(_FOLDED).split())


def solid(text: str) -> str:
    """`folded(text)` without spaces: "Đà Nẵng", "Da-Nang" and "Danang" give the same."""
    return folded(text).replace(" ", "")


# The alphabet of 2017 writes ш, ч, у, ғ, ң, ә, ө, ү, и with an apostrophe after the letter; only these three change
# the sound.
_APOSTROPHE_LETTER = re.compile(f"[sScCyY][{APOSTROPHES}](?=\\w)|(?<=[aAeE])[yY][{APOSTROPHES}]")
_APOSTROPHE_SOUNDS = {"s": "sh", "c": "ch", "y": "u"}
_VIETNAMESE_HORN = re.compile("[ыЫ](?=[оО])")  # Russian writes ươ as ыо: Хыонг
_ACUTE_Y = re.compile(r"(?<![\W_])(?<!u)ý(?=[a-zý])|(?<=[aeiyo])ý|\bý(?=[a-z])")
_Y_BEFORE_VOWEL = re.compile(r"ye|yo(?=[bcdfghjklmnpqrstvxz])")
_SOFT_C = re.compile(r"c(?=[eiy])")
_HARD_C = re.compile(r"c(?!h)")
_INITIAL_X = re.compile(r"\bx")
_FINAL_W = re.compile(r"(?<=[eo])(?:w|ff)(?=a?\b)")
_GERMAN_J = re.compile(r"j(?=e[vw]a?\b)")
_NG_BETWEEN = re.compile(r"(?<=[aeiouy])ng(?=[aeiouy])")
_FINAL_NH = re.compile(r"(?<=[aeiy])nh\b")
_SOFT_E = re.compile("i+e")  # Васильев, Vasiliev, Vasilyev
_REPEATED = re.compile(r"([a-z])\1+")
_COARSE = str.maketrans("ozgh", "uskk")
_DIGRAPHS = (
    ("q", "k"),
    ("shtsh", "sh"),
    ("tsz", "j"),
    ("chj", "j"),
    ("shch", "sh"),
    ("tsh", "ch"),
    ("tsch", "ch"),
    ("tch", "ch"),
    ("sch", "sh"),
    ("dzh", "j"),
    ("dj", "j"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
)


def _apostrophe_sound(text: str) -> str:
    def sound(match: re.Match[str]) -> str:
        return _APOSTROPHE_SOUNDS[match.group()[0].lower()]

    return _APOSTROPHE_LETTER.sub(sound, text)


def coarse(frame: str) -> str:
    """`frame` (a skeleton) without what Russian spellings of Kazakh names exchange: ө and у, ш and ч, қ and х."""
    return _REPEATED.sub(r"\1", frame.replace("sh", "c").replace("ch", "c").translate(_COARSE))


def skeleton(text: str) -> str:
    """The sound frame of `text`: one lower-case Latin key for the spellings of a name in several alphabets.

    Бақаев, Бакаев, Bakayev, Bakaev, Baqaev, Bakajew give the same. It is coarser than `folded`, so equal frames are
    evidence between alphabets and not between two Vietnamese words.
    """
    text = nfc(text)
    if _APOSTROPHE_LETTER.search(text):
        text = _apostrophe_sound(text)
    if "ы" in text or "Ы" in text:
        text = _VIETNAMESE_HORN.sub("у", text)
    frame = " ".join(text.translate(_FRAMED).split())
    if "ý" in frame:
        frame = _ACUTE_Y.sub("u", frame).replace("ý", "y")
    for digraph, letter in _DIGRAPHS:
        if digraph in frame:
            frame = frame.replace(digraph, letter)
    if "w" in frame or "ff" in frame:
        frame = _FINAL_W.sub("v", frame)
    if "je" in frame:
        frame = _GERMAN_J.sub("", frame)
    if "y" in frame:
        frame = _Y_BEFORE_VOWEL.sub("e", frame)
    if "c" in frame:
        frame = _HARD_C.sub("k", _SOFT_C.sub("s", frame))
    if "x" in frame:
        frame = _INITIAL_X.sub("s", frame).replace("x", "ks")
    frame = frame.replace("y", "i").replace("w", "u")
    if "ie" in frame:
        frame = _SOFT_E.sub("e", frame)
    frame = _REPEATED.sub(r"\1", frame)
    if "n" in frame:
        frame = _FINAL_NH.sub("n", _NG_BETWEEN.sub("n", frame))
    return frame
