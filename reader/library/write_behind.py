"""What is written in the background: the newest value of each name, so that nobody waits for a locked file."""

import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass

from reader.library.database import Database

Name = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Write:
    """One value on its way: the statement that keeps it, with its values, and what it reads as until then."""

    statement: str
    values: tuple[object, ...]
    reads_as: str


class WriteBehind:
    """Writes into `database` in a thread of its own that ends when there is nothing more to write.

    What cannot be written stays here and is tried again with the next write; `failed` is told about the first time.
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
                self._thread = threading.Thread(target=self._write_all, name="settings")
                self._thread.start()
                return
        self._write_all()  # nobody else has a database in memory

    def get(self, name: Name) -> str | None:
        """What `name` is to become; None when that is written."""
        with self._lock:
            write = self._unwritten.get(name)
        return None if write is None else write.reads_as

    def settle(self) -> None:
        """Wait until everything is written, or could not be."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _write_all(self) -> None:
        while True:
            with self._lock:
                if not self._is_new:
                    self._thread = None
                    return
                self._is_new = False
                batch = dict(self._unwritten)
            try:
                with self._database.write() as connection:
                    for write in batch.values():
                        connection.execute(write.statement, write.values)
            except sqlite3.Error as error:
                if not self._has_failed:
                    self._has_failed = True
                    self._tell(error)
                continue
            self._has_failed = False
            with self._lock:
                for name, write in batch.items():
                    if self._unwritten.get(name) is write:
                        del self._unwritten[name]
