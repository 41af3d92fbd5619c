"""Links documents into a database: a batch at a time, at a cost that does not follow the size of the library."""

import json
import zlib
from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import uuid4

from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.statements import Statement
from reader.entities.mention import EntityType, Mention
from reader.library.links.buckets import Terms
from reader.library.links.documents import Read
from reader.library.links.linker import SAID, StoredLinker
from reader.library.links.names import StoredName
from reader.library.links.preparing import Keys, Prepared, prepare, term_of
from reader.library.links.state import ReadMentions
from reader.library.links.tables import Connection, LinkState, Row, rows_of

_NONE = "-"
_KINDS = {kind.value: kind for kind in EntityType}
_WRITE_SAID = "INSERT INTO link_documents (document, names, said) VALUES (?, ?, ?)"
_WRITE_NAME = (
    "INSERT INTO link_names (number, hash, kind, key, uses, spread, mentions, said, blocks, component, base) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET uses = excluded.uses, "
    "spread = excluded.spread, mentions = excluded.mentions, said = excluded.said, blocks = excluded.blocks, "
    "component = excluded.component, base = excluded.base"
)
_WRITE_OCCURRENCE = (
    "INSERT INTO link_occurrences (name, document, count) VALUES (?, ?, ?) "
    "ON CONFLICT (name, document) DO UPDATE SET count = excluded.count"
)
_WRITE_COMPONENT = (
    "INSERT INTO link_components (number, clusters) VALUES (?, ?) "
    "ON CONFLICT (number) DO UPDATE SET clusters = excluded.clusters"
)
_WRITE_ENTITY = (
    "INSERT INTO link_entities (number, id, kind, document, place, mentions, spelt, segment) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (number) DO UPDATE SET id = excluded.id, kind = excluded.kind, "
    "mentions = excluded.mentions, spelt = excluded.spelt, segment = "
    "CASE WHEN link_entities.id = excluded.id AND link_entities.spelt = excluded.spelt THEN link_entities.segment END"
)


class LinkInput(NamedTuple):
    """A document to be linked.

    number: of the document in the database. mentions: outermost ones, unlinked. prepared: what `prepare` gave.
    """

    number: int
    key: str
    language: str
    mentions: Sequence[Mention]
    text: str
    prepared: Prepared | None = None


