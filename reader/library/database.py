"""One SQLite file, or one in memory: opened with care, shared by the threads of the program."""

import fcntl
import math
import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from reader.library.dialect import SQLITE, Dialect
from reader.library.errors import (
    MEMORY,
    LibraryUnreadableError,
    NewerVersionError,
    describe,
    is_damage,
    printable_path,
    unreadable,
)
from reader.library.full_text import Fts5, FullText
from reader.library.paths import NOWHERE, private_file
from reader.messages import N_, Message
from reader.restriction import is_restricted

_BUSY_SECONDS = 10.0
_CHECKED_BYTES = 16 << 20  # what is larger takes too long to be checked at every start
_PAUSE = 0.02  # seconds between two attempts to write
# Before 3.51.3 two connections that write and checkpoint a write-ahead log at the same time can damage the file
# (https://www.sqlite.org/wal.html, "The WAL-Reset Bug"); several sessions of one person do exactly that.
WAL_IS_SAFE = sqlite3.sqlite_version_info >= (3, 51, 3)


class Schema(NamedTuple):
    """What a database consists of.

    application: the `application_id` that tells the program's files from others.
    steps: one script a version: `steps[n]` leads from version n to n + 1.
    tables: the statements for a new file, instead of all steps, of which the first is not needed then; empty for the
        steps.
    page_bytes: how large the pages of a new file are. cache_kilobytes: as much of a file is kept in memory.
    """

    application: int
    steps: Sequence[str | Callable[[Any], None]]
    tables: Sequence[str] = ()
    page_bytes: int = 4096
    cache_kilobytes: int = 2000

    @property
    def version(self) -> int:
        """The version that this program writes."""
        return len(self.steps)


class Database:
    """A connection that several threads may use: `read` and `write` take turns.

    path: None for one in memory. errors: what it raises when something is wrong with it. full_text: the words of all
    texts in it.
    """

    errors: tuple[type[Exception], ...] = (sqlite3.Error,)
    dialect: Dialect = SQLITE
    full_text: FullText = Fts5()

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self._read_seconds: float | None = None
        self._give_up = math.inf
        self.path = path

    @property
    def name(self) -> str:
        """What the person is told that it is."""
        return MEMORY if self.path is None else printable_path(self.path)

    @property
    def lasts(self) -> bool:
        """Whether it is there when the program has ended."""
        return self.path is not None

    def wait_for_answers(self, seconds: float) -> None:
        """As `Engine.wait_for_answers`: there is no server."""

    def wait_to_read(self, seconds: float) -> None:
        """From now on, reading waits at most `seconds` for another process."""
        with self._lock:
            self._read_seconds = seconds
            self._wait(seconds)

    def wait_to_write(self, seconds: float) -> None:
        """Give up in `seconds` what waits for another process then: the program is about to end."""
        self._give_up = time.monotonic() + seconds

    def _wait(self, seconds: float) -> None:
        self._connection.execute(f"PRAGMA busy_timeout={round(max(0.0, seconds) * 1000)}")

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The connection, for reading."""
        with self._lock:
            yield self._connection

    @contextmanager
    def write(self, patience: float = _BUSY_SECONDS) -> Iterator[sqlite3.Connection]:
        """The connection inside a transaction that is committed at the end, undone when an exception leaves it.

        patience: seconds after which it is given up when another process goes on writing.

        The transaction is a writing one from the start: one that begins by reading would fail at once, without
        waiting, when another process writes in between. While it waits for another process, others may read.
        """
        deadline = time.monotonic() + patience
        with self._lock:
            while not self._begin(last=time.monotonic() >= min(deadline, self._give_up)):
                self._lock.release()
                try:
                    time.sleep(_PAUSE)
                finally:
                    self._lock.acquire()
            try:
                self._wait(min(_BUSY_SECONDS, self._give_up - time.monotonic()))
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._wait(self._patience)

    @property
    def _patience(self) -> float:
        return _BUSY_SECONDS if self._read_seconds is None else self._read_seconds

    def _begin(self, *, last: bool) -> bool:
        """Begin to write; False when another process writes. last: raise sqlite3.OperationalError instead."""
        self._wait(0)
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if last or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
        finally:
            self._wait(self._patience)
        return True

    def changes_seen(self) -> int:
        """A number that differs once another connection has changed the file."""
        with self._lock:
            row = self._connection.execute("PRAGMA data_version").fetchone()
            return int(row[0])

    def close(self) -> None:
        """Close the connection; the object is of no use afterwards."""
        with self._lock:
            self._connection.close()


def open_in_memory(schema: Schema) -> Database:
    """A new, empty database that lasts as long as the object."""
    connection = _connect(":memory:")
    _bring_up_to_date(connection, schema)
    return Database(connection, None)


def open_file(path: Path, schema: Schema) -> Database:
    """The database at `path`, made with mode 0600 when it does not exist; the modes of what exists stay.

    Raises sqlite3.Error or OSError when it cannot be opened for writing or is damaged, and NewerVersionError.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK, 0o600))
    connection = _connect(str(path))
    try:
        _check(connection, schema)
        connection.execute(f"PRAGMA page_size={schema.page_bytes}")
        connection.execute(f"PRAGMA cache_size=-{schema.cache_kilobytes}")
        # Changes that leave the cache before the end would keep readers out from then on, not only at the end.
        connection.execute("PRAGMA cache_spill=OFF")
        for mode in ("WAL", "DELETE") if WAL_IS_SAFE else ("DELETE",):
            try:
                connection.execute(f"PRAGMA journal_mode={mode}").fetchone()
                if not _bring_up_to_date(connection, schema):
                    _probe(connection)
                break
            except sqlite3.OperationalError:
                # Some file systems accept the mode and fail at the first write.
                if mode == "DELETE":
                    raise
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise
    return Database(connection, path)


