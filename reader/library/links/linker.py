"""A linker over a database, in which a person's decisions are followed without writing anything."""

from collections.abc import Mapping

from reader.entities.decisions import DecisionRules, Spelling, spelling
from reader.entities.linking import Linker
from reader.entities.linking.nodes import NodeKey
from reader.library.links.buckets import Terms
from reader.library.links.documents import Read
from reader.library.links.names import Field
from reader.library.links.preparing import spelling_term
from reader.library.links.state import ReadMentions, Sharing, StoredState
from reader.library.links.tables import Connection


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
            key, _, mentions, _ = state.read_mentions(number)
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
