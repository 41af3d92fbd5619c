"""How well a paragraph of one article answers one of another, for the few pairs that share anything telling.

The weight of what is shared is that of weighting terms by their inverse document frequency (Spärck Jones 1972), here
over the paragraphs of the two articles and on both sides at once: a feature that stands in `a` of `n` paragraphs and
    `b` of `m` would be shared by chance as often as a·b/(n·m). Dividing by what the two paragraphs could share at
    most is the cosine measure of the vector space model (Salton, Wong, Yang 1975), weakened, since articles condense
    each other.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt
from typing import Final

from reader.entities.alignment.evidence import WEIGHTS, Paragraph

_CANDIDATES: Final = 6
_ENTRY: Final = 0.5
_HIGH: Final = 0.9
_RELATED: Final = 1.5  # articles on the same events reach it with one paragraph in ten, others stay near 1
_USUAL: Final = 7.0  # the logarithm of 33 times 33: in shorter articles nothing could be rare otherwise
_MOST_PAIRS: Final = 160  # how many occurrences on the other side are followed up for one paragraph


@dataclass(slots=True)
class Pairing:
    """The likeness of the pairs of paragraphs worth looking at.

    by_left: for each left paragraph its candidates on the right with their score, the best first; by_right: the same
        the other way.
    """

    by_left: list[list[tuple[int, float]]]
    by_right: list[list[tuple[int, float]]]

    @property
    def entry(self) -> float:
        """What a pair must offer to be one: more where even the best pairs offer little, as in articles on other
        things."""
        best = sorted(column[0][1] for column in self.by_left if column)
        level = best[int(_HIGH * (len(best) - 1))] if best else 0.0
        return _ENTRY + max(0.0, _RELATED - level)


def weights_of(left: Sequence[Paragraph], right: Sequence[Paragraph]) -> dict[str, float]:
    """What each feature that both articles have is worth when two paragraphs share it, in nats."""
    counts: list[dict[str, int]] = [defaultdict(int), defaultdict(int)]
    for count, side in zip(counts, (left, right), strict=True):
        for paragraph in side:
            for feature in paragraph.features:
                count[feature] += 1
    pairs = len(left) * len(right)
    scale = max(1.0, _USUAL / log(pairs + 2))
    worth = {}
    for feature, first in counts[0].items():
        second = counts[1].get(feature)
        if second:
            rarity = scale * log((pairs + 1) / (first * second)) / 2
            if rarity > 0:
                worth[feature] = WEIGHTS[feature.partition(":")[0]] * rarity
    return worth


def pair_up(left: Sequence[Paragraph], right: Sequence[Paragraph], worth: dict[str, float]) -> Pairing:
    """The candidates of every paragraph; the rarest features say which pairs are looked at."""
    bearers: dict[str, list[int]] = defaultdict(list)
    own: list[float] = []
    for place, paragraph in enumerate(right):
        mass = 0.0
        for feature in paragraph.features:
            if feature in worth:
                bearers[feature].append(place)
                mass += worth[feature]
        own.append(mass)
    roots = [1.0 + sqrt(mass) for mass in own]
    by_left: list[list[tuple[int, float]]] = []
    by_right: list[list[tuple[int, float]]] = [[] for _ in right]
    for number, paragraph in enumerate(left):
        features = [feature for feature in paragraph.features if feature in worth]
        features.sort(key=lambda feature: len(bearers[feature]))
        rough: dict[int, float] = defaultdict(float)
        looked_at = 0
        for feature in features:
            looked_at += len(bearers[feature])
            if rough and looked_at > _MOST_PAIRS:
                break
            gain = worth[feature]
            for place in bearers[feature]:
                rough[place] += gain
        mass = sum(worth[feature] for feature in features)
        found = []
        likely = nlargest(_CANDIDATES, ((gain / roots[place], -place) for place, gain in rough.items()))
        for place in (-each[1] for each in likely):
            said = shared_weight(paragraph, right[place], worth)
            found.append((place, said / (1.0 + sqrt(sqrt(mass * own[place])))))
        found.sort(key=lambda item: (-item[1], item[0]))
        by_left.append(found)
        for place, score in found:
            by_right[place].append((number, score))
    for column in by_right:
        column.sort(key=lambda item: (-item[1], item[0]))
        del column[_CANDIDATES:]
    return Pairing(by_left, by_right)


def shared_weight(a: Paragraph, b: Paragraph, worth: dict[str, float]) -> float:
    """The weight of what two paragraphs share; words that say it in several ways count once in full.

    The name of a linked person is shared as entity, by its sound and as loan word: the heaviest counts, the others by
    what new words they bring.
    """
    common = [feature for feature in a.features.keys() & b.features.keys() if feature in worth]
    common.sort(key=lambda feature: (-worth[feature], feature))
    taken: list[tuple[int, int]] = []
    total = 0.0
    for feature in common:
        spans = a.features[feature]
        for start, end in spans:
            if not any(first < end and start < last for first, last in taken):
                total += worth[feature]
                break
        taken += spans
    return total
