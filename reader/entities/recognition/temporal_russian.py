"""Russian dates, for quotations and reprints. Month names in the genitive and other cases: Unicode CLDR, locale ru."""

import re
from functools import cache

from reader.entities.recognition.temporal_calendar import (
    Anchor,
    century_value,
    day_value,
    days_value,
    decade_value,
    month_value,
    months_value,
    quarter_value,
    relative_value,
    roman,
    span_value,
    years_value,
)
from reader.entities.recognition.temporal_grammar import (
    DASH,
    DIGIT,
    NUMERIC_RULES,
    YEAR,
    Grammar,
    Rule,
    number,
    starts_of,
    word_after,
    word_before,
)
from reader.entities.recognition.temporal_tense import russian

_MONTH_STEMS = [
    "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
]  # fmt: skip
_MONTH = (
    r"(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:ь|я|е|ю|ём|ем)"
    r"|(?:март|август)(?:а|е|у|ом)?|ма[йяею]|маем)"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_YEAR_NOUN = r"(?:год(?:а|у|ом|ов|ы|ам|ах)?|гг?\.)"
_ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4}
_SHIFTS = {"эт": 0, "текущ": 0, "нынешн": 0, "прошл": -1, "минувш": -1, "следующ": 1, "будущ": 1}
_UNITS = {"год": "year", "месяц": "month", "недел": "week", "квартал": "quarter"}
_DAYS = {"вчера": -1, "сегодня": 0, "завтра": 1}
_END = r"(?!\w)(?![.,]\d)"


def _month(match: re.Match[str], group: str) -> int | None:
    name = (match.groupdict().get(group) or "").casefold()
    if not name:
        return None
    return next(
        index
        for index, stem in enumerate(_MONTH_STEMS, 1)
        if name.startswith(stem) and (stem != "ма" or name[2] != "р")
    )


def _day(match: re.Match[str], anchor: Anchor) -> str | None:
    month, other = _month(match, "m"), _month(match, "m1")
    first, last, year = number(match, "d"), number(match, "d2"), number(match, "y")
    if month is None or first is None or (other and not last):
        return None
    if last is None:
        return day_value(year, month, first, anchor)
    if other:
        return span_value((other, first), (month, last), year, anchor)
    return days_value(year, month, first, last, anchor)


def _named_month(match: re.Match[str], anchor: Anchor) -> str | None:
    month, year = _month(match, "m"), number(match, "y")
    if month is None or (year is None and word_before(match).casefold() not in {"в", "с", "до", "по", "к", "за"}):
        return None
    return month_value(year, month, anchor)


def _years(match: re.Match[str], _: Anchor) -> str | None:
    if not match["noun"] and word_after(match)[:1].islower():
        return None
    return years_value(int(match["y"]), int(match["y2"]))


def _part(match: re.Match[str], anchor: Anchor) -> str | None:
    name = match["n"].casefold()
    stem = next((stem for stem in _ORDINALS if name.startswith(stem)), "")
    count = _ORDINALS.get(stem) or roman(name) or int(re.sub(r"\D", "", name) or 0)
    year = number(match, "y") or anchor.own_year
    if match["kind"].casefold().startswith("кварт"):
        return quarter_value(year, count)
    return months_value(year, 1 if count == 1 else 7, 6 if count == 1 else 12) if count in {1, 2} else None


def _relative(match: re.Match[str], anchor: Anchor) -> str | None:
    return relative_value(_UNITS[match["unit"].casefold()], _SHIFTS[match["shift"].casefold()], anchor)


def _century(match: re.Match[str], _: Anchor) -> str | None:
    count = int(match["n"]) if match["n"].isdigit() else roman(match["n"])
    return century_value(count) if count else None


@cache
def grammar() -> Grammar:
    """The Russian date rules."""
    year = rf"(?:\s(?P<y>{YEAR})(?:\s{_YEAR_NOUN})?)?"
    return Grammar(
        "russian",
        (
            Rule(
                (DIGIT,),
                rf"(?P<d>{_DAY})(?:(?:\s(?P<m1>{_MONTH}))?(?:{DASH}|\s(?:и|по)\s)(?P<d2>{_DAY}))?\s(?P<m>{_MONTH})(?!\w){year}{_END}",
                _day,
            ),
            Rule(starts_of(_MONTH_STEMS), rf"(?P<m>{_MONTH})(?!\w){year}{_END}", _named_month),
            Rule((DIGIT,), rf"(?P<y>{YEAR})(?:-?(?:й|го|м|му))?\s{_YEAR_NOUN}(?!\w)", lambda match, _: match["y"]),
            Rule((DIGIT,), rf"(?P<y>{YEAR})\s?[-–—/]\s?(?P<y2>{YEAR})(?P<noun>\s{_YEAR_NOUN})?(?!\w|%)", _years),
            Rule(
                (DIGIT,),
                r"(?P<y>(?:(?:1[5-9]|20)?[1-9]0)|2000)-?(?:е|х|ые|ых)(?:\s(?:годы|годов|годах|гг?\.))?(?!\w)",
                lambda match, _: decade_value(int(match["y"])),
            ),
            Rule(
                (DIGIT, *starts_of(_ORDINALS), "i", "ii", "iv"),
                rf"(?P<n>[1-4](?:-?(?:й|м|го))?|iv|i{{1,3}}|(?:{'|'.join(_ORDINALS)})[а-яё]{{1,4}})\s(?P<kind>квартал(?:а|е|у|ом)?"
                rf"|полугоди(?:е|я|и))(?!\w){year}",
                _part,
            ),
            Rule(
                starts_of(_SHIFTS),
                rf"(?P<shift>{'|'.join(_SHIFTS)})[а-яё]{{1,3}}\s(?P<unit>год|месяц|недел|квартал)[а-яё]{{0,3}}(?!\w)",
                _relative,
            ),
            Rule(
                starts_of(_DAYS),
                r"(?P<word>вчера|сегодня|завтра)(?!\w)",
                lambda match, anchor: relative_value("day", _DAYS[match["word"].casefold()], anchor),
            ),
            Rule(
                (DIGIT, *"vixх", "xx", "хх", "xi", "хi", "xv", "хv"),
                r"(?P<n>\d\d?|[ivxх]+)(?:-?(?:й|го|м))?\sвек(?:а|е|у|ом|ов)?(?!\w)",
                _century,
            ),
            *NUMERIC_RULES,
        ),
        russian,
    )
