"""The lines of a text and what can be said about a single one of them."""

from dataclasses import dataclass

from reader.documents.document import Form, Role, Zone
from reader.lazy_pattern import LazyPattern

_BULLETS = "-–—•*·▪►>+✓"
_BULLET = LazyPattern(rf"(?:[{_BULLETS}]|\d{{1,3}}[.)]|[a-zа-яđ][.)])\s")
_NUMBERED_HEADING = LazyPattern(
    r"(?:[IVXLC]{1,6}|[A-ZĐА-Я]|\d{1,2}(?:\.\d{1,2}){1,3})[.)]\s?\S"
    r"|\d{1,2}[.)]\s\S"
    r"|(?i:chương|điều|phần|mục|chapter|article|section|part|тарау|бөлім|бап|глава|раздел|статья)\s[\dIVXLC]+\b"
)
_FINAL = ".!?…"
_CLOSERS = "\"'”’»)]"
_NO_HEADING_END = ".,;:!…–—-"

TITLE_LENGTH = 220
HEADING_LENGTH = 120
NUMBERED_LENGTH = 260
PARAGRAPH_LENGTH = 120


@dataclass(slots=True)
class Line:
    """One line that is not blank; `text` is `[start, end)` of the document's text, without surrounding white space.

    blank_before: an empty line or the beginning of the text stands before it.
    lead: how many characters of metadata it begins with. tail: where in the line its sign-off begins, -1 for none.
    """

    start: int
    end: int
    text: str
    blank_before: bool
    role: Role = Role.BODY
    form: Form = Form.PARAGRAPH
    zone: Zone = Zone.BODY
    lead: int = 0
    tail: int = -1

    def become(self, role: Role, form: Form, zone: Zone) -> None:
        """Decide what the line is."""
        self.role, self.form, self.zone = role, form, zone

    @property
    def is_open(self) -> bool:
        """True while the line is a body paragraph, which every line is until something else is known."""
        return self.role is Role.BODY and self.form is Form.PARAGRAPH

    @property
    def story(self) -> str:
        """The line without its metadata and its sign-off."""
        return self.text[self.lead : None if self.tail < 0 else self.tail].strip()


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank, in order."""
    lines: list[Line] = []
    position = 0
    blank = True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = position + len(raw) - len(raw.lstrip())
            lines.append(Line(start, start + len(stripped), stripped, blank))
        blank = not stripped
        position += len(raw) + 1
    return lines


def ends_sentence(text: str) -> bool:
    """True when `text` ends as a sentence does, behind closing quotes and brackets too."""
    return text.rstrip(_CLOSERS)[-1:] in _FINAL and text[-1:] != ""


def is_paragraph_like(text: str) -> bool:
    """True for running text: long, or a whole sentence of some length."""
    return len(text) >= PARAGRAPH_LENGTH or (len(text) >= 40 and ends_sentence(text))


def is_item(text: str) -> bool:
    """True for an item of a list."""
    head = text[:4]
    return (head[:1] in _BULLETS or "." in head or ")" in head) and _BULLET.match(text) is not None


def is_title_like(text: str) -> bool:
    """True for a line that can be a headline: not long, no final stop, begins like a sentence."""
    if not 3 <= len(text) <= TITLE_LENGTH or is_item(text) or text[-1] in ".,;:…":
        return False
    first = next((character for character in text if character.isalnum()), "")
    return first != "" and not first.islower() and text.rstrip(_CLOSERS)[-1:] not in ".;,:"


def is_heading_like(text: str) -> bool:
    """True for a line that can be a heading inside an article."""
    if len(text) > NUMBERED_LENGTH or text[-1] in _NO_HEADING_END or not any(map(str.isalpha, text)):
        return False
    if text[0] in "“\"«(-–—•*>‘'":
        return False
    limit = NUMBERED_LENGTH if _NUMBERED_HEADING.match(text) or text.isupper() else HEADING_LENGTH
    if len(text) > limit:
        return False
    first = next(character for character in text if character.isalnum())
    return not first.islower()
