"""Reading numbers as newspapers write them: digits with separators, and Kazakh numerals in words.

Separators by language are those of the Unicode CLDR (en 1,234.5; vi 1.234,5; kk and ru 1 234,5); Kazakh numerals follow
the grammar of the literary language (units, tens, жүз, мың, миллион; decimals as "екі бүтін оннан үш" or "екі де үш").
"""

import re
from decimal import Decimal

SPACES = " \u00a0\u202f\u2009"
"""White space that may stand inside a number or between a number and its unit."""

NUMBER = rf"\d{{1,3}}(?:[{SPACES}]\d{{3}}){{1,5}}(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*"
"""A number in digits, in any of the languages' ways of grouping."""

_THOUSANDS = {"en": ",", "vi": ".", "kk": ".", "ru": "."}


def parse_number(digits: str, language: str) -> Decimal | None:
    """The value of `digits` as written in `language`, or None when it is no number ("1.2.3", "12.34.56").

    A separator that occurs twice groups thousands, and so does one before exactly three digits where the language
    groups with it; of two different separators the last marks decimals. "mul" and "und" read a lone comma or point
    before three digits as grouping.
    """
    plain = re.sub(rf"[{SPACES}]", "", digits)
    marks = [char for char in plain if char in ".,"]
    if not marks:
        return Decimal(plain)
    kinds = set(marks)
    groups = re.split(r"[.,]", plain)
    if len(kinds) == 2:
        decimal = marks[-1]
        if marks.count(decimal) > 1:
            return None
        groups = plain.split(decimal)[0].split(marks[0])
        return _value(groups, plain.split(decimal)[1])
    if len(marks) > 1:
        return _value(groups, "")
    if len(groups[1]) == 3 and len(groups[0]) <= 3 and groups[0] != "0" and plain == digits:
        grouping = _THOUSANDS.get(language)
        if grouping is None or marks[0] == grouping:
            return _value(groups, "")
    return Decimal(f"{groups[0]}.{groups[1]}")


def _value(groups: list[str], fraction: str) -> Decimal | None:
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        return None
    return Decimal("".join(groups) + ("." + fraction if fraction else ""))


def plain(number: Decimal) -> str:
    """`number` in digits without exponent, grouping or trailing zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


KAZAKH_UNITS = {
    "нөл": 0, "бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "сегіз": 8, "тоғыз": 9,
    "он": 10, "жиырма": 20, "отыз": 30, "қырық": 40, "елу": 50, "алпыс": 60, "жетпіс": 70, "сексен": 80,
    "тоқсан": 90,
}  # fmt: skip
KAZAKH_SCALES = {
    "жүз": 100, "мың": 1000, "миллион": 10**6, "млн": 10**6, "миллиард": 10**9, "млрд": 10**9,
    "триллион": 10**12, "трлн": 10**12,
}  # fmt: skip
_WORDS = sorted([*KAZAKH_UNITS, *KAZAKH_SCALES], key=len, reverse=True)
_STEMS = {"қырқ": 40, "жиырмас": 20}
_ORDINAL = "(?:с?[ыі]?нш[ыі])"

KAZAKH_CARDINAL = rf"(?:{'|'.join(_WORDS)})(?:\s(?:{'|'.join(_WORDS)})){{0,8}}"
"""A cardinal numeral in words: екі мың жиырма бес."""

KAZAKH_DECIMAL = (
    rf"{KAZAKH_CARDINAL}(?:\s(?:бүтін(?:\s(?:оннан|жүзден|мыңнан))?|де|да|те|та)\s{KAZAKH_CARDINAL}|\sжарым)?"
)
"""A numeral in words with a fraction: он екі бүтін оннан тоғыз, бір жарым."""

KAZAKH_ORDINAL = rf"(?:(?:{'|'.join(_WORDS)})\s){{0,5}}(?:{'|'.join([*_WORDS, *_STEMS])}){_ORDINAL}"
"""An ordinal numeral in words: екі мың он жетінші."""

KAZAKH_NUMERAL_STARTS = tuple(sorted({word[:2] for word in _WORDS}))
"""The first two letters of numerals, for dispatching."""


def parse_kazakh(words: str) -> Decimal | None:
    """The value of a Kazakh numeral in words, cardinal or ordinal, also with a case ending; None if it is none."""
    lowered = words.casefold()
    if lowered.endswith(" жарым"):
        whole = parse_kazakh(lowered[: -len(" жарым")])
        return None if whole is None else whole + Decimal("0.5")
    parts = re.split(r"\s(?:бүтін(?:\s(?:оннан|жүзден|мыңнан))?|де|да|те|та)\s", lowered, maxsplit=1)
    if len(parts) == 2:
        whole, fraction = parse_kazakh(parts[0]), parse_kazakh(parts[1])
        places = 2 if "жүзден" in lowered else 3 if "мыңнан" in lowered else 1
        if whole is None or fraction is None:
            return None
        return _scaled(whole, fraction, places)
    total, group = 0, 0
    for word in lowered.split():
        number = _word_value(word)
        if number is None:
            return None
        if number == 100:
            group = (group or 1) * 100
        elif number >= 1000:
            total += (group or 1) * number
            group = 0
        else:
            group += number
    return Decimal(total + group)


def _scaled(whole: Decimal, fraction: Decimal, places: int) -> Decimal:
    """`whole` and `fraction` of the given decimal places; a scale word after the fraction multiplies both."""
    base = Decimal(10**places)
    scale = 1
    for factor in (10**12, 10**9, 10**6, 1000):
        if fraction >= factor and fraction % factor == 0:
            scale, fraction = factor, fraction / factor
            break
    return (whole + fraction / base) * scale


def _word_value(word: str) -> int | None:
    for table in (KAZAKH_UNITS, KAZAKH_SCALES):
        if word in table:
            return table[word]
    for stem in (*_WORDS, *_STEMS):
        if word.startswith(stem) and re.fullmatch(r"[а-яәғқңөұүһі]{1,9}", word[len(stem) :]):
            return {**KAZAKH_UNITS, **KAZAKH_SCALES, **_STEMS}[stem]
    return None
