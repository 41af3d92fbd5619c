"""From many proposals to one reading: overlaps settled, names within names nested."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.documents import Zone
from reader.entities.mention import EntityType, Mention
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.nesting import denotes_another

NESTING = frozenset({EntityType.ORG, EntityType.EVENT, EntityType.LAW, EntityType.WORK, EntityType.QUANTITY})
"""The kinds that may have other mentions inside."""


@dataclass(slots=True)
class _Node:
    candidate: Candidate
    inner: list["_Node"] = field(default_factory=list)


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand, in text order, an outer one before those inside it.

    Of equal spans and of crossing ones the higher priority stands, then the longer. Inside a span of a kind that does
    not nest nothing stands, unless it is stronger than the outer span by so much that the outer one was a guess.
    """
    best: dict[tuple[int, int], Candidate] = {}
    for candidate in candidates:
        span = candidate.start, candidate.end
        held = best.get(span)
        if candidate.start < candidate.end and (held is None or _rank(candidate) > _rank(held)):
            best[span] = candidate
    longest = max((candidate.end - candidate.start for candidate in best.values()), default=0)
    standing: list[Candidate] = []
    for candidate in sorted(best.values(), key=_rank, reverse=True):
        first = bisect_left(standing, candidate.start - longest, key=_start)
        last = bisect_left(standing, candidate.end, key=_start)
        if all(_compatible(candidate, other) for other in standing[first:last]):
            insort(standing, candidate, key=_start)
    standing.sort(key=lambda candidate: (candidate.start, -candidate.end))
    return _without_swallowed(standing)


def _start(candidate: Candidate) -> int:
    return candidate.start


def _rank(candidate: Candidate) -> tuple[int, int, bool, int]:
    return candidate.priority, candidate.end - candidate.start, candidate.known is not None, -candidate.start


def _compatible(candidate: Candidate, other: Candidate) -> bool:
    """Whether both can stand: apart, or one inside the other where the outer kind or strength allows it."""
    if candidate.end <= other.start or other.end <= candidate.start:
        return True
    if candidate.start >= other.start and candidate.end <= other.end:
        return other.type in NESTING
    if candidate.start <= other.start and candidate.end >= other.end:
        return candidate.type in NESTING or candidate.priority >= other.priority - 25
    return False


def _without_swallowed(standing: list[Candidate]) -> list[Candidate]:
    """Leave out what lies inside a span of a kind that does not nest."""
    kept: list[Candidate] = []
    outer: list[Candidate] = []
    for candidate in standing:
        while outer and outer[-1].end <= candidate.start:
            outer.pop()
        if all(other.type in NESTING for other in outer):
            kept.append(candidate)
            outer.append(candidate)
    return kept


def nest(text: str, standing: Iterable[Candidate], zone: Zone) -> list[Mention]:
    """Mentions of the candidates that `settle` left, the inner ones nested, in text order; `text` is the document's."""
    roots: list[_Node] = []
    stack: list[_Node] = []
    for candidate in standing:
        node = _Node(candidate)
        while stack and candidate.start >= stack[-1].candidate.end:
            stack.pop()
        if any(not denotes_another(text, candidate, outer.candidate) for outer in stack):
            continue
        (stack[-1].inner if stack else roots).append(node)
        stack.append(node)
    return [_mention(text, node, zone) for node in roots]


def _mention(text: str, node: _Node, zone: Zone) -> Mention:
    candidate = node.candidate
    return Mention(
        start=candidate.start,
        end=candidate.end,
        text=text[candidate.start : candidate.end],
        type=candidate.type,
        zone=zone,
        value=candidate.value,
        known=candidate.known,
        rule=candidate.rule,
        nested=tuple(_mention(text, inner, zone) for inner in node.inner),
    )
