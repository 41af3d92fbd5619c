"""The entities of a library: links over all mentions, brought up to date when they are asked for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.entities.decisions import Decision
from reader.entities.linking import Explanation, Linked, Linker
from reader.entities.mention import NAMED, Entity, Mention

if TYPE_CHECKING:
    from reader.names import NameIndex, SearchAnswer


class EntityIndex:
    """Links the mentions fed to it and finds the entities by name. Not safe for several threads at once.

    decisions: what the person decided, consulted at every linking.
    """

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._linker = Linker(decisions)
        self._keys: set[str] = set()
        self._linked: Linked | None = None
        self._names: dict[tuple[str, ...] | None, NameIndex] = {}

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
        return linked.mentions(key) if key in self._keys else ()

    def entities(self, keys: Sequence[str] | None) -> list[Entity]:
        """As `Library.entities`."""
        entities = self._result().entities.values() if keys is None else self._restricted(keys)
        return sorted(entities, key=lambda entity: (-entity.count, entity.name, entity.id))

    def entity(self, entity_id: str) -> Entity | None:
        """As `Library.entity`."""
        return self._result().entities.get(entity_id)

    def explain(self, entity_id: str) -> Explanation:
        """As `Library.explain`."""
        linked = self._result()
        if entity_id not in linked.entities:
            raise KeyError(entity_id)
        return linked.explain(entity_id)

    def search(self, query: str, limit: int, keys: Sequence[str] | None) -> "SearchAnswer":
        """As `Library.search_names`."""
        self._result()
        scope = None if keys is None else tuple(sorted(set(keys)))
        index = self._names.get(scope)
        if index is None:
            index = self._names[scope] = _name_index(self.entities(keys))
        return index.search(query, limit)

    def _result(self) -> Linked:
        if self._linked is None:
            self._linked = self._linker.result()
            self._names.clear()
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
                yield replace(entity, forms=dict(counts.most_common()), documents=documents)


def _form(text: str) -> str:
    return " ".join(text.split())


def _name_index(entities: Iterable[Entity]) -> "NameIndex":
    from reader.names import NameEntry, NameIndex

    entries = []
    for entity in entities:
        if entity.type not in NAMED:
            continue
        spellings = dict(entity.forms)
        for name in (entity.name, *entity.names.values()):
            spellings.setdefault(name, 0)
        # The common spelling comes first, so that it is shown when several match equally well.
        for spelling, _count in sorted(spellings.items(), key=lambda item: (-item[1], item[0])):
            entries.append(NameEntry(entity.id, spelling, entity.type.value, entity.count))
    return NameIndex(entries)
