"""What a document as a whole says of a word: how it is written elsewhere, and beside which words."""

from collections import Counter
from collections.abc import Iterable

from reader.entities.recognition.lexicon import split
from reader.entities.recognition.passage import Passage, Style
from reader.names.known import heads

_PLACE_BEFORE = {
    "en": split("in at near across throughout from"),
    "vi": split("tại ở") | frozenset(heads.PLACE_HEADS["vi"]),
    "kk": split(""),
}
_LONGEST = 5
_LETTERS = 9


class Facts:
    """How the words of a document are written, counted over all its passages.

    Titles where every word, or every letter, is a capital say nothing and are not counted.
    """

    __slots__ = ("_capital", "_ending", "_placed", "_short", "_small", "_titled")

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._small: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        self._titled: Counter[str] = Counter()
        self._placed: Counter[str] = Counter()
        self._ending: Counter[str] = Counter()
        self._short: set[str] = set()
        for passage in passages:
            self._count(passage)

    def _count(self, passage: Passage) -> None:
        if passage.style is not Style.PLAIN:
            return
        places = _PLACE_BEFORE.get(passage.language, ())
        length = 0
        for index, (token, lower) in enumerate(zip(passage.tokens, passage.lower, strict=True)):
            if passage.raw(index - 1) == "(" and passage.raw(index + 1) == ")" and _spells(passage, index):
                self._short.add(token.text)
            if not token.text[0].isupper():
                self._small[lower] += 1
                length = 0
                continue
            length = length + 1 if passage.follows(index) else 1
            if not passage.initial[index]:
                self._capital[lower] += 1
                if passage.lower[index - 1] in places:
                    self._placed[lower] += 1
                elif passage.titles.before(passage.lower, index):
                    self._titled[lower] += 1
            if 1 < length < _LONGEST and not passage.is_cap(index + 1):
                self._ending[lower] += 1

    def small(self, word: str) -> int:
        """How often `word`, in small letters, is written so; 2 for more."""
        return min(self._small[word], 2)

    def capital(self, word: str, *, counted: bool) -> int:
        """How often `word`, in small letters, has a capital inside a sentence elsewhere; 3 for more.

        counted: whether the occurrence that is asked about is such a one itself.
        """
        return min(self._capital[word] - counted, 3)

    def short(self, word: str) -> bool:
        """Whether `word` is put in brackets behind words whose initials it is made of."""
        return word in self._short

    def beside(self, word: str) -> bytes:
        """Beside what `word`, in small letters, stands with a capital somewhere: letters for a title before it (t), a
        preposition or class noun of places (p), other names before it (n)."""
        return b"%b%b%b" % (
            b"t" if word in self._titled else b"",
            b"p" if word in self._placed else b"",
            b"n" if word in self._ending else b"",
        )


def _spells(passage: Passage, index: int) -> bool:
    """Whether the initials of the capitalised words before the bracket spell the word at `index`."""
    letters = passage.raw(index)
    if not (letters.isupper() and 1 < len(letters) < _LETTERS):
        return False
    place = index - 2
    for letter in reversed(letters):
        while place >= 0 and passage.is_low(place) and index - place < 4 * len(letters):
            place -= 1
        if place < 0 or passage.raw(place)[:1] != letter:
            return False
        place -= 1
    return True
