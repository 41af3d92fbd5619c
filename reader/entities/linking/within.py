"""The things named in one document: its mentions in groups, each with the names it has for other documents."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reader.documents import Zone
from reader.entities.decisions import DecisionRules, Placement
from reader.entities.linking.abbreviations import Introductions, introductions
from reader.entities.linking.grounding import ground, known_thing
from reader.entities.linking.partition import partition
from reader.entities.linking.references import is_opening, may_refer, name_reference, person_references, probes
from reader.entities.linking.relations import (
    MAX_BUCKET,
    NodeKey,
    Relation,
    Tier,
    blocks,
    contradiction,
    is_name,
    is_weak,
    relate,
    separates,
)
from reader.entities.linking.wording import COMPOSED, canonical, expand, is_shouted, mention_key, wording
from reader.entities.mention import NAMED, EntityType, Mention
from reader.messages import N_, Message
from reader.names.folding import folded, marked

_AHEAD = frozenset({Zone.TITLE, Zone.STANDFIRST, Zone.CAPTION, Zone.RELATED})
"""Zones that readers meet before the text that explains them: a short form there may stand before the full one."""

_NEARER = 3
_LATER = 4
"""A person named nearer by the first factor is meant; a name that comes later counts as farther by the second."""


@dataclass(frozen=True, slots=True)
class Member:
    """A mention in a group: its index among the document's mentions, outer before inner.

    full: False for short forms, which name the thing in this document only.
    others: numbers of groups that it might mean instead, though this one is much nearer.
    """

    index: int
    full: bool
    reasons: tuple[Message, ...]
    others: tuple[int, ...] = ()


@dataclass(slots=True)
class Local:
    """One thing within one document.

    nodes: its names for other documents, the main one first; empty when it is known by a short form only.
    members: its mentions.
    candidates: numbers of the groups that fit as well, when the mentions are ambiguous.
    """

    type: EntityType
    nodes: tuple[NodeKey, ...]
    members: list[Member] = field(default_factory=list)
    candidates: tuple[int, ...] = ()


@dataclass(slots=True)
class _Group:
    """Spellings of one document that are one name."""

    number: int
    type: EntityType
    keys: tuple[NodeKey, ...]
    primary: NodeKey
    indices: list[int]
    form: str  # the spelling that shows most


def flatten(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions and those inside them, outer before inner."""
    return [inner for mention in mentions for inner in mention.walk()]


def resolve(key: str, mentions: Sequence[Mention], language: str, text: str, rules: DecisionRules) -> list[Local]:
    """Groups the flattened `mentions` of the document `key`; the groups stand in the order of their first mentions.

    language: ISO 639-1 code of the text. text: the document's text, which shows brackets; may be empty.
    """
    found = introductions(mentions, text)
    placements = [rules.placement(mention.type, mention.text, key) for mention in mentions]
    known = ground(mentions, found.aliases)
    keys = [
        _key_of(mention, key, thing, found, placement)
        for mention, thing, placement in zip(mentions, known, placements, strict=True)
    ]
    confirmed = {index for index, placement in enumerate(placements) if placement is not None and placement.target}
    stated = _stated(mentions, keys, found)
    groups = _groups(mentions, keys, stated)
    return _Resolver(mentions, groups, keys, stated, found=found, language=language, confirmed=confirmed).locals()


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
    mentions: Sequence[Mention], keys: Sequence[NodeKey], found: Introductions
) -> dict[tuple[NodeKey, NodeKey], Message]:
    stated = {}
    for (long, short), reason in found.pairs.items():
        a, b = keys[long], keys[short]
        if a != b and a[0] is b[0] and not (a[1][0] == b[1][0] == "="):
            stated[min(a, b), max(a, b)] = reason
    return stated


def _groups(
    mentions: Sequence[Mention], keys: Sequence[NodeKey], stated: Mapping[tuple[NodeKey, NodeKey], Message]
) -> list[_Group]:
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
        texts = [mentions[index].text for index in indices[primary]]
        form = min(texts, key=lambda text: (is_shouted(text), -len(text), text))
        groups.append(_Group(number, part[0][0], part, primary, members, form))
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


