"""Files that a library on disk has already: what was found in them need not be found again."""

import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from reader.digests import blake2b, sha256
from reader.documents import Document, sanitise_line
from reader.library.errors import LibraryUnreadableError, telling_damage
from reader.library.files import UNFINISHED, storable
from reader.library.paths import library_path
from reader.library.records import document_from, unpack
from reader.library.server_address import is_server
from reader.library.sources import Source
from reader.paths import read_regular
from reader.restriction import is_restricted

_LONGEST = 1 << 24
"""Bytes of a file from which on reading all of it to compare it would be noticed."""

_SECONDS = 0.2
"""How long a library is waited for that another program is writing: what is not known is found out anew."""

_AT_ONCE = 500
_QUESTION = (
    "SELECT f.path, f.size, f.digest, f.encoding, o.name, d.key, d.language, d.source, d.recogniser, "
    "c.text, c.details, c.mentions FROM files f JOIN origins o ON o.file = f.number "
    "JOIN documents d ON d.number = o.document JOIN contents c ON c.document = d.number "
    "WHERE f.path IN ({}) AND f.modified_ns <> ?"
)


class KnownFile(NamedTuple):
    """What a file is read as. mentions: what `recogniser` found in it, packed as a library keeps it."""

    document: Document
    mentions: bytes
    recogniser: str


def known_files(library: str | None, sources: Sequence[Source], recogniser: str) -> dict[Path, KnownFile]:
    """Those of `sources` that are files of one article which the library has as they are now, recognised.

    library: the file of it; None for the person's own. recogniser: what must have found the mentions. What was read
    in a language or an encoding that the person named is left out, as is all that cannot be had without writing or
    waiting: reading the files themselves always gives the same.
    """
    paths = {storable(os.path.abspath(source)): source for source in sources if isinstance(source, Path)}
    found: dict[Path, KnownFile] = {}
    with suppress(OSError, sqlite3.Error, LibraryUnreadableError), telling_damage(library):
        place = None if is_restricted() or (library and is_server(library)) else Path(library or library_path())
        if place is None or not paths or not place.is_file():
            return found
        for row in _rows(place, list(paths)):
            source = paths[row[0]]
            known = _known(source, row, recogniser)
            if known is not None:
                found[source] = known
    return found


def _rows(place: Path, paths: Sequence[str]) -> Iterator[Sequence[Any]]:
    """What the library at `place` has of the files `paths` of which it has one document."""
    from reader.library.shared import SCHEMA

    with closing(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", timeout=_SECONDS, uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        if marks != [SCHEMA.application, SCHEMA.version]:
            return
        for start in range(0, len(paths), _AT_ONCE):
            some = paths[start : start + _AT_ONCE]
            rows: dict[str, Sequence[Any] | None] = {}
            question = _QUESTION.format(", ".join("?" * len(some)))
            for row in connection.execute(question, (*some, UNFINISHED)):
                rows[row[0]] = None if row[0] in rows else row
            yield from filter(None, rows.values())


def _known(source: Path, row: Sequence[Any], recogniser: str) -> KnownFile | None:
    """What `row` says of the file `source`; None when that is not what reading the file would give."""
    path, size, digest, encoding, name, key, language, agency, found_by, text, details, mentions = row
    if found_by != recogniser or mentions is None or encoding is not None or name != sanitise_line(path):
        return None
    with suppress(OSError):
        status = source.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size != size or size > _LONGEST:
            return None
        data = read_regular(source, size)
        if len(data) != size or sha256(data).digest() != digest:
            return None
        document = document_from(
            (key, sanitise_line(os.fspath(source)), language, agency), unpack(text), unpack(details)
        )
        unpack(mentions)  # damaged ones are no answer
        return None if document.as_told or not document.complete else KnownFile(document, mentions, recogniser)
    return None


def state_of(known: Iterable[KnownFile]) -> str:
    """What stands for these documents and mentions."""
    digest = blake2b(digest_size=16)
    for each in known:
        for part in (each.document.key, each.document.language, each.recogniser):
            digest.update(part.encode() + b"\n")
        digest.update(blake2b(each.mentions).digest())
    return digest.hexdigest()
