"""The mentions of one entity through the articles, and which of them the person is at."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from reader.documents import Document, Role
from reader.entities.mention import Mention
from reader.library.library import Library

_MOST_DOCUMENTS = 300
"""So many documents one goes round through."""

Span = tuple[int, int]


class Stop(NamedTuple):
    """A mention to jump to: `start`, `end` are offsets into the text of the document `key`."""

    key: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its offsets."""
        return self.start, self.end


def spans_of(entity: str, mentions: Iterable[Mention]) -> list[Span]:
    """Where `entity` is mentioned, also inside longer mentions, in text order."""
    spans: list[Span] = []
    for outer in mentions:
        if not outer.nested:  # nearly all
            if outer.entity == entity:
                spans.append((outer.start, outer.end))
            continue
        end = -1
        for mention in sorted(outer.walk(), key=lambda inner: (inner.start, -inner.end)):
            if mention.entity == entity and mention.start >= end:
                spans.append((mention.start, mention.end))
                end = mention.end
    return sorted(spans)


def shown_spans(document: Document, spans: Iterable[Span]) -> list[Span]:
    """Those of `spans` that stand in a part which is not hidden."""
    parts = ((span, document.part_at(span[0])) for span in spans)
    return [span for span, part in parts if part is None or part.role is not Role.HIDDEN]


def apart(spans: Iterable[Span]) -> list[Span]:
    """`spans` in text order, those that overlap as one, empty ones left out."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        elif start < end:
            found.append((start, end))
    return found


def spans_elsewhere(library: Library, entity: str, known: Collection[str]) -> dict[str, list[Span]]:
    """Where `entity` is mentioned in the documents besides `known`, by key, in the order of the library.

    Reads these documents, which is long work, but no more than a few hundred of them.
    """
    found = library.entity(entity)
    if found is None:
        return {}
    there = library.summaries([key for key, _count in found.leading((), _MOST_DOCUMENTS)])
    others = [key for key in sorted(there, key=lambda key: there[key].number) if key not in known]
    spans = {}
    for key in others:
        with suppress(KeyError):  # another process may have taken it out meanwhile
            spans[key] = shown_spans(library.document(key), spans_of(entity, library.mentions(key)))
    return spans


class MentionCursor:
    """Goes round through the mentions of the chosen entity, article after article."""

    def __init__(self) -> None:
        self.stops: Sequence[Stop] = ()
        self.index = -1
        self.wrapped = 0
        """1 when the last step went from the last mention to the first, -1 the other way round, else 0."""

    @property
    def current(self) -> Stop | None:
        """The mention the person is at."""
        return self.stops[self.index] if 0 <= self.index < len(self.stops) else None

    def set_stops(self, stops: Sequence[Stop], *, prefer: str = "") -> None:
        """Replace the mentions; stay at the current one if it is among them, else take the first of `prefer`."""
        current = self.current
        self.stops = stops
        if current is not None and current in stops:
            self.index = list(stops).index(current)
            return
        self.index = next((number for number, stop in enumerate(stops) if stop.key == prefer), 0 if stops else -1)

    def go_to(self, stop: Stop) -> None:
        """Be at `stop`, if it is one of the mentions."""
        if stop in self.stops:
            self.index = list(self.stops).index(stop)
            self.wrapped = 0

    def step(self, by: int) -> Stop | None:
        """Go `by` mentions forward, round the ends."""
        if self.stops:
            rounds, self.index = divmod(self.index + by, len(self.stops))
            self.wrapped = (rounds > 0) - (rounds < 0) if len(self.stops) > 1 else 0
        return self.current
