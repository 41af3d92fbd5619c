"""Why the spellings of an entity are held to be one, and what came close without being linked."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reader.entities.linking.across import NameIndex
from reader.entities.linking.grounding import KnownName, known_reason, known_thing
from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.relations import INFLECTED, contradiction, difference, relate
from reader.entities.linking.within import Local, Resolution
from reader.entities.linking.wording import WEAK, uninflected
from reader.messages import N_, Message
from reader.names.folding import folded

_NEAR = 8
_COMPARED = 40

SAME_NAME = N_("Same name")


@dataclass(frozen=True, slots=True)
class SpellingReason:
    """A spelling of the entity, how often it occurs in the library, and why it belongs here.

    full: True when it names the entity wherever it stands, False when only articles that name it in full say so.
    """

    form: str
    count: int
    reasons: tuple[Message, ...]
    full: bool = True


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Another entity that came close, and why it is not this one."""

    entity: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Explanation:
    """spellings: most frequent first. near_misses: the closest first. unsure: True when it fits several entities."""

    entity: str
    spellings: tuple[SpellingReason, ...]
    near_misses: tuple[NearMiss, ...]
    unsure: bool = False


def label(node: NodeKey, index: NameIndex) -> str | KnownName:
    """What to call a name in a sentence."""
    if node[1][0] == "=":
        thing = known_thing(node[1][1:])
        if thing is not None:
            return KnownName(thing.names)
    forms = index.names[node].full or index.names[node].forms
    if not forms:
        return node[1].removeprefix(WEAK).upper()  # an abbreviation whose mentions stand for a name in full
    return uninflected(node[0], min(forms, key=lambda form: (-forms[form], form)))


def _lead(index: NameIndex, nodes: Sequence[NodeKey]) -> NodeKey:
    """The name that the others are explained by: a known thing, else the one most documents have."""
    return min(nodes, key=lambda node: (node[1][0] != "=", -index.names[node].spread, node))


def link_reason(index: NameIndex, node: NodeKey) -> Message | None:
    """Why `node` is in its cluster, None when it is alone there or the name that leads it."""
    nodes = index.cluster(index.first(node)).nodes
    if len(nodes) == 1:
        return None
    lead = _lead(index, nodes)
    if node == lead:
        return None
    others = [lead, *(other for other in nodes if other not in {lead, node})]
    for other in others:
        if other in index.together.get(node, ()):
            return Message(N_("You decided that this is {name}"), {"name": label(other, index)})
        if other in index.names[node].partners:
            return Message(N_("An article says that this is {name}"), {"name": label(other, index)})
        relation = relate(node, other)
        if relation is not None:
            return Message(N_("{reason}: {name}"), {"reason": relation.reason, "name": label(other, index)})
    return Message(N_("Fits the other spellings of {name}"), {"name": label(lead, index)})


def explanation(
    entity: str, index: NameIndex, first: NodeKey, entity_of: Callable[[NodeKey], str | None]
) -> Explanation:
    """Explains the entity `entity`, whose cluster has the first name `first`; `entity_of` gives a name's."""
    cluster = index.cluster(first)
    spellings = []
    for node in cluster.nodes:
        reason = link_reason(index, node)
        known = known_thing(node[1][1:]) if node[1][0] == "=" else None
        for form, count in index.names[node].forms.items():
            reasons = [reason] if reason is not None else []
            if known is not None and folded(form) != folded(f"{KnownName(known.names)}"):
                reasons.append(known_reason(form, known))
            full = form in index.names[node].full
            if full and uninflected(node[0], form) != form:
                reasons.insert(0, Message(INFLECTED))
            if not full:
                reasons.insert(
                    0,
                    Message(N_("Short for {name} in the articles that name it in full"), {"name": label(node, index)}),
                )
            spellings.append(SpellingReason(form, count, tuple(reasons) or (Message(SAME_NAME),), full))
    spellings.sort(key=lambda spelling: (-spelling.count, spelling.form))
    near: dict[str, tuple[int, Message]] = {}
    for node in cluster.unsure:
        if (name := entity_of(node)) is not None:
            near[name] = (0, Message(N_("It fits as well; the spelling does not tell which is meant")))
    for node in cluster.nodes:
        for other in _likest(index, node, (other for other in index.near(node) if other not in cluster.nodes)):
            name = entity_of(other)
            found = _difference(index, node, other)
            if name is not None and found is not None and (name not in near or found[0] < near[name][0]):
                near[name] = found
    ranked = sorted(near.items(), key=lambda item: (item[1][0], item[0]))[:_NEAR]
    misses = tuple(NearMiss(name, reason) for name, (_, reason) in ranked)
    return Explanation(entity, tuple(spellings), misses, bool(cluster.unsure))


def _likest(index: NameIndex, node: NodeKey, others: Iterable[NodeKey]) -> Sequence[NodeKey]:
    """Those of `others` that are worth comparing: they meet under most keys, then have the likest letters.

    Comparing takes a third of a millisecond, and a frequent word has a hundred names.
    """
    found = list(others)
    if len(found) <= _COMPARED:
        return found
    from rapidfuzz.fuzz import ratio  # not at the start: see `names.edits`

    keys = set(index.keys_of(node))
    ranked = [(-len(keys.intersection(index.keys_of(other))), -ratio(node[1], other[1]), other) for other in found]
    return [other for *_, other in sorted(ranked)[:_COMPARED]]


def _difference(index: NameIndex, node: NodeKey, other: NodeKey) -> tuple[int, Message] | None:
    if frozenset((node, other)) in index.apart:
        return 1, Message(N_("You decided that {name} is another one"), {"name": label(other, index)})
    reason = contradiction(node, other)
    if reason is not None:
        return 1, reason
    if relate(node, other) is not None:
        return 1, Message(N_("{name} fits more than one entity and is left apart"), {"name": label(other, index)})
    found = difference(node, other)
    return None if found is None else (2, found)


def local_explanation(
    entity: str, local: Local, resolution: Resolution, others: Sequence[tuple[int, str]]
) -> Explanation:
    """Explains an entity that only one document knows; `others`: groups that fit as well, with their entities."""
    counts: dict[str, int] = {}
    reasons: dict[str, tuple[Message, ...]] = {}
    for member in local.members:
        form = resolution.texts[member.at]
        counts[form] = counts.get(form, 0) + 1
        reasons.setdefault(form, resolution.reasons(local, member))
    alone = (Message(N_("A short name without its full form: it is not linked beyond its article")),)
    spellings = tuple(
        SpellingReason(form, counts[form], reasons[form] if local.candidates else alone, full=False)
        for form in sorted(counts, key=lambda form: (-counts[form], form))
    )
    why = Message(N_("It fits as well; the article does not tell which is meant"))
    return Explanation(entity, spellings, tuple(NearMiss(name, why) for _, name in others), bool(local.candidates))
