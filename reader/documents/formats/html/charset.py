"""Bytes of a page → text: what the person, the server or the page says, as far as it is true."""

import re

from reader.documents.decoding import Decoded, decode, lookup
from reader.documents.formats.article import Input
from reader.messages import InputError, ReaderError

_HEAD = 4096
_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\A\s{0,99}<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_PARAMETER = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_MARKUP = re.compile(
    rb"<(?:script|style)\b.{0,100000}?</(?:script|style)|<!--.{0,10000}?-->|<[^<>]{0,5000}>", re.I | re.S
)
_SAMPLE = 400_000
_WEAK = frozenset({"ascii", "cp1252", "iso8859-1", "cp1251"})
"""Declared by editors and servers that know nothing of the page: its letters may say better."""
_AS_MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252"}
"""WHATWG Encoding: these labels mean windows-1252."""


def decode_page(source: Input) -> Decoded:
    """The text of the page in `source`; raises as `decode` does."""
    data, name = source.data, source.name
    if source.encoding is not None or b"\x00" in data[:_HEAD]:
        return decode(data, name, source.encoding)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return decode(data, name)
    from reader.documents.guessing import guess

    declared = _declared(source)
    sample = _MARKUP.sub(b" ", data[:_SAMPLE]) if declared is None or declared in _WEAK else b""
    if declared is None or declared in _WEAK:
        guessed = guess(sample)
        if guessed is not None:
            return decode(data, name, guessed)
    if declared is not None:
        try:
            return decode(data, name, _AS_MEANT.get(declared, declared))
        except InputError:
            pass
    return decode(data, name)


def _declared(source: Input) -> str | None:
    """Python's name of the character set that the server or the page names, None when there is no such set."""
    head = source.data[:_HEAD]
    server = _PARAMETER.search(source.content_type or "")
    page = _XML.search(head) or _META.search(head)
    for label in (server[1] if server else None, page[1].decode("ascii") if page else None):
        if label is None:
            continue
        try:
            return lookup(label)
        except ReaderError:
            continue
    return None
