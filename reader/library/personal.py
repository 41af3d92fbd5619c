"""The part of a library that belongs to one person: positions, what was read, decisions, settings, marks."""

import json
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.library.database import Schema, open_personal
from reader.library.errors import describe, not_kept
from reader.library.marks import Mark
from reader.library.personal_rows import Record, marks_from, offset_from, overlays_from, records_from
from reader.library.write_behind import Write, WriteBehind
from reader.messages import N_, Message

if TYPE_CHECKING:
    from reader.library.inheriting import Inheritance

SCHEMA = Schema(
    application=0x52445031,  # "RDP1"
    steps=(
        """
CREATE TABLE positions (
    document TEXT PRIMARY KEY,
    offset INTEGER NOT NULL,
    moved TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    batch INTEGER NOT NULL,
    made TEXT NOT NULL,
    record TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
""",
        """
CREATE TABLE marks (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    note TEXT NOT NULL,
    made TEXT NOT NULL,
    label TEXT NOT NULL,
    file TEXT NOT NULL,
    date TEXT,
    source TEXT
);
CREATE INDEX marks_document ON marks (document, start);
""",
        """
CREATE TABLE read (
    document TEXT PRIMARY KEY,
    since TEXT
) WITHOUT ROWID;
""",
        """
CREATE TABLE overlays (
    library TEXT NOT NULL,
    document INTEGER NOT NULL,
    stamp BLOB NOT NULL,
    difference BLOB NOT NULL,
    PRIMARY KEY (library, document)
) WITHOUT ROWID;
""",
    ),
)

_READ_SECONDS = 0.25  # as long as a screen may stand still
_CLOSE_SECONDS = 2.0
_ATTEMPTS = 3

_POSITION = "SELECT offset FROM positions WHERE document = ?"
_READ = "SELECT since FROM read WHERE document = ?"
_OVERLAYS = "SELECT document, stamp, difference FROM overlays WHERE library = ?"
_SETTING = "SELECT value FROM settings WHERE name = ?"
_KEEP_SETTING = (
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
)

_MARK_COLUMNS = ("document", "start", "end", "quote", "note", "made", "label", "file", "date", "source")
_MARKS = f"SELECT number, {', '.join(_MARK_COLUMNS)} FROM marks"  # noqa: S608 - column names of this module
_ADD_MARK = (
    f"INSERT INTO marks (number, {', '.join(_MARK_COLUMNS)}) "  # noqa: S608 - see above
    f"VALUES (?{', ?' * len(_MARK_COLUMNS)})"
)
_CHANGE_MARK = f"UPDATE marks SET {', '.join(f'{column} = ?' for column in _MARK_COLUMNS)} WHERE number = ?"  # noqa: S608


