"""People in front of Kazakh bodies: a name known from elsewhere in the article is no part of the body's name."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reader.entities.mention import EntityType
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.overlap import settle
from reader.entities.recognition.whole import STRONG, Found, name_words, without_ending

_MOST = 4
_RULE = "same name elsewhere"
_HEAD = "Kazakh head noun"
_NAMED_AFTER = "атындағы"


def part_leading_people(text: str, found: Iterable[Found]) -> None:
    """Divide, in place, the candidates for Kazakh bodies, events and laws that begin with a person of the article.

    "Ли Цян Қазақстан Ұлттық музейінде": people stand in the nominative before the genitive chain of what they visit.
    """
    readings = [reading for reading in found if reading.passage.cyrillic]
    people = _people(text, readings)
    if not people:
        return
    for reading in readings:
        divided: list[Candidate] = []
        for candidate in reading.candidates:
            after = 0
            if candidate.rule == _HEAD and candidate.type is not EntityType.PLACE:
                after = _after_person(reading, candidate.start, candidate.end, people)
            if after:
                tokens = reading.passage.tokens
                divided.append(Candidate(candidate.start, tokens[after - 1].end, EntityType.PERSON, _RULE, 63))
                divided.append(replace(candidate, start=tokens[after].start))
            else:
                divided.append(candidate)
        if len(divided) > len(reading.candidates):
            reading.candidates[:] = divided
            reading.settled = settle(divided)


def _people(text: str, readings: Iterable[Found]) -> dict[tuple[str, ...], bool]:
    """The full names of the people of the article and their last names, folded, without case endings.

    With each, whether it tells wherever it stands; a last name and a guess tell before a place only.
    """
    names: dict[tuple[str, ...], bool] = {}
    for reading in readings:
        for candidate in reading.settled:
            if candidate.type is not EntityType.PERSON:
                continue
            name, strong = text[candidate.start : candidate.end], candidate.priority >= STRONG
            for words in map(name_words, (name, *without_ending(candidate, name))):
                if len(words) > 1:
                    names[words] = names.get(words, False) or strong
                if len(words) > 1 and strong and len(words[-1]) > 3:
                    names.setdefault(words[-1:], False)
    return names


def _after_person(reading: Found, start: int, end: int, people: Mapping[tuple[str, ...], bool]) -> int:
    """The index of the word after the person with whom the words from `start` to `end` begin; 0 when with none."""
    p = reading.passage
    first = next(index for index, token in enumerate(p.tokens) if token.start == start)
    last = first
    for _ in range(_MOST):
        last += 1
        while p.is_dash(last) and p.joined(last) and p.joined(last + 1):
            last += 2
        if last >= len(p) or p.tokens[last].end >= end or not (p.is_cap(last) and p.follows(last)):
            return 0
        words = name_words(p.slice(first, last))
        place = reading.hits.is_kind(last, EntityType.PLACE)
        if (people.get(words, False) or (place and words in people)) and p.word(last + 1) != _NAMED_AFTER:
            return last
    return 0
