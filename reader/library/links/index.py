"""The names of a library in clusters, as `NameIndex`, over the tables of a database."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from reader.entities.linking.across import NameIndex, words_of
from reader.entities.linking.blocking import MAX_BUCKET
from reader.entities.linking.names import Cluster, Name
from reader.entities.linking.nodes import NodeKey
from reader.library.links.buckets import RARE, Buckets, Terms
from reader.library.links.names import Field, StoredName, StoredNames
from reader.library.links.preparing import Keys, keys_of, word_term
from reader.library.links.tables import Connection


class StoredNameIndex(NameIndex):
    """See `NameIndex`. What is asked for is loaded; `write` writes what differs."""

    def __init__(self) -> None:
        super().__init__()
        self.records = self.names = StoredNames()
        self._clusters = Field[Cluster](self.records, "cluster", grouped=True)
        self._first = Field[NodeKey](self.records, "first", grouped=True)
        self._component = Field[frozenset[NodeKey]](self.records, "component", grouped=True)
        self.buckets = Buckets()
        self.terms = Terms("link_terms", "name")
        self.keys: dict[NodeKey, Keys] = {}  # of names that may be new, where they were worked out before
        self.next_number = 1

    def connect(self, connection: Connection) -> None:
        """Read and write through `connection` from now on."""
        self.records.connection = self.buckets.connection = self.terms.connection = connection

    def clear(self) -> None:
        """Forget what was loaded."""
        self.records.clear()
        self.buckets.clear()
        self.terms.clear()
        self.keys = {}
        self._dirty = set()

    def load(self, keys: dict[NodeKey, Keys]) -> None:
        """Load what names with these keys need that come up now."""
        self.keys = keys
        records = self.records
        records.load((node, found[0]) for node, found in keys.items())
        new = [node for node in keys if not ((name := records.current.get(node)) and name.alive)]
        records.load_numbers(self.buckets.few([block for node in new for block in array("q", keys[node][1])]))

    def blocks(self, node: NodeKey) -> tuple[str, ...]:
        raise NotImplementedError

    def _come(self, node: NodeKey) -> Name:
        record = self.records.find(node)
        hash_, packed, words = self.keys.get(node) or keys_of(node)
        blocks = tuple(array("q", packed))
        if record is None:
            record = StoredName(node, self.next_number, blocks)
            self.next_number += 1
            self.records.put(record)
        else:
            record.revive()
            record.keys = blocks
        record.hash = hash_
        number = record.number
        self._dirty.add(node)
        for block in blocks:
            if self.buckets.add(block, number) == MAX_BUCKET + 1:
                self._dirty.update(self._named(self.buckets.under(block)))
        for term in array("q", words):
            self.terms.put(term, number, True)
        return record

    def _go(self, node: NodeKey, name: Name) -> None:
        for block in self.records.record(node).keys:
            if self.buckets.discard(block, name.number) == MAX_BUCKET:
                self._dirty.update(self._named(self.buckets.under(block)))
        for word in words_of(node):
            self.terms.put(word_term(word), name.number, False)
        del self.names[node]

    def _named(self, numbers: Iterable[int]) -> Iterator[NodeKey]:
        return iter(self.records.nodes(numbers))

    def candidates(self, node: NodeKey) -> Iterator[NodeKey]:
        name = self.records.record(node)
        found = self.buckets.few(name.keys)
        found.discard(name.number)
        return self._named(found)

    def keys_of(self, node: NodeKey) -> Sequence[int]:
        return self.records.record(node).keys

    def near(self, node: NodeKey) -> list[NodeKey]:
        found = dict.fromkeys(sorted(self.candidates(node)))
        buckets = []
        for word in words_of(node):
            bucket = self.terms.under(word_term(word), RARE)
            if 0 < len(bucket) <= RARE:
                buckets.append((len(bucket), word, bucket))
        for _, _, bucket in sorted(buckets, key=itemgetter(0, 1)):
            found.update(dict.fromkeys(sorted(self._named(bucket))))
        found.pop(node, None)
        return list(found)[:RARE]
