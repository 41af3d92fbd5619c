"""Libraries that are named by the address of a server instead of a path."""

import re

_ADDRESS = re.compile(r"(postgres(?:ql)?://)(.*)", re.DOTALL)
_SECRET = re.compile(r"((?:^|[?&])[^=&?]*password=)[^&]*", re.IGNORECASE)


def is_server(place: str) -> bool:
    """Whether `place` is the address of a PostgreSQL server, not a path."""
    return _ADDRESS.match(place) is not None


def shown(address: str) -> str:
    """`address` on one line, safe to show and to keep: without its password.

    Where it cannot be told where the password ends, too much is hidden rather than too little.
    """
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return "postgresql://"
    scheme, rest = match.groups()
    before, at, behind = rest.rpartition("@")
    if at:
        user, colon, _password = before.partition(":")
        before = f"{user}:***" if colon else before
    rest = f"{before}{at}{behind}"
    path, mark, query = rest.partition("?")
    found = scheme + path + mark + _SECRET.sub(r"\1***", query)
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in found)
