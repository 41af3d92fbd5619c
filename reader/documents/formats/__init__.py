"""Inputs of any format → documents. Each parser is imported when its format is first met."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module

from reader.documents.bounds import MAX_BYTES, MAX_CHANGES, MAX_FEED, MAX_PAGE, refused_of_pipe, too_large
from reader.documents.decoding import lookup
from reader.documents.document import Document
from reader.documents.formats.article import Article, Block, BlockForm, Input
from reader.documents.formats.building import build
from reader.documents.formats.child import articles_of, damaged
from reader.documents.formats.detection import SUFFIXES, Format, detect
from reader.documents.formats.expected import GZIP, expanded, unlike_its_name
from reader.documents.mime_signs import may_wrap_a_page
from reader.documents.reading import read
from reader.documents.sanitising import sanitise_line
from reader.messages import N_, InputError, Message, NoTextError, UsageError

__all__ = ["READABLE", "SUFFIXES", "Article", "Block", "BlockForm", "Format", "Input", "detect", "read_all"]

_PARSERS = {
    Format.MARKDOWN: ("markdown", 64 * 1024),
    Format.HTML: ("html.reading", 0),
    Format.DOCX: ("docx", 0),
    Format.OPML: ("opml", 64 * 1024),
    Format.FEED: ("feeds", 0),
    Format.EPUB: ("epub", 0),
    Format.PDF: ("pdf", 0),
}
"""The module of this package with `articles(source: Input) -> Iterator[Article | InputError]`, and up to how many bytes
it is run in this process; more are read in a process that can be ended."""

_IN_PARTS = frozenset({Format.DOCX, Format.EPUB, Format.PDF})
"""Their parsers look for what they need, and need not have all of the bytes."""

_LARGEST = {Format.HTML: MAX_PAGE, Format.FEED: MAX_FEED, Format.OPML: MAX_PAGE}
"""So many bytes are given to their parsers, which need all of them at once."""

READABLE = frozenset(
    suffix for suffix, found in SUFFIXES.items() if found in {Format.TEXT, Format.ZIP} or found in _PARSERS
)
"""The suffixes of files that can be read, in lower case; "" for none."""


def read_all(source: Input) -> Iterator[Document | InputError]:
    """The documents in `source`, in order; what of it cannot be read comes as an InputError in its place.

    Raises UsageError when `source.encoding` is no character set.
    """
    if source.encoding is not None:
        lookup(source.encoding)  # not every parser asks for it, and in a process of its own nobody would be told
    if source.part(0, len(GZIP)) != GZIP:
        yield from _read(_unwrapped(source), None if _is_named(source) else MAX_CHANGES)
        return
    try:
        inner = replace(source, data=expanded(source))
    except InputError as failure:
        yield failure
        return
    for each in _read(_unwrapped(inner), MAX_CHANGES):
        yield each._replace(is_markup=True) if isinstance(each, Document) else each  # no offset leads into the file


def _is_named(source: Input) -> bool:
    """Whether it is a file that the person named, not what came from elsewhere or lay in an archive."""
    return source.depth == 0 and source.name != "-" and source.content_type is None and source.url is None


def _unwrapped(source: Input) -> Input:
    """The page in `source`, when a browser saved it in one file with its pictures; otherwise `source`."""
    if not may_wrap_a_page(source.part(0, 4096)):
        return source
    from reader.documents.formats.mhtml import page

    return page(source) or source


def _read(source: Input, limit: int | None) -> Iterator[Document | InputError]:
    """limit: how many places of plain text may have to be cleaned."""
    found = detect(source)
    if found is Format.ZIP:
        yield from _unpacked(source)
        return
    is_heavy = found is Format.MARKDOWN and _is_heavy(source.data)
    if found is Format.TEXT or is_heavy or found not in _PARSERS:
        try:
            if source.name == "-" and (refused := refused_of_pipe(source.data, source.name)):
                raise refused
            document = read(source.data, source.name, source.encoding, source.content_type, limit=limit)
            notice = Message(N_("It is too large to be read as Markdown and was read as plain text"))
            yield document._replace(notices=(*document.notices, notice)) if is_heavy else document
        except InputError as failure:
            yield unlike_its_name(source) or failure
        return
    empty = True
    try:
        for article in _parsed(found, source):
            if isinstance(article, InputError):
                empty = False
                yield article
            elif (document := build(article, source)).parts:
                empty = False
                yield document
    except InputError as failure:
        yield failure
        return
    if empty:
        reason = Message(N_("has no readable text"))
        yield NoTextError(sanitise_line(source.name), reason, Message(N_("Give a file that has text in it")))


def _is_heavy(data: bytes) -> bool:
    from reader.documents.formats.weighing import is_heavy

    return is_heavy(data)


def _unpacked(source: Input) -> Iterator[Document | InputError]:
    from reader.documents.formats.archive import documents

    try:
        yield from documents(source, read_all)
    except UsageError:
        raise
    except Exception:  # whatever zipfile does with what it was not made for
        yield damaged(source.name)


def _parsed(found: Format, source: Input) -> Iterator[Article | InputError]:
    module, here = _PARSERS[found]
    if source.size > _LARGEST.get(found, MAX_BYTES):
        raise too_large(source.name, _LARGEST.get(found, MAX_BYTES))
    if source.size > here:
        yield from articles_of(f"{__name__}.{module}", source, in_parts=found in _IN_PARTS)
        return
    parse: Callable[[Input], Iterator[Article | InputError]] = import_module(f"{__name__}.{module}").articles
    try:
        yield from parse(source)
    except InputError:
        raise
    except Exception as error:  # whatever a library does with what it was not made for
        raise damaged(source.name) from error
