"""Days and small numbers in the languages of the shipped catalogues, as CLDR has them, without loading Babel.

They stand above every article, and loading Babel takes longer than all else that the first picture needs from here.
"""

from datetime import date

_MONTHS = {
    language: names.split()
    for language, names in {
        "en": "January February March April May June July August September October November December",
        "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    }.items()
}
_MONTHS["vi"] = [f"tháng {number}" for number in range(1, 13)]
_LONG_DAYS = {"en": "{day} {month} {year}", "vi": "{day} {month}, {year}", "kk": "{year}\u00a0ж. {day} {month}"}
_SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]
_SHORT_DAYS = {"en": "{day} {name} {year}", "vi": "{day}/{month}/{year}", "kk": "{day:02}.{month:02}.{year}"}
_GROUPED_FROM = 1000


def long_day(language: str, year: int, month: int, day: int) -> str | None:
    """The day as CLDR's long format writes it ("6 May 2025"); None for other languages and for what is no day."""
    pattern = _LONG_DAYS.get(language)
    try:
        date(year, month, day)
    except ValueError:
        return None
    if pattern is None:
        return None
    return pattern.format(day=day, month=_MONTHS[language][month - 1], year=year)


def short_day(language: str, year: int, month: int, day: int) -> str | None:
    """The day as CLDR's skeleton yMMMd (English) or yMd writes it ("6 May 2025"); None as for `long_day`."""
    pattern = _SHORT_DAYS.get(language)
    if pattern is None or long_day(language, year, month, day) is None:
        return None
    return pattern.format(day=day, month=month, name=_SHORT_MONTHS[month - 1], year=year)


def small_number(language: str, number: float) -> str | None:
    """A whole number that has no separators yet; None for all others and in other languages."""
    if language not in _MONTHS or not isinstance(number, int) or not 0 <= number < _GROUPED_FROM:
        return None
    return str(number)


def percentage(language: str, share: float) -> str | None:
    """`share` (0 to 1) as a whole percentage; None outside these bounds and in other languages."""
    if language not in _MONTHS or not 0 <= share <= 1:
        return None
    return f"{round(round(share * 100, 9))}%"
