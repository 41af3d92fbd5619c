"""Kazakh words: the case endings of names, and the way between Cyrillic and the Latin alphabet of 2021.

Sources: the case paradigms as described by talkinkazakh.com and Polish Wiktionary's Kazakh declension tables; the
Latin alphabet of 31 letters presented by the national commission in January 2021.
"""

from functools import lru_cache

_BACK = frozenset("аоұыяёАОҰЫЯЁ")
_FRONT = frozenset("әеөүіэӘЕӨҮІЭ")
_EITHER = frozenset("уиюУИЮ")
_VOWELS = _BACK | _FRONT | _EITHER

_VOWEL = "аәеёиоөуұүыіэюя"
_NASAL = "мнң"
_SONORANT = "жзлруй"
_VOICELESS = "пфкқтсшщчцхһбвгд"
_POSSESSED = "ыі"

# Ending -> the letters a stem may end in before it. Assimilation: after a vowel and м н ң; after other voiced
# sounds; after voiceless ones and б в г д, which are pronounced voiceless there.
_GENITIVE = {
    **dict.fromkeys(("ның", "нің"), _VOWEL + _NASAL),
    **dict.fromkeys(("дың", "дің"), _SONORANT),
    **dict.fromkeys(("тың", "тің"), _VOICELESS),
}
_DATIVE = {
    **dict.fromkeys(("ға", "ге"), _VOWEL + _NASAL + _SONORANT),
    **dict.fromkeys(("қа", "ке"), _VOICELESS),
    **dict.fromkeys(("на", "не"), _POSSESSED),
}
_ACCUSATIVE = {
    **dict.fromkeys(("ны", "ні"), _VOWEL),
    **dict.fromkeys(("ды", "ді"), _NASAL + _SONORANT),
    **dict.fromkeys(("ты", "ті"), _VOICELESS),
    "н": _POSSESSED,
}
_LOCATIVE = {
    **dict.fromkeys(("да", "де", "дағы", "дегі"), _VOWEL + _NASAL + _SONORANT),
    **dict.fromkeys(("та", "те", "тағы", "тегі"), _VOICELESS),
    **dict.fromkeys(("нда", "нде", "ндағы", "ндегі"), _POSSESSED),
}
_ABLATIVE = {
    **dict.fromkeys(("дан", "ден"), _VOWEL + _SONORANT),
    **dict.fromkeys(("нан", "нен"), _NASAL + _POSSESSED),
    **dict.fromkeys(("тан", "тен"), _VOICELESS),
}
_INSTRUMENTAL = {
    "мен": _VOWEL + _NASAL + "лруй",
    "бен": "жз",
    "пен": _VOICELESS,
}
_ENDINGS: dict[str, frozenset[str]] = {
    ending: frozenset(before)
    for table in (_GENITIVE, _DATIVE, _ACCUSATIVE, _LOCATIVE, _ABLATIVE, _INSTRUMENTAL)
    for ending, before in table.items()
}
_BY_LENGTH = tuple(sorted(_ENDINGS, key=lambda ending: (-len(ending), ending)))
_LONGEST = len(_BY_LENGTH[0])

# Surnames in -ов, -ев, -ин and the like take back or front endings after the sound of the whole name.
_MIXED = ("ев", "ов", "ин", "ий", "ич", "ск")

SUFFIXES = frozenset(_ENDINGS) - {"н"}
"""The case endings as they stand after a hyphen: "АҚШ-пен", "Boeing-тың"."""

_MINIMUM = 2


def _harmonious(stem: str, ending: str) -> bool:
    vowels = [letter for letter in ending if letter in _VOWELS]
    if not vowels or ending in {"мен", "бен", "пен"} or stem.endswith((*_MIXED, "ь")):
        return True
    for letter in reversed(stem):
        if letter in _EITHER:
            return True
        if letter in _BACK:
            return vowels[0] in _BACK
        if letter in _FRONT:
            return vowels[0] in _FRONT
    return True


def _follows(stem: str, ending: str) -> bool:
    """True when `ending` may stand after the last sound of `stem`.

    A soft sign is not heard: the letter before it decides (Тхань, Тханьмен). Foreign нг is read as it stands or as ң.
    """
    before = _ENDINGS[ending]
    sound = stem.rstrip("ь")[-1:]
    return bool(sound) and (sound in before or (stem.endswith("нг") and "ң" in before))


