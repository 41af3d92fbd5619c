"""What somebody looks for in texts: words, "phrases" and beginnings* of words, all of which a text must have."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.documents import Document
from reader.names.matching import has_own_marks
from reader.names.word_keys import placed_keys, readings_of, words_of

MOST_TERMS = 16
"""Further words of a query are disregarded."""

_QUOTED = re.compile(r'"([^"]*)"?(\*?)|(\S+)')
_NOT_KAZAKH = frozenset({"vi", "en", "ru"})
_MOST_SPANS = 100

Span = tuple[int, int]
Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a text must have.

    runs: keys of words (`names.word_keys`) that stand side by side; one of the runs is enough.
    is_prefix: the last word may go on.
    marked: the words with the marks they were typed with, in lower case; empty when none has marks of its own.
    """

    runs: tuple[Run, ...]
    is_prefix: bool = False
    marked: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextQuery:
    """A query that was understood: no sign in it means anything but quotation marks and asterisks."""

    terms: tuple[Term, ...]

    @classmethod
    def parse(cls, query: str) -> "TextQuery":
        """What `query` looks for; without terms when there is no word in it."""
        terms: list[Term] = []
        for phrase, star, word in _QUOTED.findall(query.translate(_QUOTES)):
            term = _term(phrase or word, is_prefix=bool(star) or word.endswith("*"))
            if term is not None and term not in terms:
                terms.append(term)
        return cls(tuple(terms[:MOST_TERMS]))

    @cached_property
    def is_marked(self) -> bool:
        """Whether a word was typed with marks, which texts should have too."""
        return any(term.marked for term in self.terms)

    def spans(self, document: Document) -> "Found":
        """Where the terms stand in `document`, in text order."""
        words = list(document_words(document))
        by_key: dict[str, list[int]] = {}
        for number, (key, _start, _end) in enumerate(words):
            by_key.setdefault(key, []).append(number)
        spans: list[tuple[int, int, int]] = []
        exact = True
        for number, term in enumerate(self.terms):
            found = list(_occurrences(term, words, by_key))
            if term.marked:
                marked = [span for span in found if _has_marks(document.text[slice(*span)], term)]
                exact = exact and bool(marked)
                found = marked or found
            spans += [(start, end, number) for start, end in found]
        spans.sort()
        return Found(tuple(spans[: _MOST_SPANS * len(self.terms)]), exact)


@dataclass(frozen=True, slots=True)
class Found:
    """spans: start, end (code points) and number of the term. exact: with the marks of the query, where it has any."""

    spans: tuple[tuple[int, int, int], ...]
    exact: bool = True

    def merged(self) -> list[Span]:
        """The spans without those that overlap an earlier one."""
        kept: list[Span] = []
        for start, end, _term in self.spans:
            if not kept or start >= kept[-1][1]:
                kept.append((start, end))
        return kept

    def densest(self, width: int) -> int:
        """The number of the span with which the `width` code points begin that have most different terms."""
        best, most = 0, 0
        starts = [span[0] for span in self.spans]
        for number, (start, _end, _term) in enumerate(self.spans):
            inside = self.spans[number : bisect_right(starts, start + width)]
            terms = len({term for *_, term in inside})
            if terms > most:
                best, most = number, terms
        return best


_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟＂", '"'))


def _term(words: str, *, is_prefix: bool) -> Term | None:
    runs: list[Run] = [()]
    marked = []
    for word in words_of(words):
        readings = readings_of(word)
        runs = [(*run, *keys) for run in runs for keys in readings][:8]
        marked.append(word.lower())
    kept = tuple(dict.fromkeys(run for run in runs if run))
    if not kept:
        return None
    return Term(kept, is_prefix, tuple(marked) if any(map(has_own_marks, marked)) else ())


def document_words(document: Document) -> Iterator[tuple[str, int, int]]:
    """The keys of the words that are indexed of `document`, in order, with their places: all that is shown."""
    for part in document.shown_parts():
        yield from placed_keys(document.text, part.start, part.end, kazakh=reads_as_kazakh(part.language))


def reads_as_kazakh(language: str) -> bool:
    """Whether Latin letters in a part in `language` may be the Kazakh ones."""
    return language not in _NOT_KAZAKH


def _occurrences(term: Term, words: Sequence[tuple[str, int, int]], by_key: dict[str, list[int]]) -> Iterator[Span]:
    for run in term.runs:
        last = len(run) - 1
        if last == 0 and term.is_prefix:
            for key, numbers in by_key.items():
                if key.startswith(run[0]):
                    yield from ((words[number][1], words[number][2]) for number in numbers)
            continue
        for number in by_key.get(run[0], ()):
            if number + last >= len(words):
                continue
            if all(words[number + place][0] == run[place] for place in range(1, last)) and (
                last == 0 or _goes_on(words[number + last][0], run[last], is_prefix=term.is_prefix)
            ):
                yield words[number][1], words[number + last][2]


def _goes_on(key: str, wanted: str, *, is_prefix: bool) -> bool:
    return key.startswith(wanted) if is_prefix else key == wanted


def _has_marks(found: str, term: Term) -> bool:
    """Whether the words of `found` have the marks of those words of `term` that have any."""
    from reader.names.folding import marked

    words = words_of(found.lower())
    if len(words) != len(term.marked):
        return True
    last = len(words) - 1
    for number, (word, wanted) in enumerate(zip(words, term.marked, strict=True)):
        if not has_own_marks(wanted):
            continue
        have, want = marked(word), marked(wanted)
        if have != want and not (term.is_prefix and number == last and have.startswith(want)):
            # Another script has none of these marks.
            if not word.isascii() and not has_own_marks(word):
                continue
            return False
    return True
