"""Applying a language's date rules to a text in one pass."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from reader.entities.mention import EntityType
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.temporal_calendar import Anchor, day_value
from reader.entities.recognition.temporal_tense import TenseReading, sentence_around

DIGIT = "0"
"""The key under which a rule that begins with digits is filed."""

YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)"
DASH = r"\s?[-–—]\s?"
BOUNDARY = r"(?![\w%])(?![.,:/]\d)(?!-\d)"
"""What must not follow a date: more of a number or a word, a percent sign."""

Reading = Callable[[re.Match[str], Anchor], str | None]
"""Turns a match into an ISO value; "" when it is a date that cannot be placed, None when it is no date."""

_WORD = re.compile(r"\d+|[^\W\d_]+")
_NOWHERE = Anchor()
_GLUED_BEFORE = re.compile(r"(?:[\w$€£¥₫₸₽#№]|[^\W\d_][-–]|\d[.,:/-])$")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a date.

    starts: lower-case first two letters of the words it may begin with (one letter for one-letter words), or `DIGIT`.
    pattern: a verbose-free regular expression, matched without regard to case; a group "span" bounds the mention.
    read: see `Reading`.
    """

    starts: tuple[str, ...]
    pattern: str
    read: Reading


class Grammar:
    """The date rules of one language; patterns are compiled when first used."""

    def __init__(self, name: str, rules: Iterable[Rule], tense: TenseReading) -> None:
        self._name = name
        self._rules = tuple(rules)
        self._tense = tense

    @cached_property
    def _by_start(self) -> dict[str, list[tuple[re.Pattern[str], Reading]]]:
        table: dict[str, list[tuple[re.Pattern[str], Reading]]] = defaultdict(list)
        for rule in self._rules:
            compiled = (re.compile(rule.pattern, re.IGNORECASE), rule.read)
            for start in dict.fromkeys(rule.starts):
                table[start].append(compiled)
        return dict(table)

    def find(self, text: str, start: int, end: int, anchor: Anchor) -> list[Candidate]:
        """The dates of `text[start:end]`, in text order, without overlaps; the longest reading at each place wins."""
        found: list[Candidate] = []
        reached = start
        for word in _WORD.finditer(text, start, end):
            at = word.start()
            if at < reached:
                continue
            first = word.group()
            rules = self._by_start.get(DIGIT if first[0].isdigit() else first[:2].casefold())
            if not rules or _GLUED_BEFORE.search(text, max(start, at - 2), at):
                continue
            best: tuple[int, int, str] | None = None
            reading: tuple[re.Match[str], Reading] | None = None
            for pattern, read in rules:
                match = pattern.match(text, at, end)
                if match is None:
                    continue
                group = "span" if "span" in pattern.groupindex else 0
                if best is not None and match.end(group) <= best[1]:
                    continue
                value = read(match, anchor)
                if value is not None:
                    best = (match.start(group), match.end(group), value)
                    reading = match, read
            if best is not None and reading is not None:
                if anchor.day is not None and _has_no_year(*reading):
                    tense = self._tense(*sentence_around(text, best[0], best[1], start, end))
                    if tense.direction:
                        value = reading[1](reading[0], replace(anchor, tense=tense))
                        best = best if value is None else (best[0], best[1], value)
                found.append(Candidate(best[0], best[1], EntityType.DATE, f"date.{self._name}", value=best[2] or None))
                reached = best[1]
        return found


def _has_no_year(match: re.Match[str], read: Reading) -> bool:
    return (read(match, _NOWHERE) or "").startswith("--")


def starts_of(words: Iterable[str]) -> tuple[str, ...]:
    """The dispatching keys of `words`."""
    return tuple(sorted({word[:2].casefold() for word in words}))


def word_before(match: re.Match[str]) -> str:
    """The word or mark in front of a match on the same line, lower-case; "" at the beginning of a line or sentence."""
    line = match.string[max(0, match.start() - 40) : match.start()].rpartition("\n")[2].rstrip()
    found = re.search(r"(?:[^\W_]+(?:['’][^\W\d_]+)?|[^\w\s])$", line)
    return found.group() if found else ""


def word_after(match: re.Match[str]) -> str:
    """The word or mark that follows a match on the same line; "" at the end."""
    found = re.match(r"[^\S\n]*([^\W_]+|[^\w\s])", match.string[match.end() : match.end() + 40])
    return found.group(1) if found else ""


def number(match: re.Match[str], group: str) -> int | None:
    """The integer in a group, ignoring an ordinal ending; None when the group did not take part."""
    text = match.groupdict().get(group)
    if not text:
        return None
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else None


def full_numeric(match: re.Match[str], anchor: Anchor) -> str | None:
    """Reads 06.05.2025, 6/5/2025: day first, month first only where no other reading is a date."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    return day_value(year, second, first, anchor) or day_value(year, first, second, anchor)


def iso_date(match: re.Match[str], anchor: Anchor) -> str | None:
    """Reads 2025-05-06, 2025/5/6."""
    return day_value(int(match["y"]), int(match["m"]), int(match["d"]), anchor)


NUMERIC_RULES = (
    Rule((DIGIT,), rf"(?P<y>{YEAR})(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?![\w%])(?![-/.]\d)", iso_date),
    Rule((DIGIT,), rf"(?P<a>\d\d?)(?P<s>[-/.])(?P<b>\d\d?)(?P=s)(?P<y>{YEAR}){BOUNDARY}", full_numeric),
)
"""Dates all in digits, which every language shares."""
