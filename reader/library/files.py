"""Where the documents of a library came from."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

UNFINISHED = -1
"""As the time stamp of a file of which not all documents are in the library yet."""

_AT_ONCE = 500
_HAS_DOCUMENTS = "EXISTS (SELECT 1 FROM documents WHERE file = files.number)"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file, an address, or what came through standard input.

    path: absolute; an address as it was given. size: bytes. modified_ns: nanoseconds since 1970, 0 where there is none.
    digest: SHA-256 of the bytes. encoding: as the person gave it, None when it was found out. original: the bytes as
    `records.pack_bytes` packs them, where they are kept.
    """

    path: str
    size: int
    modified_ns: int
    digest: bytes = b""
    encoding: str | None = None
    original: bytes | None = None


def storable(path: str) -> str:
    """`path` as it is kept: bytes of a name that are not UTF-8 are written out."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def states(connection: Any, paths: Sequence[str]) -> Mapping[str, tuple[int, int]]:
    """Size and time stamp of those of `paths` that are in the library as a whole.

    One whose documents are kept as those of another file is, too, as long as the other one has the same bytes.
    """
    found: dict[str, tuple[int, int]] = {}
    for start in range(0, len(paths), _AT_ONCE):
        some = paths[start : start + _AT_ONCE]
        rows = connection.execute(
            f"SELECT path, size, modified_ns, digest, {_HAS_DOCUMENTS} FROM files "  # noqa: S608 - marks only
            f"WHERE path IN ({', '.join('?' * len(some))})",
            some,
        ).fetchall()
        lent = _with_documents(connection, {row[3] for row in rows if row[3] and not row[4]})
        found.update(
            (path, (size, modified))
            for path, size, modified, digest, has_documents in rows
            if modified != UNFINISHED and (has_documents or digest in lent)
        )
    return found


def _with_documents(connection: Any, digests: Collection[bytes]) -> set[bytes]:
    """Those of `digests` that belong to a file with documents."""
    if not digests:
        return set()
    rows = connection.execute(
        f"SELECT digest FROM files WHERE digest IN ({', '.join('?' * len(digests))}) AND {_HAS_DOCUMENTS}",  # noqa: S608
        tuple(digests),
    )
    return {bytes(digest) for (digest,) in rows}


def twin(connection: Any, path: str, digest: bytes) -> int | None:
    """The number of another file that has the bytes which the file `path` had, and now has others; None for none.

    digest: of the bytes that it has now.
    """
    row = connection.execute("SELECT number, digest FROM files WHERE path = ?", (path,)).fetchone()
    if row is None or not row[1] or bytes(row[1]) == digest:
        return None
    other = connection.execute(
        "SELECT number FROM files WHERE digest = ? AND number <> ? ORDER BY number LIMIT 1", (row[1], row[0])
    ).fetchone()
    return int(other[0]) if other else None


def lend(connection: Any, key: str, number: int) -> None:
    """Have the document `key` belong to the file `number`, which has it, when its own file is gone."""
    row = connection.execute(
        "SELECT f.number, f.path FROM documents d JOIN files f ON f.number = d.file WHERE d.key = ?", (key,)
    ).fetchone()
    if row is None or row[0] == number or not os.path.isabs(row[1]) or os.path.lexists(row[1]):
        return
    connection.execute("UPDATE documents SET file = ? WHERE key = ?", (number, key))
    connection.execute(
        f"DELETE FROM files WHERE number = ? AND bytes IS NULL AND NOT {_HAS_DOCUMENTS}",  # noqa: S608 - marks only
        (row[0],),
    )


def begin(connection: Any, file: SourceFile) -> int:
    """The number of `file`, whose documents are about to come."""
    row = connection.execute(
        "INSERT INTO files (path, size, modified_ns, encoding) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (path) DO UPDATE SET modified_ns = excluded.modified_ns RETURNING number",
        (file.path, file.size, UNFINISHED, file.encoding),
    ).fetchone()
    return int(row[0])


def finish(connection: Any, file: SourceFile) -> int:
    """Keep that all documents of `file` are in; answers its number.

    One that was read in part keeps the digest by which others are known to have the documents it had before.
    """
    row = connection.execute(
        "INSERT INTO files (path, size, modified_ns, digest, encoding, bytes) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (path) DO UPDATE SET size = excluded.size, modified_ns = excluded.modified_ns, "
        "digest = CASE WHEN excluded.modified_ns = ? THEN coalesce(files.digest, excluded.digest) "
        "ELSE excluded.digest END, encoding = excluded.encoding, bytes = excluded.bytes RETURNING number",
        (file.path, file.size, file.modified_ns, file.digest, file.encoding, file.original, UNFINISHED),
    ).fetchone()
    return int(row[0])


def some_files(connection: Any, after: int) -> list[tuple[int, SourceFile, bool]]:
    """Number, file and whether its bytes are kept, which are not read; of the next files behind the number `after`."""
    rows = connection.execute(
        "SELECT number, path, size, modified_ns, digest, encoding, bytes IS NOT NULL FROM files WHERE number > ? "
        "ORDER BY number LIMIT ?",
        (after, _AT_ONCE),
    ).fetchall()
    return [
        (number, SourceFile(path, size, modified, digest or b"", encoding), bool(kept))
        for number, path, size, modified, digest, encoding, kept in rows
    ]


def original(connection: Any, path: str) -> bytes | None:
    """The bytes of a file that are kept, packed; None when they are not."""
    row = connection.execute("SELECT bytes FROM files WHERE path = ?", (path,)).fetchone()
    return row[0] if row else None


def with_original(connection: Any, paths: Sequence[str]) -> set[str]:
    """Those of `paths` whose bytes are kept."""
    kept: set[str] = set()
    for start in range(0, len(paths), _AT_ONCE):
        some = paths[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = connection.execute(f"SELECT path FROM files WHERE bytes IS NOT NULL AND path IN ({marks})", some)  # noqa: S608
        kept.update(path for (path,) in rows)
    return kept


def drop_empty(connection: Any, numbers: Iterable[int]) -> None:
    """Forget those of the files `numbers` that have no document left."""
    connection.executemany(
        f"DELETE FROM files WHERE number = ? AND NOT {_HAS_DOCUMENTS}",  # noqa: S608 - marks only
        [(number,) for number in numbers],
    )
