"""What comes from files into a library: which documents it has the place of, and which go."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from reader.documents import NAMELESS, entry_of
from reader.library import files, origins, successions
from reader.library.files import SourceFile
from reader.library.prepared import PreparedDocument


class Arrival(NamedTuple):
    """A step of adding a file: one of its documents, or, with None, that they were `keys`, all of them.

    grows: those that it had before belong to it as well, but for those that one of `keys` has the place of: one that is
    new in the library, or stands in another feed as the same entry, and has its name for what it is. file: None for a
    document that came from nowhere that could be read again. renew: a document that is kept already is kept as it is
    now.
    """

    file: SourceFile | None
    document: PreparedDocument | None
    keys: Collection[str] = ()
    grows: bool = False
    renew: bool = False


def outdated(connection: Any, arrivals: Iterable[Arrival]) -> set[tuple[str, str]]:
    """Paths and keys of arriving entries of feeds that another feed has as they were changed later.

    A feed that had the later version itself has gone back to the earlier one, which is then the newest.
    """
    entries = {
        each.document.key: (each.file.path, entry)
        for each in arrivals
        if each.file is not None and each.document is not None and (entry := entry_of(each.document.name))
    }
    if not entries or not _were_followed(connection, list(entries)):
        return set()
    heirs = successions.heirs(connection)
    found = set()
    for key, (path, entry) in entries.items():
        rows = connection.execute(
            "SELECT f.path, o.name FROM documents d JOIN origins o ON o.document = d.number "
            "JOIN files f ON f.number = o.file WHERE d.key = ?",
            (heirs.get(key, ""),),
        ).fetchall()
        if path not in {at for at, _name in rows} and entry in {entry_of(name) for _at, name in rows}:
            found.add((path, key))
    return found


def _were_followed(connection: Any, keys: Sequence[str]) -> bool:
    marks = ", ".join("?" * len(keys))
    question = f"SELECT 1 FROM successions WHERE old IN ({marks}) LIMIT 1"  # noqa: S608 - marks only
    return connection.execute(question, keys).fetchone() is not None


def finish(connection: Any, file: SourceFile, arrival: Arrival, new: Collection[str]) -> list[tuple[int, str]]:
    """All documents of `file` are in; numbers and keys of those that now stand nowhere any more.

    new: the keys of those that were not in the library before. An entry that has become another one is so in every
    feed that has it.
    """
    number = files.finish(connection, file)
    kept = origins.of_file(connection, number)
    heirs = {
        each.name: each.key
        for each in kept
        if each.key in arrival.keys and (not arrival.grows or _may_follow(connection, each, file, number, new))
    }
    gone = []
    for each in kept:
        heir = heirs.get(each.name)
        if each.key in arrival.keys or (arrival.grows and heir is None):
            continue
        left = [number, *(_files_with_entry(connection, each) if heir is not None else ())]
        if not origins.leave(connection, each.document, left):
            if heir is not None:
                successions.note(connection, [(each.key, heir)])
            gone.append((each.document, each.key))
    return gone


def _may_follow(connection: Any, document: origins.Kept, file: SourceFile, number: int, new: Collection[str]) -> bool:
    """Whether a document of `file` may have the place of what was called as it is, as new as it is here only."""
    if document.key in new:
        # Not what is called so for its words or place.
        return document.name == file.path or not document.name.rpartition("#")[2].startswith(NAMELESS)
    return any(each != number for each in _files_with_entry(connection, document))


def _files_with_entry(connection: Any, document: origins.Kept) -> list[int]:
    """The feeds in which a document is the entry that it is called by; none for what is no entry."""
    entry = entry_of(document.name)
    if not entry:
        return []
    names = origins.names_of(connection, document.document)
    return [file for file, name in names.items() if entry_of(name) == entry]
