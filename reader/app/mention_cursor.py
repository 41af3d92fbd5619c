"""The mentions of one entity through the open articles, and which of them the person is at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.entities.mention import Mention

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stop:
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
        end = -1
        for mention in sorted(outer.walk(), key=lambda inner: (inner.start, -inner.end)):
            if mention.entity == entity and mention.start >= end:
                spans.append((mention.start, mention.end))
                end = mention.end
    return sorted(spans)


class MentionCursor:
    """Goes round through the mentions of the chosen entity, article after article."""

    def __init__(self) -> None:
        self.stops: Sequence[Stop] = ()
        self.index = -1

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

    def step(self, by: int) -> Stop | None:
        """Go `by` mentions forward, round the ends."""
        if self.stops:
            self.index = (self.index + by) % len(self.stops)
        return self.current
