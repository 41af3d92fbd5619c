"""Dates and periods in English, Vietnamese, Kazakh and Russian text, with their ISO 8601 values."""

import re
from collections import Counter
from collections.abc import Iterator

from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.temporal_calendar import Anchor
from reader.entities.recognition.temporal_grammar import Grammar

__all__ = ["Anchor", "document_anchor", "find_dates"]

_LANGUAGES = ("en", "vi", "kk", "ru")
_YEAR = re.compile(r"\d{4}")


def find_dates(text: str, start: int, end: int, language: str, anchor: Anchor) -> list[Candidate]:
    """The calendar dates and periods of `text[start:end]`, in text order and without overlaps.

    start, end: code points into `text`, end exclusive; what lies outside them is not read as part of a date.
    language: the paragraph's ISO 639-1 code; with any other than "en", "vi", "kk", "ru" every grammar is applied.
    anchor: what missing years and relative expressions are resolved against.
    A candidate's value is ISO 8601 ("2025-05-06", "2025-05", "2025", "2025-Q1", "2025-W10", "--05-06" without a year,
    periods joined by "/"), or None where the document does not say enough to place the date.
    """
    found: list[Candidate] = []
    for name in (language,) if language in _LANGUAGES else _LANGUAGES:
        found.extend(_grammar(name).find(text, start, end, anchor))
    return found if language in _LANGUAGES else _longest(found)


def document_anchor(text: str, date_value: str | None, start: int = 0, end: int | None = None) -> Anchor:
    """The anchor of a document (or of the region `[start, end)` of one), given the date its layout supports.

    Where `date_value` has no year, the year comes from dates that have one: that of the same day and month if there is
    one, else the most frequent year of the dates given to the day, month or quarter, the later one of two.
    """
    if date_value and re.fullmatch(r"\d{4}-\d\d-\d\d", date_value):
        return Anchor(date_value, int(date_value[:4]))
    limit = len(text) if end is None else end
    values = [
        found.value
        for first, last in _lines_with_year(text, start, limit)
        for found in find_dates(text, first, last, "und", Anchor())
        if found.value
    ]
    years: Counter[int] = Counter()
    for value in values:
        if date_value and value[4:] == date_value[1:]:
            return Anchor(date_value, int(value[:4]))
        if re.match(r"\d{4}-(?:\d\d|Q\d)", value):
            years[int(value[:4])] += 1
    if not years:
        return Anchor(date_value)
    return Anchor(date_value, max(years, key=lambda year: (years[year], year)))


def _lines_with_year(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of `text[start:end]` that may hold a year; a date does not go on in the next line."""
    reached = start
    for match in _YEAR.finditer(text, start, end):
        if match.start() >= reached:
            first = max(text.rfind("\n", start, match.start()) + 1, start)
            last = text.find("\n", match.end(), end)
            reached = last if last >= 0 else end
            yield first, reached


def _grammar(language: str) -> Grammar:
    """The rules of a language; its module is imported when first asked for."""
    if language == "vi":
        from reader.entities.recognition.temporal_vietnamese import grammar
    elif language == "kk":
        from reader.entities.recognition.temporal_kazakh import grammar
    elif language == "ru":
        from reader.entities.recognition.temporal_russian import grammar
    else:
        from reader.entities.recognition.temporal_english import grammar
    return grammar()


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """Overlapping proposals of several grammars reduced to the longest ones, in text order."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda found: (found.start - found.end, found.start)):
        if all(candidate.end <= other.start or candidate.start >= other.end for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda found: found.start)
