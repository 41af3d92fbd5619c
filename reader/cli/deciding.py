"""The decisions that `reader link` makes of what a person says, and whether they took effect.

A decision is about spellings that name a thing wherever they stand. A short form means it only in articles that name it
in full: a decision about one holds for the articles in which it does.
"""

from collections.abc import Sequence

from reader.cli.kinds import kind_name
from reader.entities.decisions import Action, Decision
from reader.entities.decisions import spelling as spelling_key
from reader.entities.mention import Entity, EntityType
from reader.library.library import Library
from reader.library.opening import Collection
from reader.localisation import N_, current_language
from reader.messages import Message, UsageError


def full_spellings(collection: Collection, entity: Entity) -> list[str]:
    """The spellings that name `entity` in any article, the one that stands for it first; none for short forms alone."""
    explained = collection.library.explain(entity.id).spellings
    count = {spelling.form: spelling.count for spelling in explained if spelling.full}
    return sorted(count, key=lambda form: (form != entity.name, " " not in form, -count[form], form))


def _standing(collection: Collection, entity: Entity) -> str:
    found = full_spellings(collection, entity)
    if not found:
        raise UsageError(
            entity.name,
            Message(N_("it is a short form, and no article here tells its full name")),
            Message(N_("Write a full name")),
        )
    return found[0]


def holder(collection: Collection, kind: EntityType, spelling: str) -> Entity | None:
    """The entity that the full `spelling` names now."""
    for entity in collection.library.entities():
        if entity.type is kind and spelling in entity.forms and spelling in full_spellings(collection, entity):
            return entity
    return None


def _places(collection: Collection, entity: Entity, spelling: str) -> list[str]:
    """The articles in which `spelling` means `entity`; [""], which is all, for a spelling that means it anywhere."""
    if spelling in full_spellings(collection, entity) or _is_confirmed(collection, entity.type, spelling):
        return [""]
    library = collection.library
    return [key for key in entity.documents if entity.id in _meanings(library, key, entity.type, spelling)]


def _is_confirmed(collection: Collection, kind: EntityType, text: str) -> bool:
    """True when the person said what the spelling means wherever it stands."""
    key = spelling_key(kind, text)
    return any(
        decision.action is Action.CONFIRM and not decision.document and spelling_key(kind, decision.names[0]) == key
        for decision in collection.library.decisions()
        if decision.type is kind
    )


def _meanings(library: Library, key: str, kind: EntityType, spelling: str) -> set[str]:
    """The ids of what `spelling` means in the article `key`."""
    mentions = (each for mention in library.mentions(key) for each in mention.walk())
    return {each.entity for each in mentions if each.type is kind and " ".join(each.text.split()) == spelling}


def confirm(collection: Collection, entity: Entity, spellings: Sequence[str]) -> list[Decision]:
    """That `spellings` of `entity` mean it; without any, all that name it in full."""
    target = _standing(collection, entity)
    chosen = list(spellings) or [form for form in full_spellings(collection, entity) if form != target] or [target]
    return [
        Decision(Action.CONFIRM, entity.type, (form, target), document=key)
        for form in chosen
        for key in _places(collection, entity, form)
    ]


def split(collection: Collection, entity: Entity, spelling: str) -> list[Decision]:
    """That `spelling` does not mean `entity`. Raises UsageError when it is the only one."""
    if all(form == spelling for form in entity.forms):
        raise UsageError(
            spelling,
            Message(N_("it is the only spelling of {entity}"), {"entity": entity.name}),
            Message(N_("There is nothing to split off")),
        )
    rest = [form for form in (*full_spellings(collection, entity), *entity.forms) if form != spelling]
    places = _places(collection, entity, spelling)
    return [Decision(Action.SPLIT, entity.type, (spelling, rest[0]), document=key) for key in places]


def different_kinds(entity: Entity, others: Sequence[Entity], name: str) -> UsageError | None:
    """The error when `name`, which means `others`, is to be merged with `entity` and none of them is of its kind."""
    if not others or any(other.type is entity.type for other in others):
        return None
    values = {"name": others[0].name_in(current_language()), "kind": kind_name(others[0].type)}
    values |= {"other": entity.name_in(current_language()), "other_kind": kind_name(entity.type)}
    return UsageError(
        name,
        Message(N_("{name} ({kind}) and {other} ({other_kind}) are of different kinds, which are never one"), values),
        Message(N_("Give two names of one kind")),
    )


def merge(collection: Collection, entity: Entity, other: Entity) -> list[Decision]:
    """That both are the same. Raises UsageError for a short form that no article explains."""
    return [Decision(Action.MERGE, entity.type, (_standing(collection, entity), _standing(collection, other)))]


def rename(collection: Collection, entity: Entity, name: str) -> list[Decision]:
    """That `entity` is shown as `name`. Raises UsageError for a short form that no article explains."""
    return [Decision(Action.RENAME, entity.type, (_standing(collection, entity), name))]


def ignore(collection: Collection, entity: Entity) -> list[Decision]:
    """That all spellings of `entity` name nothing, the most frequent first."""
    return [
        Decision(Action.IGNORE, entity.type, (form,), document=key)
        for form in sorted(entity.forms, key=lambda form: (-entity.forms[form], form))
        for key in _places(collection, entity, form)
    ]


def keep(collection: Collection, decisions: Sequence[Decision], subject: str) -> None:
    """Make `decisions`; when one of them changes nothing, take all back and raise UsageError about `subject`."""
    if decisions:
        collection.library.decide(*decisions)
        if all(_holds(collection, decision) for decision in decisions):
            return
        collection.library.undo()
    raise UsageError(
        subject,
        Message(N_("the decision would have no effect on these articles, and was not kept")),
        Message(N_("reader link why tells what holds the spellings together or apart")),
    )


def _holds(collection: Collection, decision: Decision) -> bool:
    kind, first, last = decision.type, decision.names[0], decision.names[-1]
    keys = [decision.document] if decision.document else collection.keys
    meant = {entity for key in keys for entity in _meanings(collection.library, key, kind, first)}
    if decision.action is Action.IGNORE:
        return not meant
    other = holder(collection, kind, first if decision.action is Action.RENAME else last)
    if other is None:
        return False
    if decision.action is Action.RENAME:
        return other.name == last
    if decision.action is Action.SPLIT:
        return bool(meant) and other.id not in meant
    return other.id in meant
