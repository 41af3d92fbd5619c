"""The tree of a page → its pieces of text, each with what the elements around it say."""

import re
from dataclasses import dataclass, field, replace
from enum import Flag, auto

from lxml import etree

from reader.documents.formats.article import row
from reader.documents.formats.html.classes import Sense, senses
from reader.documents.formats.html.marks import MARKING, Numbers, items, mark_of, stand_alone
from reader.documents.formats.html.rows import rows_of
from reader.documents.tables import terms

_BLOCKS = terms(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary
    table tbody td tfoot th thead tr ul amp-sidebar amp-consent amp-ad amp-carousel amp-img amp-accordion"""
)
_SKIPPED = frozenset(
    {
        "head",
        "button",
        "input",
        "label",
        "audio",
        "video",
        "canvas",
        "map",
        "dialog",
        "amp-sidebar",
        "amp-consent",
        "amp-ad",
    }
)
_PICTURES = frozenset({"img", "picture", "amp-img", "video", "figure"})
_BREAK = "\x1f"  # not in a page: controls are taken out before
_LISTS = frozenset({"ul", "ol", "menu", "dl"})
_SMALL = frozenset({"em", "i", "small"})
_BOLD = frozenset({"b", "strong"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:][\"”»)]*\Z")
_LONGEST = {Sense.DATE: 150, Sense.BYLINE: 200, Sense.CREDIT: 200, Sense.CAPTION: 1_000, Sense.LEAD: 1_500}
"""An element of this sense with more characters is something else: the frame of an article, a list of articles."""


class Face(Flag):
    """How all of a piece is set."""

    PLAIN = 0
    BOLD = auto()
    SMALL = auto()


@dataclass(slots=True)
class Measure:
    """How much stands in an element: characters of text, of these in links, pictures, main headings; whether blocks."""

    text: int = 0
    links: int = 0
    pictures: int = 0
    titles: int = 0
    blocks: bool = False


@dataclass(slots=True, eq=False)
class Piece:
    """A run of text between two edges of blocks.

    element: the block it stands in. path: the elements around it, the outermost first. kind: its tag, "item" and
        "table" for rows. links: how many of its characters stand in links. sense: what classes say. level, apart: as
        in Block.
    """

    element: etree._Element
    path: tuple[etree._Element, ...]
    kind: str
    text: str
    links: int
    sense: int
    face: Face = Face.PLAIN
    level: int = 0
    quoted: int = 0
    bullet: str = ""
    apart: bool = False
    related: bool = field(default=False)

    @property
    def link_share(self) -> float:
        """The part of the text that stands in links."""
        return self.links / max(1, len(self.text))

    @property
    def prose(self) -> int:
        """How much running text it is: its length, 0 for links, labels and headings."""
        if self.kind in _HEADINGS or len(self.text) < 40 or self.link_share > 0.4:
            return 0
        return len(self.text)


class Page:
    """All pieces of a page in reading order, and the measure of every element."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.pieces: list[Piece] = []
        self._elements = list(root.iter())  # keeps lxml's proxies, and with them their identity
        self._measures: dict[etree._Element, Measure] = {}
        self._measure()
        self._titled = {outer for heading in root.iter("h1") for outer in heading.iterancestors()}
        body = root.find("body")
        top = body if body is not None else root
        self.total = max(1, self.measure(top).text - self.measure(top).links)
        _Walk(self).block(top, _Context((), 0))

    def measure(self, element: etree._Element) -> Measure:
        """How much stands in `element`."""
        return self._measures[element]

    def sense(self, element: etree._Element, around: int) -> int:
        """What `element` in surroundings of the sense `around` is for, as far as its size allows it."""
        found = senses(element)
        measure = self.measure(element)
        for sense, longest in _LONGEST.items():
            if measure.text > longest:
                found &= ~sense
        # What holds most of the page or its title is not beside it, whatever its class says.
        if element in self._titled or measure.text - measure.links > 0.5 * self.total:
            found &= ~Sense.BESIDE
        return around | found

    def _measure(self) -> None:
        for element in reversed(self._elements):
            if not isinstance(element.tag, str):
                continue
            mine = self._measures.setdefault(element, Measure())
            mine.text += _length(element.text)
            if element.tag in {"a", "area"}:
                mine.links = mine.text
            if element.tag in _PICTURES:
                mine.pictures += 1
            mine.titles += element.tag == "h1"
            parent = element.getparent()
            if parent is None or parent.tag == "head":
                continue
            outer = self._measures.setdefault(parent, Measure())
            outer.text += mine.text + _length(element.tail)
            outer.links += mine.links
            outer.pictures += mine.pictures
            outer.titles += mine.titles
            outer.blocks = outer.blocks or mine.blocks or element.tag in _BLOCKS


def _length(text: str | None) -> int:
    return len(" ".join(text.split())) if text else 0


@dataclass(frozen=True, slots=True)
class _Context:
    path: tuple[etree._Element, ...]
    sense: int
    kind: str = "p"
    level: int = 0
    quoted: int = 0


@dataclass(slots=True)
class _Run:
    """The text of a piece while it is gathered: words, whether they stand in a link, how they are set.

    said: the last words. unlinked: some of them are no link.
    """

    words: list[tuple[str, bool, Face]] = field(default_factory=list)
    said: str = ""
    unlinked: bool = False


class _Walk:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._run = _Run()
        self._bullet = ""
        self._begins = False  # a list or a table, with the next piece

    def block(self, element: etree._Element, context: _Context) -> None:
        """All pieces in `element`."""
        if element.tag in _SKIPPED or self._is_hidden(element):
            return
        context = self._inside(element, context)
        if element.tag == "table" and (rows := self._rows(element)) is not None:
            caption = element.find("caption")
            if caption is not None:
                self._content(caption, context)
                self._flush(caption, context)
            self._begins = True
            for row in rows:
                self._add(Piece(element, (*context.path,), "table", row, 0, context.sense))
            return
        if element.tag == "pre":
            self._add(Piece(element, context.path, "pre", "".join(element.itertext()), 0, context.sense))
            return
        numbers = Numbers(element) if element.tag == "ol" else None
        self._begins = self._begins or (element.tag in _LISTS and context.level == 1)
        self._content(element, context, numbers)
        self._flush(element, context)

    def _inside(self, element: etree._Element, context: _Context) -> _Context:
        tag = element.tag
        sense = self._page.sense(element, context.sense)
        kind = "p"
        level = context.level
        if tag in _HEADINGS or tag in {"figcaption", "dt"}:
            kind = tag
        elif tag in _LISTS:
            level += 1
        elif tag in {"li", "dd"}:
            kind = "item"
        elif tag in {"p", "div", "span", "section"} and context.kind in {*_HEADINGS, "item", "figcaption", "dt"}:
            kind = context.kind
        quoted = context.quoted + (tag in {"blockquote", "q"})
        return _Context((*context.path, element), sense, kind, level, quoted)

    def _content(
        self, element: etree._Element, context: _Context, numbers: Numbers | None = None, link: bool = False,
        face: Face = Face.PLAIN,
    ) -> None:  # fmt: skip
        self._word(element.text, link, face)
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                pass
            elif tag == "br":
                self._break(child, element, context)
            elif tag in _BLOCKS or tag in _SKIPPED or self._stands_apart(child, context):
                self._flush(element, context)
                if tag == "li":
                    self._bullet = numbers.of(child) if numbers else "• "
                self.block(child, context)
            elif tag in MARKING and (mark := mark_of(child, self._run.said)) is not None:
                self._word(mark, link or tag == "a", face)
            elif not self._is_hidden(child):
                inner = face | (Face.BOLD if tag in _BOLD else Face.SMALL if tag in _SMALL else Face.PLAIN)
                if tag == "font" and child.get("size") in {"1", "-1", "-2"}:
                    inner |= Face.SMALL
                if self._page.measure(child).blocks:
                    # A block in an inline element, as old pages have it: the classes of both count.
                    self._content(child, self._around(child, context), None, link or tag == "a", inner)
                else:
                    self._content(child, context, None, link or tag == "a", inner)
            self._word(child.tail, link, face)

    def _around(self, child: etree._Element, context: _Context) -> _Context:
        return _Context(
            (*context.path, child), self._page.sense(child, context.sense), context.kind, context.level, context.quoted
        )

    def _stands_apart(self, child: etree._Element, context: _Context) -> bool:
        """True for inline elements that are no part of the sentence: times, credits, authors."""
        if child.tag not in {"span", "time", "cite", "small", "abbr", "em"}:
            return False
        if self._page.measure(child).text < 4:  # the first letter, set large
            return False
        sense = senses(child) & ~context.sense
        return bool(sense & (Sense.DATE | Sense.BYLINE | Sense.CREDIT | Sense.CAPTION))

    def _break(self, child: etree._Element, element: etree._Element, context: _Context) -> None:
        following = child.getnext()
        doubled = following is not None and following.tag == "br" and not (child.tail or "").strip()
        run = self._run
        first = run.words[0][2] if run.words else Face.PLAIN
        if doubled or not run.unlinked or first & Face.BOLD or _SENTENCE_END.search(run.said.rstrip()[-9:]):
            self._flush(element, context)
        else:
            run.words.append((_BREAK, False, Face.PLAIN))

    def _word(self, text: str | None, link: bool, face: Face) -> None:
        if not text:
            return
        self._run.words.append((text, link, face))
        if text.strip():
            self._run.said = text
            self._run.unlinked = self._run.unlinked or not link

    def _flush(self, element: etree._Element, context: _Context) -> None:
        words, self._run = self._run.words, _Run()
        lines = [" ".join(line.split()) for line in "".join(word for word, _link, _face in words).split(_BREAK)]
        lines = [line for line in lines if line]
        if not lines:
            return
        text = " ".join(lines)
        links = sum(_length(word) for word, link, _face in words if link)
        face = Face.BOLD | Face.SMALL
        for word, _link, set_in in words:
            if word.strip():
                face &= set_in
        path = context.path if context.path and context.path[-1] is element else (*context.path, element)
        bullet, self._bullet = self._bullet, ""
        piece = Piece(
            element, path, context.kind, text, links, context.sense, face, context.level, context.quoted, bullet
        )
        if links or bullet or context.kind != "p" or not stand_alone(lines):
            self._add(piece)
            return
        found = list(items(lines))
        is_list = any(mark for mark, _line in found)
        self._begins = True
        for mark, line in found:
            if is_list and not mark:  # what stands over or under the list
                self._add(replace(piece, text=line))
            else:
                self._add(replace(piece, kind="item", text=line, level=max(1, context.level), bullet=mark))

    def _add(self, piece: Piece) -> None:
        if piece.text.strip():
            piece.apart, self._begins = self._begins, False
            self._page.pieces.append(piece)

    def _is_hidden(self, element: etree._Element) -> bool:
        hidden = (
            element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
            or _HIDDEN_STYLE.search(element.get("style", "")) is not None
        )
        return hidden and self._page.measure(element).text < 0.4 * self._page.total

    def _rows(self, table: etree._Element) -> list[str] | None:
        """The rows of a table of data, one line each; None for one that only arranges the page."""
        if next(table.iterdescendants("table"), None) is not None or self._page.measure(table).pictures:
            return None
        cells = rows_of(table)
        if cells is None:
            return None
        several = sum(len([cell for cell in line if cell]) > 1 for line in cells)
        rows = [row(line) for line in cells if line]
        measure = self._page.measure(table)
        if len(rows) < 2 or 2 * several <= len(rows) or measure.links > 0.6 * measure.text:
            return None
        return rows