class PersonalStore:
    """Positions, decisions, settings and marks of one person, in one SQLite database whatever its state.

    path: None for a store that lasts as long as the program.
    """

    def __init__(self, path: Path | None) -> None:
        self._database, self._notices, self._lost = open_personal(path, SCHEMA)
        self._path = path
        self._lock = threading.Lock()
        self._tell: Callable[[], object] = lambda: None
        self._database.wait_to_read(_READ_SECONDS)
        self._last_rows: dict[tuple[str, tuple[str, ...]], list[Any]] = {}
        self._last_changes = 0
        self._behind = WriteBehind(self._database, self._failed)
        self._own_changes = 0

    def position(self, key: str) -> int:
        """As `Library.position`."""
        return offset_from(self._look_up(_POSITION, "position", key))

    def set_position(self, key: str, offset: int) -> None:
        """As `Library.set_position`."""
        self._last_rows[_POSITION, (key,)] = [(offset,)]
        self._keep(
            "INSERT INTO positions (document, offset, moved) VALUES (?, ?, ?) ON CONFLICT (document) "
            "DO UPDATE SET offset = excluded.offset, moved = excluded.moved",
            (key, offset, _now()),
            ("position", key),
            str(offset),
        )

    def is_read(self, key: str) -> bool:
        """As `Library.is_read`."""
        return bool(self._look_up(_READ, "read", key))

    def set_read(self, key: str, read: bool) -> None:
        """As `Library.set_read`."""
        since = _now() if read else ""
        self._last_rows[_READ, (key,)] = [(since,)]
        self._keep(
            "INSERT INTO read (document, since) VALUES (?, ?) "
            "ON CONFLICT (document) DO UPDATE SET since = excluded.since",
            (key, since),
            ("read", key),
            since,
        )

    def all_read(self) -> set[str]:
        """The keys of all documents that were read."""
        self.settle()
        rows, _is_current = self._rows("SELECT document FROM read WHERE since <> ''")
        return {key for (key,) in rows}

    def setting(self, name: str) -> str | None:
        """As `Library.setting`."""
        value = self._look_up(_SETTING, "setting", name)
        return None if value is None else str(value)

    def set_setting(self, name: str, value: str) -> None:
        """As `Library.set_setting`."""
        self._last_rows[_SETTING, (name,)] = [(value,)]
        self._keep(
            _KEEP_SETTING,
            (name, value),
            ("setting", name),
            value,
        )

    def decisions(self) -> list[Record]:
        """The decisions in force, oldest first."""
        rows, is_current = self._rows("SELECT number, made, record FROM decisions WHERE NOT undone ORDER BY number")
        if not is_current:
            self._own_changes += 1  # they are to be asked for again
        return records_from(rows)

    def decide(self, records: Sequence[Mapping[str, object]], made: str = "") -> None:
        """Keep decisions that are undone together; made: when, "" for now. Raises LibraryError."""
        self._check_that_it_lasts()
        try:
            with self._database.write() as connection:
                batch = connection.execute("SELECT coalesce(max(batch), 0) + 1 FROM decisions").fetchone()[0]
                connection.executemany(
                    "INSERT INTO decisions (batch, made, record) VALUES (?, ?, ?)",
                    [(batch, made or _now(), json.dumps(record, ensure_ascii=False)) for record in records],
                )
        except sqlite3.Error as error:
            raise not_kept(self._database.path, error) from error
        self._own_changes += 1

    def undo(self) -> list[Record]:
        """Take back the newest batch in force and return it, oldest first. Raises LibraryError."""
        self._check_that_it_lasts()
        try:
            with self._database.write() as connection:
                rows = connection.execute(
                    "SELECT number, made, record FROM decisions WHERE NOT undone AND batch = "
                    "(SELECT max(batch) FROM decisions WHERE NOT undone) ORDER BY number"
                ).fetchall()
                connection.executemany("UPDATE decisions SET undone = 1 WHERE number = ?", [row[:1] for row in rows])
        except sqlite3.Error as error:
            raise not_kept(self._database.path, error) from error
        self._own_changes += 1
        return records_from(rows)

    def marks(self, key: str | None = None) -> list[Mark]:
        """As `Library.marks`."""
        if key is None:
            rows, _is_current = self._rows(f"{_MARKS} ORDER BY number")
        else:
            rows, _is_current = self._rows(f"{_MARKS} WHERE document = ? ORDER BY start, number", key)
        return marks_from(rows)

    def add_mark(self, mark: Mark) -> Mark:
        """As `Library.add_mark`."""
        self._check_that_it_lasts()
        mark = mark._replace(made=mark.made or _now())
        try:
            with self._database.write() as connection:
                number = connection.execute(_ADD_MARK, (mark.id or None, *_mark_values(mark))).lastrowid
        except sqlite3.Error as error:
            raise not_kept(self._database.path, error) from error
        return mark._replace(id=number or mark.id)

    def change_mark(self, mark: Mark) -> bool:
        """As `Library.change_mark`."""
        return self._write_mark(_CHANGE_MARK, (*_mark_values(mark), mark.id))

    def remove_mark(self, mark_id: int) -> bool:
        """As `Library.remove_mark`."""
        return self._write_mark("DELETE FROM marks WHERE number = ?", (mark_id,))

    def _write_mark(self, statement: str, values: tuple[object, ...]) -> bool:
        self._check_that_it_lasts()
        try:
            with self._database.write() as connection:
                return connection.execute(statement, values).rowcount == 1
        except sqlite3.Error as error:
            raise not_kept(self._database.path, error) from error

    def inherit(self, library: "Inheritance") -> None:
        """Hand on what is kept of documents of `library` that others have the place of now.

        That is done once for every succession; what could not be handed on is tried again with the next one. Where
        nothing can be written, the old documents keep everything. Raises LibraryUnreadableError.
        """
        identity, number, last = library.last_succession()
        if not number:
            return
        name = f"successions {identity}"
        for _attempt in range(_ATTEMPTS):
            known = self.setting(name) or ""
            if known == f"{number} {last}":
                return
            from reader.library.inheriting import Handing, is_ahead

            if is_ahead(library, known, number):
                return
            self.settle()
            with suppress(sqlite3.Error):
                with self._database.read() as connection:
                    handing = Handing(connection)
                handing.prepare(library)
                with self._database.write() as connection:
                    row = connection.execute(_SETTING, (name,)).fetchone()
                    if known != (row[0] if row else ""):
                        continue  # another process was here meanwhile
                    handing.write(connection)
                    connection.execute(_KEEP_SETTING, (name, f"{number} {last}"))
                    self._own_changes += 1
            return

    def overlays(self, library: str) -> dict[int, tuple[bytes, bytes]]:
        """What decisions change in the documents of a library; see `reader.library.links.overlays`."""
        rows, _is_current = self._rows(_OVERLAYS, library)
        self._last_rows.pop((_OVERLAYS, (library,)), None)  # they are many, and only asked for once
        return overlays_from(rows)

    def keep_overlays(self, library: str, new: Mapping[int, tuple[bytes, bytes]], gone: Sequence[int]) -> None:
        """Keep some of them, and forget those of the documents `gone`, unless that cannot be written."""
        with suppress(sqlite3.Error), self._database.write() as connection:
            connection.executemany(
                "DELETE FROM overlays WHERE library = ? AND document = ?", [(library, each) for each in gone]
            )
            connection.executemany(
                "INSERT INTO overlays (library, document, stamp, difference) VALUES (?, ?, ?, ?) ON CONFLICT "
                "(library, document) DO UPDATE SET stamp = excluded.stamp, difference = excluded.difference",
                [(library, document, *kept) for document, kept in sorted(new.items())],
            )

    def state(self) -> tuple[int, int]:
        """Something that differs once decisions may have changed, here or in another process."""
        try:
            self._last_changes = self._database.changes_seen()
        except sqlite3.Error as error:
            self._failed(error)
        return self._own_changes, self._last_changes

    def notices(self) -> list[Message]:
        """As `Library.notices`."""
        with self._lock:
            notices, self._notices = self._notices, []
        return notices

    def watch_notices(self, tell: Callable[[], object]) -> None:
        """As `Library.watch_notices`."""
        self._tell = tell

    def settle(self) -> None:
        """As `Library.settle`."""
        self._behind.settle()

    def close(self) -> None:
        """Write what is not written, unless another process stays in the way, and close the database."""
        self._database.wait_to_write(_CLOSE_SECONDS)
        self._behind.settle()
        self._database.close()

    def _check_that_it_lasts(self) -> None:
        """Raise LibraryError when what was to be a file is only a stand-in for it in memory."""
        if self._lost is not None:
            raise not_kept(self._path, self._lost)

    def _look_up(self, query: str, kind: str, name: str) -> str | int | None:
        unwritten = self._behind.get((kind, name))
        if unwritten is not None:
            return unwritten
        rows, _is_current = self._rows(query, name)
        return rows[0][0] if rows else None

    def _rows(self, query: str, *values: str) -> tuple[list[Any], bool]:
        """What `query` finds; when that cannot be read now, what it found last (else nothing), and False."""
        try:
            with self._database.read() as connection:
                rows = connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._failed(error)
            return self._last_rows.get((query, values), []), False
        self._last_rows[query, values] = rows
        return rows, True

    def _keep(self, statement: str, values: tuple[object, ...], name: tuple[str, str], value: str) -> None:
        """Write soon; what cannot be written is kept in memory, and a notice says so: reading goes on."""
        self._behind.put(name, Write(statement, values, value))

    def _failed(self, error: sqlite3.Error) -> None:
        reason, _remedy = describe(error)
        notice = Message(N_("Your positions and settings are not kept for now: {reason}"), {"reason": reason})
        with self._lock:
            if notice in self._notices:
                return
            self._notices.append(notice)
        self._tell()


def stored_setting(path: Path, name: str) -> str | None:
    """A setting read from the database at `path` without touching it; None when anything is in the way."""
    from reader.library.inspection import connect_untouched

    try:
        with closing(connect_untouched(path)) as connection:
            row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    except (sqlite3.Error, OSError):
        return None
    return row[0] if row and isinstance(row[0], str) else None


def _mark_values(mark: Mark) -> tuple[object, ...]:
    """The columns of a mark, without its number."""
    return tuple(getattr(mark, column) for column in _MARK_COLUMNS)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
