"""Vietnamese syllables and family names, with and without their marks."""

from functools import cache

from reader.entities.recognition import vietnamese_words as vi
from reader.names import vietnamese
from reader.names.folding import folded, marked


@cache
def is_syllable(word: str) -> bool:
    """Whether `word` could be a Vietnamese syllable, with or without marks."""
    return word.isalpha() and vietnamese.is_syllable(folded(word))


@cache
def _families() -> tuple[frozenset[str], frozenset[str]]:
    """Family names with their marks, and without."""
    names = frozenset(name for name in vietnamese.SURNAMES if name not in {marked(word) for word in vi.NOT_FAMILIES})
    return names, frozenset(folded(name) for name in names)


@cache
def is_surname(word: str) -> bool:
    """Whether `word` is a Vietnamese family name, written with its marks or wholly without."""
    with_marks, plain = _families()
    small = word.lower()
    return small in plain if small.isascii() else marked(small) in with_marks
