"""Which format an input is in: its first bytes decide, then what a server says, then the suffix of its name."""

import re
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from reader.documents.formats.article import Input
from reader.documents.markdown_signs import looks_like_markdown


class Format(StrEnum):
    """A format that can be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    FEED = "feed"
    OPML = "opml"
    EPUB = "epub"
    PDF = "pdf"
    DOCX = "docx"
    ZIP = "zip"


SUFFIXES = {
    "": Format.TEXT,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".mhtml": Format.HTML,
    ".mht": Format.HTML,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".xml": Format.FEED,
    ".opml": Format.OPML,
    ".epub": Format.EPUB,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".zip": Format.ZIP,
}
"""The format by file suffix, in lower case: what a folder or an archive is searched for."""

_CONTENT_TYPES = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "text/markdown": Format.MARKDOWN,
    "application/rss+xml": Format.FEED,
    "application/atom+xml": Format.FEED,
    "application/rdf+xml": Format.FEED,
    "text/x-opml": Format.OPML,
}
_HEAD = 4096
_ROOT = re.compile(rb"<(?:!doctype\s{1,99})?(?:[a-z]+:)?(html|rss|feed|rdf|opml)\b", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!doctype\s+html\b", re.IGNORECASE)
_ROOTS = {b"html": Format.HTML, b"rss": Format.FEED, b"feed": Format.FEED, b"rdf": Format.FEED, b"opml": Format.OPML}
_ZIP = b"PK\x03\x04"
_GZIP = ".gz"


def detect(source: Input) -> Format:
    """The format of `source`; what nothing tells is text.

    A name alone makes nothing a page: text that is called .html is one only when markup stands in front, and the
    same holds for feeds, while Markdown is told by its suffix, or by its signs where there is none.
    """
    head = source.part(0, _HEAD)
    if head.startswith(b"%PDF-"):
        return Format.PDF
    if head.startswith(_ZIP):
        return _packed(source)
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    suffix = SUFFIXES.get(_suffix(source), Format.TEXT)
    if plain.startswith(b"<"):
        root = _ROOT.search(plain)
        if _DOCTYPE.match(plain):
            return Format.HTML
        if root is not None:
            return _ROOTS[root[1].lower()]
    content_type = (source.content_type or "").partition(";")[0].strip().lower()
    declared = _CONTENT_TYPES.get(content_type) or suffix
    if declared is Format.HTML and b"<" not in plain:
        return Format.TEXT
    if declared in {Format.FEED, Format.OPML} and not plain.startswith(b"<"):
        return Format.TEXT
    if declared in {Format.EPUB, Format.PDF, Format.DOCX, Format.ZIP}:
        return Format.TEXT  # without its signature it is something else
    if not content_type and _suffix(source) == "" and looks_like_markdown(source.data):
        return Format.MARKDOWN
    return declared


def _suffix(source: Input) -> str:
    """The suffix of the name, in lower case; of an address without what is asked for behind it."""
    name = source.name
    if source.url:
        try:
            name = urlsplit(source.url).path
        except ValueError:
            return ""
    return suffix_of(name) or ""


def suffix_of(name: str) -> str | None:
    """The suffix of the file `name`, in lower case, of what is packed in it for "a.txt.gz"; None for "a.gz"."""
    path = PurePosixPath(name)
    if path.suffix.lower() != _GZIP:
        return path.suffix.lower()
    return PurePosixPath(path.stem).suffix.lower() or None


def _packed(source: Input) -> Format:
    """What kind of zip archive `source` is.

    EPUB 3.3 (OCF) puts its type first or has META-INF/container.xml, a Word document has its parts where ECMA-376 puts
    them; a damaged one can be told by its suffix.
    """
    if b"mimetypeapplication/epub+zip" in source.part(0, 128):
        return Format.EPUB
    suffix = SUFFIXES.get(_suffix(source))
    if suffix in {Format.EPUB, Format.DOCX}:
        return suffix
    from reader.documents.formats.packed import names

    found = frozenset(names(source))
    if b"META-INF/container.xml" in found:
        return Format.EPUB
    return Format.DOCX if {b"[Content_Types].xml", b"word/document.xml"} <= found else Format.ZIP
