"""Entities as the tables of the links have them, read without linking anything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.entities.linking.presenting import entity_of_names, entity_of_one
from reader.entities.mention import Entity, EntityType
from reader.library.links.documents import Read, StoredDocumentCounts
from reader.library.links.names import StoredName, StoredNames
from reader.library.links.said import unpack
from reader.library.links.tables import Connection, rows_of

_KINDS = {kind.value: kind for kind in EntityType}
_MOST_BUILT = 2000
_MOST_LOADED = 20_000
_ROWS = (
    "SELECT e.id, e.number, e.place, e.kind, d.key, l.said FROM link_entities e "
    "LEFT JOIN documents d ON d.number = e.document LEFT JOIN link_documents l ON l.document = e.document "
    "WHERE e.id IN ({})"
)


class StoredEntities(Mapping[str, Entity]):
    """The entities of a library in which no decision changes any, by id.

    They are those that a linker of the same tables gives. Valid for one state of the tables; `connection` is to be
    set before anything is asked.
    """

    def __init__(self, read: Read) -> None:
        self._read = read
        self._names = StoredNames()
        self._built: dict[str, Entity] = {}

    @property
    def connection(self) -> Connection:
        """What is read from."""
        return self._names.connection

    @connection.setter
    def connection(self, connection: Connection) -> None:
        self._names.connection = connection

    @property
    def entities(self) -> Mapping[str, Entity]:
        """These entities, as every `Source` gives them."""
        return self

    def several(self, ids: Sequence[str]) -> list[Entity]:
        """The entities with these ids, read in few questions; ids that none has are left out."""
        missing = [each for each in dict.fromkeys(ids) if each not in self._built]
        if missing:
            if len(self._built) + len(missing) > _MOST_BUILT:
                self._built = {each: self._built[each] for each in ids if each in self._built}
            if len(self._names.current) > _MOST_LOADED:
                self._names.clear()
            self._build(missing)
        return [self._built[each] for each in ids if each in self._built]

    def _build(self, ids: Iterable[str]) -> None:
        # Where two rows have one id, the one that was there first counts; those of single documents have numbers
        # below nought, and count when there is no other.
        rows = sorted(rows_of(self.connection, _ROWS, ids), key=lambda row: (row[1] < 0, row[1]))
        self._names.load_numbers(row[1] for row in rows if row[1] > 0)
        for name, number, place, kind, document, said in rows:
            if name in self._built:
                continue
            if number > 0:
                self._built[name] = self._of_names(name, number)
            elif document is not None:
                own = next(forms for at, each, _, forms in unpack(bytes(said))[2] if (at, each) == (place, name))
                counts = {form: count for form, count, *_ in own}
                self._built[name] = entity_of_one(name, _KINDS[kind], counts, document)

    def _of_names(self, name: str, number: int) -> Entity:
        names = self._names
        (node,) = names.nodes([number])
        first = names.record(node)
        if not first.grouped:
            names.group(first)
        nodes = (node,) if first.cluster is None else first.cluster.nodes
        records: list[StoredName] = [names.record(each) for each in nodes]
        return entity_of_names(name, nodes, names, StoredDocumentCounts(self._read, records))

    def __getitem__(self, key: str) -> Entity:
        found = self.several([key])
        if not found:
            raise KeyError(key)
        return found[0]

    def __contains__(self, key: object) -> bool:
        return bool(self.several([str(key)]))

    def __iter__(self) -> Iterator[str]:
        rows = self.connection.execute("SELECT id FROM link_entities ORDER BY number < 0, number").fetchall()
        return iter(dict.fromkeys(str(key) for (key,) in rows))

    def __len__(self) -> int:
        return sum(1 for _ in self)
