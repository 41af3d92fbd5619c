"""Pages that a browser saved in one file (MHTML, RFC 2557) → the page itself, without pictures and frames."""

import binascii
import quopri
import re
from dataclasses import replace

from reader.documents.bounds import MAX_PAGE
from reader.documents.formats.article import Input

_HEAD = 8192
_FIELD = re.compile(rb"[A-Za-z][A-Za-z-]{0,60}:")
_BLANK = re.compile(rb"\r?\n\r?\n")
_FOLDED = re.compile(rb"\r?\n[ \t]+")
_MULTIPART = re.compile(rb"(?im)^content-type:[ \t]*multipart/(?:related|mixed|alternative)\b([^\r\n]*)")
_BOUNDARY = re.compile(rb"(?i)\bboundary=(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))")
_PAGE = re.compile(rb"(?im)^content-type:[ \t]*((?:text/html|application/xhtml\+xml)\b[^\r\n]{0,200})")
_ENCODED = re.compile(rb"(?im)^content-transfer-encoding:[ \t]*([\w-]+)")
_MOST_PARTS = 1000


def page(source: Input) -> Input | None:
    """The first page of the file in `source`, with the type that the file states; None when it is no such file."""
    head = source.part(0, _HEAD)
    if not _FIELD.match(head):
        return None
    fields = _fields(head)
    found = _MULTIPART.search(fields)
    boundary = _BOUNDARY.search(found[1]) if found else None
    if boundary is None:
        return None
    mark = b"--" + (boundary[1] or boundary[2])
    data = source.data
    at = data.find(mark)
    for _number in range(_MOST_PARTS):
        if at < 0:
            break
        begin = at + len(mark)
        after = data.find(b"\n" + mark, begin)
        part = data[begin : after if after >= 0 else len(data)] if _is_page(data, begin) else b""
        if part:
            return _page(source, part)
        at = after + 1 if after >= 0 else -1
    return None


def _fields(head: bytes) -> bytes:
    """The header that `head` begins with, each field on one line."""
    end = _BLANK.search(head)
    return _FOLDED.sub(b" ", head[: end.start()] if end else b"")


def _is_page(data: bytes, begin: int) -> bool:
    return _PAGE.search(_fields(data[begin : begin + _HEAD])) is not None


def _page(source: Input, part: bytes) -> Input:
    fields = _fields(part[:_HEAD])
    blank = _BLANK.search(part)
    body = part[blank.end() :] if blank else b""
    encoded = _ENCODED.search(fields)
    method = encoded[1].lower() if encoded else b""
    if len(body) <= 4 * MAX_PAGE:  # what is larger is refused as it stands
        if method == b"quoted-printable":
            body = quopri.decodestring(body)
        elif method == b"base64":
            body = _decoded(body)
    kind = _PAGE.search(fields)
    return replace(source, data=body, content_type=kind[1].decode("latin-1") if kind else "text/html")


def _decoded(body: bytes) -> bytes:
    try:
        return binascii.a2b_base64(body)
    except binascii.Error:
        return body
