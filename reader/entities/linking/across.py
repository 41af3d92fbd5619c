"""Names of all documents: which of them are one entity; kept up to date document by document.

Names meet under blocking keys that follow from each name alone; a key that too many names share is not used. Only the
names that a change can reach are grouped again, and grouping depends on the set of names alone: the result is the same
whatever the order in which documents came and went.
"""

from collections.abc import Hashable, Iterable, Iterator, MutableMapping, Sequence
from operator import itemgetter

from reader.entities.linking.blocking import MAX_BUCKET, blocks
from reader.entities.linking.names import NO_PARTNERS, Cluster, Name
from reader.entities.linking.nodes import NodeKey, is_name, is_weak
from reader.entities.linking.partition import partition
from reader.entities.linking.relations import Tier, contradiction, relate, separates
from reader.entities.linking.tally import Postings
from reader.entities.linking.wording import wording

_RARE = 100


class NameIndex:
    """The names of the library in clusters."""

    def __init__(self) -> None:
        self.names: MutableMapping[NodeKey, Name] = {}
        self.together: dict[NodeKey, set[NodeKey]] = {}
        self.apart: set[frozenset[NodeKey]] = set()
        # Most names are alone: what is not here is a cluster, and a component, of itself.
        self._clusters: MutableMapping[NodeKey, Cluster] = {}  # by first name
        self._first: MutableMapping[NodeKey, NodeKey] = {}  # first name of the cluster of each name
        self._component: MutableMapping[NodeKey, frozenset[NodeKey]] = {}
        self._nodes: list[NodeKey] = []  # names by number; numbers of names that are gone are given anew
        self._unused: list[int] = []
        self._buckets = Postings()
        self._words: Postings | None = None  # made when the first explanation asks for it
        self._dirty: set[NodeKey] = set()

    def first(self, node: NodeKey) -> NodeKey:
        """The first name of the cluster of `node`, which stands for the cluster."""
        return self._first.get(node, node)

    def nodes(self, first: NodeKey) -> tuple[NodeKey, ...]:
        """The names of the cluster with the first name `first`."""
        found = self._clusters.get(first)
        return (first,) if found is None else found.nodes

    def cluster(self, first: NodeKey) -> Cluster:
        """The cluster with the first name `first`."""
        return self._clusters.get(first) or Cluster((first,))

    def blocks(self, node: NodeKey) -> tuple[str, ...]:
        """The keys under which `node` meets others."""
        name = self.names.get(node)
        return blocks(node) if name is None else name.blocks

    def use(self, node: NodeKey) -> Name:
        """The record of `node`, with one more use; `release` takes it back."""
        name = self.names.get(node)
        if name is None:
            name = self._come(node)
        name.uses += 1
        return name

    def _come(self, node: NodeKey) -> Name:
        """A record for `node`, which has none."""
        number = self._number(node)
        name = self.names[node] = Name(number, blocks(node))
        self._dirty.add(node)
        for block in name.blocks:
            if self._buckets.add(block, number) == MAX_BUCKET + 1:  # the key stops being used: links are gone
                self._dirty.update(self._named(self._buckets.under(block)))
        if self._words is not None:
            for word in words_of(node):
                self._words.add(word, number)
        return name

    def _number(self, node: NodeKey) -> int:
        """A number for `node`, which has none."""
        if self._unused:
            number = self._unused.pop()
            self._nodes[number] = node
            return number
        self._nodes.append(node)
        return len(self._nodes) - 1

    def _named(self, numbers: Iterable[int]) -> Iterator[NodeKey]:
        return map(self._nodes.__getitem__, numbers)

    def release(self, node: NodeKey) -> None:
        """Takes back one `use` of `node`; a name without uses is forgotten."""
        name = self.names[node]
        name.uses -= 1
        if name.uses:
            return
        self._dirty.add(node)
        self._dirty |= self._component.get(node, frozenset())
        self._go(node, name)

    def _go(self, node: NodeKey, name: Name) -> None:
        """Forgets the record of `node`."""
        for block in name.blocks:
            if self._buckets.discard(block, name.number) == MAX_BUCKET:  # the key is used again
                self._dirty.update(self._named(self._buckets.under(block)))
        if self._words is not None:
            for word in words_of(node):
                self._words.discard(word, name.number)
        self._unused.append(name.number)
        del self.names[node]

    def tie(self, a: NodeKey, b: NodeKey, count: int) -> None:
        """Adds `count` (1 or -1) documents that state `a` and `b` to be the same."""
        for one, other in ((a, b), (b, a)):
            name = self.names[one]
            partners = name.partners
            if not isinstance(partners, dict):
                partners = name.partners = {}
            partners[other] = partners.get(other, 0) + count
            if partners[other] <= 0:
                del partners[other]
                if not partners:
                    name.partners = NO_PARTNERS
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
        name = self.names[node]
        found: set[int] = set()
        for block in name.blocks:
            bucket = self._buckets.several(block)
            if len(bucket) <= MAX_BUCKET:
                found.update(bucket)
        found.discard(name.number)
        return self._named(found)

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
        """True when the person joined `a`, or another spelling of it, to `b` or another spelling of that.

        A spelling that fits both says nothing about them: who joins "Nguyen Van Hung" to one does not mean the other.
        """
        if not self.together:
            return False
        mine = [node for node in self._decided_like(a) if node == a or relate(node, b) is None]
        theirs = [node for node in self._decided_like(b) if node == b or relate(node, a) is None]
        return any(other in self.together[node] for node in mine for other in theirs)

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
            if len(component) > 1:
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
            unsure = parts.unsure.get(group[0], ())
            if len(group) > 1 or unsure:
                self._clusters[group[0]] = Cluster(group, unsure)
            for node in group[1:]:
                self._first[node] = group[0]
        for node in component:
            self._component[node] = component

    def _forget(self, node: NodeKey) -> None:
        self._clusters.pop(node, None)
        self._first.pop(node, None)
        self._component.pop(node, None)

    def keys_of(self, node: NodeKey) -> Sequence[Hashable]:
        """The keys under which a name that is there meets others."""
        return self.names[node].blocks

    def near(self, node: NodeKey) -> list[NodeKey]:
        """Names that meet `node` under a blocking key or share a rare word with it, for explanations; at most 100."""
        found = dict.fromkeys(sorted(self.candidates(node)))
        words = self._words
        if words is None:
            words = self._words = self._by_word()
        buckets = [(len(bucket), word, bucket) for word in words_of(node) if (bucket := words.under(word))]
        for count, _, bucket in sorted(buckets, key=itemgetter(0, 1)):
            if count <= _RARE:
                found.update(dict.fromkeys(sorted(self._named(bucket))))
        found.pop(node, None)
        return list(found)[:_RARE]

    def _by_word(self) -> Postings:
        """The numbers of the names by the words in them."""
        found = Postings()
        for node, name in self.names.items():
            for word in words_of(node):
                found.add(word, name.number)
        return found


def words_of(node: NodeKey) -> set[str]:
    if not is_name(node):
        return set()
    return {f"{node[0].value} {word}" for word in wording(*node).frame.split() if len(word) > 1}
