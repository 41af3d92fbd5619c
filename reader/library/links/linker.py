"""A linker over a database, in which a person's decisions are followed without writing anything."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from reader.entities.decisions import Decision, DecisionRules, Spelling, spelling
from reader.entities.linking import Linked, Linker
from reader.entities.linking.countries import countries_of_bodies
from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.packing import Packed, brackets, flatten
from reader.entities.linking.statements import Statement, own_things, statements
from reader.entities.mention import Entity
from reader.library.links.buckets import Terms
from reader.library.links.documents import Read
from reader.library.links.names import Field
from reader.library.links.overlays import (
    Difference,
    Overlays,
    Relevant,
    changed_spellings,
    difference,
    spellings_of,
)
from reader.library.links.preparing import spelling_term
from reader.library.links.said import Own, unpack
from reader.library.links.state import ReadMentions, Sharing, StoredState
from reader.library.links.tables import Connection, Row, name_hash, rows_of

_KEYS = "SELECT number, key FROM documents WHERE number IN ({})"

_NUMBERS = "SELECT id, number FROM link_entities WHERE id IN ({}) AND number > 0"

SAID = "SELECT document, names, said FROM link_documents WHERE document IN ({})"
"""What is kept of what documents said."""


class LinkedEntities:
    """The entities of a linker: see `reader.library.links.searching.Source`."""

    def __init__(self, linker: "StoredLinker", linked: Linked) -> None:
        self._state = linker.state
        self.entities = linked.entities

    @property
    def connection(self) -> Connection:
        """What is read from."""
        return self._state.connection

    def several(self, ids: Sequence[str]) -> list[Entity]:
        """The entities with these ids, read in few questions."""
        records, firsts = self._state.index.records, self._state.firsts
        numbers: dict[str, int] = dict(rows_of(self.connection, _NUMBERS, ids))
        records.load_numbers(numbers.values())
        firsts.found = {each: node for each, number in numbers.items() for node in records.nodes([number])}
        return [entity for each in ids if (entity := self.entities.get(each)) is not None]


class StoredLinker(Linker):
    """See `Linker`. The documents that are in the database are there already."""

    _state: StoredState

    def __init__(self, read: Read, read_mentions: ReadMentions, overlays: Overlays | None = None) -> None:
        """overlays: where is remembered what decisions change in documents."""
        state = StoredState(DecisionRules.compile(()), read, read_mentions)
        super().__init__((), state)
        self._bases = Field[str](state.index.records, "base", grouped=False)
        self._sharing: Sharing = Sharing(state.index)
        self._meant: dict[Spelling, set[NodeKey]] = {}
        self.overlays = overlays or Overlays()
        self._reached: dict[int, set[Spelling]] = {}  # by decisions: documents, with the spellings that they are about
        self._overlaid: dict[int, tuple[str, Difference]] = {}  # what they say otherwise

    @property
    def state(self) -> StoredState:
        """What it knows."""
        return self._state

    def connect(self, connection: Connection) -> None:
        """Read through `connection` from now on."""
        self._state.index.connect(connection)

    def decide(self, decisions: Iterable[Decision]) -> None:
        state = self._state
        old, new = state.rules, DecisionRules.compile(decisions)
        changed = changed_spellings(old, new)
        reached = self._reachable(changed) if changed else {}
        for number, spellings in reached.items():
            self._reached.setdefault(number, set()).update(spellings)
            self._take_back(number)
        state.rules = new
        self.forget_shown(old, new)
        state.built.clear()
        state.forget_documents()
        self._overlay(reached)
        if not old.decisions:
            self.overlays.only(self._reached)
        state.documents.forget()

    def _reachable(self, spellings: set[Spelling]) -> dict[int, set[Spelling]]:
        """The documents that may have mentions spelt so, by number."""
        state, found = self._state, dict[int, set[Spelling]]()
        own = Terms("link_own_terms", "document")
        own.connection = state.connection
        for kind, key in spellings:
            term = spelling_term(kind, key)
            numbers = own.under(term)
            # Documents say the same whatever was decided: what decisions took away is looked for too.
            for node in {(kind, key), *state.index.records.nodes(state.index.terms.under(term))}:
                name = state.index.records.find(node)
                if name is not None:
                    question = "SELECT document FROM link_occurrences WHERE name = ?"
                    rows = state.connection.execute(question, (name.number,)).fetchall()
                    numbers.update(document for (document,) in rows)
            for number in numbers:
                found.setdefault(number, set()).add((kind, key))
        return found

    def _overlay(self, numbers: Iterable[int]) -> None:
        """Follow the decisions in the documents with these numbers, in which none is followed."""
        state, relevant = self._state, Relevant(self._state.rules)
        said = {row[0]: row for row in rows_of(state.connection, SAID, sorted(numbers))}
        keys: dict[int, str] = dict(rows_of(state.connection, _KEYS, said))
        worked_out: dict[int, Difference] = {}
        for number, row in said.items():
            key = keys.get(number)
            if key is None:
                continue
            parts = bytes(row[1]), bytes(row[2]), relevant.to(key, self._reached[number])
            stamp = self.overlays.stamp(key.encode(), *parts)
            found = self.overlays.get(number, stamp)
            if found is None:
                found = self._difference(key, row)
                self.overlays.put(number, stamp, found)
            if not found.is_empty:
                worked_out[number] = found
        nodes = {each.nodes[0] for found in worked_out.values() for each in (*found.gone, *found.come)}
        state.index.records.load((node, name_hash(node[0].value, node[1])) for node in nodes)
        for number, found in worked_out.items():
            self._overlaid[number] = keys[number], found
            self._apply(number, keys[number], found)

    def _difference(self, key: str, row: Row) -> Difference:
        """What the document `key`, of which `SAID` gave the row, says otherwise when the decisions are followed."""
        state = self._state
        _, language, mentions, text = state.documents.read(row[0])
        decided = spellings_of(state.rules)
        if not any(spelling(each.type, each.text) in decided for outer in mentions for each in outer.walk()):
            return Difference(language)
        language, before, own = self._said(row)
        packed = Packed(
            language, array("I"), brackets(flatten(mentions), text), countries_of_bodies(mentions, language, text)
        )
        resolution = state.resolve(key, mentions, packed)[1]
        return difference(language, before, statements(resolution), own, own_things(key, resolution))

    def _apply(self, number: int, key: str, found: Difference) -> None:
        state = self._state
        self._count(number, found.gone, found.language, -1)
        self._count(number, found.come, found.language, 1)
        for name, _ in found.own_gone:
            del state.scoped[name]
            state.unbuild(name)
        for name, place in found.own_come:
            state.scoped[name] = (key, place)
            state.unbuild(name)

    def _take_back(self, number: int) -> None:
        """Let a document say what the database has."""
        if number in self._overlaid:
            key, found = self._overlaid.pop(number)
            self._apply(number, key, found.back)

    def _said(self, row: Row) -> tuple[str, list[Statement], list[Own]]:
        """Language, statements and what only it knows of the document of which `SAID` gave the row."""
        _, numbers, packed = row
        language, said, own = unpack(bytes(packed))
        several = array("q", bytes(numbers))
        names = self._state.index.records.nodes(several)
        if len(names) < len(several):
            raise ValueError("names are missing that a document has")
        found = []
        for places, forms in said:
            mentions = sum(count for count, _ in forms.values())
            found.append(Statement(tuple([names[place] for place in places]), forms, mentions))
        return language, found, own

    def _mean(self, key: Spelling, node: NodeKey, change: int) -> None:
        self._meant.setdefault(key, set()).add(node)

    def _meanings_of(self, key: Spelling) -> Mapping[NodeKey, int]:
        index = self._state.index
        nodes = set(index.records.nodes(index.terms.under(spelling_term(*key)))) | self._meant.get(key, set())
        found = {}
        for node in nodes:
            name = index.names.get(node)
            if name is not None and node != key:
                count = sum(count for form, count in name.full.items() if spelling(key[0], form) == key)
                if count:
                    found[node] = count
        return found
