"""The calendar arithmetic behind dates: ISO 8601 values, and what "this year" or "May 6" means for a document."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reader.entities.recognition.temporal_tense import UNKNOWN as NO_TENSE
from reader.entities.recognition.temporal_tense import Tense

UNKNOWN = ""
"""The value of an expression that names a date which the document does not say enough to place."""
_MISREAD = timedelta(days=31)
"""A day so near that the tense is taken for another verb's, rather than the day for one of another year."""
_UNSURE_MONTHS = 3
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Of each month, in a year with a day more."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What dates without a year, and relative ones, are resolved against.

    value: the document's own date: "YYYY-MM-DD", "--MM-DD" where no year stands, or None.
    year: the year the document as a whole is about, where its date has none.
    tense: whether the sentence at hand speaks of what is ahead of the document's date or behind it.
    """

    value: str | None = None
    year: int | None = None
    tense: Tense = NO_TENSE

    @property
    def day(self) -> date | None:
        """The document's day, when its year is known too."""
        found = re.fullmatch(r"(\d{4}|-)-(\d\d)-(\d\d)", self.value or "")
        if not found:
            return None
        year = self.year if found[1] == "-" else int(found[1])
        return _date(year, int(found[2]), int(found[3])) if year else None

    @property
    def own_year(self) -> int | None:
        """The document's year."""
        found = re.match(r"\d{4}", self.value or "")
        return int(found[0]) if found else self.year

    @property
    def own_month(self) -> int | None:
        """The document's month, also when its year is unknown."""
        found = re.match(r"(?:\d{4}|-)-(\d\d)", self.value or "")
        return int(found[1]) if found else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_value(year: int | None, month: int, day: int, anchor: Anchor) -> str | None:
    """ "2025-05-06"; without a year see `nearest_year`, else "--05-06"; None if there is no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return None
    if year is None:
        year = nearest_year(month, day, anchor)
    if year is None:
        return f"--{month:02}-{day:02}"
    return f"{year:04}-{month:02}-{day:02}" if _date(year, month, day) else None


def nearest_year(month: int, day: int, anchor: Anchor) -> int | None:
    """The year that brings the day closest to the anchor, on the side the tense says.

    The anchor's year when its day is unknown.
    """
    own = anchor.day
    if own is None:
        return anchor.own_year
    days = [found for year in (own.year - 1, own.year, own.year + 1) if (found := _date(year, month, day))]
    if not days:
        return None
    nearest = min(days, key=lambda found: abs((found - own).days))
    if anchor.tense.sure and (nearest - own) * anchor.tense.direction < -_MISREAD:
        return nearest.year + anchor.tense.direction
    return nearest.year


def _nearest_year_of_month(month: int, anchor: Anchor) -> int | None:
    """The same of a month; that of the anchor is both ahead and behind."""
    own, tense = anchor.day, anchor.tense
    year = nearest_year(month, 15, replace(anchor, tense=NO_TENSE))
    if own is None or year is None:
        return year
    months = (year - own.year) * 12 + month - own.month
    if months * tense.direction < (0 if tense.sure else -_UNSURE_MONTHS):
        return year + tense.direction
    return year


def month_value(year: int | None, month: int, anchor: Anchor) -> str | None:
    """ "2025-05"; without a year the month nearest to the anchor, "--05" when there is none; None if no such month."""
    if not 1 <= month <= 12:
        return None
    if year is None:
        year = _nearest_year_of_month(month, anchor)
    return f"--{month:02}" if year is None else f"{year:04}-{month:02}"


def months_value(year: int | None, first: int, last: int) -> str | None:
    """The months `first` to `last` of a year: "2025-01/2025-06"; `UNKNOWN` without a year."""
    if not 1 <= first <= last <= 12:
        return None
    if year is None:
        return UNKNOWN
    return f"{year:04}-{first:02}" if first == last else f"{year:04}-{first:02}/{year:04}-{last:02}"


def quarter_value(year: int | None, quarter: int) -> str | None:
    """ "2025-Q1"; `UNKNOWN` without a year; None if there is no such quarter."""
    if not 1 <= quarter <= 4:
        return None
    return UNKNOWN if year is None else f"{year:04}-Q{quarter}"


def period(first: str | None, last: str | None) -> str | None:
    """Two values joined by "/"; None when one is missing or they stand in the wrong order."""
    if first is None or last is None:
        return None
    if not first or not last:
        return UNKNOWN
    if first == last:
        return first
    if first[0] != "-" and last[0] != "-" and first > last:
        return None
    return f"{first}/{last}"


def days_value(year: int | None, month: int, first: int, last: int, anchor: Anchor) -> str | None:
    """The days `first` to `last` of a month as a period."""
    if first >= last or not 1 <= month <= 12:
        return None
    if year is None:
        year = nearest_year(month, last, anchor)
    return period(day_value(year, month, first, anchor), day_value(year, month, last, anchor))


def span_value(first: tuple[int, int], last: tuple[int, int], year: int | None, anchor: Anchor) -> str | None:
    """A period between two (month, day) pairs, the year standing at its end; it may cross the turn of the year."""
    crosses = first > last
    end_year = nearest_year(*last, anchor) if year is None else year
    start_year = end_year - 1 if crosses and end_year else end_year
    start, end = day_value(start_year, *first, anchor), day_value(end_year, *last, anchor)
    return f"{start}/{end}" if start and end else None


def years_value(first: int, last: int) -> str | None:
    """ "2023/2025" for a run of years; None when it runs backwards."""
    return f"{first:04}/{last:04}" if first < last else None


def decade_value(year: int) -> str:
    """ "1990/1999" for a decade; "90" is read as the last century's."""
    first = year + 1900 if year < 100 else year
    return f"{first:04}/{first + 9:04}"


