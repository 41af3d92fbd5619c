"""The rows that a run of an article becomes at one width: what is drawn, and which characters of the text it shows."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from rich.cells import cell_len

from reader.app.line_breaking import wrap
from reader.app.presentation import Presentation, Presented
from reader.documents import Document, Form, Part, Role
from reader.documents.columns import (
    depth_of,
    follows_closely,
    indent_of,
    mark_of,
    padded,
    padding,
    table_around,
)
from reader.documents.offsets import Edit, OffsetMap


class RowKind(StrEnum):
    """How a row is drawn."""

    BLANK = "blank"
    TITLE = "title"
    METADATA = "metadata"
    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    RULE = "rule"
    LABEL = "label"
    RELATED = "related"
    SIGN_OFF = "sign-off"
    REASON = "reason"
    HIDDEN = "hidden"


class Row(NamedTuple):
    """One line of the laid-out article.

    start, end: the run of `Document.text` it draws, code points, end exclusive; a row that draws nothing of the
        text has both at the beginning of the text that follows it.
    prefix: what stands in front of the text (a bullet, the mark of a caption).
    text: words that are not in the document (date and source, why a part is hidden), or None.
    run, first, last: where the text is displayed in other letters, the run of it that holds the row and the slice of
        `run.text` that the row shows; None where it is displayed as it is written.
    """

    kind: RowKind
    start: int
    end: int
    prefix: str = ""
    text: str | None = None
    run: Presented | None = None
    first: int = 0
    last: int = 0

    def displayed(self, text: str) -> str:
        """What the row shows of the document whose text is `text`, without its prefix."""
        if self.text is not None:
            return self.text
        return text[self.start : self.end] if self.run is None else self.run.text[self.first : self.last]

    def column(self, offset: int, *, end: bool = False) -> int:
        """How many displayed characters precede the character at `offset`; with `end`, a span that ends there."""
        if self.run is None:
            return max(0, min(offset, self.end) - self.start)
        shown = self.run.to_displayed(offset, end=end)
        return max(0, min(shown, self.last) - self.first)

    def offset_at(self, column: int) -> int:
        """The offset of the displayed character number `column`, at most `end`."""
        if self.run is None:
            return max(self.start, min(self.start + column, self.end))
        if self.first + column >= self.last:
            return self.end
        return max(self.start, self.run.to_offset(self.first + max(0, column)))


class _Look(NamedTuple):
    """How a part is laid out: what precedes its first row and its other rows."""

    kind: RowKind
    first: str = ""
    rest: str = ""


_LOOKS = {
    Role.TITLE: _Look(RowKind.TITLE),
    Role.STANDFIRST: _Look(RowKind.STANDFIRST, "┃ ", "┃ "),
    Role.BODY: _Look(RowKind.PARAGRAPH),
    Role.HEADING: _Look(RowKind.HEADING, "── ", "   "),
    Role.CAPTION: _Look(RowKind.CAPTION, "  │ ", "  │ "),
    Role.CREDIT: _Look(RowKind.CAPTION, "  │ ", "  │ "),
    Role.RELATED: _Look(RowKind.RELATED, "• ", "  "),
    Role.HIDDEN: _Look(RowKind.HIDDEN, "┆ ", "┆ "),
}


def _look_of(part: Part) -> _Look:
    if part.form is Form.SIGN_OFF and part.role is Role.BODY:
        return _Look(RowKind.SIGN_OFF)
    if part.form is Form.LABEL and part.role is Role.RELATED:
        return _Look(RowKind.LABEL)
    return _LOOKS[part.role]


_INDENTED = frozenset({Form.ITEM, Form.CODE})
"""Lines whose indentation says something."""

_HANG = "  "
"""What the other rows of a table's row, or of a line of code, begin with."""