@lru_cache(maxsize=32768)
def stems(word: str) -> tuple[str, ...]:
    """What `word` may be without a case ending, longest ending first; empty when no ending fits.

    Only guesses: "Қазақстан" ends like an ablative. A stem may be used when something else speaks for it (it is a
    known name, it occurs without ending in the same texts). Assimilation and vowel harmony are checked; the word
    keeps its letter case.
    """
    low = word.lower()
    if len(low) != len(word):
        return ()
    found = []
    for ending in _BY_LENGTH:
        if not low.endswith(ending):
            continue
        stem = low[: -len(ending)]
        if len(stem) >= _MINIMUM and _follows(stem, ending) and _harmonious(stem, ending):
            found.append(word[: -len(ending)])
    return tuple(found)


def bare_stems(word: str) -> tuple[str, ...]:
    """`stems(word)`, the word itself, and both without the third-person possessive: "облысында" gives облысы and облыс.

    For generic words such as облыс, қала, министрлік, which stand possessed behind a name.
    """
    found = [*stems(word), word]
    for form in tuple(found):
        low = form.lower()
        if low.endswith(("сы", "сі")) and len(form) > 4:
            found.append(form[:-2])
        if low.endswith(("ы", "і")) and len(form) > 3:
            bare = form[:-1]
            voiced = {"г": "к", "ғ": "қ", "б": "п"}.get(bare[-1])
            found.extend([bare, bare[:-1] + voiced] if voiced else [bare])
    return tuple(dict.fromkeys(found))


_LATIN = {
    "а": "a",
    "ә": "ä",
    "б": "b",
    "в": "v",
    "г": "g",
    "ғ": "ğ",
    "д": "d",
    "е": "e",
    "ё": "io",
    "ж": "j",
    "з": "z",
    "и": "i",
    "й": "i",
    "к": "k",
    "қ": "q",
    "л": "l",
    "м": "m",
    "н": "n",
    "ң": "ñ",
    "о": "o",
    "ө": "ö",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ұ": "ū",
    "ү": "ü",
    "ф": "f",
    "х": "h",
    "һ": "h",
    "ц": "ts",
    "ч": "tş",
    "ш": "ş",
    "щ": "ştş",
    "ъ": "",
    "ы": "y",
    "і": "ı",
    "ь": "",
    "э": "e",
    "ю": "iu",
    "я": "ia",
}
_UPPER = {"i": "İ", "ı": "I"}
_CYRILLIC = {
    latin: cyrillic for cyrillic, latin in _LATIN.items() if len(latin) == 1 and cyrillic not in {"й", "һ", "э"}
} | {"w": "у", "c": "к", "x": "кс"}
_CYRILLIC_PAIRS = {"ia": "я", "iu": "ю", "tş": "ч"}
_LATIN_VOWELS = frozenset("aäeioöuūüyı")


def _capital(latin: str, whole_word: bool) -> str:
    first = _UPPER.get(latin[0], latin[0].upper())
    if not whole_word:
        return first + latin[1:]
    return first + "".join(_UPPER.get(letter, letter.upper()) for letter in latin[1:])


def _neighbour_is_upper(text: str, index: int) -> bool:
    before = text[index - 1] if index else ""
    after = text[index + 1] if index + 1 < len(text) else ""
    return after.isupper() or (before.isupper() and not after.islower())


def to_latin(text: str) -> str:
    """Kazakh `text` in the Latin alphabet of 2021 (Ä Ğ Ñ Ö Ş Ü Ū, İ for И and Й, I for І); everything else stays."""
    pieces = []
    for index, letter in enumerate(text):
        latin = _LATIN.get(letter.lower())
        if latin is None:
            pieces.append(letter)
        elif letter.isupper() and latin:
            pieces.append(_capital(latin, _neighbour_is_upper(text, index)))
        else:
            pieces.append(latin)
    return "".join(pieces)


def to_cyrillic(text: str) -> str:
    """Kazakh `text` of the Latin alphabet of 2021 in Cyrillic; everything else stays.

    The alphabet writes И and Й alike and has no letter for Һ and Э: Й is read after a vowel, И elsewhere, Х and Е
    always.
    """
    pieces = []
    index = 0
    low = "".join({"İ": "i", "I": "ı"}.get(letter, letter.lower()[:1]) for letter in text)
    while index < len(text):
        pair = low[index : index + 2]
        cyrillic, width = _CYRILLIC_PAIRS.get(pair, ""), 2
        if not cyrillic:
            letter, width = low[index], 1
            cyrillic = _CYRILLIC.get(letter, "")
            if letter == "i" and index and low[index - 1] in _LATIN_VOWELS:
                cyrillic = "й"
        if not cyrillic:
            pieces.append(text[index])
        else:
            pieces.append(cyrillic.capitalize() if text[index].isupper() else cyrillic)
        index += width
    return "".join(pieces)
