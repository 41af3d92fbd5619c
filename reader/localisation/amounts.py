"""Sums of money and percentages the way a language writes them, the three of the shipped catalogues without Babel.

A currency is named by its code (ISO 4217), which no two countries share; the words for large numbers are those of
CLDR's compact decimal formats, and Kazakh has its short ones, as newspapers do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from reader.lazy_pattern import LazyPattern

_MONEY = LazyPattern(r"([A-Z]{3}) (\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?")
_PERCENTAGE = LazyPattern(r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?")
_MOST_DECIMALS = 3
"""How many may stand behind the decimal sign for a number to be written with a word like "million"."""


@dataclass(frozen=True, slots=True)
class _Language:
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


def _numbers(*digits: str | None) -> list[Decimal]:
    try:
        return [Decimal(each) for each in digits if each]
    except InvalidOperation:
        return []


def _in_words(words: _Language, numbers: list[Decimal]) -> str | None:
    """The numbers with a word for their size, if that is shorter and says the same."""
    for power, word in words.scales.items():
        scaled = [number.scaleb(-power).normalize() for number in numbers]
        short = all(-int(number.as_tuple().exponent) <= _MOST_DECIMALS for number in scaled)
        if scaled[-1] >= 1 and short:
            return f"{_joined(_grouped(words, number) for number in scaled)} {word}"
    return None


def _joined(written: Iterable[str]) -> str:
    return "–".join(written)


def _grouped(words: _Language, number: Decimal) -> str:
    whole, _point, rest = format(number, "f").partition(".")
    grouped = f"{int(whole):,}".replace(",", words.group)
    return f"{grouped}{words.decimal}{rest}" if rest else grouped
