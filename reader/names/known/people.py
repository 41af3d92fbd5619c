"""Parts of personal names, for telling that unknown words in a row are a person.

Nobody's full name is here: only surnames, given names and syllables that many people bear. Sources are named in
data/people.tsv.
"""

from functools import lru_cache
from typing import Final

from reader.lazy_pattern import LazyPattern
from reader.names.folding import folded, marked, skeleton
from reader.names.kazakh import stems
from reader.names.known.tables import read_text

_CYRILLIC: Final = LazyPattern("[\u0400-\u04ff]")


@lru_cache(maxsize=1)
def _parts() -> dict[tuple[str, str], str]:
    parts = {}
    for line in read_text("people.tsv").split("\n"):
        if line and line[0] != "#" and not line.startswith("language\t"):
            language, part, names = line.split("\t")
            parts[language, part] = names
    return parts


def names(language: str, part: str = "given") -> frozenset[str]:
    """The names as written: part is "given", for Vietnamese ("vi") also "surname" and "middle"; languages: vi, kk,
    ru, en.

    Empty for what there is no list of.
    """
    written = _parts().get((language, part))
    return frozenset() if written is None else frozenset(written.split("|"))


@lru_cache(maxsize=16)
def _keys(language: str, part: str) -> frozenset[str]:
    return frozenset(map(marked, names(language, part)))


@lru_cache(maxsize=8)
def _loose_keys(language: str, part: str) -> frozenset[str]:
    loosen = skeleton if language in ("kk", "ru") else folded
    return frozenset(map(loosen, names(language, part)))


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
