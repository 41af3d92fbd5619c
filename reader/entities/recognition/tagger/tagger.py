"""What the trained models add to the reading of a document by rules."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reader.entities.mention import EntityType
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.hits import trim_possessive
from reader.entities.recognition.lexicon import common_words
from reader.entities.recognition.overlap import settle
from reader.entities.recognition.tagger.facts import Facts
from reader.entities.recognition.tagger.model import Model, Named, Stretch, stretches
from reader.entities.recognition.tagger.words import Words
from reader.entities.recognition.whole import Found
from reader.resources import resource_folder

LANGUAGES = ("en", "vi", "kk")
"""The languages that there is a model for."""
RULE = "tagger"
_KINDS = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.ORG})
_LEAST, _SPAN = 22, 33
_DENIED = 15


def read_by_models(parts: Sequence[Found]) -> None:
    """Add to each of `parts`, which are those of one document, the people, places and organisations that a model sees.

    A model is opened when a part in its language is first read.
    """
    facts = Facts(part.passage for part in parts)
    numbers = {id(part.passage): part for part in parts}
    for language in LANGUAGES:
        own = [part for part in parts if part.passage.language == language]
        if not own:
            continue
        model, words = _opened(language)
        read: list[Stretch] = []
        for part in own:
            read += stretches(part, facts, words)
        names: dict[int, list[Candidate]] = {id(part.passage): [] for part in own}
        for name in model.names(read):
            if name.kind in _KINDS:
                names[id(name.passage)].append(_candidate(name))
        for key, found in names.items():
            part = numbers[key]
            part.candidates = combined(part, found)
            part.settled = settle(part.candidates)


@cache
def _opened(language: str) -> tuple[Model, Words]:
    path = resource_folder("entities/recognition/tagger/models") / f"{language}.crfsuite"
    return Model(path), Words(language, common_words(language))


def _candidate(name: Named) -> Candidate:
    start, end = name.passage.span(name.first, name.last)
    end = trim_possessive(name.passage.text, start, end)
    return Candidate(start, end, EntityType(name.kind), RULE, _LEAST + round(_SPAN * name.probability))


def combined(part: Found, names: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of the rules and of the model together.

    Where both agree the rule's candidate stays and gains the model's certainty. Names that the model alone sees count
    when it is sure of them and no rule has read the words otherwise.
    """
    seen = {(name.start, name.end, name.type): name for name in names}
    kept: list[Candidate] = []
    for candidate in part.candidates:
        name = seen.pop((candidate.start, candidate.end, candidate.type), None)
        kept.append(candidate if name is None else replace(candidate, priority=max(candidate.priority, name.priority)))
    for name in seen.values():
        free = not any(other.start < name.end and name.start < other.end for other in part.settled)
        if free and name.priority >= _SURE:
            kept.append(name)
    return kept


_SURE = 48
