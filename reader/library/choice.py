"""Which documents of a library somebody wants to see, and in what order."""

from enum import StrEnum
from typing import NamedTuple


class Order(StrEnum):
    """What a list of documents is sorted by."""

    ADDED = "added"
    DATE = "date"
    TITLE = "title"
    SOURCE = "source"
    LANGUAGE = "language"
    LENGTH = "length"


class Choice(NamedTuple):
    """A document must meet all that is given; what is left empty is not asked for.

    languages: ISO 639-1 codes; sources: as in `Document.source`, in any case and with or without marks. One suffices.
    since, until: first and last day (ISO 8601; "2025" and "2025-05" mean the whole year or month). Documents without a
        year are left out.
    entities: ids, each of which a document names.
    text: a query as `Library.search_text` takes it.
    unread: only what the person has not read.
    one_a_story: of what was published several times with small changes, only what was added first.
    """

    languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    entities: tuple[str, ...] = ()
    text: str = ""
    unread: bool = False
    one_a_story: bool = False
    order: Order = Order.ADDED
    descending: bool = False
