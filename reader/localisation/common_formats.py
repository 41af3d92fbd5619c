"""Dates and small numbers in the languages of the shipped catalogues, without loading Babel.

They stand above every article, and loading Babel takes longer than all else that the first picture needs from here.
The names and the orders are those of CLDR but for these, where readers of the language write otherwise: Vietnamese
days have their year after "năm", as its months have in CLDR and all dates in the rules for official documents (decree
30/2020/NĐ-CP); quarters begin with a small letter; Kazakh quarters have Latin Roman numerals; periods spell their
months out, as single days do.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from reader.lazy_pattern import LazyPattern

_NO_BREAK = "\u00a0"
_VALUE = LazyPattern(r"(?:(\d{4})-)?(?:(\d{2})-(\d{2})|(\d{2})|Q([1-4])|W(\d{2}))")
_YEAR = LazyPattern(r"\d{4}")
_LEAP_YEAR = 2000  # stands in where no year is known, so that 29 February exists
_GROUPED_FROM = 1000


class DateParts(NamedTuple):
    """What a normalised date says; what it does not say is None. A quarter or a week stands alone with its year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    week: int | None = None


class _Language(NamedTuple):
    """How a language writes dates.

    within: a day, month or quarter and its year; week, short_day, short_month: patterns too.
    """

    months: tuple[str, ...]
    quarters: tuple[str, ...]
    within: str
    week: str
    short_day: str
    short_month: str
    decimal: str


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ENGLISH_SHORT = _words("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec")

_LANGUAGES: Final[Mapping[str, _Language]] = {
    "en": _Language(
        _words("January February March April May June July August September October November December"),
        ("1st quarter", "2nd quarter", "3rd quarter", "4th quarter"),
        "{part} {year}",
        "week {week} of {year}",
        "{day} {name} {year}",
        "{name} {year}",
        ".",
    ),
    "vi": _Language(
        tuple(f"tháng {number}" for number in range(1, 13)),
        tuple(f"quý {number}" for number in range(1, 5)),
        "{part} năm {year}",
        "tuần {week} năm {year}",
        "{day}/{month}/{year}",
        "{month}/{year}",
        ",",
    ),
    "kk": _Language(
        _words("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"),
        ("I тоқсан", "II тоқсан", "III тоқсан", "IV тоқсан"),
        f"{{year}}{_NO_BREAK}ж. {{part}}",
        f"{{year}}{_NO_BREAK}ж. {{week}}-апта",
        "{day:02}.{month:02}.{year}",
        "{month:02}.{year}",
        ",",
    ),
}


def date_parts(value: str) -> DateParts | None:
    """What "2025-05-06", "--05-06", "2025-05", "2025-Q1", "2025-W10" or "2025" says; None for what is no such value."""
    if _YEAR.fullmatch(value):
        return DateParts(int(value)) if int(value) else None
    match = _VALUE.fullmatch(value.removeprefix("--"))
    if match is None or (match[1] is None) != value.startswith("--"):
        return None
    year, month, day, only_month, quarter, week = (int(group) if group else None for group in match.groups())
    try:
        date(year or _LEAP_YEAR, month or only_month or 1, day or 1)
    except ValueError:
        return None
    if year == 0 or (year is None and day is None):
        return None
    if week is not None and not 1 <= week <= 53:
        return None
    return DateParts(year, month or only_month, day, quarter, week)


def common_date(language: str, value: str) -> str | None:
    """A normalised date or a period ("2025-05-05/2025-05-07") in words; None for other values and languages."""
    words = _LANGUAGES.get(language)
    ends = [date_parts(end) for end in value.split("/")]
    if words is None or len(ends) > 2:
        return None
    if len(ends) == 1 or ends[0] == ends[-1]:
        return _written(words, ends[0]) if ends[0] else None
    first, last = ends
    if first is None or last is None:
        return None
    if first.year != last.year or first.week or last.week or not first.month or not last.month:
        return joined(_written(words, first), _written(words, last))
    if first.day and last.day and first.month == last.month:
        part = f"{first.day}–{last.day} {words.months[first.month - 1]}"
    else:
        part = joined(_part(words, first), _part(words, last))
    return _with_year(words, part, first.year)


def common_short_date(language: str, parts: DateParts) -> str | None:
    """A day or a month of a year in few cells; None for other dates and languages."""
    words = _LANGUAGES.get(language)
    if words is None or parts.year is None or parts.month is None:
        return None
    pattern = words.short_day if parts.day else words.short_month
    return pattern.format(day=parts.day, month=parts.month, name=_ENGLISH_SHORT[parts.month - 1], year=parts.year)


def _written(words: _Language, parts: DateParts) -> str:
    if parts.week:
        return words.week.format(week=parts.week, year=parts.year)
    part = _part(words, parts)
    return _with_year(words, part, parts.year) if part else str(parts.year)


def _part(words: _Language, parts: DateParts) -> str:
    """A date without its year."""
    if parts.quarter:
        return words.quarters[parts.quarter - 1]
    month = words.months[parts.month - 1] if parts.month else ""
    return f"{parts.day} {month}" if parts.day else month


def _with_year(words: _Language, part: str, year: int | None) -> str:
    return part if year is None else words.within.format(part=part, year=year)


def joined(first: str, last: str) -> str:
    """A period from `first` to `last`; where they are of several words, the dash has spaces."""
    several = any(letter.isspace() for letter in first + last)
    return f"{first} – {last}" if several else f"{first}–{last}"


def small_number(language: str, number: float, digits: int | None = None) -> str | None:
    """A number that needs no separators yet; None for all others and in other languages.

    digits: how many stand behind the decimal sign; without it, only whole numbers are written.
    """
    words = _LANGUAGES.get(language)
    if words is None or not 0 <= number < _GROUPED_FROM:
        return None
    if digits is None:
        return str(number) if isinstance(number, int) else None
    written = f"{abs(number):.{digits}f}"
    return None if round(number) == _GROUPED_FROM else written.replace(".", words.decimal)


def percentage(language: str, share: float) -> str | None:
    """`share` (0 to 1) as a whole percentage; None outside these bounds and in other languages."""
    if language not in _LANGUAGES or not 0 <= share <= 1:
        return None
    return f"{round(round(share * 100, 9))}%"
