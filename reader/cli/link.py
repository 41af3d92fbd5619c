"""`reader link`: why spellings were linked, and the person's decisions about it."""

import argparse
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reader.cli.explaining import explanation_json, print_explanation
from reader.cli.kinds import entity_type, kind_name
from reader.cli.opened import analyse, open_articles, status_of, tell_notices
from reader.cli.output import Output
from reader.cli.parser import Parser, add_format_option
from reader.cli.status import Status, narrate, report
from reader.documents import sanitise_line
from reader.entities.decisions import Action, Decision, spelling
from reader.entities.mention import Entity, EntityType
from reader.library import deciding
from reader.library.library import Library
from reader.library.opening import Collection, open_personal_library
from reader.localisation import N_, _, current_language, format_date_value, format_number, ngettext, translate
from reader.messages import Message, UsageError

_CANDIDATES = 8
_CLOSE = 0.02


@dataclass(frozen=True, slots=True)
class _Step:
    """least, most: how many names it takes. form, help: how it is written, what it does. needs: the names it takes.

    Texts are untranslated. example: what follows `reader link`.
    """

    least: int
    most: int
    form: str
    help: str
    needs: str
    example: str


_ONE = N_("it needs one name")
_NONE = N_("it takes no name")
_STEPS = {
    "why": _Step(
        1, 1, N_("why NAME"), N_("the spellings, why they were linked, and what came close"), _ONE, 'why "Ha Noi"'
    ),
    "confirm": _Step(
        1,
        2,
        N_("confirm NAME [SPELLING]"),
        N_("the spellings, or this one, do belong to NAME"),
        N_("it needs a name, and takes one of its spellings besides"),
        'confirm "Hà Nội" Hanoi',
    ),
    "split": _Step(
        2,
        2,
        N_("split NAME SPELLING"),
        N_("this spelling does not belong to NAME"),
        N_("it needs a name and the spelling that is to leave it"),
        'split "Hà Nội" Hanoi',
    ),
    "merge": _Step(
        2,
        2,
        N_("merge NAME NAME"),
        N_("both are the same"),
        N_("it needs two names that mean the same"),
        'merge "Hà Nội" Hanoi',
    ),
    "rename": _Step(
        2,
        2,
        N_("rename NAME NEW"),
        N_("show NAME as NEW"),
        N_("it needs a name and how to show it"),
        'rename Hanoi "Hà Nội"',
    ),
    "ignore": _Step(1, 1, N_("ignore NAME"), N_("it is nothing that has a name"), _ONE, 'ignore "Ha Noi"'),
    "restore": _Step(
        1, 1, N_("restore NAME"), N_("it is a name after all: ignore it no longer"), _ONE, "restore Hanoi"
    ),
    "list": _Step(0, 0, "list", N_("all decisions, the last one below"), _NONE, "list"),
    "undo": _Step(0, 0, "undo", N_("take the last decision back"), _NONE, "undo"),
}


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    forms = [_(step.form) for step in _STEPS.values()]
    width = max(map(len, forms))
    steps = zip(forms, _STEPS.values(), strict=True)
    parser.epilog = "\n".join([_("Actions:"), *(f"  {form:<{width}}  {_(step.help)}" for form, step in steps)])
    parser.add_argument("action", choices=tuple(_STEPS), metavar=_("ACTION"), help=", ".join(_STEPS))
    parser.add_argument("names", nargs="*", default=[], metavar=_("NAME"), help=_("a name in any spelling"))
    add_format_option(parser)
    parser.add_argument(
        "--type", metavar=_("TYPE"), words=tuple(EntityType), help=_("what the name is a name of: PERSON, PLACE, ORG …")
    )
    parser.add_argument(
        "--in",
        dest="files",
        nargs="+",
        default=[],
        metavar=_("FILE"),
        help=_("the articles to look at; otherwise the library or the sample articles"),
    )


