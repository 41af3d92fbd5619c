"""What the trained models add to the reading of a document by rules."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from pathlib import Path

from reader.entities.mention import EntityType
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.hits import trim_possessive
from reader.entities.recognition.lexicon import common_words
from reader.entities.recognition.overlap import settle
from reader.entities.recognition.passage import Passage
from reader.entities.recognition.tagger.facts import Facts
from reader.entities.recognition.tagger.model import Model, Named, Stretch, stretches
from reader.entities.recognition.tagger.vetoes import tidy
from reader.entities.recognition.tagger.words import Words
from reader.entities.recognition.whole import Found
from reader.resources import resource_folder

LANGUAGES = ("en", "vi", "kk")
"""The languages that there is a model for."""
RULE = "tagger"
_KINDS = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.ORG})
_INSIDE = frozenset({EntityType.PLACE, EntityType.ORG, EntityType.NORP})
_LEAST, _SPAN = 22, 33
_LENGTHENED = 66


@dataclass(frozen=True, slots=True)
class _Trust:
    """How sure a model must be, from 0 to 1.

    add: of a name where the rules read nothing. lengthen: of a body whose name the rules ended too early. replace: of
    a name that crosses what the rules read, if that has a priority below `guess`.
    """

    add: float
    lengthen: float
    replace: float
    guess: int


_TRUST = {"en": _Trust(0.5, 0.5, 0.8, 58), "vi": _Trust(0.9, 0.7, 0.9, 58), "kk": _Trust(0.9, 0.7, 0.9, 58)}
"""Found on half of the own sentences with models trained without that half; `add` of English, whose model is less sure
of itself since its penalties are higher, on articles that it was not trained on."""


def read_by_models(parts: Sequence[Found]) -> None:
    """Add to each of `parts`, which are those of one document, the people, places and organisations that a model sees.

    A model is opened when a part in its language is first read.
    """
    facts = Facts(part.passage for part in parts)
    numbers = {id(part.passage): part for part in parts}
    for language in LANGUAGES:
        own = [part for part in parts if part.passage.language == language and _has_its_script(part.passage)]
        if not own:
            continue
        model, words = _opened(language)
        read: list[Stretch] = []
        for part in own:
            read += stretches(part, facts, words)
        names: dict[int, list[Candidate]] = {id(part.passage): [] for part in own}
        for name in model.names(read):
            tidied = tidy(name) if name.kind in _KINDS else None
            if tidied is not None:
                names[id(name.passage)].append(_candidate(tidied))
        for key, found in names.items():
            part = numbers[key]
            part.candidates = combined(part, found)
            part.settled = settle(part.candidates)


def model_path(language: str) -> Path:
    """The file of the model for `language`, one of `LANGUAGES`."""
    return resource_folder("entities/recognition/tagger/models") / f"{language}.crfsuite"


def _has_its_script(passage: Passage) -> bool:
    """Whether the model knows the letters of `passage`: that of Kazakh has only seen Cyrillic ones."""
    return passage.language != "kk" or passage.cyrillic


@cache
def _opened(language: str) -> tuple[Model, Words]:
    return Model(model_path(language)), Words(language, common_words(language))


def _candidate(name: Named) -> Candidate:
    start, end = name.passage.span(name.first, name.last)
    end = trim_possessive(name.passage.text, start, end)
    return Candidate(start, end, EntityType(name.kind), RULE, _priority(name.probability))


def combined(part: Found, names: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of the rules and of the model together.

    Where both agree the rule's candidate stays and gains the model's certainty. What the model alone sees counts when
    it is sure and the rules have read nothing there, or a weak guess; it may lengthen the name of a body.
    """
    trust = _TRUST[part.passage.language]
    seen = {(name.start, name.end, name.type): name for name in names}
    kept: list[Candidate] = []
    for candidate in part.candidates:
        name = seen.pop((candidate.start, candidate.end, candidate.type), None)
        kept.append(candidate if name is None else replace(candidate, priority=max(candidate.priority, name.priority)))
    settled = Touching(part.settled)
    for name in seen.values():
        others = settled.at(name.start, name.end)
        if not others:
            if name.priority >= _priority(trust.add):
                kept.append(name)
        elif name.priority >= _priority(trust.replace) and all(other.priority < trust.guess for other in others):
            kept.append(replace(name, priority=max(name.priority, trust.guess)))
        elif name.priority >= _priority(trust.lengthen) and _lengthens(name, others):
            kept.append(replace(name, priority=_LENGTHENED))
    return kept


class Touching:
    """Candidates, of which those that touch a span are found without looking at all of them."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._candidates = sorted(candidates, key=lambda each: each.start)
        self._starts = [each.start for each in self._candidates]
        self._reaches = list(accumulate((each.end for each in self._candidates), max))

    def at(self, start: int, end: int) -> list[Candidate]:
        """Those that share a character with the span, by their starts."""
        last = bisect_left(self._starts, end)
        first = bisect_right(self._reaches, start, hi=last)
        return [each for each in self._candidates[first:last] if start < each.end]


def _priority(probability: float) -> int:
    return _LEAST + round(_SPAN * probability)


def _lengthens(name: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether `name` is that of a body which the rules ended too early: all they read there lies inside it."""
    return (
        name.type is EntityType.ORG
        and all(name.start <= other.start and other.end <= name.end for other in others)
        and all(other.type in _INSIDE for other in others)
        and any(other.start == name.start and other.type is EntityType.ORG for other in others)
    )
