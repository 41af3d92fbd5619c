"""The spellings of one document in groups of one name, before short forms are settled."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from reader.entities.decisions import DecisionRules, Placement
from reader.entities.linking.abbreviations import Introductions, introductions
from reader.entities.linking.blocking import MAX_BUCKET
from reader.entities.linking.countries import body_of
from reader.entities.linking.grounding import ground
from reader.entities.linking.inner_names import KNOWN_TERM
from reader.entities.linking.nodes import NodeKey, is_name, is_weak
from reader.entities.linking.packing import Packed
from reader.entities.linking.partition import partition
from reader.entities.linking.relations import Tier, contradiction, relate, separates
from reader.entities.linking.wording import canonical, is_shouted, mention_key, wording
from reader.entities.mention import NAMED, EntityType, Mention
from reader.localisation import has_common_unit
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

    keys: the name of each mention. texts: the words of each mention on one line. groups: in the order of their first
    mentions. stated: pairs of names that the document states to be one, in order, and why. aliases: abbreviations
    written out. confirmed: indices of mentions whose meaning the person confirmed. countries: of the names of bodies
    that the article names without one.
    """

    keys: Sequence[NodeKey]
    texts: Sequence[str]
    groups: Sequence[Group]
    stated: Mapping[tuple[NodeKey, NodeKey], Message]
    aliases: Mapping[str, str]
    confirmed: frozenset[int]
    countries: Mapping[NodeKey, str]


_Blocks = Callable[[NodeKey], tuple[str, ...]]


def grouping(
    key: str, mentions: Sequence[Mention], packed: Packed, rules: DecisionRules, blocks_of: _Blocks
) -> Grouping:
    """Groups the flattened `mentions` of the document `key`, which is `packed` with the brackets behind them.

    blocks_of: the blocking keys of a name.
    """
    found = introductions(mentions, packed.brackets)
    # Mentions that are written alike are looked at once: whatever is said of one holds for all of them.
    alike: dict[tuple[EntityType, str, str | None, str | None, str | None], int] = {}
    owner_of: Iterable[str | None] = repeat(None)
    if packed.countries:
        owner_of = [packed.countries.get((mention.start, mention.end)) for mention in mentions]
    place = [
        alike.setdefault((mention.type, mention.text, mention.known, mention.value, country), len(alike))
        for mention, country in zip(mentions, owner_of, strict=False)
    ]
    firsts: list[Mention] = []
    for mention, number in zip(mentions, place, strict=True):
        if number == len(firsts):
            firsts.append(mention)
    known = ground(firsts, found.aliases)
    owners = [country for *_, country in alike]
    for number, country in enumerate(owners) if packed.countries else ():
        if country is not None:
            known[number] = body_of(firsts[number].text, country) if country else None
    if found.pairs:
        found = _settle(mentions, place, firsts, known, found)
    placements = [_placement(rules, mention, key) for mention in firsts] if rules.placed else None
    if placements is None:
        names = [_natural_key(mention, thing, found.aliases) for mention, thing in zip(firsts, known, strict=True)]
    else:
        names = [
            _key_of(mention, key, thing, found, placement)
            for mention, thing, placement in zip(firsts, known, placements, strict=True)
        ]
    countries = {}
    for number, country in enumerate(owners) if packed.countries else ():
        if country is not None and not (placements and placements[number]):
            names[number] = _with_country(names[number], country)
            countries[names[number]] = country
    spelt = [" ".join(mention.text.split()) for mention in firsts]
    keys = [names[number] for number in place]
    texts = [spelt[number] for number in place]
    confirmed: frozenset[int] = frozenset()
    open_pairs = found.pairs
    if placements is not None:
        meant = [placements[number] for number in place]
        confirmed = frozenset(index for index, placement in enumerate(meant) if placement and placement.target)
        # The person said what some of them mean.
        open_pairs = {pair: why for pair, why in open_pairs.items() if meant[pair[0]] is meant[pair[1]] is None}
    stated = _stated(keys, open_pairs)
    return Grouping(keys, texts, _groups(keys, texts, stated, blocks_of), stated, found.aliases, confirmed, countries)


def _with_country(name: NodeKey, country: str) -> NodeKey:
    """The name of a body with its country, as an article would write it that speaks of several."""
    kind, key = name
    return (kind, f"{key} {KNOWN_TERM}{country.lower()}") if country and is_name(name) and not is_weak(name) else name


