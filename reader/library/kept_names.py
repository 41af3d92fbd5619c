"""The names in files that a library on disk knows, kept between runs: to link the same articles again takes long."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader.digests import blake2b
from reader.entities.mention import NAMED, Entity, EntityType
from reader.library.fleeting import FleetingLibrary
from reader.library.full_text import IndexedText
from reader.names import NameIndex
from reader.names.search.stored import forget_old, state_of_program
from reader.paths import cache_folder, private_folder, read_regular, write_private

_FOLDER = "articles"
_MOST_FILES = 32
_MOST_BYTES = 1 << 26
_LONGEST = 1 << 21
"""Code points of all documents together whose words are kept as well."""

_CODE = Path(__file__).resolve().parent.parent


class KeptNames(NamedTuple):
    """names: of the entities that names are found of. shown: their types, names, and names by language, by id."""

    names: NameIndex
    shown: Mapping[str, tuple[str, str, Mapping[str, str]]]

    def name_in(self, entity: str, language: str) -> str | None:
        """As `Entity.name_in`; None when there is no such entity."""
        shown = self.shown.get(entity)
        if shown is None:
            return None
        kind, name, names = shown
        return Entity(entity, EntityType(kind), name, {}, {}, names).name_in(language)


def kept_names(library: FleetingLibrary, keys: Sequence[str], state: str) -> KeptNames:
    """The names in the documents `keys` of `library`, whose words are known to it then.

    state: of the documents and of what was recognised in them. What is kept belongs to it, to the decisions in force
    and to the program; where it cannot be kept, it is made every time.
    """
    depends = json.dumps([state, _code_digest(), list(map(repr, library.decisions()))])
    note = f"{state_of_program()} {blake2b(depends.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}"
    place = None
    with suppress(OSError):
        place = private_folder(cache_folder() / _FOLDER) / blake2b(note.encode(), digest_size=16).hexdigest()
        with suppress(ValueError, KeyError, TypeError):
            index = NameIndex.open(place)
            kept = json.loads(read_regular(_beside(place), _MOST_BYTES, own=True))
            if index.note == kept["of"] == note:
                library.know_words({key: IndexedText(*words) for key, words in kept["words"].items()})
                place.touch()
                _beside(place).touch()
                return KeptNames(index, {entity: (*shown,) for entity, shown in kept["shown"].items()})
    return _made(library, keys, note, place)


def _made(library: FleetingLibrary, keys: Sequence[str], note: str, place: Path | None) -> KeptNames:
    from reader.library.entity_names import name_index
    from reader.library.prepared import indexed_text

    entities = library.entities(keys)
    index = name_index(entities)
    shown = {entity.id: (entity.type.value, entity.name, entity.names) for entity in entities if entity.type in NAMED}
    if place is not None and sum(map(library.length, keys)) <= _LONGEST:
        words = {key: indexed_text(library.document(key)) for key in keys}
        data = json.dumps({"of": note, "shown": shown, "words": words}, ensure_ascii=False)
        with suppress(OSError):
            write_private(_beside(place), data.encode("utf-8", "surrogatepass"))
            index.save(place, note)
            forget_old(place.parent, _MOST_FILES)
    return KeptNames(index, shown)


def _beside(place: Path) -> Path:
    """Where what is kept of an index at `place` stands that is no name."""
    return place.with_suffix(".json")


def _code_digest() -> str:
    """Something that differs once the part of the program that links does."""
    digest = blake2b(digest_size=12)
    for path in sorted((_CODE / "entities" / "linking").glob("*.py")):
        status = path.stat()
        digest.update(f"{path.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
