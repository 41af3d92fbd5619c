"""Kazakh dates; case endings belong to the mention. Month and weekday names: Unicode CLDR, locale kk.

Years and days are also read when written in words (екі мың он жетінші жыл), as in scripts for speech.
"""

import re
from functools import cache

from reader.entities.recognition.amounts_numerals import KAZAKH_NUMERAL_STARTS, KAZAKH_ORDINAL, parse_kazakh
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
    DASH,
    DIGIT,
    NUMERIC_RULES,
    YEAR,
    Grammar,
    Rule,
    starts_of,
    word_after,
    word_before,
)
from reader.entities.recognition.temporal_tense_kazakh import kazakh

_MONTHS = [
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
    "желтоқсан",
]  # fmt: skip
_WEEKDAYS = ["дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"]
_LETTER = "[а-яәғқңөұүһіё]"
_ENDING = (
    r"(?:(?:ы|і|сы|сі)?(?:(?:[ндт][ыі]ң|нда|нде|[дт][ае]|[ндт][ае]н|[ғгқк][ае]|н[ае]|н|[дтн][ыі]|[мбп]ен)"
    r"(?:ғы|гі)?|ғы|гі)?)(?:-(?:ақ|ау))?"
)
"""The case and possessive endings of a noun, with -ғы/-гі (of that time), as one group."""
_ORDINAL_MARK = r"-?с?[ыі]?н?ш[ыі]"
_DAY_NUMBER = rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:{_ORDINAL_MARK}(?!{_LETTER}))?(?!\d)|{KAZAKH_ORDINAL})"
_YEAR_NUMBER = rf"(?:{YEAR}(?:{_ORDINAL_MARK})?|{KAZAKH_ORDINAL})"
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_SHIFTS = {
    "осы": 0, "биылғы": 0, "ағымдағы": 0, "үстіміздегі": 0, "былтырғы": -1, "өткен": -1, "алдыңғы": -1,
    "келесі": 1, "келер": 1, "алдағы": 1, "ендігі": 1, "келе жатқан": 1,
}  # fmt: skip
_SHIFT = "|".join(_SHIFTS)
_UNITS = {"жыл": "year", "ай": "month", "апта": "week", "тоқсан": "quarter", "жұма": "week"}
_ALONE = {"биыл": ("year", 0), "былтыр": ("year", -1), "бүгін": ("day", 0), "кеше": ("day", -1), "ертең": ("day", 1)}
_ORDINALS = {"бірінші": 1, "екінші": 2, "үшінші": 3, "төртінші": 4, "соңғы": 4, "алғашқы": 1}
_SEASON = r"(?:көктем|жаз|күз|қыс)"
_EDGE = r"(?:басы|соңы|аяғы|ортасы|қарсаңы)"
_CASE = rf"{_ENDING}(?!{_LETTER})"
_YEAR_HEAD = (
    rf"(?:(?P<y>{_YEAR_NUMBER})\s(?:жылғы|жыл(?:д[ыі]ң|ы)?|ж\.)|(?P<rel>{_SHIFT})\sжыл(?:ғы|д[ыі]ң)|"
    r"(?P<own>биылғы|былтырғы))"
)
_NUMERALS = (DIGIT, *KAZAKH_NUMERAL_STARTS)
_YEAR_STARTS = (*_NUMERALS, *starts_of(_SHIFTS), "би", "бы")


def _number(text: str | None) -> int | None:
    if not text:
        return None
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits.group())
    value = parse_kazakh(text)
    return None if value is None else int(value)


