"""Calendar days in running text, as far as the day of an article needs them: Vietnamese, Kazakh, English, Russian.

Month names: Unicode CLDR 46 (formats wide and abbreviated, genitive in Russian), the usual English short forms, and
the Kazakh Latin alphabet of 2021.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reader.lazy_pattern import LazyPattern

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "en-short": "jan feb mar apr may jun jul aug sep oct nov dec",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru-short": "янв февр мар апр мая июн июл авг сент окт нояб дек",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "kk-latin": "qañtar aqpan nauryz säuır mamyr mausym şılde tamyz qyrküiek qazan qaraşa jeltoqsan",
}


def _folded(text: str) -> str:
    """`text` without the differences that a pattern of `re` overlooks when case does not count (I and ı)."""
    return text.casefold().replace("ı", "i").replace("i\u0307", "i")


_NUMBERS = {_folded(name): number for names in _MONTHS.values() for number, name in enumerate(names.split(), 1)} | {
    "sept": 9,
    "фев": 2,
    "сен": 9,
    "ноя": 11,
}


def _names(*keys: str) -> str:
    return "|".join(name for key in keys for name in _MONTHS[key].split())


_EN = (
    "(?i:"
    + "|".join(_MONTHS["en"].split())
    + r")|(?:"
    + "|".join(name.capitalize() + r"\.?" for name in (*_MONTHS["en-short"].split(), "sept") if name != "may")
    + ")"
)
_KK = f"(?i:{_names('kk', 'kk-latin')})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[89]|20)\d\d"
_NOT_RANGE = r"(?!\d|\s?[-–—]\s?\d)"

# Signs, folded, one of which stands in all that the pattern beside them matches: looking for them is quick.
_ANY = ("",)
_EN_SIGNS = tuple(_MONTHS["en-short"].split())
_KK_SIGNS = (
    *("қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел"),
    *("qañ", "aqp", "nau", "säu", "mam", "mau", "lde", "tam", "qyr", "qaz", "qar", "jel"),
)
_RU_SIGNS = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_VI_SIGNS = ("ngày", "ngay", "sáng", "trưa", "chiều", "tối", "đêm", "hôm", "sang", "chieu", "toi", "dem")

_PATTERNS = tuple(
    (signs, LazyPattern(pattern))
    for signs, pattern in (
        (
            _ANY,
            rf"(?<![\w./-])(?P<y>{_YEAR})(?P<sep>[-./])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?![\d/-])",
        ),
        (_ANY, rf"(?<![\w./-])(?P<d>{_DAY})(?P<sep>[-./])(?P<m>{_MONTH})(?P=sep)(?P<y>{_YEAR})(?!\d|[-/]\d)"),
        (_EN_SIGNS, rf"\b(?P<name>{_EN})\s(?P<d>{_DAY})(?:st|nd|rd|th)?(?:,?\s(?P<y>{_YEAR})\b|{_NOT_RANGE}\b)"),
        (
            _EN_SIGNS,
            rf"(?<![\w–—-])(?<![–—-]\s)(?P<d>{_DAY})(?:st|nd|rd|th)?(?:\sof)?\s(?P<name>{_EN})\b(?:,?\s(?P<y>{_YEAR})\b)?",
        ),
        (
            _KK_SIGNS,
            rf"\b(?P<y>{_YEAR})\s(?i:жыл(?:ғы|дың|ы)?|j[yı]l(?:[gğ][yı]|d[yı][nñ]|[yı])?)\s(?P<d>{_DAY})[\s-](?P<name>{_KK})",
        ),
        (
            _KK_SIGNS,
            rf"(?<![\w–—-])(?<![–—-]\s)(?P<d>{_DAY})[\s-](?P<name>{_KK})(?:\w{{0,5}}\s?,?\s?(?P<y>{_YEAR})\b)?",
        ),
        (_KK_SIGNS, rf"(?i:(?P<name>{_names('kk', 'kk-latin')})(?:дың|тың|ның|dyñ|tyñ))\s(?P<d>{_DAY})\b"),
        (_RU_SIGNS, rf"(?<![\w–—-])(?<![–—-]\s)(?P<d>{_DAY})\s(?P<name>(?i:{_names('ru')}))\b(?:\s(?P<y>{_YEAR})\b)?"),
        (
            _RU_SIGNS,
            rf"(?<![\w–—-])(?<![–—-]\s)(?P<d>{_DAY})\s(?P<name>(?i:{_names('ru-short')}|фев|сен|ноя)\.?)\s(?P<y>{_YEAR})\b",
        ),
        (
            ("ngày", "ngay"),
            rf"(?i:\bng(?:ày|ay))\s(?P<d>{_DAY})\s(?i:th(?:áng|ang))\s(?P<m>{_MONTH})"
            rf"(?:(?:\s(?i:n(?:ăm|am))\s|,\s)(?P<y>{_YEAR}))?\b",
        ),
        (
            ("tháng", "thang"),
            rf"(?<![\w–—-])(?<![–—-]\s)(?P<d>{_DAY})\s(?i:th(?:áng|ang))\s(?P<m>{_MONTH})"
            rf"(?:,\s|\s(?i:n(?:ăm|am))\s)(?P<y>{_YEAR})\b",
        ),
        (
            _VI_SIGNS,
            rf"(?i:\b(?:ng(?:ày|ay)|sáng|trưa|chiều|tối|đêm|hôm|sang|chieu|toi|dem))\s"
            rf"(?P<d>{_DAY})[/-](?P<m>{_MONTH})(?![/\d-])",
        ),
        (("(",), rf"\((?P<d>{_DAY})/(?P<m>{_MONTH})\)"),
    )
)

# "from 8 to 13 September", "May 5 and 7": neither end is the day.
_RANGE_BEFORE = LazyPattern(r"\d\s?(?:[-–—]|to|till|until|and|through|đến|tới|và|по|и|мен|бен)\s?\Z")
_RANGE_AFTER = LazyPattern(r"\s(?:to|till|until|and|through|đến|tới|và|по|и)\s\d")

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """A day found in a text: `value` as in `DocumentDate`, `start` and `end` code-point offsets, end exclusive."""

    value: str
    start: int
    end: int

    @property
    def has_year(self) -> bool:
        """True when the words name a year."""
        return not self.value.startswith("--")

    @property
    def month_day(self) -> str:
        """The value without its year: "--05-06"."""
        return self.value if not self.has_year else f"-{self.value[4:]}"


def find_days(text: str, start: int = 0, end: int | None = None) -> list[Day]:
    """The days named in `text[start:end]`, in text order, not overlapping; a day with its year wins.

    Numeric dates are read day first, as Vietnamese, Kazakh, Russian and British usage have them. A range of days
    ("May 5-7") names no single day and is left out.
    """
    limit = len(text) if end is None else end
    found = sorted(_all(text, start, limit), key=lambda day: (not day.has_year, day.start - day.end))
    kept: list[Day] = []
    for day in found:
        if not any(day.start < other.end and other.start < day.end for other in kept):
            kept.append(day)
    return sorted(kept, key=lambda day: day.start)


def _all(text: str, start: int, end: int) -> Iterator[Day]:
    folded = _folded(text[start:end])
    for signs, pattern in _PATTERNS:
        if not any(sign in folded for sign in signs):
            continue
        for match in pattern.finditer(text, start, end):
            groups = match.groupdict()
            day = int(groups["d"])
            name = groups.get("name")
            month = _NUMBERS[_folded(name).rstrip(".")] if name else int(groups["m"])
            ranged = _RANGE_BEFORE.search(text, max(start, match.start() - 12), match.start()) or _RANGE_AFTER.match(
                text, match.end()
            )
            if day > _LENGTHS[month - 1] or ranged:
                continue
            year = groups.get("y")
            yield Day(f"{year or '-'}-{month:02}-{day:02}", match.start(), match.end())
