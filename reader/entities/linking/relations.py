"""What speaks for and against two spellings of one kind being one name; depends on the two spellings alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from reader.entities.linking.blocking import bare_place, company_cores, known_keys, longest, order_free
from reader.entities.linking.glance import differ, words_differ
from reader.entities.linking.grounding import known_thing
from reader.entities.linking.inner_names import KNOWN_TERM
from reader.entities.linking.kinds import kinds_of_body
from reader.entities.linking.meaning import LIGHT, legal_forms, own_words, readable, units_of
from reader.entities.linking.nodes import NodeKey, is_name, is_weak
from reader.entities.linking.wording import COMPOSED, WEAK, Wording, arranged, canonical, marks_agree, segments, wording
from reader.entities.mention import EntityType
from reader.messages import N_, Message
from reader.names.comparison import compare
from reader.names.folding import folded, skeleton
from reader.names.transcription import may_transcribe, transcribes
from reader.names.vietnamese import marks_compatible, starts_with_surname

_SPECIFIC = 3
"""How many words beside the kind of body make its name one that no other body has."""

_MEANING = "{a} and {b} mean the same"
"""The reason that says most of a translation."""

_OTHER_ALPHABET = N_("Same name in another alphabet or romanisation")


INFLECTED = N_("Same name with a Kazakh case ending")


class Tier(IntEnum):
    """How strong a link between two spellings is; stronger ones are made first."""

    DECIDED = 0
    STATED = 1  # a document says so: a bracketed alias, a known thing
    FOLDED = 2
    FRAME = 3
    INFLECTED = 4
    COMPARED = 5
    ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class Relation:
    """A link between two spellings: how strong, and why."""

    tier: Tier
    reason: Message


@lru_cache(maxsize=1 << 11)
def _compared(kind: EntityType, a: str, b: str) -> tuple[str, tuple[Message, ...]]:
    result = compare(readable(a), readable(b), kind.value)
    return str(getattr(result.relation, "value", result.relation)), tuple(result.reasons)


def contradiction(a: NodeKey, b: NodeKey) -> Message | None:
    """Why two spellings cannot be one name, or None when nothing forbids it."""
    if not is_name(a) or not is_name(b):
        if a != b and a[1][:1] == b[1][:1] == "=":
            return Message(N_("They are two known things"))
        return None
    one, other = wording(*a), wording(*b)
    if one.folded == other.folded:
        agree = marks_agree if a[0] in COMPOSED else marks_compatible
        if not agree(one.key, other.key) or _written_otherwise(one, other):
            return Message(N_("The marks of {a} and {b} contradict each other"), {"a": one.key, "b": other.key})
    if a[0] in COMPOSED and one.numbers != other.numbers:
        return Message(N_("The numbers in the names differ"))
    return None


def _written_otherwise(one: Wording, other: Wording) -> bool:
    """True for two Vietnamese people whose names both have marks and not the same ones.

    Who marks some syllables means the bare ones to be bare: "Lê Thị Hoa" is not "Lê Thị Hòa".
    """
    return (
        one.type is EntityType.PERSON
        and one.key != other.key
        and one.is_marked
        and other.is_marked
        and starts_with_surname(one.words)
    )


def relate(a: NodeKey, b: NodeKey) -> Relation | None:
    """The link that the two spellings alone support, or None."""
    if a[0] is not b[0] or a == b or not a[1] or not b[1]:
        return None
    if is_name(a) and is_name(b):
        return None if differ(a[0], a[1], b[1]) else _relate(a[0], *sorted((a[1], b[1])))
    known, name = (b, a) if is_name(a) else (a, b)
    if a[0] not in COMPOSED or known[1][0] != "=" or not is_name(name) or is_weak(name):
        return None
    return _relate_known(known, name)


@lru_cache(maxsize=1 << 12)
def _relate_known(known: NodeKey, name: NodeKey) -> Relation | None:
    """The link between a known thing and a name that translates one of its names."""
    mine = wording(*name)
    if len(mine.words) < 2:
        return None
    for key in known_keys(known):
        other = wording(known[0], key)
        relation = _relate_composed(known[0], mine, other) if len(other.words) > 1 else None
        if relation is not None and mine.numbers == other.numbers:
            return relation
    return None


@lru_cache(maxsize=1 << 11)
def _relate(kind: EntityType, a: str, b: str) -> Relation | None:
    if contradiction((kind, a), (kind, b)) is not None:
        return None
    one, other = wording(kind, a), wording(kind, b)
    if kind is EntityType.PERSON and one.cyrillic is not other.cyrillic:
        words = a.split(), b.split()
        if transcribes(*words):
            return Relation(Tier.FOLDED, Message(_OTHER_ALPHABET))
        if may_transcribe(*words):
            return None
    if one.folded == other.folded:
        if one.cyrillic is not other.cyrillic:
            return Relation(Tier.FOLDED, Message(_OTHER_ALPHABET))
        if kind in COMPOSED and one.words != other.words:
            return Relation(Tier.FOLDED, Message(N_("Same name, its words in another order")))
        return Relation(Tier.FOLDED, Message(N_("Same name, written with and without marks")))
    if one.folded.replace(" ", "") == other.folded.replace(" ", ""):
        return Relation(Tier.FOLDED, Message(N_("Same name, its words written together or apart")))
    frames = order_free(tuple(one.frame.split()), kind), order_free(tuple(other.frame.split()), kind)
    if frames[0] == frames[1] and not (one.is_marked and other.is_marked):
        if one.frame == other.frame:
            return Relation(Tier.FRAME, Message(_OTHER_ALPHABET))
        if not starts_with_surname(one.words) and not starts_with_surname(other.words):
            return Relation(Tier.FRAME, Message(N_("Same name, family name first or last")))
    stems = ({one.frame, *one.stems}, {other.frame, *other.stems})
    if (one.stems or other.stems) and stems[0] & stems[1]:
        return Relation(Tier.INFLECTED, Message(INFLECTED))
    if kind is EntityType.PLACE and (bare_place(a) or bare_place(b)):
        relation, reasons = _compared(kind, a, b)
        return (
            Relation(Tier.COMPARED, Message(N_("Same name, with and without the kind of place")))
            if relation == "same"
            else None
        )
    if kind is EntityType.ORG and (company := _relate_companies(one, other)) is not None:
        return company
    if kind is EntityType.NORP or len(one.words) < 2 or len(other.words) < 2:
        return None
    if kind in COMPOSED:
        return _relate_composed(kind, one, other)
    relation, reasons = _compared(kind, a, b)
    if relation == "same" or (relation == "similar" and (_initial_of(one, other) or _initial_of(other, one))):
        reason = reasons[0] if reasons else Message(N_("The names are alike"))
        return Relation(Tier.COMPARED, reason)
    return None


def _initial_of(short: Wording, full: Wording) -> bool:
    """True for "K Name" and "Kind Other Name": one initial stands for all given names, as for double ones."""
    mine, theirs = short.frame.split(), full.frame.split()
    return len(mine) == 2 and len(mine[0]) == 1 and theirs[0].startswith(mine[0]) and theirs[-1] == mine[-1]


def _relate_companies(one: Wording, other: Wording) -> Relation | None:
    """A company with and without its legal form, and one that goes by an abbreviation: FPT, FPT Corporation."""
    reason = Message(N_("Same name, with and without the legal form"))
    weak = [name for name in (one, other) if name.key[0] == WEAK]
    if weak:
        full = other if one is weak[0] else one
        fits = len(weak) == 1 and WEAK + weak[0].words[0] in company_cores(full.key)[0]
        return Relation(Tier.ABBREVIATION, reason) if fits else None
    (cores, legal), (other_cores, other_legal) = company_cores(one.key), company_cores(other.key)
    if bool(legal) == bool(other_legal):
        return None
    full, short = (one, other) if legal else (other, one)
    if not cores.isdisjoint(other_cores):
        own, words = (" ".join(sorted(each)) for each in (own_words(full.key), short.key.split()))
        if folded(own) == folded(words) and not marks_agree(own, words):
            return None
        return Relation(Tier.COMPARED, reason)
    own = " ".join(own_words(full.key))
    if one.language == other.language or " " not in own or len(short.words) < 2:
        return None
    return (
        Relation(Tier.COMPARED, reason) if _compared(EntityType.ORG, *sorted((own, short.key)))[0] == "same" else None
    )


def _relate_composed(kind: EntityType, one: Wording, other: Wording) -> Relation | None:
    """Composed names are one when the countries and bodies in them and their roles agree, and their cores are alike.

    A translation may put the roles in another way, but only of a name that has no two countries to change places.
    """
    terms = _terms(one.words)
    if terms != _terms(other.words):
        terms = _countries(one.key)
        if one.language == other.language or terms != _countries(other.key):
            return None
    (core, *roles), (other_core, *other_roles) = segments(one.key), segments(other.key)
    if [skeleton(arranged(role)) for role in roles] == [skeleton(arranged(role)) for role in other_roles]:
        if arranged(core) == arranged(other_core):
            return None
    elif len(terms) > 1 or one.language == other.language:
        return None
    else:
        core, other_core = one.key, other.key
    if not core or not other_core:  # a name of roles alone
        core, other_core = one.key, other.key
    if one.language == other.language and not longest(one.frame) & longest(other.frame):
        return None
    if words_differ(one.key, other.key):
        return None
    if one.language == other.language and (
        _heads_differ(one.key, other.key) or _legal_forms_differ(one.key, other.key)
    ):
        return None
    relation, reasons = _compared(kind, *sorted((core, other_core)))
    if relation != "same":
        return None
    alike = Message(N_("The names are alike"))
    return Relation(Tier.COMPARED, max(reasons, key=lambda reason: reason.text == _MEANING, default=alike))


def _legal_forms_differ(a: str, b: str) -> bool:
    """True when two names in one language say different legal forms: those are two companies."""
    forms, others = legal_forms(a), legal_forms(b)
    return bool(forms and others) and forms.isdisjoint(others)


def _countries(key: str) -> set[str]:
    """The countries and bodies in a composed name, also in the cases of a language whose endings keys do not lose."""
    return {name for unit in units_of(key) if unit.is_country() for name in unit.keys} | {
        word for word in key.split() if word.startswith(KNOWN_TERM * 2)
    }


def _terms(words: Iterable[str]) -> set[str]:
    return {word for word in words if word[0] == KNOWN_TERM}


def _heads_differ(a: str, b: str) -> bool:
    """True when two names in one language are of bodies for which it has two words: cục and sở, agency and office.

    One concept may be meant by both where languages differ; within a language the choice of the word tells, unless
    the name says much else.
    """
    heavy = [[unit for unit in units_of(key) if unit.weight > LIGHT] for key in (a, b)]
    heads, others = ({unit.word.folded for unit in units if unit.cls == "head"} for units in heavy)
    rest = min(sum(unit.cls != "head" for unit in units) for units in heavy)
    return bool(heads - others and others - heads) and rest < _SPECIFIC


def separates(a: NodeKey, b: NodeKey) -> bool:
    """True when the two spellings may not stand in one entity, even when a third fits both.

    Names in two languages are not compared: what ties them is an abbreviation or a statement, not likeness. But they
    may not say that they are two kinds of bodies.
    """
    if contradiction(a, b) is not None:
        return True
    if relate(a, b) is not None:
        return False
    if not is_name(a) or not is_name(b):
        known, name = (b, a) if is_name(a) else (a, b)
        return known[1][0] == "=" and is_name(name) and _unlike_known(known, name)
    one, other = wording(*a), wording(*b)
    if a[0] in COMPOSED:
        if one.script == other.script:
            return len(one.words) > 1 < len(other.words)
        return _kinds_differ(a[0], one.key, other.key)
    return _compared(a[0], *sorted((a[1], b[1])))[0] == "different"


def _kinds_differ(kind: EntityType, *keys: str) -> bool:
    kinds, others = (kinds_of_body(frozenset(key.split())) for key in keys)
    return kind is EntityType.ORG and bool(kinds and others) and kinds.isdisjoint(others)


@lru_cache(maxsize=1 << 12)
def _names_of(known: NodeKey) -> tuple[Wording, ...]:
    thing = known_thing(known[1][1:])
    names = (*thing.names.values(), *thing.aliases) if thing is not None else ()
    wordings = (wording(known[0], canonical(known[0], name)) for name in sorted(set(names)))
    return tuple(name for name in wordings if len(name.words) > 1)


@lru_cache(maxsize=1 << 12)
def _unlike_known(known: NodeKey, node: NodeKey) -> bool:
    """True when a composed name is none of the names of the known thing, though it has some in that language."""
    name = wording(*node)
    if node[0] not in COMPOSED or is_weak(node) or len(name.words) < 2:
        return False
    names = _names_of(known)
    same = [other for other in names if other.script == name.script]
    if not same:
        return any(_kinds_differ(node[0], name.key, other.key) for other in names)
    words = set(name.words)
    return not any(
        words <= set(other.words) or words >= set(other.words) or relate(node, (known[0], other.key)) is not None
        for other in same
    )


def difference(a: NodeKey, b: NodeKey) -> Message | None:
    """Why two names that share a rare word are not held to be one; None when they are not alike at all."""
    if not is_name(a) or not is_name(b) or a[0] is not b[0]:
        return None
    relation, reasons = _compared(a[0], *sorted((a[1], b[1])))
    if relation == "similar" and reasons:
        return Message(N_("Alike, but not enough: {reason}"), {"reason": reasons[0]})
    shared = set(wording(*a).words) & set(wording(*b).words)
    if shared:
        return Message(N_("They share “{words}”, the rest differs"), {"words": " ".join(sorted(shared))})
    return None
