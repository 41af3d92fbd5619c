"""What tells people: given names, endings of family names, words that are titles and names at once.

Source: common endings of family names, gathered by hand; the given names are those of `reader.names.known.people`.
"""

from functools import lru_cache
from typing import Final

from reader.entities.recognition.lexicon import split
from reader.names.known import people as known_people

_NOT_GIVEN: Final = split("april grace june august may rose summer joy harper dale guy page gene glen jewel")
"""Given names that are far more often something else."""


@lru_cache(maxsize=1 << 13)
def is_given(word: str) -> bool:
    """Whether `word`, in Latin letters, is a common given name: English, or Kazakh and Russian in any romanisation."""
    small = word.lower()
    if small in _NOT_GIVEN:
        return False
    return any(known_people.is_given_name(small, language) for language in ("en", "kk", "ru"))


LATIN_ENDINGS: Final = (
    "ov",
    "ova",
    "ev",
    "eva",
    "aev",
    "ovich",
    "evich",
    "ovna",
    "evna",
    "sky",
    "skiy",
    "skyi",
    "skaya",
    "enko",
    "shvili",
    "adze",
    "uly",
    "kyzy",
    "qyzy",
    "uulu",
    "oglu",
    "zade",
    "dottir",
    "sson",
    "opoulos",
    "idis",
    "escu",
    "wicz",
    "czyk",
    "ović",
    "ić",
    "ovic",
    "ishvili",
    "zoda",
    "yan",
)
"""Endings of family names, which tell when another name stands before."""

SURE_ENDINGS: Final = (
    "ayev",
    "aev",
    "yev",
    "nov",
    "kov",
    "rov",
    "lov",
    "tov",
    "sov",
    "mov",
    "bov",
    "zhov",
    "ovich",
    "enko",
    "shvili",
    "skiy",
    "uly",
    "kyzy",
)
"""Those that tell alone."""

ALSO_NAMES: Final = split(
    "азамат сұлтан хан би батыр ақын сері king prince major justice judge father sister dean page marshal "
    "chú sơn chi thầy pope count an bé cô cụ em vua bà anh thi hoa mẹ"
)
"""Titles that are names or parts of names as well: they do not end a run of capitalised words."""

VIETNAMESE_ADDRESS: Final = split("ông bà anh chị em cô chú bác cụ cậu mẹ bé thầy vua tướng cháu")

PORTFOLIO: Final = split("""
    affairs defence defense finance trade industry commerce agriculture environment education training health
    justice interior security transport construction culture sports tourism information communications science
    technology labour labor energy economy development planning investment foreign home internal public resources
    religion youth women welfare emergency emergencies
""")
"""Fields of office."""
