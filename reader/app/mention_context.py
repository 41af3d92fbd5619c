"""Mentions in the words around them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from reader.app.mention_cursor import Span, shown_spans, spans_of
from reader.documents import Document
from reader.library.library import Library

_BEFORE = 40
_AFTER = 160


@dataclass(frozen=True, slots=True)
class MentionInContext:
    """words: one line of text; emphasis: where in it the mention at `span` of the document `key` stands."""

    key: str
    span: Span
    words: str
    emphasis: Span


def in_context(document: Document, span: Span) -> MentionInContext:
    """The mention at `span` with as much of its paragraph as a line may hold, from the beginning of a word."""
    start, end = span
    part = next((each for each in document.parts if each.start <= start < each.end), None)
    first, last = (part.start, part.end) if part else (start, end)
    begin = max(first, start - _BEFORE)
    if begin > first:
        space = document.text.find(" ", begin, start)
        begin = space + 1 if space >= 0 else begin
    before = " ".join(document.text[begin:start].split()) + (" " if document.text[start - 1 : start].isspace() else "")
    before = ("… " if begin > first else "") + before.lstrip()
    words = " ".join(document.text[start:end].split())
    rest = document.text[end : min(last, end + _AFTER)]
    after = (" " if rest[:1].isspace() else "") + " ".join(rest.split())
    return MentionInContext(document.key, span, before + words + after, (len(before), len(before) + len(words)))


def mentions_in_context(
    library: Library, wanted: Iterable[tuple[str, Collection[str]]], limit: int
) -> list[MentionInContext]:
    """Where entities are mentioned in the parts of documents that are shown, at most `limit` places.

    wanted: keys of documents, each with the ids of entities. Reads documents; takes its time.
    """
    found: list[MentionInContext] = []
    for key, entities in wanted:
        try:
            document = library.document(key)
        except KeyError:
            continue
        mentions = library.mentions(key)
        spans = sorted({span for entity in entities for span in spans_of(entity, mentions)})
        for span in shown_spans(document, spans):
            if len(found) >= limit:
                return found
            found.append(in_context(document, span))
    return found
