"""A linker over a database, in which a person's decisions are followed without writing anything."""

from array import array
from collections.abc import Iterable, Mapping

from reader.entities.decisions import Decision, DecisionRules, Spelling, spelling
from reader.entities.linking import Linker
from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.statements import Statement
from reader.library.links.buckets import Terms
from reader.library.links.documents import Read
from reader.library.links.names import Field
from reader.library.links.preparing import Own, spelling_term, unpack
from reader.library.links.state import ReadMentions, Sharing, StoredState
from reader.library.links.tables import Connection, Row, rows_of

SAID = "SELECT document, names, said FROM link_documents WHERE document IN ({})"
"""What is kept of what documents said."""


class StoredLinker(Linker):
    """See `Linker`. The documents that are in the database are there already."""

    _state: StoredState

    def __init__(self, read: Read, read_mentions: ReadMentions) -> None:
        state = StoredState(DecisionRules.compile(()), read, read_mentions)
        super().__init__((), state)
        self._bases = Field[str](state.index.records, "base", grouped=False)
        self._sharing: Sharing = Sharing(state.index)
        self._meant: dict[Spelling, set[NodeKey]] = {}

    @property
    def state(self) -> StoredState:
        """What it knows."""
        return self._state

    def connect(self, connection: Connection) -> None:
        """Read through `connection` from now on."""
        self._state.index.connect(connection)

    def remove(self, key: str) -> None:
        state, documents = self._state, self._state.documents
        number = None if key in documents.changes else documents.number(key)
        if number is None:
            super().remove(key)
            return
        for row in rows_of(state.connection, SAID, [number]):
            language, found, own = self._said(row)
            self._count(number, found, language, -1)
            for _, name, *_ in own:
                del state.scoped[name]
                state.unbuild(name)
        del documents[key]
        state.forget_document(key)

    def decide(self, decisions: Iterable[Decision]) -> None:
        super().decide(decisions)
        self._state.documents.forget()

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

    def _number_of(self, key: str) -> int:
        number = self._state.documents.number(key)
        if number is None:
            raise KeyError(key)
        return number

    def _spelling(self, spellings: set[Spelling]) -> list[str]:
        state, numbers = self._state, set[int]()
        own = Terms("link_own_terms", "document")
        own.connection = state.connection
        for kind, key in spellings:
            term = spelling_term(kind, key)
            numbers |= own.under(term)
            # Documents say the same whatever was decided: what decisions took away is looked for too.
            for node in {(kind, key), *state.index.records.nodes(state.index.terms.under(term))}:
                name = state.index.records.find(node)
                if name is not None:
                    question = "SELECT document FROM link_occurrences WHERE name = ?"
                    rows = state.connection.execute(question, (name.number,)).fetchall()
                    numbers.update(document for (document,) in rows)
        found = []
        for number in sorted(numbers):
            key, _, mentions, _ = state.documents.read(number)
            if any(spelling(each.type, each.text) in spellings for outer in mentions for each in outer.walk()):
                found.append(key)
        return found

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
