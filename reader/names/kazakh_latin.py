"""Kazakh text between Cyrillic and the Latin alphabets and transliterations it is met in.

Sources: the alphabet of 31 letters presented by the national commission in January 2021; the annexes to the decrees
No. 569 of 26 October 2017 (apostrophes) and No. 637 of 19 February 2018 (acutes); the BGN/PCGN romanisation system for
Kazakh of 1979; ISO 9:1995. The drafts have no letters for ц, щ, ё, э, ю, я and the signs: they are written by sound.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, get_args

from reader.lazy_pattern import LazyPattern

System = Literal["2021", "2018", "2017", "bgn", "iso9"]
"""Latin alphabet of 2021; acutes of 2018; apostrophes of 2017; BGN/PCGN 1979; ISO 9:1995."""

SYSTEMS: Final[tuple[System, ...]] = get_args(System)

_ORDER = "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я"
_WRITTEN: Final[dict[System, str]] = {
    "2021": "a ä b v g ğ d e io j z i i k q l m n ñ o ö p r s t u ū ü f h h ts tş ş ştş - y ı - e iu ia",
    "2018": "a á b v g ǵ d e ıo j z ı ı k q l m n ń o ó p r s t ý u ú f h h ts ch sh sh - y i - e ıý ıa",
    "2017": "a a' b v g g' d e i'o j z i' i' k q l m n n' o o' p r s t y' u u' f h h ts c' s' s' - y i - e i'y' i'a",
    "bgn": "a ä b v g gh d e yo zh z ī y k q l m n ng o ö p r s t ū u ü f kh h ts ch sh shch ʺ y i ʼ ė yu ya",
    "iso9": "a a̋ b v g ġ d e ë ž z i j k ķ l m n ņ o ô p r s t u u̇ ù f h ḥ c č š ŝ ʺ y ì ʹ è û â",
}
_LETTERS: Final = {
    system: dict(zip(_ORDER.split(), (letter.strip("-") for letter in written.split()), strict=True))
    for system, written in _WRITTEN.items()
}
# Capitals that `str.upper` does not give: the alphabet of 2021 has both İ i and I ı, that of 2018 one I for i and ı.
_UPPER: Final[dict[System, dict[str, str]]] = {"2021": {"i": "İ", "ı": "I"}, "2018": {"ı": "I"}}


def to_latin(text: str, system: System = "2021") -> str:
    """Kazakh `text` in Latin letters of `system` (see `System`); what is not Kazakh Cyrillic stays.

    A capital that becomes several letters is written wholly in capitals among capitals only: Шу gives "Shu", ШУ "SHU".
    Raises ValueError for an unknown system.
    """
    if system not in _LETTERS:
        raise ValueError(f"no system of writing Kazakh: {system!r}; there are {', '.join(SYSTEMS)}")
    table, capitals = _LETTERS[system], _UPPER.get(system, {})
    pieces = []
    for index, letter in enumerate(text):
        latin = table.get(letter.lower())
        if latin and letter.isupper():
            latin = _capital(latin, capitals, whole=_stands_among_capitals(text, index))
        pieces.append(letter if latin is None else latin)
    return "".join(pieces)


def _capital(latin: str, capitals: dict[str, str], *, whole: bool) -> str:
    first = capitals.get(latin[0], latin[0].upper())
    return first + ("".join(capitals.get(letter, letter.upper()) for letter in latin[1:]) if whole else latin[1:])


def _stands_among_capitals(text: str, index: int) -> bool:
    before = text[index - 1] if index else ""
    after = text[index + 1] if index + 1 < len(text) else ""
    return after.isupper() or (before.isupper() and not after.islower())


_WORD = LazyPattern("[A-Za-zÄäĞğIıİiÑñÖöŞşŪūÜü]+(?:[-'’][A-Za-zÄäĞğIıİiÑñÖöŞşŪūÜü]+)*")
_CYRILLIC: Final = {
    latin: cyrillic
    for cyrillic, latin in _LETTERS["2021"].items()
    if len(latin) == 1 and cyrillic not in {"й", "һ", "э"}
} | {"w": "у", "c": "к", "x": "кс"}
_VOWEL = "aäeioöuūüyı"


_FOREIGN_E = (
    "kono|kolog|lekt|leme|nerg|ksp|ks[kt]|kip|kra|kvi|kzam|vak|fir|fekt|lit|tno|tap|pid|pizo|stra|ston|rmit|miss"
)

# What one or two letters are read as by their neighbours, in this order. ч and щ stand before no ы, і, where т and the
# suffix -шы, -ші meet; тс does not begin a word and meets и or, against vowel harmony, е only in foreign words; я and ю
# follow a vowel or begin a word, behind a consonant иа is commoner than я and ю than иу; һ is in a few words.
_READ: Final = (
    (LazyPattern("ştş"), "щ"),
    (LazyPattern("tş(?![yı])"), "ч"),
    (LazyPattern(r"\bts|ts(?=i)|(?<=[nkp])ts(?=[eo])|(?<=[aoiu])ts(?=e)"), "ц"),
    (LazyPattern(rf"(?<=[{_VOWEL}])ia|\bia"), "я"),
    (LazyPattern(rf"(?<=[{_VOWEL}])iu|iu(?![sm])|\biu"), "ю"),
    (LazyPattern("(?<=[lt])io(?=[rt])"), "ё"),
    (LazyPattern(rf"(?<!\bukra)(?<=[{_VOWEL}яю])i"), "й"),
    (LazyPattern(rf"\be(?={_FOREIGN_E})|(?<=a)e(?=ro)"), "э"),
    (LazyPattern(r"(?<=\bja)h(?=an)|(?<=\b[şq]a)h(?=ar)|(?<=\bgau)h(?=ar)|(?<=\bji)h(?=a)|\bh(?=äm\b)"), "һ"),
)


_TO_2021: Final[dict[System, dict[str, str]]] = {
    "2021": {},
    "2018": {"á": "ä", "ǵ": "ğ", "ń": "ñ", "ó": "ö", "ú": "ü", "u": "ū", "ý": "u", "ı": "i", "i": "ı"}
    | {"sh": "ş", "ch": "tş"},
    "2017": {"a'": "ä", "g'": "ğ", "n'": "ñ", "o'": "ö", "u'": "ü", "u": "ū", "y'": "u", "i'": "i", "i": "ı"}
    | {"s'": "ş", "c'": "tş"},
}
"""The older alphabets in letters of 2021."""

_APOSTROPHES = str.maketrans("’‘ʼʻ`´", "'" * 6)
_SIGNS: Final[tuple[tuple[System, LazyPattern], ...]] = (
    ("2021", LazyPattern("[äğñöşūü]", re.IGNORECASE)),
    ("2018", LazyPattern("[áǵńóúý]|[sc]h", re.IGNORECASE)),
    ("2017", LazyPattern("[agnousyci]'", re.IGNORECASE)),
)
_ANY_WORD = LazyPattern(r"[^\W\d_]+(?:[-'’‘ʼʻ`´]+[^\W\d_]+)*['’‘ʼʻ`´]?")


class Spelling(NamedTuple):
    """A run of letters and the Cyrillic for it. width: how many code points it has in the source."""

    cyrillic: str
    width: int


def alphabet_of(text: str) -> System:
    """Which of the alphabets of 2021, 2018 and 2017 the Kazakh `text` is in; of 2021 without marks too."""
    plain = text.translate(_APOSTROPHES)
    counts = {system: len(signs.findall(plain)) for system, signs in _SIGNS}
    return max(counts, key=counts.__getitem__)


def spelled(text: str, system: System = "2021") -> Iterator[Spelling]:
    """`text` in the alphabet of `system` ("2021", "2018", "2017") run by run in Cyrillic; together it is all of it."""
    done = 0
    for match in _ANY_WORD.finditer(text):
        if done < match.start():
            yield Spelling(text[done : match.start()], match.start() - done)
        yield from _word_spelled(match.group(), system)
        done = match.end()
    if done < len(text):
        yield Spelling(text[done:], len(text) - done)


def _word_spelled(word: str, system: System) -> Iterator[Spelling]:
    low, widths = _in_2021(word, system)
    for pattern, letter in _READ:
        shift = 0
        for match in pattern.finditer(low):
            start, end = match.start() - shift, match.end() - shift
            widths[start:end] = [sum(widths[start:end])]
            shift += end - start - 1
        low = pattern.sub(letter, low)
    place = 0
    for character, width in zip(low, widths, strict=True):
        written = word[place : place + width]
        cyrillic = _CYRILLIC.get(character, character)
        if written[:1].isupper():
            cyrillic = cyrillic.capitalize() if len(cyrillic) > 1 else cyrillic.upper()
        yield Spelling(cyrillic, width)
        place += width


def _in_2021(word: str, system: System) -> tuple[str, list[int]]:
    """`word` in small letters of 2021, and for how many code points of it each stands."""
    capital = {"İ": "i", "I": "ı"} if system == "2021" else {"İ": "i", "I": "i" if system == "2017" else "ı"}
    low = "".join(capital.get(letter, letter.lower()[:1]) for letter in word.translate(_APOSTROPHES))
    table = _TO_2021[system]
    if not table:
        return low, [1] * len(low)
    pieces: list[str] = []
    widths: list[int] = []
    at = 0
    while at < len(low):
        pair = low[at : at + 2]
        size = len(pair) if pair in table else 1
        new = table.get(low[at : at + size], low[at])
        pieces.append(new)
        widths += [size] if len(new) == 1 else [1] * len(new)
        at += size
    return "".join(pieces), widths


def to_cyrillic(text: str) -> str:
    """Kazakh `text` of the Latin alphabet of 2021 in Cyrillic; everything else stays.

    The alphabet writes и and й alike and has no letter for һ, э, ё, ъ and ь: й is read behind a vowel, х and е (but
    э at the beginning of common foreign words), and the signs are lost. `text` should be in Normalization Form C.
    """
    return _WORD.sub(lambda match: _cyrillic_word(match.group()), text)


def _cyrillic_word(word: str) -> str:
    return "".join(piece.cyrillic for piece in _word_spelled(word, "2021"))
