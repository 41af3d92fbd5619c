"""JSON Lines (https://jsonlines.org): everything there is, one record a line, to be read back without loss.

Each record says what it is under "record": reader, document, mention, entity, link, decision, mark, position. Offsets
are code points into the "text" of the document, end exclusive. Entities and links follow from mentions and decisions:
they are there for other programs, and are worked out anew when the file is read back.
"""

import json
from collections.abc import Iterator
from typing import Any

from reader import __version__
from reader.entities.mention import Entity, Mention
from reader.library.decision_records import decision_record
from reader.library.exporting.selection import Selection
from reader.library.records import document_row
from reader.localisation import translate

VERSION = 1

PART_KEYS = ("role", "form", "zone", "start", "end", "language")
MARK_KEYS = ("document", "start", "end", "quote", "note", "made", "label", "file", "date", "source")


def lines(selection: Selection) -> Iterator[str]:
    """The lines of the file, each with its line feed."""
    for record in _records(selection):
        yield json.dumps(record, ensure_ascii=False, separators=(", ", ": ")) + "\n"


def _records(selection: Selection) -> Iterator[dict[str, Any]]:
    library = selection.library
    yield {"record": "reader", "version": VERSION, "program": __version__}
    for document in selection.documents():
        row = document_row(document)
        parts = [dict(zip(PART_KEYS, part, strict=True)) for part in json.loads(row["parts"])]
        yield {"record": "document", **row, "parts": parts, "details": json.loads(row["details"])}
        for mention in selection.mentions(document.key):
            yield {"record": "mention", "document": document.key, **mention_record(mention)}
        position = library.position(document.key)
        if position:
            yield {"record": "position", "document": document.key, "offset": position}
    for entity in selection.entities():
        yield {"record": "entity", **entity_record(entity)}
        yield from _links(selection, entity)
    if selection.whole:
        for decision in library.decisions():
            yield {"record": "decision", **decision_record(decision), "made": decision.made_at}
    wanted = set(selection.keys)
    for mark in library.marks():
        if selection.whole or mark.document in wanted:
            yield {"record": "mark", **{key: getattr(mark, key) for key in MARK_KEYS}}


def mention_record(mention: Mention) -> dict[str, Any]:
    """A mention with everything that is known about it, and those inside it."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type.value,
        "zone": mention.zone.value,
        "value": mention.value,
        "known": mention.known,
        "rule": mention.rule,
        "entity": mention.entity,
        "alternatives": list(mention.alternatives),
        "nested": [mention_record(inner) for inner in mention.nested],
    }


def entity_record(entity: Entity) -> dict[str, Any]:
    """An entity with its spellings and where it stands."""
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
    for spelling in selection.library.explain(entity.id).spellings:
        yield {
            "record": "link",
            "entity": entity.id,
            "form": spelling.form,
            "count": spelling.count,
            "full": spelling.full,
            "reasons": [translate(reason) for reason in spelling.reasons],
        }
