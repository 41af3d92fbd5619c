"""Parts of personal names, for telling that unknown words in a row are a person.

Nobody's full name is here: only surnames, given names and syllables that many people bear, and the endings of Kazakh
and Russian surnames and patronymics. Sources are named in data/people.tsv.
"""

import re
from functools import lru_cache
from typing import Final

from reader.names.folding import folded, marked, skeleton
from reader.names.kazakh import stems
from reader.names.known.tables import read_text

_CYRILLIC_SURNAME: Final = re.compile(
    r"\w{2,}(?:[оеё]в|[оеё]ва|ин|ина|ын|ына|ский|ская|цкий|цкая|ко|ұлы|улы|қызы|кызы|гелді|жанов|баев|беков"
    r"|бек|бай|тай|хан|жан|ғали|қали|мұрат)"
)
_CYRILLIC_PATRONYMIC: Final = re.compile(r"\w{2,}(?:ович|евич|ич|овна|евна|ична|ұлы|улы|қызы|кызы)")
_LATIN_SURNAME: Final = re.compile(
    r"\w{2,}(?:[aeiy]y?ev|ov|ova|eva|yev|yeva|jev|jeva|in|ina|sky|skiy|skaya|enko|uly|ūly|uli|kyzy|qyzy|kizi|bek|bay|bai|tay|tai"
    r"|khan|zhan|jan|ghali|gali|kali|qali)"
)
_LATIN_PATRONYMIC: Final = re.compile(r"\w{2,}(?:ovich|evich|yevich|ovna|evna|yevna|uly|uli|ūly|kyzy|qyzy|kizi)")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")


@lru_cache(maxsize=1)
def _parts() -> dict[tuple[str, str], frozenset[str]]:
    parts = {}
    for line in read_text("people.tsv").split("\n"):
        if line and line[0] != "#" and not line.startswith("language\t"):
            language, part, names = line.split("\t")
            parts[language, part] = frozenset(names.split("|"))
    return parts


@lru_cache(maxsize=8)
def names(language: str, part: str = "given") -> frozenset[str]:
    """The names as written: part is "given", for Vietnamese ("vi") also "surname" and "middle"; languages: vi, kk,
    ru, en.

    Empty for what there is no list of.
    """
    return _parts().get((language, part), frozenset())


@lru_cache(maxsize=16)
def _keys(language: str, part: str) -> frozenset[str]:
    return frozenset(map(marked, names(language, part)))


@lru_cache(maxsize=8)
def _loose_keys(language: str, part: str) -> frozenset[str]:
    loosen = skeleton if language in ("kk", "ru") else folded
    return frozenset(map(loosen, names(language, part)))


def is_vietnamese_surname(word: str, *, marks: bool = True) -> bool:
    """True for a Vietnamese surname; with `marks=False` also when its marks are left out ("Nguyen")."""
    if marked(word) in _keys("vi", "surname"):
        return True
    return not marks and word.isascii() and folded(word) in _loose_keys("vi", "surname")


def is_given_name(word: str, language: str) -> bool:
    """True for a common given name of the language ("kk", "ru", "en", "vi").

    Kazakh and Russian names are also known in Latin letters, in any romanisation, and Cyrillic ones with a Kazakh
    case ending.
    """
    key = marked(word)
    if key in _keys(language, "given"):
        return True
    if language not in ("kk", "ru"):
        return False
    if _CYRILLIC.search(word):
        return any(marked(stem) in _keys(language, "given") for stem in stems(word))
    return len(word) >= 4 and skeleton(word) in _loose_keys(language, "given")


def has_surname_ending(word: str) -> bool:
    """True when `word` ends like a Kazakh or Russian surname (Бақаев, Смағұлова, Bakayev, Nurbek); Cyrillic or
    Latin."""
    pattern = _CYRILLIC_SURNAME if _CYRILLIC.search(word) else _LATIN_SURNAME
    return _ends(word, pattern)


def has_patronymic_ending(word: str) -> bool:
    """True when `word` ends like a Kazakh or Russian patronymic (Кемелұлы, Kemeluly, Сергеевич)."""
    pattern = _CYRILLIC_PATRONYMIC if _CYRILLIC.search(word) else _LATIN_PATRONYMIC
    return _ends(word, pattern)


def _ends(word: str, pattern: re.Pattern[str]) -> bool:
    low = word.lower()
    if pattern.fullmatch(low):
        return True
    return bool(_CYRILLIC.search(word)) and any(pattern.fullmatch(stem.lower()) for stem in stems(word))
