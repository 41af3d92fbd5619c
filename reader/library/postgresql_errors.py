"""What a PostgreSQL server, or the way to it, refuses with, told to the person."""

import re
from typing import Final

from reader.messages import N_, Message

Told = tuple[str, str]

_QUOTED = re.compile(r'"[^"]*"')  # names and paths, which may have any words in them

LOST: Final = (N_("the connection to the server was lost"), N_("Try again"))
SLOW: Final = (N_("the server did not answer in time"), N_("Try again, or ask who runs the server"))
TOO_OLD: Final = (N_("the server is older than PostgreSQL 14"), N_("Use a later version of it"))
NO_UTF8: Final = (N_("the database is not in UTF-8"), N_("Make a database with the encoding UTF8"))
NO_LIBRARY: Final = (N_("there is no library in this database"), N_("reader add makes it"))
NOT_OURS: Final = (
    N_("the database has tables of another program"),
    N_("Name a database, or a schema, of its own for the library"),
)
NOT_UNDERSTOOD: Final = (
    N_("the address cannot be understood"),
    N_("Write it as postgresql://user@host:port/database"),
)
_ROLE: Final = N_("Check the name of the role; its password belongs into ~/.pgpass or PGPASSWORD")
_MAY_NOT_WRITE: Final = (N_("it may not be written"), N_("Ask who runs the server for the right to write"))
_FULL: Final = (N_("the disk of the server is full"), N_("Ask who runs the server"))
_OTHER: Final = (N_("the database reported a fault"), N_("Try again"))

# SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html), whole or the two letters of its class.
_STATES: Final[dict[str, Told]] = {
    "08": LOST,
    "57P": LOST,  # the server is shut down, or somebody ended the session
    "25P03": LOST,
    "53100": _FULL,
    "53300": (N_("the server has no room for another connection"), N_("Try again later")),
    "53": (N_("the server is short of memory or space"), N_("Ask who runs the server")),
    "55P03": (N_("another program is using it"), N_("Try again later")),
    "40": (N_("another program is using it"), N_("Try again later")),
    "42501": _MAY_NOT_WRITE,
    "25006": _MAY_NOT_WRITE,
    "42P07": NOT_OURS,
    "28": (N_("the server does not let this role in"), _ROLE),
    "3D000": (N_("there is no such database on the server"), N_("Make it with createdb, or name another one")),
    "XX": (N_("the database of the server is damaged"), N_("Ask who runs the server")),
}

# What cannot be told by a state: libpq gives no code for what went wrong before there was a session, only words.
_WORDS: Final[tuple[tuple[str, Told], ...]] = (
    ("password", _STATES["28"]),
    ("authentication", _STATES["28"]),
    ("pg_hba.conf", _STATES["28"]),
    ("role ", _STATES["28"]),
    ("database ", _STATES["3D000"]),
    ("too many", _STATES["53300"]),
    ("remaining connection slots", _STATES["53300"]),
    ("starting up", (N_("the server is starting"), N_("Try again later"))),
    ("certificate", (N_("its certificate cannot be trusted"), N_("Check sslmode and sslrootcert"))),
    ("ssl", (N_("an encrypted connection cannot be made"), N_("Check sslmode and sslrootcert"))),
)
UNREACHABLE: Final = (N_("the server cannot be reached"), N_("Check the host and the port, and whether it runs"))


def describe(error: Exception) -> tuple[Message, Message]:
    """The reason and the remedy for `error`, one of psycopg's, with nothing in them of what it says itself."""
    reason, remedy = _told(error)
    return Message(reason), Message(remedy)


def _told(error: Exception) -> Told:
    told: Told | None = getattr(error, "told", None)
    if told is not None:
        return told
    state = getattr(error, "sqlstate", None)
    if not state:
        return LOST if _is_lost(error) else _OTHER
    return next((_STATES[part] for part in (state, state[:3], state[:2]) if part in _STATES), _OTHER)


def _is_lost(error: Exception) -> bool:
    import psycopg

    return isinstance(error, psycopg.OperationalError)


def refusal(error: Exception) -> Told:
    """Why there was no connection; told by the words of libpq and the server, where these are English."""
    if getattr(error, "sqlstate", None):
        return _told(error)
    words = _QUOTED.sub("", str(error)).lower()
    if "invalid" in words and "fatal" not in words:
        return NOT_UNDERSTOOD
    if "fatal" in words or "ssl" in words or "password" in words:
        for word, told in _WORDS:
            if word in words:
                return told
    connection = getattr(error, "pgconn", None)
    asked = connection is not None and (connection.needs_password or connection.used_password)
    return _STATES["28"] if asked else UNREACHABLE