def open_to_read(path: Path, schema: Schema) -> Database:
    """The database at `path`, which is only read; a copy in memory where that does not work, or of an earlier version.

    Raises sqlite3.Error when it cannot be read, and NewerVersionError.
    """
    try:
        more = "&readonly_shm=1" if is_restricted() else ""  # the index of a log would be made beside the file
        connection = _connect(f"{path.absolute().as_uri()}?mode=ro{more}", uri=True)
        try:
            _check(connection, schema)
            if connection.execute("PRAGMA user_version").fetchone()[0] == schema.version:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                return Database(connection, path)
        except BaseException:
            connection.close()
            raise
        connection.close()
    except sqlite3.OperationalError:
        pass
    return open_copy(path, schema)


def open_copy(path: Path, schema: Schema) -> Database:
    """A copy in memory of the database at `path`: what can be read while it cannot be written.

    Raises sqlite3.Error when it cannot be read either, and NewerVersionError.
    """
    copy = _connect(":memory:")
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as source:
            source.backup(copy)
        _check(copy, schema)
        _bring_up_to_date(copy, schema)
    except BaseException:
        copy.close()
        raise
    return Database(copy, None)


def open_personal(path: Path | None, schema: Schema) -> tuple[Database, list[Message], Exception | None]:
    """The database at `path`, whatever its state, what the person should know, and why another stands in for it.

    path: None for one in memory.

    A damaged file is moved aside, never deleted. Where the file cannot be written, a copy of it in memory is
    used, where it cannot be read either, an empty one.
    """
    if path is None:
        return open_in_memory(schema), [], None
    shown = printable_path(path)
    notices: list[Message] = []
    lost: Exception = OSError()
    for _attempt in range(2):
        try:
            private_file(path)
            return open_file(path, schema), notices, None
        except NewerVersionError as error:
            text = N_("{path} was written by a later version of the program; it is left alone, nothing is kept")
            return open_in_memory(schema), [Message(text, {"path": shown})], error
        except (sqlite3.Error, OSError) as error:
            lost = error
            if not isinstance(error, sqlite3.Error) or not is_damage(error):
                break
            try:
                aside = _move_aside(path, schema)
            except (sqlite3.Error, OSError, NewerVersionError):
                break
            if aside is not None:
                text = N_("{path} was damaged and is kept as {aside}; positions and decisions start anew")
                notices.append(Message(text, {"path": shown, "aside": printable_path(aside)}))
    text = N_("{path} cannot be written ({reason}); positions and decisions are not kept")
    if path == NOWHERE:
        text = N_("There is no home directory; positions and decisions are not kept")
    notices.append(Message(text, {"path": shown, "reason": describe(lost)[0]}))
    with suppress(sqlite3.Error, OSError, NewerVersionError):
        if path.is_file():  # SQLite would wait for whoever writes into a FIFO
            return open_copy(path, schema), notices, lost
    return open_in_memory(schema), notices, lost


