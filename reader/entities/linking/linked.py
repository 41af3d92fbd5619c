"""What linking found: mentions with their entities, and the entities, built when they are asked for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from reader.entities.decisions import DecisionRules, spelling
from reader.entities.linking.across import NameIndex
from reader.entities.linking.explaining import SAME_NAME, Explanation, explanation, link_reason, local_explanation
from reader.entities.linking.grounding import known_thing
from reader.entities.linking.grouping import spelt
from reader.entities.linking.relations import NodeKey
from reader.entities.linking.spellings import shown_name, without_endings
from reader.entities.linking.within import Local, Member, flatten
from reader.entities.mention import Entity, Mention
from reader.messages import N_, Message, UsageError
from reader.names.folding import folded


@dataclass(slots=True)
class State:
    """What a linker knows; `Linked` reads it.

    documents: mentions and groups by document key. scoped: entities that only one document knows, by id: its key and
    the number of the group; scoped_ids: the way back. ids: of clusters, by first name; firsts: the way back. built:
    entities that were asked for.
    """

    rules: DecisionRules
    index: NameIndex
    documents: dict[str, tuple[tuple[Mention, ...], list[Local]]] = field(default_factory=dict)
    scoped: dict[str, tuple[str, int]] = field(default_factory=dict)
    scoped_ids: dict[tuple[str, int], str] = field(default_factory=dict)
    ids: dict[NodeKey, str] = field(default_factory=dict)
    firsts: dict[str, NodeKey] = field(default_factory=dict)
    built: dict[str, Entity] = field(default_factory=dict)

    def changed(self) -> None:
        """Forgets entities that were built before a change."""
        self.built.clear()

    def name(self, first: NodeKey, name: str) -> None:
        """Gives the cluster with the first name `first` the id `name`."""
        old = self.ids.get(first)
        if old is not None and old != name and self.firsts.get(old) == first:
            del self.firsts[old]
        self.ids[first] = name
        self.firsts[name] = first

    def forget(self, first: NodeKey) -> None:
        """Takes the id of the cluster `first` away."""
        name = self.ids.pop(first, None)
        if name is not None and self.firsts.get(name) == first:
            del self.firsts[name]

    def id_of(self, key: str, number: int) -> str:
        """The id of the entity of a document's group."""
        local = self.documents[key][1][number]
        if not local.nodes:
            return self.scoped_ids[key, number]
        return self.ids[self.index.home[local.nodes[0]]]

    def entity_of(self, node: NodeKey) -> str | None:
        """The id of the entity of a name; None when no mention names it."""
        return self.ids.get(self.index.home[node])


class Entities(Mapping[str, Entity]):
    """The entities by id."""

    def __init__(self, state: State) -> None:
        self._state = state

    def __getitem__(self, key: str) -> Entity:
        state = self._state
        found = state.built.get(key)
        if found is None:
            first = state.firsts.get(key)
            found = state.built[key] = (
                _cluster_entity(state, key, first) if first is not None else _local_entity(state, key)
            )
        return found

    def __iter__(self) -> Iterator[str]:
        yield from self._state.firsts
        yield from self._state.scoped

    def __len__(self) -> int:
        return len(self._state.firsts) + len(self._state.scoped)

    def __contains__(self, key: object) -> bool:
        return key in self._state.firsts or key in self._state.scoped


