"""Dates and numbers the way the language in force writes them (CLDR through Babel).

English uses en_GB: its day-month order cannot be misread and it matches the other languages.
"""

import re
from datetime import date

from reader.localisation.catalogues import current_language
from reader.localisation.common_formats import long_day, percentage, short_day, small_number

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH_DAY = re.compile(r"--(\d{2})-(\d{2})")
_LEAP_YEAR = 2000  # stands in where no year is known, so that 29 February exists


def _locale(language: str | None = None) -> str:
    language = language or current_language()
    if language == "en":
        return "en_GB"
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language))
    except (UnknownLocaleError, ValueError):
        return "en_GB"


def _tidy(text: str) -> str:
    """Narrow and thin spaces, which many terminal fonts lack, become ordinary ones."""
    return text.replace("\u202f", "\u00a0").replace("\u2009", "")


def format_date_value(value: str, language: str | None = None) -> str:
    """A normalised date for reading: "2025-05-06", "--05-06", "2025-05", "2025-Q1", "2025", periods with "/".

    language: another one than the language in force. What is no such value is returned as it is.
    """
    match = _DAY.fullmatch(value)
    common = match and long_day(language or current_language(), *map(int, match.groups()))
    if common:
        return common
    from babel.dates import format_date, format_interval, format_skeleton

    locale = _locale(language)
    try:
        if "/" in value:
            first, last = value.split("/", 1)
            days = [_DAY.fullmatch(end) for end in (first, last)]
            if days[0] and days[1]:
                ends = [date(*map(int, day.groups())) for day in days if day]
                return _tidy(format_interval(ends[0], ends[1], "yMMMMd", locale=locale))
            return "–".join(format_date_value(end, language) for end in (first, last))
        if match := _DAY.fullmatch(value):
            return _tidy(format_date(date(*map(int, match.groups())), "long", locale=locale))
        if match := _MONTH_DAY.fullmatch(value):
            day = date(_LEAP_YEAR, int(match[1]), int(match[2]))
            return _tidy(format_skeleton("MMMMd", day, locale=locale))
        if match := _QUARTER.fullmatch(value):
            day = date(int(match[1]), int(match[2]) * 3 - 2, 1)
            return _tidy(format_skeleton("yQQQQ", day, locale=locale))
        if match := _MONTH.fullmatch(value):
            return _tidy(format_skeleton("yMMMM", date(int(match[1]), int(match[2]), 1), locale=locale))
    except ValueError:
        return value
    return value


def format_date_short(value: str, language: str | None = None) -> str:
    """As `format_date_value`, but for a column: a day or a month in as few cells as cannot be misread.

    English names the month: its readers do not agree whether 3/4 is in March or in April.
    """
    language = language or current_language()
    day, month = _DAY.fullmatch(value), _MONTH.fullmatch(value)
    match = day or month
    if match is None:
        return format_date_value(value, language)
    common = day and short_day(language, *map(int, day.groups()))
    if common:
        return common
    from babel.dates import format_skeleton

    skeleton = ("yMMMd" if day else "yMMM") if language == "en" else ("yMd" if day else "yM")
    year, number, *rest = map(int, match.groups())
    try:
        return _tidy(format_skeleton(skeleton, date(year, number, *(rest or [1])), locale=_locale(language)))
    except ValueError:
        return value


def format_number(number: float) -> str:
    """A number with the separators of the language."""
    common = small_number(current_language(), number)
    if common is not None:
        return common
    from babel.numbers import format_decimal

    return _tidy(format_decimal(number, locale=_locale()))


def format_percent(share: float) -> str:
    """`share` (0 to 1) as a whole percentage."""
    common = percentage(current_language(), share)
    if common is not None:
        return common
    from babel.numbers import format_percent as babel_format_percent

    return _tidy(babel_format_percent(share, locale=_locale()))
