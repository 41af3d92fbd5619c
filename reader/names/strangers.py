"""Two people whose names `comparison.compare` does not call the same, told at a fraction of its cost.

Every rule here follows from those of `reader.names.personal`: where each name has a word that counts and is like none
of the other's, the score stays below what is called the same, whatever the other words are.
"""

from collections.abc import Sequence
from typing import Final

from reader.lazy_pattern import LazyPattern
from reader.names import chinese, name_words, titles, vietnamese
from reader.names.folding import nfc
from reader.names.likeness import Rule, are_unlike, likeness
from reader.names.personal import PARTICLES, SUFFIXES
from reader.names.words import Word, word_of

_LETTERS: Final = LazyPattern("[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f])+")


def plain_words(texts: Sequence[str]) -> tuple[Word, ...]:
    """The words of a person's name in Latin letters when `compare` takes them as they stand; else ().

    It takes off titles and reads initials, suffixes and numbers in ways of their own.
    """
    if len(texts) < 2:
        return ()
    words = tuple([word_of(nfc(text)) for text in texts])
    if any(
        word.cyrillic
        or word.initial
        or len(word.frame) < 2
        or word.marked in SUFFIXES
        or not _LETTERS.fullmatch(word.text)
        for word in words
    ):
        return ()
    keys = tuple([word.marked for word in words])
    if keys[-1:] in titles.TITLES_BEHIND:
        return ()
    fronts = (keys[:length] for length in range(1, min(titles.LONGEST, len(keys) - 1) + 1))
    return () if any(front in titles.TITLES or front in titles.TITLES_UNMARKED for front in fronts) else words


def are_strangers(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """True when `compare` does not call two people with these `plain_words` the same; False leaves it open."""
    if not a or len(a) != len(b) or not _stands_out(a, b) or not _stands_out(b, a):
        return False
    mine, theirs = [word.text for word in a], [word.text for word in b]
    return not (name_words.is_pseudonym(" ".join(mine), " ".join(theirs)) or chinese.is_reading(mine, theirs))


def _stands_out(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """True when one of the `words` counts and is like none of the others; given names, at the end, tell most."""
    return any(_counts(word) and all(_has_nothing_of(word, other) for other in others) for word in reversed(words))


def _counts(word: Word) -> bool:
    """False for what is left out of names: Thị, van, de."""
    return word.folded not in vietnamese.MIDDLE and word.marked not in PARTICLES


def _has_nothing_of(word: Word, other: Word) -> bool:
    if are_unlike(word, other):
        return True
    found = likeness(word, other)
    return found.score == 0 and found.rule is not Rule.GENDER  # which a case ending may explain
