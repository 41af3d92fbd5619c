"""Two articles about the same events, paragraph by paragraph: who answers whom, what both say, where to look.

The evidence is gathered by `evidence`, weighed by `scoring`, put in order by `path`; the sources of the method are
named there.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

from reader.documents import Document
from reader.entities.alignment.evidence import Paragraph, Span, paragraphs_of
from reader.entities.alignment.path import ABSENT, best_path
from reader.entities.alignment.scoring import pair_up, weights_of
from reader.entities.mention import Mention

_TOLD: Final = frozenset({"entity", "country", "date", "month", "year", "amount", "percent", "number"})
_TELLING_NAME: Final = 1.5  # what a word that only sounds alike must be worth to be shown as shared
_CLAIMED: Final = 0.5
_INFERRED: Final = 0.15  # the certainty of a pair that only its neighbours and its length speak for
_LENGTHS: Final = 2.2  # how many times as long as the other a paragraph between two pairs may be


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The passage of the other article that answers a paragraph.

    start, end: offsets into the other document's text, code points, end exclusive; a paragraph, or several that it
        was split into.
    score: how certain it is, 0 to 1.
    """

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Shared:
    """What two paragraphs that answer each other both say.

    entities: the ids of the entities named in both. values: "date:05-06", "number:1469", "percent:7.5" and the like.
    here, there: where the words stand in the paragraph asked about and in its counterpart, in text order; offsets
        into the text
        of each document, code points, end exclusive.
    """

    entities: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    here: tuple[Span, ...] = ()
    there: tuple[Span, ...] = ()