def century_value(number: int) -> str | None:
    """ "1901/2000" for the 20th century."""
    return f"{(number - 1) * 100 + 1:04}/{number * 100:04}" if 1 <= number <= 30 else None


def relative_value(unit: str, offset: int, anchor: Anchor) -> str:
    """The day, week, month, quarter or year `offset` units away from the anchor; `UNKNOWN` when it cannot be placed."""
    year, month, day = anchor.own_year, anchor.own_month, anchor.day
    if unit == "year":
        return UNKNOWN if year is None else f"{year + offset:04}"
    if unit == "month" and month is not None:
        if year is None:
            return f"--{(month - 1 + offset) % 12 + 1:02}"
        count = year * 12 + month - 1 + offset
        return f"{count // 12:04}-{count % 12 + 1:02}"
    if unit == "quarter" and month is not None and year is not None:
        count = year * 4 + (month - 1) // 3 + offset
        return f"{count // 4:04}-Q{count % 4 + 1}"
    if unit == "week" and day is not None:
        iso = (day + timedelta(weeks=offset)).isocalendar()
        return f"{iso.year:04}-W{iso.week:02}"
    if unit == "day":
        if day is not None:
            return (day + timedelta(days=offset)).isoformat()
        return anchor.value or UNKNOWN if offset == 0 else UNKNOWN
    return UNKNOWN


def weekday_value(weekday: int, weeks: int | None, anchor: Anchor) -> str:
    """The given weekday (0 = Monday): of the week `weeks` away, or with None the nearest one not after the anchor."""
    day = anchor.day
    if day is None:
        return UNKNOWN
    if weeks is None:
        return (day - timedelta(days=(day.weekday() - weekday) % 7)).isoformat()
    return (day + timedelta(days=weekday - day.weekday(), weeks=weeks)).isoformat()


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman(numeral: str) -> int | None:
    """The value of a Roman numeral up to L, also when typed with the Cyrillic letter Х; None if it is none."""
    letters = numeral.upper().replace("Х", "X").replace("І", "I")
    values = [_ROMAN.get(letter) for letter in letters]
    if not values or None in values:
        return None
    total = 0
    for index, value in enumerate(values):
        following = values[index + 1] if index + 1 < len(values) else 0
        assert value is not None and following is not None  # noqa: S101
        total += -value if value < following else value
    return total