def _year_of(match: re.Match[str], anchor: Anchor) -> tuple[int | None, bool]:
    """The year a match names, and whether what it names can be a year at all."""
    groups = match.groupdict()
    if groups.get("y"):
        year = _number(groups["y"])
        if not groups["y"][0].isdigit() and parse_kazakh(_last_word(match)) is not None:  # the tail of a longer numeral
            return None, False
        if year is not None and 10 <= year < 100:  # он тоғызыншы жылғы: the nineteenth year of a century
            year += 2000 if year <= 40 else 1900
        return year, year is not None and 1500 <= year <= 2100
    own = anchor.own_year
    if groups.get("rel"):
        return None if own is None else own + _SHIFTS[groups["rel"].casefold()], True
    if groups.get("own"):
        return None if own is None else own - groups["own"].casefold().startswith("былтыр"), True
    return None, True


def _last_word(match: re.Match[str]) -> str:
    before = word_before(match)
    return before if before.isalpha() else "-"


def _month(match: re.Match[str], group: str) -> int | None:
    name = match.groupdict().get(group)
    return _MONTHS.index(name.casefold()) + 1 if name else None


def _day(match: re.Match[str], anchor: Anchor) -> str | None:
    year, fits = _year_of(match, anchor)
    month, other = _month(match, "m"), _month(match, "m1")
    first, last = _number(match["d"]), _number(match.groupdict().get("d2"))
    if not fits or month is None or first is None:
        return None
    if year is None and match.groupdict().get("tail"):
        year = int(match["tail"])
    if last is None:
        return day_value(year, month, first, anchor)
    if other is not None and other != month:
        return span_value((other, first), (month, last), year, anchor)
    return days_value(year, month, first, last, anchor)


def _named_month(match: re.Match[str], anchor: Anchor) -> str | None:
    year, fits = _year_of(match, anchor)
    month, other = _month(match, "m"), _month(match, "m2")
    if not fits or month is None:
        return None
    if not (match["y"] or match["rel"] or match["own"] or other or match["noun"]):
        name = match["m"].casefold()
        if match["m"][0].isupper() and word_before(match):  # Қазан the city, Наурыз the feast
            return None
        ending = match.group()[len(name) :].casefold()
        if name in {"маусым", "қазан"} and not re.fullmatch("[дн][ае]н?", ending):  # also "season", "cauldron"
            return None
        if re.match("[ыі](?!мен)", ending):  # a possessive needs its possessor
            return None
    value = month_value(year, month, anchor)
    return period(value, month_value(year, other, anchor)) if other else value


def _year(match: re.Match[str], anchor: Anchor) -> str | None:
    year, fits = _year_of(match, anchor)
    if match["bare"] is not None and (_number(match["y"]) or 0) < 1500:  # оныншы жыл: the tenth year
        return None
    if not fits:
        return None
    return "" if year is None else f"{year:04}"


def _short_year(match: re.Match[str], _: Anchor) -> str | None:
    return match["y"]


def _years(match: re.Match[str], _: Anchor) -> str | None:
    first, last = _number(match["y"]), _number(match["y2"])
    if first is None or last is None or not 1500 <= last <= 2100:
        return None
    if not match["noun"] and word_after(match)[:1].isalpha() and word_after(match)[:1].islower():
        return None
    return years_value(first, last)


def _decade(match: re.Match[str], _: Anchor) -> str | None:
    year = _number(match["y"])
    if year is None or year % 10 or not (20 <= year <= 90 or 1500 <= year <= 2100):
        return None
    return decade_value(year)


def _part_of_year(match: re.Match[str], anchor: Anchor) -> str | None:
    year, fits = _year_of(match, anchor)
    if not fits:
        return None
    if year is None and not (match["y"] or match["rel"] or match["own"]):
        year = anchor.own_year
    part = match["part"].casefold()
    count = _ORDINALS.get(part) or roman(part) or int(re.sub(r"\D", "", part) or 0)
    if match["kind"].casefold().startswith("тоқсан"):
        return quarter_value(year, count)
    return months_value(year, 1 if count == 1 else 7, 6 if count == 1 else 12) if count in {1, 2, 4} else None


