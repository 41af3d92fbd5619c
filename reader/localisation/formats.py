"""Dates, numbers and lists the way the language in force writes them (CLDR through Babel).

English uses en_GB: its day-month order cannot be misread and it matches the other languages. Nothing here fails: what
cannot be written in words comes back as it is.
"""

import math
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from reader.localisation.catalogues import _, current_language
from reader.localisation.common_formats import (
    DateParts,
    common_date,
    common_short_date,
    date_parts,
    joined,
    percentage,
    small_number,
)

_LEAP_YEAR = 2000  # stands in where no year is known, so that 29 February exists
_SIZE_STEP = 1024
_MOST_SECONDS = 100_000 * 365 * 24 * 3600


def _locale(language: str) -> str | None:
    """Babel's name of the language; None where it would write another script than the language's own.

    An unknown language is written as English.
    """
    if language == "en":
        return "en_GB"
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        return "en_GB"
    wanted = next((part for part in language.replace("-", "_").split("_")[1:] if len(part) == 4), None)
    # kk_Latn is answered with kk_Cyrl, by likely subtags.
    return None if wanted and locale.script and wanted.lower() != locale.script.lower() else str(locale)


def _tidy(text: str) -> str:
    """Narrow and thin spaces, which many terminal fonts lack, become ordinary ones."""
    return text.replace("\u202f", "\u00a0").replace("\u2009", "")


def format_date_value(value: str, language: str | None = None) -> str:
    """A normalised date for reading: "2025-05-06", "--05-06", "2025-05", "2025-Q1", "2025-W10", "2025", or a period.

    Periods have a "/" ("2025-05-05/2025-05-07"); what is no such value is returned as it is.
    language: another one than the language in force.
    """
    language = language or current_language()
    common = common_date(language, value)
    if common is not None:
        return common
    ends = [date_parts(end) for end in value.split("/")]
    locale = _locale(language)
    if locale is None or len(ends) > 2 or not all(ends):
        return value
    first, last = (parts for parts in (ends[0], ends[-1]) if parts)
    try:
        if first == last:
            return _tidy(_babel_date(first, locale))
        if first.day and last.day and first.year and last.year:
            from babel.dates import format_interval

            return _tidy(format_interval(_day(first), _day(last), "yMMMd", locale=locale))
        return joined(*(_tidy(_babel_date(parts, locale)) for parts in (first, last)))
    except (ValueError, LookupError, AttributeError):
        # A locale of CLDR may lack any of these patterns.
        return value


def _day(parts: DateParts) -> date:
    month = parts.quarter * 3 - 2 if parts.quarter else parts.month or 1
    return date(parts.year or _LEAP_YEAR, month, parts.day or 1)


def _babel_date(parts: DateParts, locale: str) -> str:
    from babel.dates import format_date, format_skeleton

    if parts.week:
        return f"{parts.year}-W{parts.week:02}"
    if parts.year and parts.day:
        return format_date(_day(parts), "long", locale=locale)
    if parts.year and not parts.month and not parts.quarter:
        return str(parts.year)
    skeleton = "MMMMd" if parts.day else "yQQQQ" if parts.quarter else "yMMMM"
    return format_skeleton(skeleton, _day(parts), locale=locale)


def format_date_short(value: str, language: str | None = None) -> str:
    """As `format_date_value`, but for a column: a day or a month in as few cells as cannot be misread.

    English names the month: its readers do not agree whether 3/4 is in March or in April.
    """
    language = language or current_language()
    parts = date_parts(value)
    if parts is None or not parts.year or not parts.month:
        return format_date_value(value, language)
    common = common_short_date(language, parts)
    locale = _locale(language)
    if common is not None or locale is None:
        return common or value
    from babel.dates import format_skeleton

    numbers, names = ("yMd", "yMMMd") if parts.day else ("yM", "yMMM")
    try:
        return _tidy(format_skeleton(names if locale == "en_GB" else numbers, _day(parts), locale=locale))
    except (ValueError, LookupError, AttributeError):
        return value


def format_relative_time(seconds: float) -> str:
    """How long ago something was, or how far ahead it is where `seconds` are negative: "3 days ago", "in 3 days"."""
    from babel.dates import format_timedelta

    if math.isnan(seconds):
        return ""
    delta = timedelta(seconds=-max(-_MOST_SECONDS, min(_MOST_SECONDS, seconds)))
    locale = _locale(current_language()) or "en_GB"
    return _tidy(format_timedelta(delta, add_direction=True, locale=locale))


def format_number(number: float, digits: int | None = None) -> str:
    """A number with the separators of the language; digits: how many stand behind the decimal sign."""
    common = small_number(current_language(), number, digits)
    if common is not None:
        return common
    from babel.numbers import format_decimal

    pattern = None if digits is None else f"#,##0.{'0' * digits}"
    try:
        return _tidy(format_decimal(number, pattern, locale=_locale(current_language()) or "en_GB"))
    except ArithmeticError:
        return str(number)


def format_percent(share: float) -> str:
    """`share` (0 to 1) as a whole percentage."""
    common = percentage(current_language(), share)
    if common is not None:
        return common
    from babel.numbers import format_percent as babel_format_percent

    try:
        return _tidy(babel_format_percent(share, locale=_locale(current_language()) or "en_GB"))
    except ArithmeticError:
        return str(share)


def format_list(items: Iterable[str], *, alternatives: bool = False) -> str:
    """Items in a sentence: "A, B and C", with `alternatives` "A, B or C"."""
    listed = list(items)
    if len(listed) < 2:
        return "".join(listed)
    from babel.lists import format_list as babel_format_list

    # Of CLDR's other styles, Babel lacks parts in Vietnamese.
    style: Literal["or", "standard"] = "or" if alternatives else "standard"
    locale = _locale(current_language()) or "en_GB"
    try:
        return _tidy(babel_format_list(listed, style, locale=locale))
    except (ValueError, LookupError):
        return ", ".join(listed)


def format_size(count: int) -> str:
    """A number of bytes, as KB, MB or GB of 1024, 1024² and 1024³ bytes."""
    kilobytes = count / _SIZE_STEP
    if kilobytes < _SIZE_STEP:
        # TRANSLATORS: kilobytes; a no-break space stands between number and unit
        return _("{n}\u00a0KB").format(n=format_number(math.ceil(kilobytes)))
    megabytes = kilobytes / _SIZE_STEP
    if megabytes >= _SIZE_STEP:
        gigabytes = megabytes / _SIZE_STEP
        # TRANSLATORS: gigabytes; a no-break space stands between number and unit
        return _("{n}\u00a0GB").format(n=format_number(gigabytes, 0 if gigabytes >= 10 else 1))
    # TRANSLATORS: megabytes; a no-break space stands between number and unit
    return _("{n}\u00a0MB").format(n=format_number(megabytes, 0 if megabytes >= 10 else 1))
