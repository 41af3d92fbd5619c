"""A page → its article, in this process."""

from collections.abc import Iterator

from reader.documents.bounds import MAX_PAGE, too_large
from reader.documents.formats.article import Article, Block, BlockForm, Input
from reader.documents.formats.html.charset import decode_page
from reader.documents.formats.html.choosing import Choice, squeezed, visible_text
from reader.documents.formats.html.markup import parse, tidy
from reader.documents.formats.html.metadata import metadata
from reader.documents.formats.html.pieces import Page
from reader.documents.formats.html.second_opinion import paragraphs


def articles(source: Input) -> Iterator[Article]:
    """The article of the page in `source`; for a page without one, all its visible text; nothing without text.

    Raises InputError when the page is too large or its encoding is not certain.
    """
    if len(source.data) > MAX_PAGE:
        raise too_large(source.name, MAX_PAGE)
    decoded = decode_page(source)
    markup = tidy(decoded.text, source.name)
    root = parse(markup.text)
    if root is None:
        return
    about = metadata(root, markup.data, source.url)
    page = Page(root)
    choice = Choice(page, about, lambda: frozenset(squeezed(text) for text in paragraphs(markup.text)))
    blocks: list[Block] = choice.blocks()
    title = choice.title
    if not any(block.form not in {BlockForm.TITLE, BlockForm.RELATED, BlockForm.METADATA} for block in blocks):
        blocks = list(visible_text(page))
    if not blocks:
        return
    yield Article(
        tuple(blocks),
        title=title,
        date=choice.day,
        source=about.site,
        language=about.language,
        url=about.url,
        encoding=decoded.encoding,
        notices=decoded.notices,
    )