class Linked:
    """Mentions with their entities. Valid until the linker changes."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.entities: Mapping[str, Entity] = Entities(state)

    def mentions(self, key: str) -> tuple[Mention, ...]:
        """The mentions of the document `key` with `entity`, `reasons` and `alternatives`, nested ones too.

        Mentions that a decision ignores are missing. Raises KeyError for a document that was not added.
        """
        mentions, locals_ = self._state.documents[key]
        places: dict[int, tuple[int, Member]] = {}
        for number, local in enumerate(locals_):
            for member in local.members:
                places[member.index] = (number, member)
        counter = iter(range(len(places)))
        return tuple(self._linked(key, mention, places, counter) for mention in mentions)

    def _linked(
        self, key: str, mention: Mention, places: Mapping[int, tuple[int, Member]], counter: Iterator[int]
    ) -> Mention:
        number, member = places[next(counter)]
        nested = tuple(self._linked(key, inner, places, counter) for inner in mention.nested)
        state, local = self._state, self._state.documents[key][1][number]
        reasons, alternatives = (
            member.reasons,
            tuple(state.id_of(key, other) for other in (*local.candidates, *member.others)),
        )
        if local.nodes:
            first = state.index.home[local.nodes[0]]
            found = map(state.entity_of, state.index.clusters[first].unsure)
            unsure = [other for other in found if other is not None]
            if unsure:
                alternatives = tuple(dict.fromkeys((*alternatives, *unsure)))
                names = ", ".join(self.entities[other].name for other in alternatives)
                reasons += (Message(N_("May be any of {names}: the spelling does not tell"), {"names": names}),)
            else:
                reason = link_reason(state.index, local.nodes[0])
                if reason is not None:
                    reasons += (reason,)
        return replace(
            mention,
            nested=nested,
            entity=state.id_of(key, number),
            reasons=reasons or (Message(SAME_NAME),),
            alternatives=alternatives,
        )

    def explain(self, entity: str) -> Explanation:
        """Why the spellings of the entity belong together, and what came close.

        Raises UsageError when there is no entity with that id.
        """
        if entity not in self.entities:
            raise UsageError(
                entity, Message(N_("there is no such entity")), Message(N_("Search for its name to see its id."))
            )
        state = self._state
        first = state.firsts.get(entity)
        if first is None:
            key, number = state.scoped[entity]
            mentions, locals_ = state.documents[key]
            others = [(other, state.id_of(key, other)) for other in locals_[number].candidates]
            return local_explanation(entity, locals_[number], flatten(mentions), others)
        return explanation(entity, state.index, first, state.entity_of)


def _cluster_entity(state: State, key: str, first: NodeKey) -> Entity:
    forms: Counter[str] = Counter()
    full: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    nodes = state.index.clusters[first].nodes
    for node in nodes:
        name = state.index.names[node]
        forms += name.forms
        full += name.full
        documents += name.documents
    thing = next((known_thing(node[1][1:]) for node in nodes if node[1][0] == "="), None)
    spellings = {spelling(first[0], form) for form in forms}
    named = {spelling(first[0], form) for form in full or forms}
    shown = next((name for found, name in reversed(state.rules.shown.items()) if found in named), None)
    names = dict(thing.names) if thing is not None and shown is None else {}
    decided = shown is not None or bool(spellings & _decided(state.rules))
    return Entity(
        id=key,
        type=first[0],
        name=shown or shown_name(without_endings(first[0], full or forms)),
        forms=dict(sorted(forms.items())),
        documents=dict(sorted(documents.items())),
        names=names,
        same_as=dict(thing.same_as) if thing is not None else {},
        decided=decided,
        value=_value(nodes, forms),
    )


def _value(nodes: Iterable[NodeKey], forms: Iterable[str]) -> str | None:
    """The normalised value of a date or amount; None when it could not be worked out and its words stand for it."""
    value = next((node[1][1:] for node in nodes if node[1][0] == "#"), None)
    return None if value in {folded(form) for form in forms} else value


def _decided(rules: DecisionRules) -> set[tuple[object, str]]:
    found: set[tuple[object, str]] = set()
    for pair in (*rules.together, *rules.apart):
        found |= pair
    return found | {place[0] for place in rules.placed}


def _local_entity(state: State, entity: str) -> Entity:
    key, number = state.scoped[entity]
    mentions, locals_ = state.documents[key]
    flat, local = flatten(mentions), locals_[number]
    forms = Counter(spelt(flat[member.index]) for member in local.members)
    return Entity(entity, local.type, shown_name(forms), dict(sorted(forms.items())), {key: len(local.members)})
