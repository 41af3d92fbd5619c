"""Names as wholes: without their spaces, by their sound, by their initials."""

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import islice

from reader.names import vietnamese
from reader.names.chinese import romanised
from reader.names.folding import coarse, marked, nfc, skeleton, solid
from reader.names.matching import has_own_marks
from reader.names.name_words import pseudonyms_of
from reader.names.search.alignment import Alignment, Hit
from reader.names.search.builder import initials_of
from reader.names.search.tables import Tables
from reader.names.search.vocabulary import near, typo_budget, typo_quality

_FEW = 3
"""Of so few letters only names are found whose first word is shorter: the others are found by that word."""
_LOOKED_AT = 1000
_MOST = 60
_MOST_TYPOS = 200
_OTHERWISE = 0.9


class WholeNames:
    """Finds names that a query means as a whole."""

    def __init__(self, tables: Tables, alignment: Alignment) -> None:
        self._alignment = alignment
        self._solids = tables.strings("solids")
        self._of = tables.numbers("solids.of")
        self._backward = tables.strings("backward")
        self._backward_of = tables.numbers("backward.of")
        self._sounds = tables.hashed("sounds")
        self._initials = tables.hashed("initials")

    def hits(self, query: str, *, typos: bool) -> Iterator[Hit]:
        """The names that fit; typing errors only when `typos` is set."""
        typed = solid(query)
        if len(typed) < 2:
            return
        for number in self._initials.find(typed, _MOST):
            if typed in initials_of(self._alignment.words(number)):
                quality = 0.84 if len(typed) > 2 else 0.74
                yield Hit(number, quality + 0.06 * query.strip().isupper(), letters=-1)
        if len(typed) <= _FEW:
            yield from self._short_beginnings(query, typed)
            return
        yield from self._by_sound(query)
        same = self._solids.equal(typed)
        for place in same[:_MOST]:
            yield self._hit(query, self._of[place], 1.0, -1)
        yield from self._beginnings(query, typed, self._solids.starting_with(typed)[len(same) :])
        for spelling in (*romanised(query.split()), *map(solid, pseudonyms_of(query))):
            for place in self._solids.equal(spelling)[:_MOST]:
                yield Hit(self._of[place], _OTHERWISE, letters=-1)
        if typos and len(typed) >= 5 and not same:
            yield from self._by_typo(query, typed)

    def _short_beginnings(self, query: str, typed: str) -> Iterator[Hit]:
        """The names that begin with `typed` and have a first word that is shorter: "tol" means Tô Lâm too."""
        words = self._alignment.vocabulary.words
        first = {word for end in range(1, len(typed)) if (word := words.find(typed[:end])) >= 0}
        if first:
            places = self._solids.starting_with(typed)[:_LOOKED_AT]
            has_first = self._alignment.begins_with_one_of(self._of[places.start : places.stop], first)
            yield from self._beginnings(
                query, typed, [place for place, fits in zip(places, has_first, strict=True) if fits]
            )

    def _beginnings(self, query: str, typed: str, places: Sequence[int]) -> Iterator[Hit]:
        """The names at `places`, whose first letters were typed without the spaces between words."""
        if len(places) > _MOST:  # the most frequent ones
            some = places[:_LOOKED_AT]
            places = [place for _number, place in nsmallest(_MOST, ((self._of[place], place) for place in some))]
        for place in places:
            share = len(typed) / self._solids.length(place)
            yield self._hit(query, self._of[place], 0.97 * (0.72 + 0.2 * share), len(typed))

    def _hit(self, query: str, number: int, quality: float, letters: int) -> Hit:
        return Hit(number, quality * self._fit(query, number), letters=letters)

    def _by_sound(self, query: str) -> Iterator[Hit]:
        frame = _frame(query)
        if not frame:
            return
        for number in self._sounds.find(coarse(frame), _MOST):
            other = _frame(self._alignment.name(number))
            if other == frame:
                yield self._hit(query, number, 0.95, -1)
            elif coarse(other) == coarse(frame) and not vietnamese.looks_vietnamese(query.split()):
                yield self._hit(query, number, 0.8, -1)

    def _by_typo(self, query: str, typed: str) -> Iterator[Hit]:
        allowed = typo_budget(len(typed))
        for place, text, distance in islice(near(self._solids, typed, allowed), _MOST_TYPOS):
            quality = 0.97 * typo_quality(typed, text, distance, allowed)
            yield self._hit(query, self._of[place], quality, len(text))
        for place, text, distance in islice(near(self._backward, typed[::-1], allowed), _MOST_TYPOS):
            quality = 0.97 * typo_quality(typed, text[::-1], distance, allowed)
            yield self._hit(query, self._backward_of[place], quality, len(text))

    def _fit(self, query: str, number: int) -> float:
        """1 unless marks were typed that the name does not have."""
        if not has_own_marks(query):
            return 1.0
        name = self._alignment.name(number)
        if marked(query).replace(" ", "") == marked(name).replace(" ", "").replace("-", ""):
            return 1.0
        if _letters(name).startswith(_letters(query)):
            return 1.0
        compatible = vietnamese.marks_compatible(nfc(query).replace(" ", ""), nfc(name).replace(" ", ""))
        return 0.97 if compatible else 0.88


def _letters(text: str) -> str:
    return nfc(text).casefold().replace(" ", "").replace("-", "")


def _frame(text: str) -> str:
    return skeleton(text).replace(" ", "").replace("-", "")
