"""The head of an article: title, standfirst, and the paragraph with the dateline."""

from collections.abc import Sequence
from itertools import pairwise

from reader.documents.datelines import parse_dateline
from reader.documents.document import Dateline, Form, Role, Zone
from reader.documents.lines import Line, ends_sentence, is_heading_like, is_paragraph_like, is_title_like
from reader.documents.tables import phrases
from reader.lazy_pattern import LazyPattern

_BYLINE_WORDS = (
    "by", "written by", "reported by", "story by", "bài", "tác giả", "thực hiện", "phóng viên", "автор", "авторы",
    "авторлар", "тілші", "pv",
)  # fmt: skip
_BYLINE = LazyPattern(
    rf"(?i:{'|'.join(_BYLINE_WORDS[:-1])}):?\s"
    r"(?=[^\W\d_a-zа-яё])[^.!?]{2,80}\Z|PV\Z"
)
# Sections, which stand over a title: what the menus of Vietnamese, Kazakh, Russian and English news sites say.
_SECTIONS = phrases("""
thời sự | chính trị | xã hội | kinh tế | kinh doanh | thế giới | quốc tế | trong nước | pháp luật | giáo dục | y tế
sức khỏe | sức khoẻ | đời sống | văn hóa | văn hoá | giải trí | thể thao | du lịch | khoa học | công nghệ | môi trường
bất động sản | góc nhìn | tin tức | tin nóng | news | world | politics | business | economy | society | sports | sport
culture | health | science | technology | travel | environment | opinion | asia | national | lifestyle | entertainment
саясат | қоғам | экономика | әлем | мәдениет | спорт | білім | денсаулық | руханият | жаңалықтар | басты жаңалықтар
аймақ | технология | политика | общество | в мире | мир | происшествия | культура | новости | бизнес | наука | здоровье
""")
# First words by which a paragraph goes on from the one before it: pronouns and connectives.
_CONTINUES = LazyPattern(
    r"(?:He|She|They|It|His|Her|Their|Its|This|These|That|However|Meanwhile|But|And|Also|Moreover|Accordingly|Earlier|Later"
    r"|Ông|Bà|Họ|Theo đó|Ngoài ra|Tuy nhiên|Trong khi đó|Bên cạnh đó|Đồng thời|Tại đây|Nhưng|Cũng"
    r"|Ол|Олар|Оның|Бұл|Бұдан|Сонымен|Сондай-ақ|Алайда|Айта кетейік|Он|Она|Они|Это|Однако|Также|Кроме того|При этом)\b"
)
_WORD = LazyPattern(r"[^\W\d_]+")

MAX_STANDFIRST = 700
_HEAD_PARAGRAPHS = 5


def find_title(lines: Sequence[Line]) -> int:
    """The index of the title among `lines` (the shown ones, in order), or -1; the line is marked."""
    bodies = [index for index, line in enumerate(lines) if line.is_open and not is_byline(line.story)]
    if len(bodies) < 2:
        return -1
    at, following = bodies[0], bodies[1]
    kicker = len(bodies) > 2 and _is_kicker(lines[at].story, lines[following].story)
    if kicker and _is_title(lines, following, bodies[2:]):
        lines[at].become(Role.HEADING, Form.HEADING, Zone.BODY)
        return _mark_title(lines, following)
    return _mark_title(lines, at) if _is_title(lines, at, bodies[1:]) else -1


def _mark_title(lines: Sequence[Line], at: int) -> int:
    lines[at].become(Role.TITLE, Form.HEADLINE, Zone.TITLE)
    for line in lines[at + 1 : at + 6]:
        if line.is_open and line.text == lines[at].text:
            line.become(Role.HIDDEN, Form.DUPLICATE, Zone.TITLE)
    return at


def _is_kicker(text: str, following: str) -> bool:
    """True for what stands over a title on its own line: the name of a section, or a few words in capitals."""
    over = text.lower() in _SECTIONS or (text.isupper() and not following.isupper() and len(text) <= 30)
    return over and len(following) > max(len(text), 15)


