"""Bytes of a page → text: what the person, the server or the page says, as far as it is true."""

import re

from reader.documents.declaring import decode_declared, label_of
from reader.documents.decoding import Decoded, decode
from reader.documents.formats.article import Input
from reader.documents.formats.html.markup import without_tags

_HEAD = 4096
_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\A\s{0,99}<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_SAMPLE = 400_000


def decode_page(source: Input) -> Decoded:
    """The text of the page in `source`; raises as `decode` does."""
    if source.encoding is not None:
        return decode(source.data, source.name, source.encoding)
    head = source.data[:_HEAD]
    page = _XML.search(head) or _META.search(head)
    labels = (label_of(source.content_type), page[1].decode("ascii") if page else None)
    return decode_declared(source.data, source.name, labels, lambda: _letters(source.data))


def _letters(data: bytes) -> bytes:
    """The beginning of the page without its markup."""
    return without_tags(data[:_SAMPLE].decode("latin-1")).encode("latin-1")
