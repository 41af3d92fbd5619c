"""Indexes of the names of entities, kept in the database, opened from files that can be made again.

They are log-structured: what is new gets an index of its own, and small ones become one when there are enough of them.
An entry says which spellings of its entity it was made from; where the entity has others by now, it is passed over.
"""

import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from reader.digests import blake2b
from reader.library.links.tables import Connection, rows_of
from reader.names import NameEntry, NameIndex
from reader.names.search.stored import state_of_program
from reader.paths import cache_folder, private_folder, write_private

_FOLDER: Final = "links"
_MOST_FILES: Final = 64
_PART: Final = 1 << 20
_STAMP: Final = "\t"
_LIVE = "SELECT id, spelt FROM link_entities WHERE id IN ({})"

ALONE: Final = 20_000
"""How many entities a segment has at most that is made while documents are added; larger ones take too long."""

_LEVELS: Final = 2
"""How many times larger a segment is than all smaller ones together, with which it is not joined."""


class Segment(NamedTuple):
    """number: stands for it. sources: the numbers of those that it was made from, itself included."""

    number: int
    entities: int
    digest: str
    sources: tuple[int, ...]


class DamagedError(Exception):
    """A segment is not what was written."""


def segments(connection: Connection) -> list[Segment]:
    """All segments that this version of the program can use, the largest first."""
    return _segments(connection, usable=True)


def old_segments(connection: Connection) -> list[Segment]:
    """The segments that another version of the program made."""
    return _segments(connection, usable=False)


def _segments(connection: Connection, *, usable: bool) -> list[Segment]:
    rows = connection.execute("SELECT number, entities, digest, sources, note FROM link_segments").fetchall()
    found = [
        Segment(number, entities, digest, tuple(json.loads(sources)))
        for number, entities, digest, sources, note in rows
        if (note == state_of_program()) is usable
    ]
    return sorted(found, key=lambda segment: (-segment.entities, segment.number))


def stamped(entity_id: str, spelt: int) -> str:
    """The id of an entry."""
    return f"{entity_id}{_STAMP}{spelt}"


def unstamped(entry_id: str) -> tuple[str, int]:
    """The id of the entity of an entry, and what its spellings were."""
    entity_id, _, spelt = entry_id.partition(_STAMP)
    return entity_id, int(spelt or 0)


def made_of(entries: Iterable[NameEntry]) -> tuple[bytes, str]:
    """A segment of `entries` and its digest."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "segment"
        NameIndex(entries).save(path)
        data = path.read_bytes()
    return data, _digest(data)


def write(connection: Connection, data: bytes, digest: str, entities: int, replaced: Sequence[Segment]) -> int:
    """Keep a segment instead of those that it was made from; its number."""
    (number,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM link_segments").fetchone()
    sources = sorted({number, *(source for segment in replaced for source in segment.sources)})
    connection.execute(
        "INSERT INTO link_segments (number, entities, digest, sources, note) VALUES (?, ?, ?, ?, ?)",
        (number, entities, digest, json.dumps(sources), state_of_program()),
    )
    connection.executemany(
        "INSERT INTO link_segment_parts (segment, part, data) VALUES (?, ?, ?)",
        (
            (number, part, zlib.compress(data[start : start + _PART], 1))
            for part, start in enumerate(range(0, len(data), _PART))
        ),
    )
    drop(connection, [segment.number for segment in replaced])
    return int(number)


def drop(connection: Connection, numbers: Iterable[int]) -> None:
    """Forget segments."""
    gone = [(number,) for number in numbers]
    connection.executemany("DELETE FROM link_segments WHERE number = ?", gone)
    connection.executemany("DELETE FROM link_segment_parts WHERE segment = ?", gone)


def discard(connection: Connection, segment: Segment) -> None:
    """Forget a segment whose entities have to be indexed again."""
    for source in segment.sources:
        connection.execute("UPDATE link_entities SET segment = NULL WHERE segment = ?", (source,))
    drop(connection, [segment.number])


def discard_old(connection: Connection) -> None:
    """Forget the segments that another version of the program made."""
    for segment in old_segments(connection):
        discard(connection, segment)


def opened(connection: Connection, segment: Segment) -> NameIndex:
    """The index of a segment, from its file, which is made when it is missing or not as it was written.

    Raises DamagedError when what is in the database is not as it was written either.
    """
    with suppress(OSError):
        path = cache_folder() / _FOLDER / segment.digest
        with suppress(OSError, ValueError):
            index = NameIndex.open(path)
            path.touch()
            return index
        data = _data(connection, segment)
        write_private(path, data)
        _forget_old(path.parent)
        with suppress(ValueError):
            return NameIndex.open(path)
        raise DamagedError
    data = _data(connection, segment)
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "segment"
        path.write_bytes(data)
        try:
            return NameIndex.open(path)
        except ValueError as error:
            raise DamagedError from error


def _data(connection: Connection, segment: Segment) -> bytes:
    question = "SELECT data FROM link_segment_parts WHERE segment = ? ORDER BY part"
    try:
        data = b"".join(zlib.decompress(part) for (part,) in connection.execute(question, (segment.number,)).fetchall())
    except zlib.error as error:
        raise DamagedError from error
    if _digest(data) != segment.digest:
        raise DamagedError
    return data


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _forget_old(folder: Path) -> None:
    """Keep the files that were used last."""
    kept = sorted(private_folder(folder).iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_MOST_FILES:]:
        with suppress(OSError):
            os.unlink(path)


def to_join(found: Sequence[Segment], fresh: int, at_most: int) -> list[Segment]:
    """The segments that become one with so many `fresh` entities, so that few of like sizes are left.

    at_most: how many entities they may have together.
    """
    joined: list[Segment] = []
    passed: list[Segment] = []
    smaller = fresh
    for segment in reversed(found):
        if smaller + segment.entities > at_most:
            break
        passed.append(segment)
        if segment.entities < _LEVELS * smaller:
            joined = passed.copy()
        smaller += segment.entities
    return joined


def live_entries(connection: Connection, index: NameIndex) -> Iterator[NameEntry]:
    """The entries of entities that still have the spellings they were made from."""
    entries = [index.entry(number) for number in range(len(index))]
    stamps = {unstamped(entry.id)[0] for entry in entries}
    live: Mapping[str, int] = dict(rows_of(connection, _LIVE, stamps))
    for entry in entries:
        entity_id, spelt = unstamped(entry.id)
        if live.get(entity_id) == spelt:
            yield entry
