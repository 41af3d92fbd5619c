"""Which documents stand in which files: a document may come from several, with the same words in each."""

import os
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

TABLES = """
CREATE TABLE origins (
    document {whole} NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    file {whole} NOT NULL REFERENCES files (number),
    name {plain} NOT NULL,
    PRIMARY KEY (document, file)
) {clustered};
CREATE INDEX origins_file ON origins (file)
"""
"""name: what the document is called there, with its place in the file ("news.zip#a.txt")."""


class Kept(NamedTuple):
    """A document of a file, and what it is called there."""

    document: int
    key: str
    name: str


def keep(connection: Any, document: int, file: int, name: str) -> None:
    """Keep that `document` stands in `file` under `name`: it is called so too where it was called as it was there."""
    connection.execute(
        "UPDATE documents SET name = ? WHERE number = ? AND name <> ? "
        "AND name = (SELECT name FROM origins WHERE document = ? AND file = ?)",
        (name, document, name, document, file),
    )
    connection.execute(
        "INSERT INTO origins (document, file, name) VALUES (?, ?, ?) "
        "ON CONFLICT (document, file) DO UPDATE SET name = excluded.name",
        (document, file, name),
    )


def of_file(connection: Any, file: int) -> list[Kept]:
    """The documents of `file`, in the order of adding."""
    rows = connection.execute(
        "SELECT d.number, d.key, o.name FROM origins o JOIN documents d ON d.number = o.document "
        "WHERE o.file = ? ORDER BY d.number",
        (file,),
    )
    return [Kept(*row) for row in rows.fetchall()]


def names_of(connection: Any, document: int) -> dict[int, str]:
    """What `document` is called in each file, by their numbers."""
    rows = connection.execute("SELECT file, name FROM origins WHERE document = ? ORDER BY file", (document,))
    return dict(rows.fetchall())


def leave(connection: Any, document: int, files: Iterable[int]) -> bool:
    """Keep that `document` does not stand in `files` any more; True when it stands in another one.

    One that was called by a name it had there is called as it is elsewhere.
    """
    connection.executemany(
        "DELETE FROM origins WHERE document = ? AND file = ?", [(document, file) for file in set(files)]
    )
    names = list(names_of(connection, document).values())
    if names:
        marks = ", ".join("?" * len(names))
        connection.execute(
            f"UPDATE documents SET name = ? WHERE number = ? AND name NOT IN ({marks})",  # noqa: S608 - marks only
            (names[0], document, *names),
        )
    return bool(names)


def is_lost(path: str) -> bool:
    """Whether a file of this machine is gone from its folder; not when the folder is not here, as on another disk."""
    return os.path.isabs(path) and os.path.isdir(os.path.dirname(path)) and not os.path.lexists(path)


def leave_lost(connection: Any, document: int, file: int, gone: Collection[str]) -> None:
    """A document that was found in `file` does not stand any more in the files with the paths `gone`."""
    rows = connection.execute(
        "SELECT f.number, f.path FROM origins o JOIN files f ON f.number = o.file WHERE o.document = ? AND o.file <> ?",
        (document, file),
    ).fetchall()
    lost = [number for number, path in rows if path in gone]
    if lost:
        leave(connection, document, lost)
        connection.executemany(
            "DELETE FROM files WHERE number = ? AND bytes IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM origins WHERE file = files.number)",
            [(number,) for number in lost],
        )


def files_of(connection: Any, documents: Collection[int]) -> set[int]:
    """The files in which any of `documents` stands."""
    if not documents:
        return set()
    marks = ", ".join("?" * len(documents))
    rows = connection.execute(
        f"SELECT DISTINCT file FROM origins WHERE document IN ({marks})",  # noqa: S608 - marks only
        tuple(documents),
    )
    return {number for (number,) in rows.fetchall()}


def from_path(path: str) -> tuple[str, tuple[str, str, str]]:
    """A condition on `files f`, and its values, that the file `path` meets and those in the folder `path`."""
    folder = path.rstrip("/") + "/"
    # what comes after "/" is "0"
    return "(f.path = ? OR (f.path >= ? AND f.path < ?))", (path, folder, folder[:-1] + "0")


def files_at(connection: Any, paths: Iterable[str]) -> set[int]:
    """The numbers of the files `paths`, and of those in these folders."""
    found: set[int] = set()
    for path in paths:
        condition, values = from_path(path)
        rows = connection.execute(f"SELECT f.number FROM files f WHERE {condition}", values)  # noqa: S608 - values are apart
        found.update(number for (number,) in rows.fetchall())
    return found