class LinkWriter(StoredLinker):
    """Adds and removes documents. Everything is done inside the caller's transaction, of which it keeps nothing that
    the next transaction could miss: what it holds is held for the generation that it wrote.
    """

    def __init__(self, read: Read, read_mentions: ReadMentions) -> None:
        super().__init__(read, read_mentions)
        self._generation = _NONE
        self._own_terms = Terms("link_own_terms", "document")

    def keep(self, connection: Connection, batch: Sequence[LinkInput]) -> set[str]:
        """Adds documents, or replaces them; the ids of the entities that came, went or changed."""
        self._begin(connection)
        self._drop([document.number for document in batch])
        prepared = [
            document.prepared or prepare(document.key, document.language, document.mentions, document.text)
            for document in batch
        ]
        nodes = [[(_KINDS[kind], key) for kind, key in each.names] for each in prepared]
        keys: dict[NodeKey, Keys] = {}
        for several, each in zip(nodes, prepared, strict=True):
            keys.update(zip(several, each.keys, strict=True))
        self._state.index.load(keys)
        said = [
            (document.number, self._add(document.number, each, several), each.packed)
            for document, each, several in zip(batch, prepared, nodes, strict=True)
        ]
        connection.executemany(_WRITE_SAID, said)
        return self._write(connection)

    def drop(self, connection: Connection, numbers: Iterable[int]) -> set[str]:
        """Removes documents, given by their numbers, where they are there; as `keep`."""
        self._begin(connection)
        self._drop(numbers)
        return self._write(connection)

    def forget(self) -> None:
        """Forgets everything: the transaction failed."""
        state, self._generation = self._state, _NONE
        state.index.clear()
        state.firsts.changes, state.scoped.changes, self._sharing.changes = {}, {}, {}
        state.changed = set()
        self._own_terms.clear()
        self._renewed = set()

    def _begin(self, connection: Connection) -> None:
        self.connect(connection)
        self._own_terms.connection = connection
        numbers = self._numbers_of_batch = LinkState(connection)
        if numbers.generation != self._generation:
            self.forget()
        self._generation = _NONE  # until everything is written
        self._state.index.next_number = numbers.next_name
        self._spelt: dict[tuple[NodeKey, str], int] = {}
        self._new_own: list[Row] = []
        self._gone_own: list[tuple[str, int]] = []

    def _add(self, number: int, prepared: Prepared, nodes: Sequence[NodeKey]) -> bytes:
        """Adds what a document says; the numbers of its names."""
        language = prepared.language
        found = []
        for places, spelt in prepared.said:
            several = tuple([nodes[place] for place in places])
            primary = several[0]
            forms, mentions = {}, 0
            for form, count, named, term in spelt:
                forms[form] = count, named
                mentions += count
                if term:
                    self._spelt[primary, form] = term
            found.append(Statement(several, forms, mentions))
        self._count(number, found, language, 1)
        state = self._numbers_of_batch
        for place, name, kind, spelt in prepared.own:
            mentions = sum(count for _, count, *_ in spelt)
            spelling = crc32_of([form for form, *_ in spelt], mentions)
            self._new_own.append((-state.next_own, name, kind, number, place, mentions, spelling))
            state.next_own += 1
            self._state.unbuild(name)
            terms = [term for *_, term in spelt]
            for term in terms:
                self._own_terms.put(term, number, True)
        records = self._state.index.records.current
        return array("q", [records[node].number for node in nodes]).tobytes()  # type: ignore[union-attr]

    def _drop(self, documents: Iterable[int]) -> None:
        connection = self._state.connection
        rows = list(rows_of(connection, SAID, documents))
        if not rows:
            return
        for row in {row[0]: row for row in rows}.values():
            document = row[0]
            language, found, own = self._said(row)
            self._count(document, found, language, -1)
            for _, name, _, spelt in own:
                self._gone_own.append((name, document))
                self._state.unbuild(name)
                for *_, term in spelt:
                    self._own_terms.put(term, document, False)
        connection.executemany("DELETE FROM link_documents WHERE document = ?", [row[:1] for row in rows])

    def _mean(self, key: object, node: NodeKey, change: int) -> None:
        """Nothing: spellings that are not the name itself are written with the name."""

    def _write(self, connection: Connection) -> set[str]:
        """Writes what differs from the database."""
        self.result()
        index, state = self._state.index, self._numbers_of_batch
        records = [name for name in index.records.current.values() if name is not None]
        changed = self.changes()
        self._write_entities(connection, records, changed)
        self._write_names(connection, records)
        index.buckets.write()
        index.terms.write()
        self._own_terms.write()
        state.next_name = index.next_number
        state.generation = uuid4().hex
        state.write(connection)
        index.keys = {}
        index.records.keep()
        self._state.firsts.changes, self._sharing.changes = {}, {}
        self._generation = state.generation
        return changed

    def _write_names(self, connection: Connection, records: Sequence[StoredName]) -> None:
        components = self._write_components(connection, records)
        names, gone = [], []
        come, left = [], []
        for name in records:
            if name.occurrences:
                for document, count in name.occurrences.items():
                    if count is None:
                        left.append((name.number, document))
                    else:
                        come.append((name.number, document, count))
                name.occurrences = {}
            if not name.alive:
                self._spell(name)
                if name.row:
                    gone.append((name.number,))
                continue
            kind, key = name.node
            said = name.said()
            component = components.get(name.number)
            blocks = array("q", name.keys).tobytes()
            counts = name.uses, name.spread, name.mentioned
            row: Row = (name.number, name.hash, kind.value, key, *counts, said, blocks, component, name.base)
            if row != name.row[:11]:
                if not name.row or said != name.row[7]:
                    self._spell(name)
                names.append(row)
                name.row = (*row, *name.row[11:]) if name.row else (*row, *name.late)
        names.sort()
        come.sort()
        connection.executemany(_WRITE_NAME, names)
        connection.executemany("DELETE FROM link_names WHERE number = ?", gone)
        connection.executemany("DELETE FROM link_occurrences WHERE name = ? AND document = ?", left)
        connection.executemany(_WRITE_OCCURRENCE, come)

    def _spell(self, name: StoredName) -> None:
        """Writes which spellings that are not the name itself lead to it."""
        before = name.spellings_before()
        after = set(name.forms) if name.alive else set()
        if before == after:
            return
        terms = self._state.index.terms
        meant = {self._term(name.node, form) for form in after}
        for term in {self._term(name.node, form) for form in before - after} - meant - {0}:
            terms.put(term, name.number, False)
        for term in {self._term(name.node, form) for form in after - before} - {0}:
            terms.put(term, name.number, True)

    def _term(self, node: NodeKey, form: str) -> int:
        found = self._spelt.get((node, form))
        return term_of(node, node[0], form) if found is None else found

    def _write_components(self, connection: Connection, records: Sequence[StoredName]) -> dict[int, int | None]:
        """Writes how names are grouped; the number of the component by name."""
        index = self._state.index
        loaded = index.records.components
        found: dict[int, int | None] = {}
        fresh: dict[int, str] = {}
        old: set[int] = set()
        for name in records:
            before = name.row[9] if name.row else None
            if not name.grouped:
                found[name.number] = before
                continue
            if before is not None:
                old.add(before)
            if not name.alive or name.component is None or name.number in found:
                continue
            members = [member for node in name.component if (member := index.records.find(node)) is not None]
            number = min(member.number for member in members)
            clusters = []
            for member in sorted(members, key=lambda each: each.number):
                found[member.number] = number
                if member.first is None:
                    cluster = index.cluster(member.node)
                    clusters.append([self._numbers_of(cluster.nodes), self._numbers_of(cluster.unsure)])
            fresh[number] = json.dumps(clusters, separators=(",", ":"))
        connection.executemany(
            _WRITE_COMPONENT, sorted((number, text) for number, text in fresh.items() if loaded.get(number) != text)
        )
        gone = old - set(fresh)
        connection.executemany("DELETE FROM link_components WHERE number = ?", [(number,) for number in gone])
        loaded.update(fresh)
        for number in gone:
            loaded.pop(number, None)
        return found

    def _numbers_of(self, nodes: Iterable[NodeKey]) -> list[int]:
        return [name.number for node in nodes if (name := self._state.index.records.find(node)) is not None]

    def _write_entities(self, connection: Connection, records: Sequence[StoredName], changed: set[str]) -> None:
        rows, gone = [], []
        for name in records:
            before = name.row[11] if name.row else None
            if before is not None and name.entity != before:
                gone.append((name.number,))
            if name.entity is None:
                name.late = (None, None, None)
                if name.row:
                    name.row = (*name.row[:11], *name.late)
            elif name.entity in changed or name.entity != before:
                row = self._entity_row(name)
                if not name.row or name.row[11:] != (row[1], row[5], row[6]):
                    rows.append(row)
                name.late = (row[1], row[5], row[6])
                if name.row:
                    name.row = (*name.row[:11], *name.late)
        connection.executemany("DELETE FROM link_entities WHERE number = ?", gone)
        connection.executemany("DELETE FROM link_entities WHERE id = ? AND document = ?", self._gone_own)
        connection.executemany(_WRITE_ENTITY, sorted(rows) + self._new_own)

    def _entity_row(self, first: StoredName) -> Row:
        index = self._state.index
        members = [member for node in index.nodes(first.node) if (member := index.records.find(node)) is not None]
        mentions = sum(member.mentioned for member in members)
        spelling = crc32_of([form for member in members for form in member.forms], mentions)
        return first.number, first.entity, first.node[0].value, None, None, mentions, spelling


def crc32_of(forms: Iterable[str], mentions: int) -> int:
    """What differs when the names of an entity have to be indexed again: other spellings, or far more mentions."""
    text = "\n".join([*sorted(forms), str(mentions.bit_length() // 3)])
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
