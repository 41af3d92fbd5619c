"""The entities of a library: links over all mentions, brought up to date when they are asked for."""

from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from reader.entities.decisions import Decision
from reader.entities.linking import Explanation, Linked, Linker
from reader.entities.mention import Entity, EntityType, Mention

if TYPE_CHECKING:
    from reader.library.entity_names import EntityNames
    from reader.names import NameIndex, SearchAnswer

_MOST_SCOPES = 8
"""How many choices of documents keep the index of their names."""

_MOST_SHOWN = 8
"""How many documents keep their linked mentions: those of the articles on the screen are asked for again and again."""


class EntityIndex:
    """Links the mentions fed to it and finds the entities by name. Not safe for several threads at once.

    decisions: what the person decided, consulted at every linking.
    """

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._linker = Linker(decisions)
        self._keys: set[str] = set()
        self._linked: Linked | None = None
        self._changed: set[str] = set()
        self._names: EntityNames | None = None
        self._scopes: OrderedDict[tuple[str, ...], NameIndex] = OrderedDict()
        self._shown: OrderedDict[str, tuple[Mention, ...]] = OrderedDict()

    def add(self, key: str, mentions: Sequence[Mention], language: str, text: str) -> None:
        """Add the mentions of a document; `language` and `text` are the document's."""
        self._linker.add(key, mentions, language, text)
        self._keys.add(key)
        self._linked = None

    def decide(self, decisions: Sequence[Decision]) -> None:
        """Follow `decisions`, all of them, from now on."""
        self._linker.decide(decisions)
        self._linked = None

    def mentions(self, key: str) -> tuple[Mention, ...]:
        """The mentions of a document with their links; none for a document that was not added."""
        linked = self._result()
        if key not in self._keys:
            return ()
        found = self._shown.get(key)
        if found is None:
            found = self._shown[key] = linked.mentions(key)
            if len(self._shown) > _MOST_SHOWN:
                self._shown.popitem(last=False)
        else:
            self._shown.move_to_end(key)
        return found

    def entities(self, keys: Sequence[str] | None) -> list[Entity]:
        """As `Library.entities`."""
        entities = self._result().entities.values() if keys is None else self._restricted(keys)
        return sorted(entities, key=lambda entity: (-entity.count, entity.name, entity.id))

    def frequent_entities(self, limit: int, kinds: Collection[EntityType] | None = None) -> list[Entity]:
        """The entities with most mentions, of `kinds` or of all."""
        return [entity for entity in self.entities(None) if kinds is None or entity.type in kinds][:limit]

    def entity(self, entity_id: str) -> Entity | None:
        """As `Library.entity`."""
        return self._result().entities.get(entity_id)

    def several(self, ids: Sequence[str]) -> list[Entity]:
        """As `Library.several`."""
        entities = self._result().entities
        return [entities[each] for each in ids if each in entities]

    def explain(self, entity_id: str) -> Explanation:
        """As `Library.explain`."""
        linked = self._result()
        if entity_id not in linked.entities:
            raise KeyError(entity_id)
        return linked.explain(entity_id)

    def search(self, query: str, limit: int, keys: Sequence[str] | None) -> "SearchAnswer":
        """As `Library.search_names`."""
        from reader.library.entity_names import EntityNames, name_index

        linked = self._result()
        if keys is None:
            if self._names is None:
                self._names, self._changed = EntityNames(), set(linked.entities)
            if self._changed:
                self._names.renew(linked.entities, self._changed)
                self._changed = set()
            return self._names.search(query, limit)
        scope = tuple(sorted(set(keys)))
        index = self._scopes.pop(scope, None) or name_index(self.entities(keys))
        self._scopes[scope] = index
        if len(self._scopes) > _MOST_SCOPES:
            self._scopes.popitem(last=False)
        return index.search(query, limit)

    def _result(self) -> Linked:
        if self._linked is None:
            self._linked = self._linker.result()
            changed = self._linker.changes()
            if self._names is not None:
                self._changed |= changed
            self._scopes.clear()
            self._shown.clear()
        return self._linked

    def _restricted(self, keys: Sequence[str]) -> Iterable[Entity]:
        linked = self._result()
        wanted = [key for key in dict.fromkeys(keys) if key in self._keys]
        forms: dict[str, Counter[str]] = {}
        for key in wanted:
            for mention in linked.mentions(key):
                for each in mention.walk():
                    forms.setdefault(each.entity, Counter())[_form(each.text)] += 1
        for entity_id, counts in forms.items():
            entity = linked.entities.get(entity_id)
            if entity is not None:
                documents = {key: entity.documents[key] for key in wanted if key in entity.documents}
                yield entity._replace(forms=dict(counts.most_common()), documents=documents)


def _form(text: str) -> str:
    return " ".join(text.split())
