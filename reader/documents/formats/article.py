"""What a parser makes of its format: blocks of text in reading order, each with what the markup says it is."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from reader.digests import sha256
from reader.messages import Message

_BAR = re.compile(r"\s*\|\s*")


class BlockForm(StrEnum):
    """What a block is, as far as its markup tells."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    ITEM = "item"  # of a list, with its bullet or number
    TABLE = "table"  # one row a line
    CODE = "code"  # preformatted, one line a line
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    METADATA = "metadata"  # not shown: bylines, sections, times of publication


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that the markup sets apart.

    text: as the parser found it, neither sanitised nor tidy. A line feed ends a line in tables and preformatted text;
        elsewhere it is white space.
    level: of a heading, an item or a quotation: 1 for the outermost, 0 where it does not matter.
    apart: it begins a list or a table of its own, though one of them may stand before it.
    """

    form: BlockForm
    text: str
    level: int = 0
    apart: bool = False


_STEP = 1 << 20


def row(cells: Iterable[str]) -> str:
    """The text of a row with `cells`, each on one line; a bar inside a cell stands closer than those between them."""
    return " | ".join(_BAR.sub("|", " ".join(cell.split())) for cell in cells)


@dataclass(frozen=True, slots=True)
class Article:
    """One article out of an input.

    blocks: in reading order. A title that stands in no block is given as `title`, and then shown first.
    date: the day of publication that the markup states, ISO 8601 ("2025-05-06"); None is better than a guess.
    only_stated: the format has a place for that day, so running text does not tell it when the place is empty.
    source: the publisher. language: what the markup declares, not yet believed (BCP 47).
    url: where the article stands on the web.
    member: which article of an input with several: a path in an archive, what an entry of a feed is known
        by; "" for the only one. It begins with `NAMELESS` when it says nothing about who the article was before.
    content: the bytes that identify the article; None: those of the whole input.
    encoding: of those bytes; None where the format leaves no choice.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    date: str | None = None
    only_stated: bool = False
    source: str | None = None
    language: str | None = None
    url: str | None = None
    member: str = ""
    content: bytes | None = None
    encoding: str | None = None
    notices: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes to be parsed and what is known about them.

    name: how the person named them (path, URL, "-"). encoding: the character set that the person gave.
    content_type: what a server called them ("text/html; charset=utf-8"). url: where they came from, for relative links.
    depth: in how many archives they lie. file: where the bytes are when they are not held as a whole and `data` is
        empty; only formats that are read in parts are given so. kept: who takes the documents holds them all in memory.
    """

    data: bytes
    name: str
    encoding: str | None = None
    content_type: str | None = None
    url: str | None = None
    depth: int = 0
    file: BinaryIO | None = None
    kept: bool = True

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self.data) if self.file is None else self.file.seek(0, io.SEEK_END)

    def stream(self) -> BinaryIO:
        """The bytes as a file."""
        return io.BytesIO(self.data) if self.file is None else self.file

    def part(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end`, which is exclusive."""
        if self.file is None:
            return self.data[start:end]
        self.file.seek(start)
        return self.file.read(max(0, end - start))

    def digest(self) -> str:
        """The hexadecimal SHA-256 of all of them."""
        found = sha256(self.data)
        for start in range(0, self.size if self.file is not None else 0, _STEP):
            found.update(self.part(start, start + _STEP))
        return found.hexdigest()