def _edge_of_year(match: re.Match[str], anchor: Anchor) -> str | None:
    year, fits = _year_of(match, anchor)
    if not fits or (match["edge"].casefold() == "жаз" and match.group()[-2:] == "ғы"):
        return None
    if not (match["y"] or match["rel"] or match["own"]):
        if word_before(match).casefold() in {"жаңа", "оқу"} or word_before(match)[-1:].isdigit():
            return None  # the eve of the new year, the end of the school year
        year = anchor.own_year
    return "" if year is None else f"{year:04}"


def _first_months(match: re.Match[str], anchor: Anchor) -> str | None:
    year, fits = _year_of(match, anchor)
    count = _number(match["n"])
    if not fits or count is None:
        return None
    return months_value(anchor.own_year if year is None else year, 1, count)


def _relative(match: re.Match[str], anchor: Anchor) -> str | None:
    return relative_value(_UNITS[match["unit"].casefold()], _SHIFTS[match["shift"].casefold()], anchor)


def _alone(match: re.Match[str], anchor: Anchor) -> str | None:
    unit, offset = _ALONE[match["word"].casefold()]
    return relative_value(unit, offset, anchor)


def _weekday(match: re.Match[str], anchor: Anchor) -> str | None:
    name = match["w"].casefold()
    if name == "жұма" and not match["day"]:  # also "week" and a family name
        return None
    return weekday_value(_WEEKDAYS.index(name), None, anchor)


def _century(match: re.Match[str], _: Anchor) -> str | None:
    name = match["n"]
    count = roman(name) or _number(name)
    return century_value(count) if count else None


