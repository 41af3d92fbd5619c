"""Keyword in context: a mention with what stands around it, the keyword in one column."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from rich.cells import cell_len

from reader.app.article_layout import drawn
from reader.app.mention_cursor import shown_spans, spans_of
from reader.documents import Document
from reader.library.library import Library

BEFORE = 0.4
"""The share of a line that stands in front of the keyword."""

_ELLIPSIS = "…"
_MOST = 400
"""Code points of context to look at on each side; no line is that wide."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """A mention in context, of any width. before, after: the rest of its paragraph on one line, as far as needed.

    start, end: where it stands, code points into the document's text, end exclusive.
    """

    start: int
    end: int
    before: str
    text: str
    after: str

    def line(self, width: int, column: int) -> tuple[str, str, str]:
        """What fits into `width` cells: the text before, which takes `column` cells, the keyword, the text after."""
        before = _last_cells(self.before, column)
        text = _first_cells(self.text, max(1, width - column))
        after = _first_cells(self.after, max(0, width - column - cell_len(text)))
        return " " * (column - cell_len(before)) + before, text, after


def keyword(document: Document, start: int, end: int) -> Keyword:
    """The mention `Document.text[start:end]` in the context of its part."""
    text = document.text
    part = document.part_at(start)
    first, last = (part.start, part.end) if part is not None else (0, len(text))
    before = _one_line(text[max(first, start - _MOST) : start])
    after = _one_line(text[end : min(last, end + _MOST)])
    return Keyword(start, end, before.lstrip(), _one_line(text[start:end]), after.rstrip())


def keywords(library: Library, wanted: Iterable[tuple[str, Collection[str]]], limit: int) -> list[tuple[str, Keyword]]:
    """Where entities are mentioned in the parts of documents that are shown, at most `limit` places, each with its key.

    wanted: keys of documents, each with the ids of entities. Reads documents; takes its time.
    """
    return list(islice(_all_keywords(library, wanted), limit))


def _all_keywords(library: Library, wanted: Iterable[tuple[str, Collection[str]]]) -> Iterator[tuple[str, Keyword]]:
    for key, entities in wanted:
        try:
            document = library.document(key)
        except KeyError:
            continue
        mentions = library.mentions(key)
        spans = sorted({span for entity in entities for span in spans_of(entity, mentions)})
        for span in shown_spans(document, spans):
            yield key, keyword(document, *span)


def _one_line(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{drawn(words)}{' ' if text[-1].isspace() else ''}"


def _first_cells(text: str, width: int) -> str:
    """The beginning of `text` that fits into `width` cells, with a sign that there is more."""
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    kept, room = 0, width - 1
    for character in text:
        room -= cell_len(character)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + _ELLIPSIS


def _last_cells(text: str, width: int) -> str:
    """The end of `text` that fits into `width` cells, with a sign that there is more; marks stay with their letters."""
    if cell_len(text) <= width:
        return text
    if width < 1:
        return ""
    start, room = len(text), width - 1
    for index in range(len(text) - 1, -1, -1):
        cells = cell_len(text[index])
        room -= cells
        if room < 0:
            break
        if cells:
            start = index
    return _ELLIPSIS + text[start:].lstrip()
