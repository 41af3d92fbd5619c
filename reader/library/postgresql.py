"""A library on a PostgreSQL server, for several people at once: `postgresql://user@host/database`."""

import math
import random
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import Any, Final

from reader.library.database import Schema
from reader.library.dialect import POSTGRESQL, Dialect
from reader.library.errors import LibraryUnreadableError
from reader.library.full_text import FullText
from reader.library.full_text_postgresql import TsVector
from reader.library.postgresql_connection import PATIENCE, Connection, watching
from reader.library.postgresql_errors import (
    NO_LIBRARY,
    NO_UTF8,
    NOT_OURS,
    NOT_UNDERSTOOD,
    SLOW,
    TOO_OLD,
    UNREACHABLE,
    Told,
    describe,
    refusal,
)
from reader.library.server_address import shown
from reader.messages import N_, Message

_OLDEST: Final = 140_000
_CLIENT: Final = {
    "connect_timeout": 10,
    "application_name": "reader",
    # Seconds, but for the last one, which is in ms: a network that is gone is noticed, where the system can.
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""What the client does when the address says nothing else."""

_READ_SECONDS: Final = 60.0
"""A question about which the server says nothing for so long is given up."""

_WRITE_SECONDS: Final = 120.0
"""The same inside a transaction that writes, where a server may have much to do for one statement."""

_TRIFLE_SECONDS: Final = 15.0
"""The same for what takes a server no time: after that, a new connection is better than to wait on."""

_TRIFLING: Final = 0.3
"""Where somebody waits, as large a share of their patience is for that."""

_REST_SECONDS: Final = 15.0
"""So long nobody tries to connect anew after it did not work: whoever looks on would wait for it every time."""

_BUSY_SECONDS: Final = 60.0
_PAUSES: Final = (0.005, 0.04)
"""Seconds between two attempts to write, at random, so that those who wait do not ask at the same time."""

_TABLE = """
CREATE TABLE reader_library (
    application BIGINT NOT NULL,
    version BIGINT NOT NULL,
    changes BIGINT NOT NULL
)
"""
"""One row. Whoever writes holds its lock, so that one writes at a time and all others see whole batches. changes: how
often somebody wrote."""

_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_WRITE = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
_SETTINGS = (
    # Whoever vanishes in the middle of writing must not keep the others from it for hours.
    "SET idle_in_transaction_session_timeout = '15min'",
    "SET tcp_keepalives_idle = 60",
    "SET tcp_keepalives_interval = 10",
    "SET tcp_keepalives_count = 6",
    # What was given up is not worked at any longer.
    "SET client_connection_check_interval = '5s'",
    "SET client_min_messages = warning",
    # Questions are short: working out how to make machine code of them takes longer than they do.
    "SET jit = off",
)


class ServerDatabase:
    """A connection that several threads may use: `read` and `write` take turns. See `engine.Engine`.

    What one `read` finds is of one moment. A connection that was lost between two questions is made again once.
    """

    dialect: Dialect = POSTGRESQL
    full_text: FullText = TsVector()
    lasts = True

    def __init__(self, address: str) -> None:
        """Raises LibraryUnreadableError."""
        self._psycopg = _psycopg(address)
        self._address = address
        self.name = shown(address)
        self.errors: tuple[type[Exception], ...] = (self._psycopg.Error,)
        self._lock = threading.RLock()
        self._depth = 0
        self._own_changes = 0
        self._read_seconds = _READ_SECONDS
        self._write_seconds = _WRITE_SECONDS
        self._trifle_seconds = _TRIFLE_SECONDS
        self._try_again = -math.inf
        self._refusal: Told = UNREACHABLE
        self._connection: Connection
        self._connect()

    def wait_for_answers(self, seconds: float) -> None:
        """As `Engine.wait_for_answers`."""
        with self._lock:
            self._read_seconds = self._write_seconds = seconds
            self._trifle_seconds = seconds * _TRIFLING

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """The connection, in a transaction that sees one moment; inside another `read` or `write`, in that one."""
        with self._lock:
            if self._depth:
                with self._deeper():
                    yield self._connection
                return
            self._begin(_READ)
            self._connection.wait(self._read_seconds)
            try:
                with self._deeper():
                    yield self._connection
            finally:
                with suppress(self._psycopg.Error):
                    self._connection.execute("COMMIT")

    @contextmanager
    def write(self, patience: float = _BUSY_SECONDS) -> Iterator[Connection]:
        """The connection inside a transaction that is committed at the end, undone when an exception leaves it.

        patience: seconds after which it is given up when another process goes on writing.

        While it waits for another process, other threads may read.
        """
        deadline = time.monotonic() + patience
        with self._lock:
            interrupted = self._depth > 0
            if interrupted:  # what was read belongs to a moment that ends here
                self._connection.execute("COMMIT")
            while not self._begin_writing(last=time.monotonic() >= deadline):
                self._lock.release()
                try:
                    time.sleep(random.uniform(*_PAUSES))  # noqa: S311 - nothing secret
                finally:
                    self._lock.acquire()
            try:
                with self._deeper():
                    yield self._connection
                    self._connection.execute("UPDATE reader_library SET changes = changes + 1")
                    self._connection.execute("COMMIT")
                self._own_changes += 1
            except BaseException:
                with suppress(self._psycopg.Error):
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                if interrupted:
                    with suppress(self._psycopg.Error):
                        self._connection.execute(_READ)

    def changes_seen(self) -> int:
        """A number that differs once another connection has changed the library."""
        with self._lock:
            question = "SELECT changes FROM reader_library"
            try:
                if not self._depth:
                    self._connection.wait(self._trifle_seconds)
                row = self._connection.execute(question).fetchone()
            except self._psycopg.OperationalError as error:
                if not self._may_reconnect(error):
                    raise
                self._reconnect()
                row = self._connection.execute(question).fetchone()
            return (int(row[0]) if row else 0) - self._own_changes

    def close(self) -> None:
        """Close the connection; the object is of no use afterwards."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def _begin(self, statement: str) -> None:
        """Begin a transaction, on a new connection when the old one is gone: nothing was asked on it yet."""
        try:
            if not self._depth:
                self._connection.wait(self._trifle_seconds)
            self._connection.execute(statement)
        except self._psycopg.OperationalError as error:
            if not self._may_reconnect(error):
                raise
            self._reconnect()
            self._connection.execute(statement)

    def _may_reconnect(self, error: Exception) -> bool:
        """Whether nothing was asked yet that is lost, and it was not tried just now to connect anew."""
        return not self._depth and getattr(error, "told", SLOW) is SLOW

    def _begin_writing(self, *, last: bool) -> bool:
        """Begin to write; False when another process writes. last: raise an error instead."""
        self._begin(_WRITE)
        self._connection.wait(self._write_seconds)
        try:
            if last:
                self._connection.execute("SELECT changes FROM reader_library FOR UPDATE NOWAIT")
                return True
            row = self._connection.execute("SELECT changes FROM reader_library FOR UPDATE SKIP LOCKED").fetchone()
        except BaseException:
            with suppress(self._psycopg.Error):
                self._connection.execute("ROLLBACK")
            raise
        if row is None:
            self._connection.execute("COMMIT")  # after a ROLLBACK psycopg would prepare all statements anew
            return False
        return True

    def _reconnect(self) -> None:
        self._connection.close()
        if time.monotonic() >= self._try_again:
            try:
                self._connect(connect_timeout=math.ceil(PATIENCE))
                return
            except LibraryUnreadableError as error:
                self._refusal = error.reason.text, error.remedy.text
                self._try_again = time.monotonic() + _REST_SECONDS
        lost = self._psycopg.OperationalError()
        lost.told = self._refusal
        raise lost

    def _connect(self, **hurry: int) -> None:
        """hurry: instead of what `_CLIENT` says."""
        psycopg = self._psycopg
        try:
            options = psycopg.conninfo.conninfo_to_dict(self._address)
        except psycopg.Error:
            raise self._refused(NOT_UNDERSTOOD) from None  # what it says may have the password in it
        options = {**_CLIENT, **hurry, **options, "client_encoding": "utf-8"}
        try:
            made = watching().connect(**options, autocommit=True, cursor_factory=psycopg.RawCursor)
        except psycopg.Error as error:
            raise self._refused(refusal(error)) from None
        connection = Connection(made)
        connection.wait(PATIENCE)
        try:
            if made.info.server_version < _OLDEST:
                raise self._refused(TOO_OLD)
            if made.info.parameter_status("server_encoding") != "UTF8":
                raise self._refused(NO_UTF8)
            for setting in _SETTINGS:
                with suppress(
                    psycopg.errors.UndefinedObject,
                    psycopg.errors.FeatureNotSupported,
                    psycopg.errors.InvalidParameterValue,
                ):
                    connection.execute(setting)
        except psycopg.Error as error:
            made.close()
            reason, remedy = describe(error)
            raise LibraryUnreadableError(self.name, reason, remedy) from None
        except BaseException:
            made.close()
            raise
        made.is_there = lambda: self._is_there(options)
        connection.wait(math.inf)  # until `read` or `write` say otherwise
        self._connection = connection

    def _is_there(self, options: dict[str, Any]) -> bool:
        """Whether the server answers, be it with a refusal."""
        try:
            self._psycopg.connect(**{**options, "connect_timeout": math.ceil(PATIENCE)}).close()
        except self._psycopg.Error as error:
            return refusal(error) != UNREACHABLE
        return True

    def _refused(self, told: Told) -> LibraryUnreadableError:
        return LibraryUnreadableError(self.name, Message(told[0]), Message(told[1]))


def open_server(address: str, schema: Schema, *, make: bool = False) -> ServerDatabase:
    """The library in the database at `address`, made when it does not exist and `make` says so.

    Raises LibraryUnreadableError.
    """
    database = ServerDatabase(address)
    try:
        _bring_up_to_date(database, schema, make=make)
    except database.errors as error:
        database.close()
        reason, remedy = describe(error)
        raise LibraryUnreadableError(database.name, reason, remedy) from None
    except BaseException:
        database.close()
        raise
    return database


def look(address: str, tables: Sequence[str]) -> tuple[str, dict[str, int]]:
    """The version of the server at `address` and how many rows `tables` of the library have; changes nothing.

    Raises LibraryUnreadableError.
    """
    database = ServerDatabase(address)
    try:
        with database.read() as connection:
            if connection.execute("SELECT 1 WHERE to_regclass('reader_library') IS NOT NULL").fetchone() is None:
                raise database._refused(NO_LIBRARY)
            counts = {
                table: int((connection.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,))[0])  # noqa: S608 - names of tables
                for table in tables
            }
            (version,) = connection.execute("SELECT current_setting('server_version')").fetchone() or ("",)
        return str(version), counts
    except database.errors as error:
        reason, remedy = describe(error)
        raise LibraryUnreadableError(database.name, reason, remedy) from None
    finally:
        database.close()