class Direction:
    """From the paragraphs of one document to those of another. Offsets are code points into the text of each."""

    def __init__(
        self,
        here: Sequence[Paragraph],
        there: Sequence[Paragraph],
        *,
        targets: Sequence[int],
        scores: Sequence[float],
        back: Sequence[int],
        worth: Mapping[str, float],
    ) -> None:
        """targets: for each paragraph of `here` the number of its counterpart or `ABSENT`; back: the same the other
        way."""
        self._here, self._there = here, there
        self._starts = [paragraph.start for paragraph in here]
        self._targets, self._scores, self._worth = targets, scores, worth
        self._groups = [_group(number, target, back) for number, target in enumerate(targets)]

    def __len__(self) -> int:
        return len(self._here)

    def paragraph(self, offset: int) -> Span | None:
        """The paragraph at `offset`, or the last one before it; None in a document that shows nothing."""
        number = self._number(offset)
        return None if number is None else (self._here[number].start, self._here[number].end)

    def counterpart(self, offset: int) -> Counterpart | None:
        """What answers the paragraph at `offset`; None when nothing does."""
        number = self._number(offset)
        if number is None or self._targets[number] == ABSENT:
            return None
        first, last = self._groups[number]
        return Counterpart(self._there[first].start, self._there[last].end, self._scores[number])

    def position(self, offset: int) -> int:
        """The offset in the other document that goes with `offset`: as far into the counterpart, and between the
        counterparts of the neighbours where there is none; 0 when nothing is aligned."""
        number = self._number(offset)
        if number is None or not self._there:
            return 0
        if self._targets[number] != ABSENT:
            first, last = number, number
            while first and self._targets[first - 1] == self._targets[number]:
                first -= 1
            while last + 1 < len(self._targets) and self._targets[last + 1] == self._targets[number]:
                last += 1
            begin, end = self._groups[number]
            return _along(
                offset, self._here[first].start, self._here[last].end, self._there[begin].start, self._there[end].end
            )
        before = next((n for n in range(number, -1, -1) if self._targets[n] != ABSENT), None)
        after = next((n for n in range(number, len(self._targets)) if self._targets[n] != ABSENT), None)
        low, start = (0, 0) if before is None else (self._here[before].end, self._there[self._groups[before][1]].end)
        if after is None:
            high, end = self._here[-1].end, self._there[-1].end
        else:
            high, end = self._here[after].start, self._there[self._groups[after][0]].start
        return _along(offset, low, high, start, max(start, end))

    def shared(self, offset: int) -> Shared:
        """What the paragraph at `offset` and its counterpart both say; nothing without counterpart."""
        number = self._number(offset)
        if number is None or self._targets[number] == ABSENT:
            return Shared()
        first, last = self._groups[number]
        mine, others = self._here[number], self._there[first : last + 1]
        said: set[str] = set()
        here: set[Span] = set()
        there: set[Span] = set()
        entities: set[str] = set()
        for other in others:
            entities |= mine.entities & other.entities
            common = [feature for feature in mine.features.keys() & other.features.keys() if self._tells(feature)]
            common.sort(key=lambda feature: feature.startswith("name:"))
            for feature in common:
                by_meaning = not feature.startswith("name:")
                said.add(feature)
                for spans, found in ((mine.features[feature], here), (other.features[feature], there)):
                    found.update(span for span in spans if by_meaning or not _touches(span, found))
        values = {feature for feature in said if feature.partition(":")[0] not in {"entity", "name", "country"}}
        return Shared(frozenset(entities), frozenset(values), _merged(here), _merged(there))

    def _tells(self, feature: str) -> bool:
        """Whether that two paragraphs share `feature` is worth showing."""
        kind = feature.partition(":")[0]
        return kind in _TOLD or (kind == "name" and self._worth.get(feature, 0.0) >= _TELLING_NAME)

    def _number(self, offset: int) -> int | None:
        return max(0, bisect_right(self._starts, offset) - 1) if self._here else None


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two documents and the way from each to the other."""

    left_to_right: Direction
    right_to_left: Direction


def align(
    left: Document, left_mentions: Sequence[Mention], right: Document, right_mentions: Sequence[Mention]
) -> Alignment:
    """Find for the shown paragraphs of two documents, in the same language or not, those of the other that say the
    same.

    The mentions are the outermost ones in text order, linked together: entities of both documents have the same ids.
        Without mentions, numbers, names by their sound and the words for common subjects of news remain.
    """
    words = left.language == right.language
    here, there = paragraphs_of(left, left_mentions, words=words), paragraphs_of(right, right_mentions, words=words)
    worth = weights_of(here, there)
    pairing = pair_up(here, there, worth)
    entry = pairing.entry
    forward, backward = best_path(pairing.by_left, entry), best_path(pairing.by_right, entry)
    scores = [dict(row) for row in pairing.by_left]
    columns = [dict(row) for row in pairing.by_right]
    _settle(forward, backward, scores)
    _settle(backward, forward, columns)
    sure_forward = _infer(forward, backward, scores, here, there)
    sure_backward = _infer(backward, forward, columns, there, here)
    return Alignment(
        Direction(here, there, targets=forward, scores=sure_forward, back=backward, worth=worth),
        Direction(there, here, targets=backward, scores=sure_backward, back=forward, worth=worth),
    )


def _settle(targets: list[int], back: Sequence[int], scores: Sequence[dict[int, float]]) -> None:
    """Give up the pairs whose other side says the same much more of another paragraph that is not a neighbour."""
    for number, target in enumerate(targets):
        rival = ABSENT if target == ABSENT else back[target]
        if rival != ABSENT and abs(rival - number) > 1:
            claimed = scores[rival].get(target, 0.0)
            if scores[number].get(target, 0.0) < _CLAIMED * claimed:
                targets[number] = ABSENT


def _infer(
    targets: list[int],
    back: Sequence[int],
    scores: Sequence[dict[int, float]],
    here: Sequence[Paragraph],
    there: Sequence[Paragraph],
) -> list[float]:
    """Pair a paragraph with the one between the counterparts of its neighbours when nobody claims that; return how
    sure each is."""
    sure = []
    for number, target in enumerate(targets):
        if target == ABSENT and 0 < number < len(targets) - 1:
            between = targets[number - 1] + 1
            if between and targets[number + 1] == between + 1 and back[between] in {ABSENT, number}:
                lengths = sorted(p.end - p.start for p in (here[number], there[between]))
                if lengths[1] <= _LENGTHS * lengths[0] and here[number].role is there[between].role:
                    targets[number] = between
        found = targets[number]
        score = scores[number].get(found, 0.0) if found != ABSENT else 0.0
        sure.append(0.0 if found == ABSENT else max(_INFERRED, 1 - exp(-score)))
    return sure


def _group(number: int, target: int, back: Sequence[int]) -> tuple[int, int]:
    """The counterpart and the paragraphs beside it that are answered by `number` too: it was split into them."""
    if target == ABSENT:
        return ABSENT, ABSENT
    first = last = target
    while first and back[first - 1] == number:
        first -= 1
    while last + 1 < len(back) and back[last + 1] == number:
        last += 1
    return first, last


def _along(offset: int, low: int, high: int, start: int, end: int) -> int:
    share = (offset - low) / (high - low) if high > low else 0.0
    return start + round(min(1.0, max(0.0, share)) * (end - start))


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _merged(spans: set[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)
