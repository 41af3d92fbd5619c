"""`reader entities`: who and what articles are about."""

import argparse
from collections.abc import Iterable
from itertools import groupby

from reader.cli.opened import Offsets, analyse, describe, open_articles, status_of
from reader.cli.output import Output, shorten
from reader.cli.parser import Parser, add_files, add_format_option
from reader.cli.status import Status
from reader.documents import Document, Zone
from reader.entities.kind_names import KIND_HEADINGS
from reader.entities.mention import Entity, Mention
from reader.library.opening import Collection
from reader.localisation import _, collation_key, current_language, format_number
from reader.names.mixed_scripts import mixed_words

_MOST_MARKED = 500
_ORDER = {kind: number for number, kind in enumerate(KIND_HEADINGS)}


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    add_files(parser)
    add_format_option(parser)


def run(options: argparse.Namespace, output: Output) -> Status:
    """Print the entities."""
    collection = open_articles(options, known=True)
    analyse(collection)
    entities = sorted(collection.library.entities(collection.keys), key=lambda entity: _ORDER[entity.type])
    if options.format == "json":
        output.json(_as_json(collection, entities))
        return status_of(collection, found=bool(entities))
    entities.sort(key=_rank)
    related = _only_related(collection)
    if output.is_terminal:
        _print_tables(collection, entities, related, output)
    else:
        _print_lines(collection, entities, related, output)
    return status_of(collection, found=bool(entities))


def _rank(entity: Entity) -> tuple[object, ...]:
    """By kind, then by count, then by the name that is shown."""
    return _ORDER[entity.type], -entity.count, collation_key(entity.name_in(current_language()))


def _only_related(collection: Collection) -> set[str]:
    """The entities that only the stories around the articles name; of very many articles nobody asks."""
    if len(collection.keys) > _MOST_MARKED:
        return set()
    zones: dict[str, set[Zone]] = {}
    for key in collection.keys:
        for outer in collection.library.mentions(key):
            for mention in (outer, *outer.nested):
                zones.setdefault(mention.entity, set()).add(mention.zone)
    return {entity for entity, found in zones.items() if found == {Zone.RELATED}}


def _as_json(collection: Collection, entities: Iterable[Entity]) -> dict[str, object]:
    documents, mentions = [], []
    for document in collection.documents:
        offsets = Offsets(document)
        documents.append(describe(document))
        mentions += [_mention_json(mention, document, offsets) for mention in collection.library.mentions(document.key)]
    return {"documents": documents, "entities": [entity_json(entity) for entity in entities], "mentions": mentions}


def entity_json(entity: Entity) -> dict[str, object]:
    """An entity with the keys of the contract."""
    return {
        "id": entity.id,
        "type": entity.type.value,
        "name": entity.name,
        "count": entity.count,
        "forms": dict(entity.forms),
        "names": dict(entity.names),
        "same_as": dict(entity.same_as),
        "decided": entity.decided,
        "value": entity.value,
        "mixed_scripts": list(dict.fromkeys(word for form in entity.forms for word in mixed_words(form))),
    }


def _mention_json(mention: Mention, document: Document, offsets: Offsets) -> dict[str, object]:
    start, end = offsets.span(mention.start, mention.end)
    return {
        "file": document.name,
        "start": start,
        "end": end,
        "text": mention.text,
        "type": mention.type.value,
        "entity": mention.entity,
        "zone": mention.zone.value,
        "value": mention.value,
        "alternatives": list(mention.alternatives),
        "nested": [_mention_json(inner, document, offsets) for inner in mention.nested],
    }


def _print_tables(collection: Collection, entities: Iterable[Entity], related: set[str], output: Output) -> None:
    """One table a kind: name, count, spellings, and the articles by number where there are several."""
    numbers = {key: str(number) for number, key in enumerate(collection.keys, 1)}
    several = len(numbers) > 1
    if several:
        output.line(output.bold(_("Articles")))
        labels = {document.key: document for document in reversed(collection.documents)}
        rows = ((number, shorten(labels[key].label, output.width - 8)) for key, number in numbers.items())
        output.table(rows, flexible=0, right=(0,))
    for number, (kind, group) in enumerate(groupby(entities, key=lambda entity: entity.type)):
        if several or number:
            output.line()
        output.line(output.bold(_(KIND_HEADINGS[kind])))
        output.table(
            (_row(entity, numbers if several else {}, entity.id in related) for entity in group), flexible=0, right=(1,)
        )


def _row(entity: Entity, numbers: dict[str, str], is_related: bool) -> list[str]:
    name = entity.name_in(current_language())
    spellings = ", ".join(spelling for spelling in entity.forms if spelling != name)
    shown = _("{name} (related stories)").format(name=name) if is_related else name
    if any(map(mixed_words, entity.forms)):
        shown = _("{name} (mixed letters)").format(name=shown)
    row = [shown, format_number(entity.count), spellings]
    if numbers:
        row.insert(2, ",".join(numbers[key] for key in numbers if key in entity.documents))
    return row


def _print_lines(collection: Collection, entities: Iterable[Entity], related: set[str], output: Output) -> None:
    names = {document.key: document.name for document in reversed(collection.documents)}
    for entity in entities:
        forms = "; ".join(f"{form} ×{count}" for form, count in entity.forms.items())
        files = "; ".join(names[key] for key in entity.documents if key in names)
        zone = (Zone.RELATED.value,) if entity.id in related else ()
        mixed = ("mixed-scripts",) if any(map(mixed_words, entity.forms)) else ()
        name = entity.name_in(current_language())
        output.fields(entity.type, name, entity.count, forms, files, entity.id, *zone, *mixed)