def _bring_up_to_date(database: ServerDatabase, schema: Schema, *, make: bool) -> None:
    """Make the tables, or bring those of an earlier version to this one, in one transaction."""
    if _version(database, schema) == schema.version:
        return
    with database._lock:
        connection = database._connection
        if _version(database, schema) is None and not make:
            raise database._refused(NO_LIBRARY)
        connection.execute(_WRITE)
        try:
            # There may be no row yet that could be locked.
            connection.execute("SELECT pg_advisory_xact_lock(?)", (schema.application,))
            version = _version(database, schema)
            if version is None:
                connection.execute(_TABLE)
                connection.execute(
                    "INSERT INTO reader_library (application, version, changes) VALUES (?, ?, 0)",
                    (schema.application, schema.version),
                )
            for step in [schema.tables] if version is None else schema.steps[version:]:
                if callable(step):
                    step(connection)
                    continue
                for statement in step.split(";\n") if isinstance(step, str) else step:
                    if statement.strip():
                        connection.execute(statement)
            connection.execute("UPDATE reader_library SET version = ?, changes = changes + 1", (schema.version,))
            connection.execute("COMMIT")
        except BaseException:
            with suppress(*database.errors):
                connection.execute("ROLLBACK")
            raise


def _version(database: ServerDatabase, schema: Schema) -> int | None:
    """The version of the library in the database; None when there is none."""
    connection = database._connection
    if connection.execute("SELECT 1 WHERE to_regclass('reader_library') IS NOT NULL").fetchone() is None:
        return None
    try:
        row = connection.execute("SELECT application, version FROM reader_library").fetchone()
    except database._psycopg.errors.UndefinedColumn:
        row = None
    application, version = row or (None, 0)
    if application != schema.application:
        raise database._refused(NOT_OURS)
    if version > schema.version:
        raise LibraryUnreadableError(
            database.name,
            Message(N_("it was written by a later version of the program")),
            Message(N_("Install that version")),
        )
    return int(version)


def _psycopg(address: str) -> ModuleType:
    try:
        import psycopg
        import psycopg.conninfo
        import psycopg.errors
    except ImportError:
        command = "pip install 'multilingual-reader[postgres]'"
        raise LibraryUnreadableError(
            shown(address),
            Message(N_("psycopg is missing, with which it is reached")),
            Message(N_("Install it: {command}"), {"command": command}),
        ) from None
    return psycopg
