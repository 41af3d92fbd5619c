"""A document made ready to be written: what takes time is done before, in any process."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from reader.documents import Document, Role
from reader.entities.mention import Mention
from reader.library import stories
from reader.library.full_text import IndexedText
from reader.library.library import LONGEST_LABEL
from reader.library.records import details_record, mentions_record, pack

if TYPE_CHECKING:
    from reader.library.links.preparing import Prepared

_SORTED_LETTERS = 24


class PreparedDocument(NamedTuple):
    """The columns of a document (see `document_tables`), and what the indexes keep of it.

    recogniser: what found `mentions`; None when nothing was recognised yet. words: None when they are indexed
    later, made by `rules`. links: what the linking made of the mentions before (`prepare` of `reader.library.links`).
    """

    key: str
    name: str
    label: str
    sorting: str
    language: str
    date: str | None
    source: str | None
    length: int
    text: bytes
    details: bytes
    recogniser: str | None = None
    mentions: bytes | None = None
    signature: bytes = b""
    words: IndexedText | None = None
    rules: str = ""
    links: "Prepared | None" = None


def prepare(
    document: Document,
    mentions: Iterable[Mention] | None = None,
    recogniser: str | None = None,
    *,
    index: bool = True,
    compress: bool = True,
    links: "Prepared | None" = None,
) -> PreparedDocument:
    """Make `document` ready.

    mentions, recogniser: what was found in it, and by what. index: for the search in texts and for stories, too.
    """
    words = indexed_text(document) if index else None
    label = document.label[:LONGEST_LABEL]
    return PreparedDocument(
        key=document.key,
        name=document.name,
        label=label,
        sorting=_sorting(label) if index else label[:_SORTED_LETTERS].casefold(),
        language=document.language,
        date=document.date.value if document.date else None,
        source=document.source,
        length=len(document.text),
        text=pack(document.text, compress=compress),
        details=pack(details_record(document), compress=compress),
        recogniser=recogniser,
        mentions=None if mentions is None else pack(mentions_record(mentions, document.text), compress=compress),
        signature=signature_of(words) if words is not None else b"",
        words=words,
        rules=rules() if index else "",
        links=links,
    )


def rules() -> str:
    """`names.word_keys.RULES_VERSION`, imported when it is needed."""
    from reader.names import word_keys

    return word_keys.RULES_VERSION


def _sorting(label: str) -> str:
    from reader.names.text_search import search_key

    return search_key(label[: 2 * _SORTED_LETTERS])[:_SORTED_LETTERS]


def indexed_text(document: Document) -> IndexedText:
    """The words by which `document` is found: those of its title, and all others that are shown."""
    from reader.library.text_query import reads_as_kazakh
    from reader.names.word_keys import word_keys

    title: list[str] = []
    body: list[str] = []
    for part in document.shown_parts():
        words = title if part.role is Role.TITLE else body
        words += word_keys(document.part_text(part), kazakh=reads_as_kazakh(part.language))
    return IndexedText(" ".join(title), " ".join(body))


def signature_of(index: IndexedText) -> bytes:
    """What tells whether documents with these words are one story."""
    return stories.signature(index.body.split() or index.title.split())
