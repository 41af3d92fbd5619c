"""What a source becomes: clean text, the parts it consists of, and what is known about it."""

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from reader.documents.offsets import OffsetMap
from reader.lazy_pattern import LazyPattern
from reader.messages import Message

NAMELESS = "~"
"""Begins what stands behind the "#" of a name when it is made of the words of the article, or of its place."""

ENTRY_DIGITS = 10
"""So many hexadecimal digits stand there for what an entry of a feed calls itself."""

_ENTRY = LazyPattern(rf"#([0-9a-f]{{{ENTRY_DIGITS}}})\Z")


def entry_of(name: str) -> str:
    """What an entry of a feed calls itself whatever it says by now, from the name of its document; "" for others."""
    found = _ENTRY.search(name)
    return found[1] if found else ""


class Role(StrEnum):
    """Where a part is shown (the `role` of `reader show --format json`)."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    HIDDEN = "hidden"


class Zone(StrEnum):
    """The region of the article a part belongs to, whether it is shown or hidden."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    RELATED = "related"


class Form(StrEnum):
    """What a part is by nature; decides how it is drawn and says why it is hidden."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    LABEL = "label"  # "See more", "Xem thêm", "Тағы оқыңыз"
    SIGN_OFF = "sign-off"
    IMAGE = "image"  # the file name of an image
    SCRIPT = "script"
    DUPLICATE = "duplicate"
    METADATA = "metadata"
    QUOTATION = "quotation"
    ITEM = "item"  # of a list
    TABLE = "table"  # a row of one
    CODE = "code"  # a preformatted line


class Part(NamedTuple):
    """A run of `Document.text`: `text[start:end]`, code points, end exclusive, without surrounding white space.

    Parts stand in text order and do not overlap; together they cover every character that is not white space.
    """

    role: Role
    form: Form
    zone: Zone
    start: int
    end: int
    language: str = "und"


class Dateline(NamedTuple):
    """The place and agency in front of an agency story: "Astana (VNA) –"; offsets into `Document.text`."""

    place: str | None
    agency: str | None
    start: int
    end: int


class DocumentDate(NamedTuple):
    """The day a document is about or was published on, as far as its text supports it.

    value: "2025-05-06", or "--05-06" where no year stands (ISO 8601:2000 truncated form).
    start, end: the words it was read from, offsets into `Document.text`.
    """

    value: str
    start: int
    end: int


class Document(NamedTuple):
    """One article, ready to be shown: nothing in `text` can control a terminal.

    key: identity of the content: the hexadecimal SHA-256 of the bytes it was read from.
    name: how the person named it (path, URL, "-"), safe to print.
    text: the whole source, decoded, NFC, sanitised, newlines as "\\n"; all offsets of the program point into it.
    parts: see `Part`.
    language: ISO 639-1 code of most of the text: "vi", "kk", "en", "ru"; "mul" when no language prevails, "und".
    source: the agency or publisher, where the text names it.
    offsets: from `text` back to the decoded source.
    notices: what the person should know about the reading ("3 invisible characters were removed").
    is_markup: True when it was read from a format with markup, so that no offset leads back into the file.
    complete: False for the beginning of a long source whose rest is still being read.
    as_told: True when the person said in which language or encoding it is read: unasked, it may be read otherwise.
    """

    key: str
    name: str
    text: str
    parts: tuple[Part, ...]
    language: str
    date: DocumentDate | None
    dateline: Dateline | None
    source: str | None
    offsets: OffsetMap
    encoding: str = "utf-8"
    notices: tuple[Message, ...] = ()
    complete: bool = True
    is_markup: bool = False
    as_told: bool = False

    def part_number(self, offset: int) -> int:
        """The number of the last part that begins at `offset` (code points) or before it; -1 when none does."""
        return bisect_right(self.parts, offset, key=lambda part: part.start) - 1

    def part_at(self, offset: int) -> Part | None:
        """The part that holds the character at `offset`; None for what stands between parts."""
        number = self.part_number(offset)
        return self.parts[number] if number >= 0 and offset < self.parts[number].end else None

    def in_language(self, language: str) -> "Document":
        """The same document, all of it in `language` (ISO 639-1)."""
        parts = tuple(part._replace(language=language) for part in self.parts)
        return self._replace(language=language, parts=parts, as_told=True)

    def part_text(self, part: Part) -> str:
        """The characters of `part`."""
        return self.text[part.start : part.end]

    def shown_parts(self) -> Iterator[Part]:
        """The parts that are not hidden, in text order."""
        return (part for part in self.parts if part.role is not Role.HIDDEN)

    @property
    def title(self) -> str | None:
        """The article's own title, or None when it has none."""
        for part in self.parts:
            if part.role is Role.TITLE:
                return self.part_text(part)
        return None

    @property
    def label(self) -> str:
        """A line to call the document by: its title, else the beginning of its text, else its name."""
        if self.title:
            return self.title
        for part in self.shown_parts():
            return self.part_text(part).split("\n", 1)[0]
        return self.name
