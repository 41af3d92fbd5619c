"""What somebody looks for in texts: words, "phrases" and beginnings* of words, all of which a text must have."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from reader.documents import Document
from reader.names.matching import has_own_marks
from reader.names.word_keys import WORD, keys_of, readings_of, words_of

MOST_TERMS = 16
"""Further words of a query are disregarded."""

_QUOTED = re.compile(r'"([^"]*)"?(\*?)|(\S+)')
_NOT_KAZAKH = frozenset({"vi", "en", "ru"})
_MOST_SPANS = 100

_MOST_READINGS = 8
_MOST_TOGETHER = 6

_LEAST_BEGINNING = 3
"""Letters: what begins with fewer is too much to be looked for."""

Span = tuple[int, int]
_Word = tuple[str, int, int]
_Made = tuple[int, tuple[tuple[int, str], ...]]
_NO_WORD = ("", 0, 0)
Run = tuple[str, ...]


class Term(NamedTuple):
    """One thing that a text must have.

    runs: keys of words (`names.word_keys`) that stand side by side; one of the runs is enough.
    is_prefix: the last word may go on; never for one of a letter or two.
    words: as they were typed, in lower case. marked: the same; empty when none has marks of its own.
    """

    runs: tuple[Run, ...]
    is_prefix: bool = False
    words: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()


class TextQuery:
    """A query that was understood: no sign in it means anything but quotation marks and asterisks."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms

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
    def together(self) -> "TextQuery | None":
        """The same words side by side, in the order in which they were typed; None for one word, or many."""
        if not 1 < len(self.terms) <= _MOST_TOGETHER or any(term.is_prefix for term in self.terms[:-1]):
            return None
        runs: list[Run] = [()]
        for term in self.terms:
            runs = [(*run, *keys) for run in runs for keys in term.runs][:_MOST_READINGS]
        marked = tuple(word for term in self.terms for word in term.words)
        has_marks = any(term.marked for term in self.terms)
        return TextQuery((Term(tuple(runs), self.terms[-1].is_prefix, marked, marked if has_marks else ()),))

    @cached_property
    def is_marked(self) -> bool:
        """Whether a word was typed with marks, which texts should have too."""
        return any(term.marked for term in self.terms)

    def spans(self, document: Document) -> "Found":
        """Where the terms stand in `document`, in text order."""
        words = self._words(document)
        places = _by_key(words)
        spans: list[tuple[int, int, int]] = []
        exact = True
        for number, term in enumerate(self.terms):
            found = list(_occurrences(term, words, places))
            if term.marked:
                marked = [span for span in found if _has_marks(document.text[slice(*span)], term)]
                exact = exact and bool(marked)
                found = marked or found
            spans += [(start, end, number) for start, end in found]
        spans.sort()
        return Found(tuple(spans[: _MOST_SPANS * len(self.terms)]), exact)

    def may_be_exact(self, document: Document) -> bool:
        """Whether the words that were typed with marks stand in `document` so, found out at little cost."""
        text = document.text.lower()
        return all(word in text for term in self.terms for word in term.marked if has_own_marks(word))

    def _words(self, document: Document) -> "dict[int, _Word]":
        """The words of `document` that may be some of the terms', by their number in it."""
        wanted = {key for term in self.terms for run in term.runs for key in run}
        beginnings = tuple(run[-1] for term in self.terms if term.is_prefix for run in term.runs)
        found: dict[int, _Word] = {}
        number = 0
        for part in document.shown_parts():
            kazakh = reads_as_kazakh(part.language)
            known = self._known[kazakh]  # of a word: how many keys it has, and those of them that are wanted
            for match in WORD.finditer(document.text, part.start, part.end):
                word = match[0]
                made = known.get(word)
                if made is None:
                    keys = keys_of(word, kazakh=kazakh)
                    numbered = [
                        (place, key) for place, key in enumerate(keys) if key in wanted or key.startswith(beginnings)
                    ]
                    made = known[word] = len(keys), tuple(numbered)
                if made[1]:
                    for place, key in made[1]:
                        found[number + place] = (key, match.start(), match.end())
                number += made[0]
        return found

    @cached_property
    def _known(self) -> tuple[dict[str, _Made], dict[str, _Made]]:
        return {}, {}


class Found(NamedTuple):
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
    typed = []
    for word in words_of(words):
        readings = readings_of(word)
        runs = [(*run, *keys) for run in runs for keys in readings][:_MOST_READINGS]
        typed.append(word.lower())
    kept = tuple(dict.fromkeys(run for run in runs if run))
    if not kept:
        return None
    is_prefix = is_prefix and min(len(run[-1]) for run in kept) >= _LEAST_BEGINNING
    return Term(kept, is_prefix, tuple(typed), tuple(typed) if any(map(has_own_marks, typed)) else ())


def reads_as_kazakh(language: str) -> bool:
    """Whether Latin letters in a part in `language` may be the Kazakh ones."""
    return language not in _NOT_KAZAKH


def _by_key(words: "dict[int, _Word]") -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for number, (key, _start, _end) in words.items():
        places.setdefault(key, []).append(number)
    return places


def _occurrences(term: Term, words: "dict[int, _Word]", places: dict[str, list[int]]) -> Iterator[Span]:
    for run in term.runs:
        last = len(run) - 1
        for key in [key for key in places if key.startswith(run[0])] if term.is_prefix and not last else run[:1]:
            for number in places.get(key, ()):
                end = _end_of(run, words, number, is_prefix=term.is_prefix)
                if end is not None:
                    yield words[number][1], end


def _end_of(run: Run, words: "dict[int, _Word]", number: int, *, is_prefix: bool) -> int | None:
    """Where the word ends that is the last of `run` when its first is the word `number`; None when others follow."""
    last = len(run) - 1
    for place in range(1, last + 1):
        key = words.get(number + place, _NO_WORD)[0]
        if key != run[place] and not (is_prefix and place == last and key.startswith(run[place])):
            return None
    return words[number + last][2]


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
