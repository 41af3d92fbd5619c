"""Where the documents of a library came from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

UNFINISHED = -1
"""As the time stamp of a file of which not all documents are in the library yet."""

_AT_ONCE = 500
_HAS_DOCUMENTS = "EXISTS (SELECT 1 FROM origins WHERE file = files.number)"


class SourceFile(NamedTuple):
    """A file, an address, or what came through standard input.

    path: absolute; an address as it was given. size: bytes. modified_ns: nanoseconds since 1970, 0 where there is none.
    digest: SHA-256 of the bytes. encoding: as the person gave it, None when it was found out. original: the bytes as
    `records.pack_bytes` packs them, where they are kept. content_type, address: what a server called them, and where it
    had them after it led on; None for what is no answer of a server.
    """

    path: str
    size: int
    modified_ns: int
    digest: bytes = b""
    encoding: str | None = None
    original: bytes | None = None
    content_type: str | None = None
    address: str | None = None


def storable(path: str) -> str:
    """`path` as it is kept: bytes of a name that are not UTF-8 are written out."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def states(connection: Any, paths: Sequence[str]) -> Mapping[str, tuple[int, int]]:
    """Size and time stamp of those of `paths` that are in the library as a whole."""
    found: dict[str, tuple[int, int]] = {}
    for start in range(0, len(paths), _AT_ONCE):
        some = paths[start : start + _AT_ONCE]
        rows = connection.execute(
            f"SELECT path, size, modified_ns FROM files WHERE path IN ({', '.join('?' * len(some))}) "  # noqa: S608 - marks only
            f"AND modified_ns <> ? AND {_HAS_DOCUMENTS}",
            (*some, UNFINISHED),
        )
        found.update((path, (size, modified)) for path, size, modified in rows.fetchall())
    return found


def begin(connection: Any, file: SourceFile) -> int:
    """The number of `file`, whose documents are about to come."""
    row = connection.execute(
        "INSERT INTO files (path, size, modified_ns, encoding) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (path) DO UPDATE SET modified_ns = excluded.modified_ns RETURNING number",
        (file.path, file.size, UNFINISHED, file.encoding),
    ).fetchone()
    return int(row[0])


def finish(connection: Any, file: SourceFile) -> int:
    """Keep that all documents of `file` are in; answers its number."""
    row = connection.execute(
        "INSERT INTO files (path, size, modified_ns, digest, encoding, bytes, content_type, address) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET size = excluded.size, "
        "modified_ns = excluded.modified_ns, digest = excluded.digest, encoding = excluded.encoding, "
        "bytes = excluded.bytes, content_type = excluded.content_type, address = excluded.address RETURNING number",
        (
            *(file.path, file.size, file.modified_ns, file.digest, file.encoding, file.original),
            *(file.content_type, file.address),
        ),
    ).fetchone()
    return int(row[0])


def some_files(connection: Any, after: int) -> list[tuple[int, SourceFile, bool]]:
    """Number, file and whether its bytes are kept, which are not read; of the next files behind the number `after`."""
    rows = connection.execute(
        "SELECT number, path, size, modified_ns, digest, encoding, content_type, address, bytes IS NOT NULL FROM files "
        "WHERE number > ? ORDER BY number LIMIT ?",
        (after, _AT_ONCE),
    ).fetchall()
    return [
        (number, SourceFile(path, size, modified, digest or b"", encoding, None, content_type, address), bool(kept))
        for number, path, size, modified, digest, encoding, content_type, address, kept in rows
    ]


def of_document(connection: Any, key: str) -> SourceFile | None:
    """The file, with its bytes, in which the document `key` has its name; None where they are not kept."""
    row = connection.execute(
        "SELECT f.path, f.size, f.modified_ns, f.digest, f.encoding, f.bytes, f.content_type, f.address "
        "FROM documents d JOIN origins o ON o.document = d.number AND o.name = d.name "
        "JOIN files f ON f.number = o.file WHERE d.key = ? AND f.bytes IS NOT NULL ORDER BY f.number LIMIT 1",
        (key,),
    ).fetchone()
    return SourceFile(*row) if row else None


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
