"""Linking mentions to entities, within documents and across them; kept up to date as documents come and go."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.entities.decisions import Decision, DecisionRules, Spelling, spelling
from reader.entities.linking.across import NameIndex
from reader.entities.linking.grouping import spelt
from reader.entities.linking.identifiers import base_id, digest
from reader.entities.linking.linked import Linked, State
from reader.entities.linking.relations import NodeKey, is_name
from reader.entities.linking.within import Local, flatten, resolve
from reader.entities.linking.wording import uninflected, wording
from reader.entities.mention import Mention


@dataclass(slots=True)
class _Source:
    """A document as it was added, before decisions left anything out."""

    mentions: tuple[Mention, ...]
    language: str
    text: str


class Linker:
    """Links the mentions of a library's documents to entities.

    Documents may be added, replaced and removed in any order: `result` depends on the documents and decisions there are
    and on nothing else. Adding costs time for the document's names and what they may be, not for the library's size.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        """decisions: what the person decided, in the order of the decisions."""
        self._state = State(DecisionRules.compile(decisions), NameIndex())
        self._sources: dict[str, _Source] = {}
        self._spelt: dict[Spelling, Counter[NodeKey]] = defaultdict(Counter)
        self._renewed: set[NodeKey] = set()  # names with other spellings than before
        self._bases: dict[NodeKey, str] = {}  # the id a cluster wants, by its first name
        self._sharing: dict[str, set[NodeKey]] = defaultdict(set)

    def add(self, key: str, mentions: Sequence[Mention], language: str = "en", text: str = "") -> None:
        """Adds the document `key`, or replaces it.

        mentions: outermost ones, with the inner ones nested. language: ISO 639-1 code of the text. text: the document's
        text, in which brackets are seen ("Liên minh Kinh tế Á-Âu (EAEU)"); without it only offsets speak.
        """
        self.remove(key)
        self._sources[key] = _Source(tuple(mentions), language, text)
        kept = tuple(item for mention in mentions for item in self._without_ignored(key, mention))
        flat = flatten(kept)
        locals_ = resolve(key, flat, language, text, self._state.rules)
        self._state.documents[key] = (kept, locals_)
        self._count(key, flat, locals_, 1)

    def remove(self, key: str) -> None:
        """Removes the document `key`; nothing happens when it is not there."""
        self._sources.pop(key, None)
        document = self._state.documents.pop(key, None)
        if document is not None:
            self._count(key, flatten(document[0]), document[1], -1)

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Sets the decisions that hold from now on: all of them, in the order in which they were made."""
        old, new = self._state.rules, DecisionRules.compile(decisions)
        self._state.rules = new
        self._state.changed()
        changed = {place[0] for place in old.ignored ^ new.ignored}
        changed |= {place[0] for place in {*old.placed, *new.placed} if old.placed.get(place) != new.placed.get(place)}
        if not changed:
            return
        for key, source in list(self._sources.items()):
            if any(spelling(mention.type, mention.text) in changed for mention in flatten(source.mentions)):
                self.add(key, source.mentions, source.language, source.text)

    def result(self) -> Linked:
        """The links as they are now. It reads from the linker: ask again after a change."""
        self._decide_names()
        touched = self._state.index.update() | self._renewed
        if touched:
            self._renewed = set()
            self._name(touched)
            self._state.changed()
        return Linked(self._state)

    def _without_ignored(self, key: str, mention: Mention) -> Iterator[Mention]:
        nested = tuple(kept for inner in mention.nested for kept in self._without_ignored(key, inner))
        if self._state.rules.ignores(mention.type, mention.text, key):
            yield from nested
        else:
            yield mention if nested == mention.nested else replace(mention, nested=nested)

    def _count(self, key: str, flat: Sequence[Mention], locals_: Sequence[Local], sign: int) -> None:
        """Adds (1) or takes back (-1) what one document says about names."""
        for number, local in enumerate(locals_):
            if not local.nodes:
                base = base_id(local.type, None, None, [flat[local.members[0].index].text])
                name = f"{base}.{digest(f'{key} {number}')}"
                if sign > 0:
                    self._state.scoped[name] = (key, number)
                    self._state.scoped_ids[key, number] = name
                else:
                    del self._state.scoped[name], self._state.scoped_ids[key, number]
                continue
            index, primary = self._state.index, local.nodes[0]
            names = (
                [index.use(node) for node in local.nodes] if sign > 0 else [index.names[node] for node in local.nodes]
            )
            self._renewed.add(primary)
            for member in local.members:
                text = spelt(flat[member.index])
                _change(names[0].forms, text, sign)
                _change(names[0].documents, key, sign)
                if member.full:
                    _change(names[0].full, text, sign)
                    _change(self._spelt[spelling(local.type, text)], primary, sign)
            for other in local.nodes[1:]:
                index.tie(primary, other, sign)
            if sign < 0:
                for node in local.nodes:
                    index.release(node)

    def _decide_names(self) -> None:
        """Says to the index which names the decisions join and part."""
        rules = self._state.rules
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
        counts = self._spelt.get(key)
        if counts:
            found.add(min(counts, key=lambda node: (-counts[node], node)))
        return found

    def _name(self, touched: set[NodeKey]) -> None:
        """Gives the clusters of the `touched` names their ids."""
        index, state = self._state.index, self._state
        bases: set[str] = set()
        for node in touched:
            base = self._bases.pop(node, None)
            if base is not None:
                self._sharing[base].discard(node)
                bases.add(base)
            state.forget(node)
        for first in {index.home[node] for node in touched if node in index.home}:
            old = self._bases.get(first)
            if old is not None:
                self._sharing[old].discard(first)
                bases.add(old)
            base = self._base(first)
            if base is None:
                self._bases.pop(first, None)
                state.forget(first)
                continue
            self._bases[first] = base
            self._sharing[base].add(first)
            bases.add(base)
        for base in bases:
            sharing = self._sharing.get(base)
            if not sharing:
                self._sharing.pop(base, None)
                continue
            plain = min(sharing, key=_claim)
            for first in sharing:
                alone = first == plain and (len(sharing) == 1 or _claim(first)[0] < 2)
                state.name(first, base if alone else f"{base}.{digest(first[1])}")

    def _base(self, first: NodeKey) -> str | None:
        """The id that the cluster wants; None when no mention names it.

        That is an abbreviation which stands for different things in each of the documents that introduce it.
        """
        index = self._state.index
        nodes = index.clusters[first].nodes
        known = next((node[1][1:] for node in nodes if node[1][0] == "="), None)
        value = next((node[1][1:] for node in nodes if node[1][0] == "#"), None)
        full = {form for node in nodes for form in index.names[node].full}
        names = full or {form for node in nodes for form in index.names[node].forms}
        return base_id(first[0], known, value, {uninflected(first[0], name) for name in names}) if names else None


def _change(counter: Counter[str] | Counter[NodeKey], key: str | NodeKey, sign: int) -> None:
    counts: Counter = counter  # type: ignore[type-arg]
    counts[key] += sign
    if not counts[key]:
        del counts[key]


def _claim(first: NodeKey) -> tuple[int, NodeKey]:
    """Who of several entities with one id keeps it: a known thing, else one whose name has no marks."""
    if first[1][0] == "=":
        return 0, first
    return (2 if not is_name(first) or wording(*first).is_marked else 1), first
