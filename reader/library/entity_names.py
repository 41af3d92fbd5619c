"""The names of a library's entities, to be searched, and kept up to date as entities change."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from reader.entities.mention import NAMED, Entity
from reader.names import NameEntry, NameIndex, SearchAnswer
from reader.names.search.index import NameMatch

_SURE: Final = 0.86
_FAR_BEHIND: Final = 0.25
_MORE: Final = 20


class _Segment:
    """The names of some entities. entities: how many, also those that other segments have newer names of."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self.index = name_index(entities.values())
        self.entities = len(entities)
        self.live = len(entities)


class EntityNames:
    """Finds entities by name. Adding n entities one by one costs in proportion to n log n, each time little.

    Their names lie in segments, each at least twice as large as the next; a change makes a small one, and those that
    are not twice as large any more become one. What a newer segment has is passed over in the older ones.
    """

    def __init__(self) -> None:
        self._segments: list[_Segment] = []
        self._home: dict[str, _Segment] = {}

    def renew(self, entities: Mapping[str, Entity], changed: Iterable[str]) -> None:
        """Take over the entities with the ids `changed` from `entities`, where those that are gone are missing."""
        fresh = set(changed)
        for name in fresh:
            home = self._home.pop(name, None)
            if home is not None:
                home.live -= 1
        fresh = {name for name in fresh if name in entities}
        size = len(fresh)
        kept: list[_Segment] = []
        merged: set[int] = set()
        for segment in reversed(self._segments):
            if segment.live < 2 * size or segment.live * 2 < segment.entities:
                size += segment.live
                merged.add(id(segment))
            else:
                kept.append(segment)
        if merged:
            fresh |= {name for name, segment in self._home.items() if id(segment) in merged}
        self._segments = sorted(kept, key=lambda segment: -segment.live)
        if fresh:
            newest = _Segment({name: entities[name] for name in sorted(fresh)})
            self._segments.append(newest)
            self._home.update(dict.fromkeys(fresh, newest))

    def search(self, query: str, limit: int) -> SearchAnswer:
        """As `Library.search_names`."""
        return combined(query, limit, (self._answer(segment, query, limit) for segment in self._segments))

    def _answer(self, segment: _Segment, query: str, limit: int) -> SearchAnswer:
        """What a segment finds, without the entities that newer ones have."""
        return filtered(segment.index, query, limit, lambda results: self._live(segment, results))

    def _live(self, segment: _Segment, results: Iterable[NameMatch]) -> Iterator[NameMatch]:
        return (match for match in results if self._home.get(match.entry.id) is segment)


def filtered(
    index: NameIndex, query: str, limit: int, live: Callable[[Iterable[NameMatch]], Iterable[NameMatch]]
) -> SearchAnswer:
    """What `index` finds; `live` picks the results that count."""
    asked = limit
    while True:
        answer = index.search(query, asked)
        results = tuple(live(answer.results))
        if len(results) >= limit or len(answer.results) < asked:
            return SearchAnswer(query, answer.read_as, results[:limit])
        asked = 2 * asked + _MORE


def combined(query: str, limit: int, answers: Iterable[SearchAnswer]) -> SearchAnswer:
    """The answers of several indexes, which have no entity in common, as one would give it."""
    answers = [answer for answer in answers if answer.results]
    if not answers:
        return SearchAnswer(query, None, ())
    # What the text as it stands finds well goes before what it may be decoded to.
    plain = [answer for answer in answers if answer.read_as is None]
    best = max(plain, key=_top, default=None)
    if best is None or _top(best) < _SURE:
        best = max(answers, key=lambda answer: (_top(answer), answer.read_as is None))
    found = [match for answer in answers if answer.read_as == best.read_as for match in answer.results]
    found.sort(key=lambda match: (-match.score, -match.entry.count, len(match.entry.name), match.entry.id))
    least = _top(best) - _FAR_BEHIND
    return SearchAnswer(query, best.read_as, tuple(match for match in found if match.score >= least)[:limit])


def _top(answer: SearchAnswer) -> float:
    return answer.results[0].score


def name_index(entities: Iterable[Entity]) -> NameIndex:
    """The index over all spellings of the named ones of `entities`."""
    return NameIndex(name_entries(entities))


def name_entries(entities: Iterable[Entity]) -> Iterator[NameEntry]:
    """All spellings of the named ones of `entities`."""
    for entity in entities:
        if entity.type not in NAMED:
            continue
        spellings = dict(entity.forms)
        for name in (entity.name, *entity.names.values()):
            spellings.setdefault(name, 0)
        # The common spelling comes first, so that it is shown when several match equally well.
        for spelling, _count in sorted(spellings.items(), key=lambda item: (-item[1], item[0])):
            yield NameEntry(entity.id, spelling, entity.type.value, entity.count)
