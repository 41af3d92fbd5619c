"""Names as they lie in the database: loaded when they are asked for, written back where they differ."""

import json
from array import array
from collections.abc import Iterable, Iterator, MutableMapping
from typing import Any, Final, Generic, TypeVar

from reader.entities.linking.names import Cluster, Name
from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.tally import changed_by
from reader.entities.mention import EntityType
from reader.library.links.tables import Connection, Row, name_hash, rows_of

_COLUMNS = "n.number, n.hash, n.kind, n.key, n.uses, n.spread, n.mentions, n.said, n.blocks, n.component, n.base"
_ENTITY = "e.id, e.mentions, e.spelt"
_FROM = f"SELECT {_COLUMNS}, {_ENTITY} FROM link_names n LEFT JOIN link_entities e ON e.number = n.number"  # noqa: S608 - columns
_BY_HASH = f"{_FROM} WHERE n.hash IN ({{}})"
_BY_NUMBER = f"{_FROM} WHERE n.number IN ({{}})"
_COMPONENTS = "SELECT number, clusters FROM link_components WHERE number IN ({})"
_KINDS: Final = {kind.value: kind for kind in EntityType}
_MOST_KEPT = 20_000
_IN = "\n"
_PARTNERS = "\n\n"

Value = TypeVar("Value")


class StoredName(Name):
    """A name in the database.

    node: its kind and key; hash: what finds it. keys: its blocking keys. row: as it was loaded, () for a new one; late:
    what of the row is known before the rest. alive: False once nothing names it any more. mentioned: how many mentions
    it has. occurrences: how many of them documents have, by number, where that differs from the database; None for
    taken out. component, cluster, first: how it is grouped, once `grouped` says that this was loaded. entity: the id of
    its entity, if it is the first name of one; base: the id that it shares with others.
    """

    __slots__ = (
        "alive",
        "base",
        "cluster",
        "component",
        "entity",
        "first",
        "grouped",
        "hash",
        "keys",
        "late",
        "mentioned",
        "node",
        "occurrences",
        "row",
    )

    def __init__(self, node: NodeKey, number: int, blocks: tuple[int, ...], row: Row = ()) -> None:
        super().__init__(number, ())
        self.keys = blocks
        self.node = node
        self.hash = row[1] if row else 0
        self.row = row
        self.late: Row = (None, None, None)
        self.alive = True
        self.mentioned = 0
        self.occurrences: dict[int, int | None] = {}
        self.component: frozenset[NodeKey] | None = None
        self.cluster: Cluster | None = None
        self.first: NodeKey | None = None
        self.grouped = not row or row[9] is None
        self.entity: str | None = None
        self.base: str | None = None

    @classmethod
    def of(cls, row: Row) -> "StoredName":
        """The name that was loaded as `row`."""
        number, _, kind, key, uses, spread, mentions, said, blocks, _, base, entity = row[:12]
        node = _KINDS[kind], key
        name = cls(node, number, tuple(array("q", bytes(blocks))), row)
        name.uses, name.spread, name.mentioned = uses, spread, mentions
        name.base, name.entity = base, entity
        lines, _, partners = said.partition(_PARTNERS)
        for line in lines.split("\n") if lines else ():
            form, count, *full = line.split("\t")
            name._forms, _ = changed_by(name._forms, form, int(count))
            for language, named in zip(full[::2], full[1::2], strict=True):
                name._full, _ = changed_by(name._full, f"{form}{_IN}{language}", int(named))
        if partners:
            name.partners = {(node[0], partner): count for partner, count in json.loads(partners)}
        return name

    def revive(self) -> None:
        """Begin anew: something names it again."""
        self.alive = True
        self.uses = self.spread = self.mentioned = 0
        self.partners = {}
        self._forms = self._full = None

    def stands_in(self, document: int, mentions: int) -> None:
        self.spread += 1
        self.mentioned += mentions
        self.occurrences[document] = (self.occurrences.get(document) or 0) + mentions

    def leaves(self, document: int, mentions: int) -> None:
        self.spread -= 1
        self.mentioned -= mentions
        self.occurrences[document] = None

    def said(self) -> str:
        """Spellings and partners, as they are kept: a line a spelling, for none of them has a tab or a line feed."""
        lines = {form: f"{form}\t{count}" for form, count in self.forms.items()}
        for language, form, count in self.written_in():
            lines[form] += f"\t{language}\t{count}"
        said = "\n".join(lines.values())
        if self.partners:
            partners = sorted((other[1], count) for other, count in self.partners.items())
            said += _PARTNERS + json.dumps(partners, ensure_ascii=False)
        return said

    def spellings_before(self) -> set[str]:
        """The spellings that it has in the database."""
        lines = self.row[7].partition(_PARTNERS)[0] if self.row else ""
        return {line.partition("\t")[0] for line in lines.split("\n")} if lines else set()