class _Resolver:
    """Settles the short forms of one document among its groups."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        groups: list[_Group],
        keys: Sequence[NodeKey],
        stated: Mapping[tuple[NodeKey, NodeKey], Message],
        *,
        found: Introductions,
        language: str,
        confirmed: Collection[int],
    ) -> None:
        self.mentions = mentions
        self.groups = groups
        self.keys = keys
        self.stated = stated
        self.found = found
        self.language = language
        self.confirmed = confirmed
        self._seen: dict[int, list[int]] = defaultdict(list)  # where short forms of a group were settled
        self.inside = self._inside()
        self.references = self._references()

    def locals(self) -> list[Local]:
        """The groups with every short form in the group it stands for."""
        result = [Local(group.type, self._exported(group)) for group in self.groups]
        extra: dict[tuple[int, tuple[int, ...]], Local] = {}
        for group in self.groups:
            for index in group.indices:
                options = self._options(group, index)
                if index in self.confirmed:
                    reason = Message(N_("You confirmed this link"))
                    target = options[0] if len(options) == 1 else group.number
                    result[target].members.append(Member(index, False, (reason,)))
                elif len(options) == 1:
                    reason = self.references[group.number][options[0]]
                    result[options[0]].members.append(Member(index, False, (reason,)))
                elif nearest := self._nearest(group, index, options):
                    chosen, others = nearest
                    self._seen[chosen].append(self.mentions[index].start)
                    values = {
                        "name": self.groups[chosen].form,
                        "others": ", ".join(self.groups[n].form for n in others),
                    }
                    reason = Message(N_("{name} is the nearest of those it may mean; the others: {others}"), values)
                    result[chosen].members.append(Member(index, False, (reason,), others))
                elif options:
                    local = extra.setdefault((group.number, options), Local(group.type, (), candidates=options))
                    names = ", ".join(self.groups[option].form for option in options)
                    reason = Message(N_("May be any of {names}: the article does not tell"), {"names": names})
                    local.members.append(Member(index, False, (reason,)))
                else:
                    result[group.number].members.append(Member(index, True, self._reasons(group, index)))
        numbers: dict[int, int] = {}
        kept: list[Local] = []
        for number, local in enumerate(result):
            if local.members:
                numbers[number] = len(kept)
                kept.append(local)
        for local in extra.values():
            local.candidates = tuple(numbers[number] for number in local.candidates if number in numbers)
            kept.append(local)
        for local in kept:
            local.members = [
                replace(member, others=tuple(numbers[number] for number in member.others)) if member.others else member
                for member in local.members
            ]
        return kept

    def _nearest(self, group: _Group, index: int, options: tuple[int, ...]) -> tuple[int, tuple[int, ...]] | None:
        """The person among `options` who was named much nearer before the mention than the others, and those."""
        mention = self.mentions[index]
        if group.type is not EntityType.PERSON or len(options) < 2 or mention.zone in _AHEAD - {Zone.RELATED}:
            return None
        distances = []
        for number in options:
            starts = [*self._starts(number), *self._seen[number]]
            before = [mention.start - start for start in starts if start < mention.start]
            after = [_LATER * (start - mention.start) for start in starts if start > mention.start]
            distances.append((min(before + after), number))
        distances.sort()
        if distances[0][0] * _NEARER > distances[1][0]:
            return None
        return distances[0][1], tuple(sorted(number for _, number in distances[1:]))

    def _exported(self, group: _Group) -> tuple[NodeKey, ...]:
        if group.type is EntityType.PERSON and all(is_name(key) and " " not in key[1] for key in group.keys):
            return ()
        tied = {key for pair in self.stated for key in pair}
        return (group.primary, *(key for key in group.keys if key != group.primary and key in tied))

    def _reasons(self, group: _Group, index: int) -> tuple[Message, ...]:
        key = self.keys[index]
        if key[1][0] == "=":
            thing = known_thing(key[1][1:])
            name = thing.names.get("en") or next(iter(thing.names.values()), key[1][1:]) if thing else key[1][1:]
            values = {"text": self.mentions[index].text, "name": name}
            return (Message(N_("“{text}” is {name} in the tables of known names"), values),)
        if key[1][0] == "#":
            return (Message(N_("Same value")),)
        if key[1][0] == "!":
            return (Message(N_("You took this spelling out of another entity")),)
        if key == group.primary:
            return (Message(N_("Same name")),)
        reasons = [
            reason
            for pair, reason in self.stated.items()
            if key in pair and (pair[0] in group.keys and pair[1] in group.keys)
        ]
        if reasons:
            return (reasons[0],)
        relation: Relation | None = relate(key, group.primary)
        if relation is not None:
            return (relation.reason,)
        return (Message(N_("Fits the other spellings of {name}"), {"name": group.form}),)

    def _references(self) -> list[dict[int, Message]]:
        """For each group the groups it may be short for, with the reason; those are not short for others themselves."""
        holding: dict[str, list[_Group]] = defaultdict(list)
        for group in self.groups:
            for probe in probes(group.primary, expand(group.form, self.found.aliases)):
                holding[probe].append(group)
        found: list[dict[int, Message]] = [{} for _ in self.groups]
        for group in self.groups:
            if not is_name(group.primary):
                continue
            wanted = probes(group.primary, expand(group.form, self.found.aliases))
            for other in holding[wanted[-1]] if wanted else ():
                reason = self._reference(group, other) if other is not group else None
                if reason is not None:
                    found[group.number][other.number] = reason
        return [{number: reason for number, reason in options.items() if not found[number]} for options in found]

    def _inside(self) -> set[tuple[NodeKey, NodeKey]]:
        """Pairs (inner, outer) of names met one inside the other: they denote different things."""
        found = set()
        position = {id(mention): index for index, mention in enumerate(self.mentions)}
        for index, mention in enumerate(self.mentions):
            for inner in mention.walk():
                if inner is not mention and not is_opening(inner.text, mention.text):
                    found.add((self.keys[position[id(inner)]], self.keys[index]))
        return found

    def _reference(self, group: _Group, other: _Group) -> Message | None:
        if not is_name(group.primary) or other.primary[1][0] in {"#", "!"}:
            return None
        if not may_refer(group.primary, other.primary) or any(
            (inner, outer) in self.inside for inner in group.keys for outer in other.keys
        ):
            return None
        if group.type is EntityType.PERSON:
            return person_references(group.form, other.form)
        if group.type not in COMPOSED or is_weak(group.primary):
            return None
        aliases = self.found.aliases
        return name_reference(group.type, expand(group.form, aliases), expand(other.form, aliases), self.language)

    def _options(self, group: _Group, index: int) -> tuple[int, ...]:
        """The groups that the mention `index` of `group` may stand for; empty when it stands for its own."""
        references = self.references[group.number]
        if not references:
            return ()
        mention = self.mentions[index]
        related = mention.zone is Zone.RELATED
        options = sorted(references)

        def positions(number: int) -> list[int]:
            return [
                self.mentions[member].start
                for member in self.groups[number].indices
                if (self.mentions[member].zone is Zone.RELATED) == related
            ]

        near = [number for number in options if positions(number)]
        options = near or options
        earlier = [
            number
            for number in options
            if any(start <= mention.start for start in positions(number) or self._starts(number))
        ]
        if mention.zone not in _AHEAD and (earlier or group.type is not EntityType.PERSON):
            options = earlier
        if len(options) > 1:
            written = set(canonical(mention.type, mention.text).split())
            options = self._prefer(
                options, lambda number: written <= set(canonical(mention.type, self.groups[number].form).split())
            )
        return tuple(options)

    def _starts(self, number: int) -> list[int]:
        return [self.mentions[member].start for member in self.groups[number].indices]

    @staticmethod
    def _prefer(options: list[int], test: Callable[[int], bool]) -> list[int]:
        return [option for option in options if test(option)] or options
