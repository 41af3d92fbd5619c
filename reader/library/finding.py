"""Finding words in the texts of a library: which documents, where in them, and a passage that shows it."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from reader.documents import Document
from reader.library.errors import LibraryDamagedError
from reader.library.library import TextAnswer, TextMatch
from reader.library.listing import Scope
from reader.library.shared import SharedStore
from reader.library.text_query import Found, TextQuery

_BEFORE, _BEHIND = 60, 140
_MOST_READ = 40
"""So many texts are read to find those that have the marks of the query."""


def search_text(store: SharedStore, query: str, scope: Scope, limit: int) -> TextAnswer:
    """As `Library.search_text`."""
    parsed = TextQuery.parse(query)
    if not parsed.terms or limit <= 0:
        return TextAnswer(query, ())
    asked = max(limit + 1, min(4 * limit, _MOST_READ)) if parsed.is_marked else limit + 1
    together = parsed.together
    numbers = store.text_matches(together, scope, asked) if together else []
    if len(numbers) < asked:
        others = store.text_matches(parsed, scope, asked + len(numbers))
        numbers = list(dict.fromkeys([*numbers, *others]))[:asked]
    documents = list(_whole(store, numbers))
    if parsed.is_marked:
        documents.sort(key=lambda document: not parsed.may_be_exact(document))
    read = [(document, _spans(parsed, document)) for document in documents[:limit]]
    read.sort(key=lambda each: not each[1].exact)
    matches = tuple(_match(document, found) for document, found in read if found.spans)
    return TextAnswer(query, matches, more=len(documents) > limit)


def _whole(store: SharedStore, numbers: Sequence[int]) -> Iterator[Document]:
    """The documents `numbers` but for damaged ones: who opens one is told."""
    for number in numbers:
        with suppress(LibraryDamagedError):
            yield from (document for _number, document in store.numbered([number]))


def _spans(query: TextQuery, document: Document) -> Found:
    """Where all words of `query` stand side by side; when they never do, where each of them stands."""
    found = query.together.spans(document) if query.together else None
    return found if found is not None and found.spans else query.spans(document)


def _match(document: Document, found: Found) -> TextMatch:
    begin = found.spans[found.densest(_BEHIND)][0]
    start, end = _passage(document, begin)
    spans = found.merged()
    snippet, ranges = _one_line(document.text, start, end, spans)
    return TextMatch(document.key, tuple(spans), snippet, ranges, start, found.exact)


def _passage(document: Document, offset: int) -> tuple[int, int]:
    """The words around `offset` in its part of the article."""
    part = document.part_at(offset)
    first, last = (part.start, part.end) if part else (0, len(document.text))
    text = document.text
    start, end = max(first, offset - _BEFORE), min(last, offset + _BEHIND)
    if start > first:
        space = text.find(" ", start, offset)
        start = space + 1 if space >= 0 else start
    if end < last:
        space = text.rfind(" ", offset, end)
        end = space if space > offset else end
    return start, end


def _one_line(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int]]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """`text[start:end]` with white space as it is but for line breaks, and where `spans` lie in it."""
    passage = "".join(" " if letter.isspace() else letter for letter in text[start:end])
    inside = ((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)
    return passage, tuple((a, b) for a, b in inside if a < b)
