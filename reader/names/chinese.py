"""Chinese names in Vietnamese, by the Sino-Vietnamese reading of their characters: Tập Cận Bình and Xi Jinping.

Table: data/sino_vietnamese.tsv, its source in the first line.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product
from typing import Final

from reader.names import correspondence, name_words
from reader.names.folding import folded, marked
from reader.names.letters import is_cyrillic
from reader.names.vietnamese import has_marks, is_syllable

_MOST_SYLLABLES: Final = 4
_MOST_SPELLINGS: Final = 48
_CLOSE: Final = 0.35


@lru_cache(maxsize=1)
def _readings() -> dict[str, tuple[str, ...]]:
    """The romanised forms by reading, as it is marked."""
    rows = name_words.read_rows("sino_vietnamese")
    return {marked(reading): tuple(romanised.split()) for reading, romanised in rows if reading != "reading"}


def _forms(word: str) -> tuple[str, ...]:
    return _readings().get(marked(word), ())


def is_reading(words: Sequence[str], others: Sequence[str]) -> bool:
    """True when one of the names is Vietnamese and the other the romanised or Russian form of the same Chinese name.

    words, others: the words of the names; syllables of the other name may be written together (Xi Jinping). Symmetric.
    """
    return _reads(words, others) or _reads(others, words)


def romanised(words: Sequence[str]) -> tuple[str, ...]:
    """What a Chinese name in Vietnamese may be romanised to, run together in small letters; () for other names."""
    if not 2 <= len(words) <= _MOST_SYLLABLES or not any(map(has_marks, words)):
        return ()
    return tuple("".join(spelling) for spelling in islice(product(*map(_forms, words)), _MOST_SPELLINGS))


def _reads(vietnamese: Sequence[str], others: Sequence[str]) -> bool:
    if not 2 <= len(vietnamese) <= _MOST_SYLLABLES or len(others) > len(vietnamese):
        return False
    solid = "".join(others)
    if "".join(vietnamese).isascii() or not (solid.isascii() or is_cyrillic(solid)):
        return False
    if not any(map(has_marks, vietnamese)) or not all(is_syllable(folded(word)) for word in vietnamese):
        return False
    forms = [_forms(word) for word in vietnamese]
    if not all(forms):
        return False
    if not solid.isascii():
        if len(solid) > 24:
            return False
        spellings = islice(product(*forms), _MOST_SPELLINGS)
        return any(correspondence.distance("".join(spelling), solid) <= _CLOSE for spelling in spellings)
    return _spells(folded(solid), forms)


def _spells(solid: str, forms: Sequence[Sequence[str]]) -> bool:
    """True when `solid` is one form of each syllable in turn."""
    if not forms:
        return not solid
    return any(solid.startswith(form) and _spells(solid[len(form) :], forms[1:]) for form in forms[0])
