"""What is written in the background: the newest value of each name, so that nobody waits for a locked file."""

import sqlite3
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple

from reader.library.database import Database
from reader.library.errors import result_code

Name = tuple[str, str]

_WHOLE_FILE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
    }
)
"""Result codes (https://www.sqlite.org/rescode.html) that are no fault of the value that was to be written."""


class Write(NamedTuple):
    """One value on its way: the statement that keeps it, with its values, and what it reads as until then."""

    statement: str
    values: tuple[object, ...]
    reads_as: str


class WriteBehind:
    """Writes into `database` in a thread of its own that ends when there is nothing more to write.

    What cannot be written now stays here and is tried again with the next write and when things `settle`; a value that
    can never be written is dropped. `failed` is told about the first time.
    """

    def __init__(self, database: Database, failed: Callable[[sqlite3.Error], None]) -> None:
        self._database = database
        self._tell = failed
        self._unwritten: dict[Name, Write] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._is_new = self._has_failed = False

    def put(self, name: Name, write: Write) -> None:
        """Write `write` soon, instead of what `name` was to become before."""
        with self._lock:
            self._unwritten[name] = write
            self._is_new = True
            if self._thread is not None:
                return
            if self._database.path is not None:
                # No daemon: the program does not end before it is written.
                self._start()
                return
        self._write_all()  # nobody else has a database in memory

    def get(self, name: Name) -> str | None:
        """What `name` is to become; None when that is written."""
        with self._lock:
            write = self._unwritten.get(name)
        return None if write is None else write.reads_as

    def settle(self) -> None:
        """Wait until everything is written, or could not be; what failed before is tried once more."""
        self._join()
        with self._lock:
            if self._unwritten and self._thread is None and self._database.path is not None:
                self._is_new = True
                self._start()
        self._join()

    def _join(self) -> None:
        thread = self._thread
        if thread is not None:
            thread.join()

    def _start(self) -> None:
        self._thread = threading.Thread(target=self._write_all, name="settings")
        self._thread.start()

    def _write_all(self) -> None:
        is_done = False
        try:
            while batch := self._next_batch():
                self._write_batch(batch)
            is_done = True
        finally:
            if not is_done:  # else `_next_batch` has said so, and another thread may be at work already
                with self._lock:
                    self._thread = None

    def _next_batch(self) -> dict[Name, Write]:
        """What is to be written now; nothing when this thread is not needed any longer."""
        with self._lock:
            batch = dict(self._unwritten) if self._is_new else {}
            self._is_new = False
            if not batch:
                self._thread = None
            return batch

    def _write_batch(self, batch: Mapping[Name, Write]) -> None:
        try:
            self._write(batch)
        except Exception as error:
            self._report(error)
            if _is_about_the_file(error):
                return
            for name, write in batch.items():
                try:
                    self._write({name: write})
                except Exception as each:
                    if _is_about_the_file(each):
                        return
                    self._forget({name: write})
        self._has_failed = False

    def _report(self, error: Exception) -> None:
        if not self._has_failed:
            self._has_failed = True
            with suppress(Exception):  # whoever listens must not keep anything from being written
                self._tell(error if isinstance(error, sqlite3.Error) else sqlite3.DataError(str(error)))

    def _write(self, batch: Mapping[Name, Write]) -> None:
        with self._database.write() as connection:
            for write in batch.values():
                connection.execute(write.statement, write.values)
        self._forget(batch)

    def _forget(self, batch: Mapping[Name, Write]) -> None:
        with self._lock:
            for name, write in batch.items():
                if self._unwritten.get(name) is write:
                    del self._unwritten[name]


def _is_about_the_file(error: Exception) -> bool:
    """Whether `error` says nothing against the value that was to be written."""
    return isinstance(error, MemoryError) or (isinstance(error, sqlite3.Error) and result_code(error) in _WHOLE_FILE)
