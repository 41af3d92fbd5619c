"""What goes wrong with a library, told to the person."""

import errno
import sqlite3
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.messages import N_, InputError, Message, ReaderError


class NewerVersionError(Exception):
    """The file was written by a later version of the program."""


class LibraryError(ReaderError):
    """Something that was to be kept could not be kept."""


class LibraryUnreadableError(InputError):
    """A library that was asked for could not be opened (exit status 3 on the command line)."""


class LibraryDamagedError(LibraryUnreadableError):
    """What is in a library cannot be what was put in: trying again does not help, other parts of it may be whole."""


class GoneError(InputError, KeyError):
    """A document that is asked for is not in the library, or was taken out of it by another process just now."""


def gone(place: str) -> GoneError:
    """The error that says that a document is not in a library any more."""
    reason = Message(N_("This article was taken out of the library meanwhile"))
    return GoneError(place, reason, Message(N_("Choose another one from the list")))


MEMORY = ":memory:"
"""What a library is called that lasts as long as the program."""

# SQLite's primary result codes (https://www.sqlite.org/rescode.html) that a person can do something about.
_REASONS = {
    sqlite3.SQLITE_FULL: (N_("the disk is full"), N_("Free some space")),
    sqlite3.SQLITE_BUSY: (N_("another program is using it"), N_("Try again later")),
    sqlite3.SQLITE_READONLY: (N_("it may not be written"), N_("Check the permissions of the file and its folder")),
    sqlite3.SQLITE_CANTOPEN: (N_("it cannot be opened"), N_("Check the permissions of the file and its folder")),
    sqlite3.SQLITE_CORRUPT: (N_("the file is damaged"), N_("Restore it from a copy")),
    sqlite3.SQLITE_NOTADB: (N_("the file is not a library"), N_("Name another file")),
    sqlite3.SQLITE_IOERR: (N_("reading or writing failed"), N_("Check the disk")),
}
_CODES = {
    errno.ENOSPC: sqlite3.SQLITE_FULL,
    errno.EDQUOT: sqlite3.SQLITE_FULL,
    errno.EROFS: sqlite3.SQLITE_READONLY,
    errno.EIO: sqlite3.SQLITE_IOERR,
}
_IMPOSSIBLE = (
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError),
    *(struct.error, zlib.error),
)
"""What reading a value raises that is none of those that are put in."""

_OTHER = (N_("the database reported a fault"), N_("Try again"))


def result_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code of `error`, 0 where Python gives none."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else 0


def is_damage(error: sqlite3.Error) -> bool:
    """True when `error` says that the file itself is broken, not that it cannot be reached now."""
    return result_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def describe(error: Exception) -> tuple[Message, Message]:
    """The reason and the remedy for `error`."""
    if hasattr(error, "sqlstate"):  # one of psycopg, which need not be there
        from reader.library.postgresql_errors import describe as describe_server

        return describe_server(error)
    if isinstance(error, NewerVersionError):
        return Message(N_("it was written by a later version of the program")), Message(N_("Install that version"))
    if isinstance(error, OSError):
        code = _CODES.get(error.errno or 0, sqlite3.SQLITE_CANTOPEN)
    else:
        code = result_code(error) if isinstance(error, sqlite3.Error) else 0
    reason, remedy = _REASONS.get(code, _OTHER)
    return Message(reason), Message(remedy)


def describe_damage() -> tuple[Message, Message]:
    """The reason and the remedy for a file that is damaged."""
    reason, remedy = _REASONS[sqlite3.SQLITE_CORRUPT]
    return Message(reason), Message(remedy)


def printable_path(path: Path) -> str:
    """`path` as it can be printed: characters that a terminal might obey are escaped."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in str(path))


def _shown(place: Path | str | None) -> str:
    """place: a file, or the printable name of something else; None: in memory."""
    return place if isinstance(place, str) else printable_path(place) if place else MEMORY


def not_kept(place: Path | str | None, error: Exception) -> LibraryError:
    """The error that says that something could not be written."""
    reason, remedy = describe(error)
    return LibraryError(_shown(place), reason, remedy)


def unreadable(place: Path | str | None, error: Exception) -> LibraryUnreadableError:
    """The error that says that a library could not be opened or read."""
    if isinstance(error, sqlite3.Error) and result_code(error) == sqlite3.SQLITE_CORRUPT:
        return damaged(place)
    reason, remedy = describe(error)
    return LibraryUnreadableError(_shown(place), reason, remedy)


def damaged(place: Path | str | None) -> LibraryDamagedError:
    """The error that says that something in a library cannot be what was put in."""
    return LibraryDamagedError(_shown(place), *describe_damage())


@contextmanager
def telling_damage(place: Path | str | None) -> Iterator[None]:
    """Raise LibraryUnreadableError for values in a library that cannot be what was put in."""
    try:
        yield
    except ReaderError:
        raise
    except _IMPOSSIBLE as error:
        raise damaged(place) from error
