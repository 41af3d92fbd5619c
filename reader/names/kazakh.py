"""Kazakh words: the case endings of names. `to_latin` and `to_cyrillic` are those of `kazakh_latin`.

Sources: the case paradigms as described by talkinkazakh.com and Polish Wiktionary's Kazakh declension tables.
"""

from collections.abc import Callable
from functools import lru_cache

from reader.names.kazakh_latin import to_cyrillic, to_latin

__all__ = ["SUFFIXES", "bare_stems", "plural_stems", "stems", "to_cyrillic", "to_latin", "uninflected"]

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
_LONGEST = max(map(len, _ENDINGS))

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
    known name, it occurs without ending in the same texts). Assimilation and vowel harmony are checked, but for an
    ending behind a hyphen, which goes by how an acronym or a foreign name is read (АҚШ-тың, Boeing-ке). The word keeps
    its letter case.
    """
    if word.isascii():
        return ()
    low = word.lower()
    if len(low) != len(word):
        return ()
    found = []
    base, hyphen, behind = low.rpartition("-")
    if hyphen and base and behind in SUFFIXES:
        found.append(word[: len(base)])
    for size in range(min(_LONGEST, len(low) - _MINIMUM), 0, -1):
        ending = low[-size:]
        if ending in _ENDINGS and _follows(low[:-size], ending) and _harmonious(low[:-size], ending):
            found.append(word[:-size])
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


_PLURAL = {
    **dict.fromkeys(("лар", "лер"), frozenset(_VOWEL + "руй")),
    **dict.fromkeys(("дар", "дер"), frozenset(_NASAL + "лжз")),
    **dict.fromkeys(("тар", "тер"), frozenset(_VOICELESS)),
}


@lru_cache(maxsize=4096)
def plural_stems(word: str) -> tuple[str, ...]:
    """What `word` may be in the singular when it is a plural in any case (Тоқаевтар, облыстарда); guesses as in
    `stems`."""
    found = []
    for form in (word, *stems(word)):
        ending = form[-3:].lower()
        if ending in _PLURAL and len(form) >= 3 + _MINIMUM:
            stem = form[:-3]
            if stem[-1].lower() in _PLURAL[ending] and _harmonious(stem.lower(), ending):
                found.append(stem)
    return tuple(dict.fromkeys(found))


def uninflected(word: str, is_name: Callable[[str], bool]) -> str:
    """`word` without its case ending when `is_name` knows the stem and not the word itself; else `word`.

    So Астанада becomes Астана, and Қазақстан, which ends like an ablative, stays. Of several known stems the one that
    loses least is taken; plurals are tried last.
    """
    if is_name(word):
        return word
    known = [stem for stem in stems(word) if is_name(stem)] or [stem for stem in plural_stems(word) if is_name(stem)]
    return max(known, key=len, default=word)