def _is_title(lines: Sequence[Line], at: int, rest: Sequence[int]) -> bool:
    line, following = lines[at], lines[rest[0]]
    text = line.story
    if line.lead or not is_title_like(text) or parse_dateline(text + " " * 40, 0, len(text) + 40):
        return False
    # A title is set apart by an empty line, or stands directly over running text that is longer than it.
    apart = any(other.blank_before for other in lines[at + 1 : rest[0] + 1])
    if following.story[:1].islower():
        return False
    if is_paragraph_like(following.story) and len(following.story) > len(text) / 2:
        return True
    if not apart:
        return False
    if any(is_paragraph_like(lines[index].story) for index in rest[:4]):
        return True
    # Verse and lists under a title: the lines below follow one another without a gap.
    return len(rest) >= 2 and not lines[rest[1]].blank_before


def find_dateline(lines: Sequence[Line], text: str) -> tuple[int, Dateline] | None:
    """The line among the first paragraphs that begins with a dateline, and the dateline."""
    bodies = [index for index, line in enumerate(lines) if line.is_open][:_HEAD_PARAGRAPHS]
    for index in bodies:
        line = lines[index]
        start = line.start + line.lead
        while start < line.end and text[start] == " ":
            start += 1
        dateline = parse_dateline(text, start, line.end)
        if dateline is not None:
            return index, dateline
    return None


def find_standfirst(lines: Sequence[Line], title: int, dateline: int) -> None:
    """Mark the paragraphs between title and story; `title` and `dateline` are indices into `lines` or -1."""
    for line in lines[title + 1 : title + 4]:
        if line.is_open and is_byline(line.story):
            line.form = Form.CREDIT
    bodies = [index for index in range(title + 1, len(lines)) if lines[index].is_open]
    if not bodies:
        return
    if dateline >= 0:
        before = [index for index in bodies if index < dateline]
        short = len(before) <= 3 and all(len(lines[index].story) <= MAX_STANDFIRST for index in before)
        if short and (title >= 0 or any(lines[index].form is Form.CAPTION for index in range(dateline))):
            for index in before:
                lines[index].become(Role.STANDFIRST, Form.PARAGRAPH, Zone.STANDFIRST)
        return
    if title < 0 or len(bodies) < 2:
        return
    first, second = lines[bodies[0]], lines[bodies[1]]
    if len(first.story) > MAX_STANDFIRST or not is_paragraph_like(second.story):
        return
    pictured = any(line.zone is Zone.CAPTION for line in lines[bodies[0] + 1 : bodies[1]])
    unstopped = (
        60 <= len(first.story) <= 400
        and not ends_sentence(first.story)
        and first.story[-1] not in ":;,"
        and first.blank_before
        and second.blank_before
        and (len(first.story) > 120 or not is_heading_like(first.story))
    )
    if (pictured and not continues(first.story, second.story)) or unstopped:
        first.become(Role.STANDFIRST, Form.PARAGRAPH, Zone.STANDFIRST)


def is_byline(text: str) -> bool:
    """True for a line that names the author: "By Jane Smith", "Bài: Minh Quân"."""
    return len(text) <= 90 and text.lower().startswith(_BYLINE_WORDS) and _BYLINE.match(text) is not None


def continues(paragraph: str, following: str) -> bool:
    """True when `following` goes on from `paragraph`: a pronoun, a connective, or the short form of a name in it."""
    if _CONTINUES.match(following):
        return True
    first = _WORD.match(following)
    if first is None or len(first.group()) < 3:
        return False
    # "… the architect Jane Smith …" is taken up by "Smith stressed …".
    return any(
        before[0].isupper() and word == first.group()
        for before, word in pairwise(_WORD.findall(paragraph))
        if word[0].isupper()
    )


def mark_headings(lines: Sequence[Line], start: int) -> None:
    """Mark the headings among the body lines from index `start` on: short lines over running text."""
    bodies = [line for line in lines[start:] if line.is_open]
    run: list[Line] = []
    for line in bodies:
        text = line.story
        if text and is_heading_like(text) and not ends_sentence(text.rstrip("?")):
            run.append(line)
            continue
        # More than three such lines in a row are a list or verse; the last one is no heading either.
        if 0 < len(run) <= 3 and (len(text) >= 80 or (ends_sentence(text) and len(text) > len(run[-1].text))):
            for heading in run:
                heading.become(Role.HEADING, Form.HEADING, Zone.BODY)
        run = []
