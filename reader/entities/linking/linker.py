"""Linking mentions to entities, within documents and across them; kept up to date as documents come and go."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from itertools import pairwise

from reader.entities.decisions import Decision, DecisionRules, Spelling, spelling
from reader.entities.linking.countries import countries_of_bodies
from reader.entities.linking.identifiers import base_id, digest
from reader.entities.linking.linked import Kept, Linked, State
from reader.entities.linking.nodes import NodeKey, is_name
from reader.entities.linking.packing import Packed, flatten
from reader.entities.linking.statements import Statement, own_things, statements
from reader.entities.linking.within import Resolution
from reader.entities.linking.wording import canonical, uninflected, wording
from reader.entities.mention import Mention


class Linker:
    """Links the mentions of a library's documents to entities.

    Documents may be added, replaced and removed in any order: `result` depends on the documents and decisions there are
    and on nothing else. Adding costs time for the document's names and what they may be, not for the library's size;
    so does the next `result`.
    """

    def __init__(self, decisions: Iterable[Decision] = (), state: State | None = None) -> None:
        """decisions: what the person decided, in the order of the decisions. state: where everything is kept."""
        self._state = state or State(DecisionRules.compile(decisions))
        self._numbers: dict[str, int] = {}  # of documents, by key, also of removed ones
        # How many mentions in full of a spelling mean a name that is not the spelling itself.
        self._meanings: dict[Spelling, dict[NodeKey, int]] = {}
        self._renewed: set[NodeKey] = set()  # names with other spellings than before
        # Clusters, by their first names, that want the id of another; nearly all others have the id they want.
        self._sharing: MutableMapping[str, set[NodeKey]] = {}
        self._bases: MutableMapping[NodeKey, str] = {}  # the id that each of those wants
        self._decided = False  # did decisions join or part names at the last result

    def add(self, key: str, mentions: Sequence[Mention], language: str = "en", text: str = "") -> None:
        """Adds the document `key`, or replaces it.

        mentions: outermost ones, with the inner ones nested. language: ISO 639-1 code of the text. text: the document's
        text, in which brackets are seen ("Liên minh Kinh tế Á-Âu (EAEU)"); without it only offsets speak.
        """
        self.remove(key)
        state = self._state
        countries = countries_of_bodies(mentions, language, text)
        packed = state.packer.pack(flatten(mentions), language, text, countries)
        _, resolution = state.resolve(key, tuple(mentions), packed)
        self._keep(key, packed, resolution)

    def remove(self, key: str) -> None:
        """Removes the document `key`; nothing happens when it is not there."""
        if key in self._state.documents:
            resolution = self._state.resolved(key)[1]
            kept = self._state.documents.pop(key)
            self._count(kept.number, statements(resolution), resolution.language, -1)
            for name in kept.scoped.values():
                del self._state.scoped[name]
                self._state.unbuild(name)
            self._state.forget_document(key)

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Sets the decisions that hold from now on: all of them, in the order in which they were made."""
        state = self._state
        old, new = state.rules, DecisionRules.compile(decisions)
        changed = {place[0] for place in old.ignored ^ new.ignored}
        changed |= {place[0] for place in {*old.placed, *new.placed} if old.placed.get(place) != new.placed.get(place)}
        affected = self._spelling(changed) if changed else []
        kept = {key: state.documents[key].packed for key in affected}
        for key in affected:
            self.remove(key)
        state.rules = new
        self.forget_shown(old, new)
        state.built.clear()
        state.forget_documents()
        for key, packed in kept.items():
            mentions = state.packer.unpack(packed)
            self._keep(key, packed, state.resolve(key, mentions, packed)[1])

    def forget_shown(self, old: DecisionRules, new: DecisionRules) -> None:
        """Forgets how the entities were built that are shown under other names than before."""
        if list(old.shown.items()) != list(new.shown.items()):
            for place in {*old.shown, *new.shown}:
                for node in {place, *self._meanings_of(place)}:
                    self._state.forget_built(node)

    def result(self) -> Linked:
        """The links as they are now. It reads from the linker: ask again after a change."""
        self._decide_names()
        touched = self._state.index.update() | self._renewed
        if touched:
            self._renewed = set()
            self._name(touched)
        return Linked(self._state)

    def changes(self) -> set[str]:
        """The ids of entities that came, went or changed up to the last `result`, since this was asked before."""
        found, self._state.changed = self._state.changed, set()
        return found

    def _spelling(self, spellings: set[Spelling]) -> list[str]:
        """The keys of the documents in which mentions are spelt so."""
        packer = self._state.packer
        wanted = packer.numbers_of(lambda kind, text: spelling(kind, text) in spellings)
        return [key for key, kept in self._state.documents.items() if packer.has_any(kept.packed, wanted)]

    def _keep(self, key: str, packed: Packed, resolution: Resolution) -> None:
        """Adds a document that is not there."""
        state = self._state
        number = self._number_of(key)
        scoped = {}
        for thing in own_things(key, resolution):
            scoped[thing.place] = thing.id
            state.scoped[thing.id] = (key, thing.place)
            state.unbuild(thing.id)
        state.documents[key] = Kept(packed, number, scoped)
        self._count(number, statements(resolution), resolution.language, 1)

    def _number_of(self, key: str) -> int:
        """What stands for the document `key`."""
        keys = self._state.keys
        number = self._numbers.setdefault(key, len(keys))
        if number == len(keys):
            keys.append(key)
        return number

    def _count(self, document: int, said: Iterable[Statement], language: str, sign: int) -> None:
        """Adds (1) or takes back (-1) what one document says about names."""
        index = self._state.index
        for nodes, forms, count in said:
            primary = nodes[0]
            if sign > 0:
                for node in nodes:
                    index.use(node)
            name = index.names[primary]
            for form, (times, named) in forms.items():
                if name.count(form, sign * times, sign * named, language):
                    self._renewed.add(primary)
                if named and (meant := canonical(primary[0], form)) != primary[1]:
                    self._mean((primary[0], meant), primary, sign * named)
            if sign > 0:
                name.stands_in(document, count)
            else:
                name.leaves(document, count)
            self._state.forget_built(primary)
            for other in nodes[1:]:
                index.tie(primary, other, sign)
            if sign < 0:
                for node in nodes:
                    index.release(node)

    def _mean(self, key: Spelling, node: NodeKey, change: int) -> None:
        counts = self._meanings.setdefault(key, {})
        counts[node] = counts.get(node, 0) + change
        if not counts[node]:
            del counts[node]
            if not counts:
                del self._meanings[key]

    def _meanings_of(self, key: Spelling) -> Mapping[NodeKey, int]:
        """The names that are meant by a spelling that is not itself theirs, with how many mentions say so."""
        return self._meanings.get(key, {})

    def _decide_names(self) -> None:
        """Says to the index which names the decisions join and part."""
        rules = self._state.rules
        if not rules.decisions and not self._decided:
            return
        self._decided = bool(rules.decisions)
        together: dict[NodeKey, set[NodeKey]] = defaultdict(set)
        apart: set[frozenset[NodeKey]] = set()
        for pair in rules.together:
            # What a decision took out in one document stays out of what another one joined.
            one, other = ({n for n in self._nodes_of(key) if n[1][0] != "!"} for key in sorted(pair))
            for a in one:
                for b in other - {a}:
                    together[a].add(b)
                    together[b].add(a)
        for pair in rules.apart:
            one, other = (self._nodes_of(key) for key in sorted(pair))
            apart |= {frozenset((a, b)) for a in one for b in other if a != b}
        for ((kind, _), _), placement in rules.placed.items():
            if placement.target is None:
                continue
            for a, b in pairwise(sorted(self._nodes_of(spelling(kind, placement.target)))):
                together[a].add(b)
                together[b].add(a)
        self._state.index.decide(dict(together), apart)

    def _nodes_of(self, key: Spelling) -> set[NodeKey]:
        """The names that a spelling in a decision means: itself, and what most documents mean by it."""
        found = {node for node in (key, (key[0], f"!{key[1]}")) if node in self._state.index.names}
        counts = dict(self._meanings_of(key))
        itself = self._state.index.names.get(key)
        if itself is not None:
            own = sum(count for form, count in itself.full.items() if spelling(key[0], form) == key)
            if own:
                counts[key] = own
        if counts:
            found.add(min(counts, key=lambda node: (-counts[node], node)))
        return found

    def _name(self, touched: set[NodeKey]) -> None:
        """Gives the clusters of the `touched` names their ids."""
        index, state = self._state.index, self._state
        claims: dict[str, set[NodeKey]] = {}  # who wants an id, for all ids that are wanted by others than before
        for node in touched:
            self._withdraw(node, claims)
            state.forget(node)
        for first in {index.first(node) for node in touched if node in index.names}:
            self._withdraw(first, claims)
            base = self._base(first)
            if base is None:
                state.forget(first)
            else:
                self._claims(base, claims).add(first)
        for base, sharing in claims.items():
            if len(sharing) == 1:
                (first,) = sharing
                self._bases.pop(first, None)
                state.name(first, base)
            elif sharing:
                self._sharing[base] = sharing
                plain = min(sharing, key=_claim)
                for first in sharing:
                    self._bases[first] = base
                    alone = first == plain and _claim(first)[0] < 2
                    state.name(first, base if alone else f"{base}.{digest(first[1])}")

    def _claims(self, base: str, claims: dict[str, set[NodeKey]]) -> set[NodeKey]:
        """Who wants the id `base`, taken over into `claims`."""
        found = claims.get(base)
        if found is None:
            found = self._sharing.pop(base, None)
            if found is None:
                first = self._state.firsts.get(base)
                found = set() if first is None else {first}
            claims[base] = found
        return found

    def _withdraw(self, first: NodeKey, claims: dict[str, set[NodeKey]]) -> None:
        """Takes back what id the cluster `first` wants, if it is one."""
        base = self._bases.pop(first, None) or self._state.ids.get(first)
        if base is not None:
            self._claims(base, claims).discard(first)

    def _base(self, first: NodeKey) -> str | None:
        """The id that the cluster wants; None when no mention names it.

        That is an abbreviation which stands for different things in each of the documents that introduce it.
        """
        index = self._state.index
        known = value = None
        full: set[str] = set()
        nodes = index.nodes(first)
        for node in nodes:
            if known is None and node[1][0] == "=":
                known = node[1][1:]
            elif value is None and node[1][0] == "#":
                value = node[1][1:]
            full.update(index.names[node].full_forms())
        names = full or {form for node in nodes for form in index.names[node].forms}
        return base_id(first[0], known, value, {uninflected(first[0], name) for name in names}) if names else None


def _claim(first: NodeKey) -> tuple[int, NodeKey]:
    """Who of several entities with one id keeps it: a known thing, else one whose name has no marks."""
    if first[1][0] == "=":
        return 0, first
    return (2 if not is_name(first) or wording(*first).is_marked else 1), first
