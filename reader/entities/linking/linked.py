"""What linking found: mentions with their entities, and the entities, built when they are asked for."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, replace
from itertools import compress

from reader.entities.decisions import DecisionRules
from reader.entities.linking.across import NameIndex
from reader.entities.linking.explaining import SAME_NAME, Explanation, explanation, link_reason, local_explanation
from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.packing import Packed, Packer, flatten
from reader.entities.linking.presenting import entity_of_names, entity_of_one
from reader.entities.linking.within import Local, Member, Resolution
from reader.entities.mention import Entity, Mention
from reader.messages import N_, Message, UsageError

_RESOLVED = 32
"""How many documents' mentions are held linked; others are linked again when they are asked for."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document as a linker keeps it. number: stands for its key. scoped: ids by number of the group."""

    packed: Packed
    number: int
    scoped: Mapping[int, str]


class State:
    """What a linker knows; `Linked` reads it.

    documents: by key; keys: by number. scoped: entities that only one document knows, by id: its key and the number of
    the group. ids: of clusters, by first name; firsts: the way back. built: entities that were asked for. changed: ids
    of entities that came, went or changed since `Linker.changes` was asked.
    """

    def __init__(self, rules: DecisionRules) -> None:
        self.rules = rules
        self.index = NameIndex()
        self.documents: MutableMapping[str, Kept] = {}
        self.keys: list[str] = []
        self.scoped: MutableMapping[str, tuple[str, int]] = {}
        self.ids: MutableMapping[NodeKey, str] = {}
        self.firsts: MutableMapping[str, NodeKey] = {}
        self.built: MutableMapping[str, Entity] = {}
        self.changed: set[str] = set()
        self.packer = Packer()
        self._resolved: OrderedDict[str, tuple[tuple[Mention, ...], Resolution]] = OrderedDict()

    def resolved(self, key: str) -> tuple[tuple[Mention, ...], Resolution]:
        """The mentions of the document `key` that decisions do not ignore, and what they name in it.

        Raises KeyError for a document that was not added.
        """
        found = self._resolved.get(key)
        if found is None:
            packed = self.documents[key].packed
            found = self.resolve(key, self.packer.unpack(packed), packed)
            self._resolved[key] = found
            self.forget_oldest()
        return found

    def forget_oldest(self) -> None:
        """Forgets what the mentions of a document name in it where that was held for too many."""
        if len(self._resolved) > _RESOLVED:
            self._resolved.popitem(last=False)

    def resolve(
        self, key: str, mentions: tuple[Mention, ...], packed: Packed
    ) -> tuple[tuple[Mention, ...], Resolution]:
        """The same of a document that has all these `mentions`, and is `packed`."""
        rules, brackets = self.rules, packed.brackets
        if rules.ignored and brackets is not None:
            # Ignored mentions take their brackets with them.
            kept = [not rules.ignores(mention.type, mention.text, key) for mention in flatten(mentions)]
            brackets = bytes(compress(brackets, kept))
        if rules.ignored:
            mentions = tuple(item for mention in mentions for item in self._without_ignored(key, mention))
        return mentions, Resolution(key, flatten(mentions), replace(packed, brackets=brackets), rules, self.blocks)

    def blocks(self, node: NodeKey) -> tuple[str, ...]:
        """The blocking keys of a name."""
        return self.index.blocks(node)

    def _without_ignored(self, key: str, mention: Mention) -> Iterator[Mention]:
        nested = tuple(kept for inner in mention.nested for kept in self._without_ignored(key, inner))
        if self.rules.ignores(mention.type, mention.text, key):
            yield from nested
        else:
            yield mention if nested == mention.nested else mention._replace(nested=nested)

    def forget_document(self, key: str) -> None:
        """Forgets what the mentions of the document `key` name in it."""
        self._resolved.pop(key, None)

    def forget_documents(self) -> None:
        """Forgets the same of all documents."""
        self._resolved.clear()

    def forget_built(self, node: NodeKey) -> None:
        """Forgets how the entity of the name `node` was built."""
        name = self.ids.get(self.index.first(node))
        if name is not None:
            self.unbuild(name)

    def unbuild(self, name: str) -> None:
        """Forgets how the entity with the id `name` was built."""
        self.built.pop(name, None)
        self.changed.add(name)

    def name(self, first: NodeKey, name: str) -> None:
        """Gives the cluster with the first name `first` the id `name`."""
        old = self.ids.get(first)
        if old is not None and old != name:
            self.forget(first)
        self.ids[first] = name
        self.firsts[name] = first
        self.unbuild(name)

    def forget(self, first: NodeKey) -> None:
        """Takes the id of the cluster `first` away."""
        name = self.ids.pop(first, None)
        if name is not None:
            self.unbuild(name)
            if self.firsts.get(name) == first:
                del self.firsts[name]

    def id_of(self, key: str, number: int, local: Local) -> str:
        """The id of the entity of the group `local`, with that number, of the document `key`."""
        return self.ids[self.index.first(local.nodes[0])] if local.nodes else self.documents[key].scoped[number]

    def documents_of(self, nodes: Iterable[NodeKey]) -> Mapping[str, int]:
        """How many mentions of the names `nodes` each document has, by key."""
        numbers: Counter[int] = Counter()
        for node in nodes:
            numbers.update(self.index.names[node].mentions)
        documents = {self.keys[number]: count for number, count in numbers.items()}
        return dict(sorted(documents.items()))

    def entity_of(self, node: NodeKey) -> str | None:
        """The id of the entity of a name; None when no mention names it."""
        return self.ids.get(self.index.first(node))


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
        mentions, resolution = self._state.resolved(key)
        places: list[tuple[int, Member] | None] = [None] * len(resolution.mentions)
        for number, local in enumerate(resolution.locals):
            for member in local.members:
                places[member.at] = (number, member)
        waiting = filter(None, places)
        return tuple(self._linked(key, mention, resolution, waiting) for mention in mentions)

    def _linked(
        self, key: str, mention: Mention, resolution: Resolution, places: Iterator[tuple[int, Member]]
    ) -> Mention:
        number, member = next(places)
        nested = tuple(self._linked(key, inner, resolution, places) for inner in mention.nested)
        state, local = self._state, resolution.locals[number]
        reasons = resolution.reasons(local, member)
        alternatives = tuple(
            state.id_of(key, other, resolution.locals[other]) for other in (*local.candidates, *member.others)
        )
        if local.nodes:
            unsure = [
                other
                for first in state.index.cluster(state.index.first(local.nodes[0])).unsure
                if (other := state.entity_of(first)) is not None
            ]
            if unsure:
                alternatives = tuple(dict.fromkeys((*alternatives, *unsure)))
                names = tuple(self.entities[other].name for other in alternatives)
                reasons += (Message(N_("May be any of {names}: the spelling does not tell"), {"names": names}),)
            else:
                reason = link_reason(state.index, local.nodes[0])
                if reason is not None:
                    reasons += (reason,)
        return mention._replace(
            nested=nested,
            entity=state.id_of(key, number, local),
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
            resolution = state.resolved(key)[1]
            local = resolution.locals[number]
            others = [(other, state.id_of(key, other, resolution.locals[other])) for other in local.candidates]
            return local_explanation(entity, local, resolution, others)
        return explanation(entity, state.index, first, state.entity_of)


def _cluster_entity(state: State, key: str, first: NodeKey) -> Entity:
    nodes = state.index.cluster(first).nodes
    return entity_of_names(key, nodes, state.index.names, state.documents_of(nodes), state.rules)


def _local_entity(state: State, entity: str) -> Entity:
    key, number = state.scoped[entity]
    resolution = state.resolved(key)[1]
    local = resolution.locals[number]
    return entity_of_one(entity, local.type, Counter(resolution.texts[member.at] for member in local.members), key)
