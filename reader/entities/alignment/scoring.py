"""How well a paragraph of one article answers one of another, for the few pairs that share anything telling.

The weight of what is shared is that of weighting terms by their inverse document frequency (Spärck Jones 1972), here
over the paragraphs of the two articles and on both sides at once: a feature that stands in `a` of `n` paragraphs and `b` of
`m` would be shared by chance as often as a·b/(n·m). Dividing by what the two paragraphs could share at most is the cosine measure
of the vector space model (Salton, Wong, Yang 1975), weakened, since articles condense each other.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

from reader.entities.alignment.evidence import WEIGHTS, Paragraph

_CANDIDATES: Final = 10
_MOST_PAIRS: Final = 400  # a feature that would bring more pairs than this in one article's paragraph tells nothing
_SAME_WORDS: Final = 0.5


@dataclass(slots=True)
class Pairing:
    """The likeness of the pairs of paragraphs worth looking at.

    by_left: for each left paragraph its candidates on the right with their score, the best first; by_right: the same the other way.
    """

    by_left: list[list[tuple[int, float]]]
    by_right: list[list[tuple[int, float]]]


def weights_of(left: Sequence[Paragraph], right: Sequence[Paragraph]) -> dict[str, float]:
    """What each feature that both articles have is worth when two paragraphs share it, in nats."""
    counts: list[dict[str, int]] = [defaultdict(int), defaultdict(int)]
    for count, side in zip(counts, (left, right), strict=True):
        for paragraph in side:
            for feature in paragraph.features:
                count[feature] += 1
    pairs = len(left) * len(right)
    worth = {}
    for feature, first in counts[0].items():
        second = counts[1].get(feature)
        if second:
            rarity = log((pairs + 1) / (first * second)) / 2
            if rarity > 0:
                worth[feature] = WEIGHTS[feature.partition(":")[0]] * rarity
    return worth


def pair_up(left: Sequence[Paragraph], right: Sequence[Paragraph], worth: dict[str, float]) -> Pairing:
    """The candidates of every paragraph."""
    bearers: dict[str, list[int]] = defaultdict(list)
    own: list[float] = []
    for place, paragraph in enumerate(right):
        for feature in paragraph.features:
            if feature in worth:
                bearers[feature].append(place)
        own.append(_mass(paragraph, worth))
    by_left: list[list[tuple[int, float]]] = []
    by_right: list[list[tuple[int, float]]] = [[] for _ in right]
    for number, paragraph in enumerate(left):
        places: set[int] = set()
        for feature in sorted((f for f in paragraph.features if f in worth), key=lambda f: len(bearers[f])):
            if places and len(places) + len(bearers[feature]) > _MOST_PAIRS:
                break
            places.update(bearers[feature])
        mass = _mass(paragraph, worth)
        found = []
        for place in places:
            said = shared_weight(paragraph, right[place], worth)
            score = said / (1.0 + sqrt(sqrt(mass * own[place])))
            found.append((place, score))
        found.sort(key=lambda item: (-item[1], item[0]))
        by_left.append(found[:_CANDIDATES])
        for place, score in found[:_CANDIDATES]:
            by_right[place].append((number, score))
    for column in by_right:
        column.sort(key=lambda item: (-item[1], item[0]))
        del column[_CANDIDATES:]
    return Pairing(by_left, by_right)


def _mass(paragraph: Paragraph, worth: dict[str, float]) -> float:
    return sum(worth[feature] for feature in paragraph.features if feature in worth)


def shared_weight(a: Paragraph, b: Paragraph, worth: dict[str, float]) -> float:
    """The weight of what two paragraphs share; words that say it in several ways count once in full.

    The name of a linked person is shared as entity, by its sound and as loan word: the heaviest counts, the others by
    what new words they bring.
    """
    common = [feature for feature in a.features.keys() & b.features.keys() if feature in worth]
    common.sort(key=lambda feature: (-worth[feature], feature))
    taken: set[int] = set()
    total = 0.0
    for feature in common:
        spans = a.features[feature]
        fresh = [span for span in spans if span[0] not in taken and span[1] not in taken]
        if fresh:
            total += worth[feature]
            for start, end in spans:
                taken.update(range(start, end + 1))
    return total
