"""Word documents (WordprocessingML, ECMA-376 part 1) → blocks: headings, lists, tables, captions, notes.

The package is read where it lies, nothing is unpacked to disk; names of elements count without their namespace, which
differs between the transitional and the strict form of the standard.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from reader.documents.bounds import MAX_BLOCKS, MAX_NESTING, too_many_blocks
from reader.documents.formats.article import Article, Block, BlockForm, Input, row
from reader.documents.formats.numbering import counted
from reader.documents.formats.packed import DamagedError, Packed, local, opened
from reader.documents.sanitising import sanitise_line
from reader.messages import N_, InputError, Message

_FORMS = {
    "title": BlockForm.TITLE,
    "subtitle": BlockForm.STANDFIRST,
    "caption": BlockForm.CAPTION,
    "quote": BlockForm.QUOTATION,
    "intense quote": BlockForm.QUOTATION,
    "html preformatted": BlockForm.CODE,
}
"""Built-in styles have their English names in every language of the program (part 1, section 17.7.4)."""

_HEADING = re.compile(r"heading (\d)\Z")
_FILE_NAME = re.compile(r"(?i)microsoft word\b|.*\.(?:docx?|rtf|odt)\Z|untitled|document ?\d*\Z|no title")
_PLACE = re.compile(r"%([1-9])")
_BULLET = "• "
_HEAD = 3
_CHAIN = 10
_MOST_SPANNED = 20
_OUT_OF_SIGHT = frozenset({"moveFrom", "del", "Fallback", "txbxContent", "rubyPr", "rt"})
_FRAMES = frozenset(
    {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body", "AlternateContent", "Choice"}
)


def articles(source: Input) -> Iterator[Article]:
    """The one article in a Word document; the day it was written is no day of publication.

    Raises InputError when it is damaged, encrypted or larger than the bounds.
    """
    try:
        with opened(source) as archive:
            package = _Package(archive)
            document = package.document()
            if document is None:
                raise DamagedError
            text = _Text(package)
            blocks = text.read(document)
            if len(blocks) > MAX_BLOCKS:
                raise too_many_blocks(source.name)
            core = package.part("docProps/core.xml")
    except DamagedError as failure:
        raise _damaged(source.name) from failure
    title = _property(core, "title")
    if title and _FILE_NAME.match(title):
        title = None
    if blocks:
        yield Article(
            tuple(_titled(blocks, title)), title=title, language=_property(core, "language"), only_stated=True
        )


def _damaged(name: str) -> InputError:
    return InputError(
        sanitise_line(name),
        Message(N_("is damaged or no Word document")),
        Message(N_("Save it again as DOCX, or as text")),
    )


class _Package:
    """The parts of a document."""

    def __init__(self, archive: Packed) -> None:
        self.part = archive.tree
        self.folder = "word"

    def document(self) -> etree._Element | None:
        """The main part, which the relations of the package name."""
        relations = self.part("_rels/.rels")
        for relation in relations if relations is not None else ():
            if (relation.get("Type") or "").endswith("/officeDocument"):
                path = (relation.get("Target") or "").lstrip("/")
                self.folder = posixpath.dirname(path)
                return self.part(path)
        return self.part("word/document.xml")


def _child(element: etree._Element | None, *path: str) -> etree._Element | None:
    for name in path:
        if element is None:
            return None
        element = next((child for child in element if local(child) == name), None)
    return element


def _value(element: etree._Element | None, name: str = "val") -> str | None:
    """The attribute `name` of `element`, whatever its namespace."""
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value is not None and re.fullmatch(r"-?[0-9]{1,6}", value) else otherwise


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: str | None = None
    outline: int | None = None
    numbering: str | None = None
    level: int = 0


@dataclass(slots=True)
class _Level:
    kind: str = "bullet"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class _Text:
    """Walks over the parts of a document."""

    package: _Package
    _styles: dict[str, _Style] = field(default_factory=dict)
    _levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _numbering: str | None = None  # of the last item
    _notes: list[tuple[str, str]] = field(default_factory=list)  # the part and the identifier of each, in order
    _blocks: list[Block] = field(default_factory=list)

    def read(self, document: etree._Element) -> list[Block]:
        """The blocks of the main part and of the notes that it points to."""
        folder = self.package.folder
        self._read_styles(self.package.part(posixpath.join(folder, "styles.xml")))
        self._read_numbering(self.package.part(posixpath.join(folder, "numbering.xml")))
        for child in document:
            if local(child) == "body":
                self._frame(child, 0)
        self._read_notes(folder)
        return self._blocks

    def _read_styles(self, root: etree._Element | None) -> None:
        for style in root if root is not None else ():
            if local(style) != "style" or (key := _value(style, "styleId")) is None:
                continue
            outline = _value(_child(style, "pPr", "outlineLvl"))
            self._styles[key] = _Style(
                (_value(_child(style, "name")) or "").lower(),
                _value(_child(style, "basedOn")),
                _number(outline, 9) if outline is not None else None,
                _value(_child(style, "pPr", "numPr", "numId")),
                _number(_value(_child(style, "pPr", "numPr", "ilvl")), 0),
            )

    def _read_numbering(self, root: etree._Element | None) -> None:
        kinds: dict[str, dict[int, _Level]] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                levels = kinds.setdefault(_value(element, "abstractNumId") or "", {})
                for level in element:
                    if local(level) == "lvl":
                        levels[_number(_value(level, "ilvl"), 0)] = _Level(
                            _value(_child(level, "numFmt")) or "decimal",
                            (_value(_child(level, "lvlText")) or "")[:40],
                            _number(_value(_child(level, "start")), 1),
                        )
            elif local(element) == "num":
                key = _value(element, "numId") or ""
                for at, found in kinds.get(_value(_child(element, "abstractNumId")) or "", {}).items():
                    self._levels[key, at] = found

    def _frame(self, element: etree._Element, depth: int) -> None:
        if depth > MAX_NESTING:
            return
        for child in element:
            kind = local(child)
            if kind == "p":
                self._paragraph(child, depth)
            elif kind == "tbl":
                self._table(child, depth)
            elif kind in _FRAMES:
                self._frame(child, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> None:
        rows = [[cell for cell in line if local(cell) == "tc"] for line in table if local(line) == "tr"]
        if not any(len(line) > 1 for line in rows):
            # A frame around running text.
            for line in rows:
                for cell in line:
                    self._frame(cell, depth + 1)
            return
        for at, line in enumerate(rows):
            cells: list[str] = []
            for cell in line:
                cells.append(" ".join(self._words(p) for p in cell.iter() if local(p) == "p"))
                span = _number(_value(_child(cell, "tcPr", "gridSpan")), 1) if len(line) > 1 else 1
                cells += [""] * (min(span, _MOST_SPANNED) - 1)
            if any(cell.strip() for cell in cells):
                self._blocks.append(Block(BlockForm.TABLE, row(cells), apart=at == 0))

    def _paragraph(self, paragraph: etree._Element, depth: int) -> None:
        text = self._words(paragraph)
        if text.strip():
            self._blocks.append(self._block(paragraph, text))
        for box in _boxes(paragraph):
            self._frame(box, depth + 1)

    def _block(self, paragraph: etree._Element, text: str) -> Block:
        properties = _child(paragraph, "pPr")
        chain = list(self._chain(_value(_child(properties, "pStyle"))))
        outline = _value(_child(properties, "outlineLvl"))
        numbering = _value(_child(properties, "numPr", "numId"))
        level = _number(_value(_child(properties, "numPr", "ilvl")), 0)
        for style in chain:
            if form := _FORMS.get(style.name):
                return Block(form, text, int(form is BlockForm.QUOTATION))
            if heading := _HEADING.match(style.name):
                return Block(BlockForm.HEADING, text, int(heading[1]))
            if outline is None and style.outline is not None:
                outline = str(style.outline)
            if numbering is None and style.numbering is not None:
                numbering, level = style.numbering, style.level
        if outline is not None and _number(outline, 9) < 9:
            return Block(BlockForm.HEADING, text, _number(outline, 9) + 1)
        if numbering not in {None, "0"}:
            mark = self._mark(str(numbering), level)
            apart, self._numbering = level == 0 and numbering != self._numbering, numbering
            return Block(BlockForm.ITEM, mark + text, level + 1, apart)
        if any(style.name.startswith("list ") and style.name != "list paragraph" for style in chain):
            return Block(BlockForm.ITEM, _BULLET + text, 1)
        return Block(BlockForm.PARAGRAPH, text)

    def _chain(self, key: str | None) -> Iterator[_Style]:
        for _ in range(_CHAIN):
            style = self._styles.get(key or "")
            if style is None:
                return
            yield style
            key = style.based_on

    def _mark(self, numbering: str, at: int) -> str:
        """The bullet or number of the next item of a list."""
        level = self._levels.get((numbering, at), _Level())
        if level.kind in {"bullet", "none"}:
            return _BULLET if level.kind == "bullet" else ""
        self._counts[numbering, at] = self._counts.get((numbering, at), level.start - 1) + 1
        for deeper in range(at + 1, 9):
            self._counts.pop((numbering, deeper), None)

        def numbered(match: re.Match[str]) -> str:
            which = int(match[1]) - 1
            kind = self._levels.get((numbering, which), _Level("decimal")).kind
            return counted(self._counts.get((numbering, which), 1), kind)

        return _PLACE.sub(numbered, level.text or f"%{at + 1}.") + " "

    def _words(self, paragraph: etree._Element) -> str:
        words: list[str] = []
        stack = list(reversed(paragraph))
        while stack:
            element = stack.pop()
            kind = local(element)
            if kind in _OUT_OF_SIGHT:
                continue
            if kind == "t":
                words.append(element.text or "")
            elif kind in {"tab", "br", "cr", "ptab"}:
                words.append(" ")
            elif kind == "noBreakHyphen":
                words.append("-")
            elif kind in {"footnoteReference", "endnoteReference"}:
                self._notes.append((kind[: -len("Reference")], _value(element, "id") or ""))
                words.append(f"[{len(self._notes)}]")
            elif kind != "pPr":
                stack += reversed(element)
        return "".join(words)

    def _read_notes(self, folder: str) -> None:
        found: dict[tuple[str, str], etree._Element] = {}
        for kind in {kind for kind, _key in self._notes}:
            root = self.package.part(posixpath.join(folder, f"{kind}s.xml"))
            for note in root if root is not None else ():
                found[kind, _value(note, "id") or ""] = note
        for number, key in enumerate(tuple(self._notes), 1):
            note = found.pop(key, None)
            if note is not None:
                words = " ".join(self._words(p) for p in note if local(p) == "p")
                if words.strip():
                    self._blocks.append(Block(BlockForm.ITEM, f"[{number}] {words.strip()}", 1))


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes that are anchored in `paragraph`; the copies for old programs are left out."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if local(element) == "txbxContent":
            yield element
        elif local(element) != "Fallback":
            stack += reversed(element)


def _titled(blocks: list[Block], title: str | None) -> Iterator[Block]:
    """`blocks` with the title marked where no style marks it: what the properties say, else a heading in front."""
    marked = any(block.form is BlockForm.TITLE for block in blocks)
    at = -1
    if not marked and title:
        same = " ".join(title.split()).casefold()
        at = next((i for i, block in enumerate(blocks[:_HEAD]) if " ".join(block.text.split()).casefold() == same), -1)
    if not marked and at < 0 and blocks[0].form is BlockForm.HEADING and blocks[0].level == 1:
        at = 0
    for i, block in enumerate(blocks):
        yield Block(BlockForm.TITLE, block.text) if i == at else block


def _property(core: etree._Element | None, name: str) -> str | None:
    text = "".join(element.itertext()) if (element := _child(core, name)) is not None else ""
    return " ".join(text.split()) or None
