"""Lists of subscriptions, in the form in which the process for parsers sends what it found."""

from collections.abc import Iterator

from reader.documents.formats.article import Article, Block, BlockForm, Input
from reader.documents.formats.opml import listed


def articles(source: Input) -> Iterator[Article]:
    """An article without a text for each feed in the list: its title, its address, its categories as items."""
    for feed in listed(source.data, source.name):
        categories = tuple(Block(BlockForm.ITEM, category) for category in feed.categories)
        yield Article(categories, title=feed.title, url=feed.url)
