"""The day of an article, as far as its text states it; none is better than one that the story only speaks of.

News name the present day without a year ("on May 6", "chiều 6/5", "6 мамырда"), and days of the past with one: a full
date in running text is history. It counts where a document speaks of its own adoption, and in bylines.
"""

from collections.abc import Sequence

from reader.documents.dates import Day, find_days
from reader.documents.document import Dateline, DocumentDate, Form, Role
from reader.documents.head import is_byline
from reader.documents.lines import Line, ends_sentence
from reader.lazy_pattern import LazyPattern

_EDGE = 8
_LEAD_PARAGRAPHS = 4
_DAY_SEARCH = 3_000
_ENDS = 3
"""So many paragraphs at either end of a document may say when it was adopted."""

_BYLINE_LENGTH = 100
_SENTENCE = 300

# A document that speaks of itself: "This declaration was adopted on …", "Làm tại Hà Nội ngày …".
_OWN = LazyPattern(
    r"\b(?:[Tt]his|(?:[Tt]he )?[Pp]resent|[Tt]he above|Done (?:at|in))\b"
    r"|\b(?i:tuyên bố|thông cáo|văn kiện|hiệp định|nghị quyết|bản ghi nhớ|thỏa thuận)[^.!?]{0,40} này\b|\bLàm tại\b"
    r"|\b(?:[Оо]сы|[Бб]ұл)\b|\b(?i:настоящ\w+|данн\w+)\b|\bСовершено в\b"
)
_ADOPTED = LazyPattern(
    r"(?i:adopted|signed|issued|done (?:at|in)|thông qua|ký|ban hành|làm tại|қабылда|қол қой|принят|подписан|совершено)"
)
# What stands in the line under a title with the name of the author.
_PUBLISHED = LazyPattern(
    r"(?i:(?:first )?(?:published|posted|updated|last updated|written)\b|(?:ngày )?đăng\b|cập nhật\b|xuất bản\b"
    r"|жарияланды|жарияланған|жаңартылды|опубликован|обновлен)"
)
# A day that comes again every year is nobody's present.
_YEARLY = LazyPattern(
    r"(?i:\b(?:every|each|annual(?:ly)?|yearly|celebrated on|marked on|falls on|birthday)\b"
    r"|\b(?:mỗi|hàng|hằng) năm\b|\bthường niên\b|жыл сайын|жылда\b|ежегодно|кажд\w+ год)"
)
_STOP = LazyPattern(r"[.!?…](?:\s|\Z)")
_AFTER = 60
"""In Kazakh the verb follows the day."""


def article_day(
    lines: Sequence[Line], text: str, dateline: Dateline | None, *, only_stated: bool
) -> DocumentDate | None:
    """The day of the article in `lines` of `text`; None when nothing states it.

    only_stated: the format has a place for it, so that the story's own days do not count.
    """
    stated = _stated(lines, text, dateline)
    if not stated and only_stated:
        return None
    if not stated:
        stated = _adopted(lines, text)
    present = _present(lines, text, dateline)
    chosen = stated[0] if stated else _most_supported(present)
    if chosen is None:
        return None
    if not chosen.has_year:
        chosen = next((day for day in stated if day.has_year and day.month_day == chosen.value), chosen)
    return DocumentDate(chosen.value, chosen.start, chosen.end)


def _stated(lines: Sequence[Line], text: str, dateline: Dateline | None) -> list[Day]:
    """What metadata, the dateline and the byline say."""
    stated: list[Day] = []
    for line in lines:
        if line.form is Form.METADATA:
            stated += find_days(text, line.start, line.end)
        elif line.lead:
            stated += find_days(text, line.start, line.start + line.lead)
    if dateline is not None:
        stated += find_days(text, dateline.start, dateline.end)
    for line in [line for line in lines if line.role is not Role.RELATED][:_EDGE]:
        if len(line.text) <= _BYLINE_LENGTH and (is_byline(line.text) or _PUBLISHED.match(line.text)):
            stated += [] if ends_sentence(line.text) else find_days(text, line.start, line.end)
    return stated


def _adopted(lines: Sequence[Line], text: str) -> list[Day]:
    """Full dates on which the document says that it was adopted, in its first and last paragraphs."""
    bodies = [line for line in lines if line.role is Role.BODY]
    days: list[Day] = []
    for line in bodies[:_ENDS] + bodies[_ENDS:][-_ENDS:]:
        for day in find_days(text, line.start, min(line.end, line.start + _DAY_SEARCH)):
            sentence = _before(text, line.start, day.start) + _STOP.split(text[day.end : line.end][:_AFTER])[0]
            if day.has_year and _ADOPTED.search(sentence) and _OWN.search(sentence):
                days.append(day)
    return days


def _before(text: str, start: int, at: int) -> str:
    """What stands in front of `at` in its sentence, which does not begin before `start`."""
    head = text[max(start, at - _SENTENCE) : at]
    stops = [match.end() for match in _STOP.finditer(head)]
    return head[stops[-1] if stops else 0 :]


def _present(lines: Sequence[Line], text: str, dateline: Dateline | None) -> list[Day]:
    """The days without a year of which the head speaks: those of the whole lead when an agency or a place is named.

    One that has a year somewhere in the head, or comes every year, is left out.
    """
    shown = [line for line in lines if line.role not in {Role.HIDDEN, Role.RELATED, Role.HEADING}]
    lead = [line for line in shown if line.role is Role.BODY][: _LEAD_PARAGRAPHS if dateline is not None else 1]
    others = [line for line in shown if line.role is not Role.BODY][:_EDGE]
    found = [
        (day, line)
        for line in (*lead, *others)
        for day in find_days(text, line.start, min(line.end, line.start + _DAY_SEARCH))
    ]
    past = {day.month_day for day, _line in found if day.has_year}
    return [
        day
        for day, line in found
        if not day.has_year and day.value not in past and not _YEARLY.search(_before(text, line.start, day.start))
    ]


def _most_supported(days: Sequence[Day]) -> Day | None:
    counts: dict[str, int] = {}
    for day in days:
        counts[day.value] = counts.get(day.value, 0) + 1
    return max(days, key=lambda day: counts[day.value], default=None)
