"""What a linker knows, over the tables of a database."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from reader.entities.decisions import DecisionRules
from reader.entities.linking.blocking import blocks
from reader.entities.linking.countries import countries_of_bodies
from reader.entities.linking.linked import Kept, State
from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.packing import Packed, brackets, flatten
from reader.entities.linking.statements import own_id
from reader.entities.linking.within import Local, Resolution
from reader.entities.mention import Mention
from reader.library.links.documents import Read, StoredDocumentCounts
from reader.library.links.index import StoredNameIndex
from reader.library.links.names import Field
from reader.library.links.tables import Connection, name_hash

Stored = tuple[str, str, tuple[Mention, ...], str]
"""Key, language, outermost mentions (unlinked) and text of a document."""

ReadMentions = Callable[[int], Stored]
"""Gives what was stored of the document with a number."""

_MOST_BUILT = 2000
_MOST_READ = 500


class Firsts(MutableMapping[str, NodeKey]):
    """The first names of entities, by id. found: some that were looked up, as the database has them."""

    def __init__(self, index: StoredNameIndex) -> None:
        self._index = index
        self.found: dict[str, NodeKey] = {}
        self.changes: dict[str, NodeKey | None] = {}

    def get(self, key: str, default: Any = None) -> Any:
        if key in self.changes:
            return self.changes[key] or default
        if key in self.found:
            return self.found[key]
        row = self._index.records.connection.execute(
            "SELECT number FROM link_entities WHERE id = ? AND number > 0 ORDER BY number", (key,)
        ).fetchone()
        if row is None:
            return default
        (node,) = self._index.records.nodes(row[:1])
        return node

    def __getitem__(self, key: str) -> NodeKey:
        found: NodeKey | None = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return self.get(str(key)) is not None

    def __setitem__(self, key: str, node: NodeKey) -> None:
        self.changes[key] = node

    def __delitem__(self, key: str) -> None:
        self.changes[key] = None

    def __iter__(self) -> Iterator[str]:
        question = "SELECT id FROM link_entities WHERE number > 0"
        for (key,) in self._index.records.connection.execute(question).fetchall():
            if key not in self.changes:
                yield key
        yield from (key for key, node in self.changes.items() if node is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class OwnEntities(MutableMapping[str, tuple[str, int]]):
    """Entities that only one document knows, by id: its key and the number of the group."""

    def __init__(self, connection: Callable[[], Connection]) -> None:
        self._connection = connection
        self.changes: dict[str, tuple[str, int] | None] = {}

    def get(self, key: str, default: Any = None) -> Any:
        if key in self.changes:
            return self.changes[key] or default
        row = (
            self._connection()
            .execute(
                "SELECT d.key, e.place FROM link_entities e JOIN documents d ON d.number = e.document "
                "WHERE e.id = ? AND e.number < 0 ORDER BY e.number",
                (key,),
            )
            .fetchone()
        )
        return default if row is None else (str(row[0]), int(row[1]))

    def __getitem__(self, key: str) -> tuple[str, int]:
        found: tuple[str, int] | None = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return self.get(str(key)) is not None

    def __setitem__(self, key: str, value: tuple[str, int]) -> None:
        self.changes[key] = value

    def __delitem__(self, key: str) -> None:
        self.changes[key] = None

    def __iter__(self) -> Iterator[str]:
        for (key,) in self._connection().execute("SELECT id FROM link_entities WHERE number < 0").fetchall():
            if key not in self.changes:
                yield key
        yield from (key for key, value in self.changes.items() if value is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Sharing(MutableMapping[str, set[NodeKey]]):
    """The clusters that want one id, by that id, where they are several."""

    def __init__(self, index: StoredNameIndex) -> None:
        self._index = index
        self.changes: dict[str, set[NodeKey] | None] = {}

    def pop(self, key: str, *default: Any) -> Any:
        if key in self.changes:
            found = self.changes[key]
        else:
            rows = self._index.records.connection.execute(
                "SELECT number FROM link_names WHERE base = ?", (key,)
            ).fetchall()
            found = set(self._index.records.nodes(number for (number,) in rows)) if rows else None
        self.changes[key] = None
        return found or default[0]

    def __setitem__(self, key: str, value: set[NodeKey]) -> None:
        self.changes[key] = value

    def __getitem__(self, key: str) -> set[NodeKey]:
        raise NotImplementedError

    def __delitem__(self, key: str) -> None:
        raise NotImplementedError

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError


class StoredDocuments(MutableMapping[str, Kept]):
    """The documents that are linked, by key; the database knows them."""

    def __init__(self, state: "StoredState") -> None:
        self._state = state
        self._last: OrderedDict[int, Stored] = OrderedDict()

    def number(self, key: str) -> int | None:
        """What stands for the document `key` in the database."""
        row = self._state.connection.execute(
            "SELECT l.document FROM link_documents l JOIN documents d ON d.number = l.document WHERE d.key = ?", (key,)
        ).fetchone()
        return None if row is None else int(row[0])

    def __contains__(self, key: object) -> bool:
        return self.number(str(key)) is not None

    def read(self, number: int) -> Stored:
        """What was stored of the document `number`; the last ones are remembered."""
        found = self._last.get(number)
        if found is None:
            found = self._last[number] = self._state.read_mentions(number)
            if len(self._last) > _MOST_READ:
                self._last.popitem(last=False)
        return found

    def forget(self) -> None:
        """Forget what was read last."""
        self._last.clear()

    def __getitem__(self, key: str) -> Kept:
        raise NotImplementedError

    def __setitem__(self, key: str, kept: Kept) -> None:
        raise NotImplementedError

    def __delitem__(self, key: str) -> None:
        raise NotImplementedError

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError


class _Unlinked(Field[str]):
    """The ids of entities by first name; "" for names that the tables do not have."""

    def __getitem__(self, node: NodeKey) -> str:
        return str(self.get(node, ""))


class StoredState(State):
    """See `State`."""

    index: StoredNameIndex

    def __init__(self, rules: DecisionRules, read: Read, read_mentions: ReadMentions) -> None:
        super().__init__(rules)
        self.read = read
        self.index = StoredNameIndex()
        self.read_mentions = read_mentions
        self.documents: StoredDocuments = StoredDocuments(self)
        self.ids = _Unlinked(self.index.records, "entity", grouped=False)
        self.firsts: Firsts = Firsts(self.index)
        self.scoped: OwnEntities = OwnEntities(lambda: self.connection)
        self.built = OrderedDict()

    @property
    def connection(self) -> Connection:
        """What is read from now."""
        return self.index.records.connection

    def resolved(self, key: str) -> tuple[tuple[Mention, ...], Resolution]:
        known = self._resolved.get(key)
        if known is not None:
            return known
        number = self.documents.number(key)
        if number is None:
            raise KeyError(key)
        _, language, mentions, text = self.read_mentions(number)
        packed = Packed(
            language, array("I"), brackets(flatten(mentions), text), countries_of_bodies(mentions, language, text)
        )
        found = self._resolved[key] = self.resolve(key, mentions, packed)
        nodes = dict.fromkeys(local.nodes[0] for local in found[1].locals if local.nodes)
        self.index.records.load((node, name_hash(node[0].value, node[1])) for node in nodes)
        self.forget_oldest()
        return found

    def blocks(self, node: NodeKey) -> tuple[str, ...]:
        return blocks(node)

    def id_of(self, key: str, number: int, local: Local) -> str:
        if local.nodes:
            return self.ids[self.index.first(local.nodes[0])]
        return own_id(key, number, self.resolved(key)[1])

    def documents_of(self, nodes: Iterable[NodeKey]) -> Mapping[str, int]:
        names = [name for node in nodes if (name := self.index.records.find(node)) is not None]
        return StoredDocumentCounts(self.read, names)

    def unbuild(self, name: str) -> None:
        super().unbuild(name)
        while len(self.built) > _MOST_BUILT:
            self.built.pop(next(iter(self.built)))
