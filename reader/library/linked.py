"""The entities of a library as its methods ask for them: linked in memory, or in the library's own database."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from reader.library.shared import SharedStore

if TYPE_CHECKING:
    from reader.entities.decisions import Decision
    from reader.entities.linking import Explanation
    from reader.entities.mention import Entity, EntityType, Mention
    from reader.library.entity_index import EntityIndex
    from reader.library.links.overlays import Overlays
    from reader.library.links.stored import StoredLinks
    from reader.library.looking import Look
    from reader.names import SearchAnswer

State = tuple[int, int]
_MONTH = len("2025-05")


class Index(Protocol):
    """What is asked about entities; see `Library`."""

    def mentions(self, key: str) -> "tuple[Mention, ...]":
        """As `Library.mentions`."""
        ...

    def entities(self, keys: Sequence[str] | None) -> "list[Entity]":
        """As `Library.entities`."""
        ...

    def frequent_entities(self, limit: int, kinds: "Collection[EntityType] | None" = None) -> "list[Entity]":
        """As `Library.frequent_entities`."""
        ...

    def entity(self, entity_id: str) -> "Entity | None":
        """As `Library.entity`."""
        ...

    def several(self, ids: Sequence[str]) -> "list[Entity]":
        """As `Library.several`."""
        ...

    def explain(self, entity_id: str) -> "Explanation":
        """As `Library.explain`."""
        ...

    def search(self, query: str, limit: int, keys: Sequence[str] | None) -> "SearchAnswer":
        """As `Library.search_names`."""
        ...


class Links(Protocol):
    """Keeps an `Index` up to date. Not safe for several threads at once."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was linked yet, nor is it known by those who look at parts of documents."""
        ...

    def look(self, key: str, look: "Look") -> None:
        """Show what `look` has found so far, until the document is analysed."""
        ...

    def analysed(self, key: str) -> None:
        """All mentions of a document are in the library."""
        ...

    def forget(self, key: str, language: str) -> None:
        """A document is another from now on, or gone."""
        ...

    def index(self) -> Index:
        """The index with every analysed document in it, following the decisions in force."""
        ...

    def timeline(self, entity_id: str) -> Mapping[str, int]:
        """As `Library.timeline`."""
        ...


class LinkedInMemory(Links):
    """Links made anew by every program that opens the library.

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
        self._looks[key] = look

    def analysed(self, key: str) -> None:
        pass  # the index asks the library

    def forget(self, key: str, language: str) -> None:
        self._looks.pop(key, None)
        if self._index is not None and key in self._indexed:
            self._index.add(key, (), language, "")
            self._indexed.pop(key, None)

    @property
    def is_empty(self) -> bool:
        return self._index is None and not self._looks and not self._shared.has_analysed()

    def index(self) -> "EntityIndex":
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

    def timeline(self, entity_id: str) -> Mapping[str, int]:
        entity = self.index().entity(entity_id)
        if entity is None:
            return {}
        months: Counter[str] = Counter()
        for key, date in self._shared.dates(entity.documents).items():
            if len(date) >= _MONTH and date[0].isdigit():
                months[date[:_MONTH]] += entity.documents[key]
        return dict(sorted(months.items()))


class LinkedInDatabase(Links):
    """Links that are in the library's database; see `LinkedInMemory`.

    What was recognised of parts of long documents so far is linked by itself, as long as the whole is not known.
    """

    def __init__(
        self,
        shared: SharedStore,
        decisions: "Callable[[], list[Decision]]",
        decided: Callable[[], State],
        overlays: "Callable[[], Overlays]",
    ) -> None:
        """overlays: gives where is remembered what decisions change in documents."""
        self._shared = shared
        self._decisions = decisions
        self._decided = decided
        self._overlays = overlays
        self._state: State | None = None
        self._looks: dict[str, Look] = {}
        self._looked: EntityIndex | None = None

    def look(self, key: str, look: "Look") -> None:
        self._looks[key] = look
        self._looked = None

    def analysed(self, key: str) -> None:
        if self._looks.pop(key, None) is not None:
            self._looked = None

    def forget(self, key: str, language: str) -> None:
        self.analysed(key)

    @property
    def is_empty(self) -> bool:
        return not self._looks and not self._shared.has_analysed()

    @property
    def _links(self) -> "StoredLinks":
        links = self._shared.links
        assert links is not None  # noqa: S101 - a library that lasts has them
        return links

    def index(self) -> Index:
        state = self._decided()
        if state != self._state:
            if self._state is None:
                self._links.remember(self._overlays)
            self._links.decide(self._decisions())
            self._state = state
            self._looked = None
        return self._with_looks() if self._looks else self._links

    def _with_looks(self) -> Index:
        from reader.library.entity_index import EntityIndex

        if self._looked is None:
            self._looked = EntityIndex(self._decisions())
            for look in self._looks.values():
                self._looked.add(look.document.key, look.mentions, look.document.language, look.document.text)
        return _Both(self._links, self._looked, frozenset(self._looks))

    def timeline(self, entity_id: str) -> Mapping[str, int]:
        self.index()
        months = self._links.timeline(entity_id)
        return {month: count for month, count in months if len(month) >= _MONTH and month[0].isdigit()}


class _Both(Index):
    """The library's index, and that of the documents `keys` of which only parts are known."""

    def __init__(self, whole: Index, parts: Index, keys: frozenset[str]) -> None:
        self._whole = whole
        self._parts = parts
        self._keys = keys

    def mentions(self, key: str) -> "tuple[Mention, ...]":
        return (self._parts if key in self._keys else self._whole).mentions(key)

    def entities(self, keys: Sequence[str] | None) -> "list[Entity]":
        if keys is None:
            return self._whole.entities(None)
        found = self._parts.entities([key for key in keys if key in self._keys])
        there = {entity.id: entity for entity in found}
        for entity in self._whole.entities([key for key in keys if key not in self._keys]):
            there[entity.id] = entity.with_more(there[entity.id]) if entity.id in there else entity
        return sorted(there.values(), key=lambda entity: (-entity.count, entity.name, entity.id))

    def frequent_entities(self, limit: int, kinds: "Collection[EntityType] | None" = None) -> "list[Entity]":
        return self._whole.frequent_entities(limit, kinds)

    def entity(self, entity_id: str) -> "Entity | None":
        return self._whole.entity(entity_id) or self._parts.entity(entity_id)

    def several(self, ids: Sequence[str]) -> "list[Entity]":
        there = {entity.id: entity for entity in self._whole.several(ids)}
        missing = [each for each in ids if each not in there]
        there.update((entity.id, entity) for entity in (self._parts.several(missing) if missing else ()))
        return [there[each] for each in ids if each in there]

    def explain(self, entity_id: str) -> "Explanation":
        try:
            return self._whole.explain(entity_id)
        except KeyError:
            return self._parts.explain(entity_id)

    def search(self, query: str, limit: int, keys: Sequence[str] | None) -> "SearchAnswer":
        return self._whole.search(query, limit, keys)
