"""Sums of money, percentages and quantities in English, Vietnamese, Kazakh and Russian text, with their values."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reader.entities.mention import EntityType
from reader.entities.recognition.amounts_currency import CODES, OLD_CODES, SYMBOLS, currency_pattern
from reader.entities.recognition.amounts_numerals import (
    KAZAKH_DECIMAL,
    NUMBER,
    SPACES,
    parse_kazakh,
    parse_number,
    plain,
)
from reader.entities.recognition.amounts_units import english_phrase, kazakh_phrase, unit_at, vietnamese_phrase
from reader.entities.recognition.candidate import Candidate

__all__ = ["find_amounts"]

_PRIORITY = 66
"""Above the countries' names that stand inside the names of currencies: US dollars, АҚШ доллары."""
_GAP = rf"[{SPACES}]?"
_LANGUAGES = ("en", "vi", "kk", "ru")
_SCALES = {
    "en": {
        "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "mln": 6, "mn": 6, "bln": 9, "bn": 9, "trn": 12,
        "tn": 12, "m": 6, "b": 9, "k": 3, "hundred": 2,
    },
    "vi": {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9, "trăm": 2},
    "kk": {
        "жүз": 2, "мың": 3, "миллион": 6, "млн": 6, "миллиард": 9, "млрд": 9, "триллион": 12, "трлн": 12,
    },
    "ru": {
        "тысячи": 3, "тысяч": 3, "тысяча": 3, "тыс": 3, "миллионов": 6, "миллиона": 6, "миллион": 6, "млн": 6,
        "миллиардов": 9, "миллиарда": 9, "миллиард": 9, "млрд": 9, "триллионов": 12, "триллиона": 12, "триллион": 12,
        "трлн": 12,
    },
}  # fmt: skip
"""Powers of ten by the words for them."""
_SHORT = {"m", "b", "k", "bn", "mn", "tn"}
_WORD_NUMBERS = {
    "en": {
        "half a": "0.5", "a": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
        "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15",
        "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80",
        "ninety": "90", "hundred": "100",
    },
    "vi": {
        "nửa": "0.5", "một": "1", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8",
        "chín": "9", "mười": "10",
    },
}  # fmt: skip
_AMBIGUOUS_NAMES = frozenset({"pound", "pounds", "won", "đô", "bath", "bat"})
"""Currency names that are words of their own: read as money only after thousands or more."""
_PERCENT = {
    "en": r"per\s?cent(?:age\spoints?)?|percentage\spoints?|pct",
    "vi": r"(?:điểm\s)?phần\străm|điểm\s%",
    "kk": r"(?:пайыз|процент|проценттік|пайыздық)(?:[а-яәғқңөұүһі]{0,7})",
    "ru": r"процент[а-яё]{0,4}",
}
_AFTER_NAMES = frozenset([
    "no", "number", "article", "chapter", "resolution", "decree", "decision", "directive", "circular", "item",
    "section", "clause", "paragraph", "page", "group", "top", "flight", "route", "highway", "room", "đường",
    "số", "điều", "khoản", "khóa", "khoá", "lần", "quý", "tuổi", "kỳ", "hạng", "thứ", "ngày", "tháng", "năm",
    "quận", "phường", "chương", "mục", "quyết", "lộ", "lúc", "trang", "tổ", "g-",
])  # fmt: skip
_YEAR_CONTEXT = frozenset([
    "in", "since", "of", "by", "until", "during", "from", "early", "mid", "late", "before", "after", "through",
    "năm", "от", "в", "с", "до",
])  # fmt: skip
_MEASURES = frozenset(
    {"km", "km2", "m2", "m3", "cm", "mm", "mile", "ha", "t", "quintal", "kg", "barrel", "MW", "GW", "kW", "kWh"}
)
"""Units that no number of a model or route has behind it: a capitalised word may stand before (Taxila 28 km west)."""
_MONTHS = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|сағат|saat|aged|№|#|in|lúc", re.IGNORECASE
)
_NUMBER_ENDING = re.compile(r"-?(?:[дтн][ае]н|[гғкқ][ае])\s(?:астам|көп|аса|жуық)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Forms:
    """The compiled patterns of one language."""

    language: str
    trigger: re.Pattern[str]
    number: re.Pattern[str]
    scale: re.Pattern[str]
    currency: re.Pattern[str]
    percent: re.Pattern[str]
    sign: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Number:
    """A number or range in the text, with its scale words."""

    start: int
    end: int
    values: tuple[Decimal, ...]
    in_words: bool = False
    scaled: bool = False

    @property
    def value(self) -> str:
        return "-".join(plain(value) for value in self.values)


def find_amounts(text: str, start: int, end: int, language: str) -> list[Candidate]:
    """The sums of money, percentages and quantities of `text[start:end]`, in text order and without overlaps.

    start, end: code points into `text`, end exclusive.
    language: the paragraph's ISO 639-1 code; with any other than "en", "vi", "kk", "ru" the forms of all are tried.
    Values: MONEY "USD 146300000" (ISO 4217), PERCENT "18.4", QUANTITY number and what it counts: the head as written
    ("21 flights") or the common name of a unit ("60 year", "150 km", "194 country"); a hyphen joins a range.
    """
    language = language if language in _LANGUAGES else "und"
    forms = _forms(language)
    found: list[Candidate] = []
    reached = start
    for trigger in forms.trigger.finditer(text, start, end):
        at = trigger.start()
        if at < reached:
            continue
        candidate = _at(text, at, start, end, forms)
        if candidate is not None:
            found.append(candidate)
            reached = candidate.end
    return found


def _at(text: str, at: int, start: int, end: int, forms: _Forms) -> Candidate | None:
    if _is_glued(text, at, start):
        return None
    sign = forms.sign.match(text, at, end)
    number = _number(text, sign.end() if sign else at, end, forms)
    if number is None:
        return None
    if sign:
        return _prefixed(text, end, sign, number, forms)
    return (
        _money(text, end, number, forms)
        or _percent(text, end, number, forms)
        or _quantity(text, start, end, number, forms.language)
    )


def _is_glued(text: str, at: int, start: int) -> bool:
    """True when what stands at `at` continues a word or number (COVID-19, 6/5, 1.2.3, the second half of 3-5)."""
    if at <= start:
        return False
    before = text[at - 1]
    if before.isalnum() or before in "_#№":
        return True
    return (
        before in "-–/.,:’'"
        and at - 2 >= start
        and text[at - 2].isalnum()
        and not (before in "–’'" and not text[at - 2].isdigit())
    )


def _number(text: str, at: int, end: int, forms: _Forms) -> _Number | None:
    match = forms.number.match(text, at, end)
    if match is None:
        return None
    first = _value(match["n"], forms.language)
    if first is None:
        return None
    values: tuple[Decimal, ...] = (first,)
    stop = match.end("n")
    if match["n2"]:
        second = _value(match["n2"], forms.language)
        if second is not None and second > first:
            values, stop = (first, second), match.end()
    in_words = not match["n"][0].isdigit()
    scale, scale_end = _scale(text, stop, end, forms)
    return _Number(at, scale_end, tuple(value * scale for value in values), in_words, scale_end != stop)


def _value(digits: str, language: str) -> Decimal | None:
    if digits[0].isdigit():
        return None if digits.startswith("00") else parse_number(digits, language)
    words = re.sub(r"\s+", " ", digits.casefold())
    for table in _WORD_NUMBERS.values():
        if words in table:
            return Decimal(table[words])
    return parse_kazakh(words)


def _scale(text: str, at: int, end: int, forms: _Forms) -> tuple[int, int]:
    """The factor of the scale words at `at` (nghìn tỷ: 10¹²) and where they end."""
    power = 0
    for _ in range(2):
        match = forms.scale.match(text, at, end)
        if match is None:
            break
        word = match["word"].casefold()
        if word in _SHORT and match.start("word") > at:  # 5 m is five metres
            break
        factor = next((table[word] for table in _SCALES.values() if word in table), None)
        if factor is None:  # patterns take letters for alike that are not, as ı and i
            break
        power += factor
        at = match.end()
    return 10**power, at


def _prefixed(text: str, end: int, sign: re.Match[str], number: _Number, forms: _Forms) -> Candidate | None:
    code = _code(sign["sign"])
    stop = number.end
    suffix = forms.currency.match(text, stop, end)
    if suffix and _named(suffix) == code:
        stop = suffix.end()
    return _money_candidate(sign.start(), stop, code, number)


def _money(text: str, end: int, number: _Number, forms: _Forms) -> Candidate | None:
    match = forms.currency.match(text, number.end, end)
    if match is None:
        return None
    code = _named(match)
    large = number.scaled or number.values[0] >= 1000
    if not large and (number.in_words or match.group().strip().casefold() in _AMBIGUOUS_NAMES) and code != "KZT":
        return None
    return _money_candidate(number.start, match.end(), code, number)


def _money_candidate(start: int, end: int, code: str, number: _Number) -> Candidate:
    return Candidate(start, end, EntityType.MONEY, "amount.money", _PRIORITY, value=f"{code} {number.value}")


def _named(match: re.Match[str]) -> str:
    if match["code"]:
        return _code(match["code"])
    return next(name for name, found in match.groupdict().items() if found).partition("_")[0]


def _code(written: str) -> str:
    return SYMBOLS.get(written) or OLD_CODES.get(written.upper(), written.upper())


def _percent(text: str, end: int, number: _Number, forms: _Forms) -> Candidate | None:
    match = forms.percent.match(text, number.end, end)
    if match is None or (number.scaled and not number.in_words):
        return None
    return Candidate(number.start, match.end(), EntityType.PERCENT, "amount.percent", _PRIORITY, value=number.value)


def _quantity(text: str, start: int, end: int, number: _Number, language: str) -> Candidate | None:
    if number.in_words:
        return None
    at = number.end
    glued = not text[at : at + 1].isspace()
    ending = _NUMBER_ENDING.match(text, at, end) if language in {"kk", "und"} else None
    if ending:
        at = ending.end()
    elif not glued:
        at += 1
    unit = unit_at(text, at, end, language)
    if not _counts(text, number, language, start, measured=unit is not None and unit[1] in _MEASURES):
        return None
    phrase: tuple[int, str] | None = None
    if unit and (not glued or ending or unit[1] not in {"m", "g", "t", "year", "day", "month", "quintal"}):
        phrase = unit
    if not glued or ending:
        other = _phrase(text, at, end, language) if phrase is None or phrase[1] in {"person", "country"} else None
        if other and (phrase is None or (other[0] > phrase[0] and language == "vi")):
            phrase = (other[0], phrase[1]) if phrase else other
    if phrase is None or not _fits(text, number, phrase[0], end, phrase[1]):
        return None
    return Candidate(
        number.start, phrase[0], EntityType.QUANTITY, "amount.quantity", value=f"{number.value} {phrase[1]}"
    )


def _phrase(text: str, at: int, end: int, language: str) -> tuple[int, str] | None:
    if language in {"en", "und"} and (found := english_phrase(text, at - 1, end)):
        return found
    if language in {"vi", "und"} and (found := vietnamese_phrase(text, at, end)):
        return found
    if language in {"kk", "und"}:
        return kazakh_phrase(text, at, end)
    return None


def _counts(text: str, number: _Number, language: str, start: int, *, measured: bool) -> bool:
    """False where the number names or dates something: No. 5, Article 5, May 6, Boeing 787, in 2025, 1/3."""
    before = text[max(start, number.start - 30) : number.start]
    found = re.search(r"([^\W_]+(?:['’][^\W\d_]+)?|[^\w\s])[^\S\n]*$", before)
    word = found.group(1) if found else ""
    lowered = word.casefold()
    if (
        (lowered in _AFTER_NAMES and not (measured and lowered == "hạng"))
        or lowered in {"№", "#", "/"}
        or (word and word != "in" and _MONTHS.fullmatch(lowered))
    ):
        return False
    approximate = lowered in {"about", "over", "nearly", "than", "some", "around", "approximately", "almost"}
    is_year = (
        len(number.values) == 1
        and not number.scaled
        and re.fullmatch(r"(?:19|20)\d\d", text[number.start : number.end])
    )
    if is_year and not approximate and (language in {"en", "und"} or lowered in _YEAR_CONTEXT or not word):
        return False
    if not measured and word[:1].isupper() and found and found.start() > 0 and not lowered.endswith(("'s", "’s")):
        opening = before[: found.start()].rstrip(" \u00a0")[-1:]
        return (
            opening in {"", ".", "!", "?", "\n", "“", '"', "«"}
            or not word.isascii()
            or lowered in {"the", "some", "over"}
        )
    return True


def _fits(text: str, number: _Number, stop: int, end: int, unit: str) -> bool:
    """False for ages, clock times, dates and years that look like quantities."""
    after = text[stop : min(end, stop + 16)]
    if unit == "year" and (re.match(r"\s?(?:old|of age|tuổi)\b|-old", after) or _is_kazakh_year(text, number, stop)):
        return False
    if unit == "minute" and re.search(r"\d giờ\s$", text[max(0, number.start - 8) : number.start]):
        return not re.match(r"\s(?:ngày|sáng|chiều|tối|trưa|cùng)\b", after)
    if unit == "hour" and text[number.end : stop].strip() == "giờ":
        return False
    if unit in {"month", "day"} and re.match(r"\s(?:\d|đầu năm|năm \d)", after):
        return False
    return not re.match(r"[/-]\d", after)


def _is_kazakh_year(text: str, number: _Number, stop: int) -> bool:
    word = text[number.end : stop].strip()
    return word.startswith(("жыл", "год")) and not number.scaled and 1500 <= number.values[-1] <= 2100


@cache
def _forms(language: str) -> _Forms:
    """The patterns of a language, compiled when first asked for."""
    names = _LANGUAGES if language == "und" else tuple(dict.fromkeys((language, "en")))
    words: list[str] = []
    for name in (language,) if language != "und" else _LANGUAGES:
        listed = sorted(_WORD_NUMBERS.get(name, {}), key=len, reverse=True)
        scales = "|".join(sorted(_SCALES[name], key=len, reverse=True))
        if listed:
            percent = f"|{_PERCENT[name]}"
            words.append(rf"(?:{'|'.join(listed)})(?=\s(?:{scales}{percent})\b)".replace(" ", r"\s"))
    if language in {"kk", "und"}:
        words.append(KAZAKH_DECIMAL)
    digits = NUMBER if language in {"kk", "ru", "und"} else r"\d+(?:[.,]\d+)*"
    one = "|".join([digits, *words])
    dash = r"%?\s?[-–—]\s?"
    scales = "|".join(sorted({word for name in names for word in _SCALES[name]}, key=len, reverse=True))
    signs = "|".join(re.escape(sign) for sign in sorted(SYMBOLS, key=len, reverse=True))
    codes = "|".join([*sorted(CODES), *OLD_CODES])
    triggers = "|".join([r"\d+", *(rf"\b(?:{word})" for word in words), signs, rf"\b(?:{codes})(?=[{SPACES}]?\d)"])
    percents = "|".join(_PERCENT[name] for name in names)
    percent_ending = r"(?:-?(?:[а-яәғқңөұүһі]{1,6}))?" if language in {"kk", "und"} else ""
    flags = re.IGNORECASE
    return _Forms(
        language=language,
        trigger=re.compile(triggers, flags),
        number=re.compile(rf"(?P<n>{one})(?:{dash}(?P<n2>{one}))?", flags),
        scale=re.compile(rf"{_GAP}(?P<word>{scales})(?!\w)(?:(?<=млн|лрд|рлн|тыс)\.)?", flags),
        currency=re.compile(
            rf"[{SPACES}]{{0,2}}(?:(?P<code>{signs}|(?:{codes})(?!\w))|{currency_pattern(language)}(?!\w))", flags
        ),
        percent=re.compile(rf"{_GAP}%{percent_ending}(?!\w)|[{SPACES}](?:{percents})(?!\w)", flags),
        sign=re.compile(rf"(?P<sign>{signs}|(?:{codes})){_GAP}(?=\d)", flags),
    )
