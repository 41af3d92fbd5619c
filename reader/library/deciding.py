"""The decisions that are made of what a person says about a name, and whether they took effect.

A decision is about spellings that name a thing wherever they stand. A short form means it only in articles that name it
in full: a decision about one holds for the articles in which it does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from reader.entities.decisions import Action, Decision, DecisionRules, Spelling
from reader.entities.decisions import spelling as spelling_key
from reader.entities.kind_names import KIND_NAMES
from reader.entities.mention import NAMED, Entity, EntityType
from reader.library.library import Library
from reader.localisation import current_language
from reader.messages import N_, Message, UsageError

_MOST_CALLED = 100
"""So many entities are looked at for the one that a spelling names; those that are spelt so are found first."""


def full_spellings(library: Library, entity: Entity) -> list[str]:
    """The spellings that name `entity` in any article, the one that stands for it first; none for short forms alone."""
    explained = library.explain(entity.id).spellings
    count = {spelling.form: spelling.count for spelling in explained if spelling.full}
    return sorted(count, key=lambda form: (form != entity.name, " " not in form, -count[form], form))


def _standing(library: Library, entity: Entity) -> str:
    found = full_spellings(library, entity)
    if not found:
        raise UsageError(
            entity.name,
            Message(N_("it is a short form, and no article here tells its full name")),
            Message(N_("Write a full name")),
        )
    return found[0]


def holder(library: Library, kind: EntityType, spelling: str) -> Entity | None:
    """The entity that the full `spelling` names now."""
    for entity in _called(library, kind, spelling):
        if entity.type is kind and spelling in entity.forms and spelling in full_spellings(library, entity):
            return entity
    return None


def _called(library: Library, kind: EntityType, spelling: str) -> Iterator[Entity]:
    """The entities that may be spelt so: dates and amounts are not found by name, and looked through."""
    if kind not in NAMED:
        yield from library.entities()
        return
    for result in library.search_names(spelling, _MOST_CALLED).results:
        entity = library.entity(result.entry.id)
        if entity is not None:
            yield entity


def _places(library: Library, entity: Entity, spelling: str) -> list[str]:
    """The articles in which `spelling` means `entity`; [""], which is all, for a spelling that means it anywhere."""
    if spelling in full_spellings(library, entity) or _is_confirmed(library, entity.type, spelling):
        return [""]
    return [key for key in entity.documents if entity.id in _meanings(library, key, entity.type, spelling)]


def _is_confirmed(library: Library, kind: EntityType, text: str) -> bool:
    """True when the person said what the spelling means wherever it stands."""
    key = spelling_key(kind, text)
    return any(
        decision.action is Action.CONFIRM and not decision.document and spelling_key(kind, decision.names[0]) == key
        for decision in library.decisions()
        if decision.type is kind
    )


def _meanings(library: Library, key: str, kind: EntityType, spelling: str) -> set[str]:
    """The ids of what `spelling` means in the article `key`."""
    mentions = (each for mention in library.mentions(key) for each in mention.walk())
    return {each.entity for each in mentions if each.type is kind and " ".join(each.text.split()) == spelling}


def confirm(library: Library, entity: Entity, spellings: Sequence[str]) -> list[Decision]:
    """That `spellings` of `entity` mean it; without any, all that name it in full."""
    target = _standing(library, entity)
    chosen = list(spellings) or [form for form in full_spellings(library, entity) if form != target] or [target]
    return [
        Decision(Action.CONFIRM, entity.type, (form, target), document=key)
        for form in chosen
        for key in _places(library, entity, form)
    ]


def split(library: Library, entity: Entity, spellings: Sequence[str]) -> list[Decision]:
    """That none of `spellings`, which mean one thing, means `entity`. Raises UsageError when it has no others."""
    full = full_spellings(library, entity)
    rest = [form for form in (*full, *entity.forms) if form not in spellings]
    if not rest:
        only = len(entity.forms) == 1
        reason = N_("it is the only spelling of {entity}") if only else N_("no spelling of {entity} would be left")
        raise UsageError(
            ", ".join(spellings),
            Message(reason, {"entity": entity.name}),
            Message(N_("There is nothing to split off")),
        )
    places = {form: _places(library, entity, form) for form in spellings}
    parted = [
        Decision(Action.SPLIT, entity.type, (form, rest[0]), document=key) for form in spellings for key in places[form]
    ]
    name = next((form for form in full if form in spellings), None)
    return [*parted, *(_kept_together(entity.type, name, places) if name else ())]


def _kept_together(kind: EntityType, name: str, places: Mapping[str, Sequence[str]]) -> Iterator[Decision]:
    """That the spellings of `places`, which leave an entity together, all mean `name`, one of them."""
    done = {spelling_key(kind, name)}
    for form, keys in places.items():
        if spelling_key(kind, form) not in done:
            done.add(spelling_key(kind, form))
            yield from (Decision(Action.CONFIRM, kind, (form, name), document=key) for key in keys)


def different_kinds(entity: Entity, others: Sequence[Entity], name: str) -> UsageError | None:
    """The error when `name`, which means `others`, is to be merged with `entity` and none of them is of its kind."""
    if not others or any(other.type is entity.type for other in others):
        return None
    values = {"name": others[0].name_in(current_language()), "kind": Message(KIND_NAMES[others[0].type])}
    values |= {"other": entity.name_in(current_language()), "other_kind": Message(KIND_NAMES[entity.type])}
    return UsageError(
        name,
        Message(N_("{name} ({kind}) and {other} ({other_kind}) are of different kinds, which are never one"), values),
        Message(N_("Give two names of one kind")),
    )


def merge(library: Library, entity: Entity, other: Entity) -> list[Decision]:
    """That both are the same. Raises UsageError for a short form that no article explains."""
    return [Decision(Action.MERGE, entity.type, (_standing(library, entity), _standing(library, other)))]


def rename(library: Library, entity: Entity, name: str) -> list[Decision]:
    """That `entity` is shown as `name`. Raises UsageError for a short form that no article explains."""
    return [Decision(Action.RENAME, entity.type, (_standing(library, entity), name))]


def ignore(library: Library, entity: Entity, spellings: Sequence[str] = ()) -> list[Decision]:
    """That `spellings` of `entity` name nothing; without any, all of them, the most frequent first."""
    chosen = spellings or sorted(entity.forms, key=lambda form: (-entity.forms[form], form))
    return [
        Decision(Action.IGNORE, entity.type, (form,), document=key)
        for form in chosen
        for key in _places(library, entity, form)
    ]


def batches(decisions: Iterable[Decision]) -> list[tuple[Decision, ...]]:
    """Decisions as they were made: those about one name at one time together."""
    keys = ((decision.made_at or number, decision.type, decision) for number, decision in enumerate(decisions))
    return [tuple(decision for *_, decision in group) for _, group in groupby(keys, key=lambda each: each[:2])]


def ignored(library: Library) -> list[tuple[Decision, ...]]:
    """What is ignored now, the last first: for each name the decisions about its spellings that were made together."""
    decisions = library.decisions()
    if not any(decision.action is Action.IGNORE for decision in decisions):
        return []
    rules = DecisionRules.compile(decisions)
    seen: set[tuple[Spelling, str]] = set()
    names = []
    for batch in reversed(batches(decisions)):
        made = [each for each in batch if each.action is Action.IGNORE and _place(each) in rules.ignored]
        if not seen.issuperset(map(_place, made)):
            names.append(tuple(made))
        seen.update(map(_place, made))
    return names


def _place(decision: Decision) -> tuple[Spelling, str]:
    return spelling_key(decision.type, decision.names[0]), decision.document


def restore(library: Library, decisions: Sequence[Decision]) -> list[Decision]:
    """That the spellings of `decisions`, which ignore them, are names again and mean what they meant before."""
    rules = DecisionRules.compile(library.decisions())
    found = []
    for decision in decisions:
        name, kind, key = decision.names[0], decision.type, decision.document
        placement = rules.placed.get(_place(decision))
        if placement is not None and placement.target is None:
            found.append(Decision(Action.SPLIT, kind, (name,), document=key))
        else:
            target = placement.target if placement is not None and placement.target else name
            found.append(Decision(Action.CONFIRM, kind, (name, target), document=key))
    return found


def keep(library: Library, decisions: Sequence[Decision], subject: str) -> None:
    """Make `decisions`; when one of them changes nothing, take all back and raise UsageError about `subject`."""
    if decisions:
        library.decide(*decisions)
        if all(_holds(library, decision) for decision in decisions):
            return
        library.undo()
    raise UsageError(
        subject,
        Message(N_("the decision would have no effect on these articles, and was not kept")),
        Message(N_("reader link why tells what holds the spellings together or apart")),
    )


def _holds(library: Library, decision: Decision) -> bool:
    kind, first, last = decision.type, decision.names[0], decision.names[-1]
    keys = [decision.document] if decision.document else [summary.key for summary in library.documents()]
    meant = {entity for key in keys for entity in _meanings(library, key, kind, first)}
    if decision.action is Action.IGNORE:
        return not meant
    other = holder(library, kind, first if decision.action is Action.RENAME else last)
    if other is None:
        return False
    if decision.action is Action.RENAME:
        return other.name == last
    if decision.action is Action.SPLIT:
        return bool(meant) and other.id not in meant
    return other.id in meant


def spellings_of(decisions: Sequence[Decision]) -> str:
    """The spellings that `decisions`, made together, are about."""
    return ", ".join(dict.fromkeys(decision.names[0] for decision in decisions))


def describe(decisions: Sequence[Decision]) -> Message:
    """Decisions that were made together as a sentence."""
    name = decisions[0].names[-1]
    if all(decision.names == (decision.names[0],) * 2 for decision in decisions):
        name = spellings_of(decisions)  # each stands for itself
    return sentence(decisions[0].action, spellings_of(decisions), name)


def restored(decisions: Sequence[Decision]) -> Message:
    """The sentence for `decisions` of `restore`."""
    return Message(N_("No longer ignored: {spellings}."), {"spellings": spellings_of(decisions)})


def taken_back(decisions: Sequence[Decision]) -> Message:
    """The sentence for `decisions` that were undone."""
    return Message(N_("Taken back: {decision}"), {"decision": describe(decisions)})


def sentence(action: Action, spellings: str, name: str) -> Message:
    """What `action` decided about `spellings`; name: what they mean, do not mean, or are shown as."""
    if action is Action.CONFIRM and spellings == name:
        return Message(N_("Confirmed: {name}."), {"name": name})
    text = {
        Action.CONFIRM: N_("Confirmed: {spellings} – this is {name}."),
        Action.SPLIT: N_("Split: {spellings} – this is not {name}."),
        Action.MERGE: N_("Merged: {spellings} and {name} are the same."),
        Action.RENAME: N_("Renamed: {spellings} is shown as {name}."),
        Action.IGNORE: N_("Ignored: {spellings}."),
    }[action]
    return Message(text, {"spellings": spellings, "name": name})