def open_shared(path: Path | None, schema: Schema, *, make: bool = False) -> Database:
    """The library at `path`, which must exist unless `make` says to make it; None: a new one in memory.

    One that may not be written is opened for reading.

    Raises LibraryUnreadableError.
    """
    if path is None:
        return open_in_memory(schema)
    try:
        if not make or path.exists():
            status = path.stat()
            if not stat.S_ISREG(status.st_mode) or (status.st_size == 0 and not make):
                raise _not_ours()
        if is_restricted():
            return open_to_read(path, schema)
        try:
            return open_file(path, schema)
        except (sqlite3.OperationalError, OSError):
            if make:
                raise
            return open_to_read(path, schema)
    except FileNotFoundError as error:
        raise LibraryUnreadableError(
            printable_path(path), Message(N_("it does not exist")), Message(N_("Check the path"))
        ) from error
    except (NewerVersionError, sqlite3.Error, OSError) as error:
        raise unreadable(path, error) from error


def _connect(target: str, *, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(target, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=uri)
    # Damaged text must not surface as an exception of another class in the middle of a query.
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    connection.execute("PRAGMA mmap_size=0")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def _check(connection: sqlite3.Connection, schema: Schema) -> None:
    """Raise when the file is damaged, belongs to another program, or is newer than this one."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != schema.application:
        if application or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise _not_ours()
        return
    if version > schema.version:
        raise NewerVersionError
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    if pages * size < _CHECKED_BYTES:
        answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if answer != "ok":
            damage = sqlite3.DatabaseError(answer)
            damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damage


def _not_ours() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("file of another program")
    error.sqlite_errorcode = sqlite3.SQLITE_NOTADB
    return error


def _bring_up_to_date(connection: sqlite3.Connection, schema: Schema) -> bool:
    """Make the tables, or bring those of an earlier version to this one, in one transaction; False if they are."""
    if connection.execute("PRAGMA user_version").fetchone()[0] == schema.version:
        return False
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in [schema.tables] if schema.tables and not version else schema.steps[version:]:
            if callable(step):
                step(connection)
                continue
            for statement in step.split(";\n") if isinstance(step, str) else step:
                if statement.strip():
                    connection.execute(statement)
        connection.execute(f"PRAGMA application_id={schema.application}")
        connection.execute(f"PRAGMA user_version={schema.version}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    return True


def _probe(connection: sqlite3.Connection) -> None:
    """Write something that changes nothing; raises sqlite3.OperationalError where writing does not work."""
    connection.execute("BEGIN IMMEDIATE")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute(f"PRAGMA user_version={version}")
    connection.execute("COMMIT")


def _move_aside(path: Path, schema: Schema) -> Path | None:
    """Rename the damaged file and its journals; returns the new name, or None when it is no longer damaged."""
    with open(private_file(path.with_name(path.name + ".lock")), "wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            # Another process may have been quicker; its new file must stay.
            open_file(path, schema).close()
            return None
        except sqlite3.Error as error:
            if not is_damage(error):
                raise OSError(str(error)) from error
        stamp = time.strftime("%Y%m%d-%H%M%S")
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{os.getpid()}")
        path.rename(aside)
        for suffix in ("-wal", "-shm", "-journal"):
            with suppress(FileNotFoundError):
                path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
        return aside
