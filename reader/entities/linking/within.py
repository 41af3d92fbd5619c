"""The things named in one document: its mentions in groups, each with the names it has for other documents."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.documents import Zone
from reader.entities.decisions import DecisionRules
from reader.entities.linking.abbreviations import abbreviates_beginning
from reader.entities.linking.countries import UNDECIDED
from reader.entities.linking.grounding import KnownName, known_reason, known_thing
from reader.entities.linking.grouping import Group, grouping
from reader.entities.linking.nodes import NodeKey, is_name, is_weak
from reader.entities.linking.packing import Packed, flatten
from reader.entities.linking.references import (
    is_opening,
    may_refer,
    name_reference,
    person_frames,
    person_references,
    probes,
)
from reader.entities.linking.relations import INFLECTED, Relation, relate
from reader.entities.linking.wording import COMPOSED, WEAK, canonical, expand, uninflected, wording, words_of
from reader.entities.mention import EntityType, Mention
from reader.messages import N_, Message

_AHEAD = frozenset({Zone.TITLE, Zone.STANDFIRST, Zone.CAPTION, Zone.RELATED})
"""Zones that readers meet before the text that explains them: a short form there may stand before the full one."""

_SHORTENED = COMPOSED | {EntityType.PERSON}
"""The kinds whose names are used in short forms."""

_NEARER = 3
_LATER = 4
"""A person named nearer by the first factor is meant; a name that comes later counts as farther by the second."""


def _reason_of_country(form: str, country: str) -> Message:
    """Why a body that every country may have is that of `country`, or of none that the article tells."""
    if country == UNDECIDED:
        return Message(N_("The article does not tell which country's {name} this is"), {"name": form})
    thing = known_thing(f"iso3166:{country}")
    names = KnownName(thing.names) if thing is not None else country
    return Message(N_("{name} without a country: the article speaks of {country}"), {"name": form, "country": names})


class Member(NamedTuple):
    """A mention in a group. at: its index among the document's mentions, outer before inner.

    full: False for short forms, which name the thing in this document only.
    reason: why a short form is here; None for full ones, see `Resolution.reasons`.
    others: numbers of groups that it might mean instead, though this one is much nearer.
    """

    at: int
    full: bool
    reason: Message | None = None
    others: tuple[int, ...] = ()


@dataclass(slots=True)
class Local:
    """One thing within one document.

    nodes: its names for other documents, the main one first; empty when it is known by a short form only.
    members: its mentions.
    candidates: numbers of the groups that fit as well, when the mentions are ambiguous.
    group: the spellings that are its full names; None when there are only short forms.
    """

    type: EntityType
    nodes: tuple[NodeKey, ...]
    members: list[Member]
    candidates: tuple[int, ...] = ()
    group: Group | None = None


class Resolution:
    """One document's mentions by what they name, short forms settled.

    key: the document's. mentions: flattened, outer before inner. packed: the document, with the brackets behind these
    mentions. rules: what the person decided. blocks_of: the blocking keys of a name.
    locals: what is named, in the order of first mentions, then what is ambiguous.
    texts: the words of each mention on one line.
    """

    def __init__(
        self,
        key: str,
        mentions: Sequence[Mention],
        packed: Packed,
        rules: DecisionRules,
        blocks_of: Callable[[NodeKey], tuple[str, ...]],
    ) -> None:
        grouped = grouping(key, mentions, packed, rules, blocks_of)
        self.mentions = mentions
        self.texts = grouped.texts
        self.groups = grouped.groups
        self.keys = grouped.keys
        self.stated = grouped.stated
        self.aliases = grouped.aliases
        self.confirmed = grouped.confirmed
        self.countries = grouped.countries
        self.language = packed.language
        self._seen: dict[int, list[int]] = defaultdict(list)  # where short forms of a group were settled
        self._firsts: dict[tuple[int, bool], int | None] = {}
        self.inside = self._inside()
        self.references = self._references()
        self.locals = self._locals()

    def reasons(self, local: Local, member: Member) -> tuple[Message, ...]:
        """Why `member` is in `local`, as far as this document tells."""
        if member.reason is not None or local.group is None:
            return () if member.reason is None else (member.reason,)
        return self._reasons(local.group, member.at)

    def _locals(self) -> list[Local]:
        """The groups with every short form in the group it stands for."""
        result = [Local(group.type, self._exported(group), [], (), group) for group in self.groups]
        extra: dict[tuple[int, tuple[int, ...]], Local] = {}
        for group in self.groups:
            if not self.references[group.number] and not self.confirmed:
                result[group.number].members += [Member(index, True) for index in group.indices]
                continue
            for index in group.indices:
                self._settle(group, index, result, extra)
        numbers: dict[int, int] = {}
        kept: list[Local] = []
        for number, local in enumerate(result):
            if local.members:
                numbers[number] = len(kept)
                kept.append(local)
        for local in extra.values():
            local.candidates = tuple(numbers[number] for number in local.candidates if number in numbers)
            kept.append(local)
        if self._seen and len(numbers) < len(result):
            for local in kept:
                local.members = [
                    member._replace(others=tuple(numbers[number] for number in member.others))
                    for member in local.members
                ]
        return kept

    def _settle(
        self, group: Group, index: int, result: Sequence[Local], extra: dict[tuple[int, tuple[int, ...]], Local]
    ) -> None:
        """Puts the mention `index` of `group` where it belongs."""
        options = self._options(group, index)
        if index in self.confirmed:
            target = options[0] if len(options) == 1 else group.number
            # Confirmed, a name in full stays one: in another language it is how the thing is called there.
            full = len(words_of(self.mentions[index].text)) >= len(words_of(self.groups[target].form)) > 1
            result[target].members.append(Member(index, full, Message(N_("You confirmed this link"))))
        elif len(options) == 1:
            reason = self.references[group.number][options[0]]
            result[options[0]].members.append(Member(index, False, reason))
        elif nearest := self._nearest(group, index, options):
            chosen, others = nearest
            self._seen[chosen].append(self.mentions[index].start)
            values = {
                "name": self.groups[chosen].form,
                "others": tuple(self.groups[n].form for n in others),
            }
            reason = Message(N_("{name} is the nearest of those it may mean; the others: {others}"), values)
            result[chosen].members.append(Member(index, False, reason, others))
        elif options:
            local = extra.setdefault((group.number, options), Local(group.type, (), [], options))
            names = tuple(self.groups[option].form for option in options)
            reason = Message(N_("May be any of {names}: the article does not tell"), {"names": names})
            local.members.append(Member(index, False, reason))
        else:
            result[group.number].members.append(Member(index, True))

    def _nearest(self, group: Group, index: int, options: tuple[int, ...]) -> tuple[int, tuple[int, ...]] | None:
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

    def _exported(self, group: Group) -> tuple[NodeKey, ...]:
        if group.type is EntityType.PERSON:
            several = group.keys if " " not in group.primary[1] else ()
            if several and all(is_name(key) and " " not in key[1] for key in several):
                return ()
        if self.countries.get(group.primary) == UNDECIDED:
            return ()
        if not self.stated:
            return (group.primary,)
        tied = {
            key
            for pair in self.stated
            for key in pair
            if not is_weak(key) or not abbreviates_beginning(key[1].removeprefix(WEAK), group.form)
        }
        return (group.primary, *(key for key in group.keys if key != group.primary and key in tied))

    def _reasons(self, group: Group, index: int) -> tuple[Message, ...]:
        key = self.keys[index]
        country = self.countries.get(key) if self.countries else None
        if country is not None:
            return (_reason_of_country(self.texts[index], country),)
        if key[1][0] == "=":
            thing = known_thing(key[1][1:])
            return (known_reason(self.texts[index], thing),) if thing is not None else ()
        if key[1][0] == "#":
            return (Message(N_("Same value")),)
        if key[1][0] == "!":
            return (Message(N_("You took this spelling out of another entity")),)
        if key == group.primary:
            text = self.texts[index]
            return (Message(INFLECTED),) if uninflected(key[0], text) != text else ()
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
        holding: dict[str, list[Group]] = {}
        wanted: list[tuple[Group, str]] = []
        frames = [person_frames(group.primary) for group in self.groups]
        for group in self.groups:
            if group.type in _SHORTENED:
                found = probes(group.primary, expand(group.form, self.aliases), frames[group.number])
                for probe in found:
                    holding.setdefault(probe, []).append(group)
                if found and is_name(group.primary):
                    wanted.append((group, found[-1]))
        references: list[dict[int, Message]] = [{} for _ in self.groups]
        short = set()
        for group, probe in wanted:
            mine = frames[group.number]
            for other in holding[probe]:
                if other is group or not may_refer(group.primary, other.primary, mine, frames[other.number]):
                    continue
                reason = self._reference(group, other)
                if reason is not None:
                    references[group.number][other.number] = reason
                    short.add(group.number)
        for number in short:
            references[number] = {other: why for other, why in references[number].items() if other not in short}
        return references

    def _inside(self) -> set[tuple[NodeKey, NodeKey]]:
        """Pairs (inner, outer) of names met one inside the other: they denote different things."""
        found = set()
        for index, mention in enumerate(self.mentions):
            if mention.nested:
                for place, inner in enumerate(flatten(mention.nested), index + 1):
                    if not is_opening(inner.text, mention.text):
                        found.add((self.keys[place], self.keys[index]))
        return found

    def _reference(self, group: Group, other: Group) -> Message | None:
        if other.primary[1][0] in {"#", "!"}:
            return None
        if self.inside and any((inner, outer) in self.inside for inner in group.keys for outer in other.keys):
            return None
        if group.type is EntityType.PERSON:
            return person_references(group.form, other.form)
        if group.type not in COMPOSED or is_weak(group.primary):
            return None
        short, full = expand(group.form, self.aliases), expand(other.form, self.aliases)
        return name_reference(group.type, short, full, self.language)

    def _options(self, group: Group, index: int) -> tuple[int, ...]:
        """The groups that the mention `index` of `group` may stand for; empty when it stands for its own."""
        references = self.references[group.number]
        if not references:
            return ()
        mention = self.mentions[index]
        related = mention.zone is Zone.RELATED
        options = sorted(references)
        if len(options) > 1:
            options = [number for number in options if self._first_start(number, related) is not None] or options
        if mention.zone not in _AHEAD:
            earlier = [number for number in options if self._begins(number, related) <= mention.start]
            if earlier or group.type is not EntityType.PERSON:
                options = earlier
        strict = group.type is EntityType.PERSON and self.language == "vi"
        if len(options) < 2 and not strict:
            return tuple(options)
        written = set(canonical(mention.type, mention.text).split())
        exact = [
            number for number in options if written <= set(canonical(mention.type, self.groups[number].form).split())
        ]
        if strict:
            # Where marks are written, "Hoa" is not short for a name that ends in "Hòa".
            options = [n for n in options if n in exact or not wording(*self.groups[n].primary).is_marked]
        return tuple(exact or options)

    def _first_start(self, number: int, related: bool) -> int | None:
        """Where the group `number` is named first, in the zone of related articles or outside it; None when nowhere."""
        key = number, related
        if key not in self._firsts:
            mentions = (self.mentions[member] for member in self.groups[number].indices)
            starts = (mention.start for mention in mentions if (mention.zone is Zone.RELATED) == related)
            self._firsts[key] = min(starts, default=None)
        return self._firsts[key]

    def _begins(self, number: int, related: bool) -> int:
        """The same, anywhere when it is not named there."""
        first = self._first_start(number, related)
        return min(self._starts(number)) if first is None else first

    def _starts(self, number: int) -> list[int]:
        return [self.mentions[member].start for member in self.groups[number].indices]
