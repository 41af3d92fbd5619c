"""JSON Lines (https://jsonlines.org): everything there is, one record a line, to be read back without loss.

Each record says what it is under "record": reader, document, mention, read, position, entity, link, decision, mark; the
mentions of a document, and what the person left in it, follow it. Offsets are code points into its "text", end
exclusive. Entities and links follow from mentions and decisions: they are there for other programs, and are worked out
anew when the file is read back.
"""

import json
from collections.abc import Iterator
from typing import Any

from reader import __version__
from reader.documents import Document
from reader.entities.mention import Entity, EntityType, Mention
from reader.library.exporting.exchange import document_record, exchanged_decision, mark_record, mention_record
from reader.library.exporting.selection import Selection
from reader.localisation import translate

FORMAT = "reader-library"
VERSION = 1


def lines(selection: Selection) -> Iterator[str]:
    """The lines of the file, each with its line feed."""
    for record in _records(selection):
        yield json.dumps(record, ensure_ascii=False) + "\n"


def _records(selection: Selection) -> Iterator[dict[str, Any]]:
    library = selection.library
    yield {"record": "reader", "format": FORMAT, "version": VERSION, "program": __version__}
    for document in selection.documents():
        yield from _document(selection, document)
    for entity in selection.entities():
        yield {"record": "entity", **_entity(entity)}
        yield from _links(selection, entity)
    if selection.whole:
        for decision in library.decisions():
            yield {"record": "decision", **exchanged_decision(decision)}
    wanted = set(selection.keys)
    for mark in library.marks():
        if selection.whole or mark.document in wanted:
            yield {"record": "mark", **mark_record(mark)}


def _document(selection: Selection, document: Document) -> Iterator[dict[str, Any]]:
    library, key = selection.library, document.key
    try:
        recogniser, mentions = library.recognised(key)
    except KeyError:  # it is gone meanwhile
        return
    yield {"record": "document", **document_record(document), "recogniser": recogniser}
    linked = {(each.start, each.end, each.type): each for outer in selection.mentions(key) for each in outer.walk()}
    for mention in mentions:
        yield {"record": "mention", "document": key, **mention_record(_with_links(mention, linked))}
    if library.is_read(key):
        yield {"record": "read", "document": key}
    if position := library.position(key):
        yield {"record": "position", "document": key, "offset": position}


def _with_links(mention: Mention, linked: dict[tuple[int, int, EntityType], Mention]) -> Mention:
    """`mention` as it was recognised with what it means; nothing for one that the person ignores."""
    found = linked.get((mention.start, mention.end, mention.type))
    nested = tuple(_with_links(inner, linked) for inner in mention.nested)
    if found is None:
        return mention._replace(nested=nested)
    return mention._replace(nested=nested, entity=found.entity, alternatives=found.alternatives)


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.type.value,
        "name": entity.name,
        "count": entity.count,
        "forms": dict(sorted(entity.forms.items())),
        "names": dict(sorted(entity.names.items())),
        "same_as": dict(sorted(entity.same_as.items())),
        "value": entity.value,
        "documents": dict(sorted(entity.documents.items())),
    }


def _links(selection: Selection, entity: Entity) -> Iterator[dict[str, Any]]:
    """Why each spelling of an entity is held to mean it, in the interface language."""
    for spelling in selection.spellings(entity.id):
        yield {
            "record": "link",
            "entity": entity.id,
            "form": spelling.form,
            "count": spelling.count,
            "full": spelling.full,
            "reasons": [translate(reason) for reason in spelling.reasons],
        }
