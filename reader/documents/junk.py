"""What crawlers leave in an article that nobody wrote for readers: scripts, styles, tags, image files, metadata."""

import re
from collections.abc import Sequence

from reader.documents.dates import find_days
from reader.lazy_pattern import LazyPattern

_SCRIPT = LazyPattern(
    r"window\.(?:addEventListener|\w+\s*=|location|dataLayer|\w+\.push\()"
    r"|document\.(?:getElementById|write|createElement|querySelector|cookie|domain)"
    r"|\b(?:googletag|adsbygoogle|dataLayer|_gaq|admicro\w*|CMS_\w+|fbq|gtag|ga)\s*(?:\.|\(|=|\|\|)"
    r"|\$\((?:document|window|function|['\"][.#])|\bjQuery\(|\(function\s*\((?:d\s*,\s*s|\w{0,2})"
    r"|\bvar\s+\w+\s*=\s*[^=]|</?(?:script|style|iframe|noscript)\b|//<!\[CDATA\["
)
_STYLE = LazyPattern(
    r"\s*+(?:@media\b|@import\b|@font-face\b|[.#]?[\w.#:>, -]{1,80}\{\s*+[\w-]++\s*+:\s*+[^{}]{1,300}+;?\s*+\}"
    r"|\{?\s*(?:display|margin|padding|font-\w+|color|width|height|float|background)(?:-\w+)?\s*:[^;]{1,80};)"
)
_STYLE_MARKS = "@{;"
"""One of these stands in every style sheet."""

_TAGS_ONLY = LazyPattern(r"(?>\s*+(?:</?[a-zA-Z][a-zA-Z0-9]*+(?:\s[^<>]{0,300}+)?/?>|<!--.{0,300}?-->|&nbsp;))++\s*+\Z")
_COUNTED = 200
_DENSE = 0.04
_CODE_MARKS = LazyPattern(r"[{}()\[\];=<>$|&\"'+]")
_OPENS_OR_CLOSES = LazyPattern(r"<(/?)(script|style)\b", re.IGNORECASE)

_IMAGE = LazyPattern(
    r"(?:\S{1,250}|[\w][\w .()+-]{0,80})\.(?:jpe?g|png|gif|webp|bmp|svg|tiff?|avif|heic|jfif)(?:\?\S{0,200})?\Z",
    re.IGNORECASE,
)

_KEYS = (
    "date|published(?: (?:on|at))?|publication date|updated(?: (?:on|at))?|last updated|posted(?: on)?|created|url|link"
    "|permalink|id|guid|lang|language|source url|crawled(?: at)?|timestamp|views?|category|section|slug"
    "|ngày đăng|ngày|đăng lúc|cập nhật(?: lúc)?|xuất bản|chuyên mục|lượt xem|đường dẫn"
    "|күні|жарияланды|жарияланған күні|жаңартылды|дата|опубликовано|обновлено|дата публикации|просмотров|қаралды"
    "|рубрика|айдар"
)
_KEY_LINE = LazyPattern(rf"(?:{_KEYS})\s*[:=|]\s*(?P<value>\S.{{0,200}})\Z", re.IGNORECASE)
_INLINE_DATE = LazyPattern(
    r"\s*(?:date|published|updated|posted|ngày đăng|дата|күні)\s*[:=]?\s*"
    r"(?P<value>\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
    r"(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?:\s+|\Z)",
    re.IGNORECASE,
)
_INLINE_LENGTH = 60
"""The words and the first digit of a date in front of a story take no more room than this."""

_DAY_WORDS = LazyPattern(
    r"(?i:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)\b|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|\b(?:published|updated|posted|last|on|at|cập nhật|lúc|ngày|gmt|utc|ict|am|pm|жыл\w*|года|г|жарияланды|жаңартылды"
    r"|опубликовано|обновлено|сағат|hours?|h|est|edt)\b)"
)
_REST = LazyPattern(r"[^\W\d_]+")


def is_script(line: str) -> bool:
    """True for a line of JavaScript, CSS or bare tags that a page left behind."""
    if ("<" in line or "&" in line) and _TAGS_ONLY.match(line):
        return True
    if not _CODE_MARKS.search(line):
        return False
    sample = line[:2000]
    is_dense = len(_CODE_MARKS.findall(sample)) >= _DENSE * len(sample)
    if any(mark in sample for mark in _STYLE_MARKS) and _STYLE.match(sample):
        return is_dense or not _SCRIPT.search(sample)
    return is_dense and _SCRIPT.search(sample) is not None


def script_lines(lines: Sequence[str]) -> set[int]:
    """The indices of the lines that are scripts; empty when there are so many that the article is about code."""
    found: set[int] = set()
    closing = ""
    since = 0
    for index, line in enumerate(lines):
        if closing:
            found.add(index)
            if closing in line.lower():
                closing = ""
            elif index - since > 200:
                found -= set(range(since + 1, index + 1))
                closing = ""
        elif is_script(line):
            found.add(index)
            if opened := _left_open(line):
                closing, since = f"</{opened}", index
    if closing:
        found -= set(range(since + 1, len(lines)))
    # Scripts that a page left behind are few beside its prose; a long one counts no more than a paragraph.
    code = sum(min(len(lines[index]), _COUNTED) for index in found)
    prose = sum(len(line) for index, line in enumerate(lines) if index not in found)
    return found if code <= prose else set()


def _left_open(line: str) -> str:
    """What is opened in `line` and not closed, "" for nothing."""
    is_open = {each[2].lower(): not each[1] for each in _OPENS_OR_CLOSES.finditer(line)}
    return next((name for name, still in is_open.items() if still), "")


def is_image_name(line: str) -> bool:
    """True for a line that is nothing but the file name or address of an image."""
    return len(line) <= 300 and _IMAGE.match(line) is not None


def inline_metadata(text: str, start: int, end: int) -> int:
    """Where the crawler's run in front of a story (" date 2024-11-16 ") ends; `start` when there is none."""
    head = text[start : min(end, start + _INLINE_LENGTH)]
    match = _INLINE_DATE.match(text, start, end) if any(map(str.isdecimal, head)) else None
    return match.end() if match else start


def is_metadata(line: str) -> bool:
    """True for a line that only states data about the article: "Published: …", "Thứ Ba, 06/05/2025 10:30 (GMT+7)"."""
    if len(line) > 220:
        return False
    match = _KEY_LINE.match(line)
    if match:
        value = match["value"]
        return not value.endswith((".", "!", "?")) or bool(find_days(value) and is_day_line(value))
    return is_day_line(line)


def is_day_line(line: str) -> bool:
    """True for a line with a full date and nothing else but weekday, time and the like."""
    if len(line) > 100 or not any(character.isdigit() for character in line):
        return False
    days = [day for day in find_days(line) if day.has_year]
    if not days:
        return False
    rest = line[: days[0].start] + " " + line[days[0].end :]
    return not _REST.search(_DAY_WORDS.sub(" ", rest))