def run(options: argparse.Namespace, output: Output) -> Status:
    """Do what `options.action` says."""
    names = [sanitise_line(name).strip() for name in options.names]
    step = _STEPS[options.action]
    if not step.least <= len(names) <= step.most or not all(names):
        raise _misused(options.action, names)
    kind = entity_type(options.type) if options.type else None
    as_json = options.format == "json"
    if options.action == "undo":
        return _undo(as_json, output)
    if options.action == "list":
        return _list(as_json, output)
    if options.action == "restore":
        return _restore(names[0], kind, as_json, output)
    collection = open_articles(options, keep=options.action != "why")
    analyse(collection)
    try:
        entity = _find(collection, names[0], kind)
    except UsageError as error:
        if not collection.failures:
            raise
        # It may stand in what could not be read.
        report(error)
        return Status.UNREADABLE
    if options.action == "why":
        if as_json:
            output.json(explanation_json(collection, entity))
        else:
            print_explanation(collection, entity, output)
        return status_of(collection)
    decisions = _decisions(collection, entity, options.action, names[1:])
    deciding.keep(collection.library, decisions, names[0])
    if as_json:
        output.json(_as_json(decisions))
        return status_of(collection)
    output.line(output.style(_told(decisions, entity, names)))
    standing = decisions[0].names[0 if options.action == "rename" else -1]
    changed = deciding.holder(collection.library, entity.type, standing)
    if changed is not None and options.action != "ignore":
        output.paragraph(_summary(changed), "  ")
    return status_of(collection)


def _misused(action: str, names: Sequence[str]) -> UsageError:
    """The error for names that are too many, too few or empty."""
    step = _STEPS[action]
    example = f"reader link {step.example}"
    remedy = Message(N_("For example: {example}"), {"example": example})
    if step.least <= len(names) <= step.most:
        return UsageError(f"link {action}", Message(N_("a name is empty")), remedy)
    if len(names) > step.most > 0:
        remedy = Message(N_("Quote names of several words: {example}"), {"example": example})
    return UsageError(f"link {action}", Message(step.needs), remedy)


def _told(decisions: Sequence[Decision], entity: Entity, names: Sequence[str]) -> str:
    """The same in the words of the person: `names` as they were typed, and the name that `entity` is shown by."""
    action, spellings = decisions[0].action, deciding.spellings_of(decisions)
    if action in {Action.MERGE, Action.RENAME}:
        return translate(deciding.sentence(action, names[0], names[1]))
    shown = entity.name_in(current_language())
    return translate(deciding.sentence(action, spellings, decisions[0].names[-1] if shown == spellings else shown))


def _as_json(decisions: Sequence[Decision]) -> dict[str, object]:
    return {
        "decisions": [
            {
                "action": decision.action.value,
                "type": decision.type.value,
                "names": list(decision.names),
                "document": decision.document,
                **({"made_at": decision.made_at} if decision.made_at else {}),
            }
            for decision in decisions
        ]
    }


def _undo(as_json: bool, output: Output) -> Status:
    library = open_personal_library()
    tell_notices(library)
    undone = library.undo()
    library.close()
    if as_json:
        output.json(_as_json(undone))
        return Status.DONE if undone else Status.NOTHING_FOUND
    if not undone:
        narrate(_("There is no decision to take back."))
        return Status.NOTHING_FOUND
    output.line(output.style(translate(deciding.taken_back(undone))))
    return Status.DONE


def _list(as_json: bool, output: Output) -> Status:
    """Print the decisions in force, those that were made together as one."""
    library = open_personal_library()
    tell_notices(library)
    decisions = library.decisions()
    library.close()
    if as_json:
        output.json(_as_json(decisions))
    elif not decisions:
        narrate(_("There are no decisions."))
    for batch in () if as_json else deciding.batches(decisions):
        day = format_date_value(batch[0].made_at[:10])
        output.paragraph(f"{day} · {kind_name(batch[0].type)} · {translate(deciding.describe(batch))}", "", 2)
    return Status.DONE if decisions else Status.NOTHING_FOUND


def _restore(name: str, kind: EntityType | None, as_json: bool, output: Output) -> Status:
    """Make an ignored name a name again. Raises UsageError when it is not ignored."""
    library = open_personal_library()
    tell_notices(library)
    meant = _ignored(library, name, kind)
    if not meant:
        library.close()
        raise UsageError(
            name, Message(N_("this name is not ignored")), Message(N_("reader link list tells what was decided"))
        )
    decisions = deciding.restore(library, [each for group in meant for each in group])
    library.decide(*decisions)
    library.close()
    if as_json:
        output.json(_as_json(decisions))
    else:
        output.line(output.style(translate(deciding.restored(decisions))))
    return Status.DONE


