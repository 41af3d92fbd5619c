"""Places told by what English says of them: "the cities of X and Y", "trains between …", "Northern Ireland"."""

from collections.abc import Iterator

from reader.entities.mention import EntityType
from reader.entities.recognition import english_words as en
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.hits import Hits
from reader.entities.recognition.lexicon import split
from reader.entities.recognition.passage import Passage, Style
from reader.entities.recognition.people_words import is_given

_PLURAL = split("""
    cities provinces districts regions counties towns townships villages communes wards municipalities ports suburbs
    islands localities capitals prefectures
""")
_WAYS = split("""
    flight flights route routes railway railways train trains rail road roads highway highways expressway expressways
    motorway ferry ferries bus buses distance border corridor corridors
""")
_MOST, _LONGEST, _NEAR = 6, 4, 3
_PRIORITY = 61
RULE = "list of places"


def placed_names(passage: Passage, hits: Hits) -> Iterator[Candidate]:
    """The members of lists that can hold places only."""
    if passage.language != "en" or passage.cyrillic or passage.style is not Style.PLAIN:
        return
    p = passage
    for index, word in enumerate(p.lower):
        places = word == "of" and p.word(index - 1) in _PLURAL
        if places or (word == "between" and any(p.word(index - back) in _WAYS for back in range(1, _NEAR + 1))):
            yield from _members(p, hits, index + 1)


def _members(p: Passage, hits: Hits, index: int) -> Iterator[Candidate]:
    """The names of a list from `index` on, of which the first stands there."""
    for _ in range(_MOST):
        hit = hits.beginning(index)
        if hit is not None and hit.kind is EntityType.PLACE and p.raw(hit.last) in {"'s", "’s", "'", "’"}:
            index = hit.last + 1  # the country of those that follow
        first = index
        while p.is_cap(index) and index - first < _LONGEST and (index == first or p.follows(index)):
            if p.lower[index] in en.OFFICES or p.tokens[index].is_upper:
                return
            index += 1
            while p.is_dash(index) and p.joined(index) and p.joined(index + 1) and p.is_cap(index + 1):
                index += 2
        if index == first:
            return
        person = index - first > 1 and is_given(p.lower[first])
        if not person and not any(hits.is_kind(word, EntityType.NORP, EntityType.ORG) for word in range(first, index)):
            known = hits.beginning(first)
            if known is None or known.last != index:
                yield Candidate(*p.span(first, index), EntityType.PLACE, RULE, _PRIORITY)
        if p.raw(index) == ",":
            index += 1
        elif p.word(index) != "and":
            return
        if p.word(index) == "and":
            index += 1


def directed_names(passage: Passage, hits: Hits) -> Iterator[Candidate]:
    """East, Northern … and a known place: "Northern Ireland"."""
    p = passage
    for hit in hits.found:
        before = hit.first - 1
        direction = before >= 0 and p.is_cap(before) and p.lower[before] in en.DIRECTIONS
        if hit.kind in {EntityType.PLACE, EntityType.NORP} and direction and p.follows(hit.first):
            yield Candidate(*p.span(before, hit.last), hit.kind, "direction and place", 62)