class StoredNames(MutableMapping[NodeKey, Name]):
    """The names by kind and key.

    What is worked on is in `current`, what was worked on before and is as the database has it in `_before`.
    """

    def __init__(self) -> None:
        self.connection: Connection
        self.current: dict[NodeKey, StoredName | None] = {}
        self._before: dict[NodeKey, StoredName] = {}
        self._nodes: dict[int, NodeKey] = {}
        self.components: dict[int, str] = {}  # as they were loaded

    def find(self, node: NodeKey) -> StoredName | None:
        """The record of a name, also of one that is gone since this was written last."""
        try:
            return self.current[node]
        except KeyError:
            self.load([(node, name_hash(node[0].value, node[1]))])
            return self.current[node]

    def load(self, wanted: Iterable[tuple[NodeKey, int]]) -> None:
        """Make the names, given with their hashes, current, in few questions."""
        missing: dict[NodeKey, int] = {}
        for node, key in wanted:
            if node not in self.current:
                name = self._before.get(node)
                if name is None:
                    missing[node] = key
                else:
                    self.current[node] = name
        for row in rows_of(self.connection, _BY_HASH, missing.values()) if missing else ():
            self._take(row)
        for node in missing:
            self.current.setdefault(node, None)

    def load_numbers(self, numbers: Iterable[int]) -> None:
        """Make the names with these numbers current, in few questions."""
        missing = []
        for number in numbers:
            node = self._nodes.get(number)
            if node is None:
                missing.append(number)
            elif node not in self.current:
                name = self._before.get(node)
                if name is None:
                    missing.append(number)
                else:
                    self.current[node] = name
        for row in rows_of(self.connection, _BY_NUMBER, missing) if missing else ():
            self._take(row)

    def nodes(self, numbers: Iterable[int]) -> list[NodeKey]:
        """The names with those of these numbers that there are."""
        several = list(numbers)
        self.load_numbers(several)
        nodes = self._nodes
        return [nodes[number] for number in several if number in nodes]

    def _take(self, row: Row) -> None:
        node = _KINDS[row[2]], row[3]
        if self.current.get(node) is None:
            name = self.current[node] = StoredName.of(row)
            self._nodes[name.number] = node

    def put(self, name: StoredName) -> None:
        """Make a new name known."""
        self.current[name.node] = name
        self._nodes[name.number] = name.node

    def group(self, name: StoredName) -> None:
        """Load how a name is grouped."""
        number = name.row[9]
        if number not in self.components:
            for found, clusters in rows_of(self.connection, _COMPONENTS, [number]):
                self.components[found] = clusters
        clusters = json.loads(self.components.get(number, "[]"))
        nodes: dict[int, NodeKey] = {}
        for node in self.nodes([each for cluster, _ in clusters for each in cluster] or [name.number]):
            record = self.find(node)
            if record is not None:
                nodes[record.number] = node
        component = frozenset(nodes.values())
        for cluster, unsure in clusters:
            members = tuple(sorted(nodes[each] for each in cluster))
            for node in members:
                record = self.current[node]
                if record is None or record.grouped:
                    continue
                record.grouped, record.component = True, component
                if node != members[0]:
                    record.first = members[0]
                elif len(members) > 1 or unsure:
                    record.cluster = Cluster(members, tuple(sorted(nodes[each] for each in unsure)))
        name.grouped = True

    def keep(self, *, at_most: int = _MOST_KEPT) -> None:
        """What is current was written: keep it for later, unless that is too much."""
        if len(self._before) + len(self.current) > at_most:
            self.clear()
            return
        self._before.update((node, name) for node, name in self.current.items() if name is not None and name.alive)
        for node, name in self.current.items():
            if name is not None and not name.alive:
                self._before.pop(node, None)
                self._nodes.pop(name.number, None)
        self.current = {}

    def clear(self) -> None:
        """Forget what was loaded."""
        self.current, self._before, self._nodes, self.components = {}, {}, {}, {}

    def record(self, node: NodeKey) -> StoredName:
        """The record of a name that is there. Raises KeyError."""
        name = self.find(node)
        if name is None or not name.alive:
            raise KeyError(node)
        return name

    def __getitem__(self, node: NodeKey) -> Name:
        return self.record(node)

    def get(self, node: NodeKey, default: Any = None) -> Any:
        name = self.find(node)
        return name if name is not None and name.alive else default

    def __contains__(self, node: object) -> bool:
        name = self.find(node)  # type: ignore[arg-type]
        return name is not None and name.alive

    def __setitem__(self, node: NodeKey, name: Name) -> None:
        raise NotImplementedError

    def __delitem__(self, node: NodeKey) -> None:
        self.record(node).alive = False

    def __iter__(self) -> Iterator[NodeKey]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError


class Field(MutableMapping[NodeKey, Value], Generic[Value]):
    """One of the things that names are asked for, by name, also by those that are gone since they were written last."""

    def __init__(self, names: StoredNames, attribute: str, *, grouped: bool) -> None:
        """grouped: it is one of those that are loaded with how the name is grouped."""
        self._names = names
        self._attribute = attribute
        self._grouped = grouped

    def _find(self, node: NodeKey) -> StoredName | None:
        name = self._names.find(node)
        if name is not None and self._grouped and not name.grouped:
            self._names.group(name)
        return name

    def get(self, node: NodeKey, default: Any = None) -> Any:
        name = self._find(node)
        found = None if name is None else getattr(name, self._attribute)
        return default if found is None else found

    def __getitem__(self, node: NodeKey) -> Value:
        found: Value | None = self.get(node)
        if found is None:
            raise KeyError(node)
        return found

    def __setitem__(self, node: NodeKey, value: Value) -> None:
        setattr(self._find(node), self._attribute, value)

    def __delitem__(self, node: NodeKey) -> None:
        self.pop(node)

    def pop(self, node: NodeKey, *default: Any) -> Any:
        name = self._find(node)
        found = None if name is None else getattr(name, self._attribute)
        if found is None:
            if default:
                return default[0]
            raise KeyError(node)
        setattr(name, self._attribute, None)
        return found

    def __iter__(self) -> Iterator[NodeKey]:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError
