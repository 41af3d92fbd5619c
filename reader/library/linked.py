"""The entities of a library whose links are made anew in memory by every program that opens it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.library.shared import SharedStore

if TYPE_CHECKING:
    from reader.entities.decisions import Decision
    from reader.library.entity_index import EntityIndex
    from reader.library.looking import Look

State = tuple[int, int]


class LinkedInMemory:
    """Keeps an `EntityIndex` up to date. Not safe for several threads at once.

    decisions: gives those of the person in force; decided: something that differs once they may be others.
    """

    def __init__(
        self, shared: SharedStore, decisions: "Callable[[], list[Decision]]", decided: Callable[[], State]
    ) -> None:
        self._shared = shared
        self._decisions = decisions
        self._decided = decided
        self._index: EntityIndex | None = None
        self._indexed: dict[str, str] = {}  # what found the mentions that the index has, by key
        self._looks: dict[str, Look | None] = {}  # of which more is recognised than is in the index
        self._state: tuple[State, State] | None = None

    def look(self, key: str, look: "Look") -> None:
        """Show what `look` has found so far, until the document is analysed."""
        self._looks[key] = look

    def forget(self, key: str, language: str) -> None:
        """A document is another from now on, or gone."""
        self._looks.pop(key, None)
        if self._index is not None and key in self._indexed:
            self._index.add(key, (), language, "")
            self._indexed.pop(key, None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was linked yet, nor is it known by those who look at parts of documents."""
        return self._index is None and not self._looks and not self._shared.has_analysed()

    def index(self) -> "EntityIndex":
        """The index with every analysed document in it, following the decisions in force."""
        from reader.library.entity_index import EntityIndex

        state = self._decided(), self._shared.state()
        if self._index is not None and state == self._state and not self._looks:
            return self._index
        if self._index is None or self._state is None:
            self._index = EntityIndex(self._decisions())
        elif state[0] != self._state[0]:
            self._index.decide(self._decisions())
        analysed = self._shared.analysed()
        for key, language, recogniser in analysed:
            if self._indexed.get(key) != recogniser:
                _key, _language, mentions, text = self._shared.read_mentions("d.key = ?", key)
                self._index.add(key, mentions, language, text)
                self._indexed[key] = recogniser
                self._looks.pop(key, None)
        if len(self._indexed) > len(analysed):
            for key in self._indexed.keys() - {key for key, *_ in analysed}:
                self.forget(key, "und")
        for look in self._looks.values():
            if look is not None:
                self._index.add(look.document.key, look.mentions, look.document.language, look.document.text)
        self._looks.clear()
        self._state = state
        return self._index
