"""One word of a name with its keys: what all rules about words look at."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.names import vietnamese
from reader.names.folding import folded, marked, skeleton
from reader.names.letters import has_cyrillic


class Word(NamedTuple):
    """A word of a name with its keys (see `reader.names.folding`); two of one text are equal.

    initial: a letter that stands for a name, also one that Latin writes with two (Zh., Kh.).
    """

    text: str
    marked: str
    folded: str
    frame: str
    cyrillic: bool
    syllable: bool
    initial: bool
    number: bool

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Word) and self.text == other.text

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.text)


_TWO_LETTERS = frozenset({"zh", "sh", "ch", "kh", "gh", "ph", "th", "ts", "tr", "ng", "nh", "дж", "дз"})


@lru_cache(maxsize=1 << 15)
def word_of(text: str) -> Word:
    """`text`, one word, with its keys."""
    letters = text.isascii() and text.isalnum()
    plain = text.lower() if letters else folded(text).replace(" ", "")
    cyrillic = not letters and has_cyrillic(text)
    return Word(
        text=text,
        marked=plain if letters else marked(text),
        folded=plain,
        frame=skeleton(text).replace(" ", ""),
        cyrillic=cyrillic,
        syllable=not cyrillic and vietnamese.is_syllable(plain),
        initial=(len(text) == 1 and text.isalpha() and text.isupper())
        or (len(text) == 2 and text.lower() in _TWO_LETTERS),
        number=not text.isalpha() and any(letter.isdigit() for letter in text),
    )


def writes_marks(words: Sequence[Word]) -> bool:
    """True when the Vietnamese name of these words is written with its marks, so that a bare syllable means one."""
    return any(word.syllable and not word.text.isascii() and vietnamese.has_marks(word.text) for word in words)


def contradicts(x: Word, y: Word, marks_a: bool, marks_b: bool) -> bool:
    """True for Hoa and Hòa in names that are both written with marks."""
    if not (x.syllable and y.syllable):
        return False
    bare_x, bare_y = not vietnamese.has_marks(x.text), not vietnamese.has_marks(y.text)
    return bare_x != bare_y and (marks_a if bare_x else marks_b)