class Typesetter:
    """Makes the rows of any run of `document` at `width` cells; knows nothing of the rest of it.

    metadata: the line under the title, empty for none.
    reason: says in a few words why a hidden part is hidden; None leaves hidden parts out.
    presentation: in which letters it is displayed.
    """

    def __init__(
        self,
        document: Document,
        width: int,
        *,
        metadata: str = "",
        reason: Callable[[Part], str] | None = None,
        presentation: Presentation | None = None,
    ) -> None:
        self.document = document
        self.width = max(1, width)
        self._metadata = metadata
        self._reason = reason
        self._presentation = presentation
        self._first = next((index for index, part in enumerate(document.parts) if self._shows(part)), -1)
        self._under = self._last_title() if metadata else None
        self._table: tuple[int, int, Sequence[Sequence[tuple[int, int]]]] = (0, 0, ())  # the one seen last

    def _shows(self, part: Part) -> bool:
        return self._reason is not None or part.role is not Role.HIDDEN

    def _last_title(self) -> int | None:
        """The index of the last part of the title that opens the article."""
        found = None
        for index, part in enumerate(self.document.parts):
            if part.role is Role.TITLE:
                found = index
            elif found is not None or part.role is not Role.HIDDEN:
                break
        return found

    def rows(self, begin: int, end: int) -> list[Row]:
        """The rows of the parts, and pieces of parts, between the offsets `begin` and `end`."""
        parts = self.document.parts
        rows: list[Row] = []
        first = max(0, self.document.part_number(begin))
        for index in range(first, len(parts)):
            part = parts[index]
            if part.start >= end:
                break
            if not self._shows(part) or part.end <= begin:
                continue
            if part.start >= begin:
                rows += self._above(index)
            rows += self._part_rows(index, max(part.start, begin), min(part.end, end))
            if index == self._under and part.end <= end:
                behind = (parts[number] for number in range(index + 1, len(parts)))
                following = next((later.start for later in behind if self._shows(later)), part.end)
                rows += self._remark(RowKind.METADATA, following, self._metadata)
        return rows

    def _above(self, index: int) -> Iterator[Row]:
        """What stands between the part before and the part `index`."""
        part = self.document.parts[index]
        if index == self._first:
            yield Row(RowKind.BLANK, part.start, part.start)
            if self._metadata and self._under is None:
                yield from self._remark(RowKind.METADATA, part.start, self._metadata)
                yield Row(RowKind.BLANK, part.start, part.start)
        else:
            yield from self._space(self._previous(index), part)
        if part.role is Role.HIDDEN and self._reason:
            yield from self._remark(RowKind.REASON, part.start, self._reason(part), "┆ ")

    def _previous(self, index: int) -> Part:
        parts = self.document.parts
        index -= 1
        while not self._shows(parts[index]):
            index -= 1
        return parts[index]

    def _space(self, previous: Part, part: Part) -> Iterator[Row]:
        if follows_closely(self.document, previous, part):
            return
        related = part.role is Role.RELATED
        if related and previous.role is Role.RELATED and previous.form is not Form.LABEL:
            return
        if part.role in (Role.CREDIT, Role.TITLE) and previous.role in (part.role, Role.CAPTION):
            return
        if related and previous.form is Form.LABEL:
            return
        yield Row(RowKind.BLANK, part.start, part.start)
        if related and previous.role is not Role.RELATED:
            yield Row(RowKind.RULE, part.start, part.start)

    def _remark(self, kind: RowKind, offset: int, text: str, prefix: str = "") -> Iterator[Row]:
        """Rows of words that are not in the document."""
        for start, end in wrap(text, 0, len(text), self.width - len(prefix)):
            yield Row(kind, offset, offset, prefix, text[start:end])

    def _look(self, part: Part) -> _Look:
        look = _look_of(part)
        if part.role is Role.HIDDEN:
            return look
        if part.form is Form.QUOTATION:
            bars = "│ " * min(depth_of(self.document, part), max(1, self.width // 6))
            return _Look(look.kind, bars, bars)
        if part.form is Form.TABLE:
            return _Look(look.kind, "", _HANG)
        if part.form not in _INDENTED:
            return look
        first = " " * min(indent_of(self.document, part), self.width // 3)
        hang = cell_len(mark_of(self.document.text, part.start, part.end)) if part.form is Form.ITEM else len(_HANG)
        return _Look(look.kind, first, first + " " * min(hang, self.width // 6))

    def _run(self, index: int, begin: int, end: int) -> Presented | None:
        """How the part `index` from `begin` to `end` is displayed, if not as it is written."""
        part = self.document.parts[index]
        run = self._presentation.run(part, begin, end) if self._presentation else None
        if run is not None or part.form is not Form.TABLE or (begin, end) != (part.start, part.end):
            return run
        spaces = self._spaces(index)
        if not spaces:
            return None
        written = self.document.part_text(part)
        edits = OffsetMap(Edit(at, at + 1, count + 1) for at, count in spaces)
        return Presented(begin, padded(written, spaces), edits)

    def _spaces(self, index: int) -> Sequence[tuple[int, int]]:
        """What makes columns of the cells in the row that the part `index` is, in a table that is not too wide."""
        first, last, rows = self._table
        if not first <= index < last:
            first, last = table_around(self.document, index)
            texts = [self.document.part_text(part) for part in self.document.parts[first:last]]
            rows = padding(texts, self.width - len(_HANG), cell_len)
            self._table = first, last, rows
        return rows[index - first]

    def _part_rows(self, index: int, begin: int, end: int) -> Iterator[Row]:
        part = self.document.parts[index]
        look = self._look(part)
        prefix = look.first if begin == part.start else look.rest
        room = self.width - max(cell_len(look.first), cell_len(look.rest))
        text = self.document.text
        run = self._run(index, begin, end)
        if run is None:
            for start, stop in wrap(text, begin, end, room):
                yield Row(look.kind, start, stop, prefix)
                prefix = look.rest
            return
        for first, last in wrap(run.text, 0, len(run.text), room):
            yield Row(look.kind, run.to_offset(first), run.to_offset(last, end=True), prefix, None, run, first, last)
            prefix = look.rest