@cache
def grammar() -> Grammar:
    """The Kazakh date rules."""
    months = starts_of(_MONTHS)
    year = rf"(?:{_YEAR_HEAD},?\s)"
    part = r"(?P<part>бірінші|екінші|үшінші|төртінші|соңғы|алғашқы|[1-4](?:-?(?:ш[ыі]|[ыі]?нш[ыі]))?|iv|i{1,3})[\s-]"
    genitive_day = rf"(?:\d\d?(?:-?{_LETTER}{{1,6}})?|{_spelled_days()})"
    day_end = rf"{_ENDING}(?!{_LETTER})(?![-–]{_LETTER})"
    return Grammar(
        "kazakh",
        (
            Rule(
                _YEAR_STARTS,
                rf"{year}?(?P<d>{_DAY_NUMBER})(?:(?:\s(?P<m1>{_MONTH}){_ENDING})?(?:{DASH}|\s(?:мен|пен|бен)\s)(?P<d2>{_DAY_NUMBER}))?"
                rf"[\s-](?P<m>{_MONTH}){day_end}(?:,?\s(?P<tail>{YEAR})\sжыл{_ENDING}(?!{_LETTER}))?",
                _day,
            ),
            Rule(
                (*_YEAR_STARTS, *months),
                rf"{year}?(?P<m>{_MONTH})[ндт][ыі]ң\s(?P<d>{genitive_day}|{KAZAKH_ORDINAL})"
                rf"(?:(?:{DASH}|\s(?:мен|пен|бен)\s)(?P<d2>{genitive_day}))?(?!{_LETTER}|\d)",
                _day,
            ),
            Rule(
                (*_YEAR_STARTS, *months),
                rf"{year}?(?P<m1>{_MONTH})[ндт][ыі]ң\s(?P<d>{genitive_day})(?:{DASH}|\s(?:мен|пен|бен)\s)"
                rf"(?P<m>{_MONTH})[ндт][ыі]ң\s(?P<d2>{genitive_day})(?!{_LETTER}|\d)",
                _day,
            ),
            Rule(
                (*_YEAR_STARTS, *months),
                rf"{year}?(?P<m>{_MONTH})(?:{_ENDING}(?:{DASH}|\s(?:мен|пен|бен)\s)(?P<m2>{_MONTH}))?{day_end}"
                rf"(?P<noun>\sай(?:лар)?{_CASE}(?:\s{_EDGE}{_CASE})?)?",
                _named_month,
            ),
            Rule(
                (*_NUMERALS,),
                rf"(?P<y>{_YEAR_NUMBER})(?:\s|-)?жыл(?:ғы|{_ENDING}(?P<bare>(?<=л))?)(?!{_LETTER})",
                _year,
            ),
            Rule((DIGIT,), rf"(?P<y>{YEAR})\s?ж\.", _short_year),
            Rule(
                (DIGIT,),
                rf"(?P<y>{YEAR})\s?[-–—/]\s?(?P<y2>{YEAR}(?:{_ORDINAL_MARK})?)(?P<noun>[\s-](?:оқу\s)?жыл(?:дар)?{_CASE}|\s?жж?\.)?(?!{_LETTER}|\d|%)",
                _years,
            ),
            Rule(
                _NUMERALS,
                rf"(?P<y>(?:\d\d|{YEAR})(?:{_ORDINAL_MARK})?|{KAZAKH_ORDINAL})[\s-]жылдар{_CASE}(?:\s{_EDGE}{_LETTER}{{0,5}})?",
                _decade,
            ),
            Rule(
                (*_YEAR_STARTS, *starts_of(_ORDINALS), "i", "ii", "iv"),
                rf"(?:{year})?(?:{part})(?P<kind>тоқсан|жартыжылды[қғ]|жартыс){_CASE}",
                _part_of_year,
            ),
            Rule(
                (*_YEAR_STARTS, "жы"),
                rf"(?:{year}|жыл(?:д[ыі]ң)?\s(?={_EDGE}))(?P<edge>{_EDGE}|{_SEASON}){_CASE}",
                _edge_of_year,
            ),
            Rule(
                _YEAR_STARTS,
                rf"{year}?(?:(?:алғашқы|бірінші)\s)?(?P<n>1[012]|[1-9])\sай(?:лық)?{_CASE}",
                lambda match, anchor: (
                    _first_months(match, anchor) if match["y"] or match["rel"] or match["own"] else None
                ),
            ),
            Rule(
                starts_of(_SHIFTS),
                rf"(?P<shift>{_SHIFT})\s(?P<unit>{'|'.join(_UNITS)})(?:д[ыі]ң\s{_EDGE}{_CASE}|(?:ғы|{_ENDING})(?!{_LETTER}))",
                _relative,
            ),
            Rule(
                starts_of(_ALONE),
                rf"(?P<word>биыл|былтыр|ертең)(?!гі){_ENDING}(?!{_LETTER}|-)",
                _alone,
            ),
            Rule(("бү", "ке"), rf"(?P<word>бүгін|кеше)(?:нен|н[іе]ң|ден|ге|(?<=кеше)гі)?(?!{_LETTER}|-)", _alone),
            Rule((DIGIT,), rf"(?P<y>{YEAR})-[дт][ае](?!{_LETTER})", _short_year),
            Rule(starts_of(_WEEKDAYS), rf"(?P<w>{'|'.join(_WEEKDAYS)})(?P<day>(?=\sкүн))?{_CASE}", _weekday),
            Rule(
                (*_NUMERALS, *"vixхі", "xx", "хх", "хі", "xi", "xv", "хv"),
                rf"(?P<n>[ivxхі]+|\d\d?(?:{_ORDINAL_MARK})?|{KAZAKH_ORDINAL})[\s-]ғасыр(?:лар)?{_CASE}",
                _century,
            ),
            *NUMERIC_RULES,
        ),
        kazakh,
    )


def _spelled_days() -> str:
    """A pattern for a day in words with its possessive ending: жиырма бесі, екісінен, он тоғызында."""
    tens = r"(?:(?:он|жиырма|отыз)\s)?"
    units = "бірі|екісі|үші|төрті|бесі|алтысы|жетісі|сегізі|тоғызы"
    return rf"(?:{tens}(?:{units})|оны|жиырмасы|отызы)(?:н(?:да|де|а|е|ан|ен|[ыі]ң)?)?"