def _settle(
    mentions: Sequence[Mention],
    place: Sequence[int],
    firsts: Sequence[Mention],
    known: list[str | None],
    found: Introductions,
) -> Introductions:
    """What the document introduces goes before what the tables say of an abbreviation; `known` is changed.

    Initials alone do not: without brackets a known abbreviation keeps its meaning. place: the number in `firsts`, and
    `known`, of each of the `mentions`.
    """
    pairs, own = {}, set()
    for (long, short), reason in found.pairs.items():
        kind, meant, full = mentions[short].type, known[place[short]], known[place[long]]
        if meant is not None and full != meant:
            if found.by_initials(long, short):
                continue
            name = kind, mention_key(mentions[long], found.aliases)
            if full is not None or separates((kind, f"={meant}"), name):
                own.add((kind, mentions[short].text))
        pairs[long, short] = reason
    for number, mention in enumerate(firsts):
        if (mention.type, mention.text) in own:
            known[number] = None
    return replace(found, pairs=pairs)


def _key_of(
    mention: Mention, document: str, known: str | None, found: Introductions, placement: Placement | None
) -> NodeKey:
    if placement is None:
        return _natural_key(mention, known, found.aliases)
    target = Mention(0, 0, placement.target or mention.text, mention.type, mention.zone)
    if placement.alone:
        where = f"@{document}" if _is_bare(target) else ""
        return mention.type, f"!{canonical(mention.type, target.text)}{where}"
    return _natural_key(target, ground([target], {})[0], {})


def _placement(rules: DecisionRules, mention: Mention, document: str) -> Placement | None:
    """What was decided about `mention`; what means a name that was taken out goes with that name."""
    placement = rules.placement(mention.type, mention.text, document)
    if placement is None or placement.target is None:
        return placement
    other = rules.placement(mention.type, placement.target, document)
    return placement._replace(alone=other is not None and other.target is None)


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
    if mention.type is EntityType.QUANTITY and not has_common_unit(mention.value):
        unit = " ".join(word for word in marked(mention.text).split() if not any(char.isdigit() for char in word))
        return f"{mention.value} {unit}".strip()
    return mention.value


def _stated(
    keys: Sequence[NodeKey], pairs: Mapping[tuple[int, int], Message]
) -> dict[tuple[NodeKey, NodeKey], Message]:
    """The pairs of names that the document states to be one, by `pairs` of mentions."""
    stated = {}
    for (long, short), reason in pairs.items():
        a, b = keys[long], keys[short]
        if a != b and a[0] is b[0] and not (a[1][0] == b[1][0] == "="):
            stated[min(a, b), max(a, b)] = reason
    return stated


def _groups(
    keys: Sequence[NodeKey],
    texts: Sequence[str],
    stated: Mapping[tuple[NodeKey, NodeKey], Message],
    blocks_of: _Blocks,
) -> list[Group]:
    indices: dict[NodeKey, list[int]] = {}
    for index, key in enumerate(keys):
        same = indices.get(key)
        if same is None:
            indices[key] = [index]
        else:
            same.append(index)
    edges = _edges(indices, stated, blocks_of)
    groups = []

    def apart(a: NodeKey, b: NodeKey) -> bool:
        return (contradiction(a, b) is not None) if (min(a, b), max(a, b)) in stated else separates(a, b)

    linked = {node for _, a, b in edges for node in (a, b)}
    parts: list[tuple[NodeKey, ...]] = [(key,) for key in indices if key not in linked]
    if edges:
        parts += partition(linked, edges, apart).groups
    for part in parts:
        members, primary = indices[part[0]], part[0]
        if len(part) > 1:
            members, primary = sorted(index for key in part for index in indices[key]), _primary(part)
        form = texts[indices[primary][0]]
        spelt = {texts[index] for index in indices[primary]} if len(members) > 1 else {form}
        if len(spelt) > 1:
            form = min(spelt, key=lambda text: (is_shouted(text), -len(text), text))
        groups.append(Group(0, part[0][0], part, primary, members, form))
    groups.sort(key=lambda group: group.indices[0])
    for number, group in enumerate(groups):
        group.number = number
    return groups


def _edges(
    names: Iterable[NodeKey], stated: Mapping[tuple[NodeKey, NodeKey], Message], blocks_of: _Blocks
) -> list[tuple[int, NodeKey, NodeKey]]:
    """The links between the names of a document."""
    met: set[str] = set()
    shared: set[str] = set()
    kept = []
    for key in names:
        mine = blocks_of(key)
        kept.append((key, mine))
        if not met.isdisjoint(mine):
            shared.update(met.intersection(mine))
        met.update(mine)
    buckets: dict[str, list[NodeKey]] = {block: [] for block in shared}
    for key, mine in kept if shared else ():
        for block in shared.intersection(mine):
            buckets[block].append(key)
    edges = [(int(Tier.ABBREVIATION if is_weak(a) or is_weak(b) else Tier.STATED), a, b) for a, b in stated]
    pairs = {
        (min(a, b), max(a, b))
        for bucket in buckets.values()
        if len(bucket) <= MAX_BUCKET
        for position, a in enumerate(bucket)
        for b in bucket[position + 1 :]
    }
    for a, b in pairs:
        relation = relate(a, b)
        if relation is not None:
            edges.append((int(relation.tier), a, b))
    return edges


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
