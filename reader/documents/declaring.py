"""Bytes whose encoding somebody names (a server, the markup) → text, as far as the name is true."""

import re
from collections.abc import Callable, Iterable

from reader.documents.decoding import Decoded, decode, guess_notice, lookup
from reader.messages import InputError, ReaderError

_HEAD = 8192
_PARAMETER = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_WEAK = frozenset({"ascii", "cp1252", "iso8859-1", "cp1251"})
"""Named by editors and servers that know nothing of the text: its letters may say better."""
_AS_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "utf-8-sig": "utf-8"}
"""WHATWG Encoding: these labels mean windows-1252."""


def label_of(content_type: str | None) -> str | None:
    """The character set that the Content-Type of a server names ("text/plain; charset=utf-8")."""
    found = _PARAMETER.search(content_type or "")
    return found[1] if found else None


def decode_declared(
    data: bytes, name: str, labels: Iterable[str | None], sample: Callable[[], bytes] | None = None
) -> Decoded:
    """`data`, which is called `name`, as text; raises as `decode` does.

    labels: the names of its encoding, the most credible first. sample: the letters of it without any markup.
    The person is told when it is in none that is named.
    """
    known = [found for label in labels if label and (found := _known(label))]
    decoded = _decoded(data, name, known[0] if known else None, sample)
    # "utf-16" leaves the order of the bytes open; what Unicode nobody names is told by `decode`, if it is guessed.
    is_named = any(decoded.encoding.startswith(meant(label)) for label in known or ["utf"])
    notice = guess_notice(decoded.encoding)
    if is_named or data.isascii() or notice in decoded.notices:
        return decoded
    return decoded._replace(notices=(notice, *decoded.notices))


def _decoded(data: bytes, name: str, declared: str | None, sample: Callable[[], bytes] | None) -> Decoded:
    if b"\x00" in data[:_HEAD]:
        return decode(data, name)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return decode(data, name)
    if declared is None or declared in _WEAK:
        from reader.documents.guessing import guess

        guessed = guess(data if sample is None else sample())
        if guessed is not None:
            return decode(data, name, guessed)
    if declared is not None:
        try:
            return decode(data, name, meant(declared))
        except InputError:
            pass
    return decode(data, name)


def meant(encoding: str) -> str:
    """The encoding that people mean who name `encoding`; both are Python's names."""
    return _AS_MEANT.get(encoding, encoding)


def _known(label: str) -> str | None:
    """Python's name of the character set, None when there is none of that name."""
    try:
        return lookup(label)
    except ReaderError:
        return None
