"""Looking at a database without touching it: not a byte is written, beside it neither."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

_SECONDS = 0.2
_HEADER = 20
_READ_VERSION = 19  # byte of the header: 2 for a write-ahead log (https://www.sqlite.org/fileformat.html)


class Inspection(NamedTuple):
    """What a database looks like from outside.

    application: the `application_id`. version: of the schema.
    damage: what is wrong with it, in SQLite's words; empty when it is whole.
    counts: how many rows the tables have that were asked for and are there.
    """

    application: int
    version: int
    damage: Sequence[str] = ()
    counts: Mapping[str, int] = MappingProxyType({})


def connect_untouched(path: Path) -> sqlite3.Connection:
    """A connection that reads the database at `path`, and makes no file beside it. Raises sqlite3.Error or OSError.

    Where a program that ended suddenly left a write-ahead log behind, what is only in the log is not seen.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with path.open("rb") as file:
        header = file.read(_HEADER)
    is_shared = all(path.with_name(path.name + suffix).exists() for suffix in ("-wal", "-shm"))
    if header[_READ_VERSION:] == b"\2" and not is_shared:
        uri += "&immutable=1"  # to read the log, SQLite would make these files
    return sqlite3.connect(uri, uri=True, timeout=_SECONDS)


def inspect(path: Path, tables: Sequence[str]) -> Inspection:
    """Look at the database at `path`, of which `tables` are counted. Raises sqlite3.Error or OSError."""
    with closing(connect_untouched(path)) as connection:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        application = int(connection.execute("PRAGMA application_id").fetchone()[0])
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        told = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
        if told != ["ok"]:
            return Inspection(application, version, told)
        there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        counts = {
            table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - names of tables
            for table in tables
            if table in there
        }
        return Inspection(application, version, (), counts)
