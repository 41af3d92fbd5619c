"""Libraries that are named by the address of a server instead of a path."""

import re
from typing import Final
from urllib.parse import unquote

from reader.lazy_pattern import LazyPattern

_ADDRESS = LazyPattern(r"(postgres(?:ql)?://)(.*)", re.DOTALL)
_HIDDEN: Final = "***"

# What libpq takes for an address (https://www.postgresql.org/docs/current/libpq-connect.html, "Connection URIs"),
# without what could be a piece of a password that was not escaped.
_USER = r"(?P<user>[^:@/?#&=]*)(?P<password>:[^@/?#]*)?@"
_NAME_OF_HOST = r"(?:[\w.%~-]*|\[[0-9A-Fa-f:.%]*\])"
_DATABASE = r"(?:/(?P<database>[^:@/?#&=]*))?"
_QUERY = r"(?:\?(?P<query>[^?#]*))?"


def _hosts(port: str) -> str:
    host = rf"{_NAME_OF_HOST}(?::{port})?"
    return rf"(?P<hosts>{host}(?:,{host})*)"


_WITH_USER = LazyPattern(_USER + _hosts(r"\w{0,5}") + _DATABASE + _QUERY)
# Without a user, what stands behind the first colon may be a password that has a slash in it.
_WITHOUT_USER = LazyPattern(_hosts(r"[0-9]{0,5}") + _DATABASE + _QUERY)
_IS_USER = LazyPattern(r"[^@/]*@")
_NAME = LazyPattern(r"[a-z_]+")
_SHOWN: Final = frozenset({"host", "hostaddr", "port", "dbname", "user"})
_MAY_HAVE_AT: Final = frozenset({"dbname", "user", "password", "sslpassword"})
_SCHEMA = LazyPattern(r"-c ?search_path=[\w,]+")


def is_server(place: str) -> bool:
    """Whether `place` is the address of a PostgreSQL server, not a path."""
    return _ADDRESS.match(place) is not None


def shown(address: str) -> str:
    """`address` on one line, safe to show and to keep: hosts, ports, database, schema and user, nothing else of it.

    Where it cannot be told where a password ends, too much is hidden rather than too little.
    """
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return "postgresql://"
    scheme, rest = match.groups()
    found = scheme + _without_secrets(rest)
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in found)


def _without_secrets(rest: str) -> str:
    """What of an address, behind its scheme, may be shown."""
    has_user = _IS_USER.match(rest) is not None
    parts = (_WITH_USER if has_user else _WITHOUT_USER).fullmatch(rest)
    if parts is None:
        return _HIDDEN
    user = ""
    if has_user:
        if parts["password"] and rest.count("@") > 1:
            return _HIDDEN
        user = f"{parts['user']}{':' + _HIDDEN if parts['password'] else ''}@"
    database = parts["database"]
    if database and not _is_name(database):
        return _HIDDEN
    options: list[str] = []
    for option in filter(None, (parts["query"] or "").split("&")):
        name, equals, value = option.partition("=")
        name = unquote(name)
        if not equals or "=" in value or not _NAME.fullmatch(name) or ("@" in value and name not in _MAY_HAVE_AT):
            return _HIDDEN
        if (name in _SHOWN and _is_name(value)) or (name == "options" and _SCHEMA.fullmatch(unquote(value))):
            options.append(f"{name}={value}")
    path = "" if database is None else f"/{database}"
    return f"{user}{parts['hosts']}{path}{'?' if options else ''}{'&'.join(options)}"


def _is_name(value: str) -> bool:
    """A connection may be described where the name of a database is wanted, with all that belongs to it."""
    plain = unquote(value)
    return "=" not in plain and "://" not in plain
