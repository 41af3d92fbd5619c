"""An `Article` of any format → `Document`: made safe, in one text, its parts known from markup and from form."""

from reader.digests import sha256
from reader.documents.cleaning import clean
from reader.documents.document import Document, DocumentDate, Form, Role, Zone
from reader.documents.formats.article import Article, BlockForm, Input
from reader.documents.offsets import OffsetMap
from reader.documents.reading import cleaning_notices
from reader.documents.sanitising import sanitise_line
from reader.documents.structure import Mark, analyse

_MARKS: dict[BlockForm, Mark] = {
    BlockForm.TITLE: (Role.TITLE, Form.HEADLINE, Zone.TITLE),
    BlockForm.STANDFIRST: (Role.STANDFIRST, Form.PARAGRAPH, Zone.STANDFIRST),
    BlockForm.HEADING: (Role.HEADING, Form.HEADING, Zone.BODY),
    BlockForm.QUOTATION: (Role.BODY, Form.QUOTATION, Zone.BODY),
    BlockForm.ITEM: (Role.BODY, Form.ITEM, Zone.BODY),
    BlockForm.TABLE: (Role.BODY, Form.TABLE, Zone.BODY),
    BlockForm.CODE: (Role.BODY, Form.CODE, Zone.BODY),
    BlockForm.CAPTION: (Role.CAPTION, Form.CAPTION, Zone.CAPTION),
    BlockForm.CREDIT: (Role.CREDIT, Form.CREDIT, Zone.CAPTION),
    BlockForm.RELATED: (Role.RELATED, Form.HEADLINE, Zone.RELATED),
    BlockForm.METADATA: (Role.HIDDEN, Form.METADATA, Zone.BODY),
}
"""What is known of the lines of a block; a paragraph may still turn out to be a caption or a sign-off."""

_LINES = frozenset({BlockForm.TABLE, BlockForm.CODE})
_TOGETHER = frozenset({BlockForm.TABLE, BlockForm.CODE, BlockForm.ITEM})
_NESTED = frozenset({BlockForm.ITEM, BlockForm.QUOTATION})
_INDENT = "  "
_MAX_INDENT = 6


def build(article: Article, source: Input) -> Document:
    """The document that `article`, read from `source`, becomes.

    Nothing in its text can control a terminal; its offsets are offsets into that text.
    """
    text = _Text()
    if article.title and not any(block.form is BlockForm.TITLE for block in article.blocks):
        text.add(BlockForm.TITLE, article.title, 0)
    for block in article.blocks:
        text.add(block.form, block.text, block.level, apart=block.apart)
    stated = text.add(BlockForm.METADATA, article.date, 0) if article.date else None
    whole = text.joined()
    structure = analyse(whole, text.marks, only_stated=article.only_stated)
    date = structure.date
    if article.date and stated is not None:
        date = DocumentDate(article.date, stated, stated + len(article.date))
    name = f"{source.name}#{article.member}" if article.member else source.name
    return Document(
        key=source.digest() if article.content is None else sha256(article.content).hexdigest(),
        name=sanitise_line(name),
        text=whole,
        parts=structure.parts,
        language=structure.language,
        date=date,
        dateline=structure.dateline,
        source=structure.source or (sanitise_line(article.source) if article.source else None),
        offsets=OffsetMap(),
        is_markup=True,
        encoding=article.encoding or "utf-8",
        notices=(*article.notices, *cleaning_notices(text.removed, text.pictured)),
    )


class _Text:
    """The text of a document as it grows, and what is known of its lines, by the offset at which they begin."""

    def __init__(self) -> None:
        self.marks: dict[int, Mark] = {}
        self.removed = 0
        self.pictured = 0
        self._pieces: list[str] = []
        self._length = 0
        self._last: BlockForm | None = None

    def add(self, form: BlockForm, raw: str, level: int, *, apart: bool = False) -> int | None:
        """Put a block behind the others; the offset of its first line, None when nothing of it can be seen."""
        first: int | None = None
        gap = apart  # also an empty line inside code
        for line in raw.split("\n") if form in _LINES else [raw]:
            tidy = self._tidy(line, form)
            if not tidy.strip():
                gap = gap or (form is BlockForm.CODE and first is not None)
                continue
            if form is BlockForm.TABLE:
                tidy = tidy.rstrip(" |")
                if not tidy:
                    continue
            if form in _NESTED:
                tidy = _INDENT * min(max(0, level - 1), _MAX_INDENT) + tidy
            if self._pieces:
                together = form is self._last and (form in _TOGETHER or first is not None) and not gap
                self._append("\n" if together else "\n\n")
            start = self._length + len(tidy) - len(tidy.lstrip())
            first, gap = start if first is None else first, False
            if form in _MARKS:
                self.marks[start] = _MARKS[form]
            self._append(tidy)
            self._last = form
        return first

    def joined(self) -> str:
        """All of it."""
        return "".join(self._pieces)

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def _tidy(self, raw: str, form: BlockForm) -> str:
        """One line of clean text: white space is one space each, but for preformatted text."""
        raw = " ".join(raw.split("\n")).expandtabs(4) if form is BlockForm.CODE else " ".join(raw.split())
        cleaned = clean(raw)
        self.removed += cleaned.removed
        self.pictured += cleaned.pictured
        return " ".join(cleaned.text.split("\n")).rstrip()
