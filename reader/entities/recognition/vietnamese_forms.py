"""Vietnamese syllables and family names, with and without their marks."""

from functools import cache, lru_cache

from reader.entities.recognition import vietnamese_words as vi
from reader.entities.recognition.lexicon import is_word_pair
from reader.entities.recognition.passage import Passage
from reader.names import vietnamese
from reader.names.folding import folded, marked


@lru_cache(maxsize=1 << 13)
def is_syllable(word: str) -> bool:
    """Whether `word` could be a Vietnamese syllable, with or without marks."""
    return word.isalpha() and vietnamese.is_syllable(folded(word))


def begins_word(passage: Passage, index: int) -> bool:
    """Whether a longer common word begins at the syllable `index`, so that its capital is that of a sentence or office.

    "Trung tâm" and "Bình minh" are words, though Trung and Bình are given names; "Bình minh họa" is read as
    Bình and "minh họa" where the second syllable goes with the third.
    """
    if passage.language not in {"vi", "mul", "und"} or not (passage.is_low(index + 1) and passage.follows(index + 1)):
        return False
    if vi.COMPOUNDS.at(passage.lower, index) > 1:
        return True
    first, second = passage.lower[index], passage.lower[index + 1]
    return is_word_pair(first, second) and not is_word_pair(second, passage.word(index + 2))


@cache
def _families() -> tuple[frozenset[str], frozenset[str]]:
    """Family names with their marks, and without."""
    names = frozenset(name for name in vietnamese.SURNAMES if name not in {marked(word) for word in vi.NOT_FAMILIES})
    names |= {marked(word) for word in vi.MORE_FAMILIES}
    return names, frozenset(folded(name) for name in names)


@lru_cache(maxsize=1 << 13)
def is_surname(word: str) -> bool:
    """Whether `word` is a Vietnamese family name, written with its marks or wholly without."""
    with_marks, plain = _families()
    small = word.lower()
    return small in plain if small.isascii() else marked(small) in with_marks


def hyphenated_end(passage: Passage, last: int) -> int:
    """The index after the syllables that hyphens join to the word before `last`: Ca|-dắc-xtan, as Vietnamese writes
    foreign names by their sound.

    `last` where nothing is joined in that way, and in texts of other languages, where a hyphen makes compounds.
    """
    if passage.language != "vi" or not passage.is_word(last - 1):
        return last
    while (
        passage.is_dash(last)
        and passage.joined(last)
        and passage.joined(last + 1)
        and passage.is_low(last + 1)
        and passage.word(last + 1).isalpha()
    ):
        last += 2
    return last
