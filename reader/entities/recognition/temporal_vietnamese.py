"""Vietnamese dates: ngày 6/5/2025, 6 tháng 5 năm 2025, quý I/2025, năm nay. Names: Unicode CLDR, locale vi."""

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
    roman,
    span_value,
    weekday_value,
    years_value,
)
from reader.entities.recognition.temporal_grammar import (
    BOUNDARY,
    DIGIT,
    NUMERIC_RULES,
    YEAR,
    Grammar,
    Rule,
    starts_of,
    word_after,
    word_before,
)
from reader.entities.recognition.temporal_tense import vietnamese

_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_MARK = r"(?:\s?[/.]\s?|\s?[-–]\s?)"
_TO = r"(?:\s?[-–]\s?|\s(?:đến|tới|và)\s(?:hết\s)?(?:ngày\s)?)"
_MONTH_WORDS = {
    "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười một": 11, "mười hai": 12, "mười": 10, "một": 11, "chạp": 12,
}  # fmt: skip
_MONTH_NAME = rf"(?:{_MONTH}|{'|'.join(_MONTH_WORDS)})"
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "nhật": 6}
_SHIFTS = {"này": 0, "nay": 0, "trước": -1, "ngoái": -1, "qua": -1, "rồi": -1, "tới": 1, "sau": 1}
_UNITS = {"năm": "year", "tháng": "month", "tuần": "week", "quý": "quarter", "quí": "quarter"}
_DAYS = {"hôm nay": 0, "hôm qua": -1, "hôm kia": -2, "mai": 1, "kia": 2}
_QUARTERS = {"đầu": 1, "cuối": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
_THIS_YEAR = r"(?P<rel>nay|này|ngoái|trước|tới|sau)"
_OF_YEAR = rf"(?:(?:{_MARK}|,?\s(?:của\s)?năm\s)(?P<y>{YEAR})|,?\s(?:của\s)?năm\s{_THIS_YEAR})"

_PARTS_OF_DAY = frozenset(["sáng", "trưa", "chiều", "tối", "đêm", "khuya", "sớm", "nay", "qua", "hoặc"])
_BEFORE_YEAR = frozenset([
    "(", "từ", "đến", "tới", "trước", "sau", "trong", "vào", "và", "hồi", "giữa", "đầu", "cuối", "khóa", "khoá",
    "kỳ", "đoạn", "hết", "năm", "học", "niên", "mùa", "xuân", "hạ", "hè", "thu", "đông", "khô", "mưa",
    "lịch",
])  # fmt: skip
_AFTER_YEAR = frozenset([
    ",", ".", ";", ")", ":", "!", "?", "-", "–", "”", '"', "đến", "tới", "và", "là", "đã", "sẽ", "nay", "khi", "tại",
    "ở",
    "với", "của", "cho", "có", "được", "do", "thì", "trở", "cũng",
])  # fmt: skip
_COUNTING = frozenset([
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "chục", "trăm", "vài", "mấy",
    "những", "các", "nhiều", "mỗi", "từng", "nửa", "rưỡi", "kém", "hôm",
])  # fmt: skip  # before a unit of time they make it a length of time or an indefinite one
_NEVER = r"(?![\w%])(?![.,:]\d)(?!\s?[/–-]\s?\d)"


def _month_number(name: str) -> int:
    return int(name) if name[0].isdigit() else _MONTH_WORDS[re.sub(r"\s+", " ", name.casefold())]


def _year_of(match: re.Match[str], anchor: Anchor) -> int | None:
    """The year a match names in digits or relative to the anchor; None where it names none."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    own, relation = anchor.own_year, groups.get("rel")
    return own + _SHIFTS[relation.casefold()] if relation and own is not None else None


def _day(match: re.Match[str], anchor: Anchor) -> str | None:
    groups = match.groupdict()
    year = _year_of(match, anchor)
    if not groups.get("head") and year is None and not _stands_for_a_day(match):
        return None
    return day_value(year, _month_number(match["m"]), int(match["d"]), anchor)


def _day_in_words(match: re.Match[str], anchor: Anchor) -> str | None:
    after = word_after(match)
    if after == "ngày" or (match["m"].casefold() == "năm" and after.isdigit()):  # 3 tháng 10 ngày; 6 tháng năm 2025
        return None
    return day_value(_year_of(match, anchor), _month_number(match["m"]), int(match["d"]), anchor)


def _stands_for_a_day(match: re.Match[str]) -> bool:
    """True where "6/5" without "ngày" is a day and no fraction: after a part of the day, or alone in brackets."""
    before = word_before(match).casefold()
    if before in _PARTS_OF_DAY or before == "hôm" or (before == "từ" and word_after(match) == ","):
        return True
    if word_before(match).isupper() and len(before) > 2 and word_after(match) == ")":
        return True  # behind the agency: (TTXVN 6/5)
    return before == "(" and word_after(match) in {")", ","}


def _days(match: re.Match[str], anchor: Anchor) -> str | None:
    year = _year_of(match, anchor)
    if not match["head"] and year is None and not _stands_for_a_day(match) and word_before(match).casefold() != "từ":
        return None
    return days_value(year, _month_number(match["m"]), int(match["d"]), int(match["d2"]), anchor)


def _across_months(match: re.Match[str], anchor: Anchor) -> str | None:
    first, last = (int(match["m"]), int(match["d"])), (int(match["m2"]), int(match["d2"]))
    year = _year_of(match, anchor)
    if not match["head"] and year is None and not _stands_for_a_day(match):
        return None
    return span_value(first, last, year, anchor)


def _named_month(match: re.Match[str], anchor: Anchor) -> str | None:
    groups = match.groupdict()
    year = _year_of(match, anchor)
    before = word_before(match).casefold()
    if before.isdigit() or before in _COUNTING or before == "mạng":  # Cách mạng Tháng Tám: a historical event
        return None
    if match["m"].casefold() == "năm" and year is None:  # "tháng năm" is May as well as "months and years"
        return None
    first = month_value(year, _month_number(match["m"]), anchor)
    if groups.get("m2"):
        return period(first, month_value(year, _month_number(match["m2"]), anchor))
    return first


def _quarter(match: re.Match[str], anchor: Anchor) -> str | None:
    name = match["n"].casefold()
    count = int(name) if name.isdigit() else _QUARTERS.get(name) or roman(name)
    year = _year_of(match, anchor)
    return quarter_value(anchor.own_year if year is None else year, count) if count else None


def _first_months(match: re.Match[str], anchor: Anchor) -> str | None:
    year = _year_of(match, anchor)
    name = match["n"].casefold()
    count = int(name) if name.isdigit() else _MONTH_WORDS[name]
    return months_value(anchor.own_year if year is None else year, 1, count)


def _half(match: re.Match[str], anchor: Anchor) -> str | None:
    year = _year_of(match, anchor)
    first = match["n"].casefold() == "đầu"
    return months_value(anchor.own_year if year is None else year, 1 if first else 7, 6 if first else 12)


def _year(match: re.Match[str], _: Anchor) -> str | None:
    if match["head"]:
        return match["y"]
    before, after = word_before(match).casefold(), word_after(match).casefold()
    fits = before in _BEFORE_YEAR and (not after or after in _AFTER_YEAR)
    return match["y"] if fits or (before == "(" and after in {")", ","}) else None


def _years(match: re.Match[str], _: Anchor) -> str | None:
    first, second = int(match["y"]), match["y2"]
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    after = word_after(match).casefold()
    if not match["head"] and after[:1].isalpha() and word_before(match).casefold() not in _BEFORE_YEAR:
        return None
    return years_value(first, last)


def _decade(match: re.Match[str], _: Anchor) -> str | None:
    year = int(match["y"])
    return decade_value(year) if year % 10 == 0 else None


def _century(match: re.Match[str], _: Anchor) -> str | None:
    count = int(match["n"]) if match["n"].isdigit() else roman(match["n"])
    return century_value(count) if count else None


def _relative(match: re.Match[str], anchor: Anchor) -> str | None:
    before = word_before(match).casefold()
    if before.isdigit() or before in _COUNTING:
        return None
    return relative_value(_UNITS[match["unit"].casefold()], _SHIFTS[match["shift"].casefold()], anchor)


def _relative_day(match: re.Match[str], anchor: Anchor) -> str | None:
    groups = match.groupdict()
    if groups.get("d"):
        return day_value(_year_of(match, anchor), int(match["m"]), int(match["d"]), anchor)
    if word_before(match).casefold() in _COUNTING:
        return None
    return relative_value("day", _DAYS[re.sub(r"\s+", " ", match["word"].casefold())], anchor)


def _weekday(match: re.Match[str], anchor: Anchor) -> str | None:
    name, shift = (match["w"] or match["sun"]).casefold(), (match["shift"] or "").split()[-1:]
    named = shift or match["sun"] or match["w"][0].isupper()
    if not named and word_before(match).casefold() not in _PARTS_OF_DAY | {"hôm"}:
        return None
    return weekday_value(_WEEKDAYS[name], _SHIFTS[shift[0].casefold()] if shift else None, anchor)


@cache
def grammar() -> Grammar:
    """The Vietnamese date rules."""
    head = r"(?P<head>(?:ngày\s)(?:(?:mùng|mồng)\s)?|(?:mùng|mồng)\s)?"
    starts = ("ng", "mù", "mồ", DIGIT)
    named_year = rf"(?:(?:,?\snăm\s|{_MARK}|,\s)(?P<y>{YEAR})|\snăm\s{_THIS_YEAR})?"
    return Grammar(
        "vietnamese",
        (
            Rule(starts, rf"{head}(?P<d>{_DAY}){_MARK}(?P<m>{_MONTH})(?:{_MARK}(?P<y>{YEAR}))?{_NEVER}", _day),
            Rule(starts, rf"{head}(?P<d>{_DAY})\stháng\s(?P<m>{_MONTH_NAME}){named_year}{_NEVER}", _day_in_words),
            Rule(
                starts,
                rf"{head}(?P<d>{_DAY}){_TO}(?P<d2>{_DAY})(?:\s?/\s?|\s[-–]\s|(?<!-)-(?=\d)|\stháng\s)(?P<m>{_MONTH})"
                rf"(?:(?:{_MARK}|\snăm\s)(?P<y>{YEAR}))?{_NEVER}",
                _days,
            ),
            Rule(
                starts,
                rf"{head}(?P<d>{_DAY})\s?/\s?(?P<m>{_MONTH})\s?[-–]\s?(?P<d2>{_DAY})\s?/\s?(?P<m2>{_MONTH})"
                rf"(?:{_MARK}(?P<y>{YEAR}))?{_NEVER}",
                _across_months,
            ),
            Rule(
                ("th",),
                rf"tháng\s(?P<m>{_MONTH})(?:\s?(?:[-–,]|và|đến)\s?(?P<m2>{_MONTH}))?{_OF_YEAR}{_NEVER}",
                _named_month,
            ),
            Rule(("th",), rf"tháng\s(?P<m>{_MONTH_NAME})(?:{_OF_YEAR}|\snày)?{_NEVER}", _named_month),
            Rule(
                ("qu",),
                rf"(?:quý|quí)\s(?P<n>[1-4]|iv|i{{1,3}}|đầu|cuối|một|hai|ba|tư|bốn)(?![\w]){_OF_YEAR}?{_NEVER}",
                _quarter,
            ),
            Rule(
                (DIGIT, *starts_of(_MONTH_WORDS)),
                rf"(?P<n>{_MONTH}|{'|'.join(_MONTH_WORDS)})\stháng\s(?:đầu\s)(?:năm)(?:\s(?:(?P<y>{YEAR})|{_THIS_YEAR}))?{_NEVER}",
                _first_months,
            ),
            Rule((DIGIT,), rf"(?P<n>{_MONTH})\stháng\snăm\s(?P<y>{YEAR}){_NEVER}", _first_months),
            Rule(("nử",), rf"nửa\s(?P<n>đầu|cuối)\snăm(?:\s(?:(?P<y>{YEAR})|{_THIS_YEAR}))?{_NEVER}", _half),
            Rule(
                ("nă", "mù", "xu", DIGIT),
                rf"(?P<head>(?:mùa\s(?:xuân|hè|hạ|thu|đông)(?:\snăm)?|năm)\s)?(?P<y>{YEAR})(?![\w%])(?![.,:/]\d)",
                _year,
            ),
            Rule(
                ("nă", DIGIT),
                rf"(?P<head>năm\s)?(?P<y>{YEAR})\s?[-–—/]\s?(?P<y2>{YEAR}|\d\d){BOUNDARY}",
                _years,
            ),
            Rule(
                ("nh", "nă"),
                rf"(?:những\s)?năm\s(?P<y>(?:1[5-9]|20)?[1-9]0)(?=\scủa\sthế\skỷ|\sthế\skỷ){_NEVER}",
                _decade,
            ),
            Rule(("nh",), rf"những\snăm\s(?P<y>(?:1[5-9]|20)?[1-9]0){_NEVER}", _decade),
            Rule(("th",), rf"thập\s(?:niên|kỷ|kỉ)\s(?P<y>(?:1[5-9]|20)?\d0){_NEVER}", _decade),
            Rule(("th",), rf"thế\s(?:kỷ|kỉ)\s(?:thứ\s)?(?P<n>\d\d?|[ivxХ]+){_NEVER}", _century),
            Rule(
                (*starts_of(_UNITS), "cu"),
                r"(?:cuối\s(?=tuần))?(?P<unit>năm|tháng|tuần|quý|quí)\s(?P<shift>nay|này|ngoái|trước|tới|sau)(?!\w)(?!\s(?:đó|khi|đây))",
                _relative,
            ),
            Rule(
                ("hô", "ng"),
                rf"(?:ngày\s)?(?P<word>hôm\s(?:nay|qua|kia)|(?<=ngày\s)(?:mai|kia))(?!\w)"
                rf"(?:\s(?:ngày\s)?(?P<d>{_DAY}){_MARK}(?P<m>{_MONTH})(?:{_MARK}(?P<y>{YEAR}))?{_NEVER})?",
                _relative_day,
            ),
            Rule(
                ("th", "ch", "ng"),
                r"(?P<lead>ngày\s)?(?:thứ\s(?P<w>hai|ba|tư|năm|sáu|bảy)|chủ\s(?P<sun>nhật))(?:\s(?P<shift>này|tuần\s(?:này|trước|tới|sau)))?(?!\w)",
                _weekday,
            ),
            *NUMERIC_RULES,
        ),
        vietnamese,
    )
