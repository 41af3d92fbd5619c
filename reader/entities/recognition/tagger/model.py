"""A trained model, and what it says of the sentences of a document."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

from reader.entities.recognition.passage import Passage
from reader.entities.recognition.tagger.facts import Facts
from reader.entities.recognition.tagger.features import NEWS, Attributes, attributes, sentences
from reader.entities.recognition.tagger.tags import OUTSIDE, decode
from reader.entities.recognition.tagger.words import Words
from reader.entities.recognition.whole import Found

_VOTED = frozenset({"PERSON", "PLACE", "ORG"})
_AGREED = 0.6
"""How probable a name must be elsewhere in the document to speak for a word that was left out."""
_POSSIBLE = 0.04
"""How probable it must be where it was left out."""
_LIKELY = 0.5
"""How probable a name must be that stands once in the document."""
_OUTWEIGHS = 1.5
"""How many times as much a document must speak for another type of a name, for it to be read so throughout."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence as the model sees it: the words from `first` to `last` (exclusive) of `passage`, their attributes."""

    passage: Passage
    first: int
    last: int
    rows: list[Attributes]


@dataclass(frozen=True, slots=True)
class Named:
    """A name that the model sees in the words from `first` to `last` (exclusive) of `passage`.

    probability: of the likeliest reading of its least certain word, 0 to 1.
    """

    passage: Passage
    first: int
    last: int
    kind: str
    probability: float


def stretches(found: Found, facts: Facts, words: Words, register: str = NEWS) -> Iterator[Stretch]:
    """The sentences of a part that the rules have read; `register` as in `attributes`."""
    for first, last in sentences(found.passage):
        yield Stretch(found.passage, first, last, attributes(found, facts, words, (first, last), register))


class Model:
    """A model file, opened. May be used by several threads."""

    def __init__(self, path: Path) -> None:
        """Raises OSError when the file is missing or no model."""
        import pycrfsuite

        self._tagger: Any = pycrfsuite.Tagger()
        self._lock = Lock()
        try:
            self._tagger.open(str(path))
        except ValueError as error:
            raise OSError(str(path)) from error
        self._kinds = tuple(sorted({tag[2:] for tag in self._tagger.labels() if tag != OUTSIDE}))

    def names(self, document: Sequence[Stretch]) -> list[Named]:
        """The names in the sentences of one document.

        The same name has one type in all of them, and a word that is surely a name in one may be one in another.
        """
        found: list[Named] = []
        doubtful: list[Named] = []
        with self._lock:
            for stretch in document:
                self._read(stretch, found, doubtful)
        found = _agreeing(found)
        return [*found, *_voted(found, doubtful)]

    def _read(self, stretch: Stretch, found: list[Named], doubtful: list[Named]) -> None:
        passage, start = stretch.passage, stretch.first
        tags = self._tagger.tag(stretch.rows)
        for first, last, kind in decode(tags):
            probability = min(self._tagger.marginal(tags[index], index) for index in range(first, last))
            found.append(Named(passage, start + first, start + last, kind, probability))
        for index, tag in enumerate(tags):
            if tag == OUTSIDE and passage.tokens[start + index].text[0].isalpha():
                if not passage.cap[start + index]:
                    continue
                for kind in self._kinds:
                    if kind in _VOTED:
                        probability = self._tagger.marginal(f"B-{kind}", index)
                        if probability > _POSSIBLE:
                            doubtful.append(Named(passage, start + index, start + index + 1, kind, probability))


def _agreeing(found: Sequence[Named]) -> list[Named]:
    """`found`, the same words with the type that they have in the document more often and more surely.

    Names that stand once and are less likely than not are left out.
    """
    votes: defaultdict[tuple[str, ...], defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    counts: Counter[tuple[str, ...]] = Counter()
    for name in found:
        votes[_words(name)][name.kind] += name.probability
        counts[_words(name)] += 1
    agreeing: list[Named] = []
    for name in found:
        if name.probability < _LIKELY and counts[_words(name)] == 1:
            continue
        own = votes[_words(name)]
        kind, weight = max(own.items(), key=lambda item: item[1])
        outweighed = {kind, name.kind} <= _VOTED and weight > _OUTWEIGHS * own[name.kind]
        agreeing.append(replace(name, kind=kind) if outweighed else name)
    return agreeing


def _words(name: Named) -> tuple[str, ...]:
    return tuple(name.passage.lower[name.first : name.last])


def _voted(found: Sequence[Named], doubtful: Sequence[Named]) -> Iterator[Named]:
    """Of the doubtful words those that are names elsewhere in the document, surely and more often."""
    if not doubtful:
        return
    sure: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for name in found:
        if name.last - name.first == 1 and name.kind in _VOTED:
            sure[name.passage.lower[name.first]][name.kind].append(name.probability)
    taken: set[tuple[int, int]] = set()
    for name in sorted(doubtful, key=lambda name: -name.probability):
        votes = sure.get(name.passage.lower[name.first], {})
        place = id(name.passage), name.first
        if place in taken or name.kind != max(votes, key=lambda kind: sum(votes[kind]), default=""):
            continue
        if max(votes[name.kind]) >= _AGREED:
            taken.add(place)
            yield name
