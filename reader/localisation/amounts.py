"""Sums, percentages and quantities the way a language writes them, the three of the shipped catalogues without Babel.

A currency is named by its code (ISO 4217), which no two countries share; the words for large numbers are those of
CLDR's compact decimal formats, and Kazakh has its short ones, as newspapers do. Units are those of CLDR: symbols for
measures, words for spans of time and what else is counted in words.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from decimal import Decimal

_MONEY = LazyPattern(r"([A-Z]{3}) (\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?")
_PERCENTAGE = LazyPattern(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?")
_QUANTITY = LazyPattern(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))? (\S+)(?: .*)?")
_MOST_DECIMALS = 3
"""How many may stand behind the decimal sign for a number to be written with a word like "million"."""


class _Language(NamedTuple):
    """How a language writes numbers. scales: words by power of ten, the largest first. money: the pattern of a sum."""

    decimal: str
    group: str
    scales: Mapping[int, str]
    money: str


_LANGUAGES: Final[Mapping[str, _Language]] = {
    "en": _Language(".", ",", {12: "trillion", 9: "billion", 6: "million"}, "{code} {number}"),
    "vi": _Language(",", ".", {12: "nghìn tỷ", 9: "tỷ", 6: "triệu"}, "{number} {code}"),
    "kk": _Language(",", "\u00a0", {12: "трлн", 9: "млрд", 6: "млн"}, "{number} {code}"),
}


_UNITS: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "km": ("km", "km", "km", "км"),
    "km2": ("km²", "km²", "km²", "км²"),
    "m2": ("m²", "m²", "m²", "м²"),
    "m3": ("m³", "m³", "m³", "м³"),
    "m": ("m", "m", "m", "м"),
    "cm": ("cm", "cm", "cm", "см"),
    "mm": ("mm", "mm", "mm", "мм"),
    "ha": ("ha", "ha", "ha", "га"),
    "t": ("tonne", "tonnes", "tấn", "тонна"),
    "kg": ("kg", "kg", "kg", "кг"),
    "g": ("g", "g", "g", "г"),
    "l": ("litre", "litres", "lít", "литр"),
    "barrel": ("barrel", "barrels", "thùng", "баррель"),
    "MW": ("MW", "MW", "MW", "МВт"),
    "GW": ("GW", "GW", "GW", "ГВт"),
    "kW": ("kW", "kW", "kW", "кВт"),
    "kWh": ("kWh", "kWh", "kWh", "кВт·сағ"),
    "°C": ("°C", "°C", "°C", "°C"),
    "year": ("year", "years", "năm", "жыл"),
    "month": ("month", "months", "tháng", "ай"),
    "week": ("week", "weeks", "tuần", "апта"),
    "day": ("day", "days", "ngày", "күн"),
    "hour": ("hour", "hours", "giờ", "сағат"),
    "minute": ("minute", "minutes", "phút", "минут"),
    "second": ("second", "seconds", "giây", "секунд"),
    "person": ("person", "people", "người", "адам"),
    "country": ("country", "countries", "quốc gia", "ел"),
}
"""By the unit's common name: one and several in English, Vietnamese, Kazakh."""
_UNIT_COLUMNS: Final[Mapping[str, int]] = {"en": 1, "vi": 2, "kk": 3}


def has_common_unit(value: str) -> bool:
    """Whether a normalised quantity ("150 km") is of a unit that is one and the same in all languages.

    Miles are not: they are of the land or of the sea. Of other values, the text's own words say what is counted.
    """
    return value.partition(" ")[2] in _UNITS


def format_money(value: str, language: str) -> str | None:
    """A normalised sum or a span of sums ("USD 2500000", "USD 5-10"); None for other values and languages."""
    words, match = _LANGUAGES.get(language), _MONEY.fullmatch(value)
    if words is None or match is None:
        return None
    numbers = _numbers(match[2], match[3])
    if not numbers:
        return None
    number = _in_words(words, numbers) or _joined(_grouped(words, each) for each in numbers)
    return words.money.format(code=match[1], number=number)


def format_percentage(value: str, language: str) -> str | None:
    """A normalised percentage or a span ("7.5", "5-7"); None for other values and languages."""
    words, match = _LANGUAGES.get(language), _PERCENTAGE.fullmatch(value)
    if words is None or match is None:
        return None
    numbers = _numbers(match[1], match[2])
    return f"{_joined(_grouped(words, each) for each in numbers)}%" if numbers else None


def format_quantity(value: str, language: str) -> str | None:
    """A normalised number of a unit or a span ("150 km", "5-7 year"), the text's own words may follow ("5 km км").

    None for other values, units that have no common name ("21 flights") and other languages.
    """
    words, match = _LANGUAGES.get(language), _QUANTITY.fullmatch(value)
    unit = _UNITS.get(match[3]) if match else None
    if words is None or match is None or unit is None:
        return None
    numbers = _numbers(match[1], match[2])
    if not numbers:
        return None
    number = _in_words(words, numbers) or _joined(_grouped(words, each) for each in numbers)
    return f"{number} {unit[0 if language == 'en' and numbers == [1] else _UNIT_COLUMNS[language]]}"


def _numbers(*digits: str | None) -> "list[Decimal]":
    from decimal import Decimal, InvalidOperation

    try:
        return [Decimal(each) for each in digits if each]
    except InvalidOperation:
        return []


def _in_words(words: _Language, numbers: "list[Decimal]") -> str | None:
    """The numbers with a word for their size, if that is shorter and says the same."""
    for power, word in words.scales.items():
        scaled = [number.scaleb(-power).normalize() for number in numbers]
        short = all(-int(number.as_tuple().exponent) <= _MOST_DECIMALS for number in scaled)
        if scaled[-1] >= 1 and short:
            return f"{_joined(_grouped(words, number) for number in scaled)} {word}"
    return None


def _joined(written: Iterable[str]) -> str:
    return "–".join(written)


def _grouped(words: _Language, number: "Decimal") -> str:
    whole, _point, rest = format(number, "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", words.group)
    return f"{grouped}{words.decimal}{rest}" if rest else grouped
