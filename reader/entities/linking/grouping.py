"""The spellings of one document in groups of one name, before short forms are settled."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reader.entities.decisions import DecisionRules, Placement
from reader.entities.linking.abbreviations import Introductions, introductions
from reader.entities.linking.grounding import ground
from reader.entities.linking.partition import partition
from reader.entities.linking.relations import (
    MAX_BUCKET,
    NodeKey,
    Tier,
    blocks,
    contradiction,
    is_name,
    is_weak,
    relate,
    separates,
)
from reader.entities.linking.wording import canonical, is_shouted, mention_key, wording
from reader.entities.mention import NAMED, EntityType, Mention
from reader.messages import Message
from reader.names.folding import folded, marked


@dataclass(slots=True)
class Group:
    """Spellings of one document that are one name."""

    number: int
    type: EntityType
    keys: tuple[NodeKey, ...]
    primary: NodeKey
    indices: list[int]
    form: str  # the spelling that shows most


@dataclass(frozen=True, slots=True)
class Grouping:
    """The mentions of one document by name.

    keys: the name of each mention. groups: in the order of their first mentions. stated: pairs of names that the
    document states to be one, in order, and why. aliases: abbreviations written out. confirmed: indices of mentions
    whose meaning the person confirmed.
    """

    keys: Sequence[NodeKey]
    groups: Sequence[Group]
    stated: Mapping[tuple[NodeKey, NodeKey], Message]
    aliases: Mapping[str, str]
    confirmed: frozenset[int]


def spelt(mention: Mention) -> str:
    """The words of a mention on one line."""
    return " ".join(mention.text.split())


def grouping(key: str, mentions: Sequence[Mention], text: str, rules: DecisionRules) -> Grouping:
    """Groups the flattened `mentions` of the document `key`; `text` is the document's, and may be empty."""
    found = introductions(mentions, text)
    placements = [rules.placement(mention.type, mention.text, key) for mention in mentions]
    known = ground(mentions, found.aliases)
    found = _settle(mentions, known, found)
    keys = [
        _key_of(mention, key, thing, found, placement)
        for mention, thing, placement in zip(mentions, known, placements, strict=True)
    ]
    confirmed = frozenset(index for index, placement in enumerate(placements) if placement and placement.target)
    stated = _stated(keys, placements, found)
    return Grouping(keys, _groups(mentions, keys, stated), stated, found.aliases, confirmed)


def _settle(mentions: Sequence[Mention], known: list[str | None], found: Introductions) -> Introductions:
    """What the document introduces goes before what the tables say of an abbreviation; `known` is changed.

    Initials alone do not: without brackets a known abbreviation keeps its meaning.
    """
    pairs, own = {}, set()
    for (long, short), reason in found.pairs.items():
        kind, meant = mentions[short].type, known[short]
        if meant is not None and known[long] != meant:
            if found.by_initials(long, short):
                continue
            full = kind, mention_key(mentions[long], found.aliases)
            if known[long] is not None or separates((kind, f"={meant}"), full):
                own.add((kind, mentions[short].text))
        pairs[long, short] = reason
    for index, mention in enumerate(mentions):
        if (mention.type, mention.text) in own:
            known[index] = None
    return replace(found, pairs=pairs)


def _key_of(
    mention: Mention, document: str, known: str | None, found: Introductions, placement: Placement | None
) -> NodeKey:
    if placement is None:
        return _natural_key(mention, known, found.aliases)
    if placement.target is None:
        where = f"@{document}" if _is_bare(mention) else ""
        return mention.type, f"!{canonical(mention.type, mention.text)}{where}"
    target = Mention(0, 0, placement.target, mention.type, mention.zone)
    return _natural_key(target, ground([target], {})[0], {})


def _is_bare(mention: Mention) -> bool:
    return mention.type is EntityType.PERSON and " " not in canonical(mention.type, mention.text)


def _natural_key(mention: Mention, known: str | None, aliases: Mapping[str, str]) -> NodeKey:
    if mention.type not in NAMED:
        return mention.type, f"#{_value(mention)}"
    if known is not None:
        return mention.type, f"={known}"
    return mention.type, mention_key(mention, aliases)


def _value(mention: Mention) -> str:
    if mention.value is None:
        return folded(mention.text)
    if mention.type is EntityType.QUANTITY:
        unit = " ".join(word for word in marked(mention.text).split() if not any(char.isdigit() for char in word))
        return f"{mention.value} {unit}".strip()
    return mention.value


def _stated(
    keys: Sequence[NodeKey], placements: Sequence[Placement | None], found: Introductions
) -> dict[tuple[NodeKey, NodeKey], Message]:
    """The pairs of names that the document states to be one, where the person did not say what they mean."""
    stated = {}
    for (long, short), reason in found.pairs.items():
        a, b = keys[long], keys[short]
        if placements[long] is not None or placements[short] is not None:
            continue
        if a != b and a[0] is b[0] and not (a[1][0] == b[1][0] == "="):
            stated[min(a, b), max(a, b)] = reason
    return stated


def _groups(
    mentions: Sequence[Mention], keys: Sequence[NodeKey], stated: Mapping[tuple[NodeKey, NodeKey], Message]
) -> list[Group]:
    indices: dict[NodeKey, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        indices[key].append(index)
    buckets: dict[str, list[NodeKey]] = defaultdict(list)
    for key in indices:
        for block in set(blocks(key)):
            buckets[block].append(key)
    edges = [(int(Tier.ABBREVIATION if is_weak(a) or is_weak(b) else Tier.STATED), a, b) for a, b in stated]
    pairs = {
        (min(a, b), max(a, b))
        for bucket in buckets.values()
        if 1 < len(bucket) <= MAX_BUCKET
        for position, a in enumerate(bucket)
        for b in bucket[position + 1 :]
    }
    for a, b in pairs:
        relation = relate(a, b)
        if relation is not None:
            edges.append((int(relation.tier), a, b))
    groups = []

    def apart(a: NodeKey, b: NodeKey) -> bool:
        return (contradiction(a, b) is not None) if (min(a, b), max(a, b)) in stated else separates(a, b)

    for number, part in enumerate(partition(indices, edges, apart).groups):
        members = sorted(index for key in part for index in indices[key])
        primary = _primary(part)
        texts = [spelt(mentions[index]) for index in indices[primary]]
        form = min(texts, key=lambda text: (is_shouted(text), -len(text), text))
        groups.append(Group(number, part[0][0], part, primary, members, form))
    groups.sort(key=lambda group: (group.indices[0], group.primary))
    for number, group in enumerate(groups):
        group.number = number
    return groups


def _primary(part: Sequence[NodeKey]) -> NodeKey:
    """The spelling that says most: a known thing, else a name in full, with its marks and without a case ending."""
    frames = {wording(*key).frame for key in part if is_name(key)}

    def rank(key: NodeKey) -> tuple[bool, bool, bool, bool, int, str]:
        if not is_name(key):
            return (False, False, False, False, 0, key[1])
        name = wording(*key)
        inflected = any(stem in frames for stem in name.stems)
        weak = is_weak(key) or (len(name.words) < 2 and len(part) > 1)
        return True, weak, inflected, not name.is_marked, -len(name.words), key[1]

    return min(part, key=rank)