def _ignored(library: Library, name: str, kind: EntityType | None) -> list[tuple[Decision, ...]]:
    """The decisions by which `name` is ignored."""
    return [
        group
        for group in deciding.ignored(library)
        if kind in (None, group[0].type) and any(_same_letters(each.names[0]) == _same_letters(name) for each in group)
    ]


def _find(collection: Collection, name: str, kind: EntityType | None) -> Entity:
    """The one entity that `name` means. Raises UsageError when there is none, or when there are several."""
    entities = _candidates(collection, name, kind)
    if len(entities) == 1:
        return entities[0]
    if not entities and _ignored(collection.library, name, kind):
        remedy = Message(N_("To have it back: {example}"), {"example": f'reader link restore "{name}"'})
        raise UsageError(name, Message(N_("you decided to ignore this name")), remedy)
    if not entities:
        raise UsageError(
            name, Message(N_("nobody and nothing of this name was found")), Message(N_("Try another spelling"))
        )
    listed = "; ".join(f"{entity.name} ({entity.type})" for entity in entities)
    raise UsageError(
        name,
        Message(N_("the name means several things: {candidates}"), {"candidates": listed}),
        Message(N_("Write it in full, or give --type")),
    )


def _candidates(collection: Collection, name: str, kind: EntityType | None) -> list[Entity]:
    library, keys = collection.library, collection.keys
    by_id = library.entity(name)
    if by_id is not None:
        return [by_id]
    answer = library.search_names(name, _CANDIDATES * len(EntityType), keys)
    found = []
    for match in answer.results:
        entity = library.entity(match.entry.id)
        if entity is not None and kind in (None, entity.type):
            found.append((match.score, entity))
    exact = [entity for _score, entity in found if _has_spelling(entity, name)]
    if exact:
        return exact
    return [entity for score, entity in found if score >= found[0][0] - _CLOSE][:_CANDIDATES]


def _has_spelling(entity: Entity, name: str) -> bool:
    wanted = _same_letters(name)
    return any(_same_letters(form) == wanted for form in (*entity.forms, entity.name, *entity.names.values()))


def _same_letters(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _spelling(entity: Entity, name: str) -> str:
    """The spelling of `entity` that `name` means. Raises UsageError when it has no such spelling."""
    from reader.names import folded

    def canonical(text: str) -> str:
        return spelling(entity.type, text)[1]

    for key in (_same_letters, folded, canonical):
        meant = [form for form in entity.forms if key(form) == key(name)]
        if meant and (len(meant) == 1 or key is _same_letters):
            return meant[0]
    raise UsageError(
        name,
        Message(N_("{entity} has no such spelling"), {"entity": entity.name}),
        Message(N_("Choose one of: {spellings}"), {"spellings": "; ".join(entity.forms)}),
    )


def _decisions(collection: Collection, entity: Entity, action: str, names: Sequence[str]) -> list[Decision]:
    """What `action` with the names after the first decides about `entity`."""
    match Action(action):
        case Action.CONFIRM:
            return deciding.confirm(collection.library, entity, [_spelling(entity, name) for name in names])
        case Action.SPLIT:
            return deciding.split(collection.library, entity, [_spelling(entity, names[0])])
        case Action.RENAME:
            return deciding.rename(collection.library, entity, names[0])
        case Action.IGNORE:
            return deciding.ignore(collection.library, entity)
        case Action.MERGE:
            meant = [each for each in _candidates(collection, names[0], None) if _has_spelling(each, names[0])]
            if error := deciding.different_kinds(entity, meant, names[0]):
                raise error
            other = _find(collection, names[0], entity.type)
            if other.id == entity.id:
                reason = Message(N_("both names mean the same already"))
                raise UsageError(names[0], reason, Message(N_("reader link confirm makes sure that it stays so")))
            return deciding.merge(collection.library, entity, other)


def _summary(entity: Entity) -> str:
    mentions = ngettext("{n} mention", "{n} mentions", entity.count).format(n=format_number(entity.count))
    spellings = ", ".join(entity.forms)
    return f"{entity.name_in(current_language())} · {kind_name(entity.type)} · {mentions} · {spellings}"
