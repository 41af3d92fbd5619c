"""Web pages (HTML, XHTML, AMP) → the article in them, without what stands around it."""

from collections.abc import Iterator

from reader.documents.bounds import MAX_BYTES, too_large
from reader.documents.formats.article import Article, Input
from reader.documents.formats.child import articles_of
from reader.documents.formats.html import reading
from reader.messages import InputError

_SMALL = 256 * 1024
"""A page with no more bytes is read in this process, within a second or two whatever it holds."""


def articles(source: Input) -> Iterator[Article | InputError]:
    """The article of the page in `source`; for a page without one, all its visible text; nothing without text.

    Raises InputError when the page is too large, takes too long or its encoding is not certain.
    """
    if len(source.data) > MAX_BYTES:
        raise too_large(source.name)
    if len(source.data) <= _SMALL:
        yield from reading.articles(source)
    else:
        yield from articles_of(reading.__name__, source)
