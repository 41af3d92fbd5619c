"""English dates. Month and weekday names: Unicode CLDR, locale en."""

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
    period,
    quarter_value,
    relative_value,
    span_value,
    weekday_value,
    years_value,
)
from reader.entities.recognition.temporal_grammar import (
    BOUNDARY,
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
from reader.entities.recognition.temporal_tense import english

_MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
]  # fmt: skip
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d])"
_OLD_YEAR = r"(?:1\d{3}|20\d\d|2100)"
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "opening": 1,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_COUNTS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
_CENTURIES = {
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
}  # fmt: skip
_SHIFTS = {"this": 0, "current": 0, "last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}
_UNITS = "year|month|week|quarter"
_PART = r"(?:(?P<part>early|mid|late)[\s-])?"
_WHOSE_YEAR = rf"(?:(?P<y>{YEAR})|(?P<rel>this|last|next|the\ssame|the\scurrent)\syear|the\syear)"

# Words after which four digits are a year even where something countable follows ("in 2024 exports rose").
_BEFORE_YEAR = frozenset([
    "in", "since", "of", "by", "until", "till", "during", "for", "the", "from", "early", "mid", "late", "year",
    "and", "to", "before", "after", "through", "between",
])  # fmt: skip
# Words after which four digits are an amount or a number of something.
_NOT_BEFORE_YEAR = frozenset([
    "no", "number", "resolution", "decree", "decision", "directive", "circular", "law", "article", "flight",
    "about", "nearly", "over", "than", "least", "most", "some", "around", "approximately", "exceeding",
    "almost", "exceed", "roughly", "least", "top", "with", "another", "total", "totalling", "totaling", "room",
    "million",
])  # fmt: skip
_UNITS_AFTER = re.compile(
    r"(?:people|troops|men|women|children|km|kilomet\w+|ha|hectares?|tonnes?|tons?|mw|usd|million|billion|trillion|percent"
    r"|per|delegates?|soldiers?|metres?|meters?|square|dollars?|dong|tenge|euros?|kg|vnd|kzt|feet|miles?|households?)",
    re.IGNORECASE,
)
_NOT_PLURAL = ("ss", "us", "is")
_VERBS_AFTER = frozenset(["was", "is", "has", "witnessed", "marks", "sees", "was", "will", "saw", "brings", "brought"])


def _month(match: re.Match[str], group: str) -> int | None:
    """The number of the month in a group; None where it is missing or the word is not capitalised (may, march)."""
    name = match.groupdict().get(group)
    if not name or not name[0].isupper():
        return None
    key = name[:3].casefold()
    return next(index for index, month in enumerate(_MONTHS, 1) if month.startswith(key))


def _month_first(match: re.Match[str], anchor: Anchor) -> str | None:
    month, other = _month(match, "m"), _month(match, "m2")
    first, last, year = number(match, "d"), number(match, "d2"), number(match, "y")
    if month is None or first is None or (match["m2"] and other is None):
        return None
    if last is None:
        return day_value(year, month, first, anchor)
    if other is not None:
        return span_value((month, first), (other, last), year, anchor)
    return days_value(year, month, first, last, anchor)


def _day_first(match: re.Match[str], anchor: Anchor) -> str | None:
    month, other = _month(match, "m"), _month(match, "m1")
    first, last, year = number(match, "d"), number(match, "d2"), number(match, "y")
    if month is None or first is None or (match["m1"] and other is None):
        return None
    if last is None:
        return None if other else day_value(year, month, first, anchor)
    if other is not None:
        return span_value((other, first), (month, last), year, anchor)
    return days_value(year, month, first, last, anchor)


def _season_year(match: re.Match[str], anchor: Anchor) -> str | None:
    """Spring 2026: a season has no value of its own in ISO 8601, so it counts as its year."""
    return match["y"]


def _month_year(match: re.Match[str], anchor: Anchor) -> str | None:
    month, other, year = _month(match, "m"), _month(match, "m2"), number(match, "y")
    if month is None or (match["m2"] and other is None):
        return None
    value = month_value(year, month, anchor)
    return period(value, month_value(year, other, anchor)) if other else value


_BEFORE_MONTH = frozenset([
    "in", "since", "until", "till", "by", "from", "during", "early", "late", "mid", "to", "between", "before",
    "after", "through", "of", "and", "this",
])  # fmt: skip


def _bare_month(match: re.Match[str], anchor: Anchor) -> str | None:
    month = _month(match, "m")
    if month is None:
        return None
    shift, before = match["shift"], word_before(match).casefold()
    planned = before == "for" and match["m"] != "May"  # scheduled for June; they voted for May
    if not shift and before not in _BEFORE_MONTH and before != "-" and not planned:
        return None
    if len(match["m"]) <= 5 and word_after(match)[:1].isupper():  # by May Smith
        return None
    if not shift or anchor.own_year is None or shift.casefold() == "this":
        return month_value(anchor.own_year if shift else None, month, anchor)
    own = anchor.own_month or 1
    if shift.casefold() == "last":
        return month_value(anchor.own_year - (month >= own), month, anchor)
    return month_value(anchor.own_year + (month <= own), month, anchor)


def _year_fits(match: re.Match[str]) -> bool:
    before, after = word_before(match), word_after(match)
    lowered = before.casefold()
    if lowered in _NOT_BEFORE_YEAR or (before in "$€£₸₫#" and before):
        return False
    if _UNITS_AFTER.fullmatch(after):
        return False
    if before[:1].isupper() and lowered not in _BEFORE_YEAR and not lowered.endswith(("'s", "’s", "’", "'")):
        return False
    plural = after.islower() and after.endswith("s") and not after.endswith(_NOT_PLURAL) and after not in _VERBS_AFTER
    return not plural or lowered in _BEFORE_YEAR or lowered.endswith(("'s", "’s"))


def _year(match: re.Match[str], _: Anchor) -> str | None:
    return match["y"] if match["part"] or match["head"] or _year_fits(match) else None


def _years(match: re.Match[str], _: Anchor) -> str | None:
    first, second = int(match["y"]), match["y2"]
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    return years_value(first, last) if _year_fits(match) else None


def _season(match: re.Match[str], anchor: Anchor) -> str | None:
    """2024/25: a season or school year."""
    return _years(match, anchor) if (int(match["y"]) + 1) % 100 == int(match["y2"]) % 100 else None


def _whose_year(match: re.Match[str], anchor: Anchor) -> int | None:
    year, own = number(match, "y"), anchor.own_year
    if year is not None or own is None:
        return year
    return own + {"last": -1, "next": 1}.get((match["rel"] or "").casefold(), 0)


def _quarter(match: re.Match[str], anchor: Anchor) -> str | None:
    return quarter_value(_whose_year(match, anchor), _ORDINALS[match["n"].casefold()])


def _short_quarter(match: re.Match[str], anchor: Anchor) -> str | None:
    return quarter_value(number(match, "y") or anchor.own_year, int(match["n"]))


def _half(match: re.Match[str], anchor: Anchor) -> str | None:
    first = _ORDINALS[match["n"].casefold()] == 1
    return months_value(_whose_year(match, anchor), 1 if first else 7, 6 if first else 12)


def _first_months(match: re.Match[str], anchor: Anchor) -> str | None:
    word = match["count"].casefold()
    return months_value(_whose_year(match, anchor), 1, int(word) if word.isdigit() else _COUNTS.index(word) + 1)


def _relative(match: re.Match[str], anchor: Anchor) -> str | None:
    return relative_value(match["unit"].casefold(), _SHIFTS[match["shift"].casefold()], anchor)


def _relative_day(match: re.Match[str], anchor: Anchor) -> str | None:
    offset = {"yesterday": -1, "today": 0, "tomorrow": 1}[match["word"].casefold()]
    return relative_value("day", offset, anchor)


def _weekday(match: re.Match[str], anchor: Anchor) -> str | None:
    name = match["w"]
    after = word_after(match)
    if (
        not name[0].isupper()
        or after[:1].isupper()
        or (word_before(match)[:1].isupper() and word_before(match) != "On")
    ):
        return None
    shift = (match["shift"] or "").casefold()
    plain = name.casefold().replace("\u0307", "").replace("ı", "i")  # without regard to case, İ and ı are i
    return weekday_value(_WEEKDAYS.index(plain), {"next": 1, "this": 0}.get(shift), anchor)


def _decade(match: re.Match[str], _: Anchor) -> str | None:
    return decade_value(int(match["y"]))


def _century(match: re.Match[str], _: Anchor) -> str | None:
    word = match["n"].casefold()
    return century_value(int(re.sub(r"\D", "", word)) if word[0].isdigit() else _CENTURIES[word])


@cache
def grammar() -> Grammar:
    """The English date rules."""
    months = starts_of(_MONTHS)
    ordinal = "|".join(_ORDINALS)
    in_year = rf"(?:\sof)?\s{_WHOSE_YEAR}{BOUNDARY}"
    the = ("th", DIGIT, *starts_of(_ORDINALS))
    weekday = rf"(?:(?:{'|'.join(_WEEKDAYS)}),?\s)"
    follows = r"(?=\s?(?:$|[.,;:)\n]|in\b|at\b|on\b|\d{4}))"
    return Grammar(
        "english",
        (
            Rule(
                (*months, *starts_of(_WEEKDAYS)),
                rf"{weekday}?(?P<m>{_MONTH})\s(?P<d>{_DAY})"
                rf"(?:(?:{DASH}|\s(?:to|through|until|till)\s|\sand\s(?=\d+(?:st|nd|rd|th)?{follows}|\d+,\s\d{{4}}))"
                rf"(?:(?P<m2>{_MONTH})\s)?(?P<d2>{_DAY}))?"
                rf"(?:,?\s(?:of\s)?(?P<y>{_OLD_YEAR}))?{BOUNDARY}",
                _month_first,
            ),
            Rule(
                (DIGIT, *starts_of(("the", *_WEEKDAYS))),
                rf"{weekday}?(?:the\s(?=\d+(?:st|nd|rd|th)))?(?P<d>{_DAY})"
                rf"(?:(?:\s(?P<m1>{_MONTH}))?(?:{DASH}|\s(?:to|and|through|until|till)\s)(?P<d2>{_DAY}))?"
                rf"\s(?:day\s)?(?:of\s)?(?P<m>{_MONTH})(?:,?\s(?P<y>{_OLD_YEAR}))?{BOUNDARY}",
                _day_first,
            ),
            Rule(
                (*months, "ea", "mi", "la"),
                rf"{_PART}(?P<m>{_MONTH})(?:(?:{DASH}|\sto\s|\sand\s)(?P<m2>{_MONTH}))?(?:,|\sof)?\s(?P<y>{YEAR}){BOUNDARY}",
                _month_year,
            ),
            Rule(
                (*months, "th", "la", "ne"),
                rf"(?:(?P<shift>this|last|next)\s)?(?P<m>{_MONTH})(?![\w'’-]|\s\d)",
                _bare_month,
            ),
            Rule(
                ("sp", "su", "au", "fa", "wi", "th"),
                rf"(?:the\s)?(?:spring|summer|autumn|fall|winter)(?:\sof)?\s(?P<y>{YEAR}){BOUNDARY}",
                _season_year,
            ),
            Rule((DIGIT,), rf"(?P<y>{YEAR}){DASH}(?P<y2>{YEAR}|\d\d){BOUNDARY}", _years),
            Rule((DIGIT,), rf"(?P<y>{YEAR})/(?P<y2>\d\d|{YEAR}){BOUNDARY}", _season),
            Rule(
                (DIGIT, "ea", "mi", "la", "th", "fi", "fy"),
                rf"(?:(?P<part>early|mid|late)[\s-]|(?P<head>(?:the\s)?(?:fiscal\s)?year\s|fy\s?))?"
                rf"(?P<y>{YEAR})(?![\w%-])(?![.,:/]\d)",
                _year,
            ),
            Rule((DIGIT,), rf"(?P<part>)(?P<head>)(?P<y>{YEAR})(?=-(?:[a-z]))", _year),
            Rule(the, rf"(?:the\s)?(?P<n>{ordinal})(?:\s|-)quarter{in_year}", _quarter),
            Rule(
                ("q", "q1", "q2", "q3", "q4"),
                rf"q(?P<n>[1-4])(?:(?:\sof)?[\s/-](?P<y>{YEAR}))?{BOUNDARY}",
                _short_quarter,
            ),
            Rule(the, rf"(?:the\s)?(?P<n>first|second|last)\shalf{in_year}", _half),
            Rule(
                ("th", "fi"),
                rf"(?:the\s)?first\s(?P<count>1[01]|[1-9]|{'|'.join(_COUNTS)})[\s-]months?{in_year}",
                _first_months,
            ),
            Rule(
                ("th", "la", "ne", "cu", "pr", "co"),
                rf"(?:the\s(?=current|previous|coming))?(?P<shift>this|last|next|current|previous|coming)\s"
                rf"(?P<unit>{_UNITS})(?![\w-]|['’]s\b\s(?:later|earlier))",
                _relative,
            ),
            Rule(("ye", "to"), r"(?P<word>yesterday|today|tomorrow)(?![\w'’-])", _relative_day),
            Rule(
                (*starts_of(_WEEKDAYS), "th", "la", "ne"),
                rf"(?:(?P<shift>this|last|next)\s)?(?P<w>{'|'.join(_WEEKDAYS)})(?![\w'’-])",
                _weekday,
            ),
            Rule(
                ("th", DIGIT, "ea", "mi", "la"),
                r"(?:the\s)?(?:(?:early|mid|late)[\s-])?(?P<y>(?:1[5-9]|20)\d0)['’]?s(?!\w)",
                _decade,
            ),
            Rule(
                ("th", DIGIT, *starts_of(_CENTURIES)),
                rf"(?:the\s)?(?P<n>\d\d?(?:st|nd|rd|th)|{'|'.join(_CENTURIES)})[\s-]century(?!\w)",
                _century,
            ),
            *NUMERIC_RULES,
        ),
        english,
    )
