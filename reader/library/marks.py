"""What a mark is: a passage that a person wants to find again."""

from typing import NamedTuple


class Mark(NamedTuple):
    """A passage of a document, with what is needed to read and cite it where the document is not there.

    id: its number; 0 for one that is not kept yet.
    document: the key of the document; start, end: offsets into its text, code points, end exclusive.
    quote: the words of the passage (the beginning of a long one), sanitised as `Document.text` is.
    note: what the person wrote about it, "" for a bookmark.
    made: when, ISO 8601 in UTC; "" for one that is not kept yet.
    label, date, source: those of the document when the mark was made; date as in `DocumentDate.value`.
    file: the path the document was read from, absolute, "" where there was none.
    """

    id: int
    document: str
    start: int
    end: int
    quote: str
    note: str = ""
    made: str = ""
    label: str = ""
    file: str = ""
    date: str | None = None
    source: str | None = None
