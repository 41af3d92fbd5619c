"""Typed words against the words of names: which names fit, and how well."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import repeat
from typing import NamedTuple

from reader.names import vietnamese
from reader.names.folding import marked, nfc
from reader.names.matching import fold_with_offsets, has_own_marks
from reader.names.search.postings import Postings
from reader.names.search.tables import Tables
from reader.names.search.vocabulary import How, Vocabulary, WordMatch, WordMatches
from reader.names.search.weights import weight_of
from reader.names.transcription import matches, transcriptions
from reader.names.words import Word

ENOUGH = 0.6
"""Names that fit less are no answer."""

_ALIGNED = 60
_LIGHT = 0.3
_MOST_LOST = 0.35
_MOST_DROPPED = 4
_OTHER_VOWEL = 0.08


class Hit(NamedTuple):
    """A name that fits.

    words: place of each word in the name that was met, and how many of its folded letters were. letters: or so many
    letters of the whole name without spaces, -1 for all. spelling: another name of the same thing that was met.
    """

    number: int
    score: float
    words: tuple[tuple[int, int], ...] = ()
    letters: int = 0
    spelling: str = ""


def keep(hits: dict[int, Hit], hit: Hit) -> None:
    """Remember `hit` unless a better one of its name is known."""
    held = hits.get(hit.number)
    if held is None or held.score < hit.score:
        hits[hit.number] = hit


class Term(NamedTuple):
    """A typed word, what it may mean, how much it says, and whether marks were typed."""

    word: Word
    matches: WordMatches
    weight: float
    has_marks: bool

    @classmethod
    def of(cls, word: Word, matches: WordMatches) -> "Term":
        """The term for a typed word."""
        return cls(word, matches, weight_of(word.folded), not word.cyrillic and has_own_marks(word.text))


class Alignment:
    """Finds the names that have the typed words."""

    def __init__(self, tables: Tables) -> None:
        self.vocabulary = Vocabulary(tables, "folds")
        self._postings = Postings(tables)
        self._names = tables.strings("names")

    def words(self, number: int) -> list[str]:
        """The folded words of a name."""
        return [self.vocabulary.words[word] for word in self._postings.words(number)]

    def begins_with_one_of(self, numbers: Iterable[int], words: Collection[int]) -> list[bool]:
        """For each name whether its first word is one of `words`, numbers of the vocabulary."""
        return self._postings.begins_with_one_of(numbers, words)

    def name(self, number: int) -> str:
        """A name as it is written."""
        return self._names[number]

    def hits(self, terms: Sequence[Term]) -> Iterator[Hit]:
        """The names that fit `terms`, the best of them, in no order."""
        total = sum(term.weight for term in terms)
        rough = self._rough(self._candidates(terms, total), terms, total)
        for loss, number in nsmallest(_ALIGNED, rough):
            if 1 - loss < ENOUGH - 0.1:
                return
            hit = self._aligned(number, terms, total)
            if hit is not None:
                yield hit

    def _candidates(self, terms: Sequence[Term], total: float) -> list[int]:
        met = [term for term in terms if term.matches]
        if total - sum(term.weight for term in met) > _MOST_LOST * total:
            return []
        heavy = [term for term in met if term.weight > _LIGHT] or met
        if len(heavy) == 1:
            return self._with_one(heavy[0])
        found = dict.fromkeys(self._postings.with_all([(term.word.folded, term.matches) for term in heavy]))
        if not found and len(heavy) > 2:
            for dropped in heavy[:_MOST_DROPPED]:
                rest = [(term.word.folded, term.matches) for term in heavy if term is not dropped]
                found.update(dict.fromkeys(self._postings.with_all(rest)))
        return list(found)

    def _with_one(self, term: Term) -> list[int]:
        same_marks = None
        if term.has_marks:
            wanted = marked(term.word.text)

            def same_marks(surface: str) -> bool:
                return marked(surface) == wanted

        return self._postings.with_one(term.matches, term.word.folded, same_marks)

    def _rough(self, numbers: Iterable[int], terms: Sequence[Term], total: float) -> Iterator[tuple[float, int]]:
        """For each name how much it lacks of fitting, but for the order of the words and their marks."""
        length = self.vocabulary.words.length
        lengths: dict[int, int] = {}
        known: list[dict[int, float]] = [{} for _ in terms]
        matches = [term.matches for term in terms]
        weights = [term.weight for term in terms]
        letters = sum(len(term.word.folded) for term in terms)
        for number in numbers:
            words = self._postings.words(number)
            for word in words:
                if word not in lengths:
                    lengths[word] = length(word)
                    for qualities, match in zip(known, map(WordMatches.get, matches, repeat(word)), strict=True):
                        qualities[word] = match.quality if match is not None else 0.0
            whole = sum([lengths[word] for word in words])
            gained = 0.0
            for qualities, weight in zip(known, weights, strict=True):
                gained += max([qualities[word] for word in words]) * weight
            yield 1 - gained / total * (0.82 + 0.18 * min(1.0, letters / whole)), number

    def _aligned(self, number: int, terms: Sequence[Term], total: float) -> Hit | None:
        """How well the typed words, each used for one word of the name, fit the name."""
        words = self._postings.words(number)
        table = [[term.matches.get(word) for word in words] for term in terms]
        used: dict[int, int] = {}
        gained = lost = 0.0
        for row in sorted(range(len(terms)), key=lambda row: -len(terms[row].word.folded)):
            best: WordMatch | None = None
            place = -1
            for index, match in enumerate(table[row]):
                if match is not None and index not in used and (best is None or match.quality > best.quality):
                    best, place = match, index
            term = terms[row]
            if best is None:
                lost += term.weight
                continue
            used[place] = best.length
            gained += term.weight * (best.quality - self._mark_penalty(term, number, place, best))
        if lost > _MOST_LOST * total or (lost and len(terms) < 3 and lost > 0.2 * total):
            return None
        texts = [self.vocabulary.words[word] for word in words]
        letters = sum(len(text) * weight_of(text) for text in texts)
        met = sum(len(texts[place]) * weight_of(texts[place]) for place in used)
        score = gained / total * (0.82 + 0.18 * met / max(1.0, letters))
        score -= 0.03 if _is_turned(table) else 0.0
        score -= 0.01 if used and min(used) > 0 else 0.0
        if score < ENOUGH - 0.1:
            return None
        return Hit(number, score, tuple(used.items()))

    def _mark_penalty(self, term: Term, number: int, place: int, match: WordMatch) -> float:
        """Marks that were typed are wanted: names without any come after, names with others come last.

        Cyrillic transcriptions of Vietnamese write the marks of vowels, if not the tones.
        """
        transcribed = term.word.cyrillic and match.how <= How.ENDING
        if not (term.has_marks or transcribed):
            return 0.0
        written = nfc(self._names[number])
        places = spans(written)
        if place >= len(places):
            return 0.0
        text = written[slice(*places[place])]
        if not has_own_marks(text):
            return 0.03 if term.has_marks else 0.0
        if transcribed:
            return 0.0 if not transcriptions(text) or matches(term.word.text, text) else _OTHER_VOWEL
        if match.how is How.PREFIX and marked(text).startswith(marked(term.word.text)[:-1]):
            return 0.0
        return 0.0 if vietnamese.marks_compatible(term.word.text, text) else 0.12


def _is_turned(table: Sequence[Sequence[WordMatch | None]]) -> bool:
    """True when the best places of the typed words in the name are not in the order they were typed in."""
    previous = -1
    for row in table:
        places = [(match.quality, -index) for index, match in enumerate(row) if match is not None]
        place = -max(places)[1] if places else -1
        if 0 <= place < previous:
            return True
        previous = max(previous, place)
    return False


def spans(text: str) -> list[tuple[int, int]]:
    """The places of the folded words in `text`."""
    target = fold_with_offsets(text)
    places = []
    for start in word_starts(target.letters):
        end = target.letters.find(" ", start)
        places.append(target.span(start, len(target.letters) if end < 0 else end))
    return places


def word_starts(letters: str) -> list[int]:
    """Where the words begin in a text in folded form."""
    return [
        index for index, letter in enumerate(letters) if letter != " " and (index == 0 or letters[index - 1] == " ")
    ]
