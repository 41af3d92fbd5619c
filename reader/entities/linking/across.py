"""Names of all documents: which of them are one entity; kept up to date document by document.

Names meet under blocking keys that follow from each name alone; a key that too many names share is not used. Only the
names that a change can reach are grouped again, and grouping depends on the set of names alone: the result is the same
whatever the order in which documents came and went.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reader.entities.linking.partition import partition
from reader.entities.linking.relations import (
    MAX_BUCKET,
    NodeKey,
    Tier,
    blocks,
    contradiction,
    is_name,
    is_weak,
    relate,
    separates,
)
from reader.entities.linking.wording import wording

_RARE = 100


@dataclass(slots=True)
class Name:
    """A name with what the documents say about it.

    forms: its spellings, short ones included, with counts. full: the spellings that name the thing anywhere.
    documents: mentions by document. partners: names that documents state to be the same, with the number of documents.
    """

    blocks: tuple[str, ...]
    uses: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    full: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    partners: Counter[NodeKey] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Names that are one entity, sorted. unsure: first names of the clusters that it fits and did not join."""

    nodes: tuple[NodeKey, ...]
    unsure: tuple[NodeKey, ...] = ()


class NameIndex:
    """The names of the library in clusters."""

    def __init__(self) -> None:
        self.names: dict[NodeKey, Name] = {}
        self.clusters: dict[NodeKey, Cluster] = {}  # by first name
        self.home: dict[NodeKey, NodeKey] = {}  # first name of the cluster of each name
        self.together: dict[NodeKey, set[NodeKey]] = {}
        self.apart: set[frozenset[NodeKey]] = set()
        self._buckets: dict[str, set[NodeKey]] = defaultdict(set)
        self._words: dict[str, set[NodeKey]] = defaultdict(set)
        self._dirty: set[NodeKey] = set()
        self._component: dict[NodeKey, frozenset[NodeKey]] = {}

    def use(self, node: NodeKey) -> Name:
        """The record of `node`, with one more use; `release` takes it back."""
        name = self.names.get(node)
        if name is None:
            name = self.names[node] = Name(tuple(dict.fromkeys(blocks(node))))
            self._dirty.add(node)
            for block in name.blocks:
                bucket = self._buckets[block]
                bucket.add(node)
                if len(bucket) == MAX_BUCKET + 1:  # the key stops being used: links through it are gone
                    self._dirty |= bucket
            for word in _words(node):
                self._words[word].add(node)
        name.uses += 1
        return name

    def release(self, node: NodeKey) -> None:
        """Takes back one `use` of `node`; a name without uses is forgotten."""
        name = self.names[node]
        name.uses -= 1
        if name.uses:
            return
        self._dirty.add(node)
        self._dirty |= self._component.get(node, frozenset())
        for block in name.blocks:
            bucket = self._buckets[block]
            bucket.discard(node)
            if len(bucket) == MAX_BUCKET:  # the key is used again
                self._dirty |= bucket
            if not bucket:
                del self._buckets[block]
        for word in _words(node):
            self._words[word].discard(node)
            if not self._words[word]:
                del self._words[word]
        del self.names[node]

    def tie(self, a: NodeKey, b: NodeKey, count: int) -> None:
        """Adds `count` (1 or -1) documents that state `a` and `b` to be the same."""
        for one, other in ((a, b), (b, a)):
            partners = self.names[one].partners
            partners[other] += count
            if partners[other] <= 0:
                del partners[other]
            if partners.get(other, 0) in {0, 1}:
                self._dirty.add(one)

    def decide(self, together: dict[NodeKey, set[NodeKey]], apart: set[frozenset[NodeKey]]) -> None:
        """Sets the pairs of names that the person joined and parted, instead of the earlier ones."""
        if together == self.together and apart == self.apart:
            return
        for pairs in (self.together, together):
            self._dirty |= {node for node in pairs if node in self.names}
        for pair in self.apart ^ apart:
            self._dirty |= {node for node in pair if node in self.names}
        self.together, self.apart = together, apart

    def candidates(self, node: NodeKey) -> Iterator[NodeKey]:
        """The names that meet `node` under a blocking key, each once."""
        seen = {node}
        for block in self.names[node].blocks:
            bucket = self._buckets[block]
            if len(bucket) <= MAX_BUCKET:
                for other in bucket:
                    if other not in seen:
                        seen.add(other)
                        yield other

    def _edges(self, node: NodeKey) -> Iterator[tuple[int, NodeKey]]:
        for other in self.together.get(node, ()):
            if other in self.names:
                yield int(Tier.DECIDED), other
        for other in self.names[node].partners:
            weak = is_weak(node) or is_weak(other)
            yield int(Tier.ABBREVIATION if weak else Tier.STATED), other
        for other in self.candidates(node):
            relation = relate(node, other)
            if relation is not None and frozenset((node, other)) not in self.apart:
                yield int(relation.tier), other

    def _separates(self, a: NodeKey, b: NodeKey) -> bool:
        if frozenset((a, b)) in self.apart:
            return True
        if b in self.names[a].partners:
            return contradiction(a, b) is not None
        return separates(a, b) and not self._is_bridged(a, b)

    def _is_bridged(self, a: NodeKey, b: NodeKey) -> bool:
        """True when the person joined `a`, or another spelling of it, to `b` or another spelling of that."""
        if not self.together:
            return False
        reached = {node for mine in self._decided_like(a) for node in self.together[mine]}
        return any(theirs in reached for theirs in self._decided_like(b))

    def _decided_like(self, node: NodeKey) -> list[NodeKey]:
        found = [node] if node in self.together else []
        return found + [
            other for other in self.candidates(node) if other in self.together and relate(node, other) is not None
        ]

    def update(self) -> set[NodeKey]:
        """Groups again what changed; the names whose cluster may be another one now, also those that are gone."""
        waiting = list(self._dirty)
        self._dirty = set()
        touched: set[NodeKey] = set()
        while waiting:
            start = waiting.pop()
            if start in touched:
                continue
            if start in self.names:
                edges, component = self._component_of(start)
            else:
                edges, component = [], frozenset((start,))
            touched |= component
            for node in component:
                waiting += self._component.get(node, frozenset()) - touched
                self._forget(node)
            if start in self.names:
                self._group(component, edges)
        return touched

    def _component_of(self, start: NodeKey) -> tuple[list[tuple[int, NodeKey, NodeKey]], frozenset[NodeKey]]:
        seen, waiting = {start}, [start]
        edges: set[tuple[int, NodeKey, NodeKey]] = set()
        while waiting:
            node = waiting.pop()
            for tier, other in self._edges(node):
                edges.add((tier, min(node, other), max(node, other)))
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return sorted(edges), frozenset(seen)

    def _group(self, component: frozenset[NodeKey], edges: Iterable[tuple[int, NodeKey, NodeKey]]) -> None:
        parts = partition(component, edges, self._separates, int(Tier.DECIDED))
        for group in parts.groups:
            self.clusters[group[0]] = Cluster(group, parts.unsure.get(group[0], ()))
            for node in group:
                self.home[node] = group[0]
        for node in component:
            self._component[node] = component

    def _forget(self, node: NodeKey) -> None:
        self.clusters.pop(node, None)
        self.home.pop(node, None)
        self._component.pop(node, None)

    def near(self, node: NodeKey) -> list[NodeKey]:
        """Names that meet `node` under a blocking key or share a rare word with it, for explanations; at most 100."""
        found = dict.fromkeys(sorted(self.candidates(node)))
        for word in sorted(_words(node), key=lambda word: (len(self._words[word]), word)):
            if len(self._words[word]) <= _RARE:
                found.update(dict.fromkeys(sorted(self._words[word])))
        found.pop(node, None)
        return list(found)[:_RARE]


def _words(node: NodeKey) -> set[str]:
    if not is_name(node):
        return set()
    return {f"{node[0].value} {word}" for word in wording(*node).frame.split() if len(word) > 1}
