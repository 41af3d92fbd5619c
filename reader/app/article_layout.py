"""Where each part of an article stands: wrapped rows over `Document.text`, without a screen."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rich.cells import cell_len

from reader.documents import Document, Form, Part, Role


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


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the laid-out article.

    start, end: the run of `Document.text` it draws, code points, end exclusive; a row that draws nothing of the
        text has both at the beginning of the text that follows it.
    prefix: what stands in front of the text (a bullet, the mark of a caption).
    text: words that are not in the document (date and source, why a part is hidden), or None.
    """

    kind: RowKind
    start: int
    end: int
    prefix: str = ""
    text: str | None = None


@dataclass(frozen=True, slots=True)
class _Look:
    """How a block is laid out: what precedes its first row and its other rows, and whether it stands apart."""

    kind: RowKind
    first: str = ""
    rest: str = ""


_LOOKS = {
    Role.TITLE: _Look(RowKind.TITLE),
    Role.STANDFIRST: _Look(RowKind.STANDFIRST),
    Role.BODY: _Look(RowKind.PARAGRAPH),
    Role.HEADING: _Look(RowKind.HEADING),
    Role.CAPTION: _Look(RowKind.CAPTION, "  │ ", "  │ "),
    Role.CREDIT: _Look(RowKind.CAPTION, "  │ ", "  │ "),
    Role.RELATED: _Look(RowKind.RELATED, "• ", "  "),
    Role.HIDDEN: _Look(RowKind.HIDDEN, "┆ ", "┆ "),
}

_GAP = re.compile("[ \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]+")
"""White space where a line may end; no-break spaces are not in it (Unicode line breaking classes SP, BA, ZW)."""

_AFTER_DASH = re.compile(r"(?<=[^\W\d_][-‐])(?=[^\W\d_])|(?<=\w[–—])(?=\w)")
_TO_SPACES = {ord("\t"): " ", ord("\n"): " "}

ONE_CELL = " -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2015\u2018-\u201f…•€₫₸"
"""Characters, as in a regular expression, that take one cell each and of which only the space lets a line end."""

_ONE_CELL = re.compile(f"[{ONE_CELL}]*")


def drawn(text: str) -> str:
    """`text` as it is put on the screen: one cell for a tab, nothing that moves the cursor."""
    return text.translate(_TO_SPACES)


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Cut `text[start:end]` into lines of at most `width` cells, as (start, end) offsets.

    Lines end at white space (which belongs to no line), after a dash, at a newline, and inside a word only when the
    word alone is wider than the line. A character wider than `width` gets a line of its own.
    """
    width = max(1, width)
    while start < end:
        stop = text.find("\n", start, end)
        if stop < 0:
            stop = end
        simple = _ONE_CELL.fullmatch(text, start, stop)
        yield from (wrap_one_cell if simple else wrap_any)(text, start, stop, width)
        start = stop + 1


def wrap_one_cell(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """`wrap` for a line of the characters of `ONE_CELL`, a line at a time: an article of megabytes is mostly these."""
    while end > start and text[end - 1] == " ":
        end -= 1
    while start < end:
        if text[start] == " ":
            start += 1
            continue
        limit = start + width
        if limit >= end:
            yield start, end
            return
        space = text.rfind(" ", start, limit + 1)
        dash = -1
        for found in _AFTER_DASH.finditer(text, max(space, start) + 1, limit + 1):
            dash = found.start()
        stop = following = limit
        if start < dash <= limit:
            stop = following = dash
        elif space > start:
            stop, following = space, space + 1
            while text[stop - 1] == " ":
                stop -= 1
        yield start, stop
        start = following


def wrap_any(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """`wrap` for a line of any characters, word by word."""
    line = last = position = start
    is_open = False
    while position < end:
        space = _GAP.match(text, position, end)
        if space:
            position = space.end()
            continue
        following = _GAP.search(text, position, end)
        word_end = following.start() if following else end
        for piece_end in _piece_ends(text, position, word_end):
            if is_open and not _fits(text, line, piece_end, width):
                yield line, last
                is_open = False
            if not is_open:
                line = position
                is_open = True
            while not _fits(text, line, piece_end, width):
                cut = _fitting(text, line, piece_end, width)
                if cut >= piece_end:
                    break
                yield line, cut
                line = cut
            position = last = piece_end
    if is_open:
        yield line, last


def _piece_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where a line may end in the word `text[start:end]`: after a dash between letters, and at its end."""
    for found in _AFTER_DASH.finditer(text, start + 1, end):
        if found.start() < end:
            yield found.start()
    yield end


def _fits(text: str, start: int, end: int, width: int) -> bool:
    """Whether `text[start:end]` takes at most `width` cells; more marks on a letter than any script has do not fit."""
    return end - start <= 4 * width and cell_len(drawn(text[start:end])) <= width


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """The offset up to which `text[start:end]` fits into `width` cells, past one character at least."""
    limit = min(end, start + 4 * width)
    position = start + 1
    while position < limit and cell_len(drawn(text[start : position + 1])) <= width:
        position += 1
    kept = position
    while kept > start + 1 and kept < end and (cell_len(text[kept]) == 0 or text[kept - 1] == "\u200d"):
        kept -= 1
    return position if kept == start + 1 and cell_len(text[start:position]) <= width else kept


class ArticleLayout:
    """The rows of one article at one width.

    width: cells for the text. metadata: the line under the title, empty for none.
    reason: says in a few words why a hidden part is hidden; None leaves hidden parts out.
    """

    def __init__(
        self, document: Document, width: int, *, metadata: str = "", reason: Callable[[Part], str] | None = None
    ) -> None:
        self.width = max(1, width)
        self.rows: list[Row] = []
        self._document = document
        parts = [part for part in document.parts if reason or part.role is not Role.HIDDEN]
        under = _last_title(parts)
        if parts:
            self.rows.append(Row(RowKind.BLANK, parts[0].start, parts[0].start))
        if metadata and under is None:
            self._add_line(RowKind.METADATA, parts[0].start if parts else 0, metadata)
        previous: Part | None = None
        for index, part in enumerate(parts):
            self._add_space(previous, part)
            if part.role is Role.HIDDEN and reason:
                self._add_line(RowKind.REASON, part.start, reason(part), "┆ ")
            self._add_part(part)
            if metadata and index == under:
                following = parts[index + 1].start if index + 1 < len(parts) else part.end
                self._add_line(RowKind.METADATA, following, metadata)
            previous = part
        self._starts = [row.start for row in self.rows]

    def _add_line(self, kind: RowKind, offset: int, text: str, prefix: str = "") -> None:
        for start, end in wrap(text, 0, len(text), self.width - len(prefix)):
            self.rows.append(Row(kind, offset, offset, prefix, text[start:end]))

    def _add_space(self, previous: Part | None, part: Part) -> None:
        if previous is None:
            if len(self.rows) > 1:
                self.rows.append(Row(RowKind.BLANK, part.start, part.start))
            return
        related = part.role is Role.RELATED
        if related and previous.role is Role.RELATED and previous.form is not Form.LABEL:
            return
        if part.role in (Role.CREDIT, Role.TITLE) and previous.role in (part.role, Role.CAPTION):
            return
        if related and previous.form is Form.LABEL:
            return
        self.rows.append(Row(RowKind.BLANK, part.start, part.start))
        if related and previous.role is not Role.RELATED:
            self.rows.append(Row(RowKind.RULE, part.start, part.start))

    def _add_part(self, part: Part) -> None:
        look = _LOOKS[part.role]
        if part.form is Form.SIGN_OFF and part.role is Role.BODY:
            look = _Look(RowKind.SIGN_OFF)
        elif part.form is Form.LABEL and part.role is Role.RELATED:
            look = _Look(RowKind.LABEL)
        prefix = look.first
        room = self.width - cell_len(look.first)
        for start, end in wrap(self._document.text, part.start, part.end, room):
            self.rows.append(Row(look.kind, start, end, prefix))
            prefix = look.rest

    def row_at(self, offset: int) -> int:
        """The number of the row that shows the character at `offset`, or the nearest one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def top_row(self, offset: int) -> int:
        """The top row of a view that was left at `offset`; the space above the beginning belongs to the beginning."""
        return 0 if self._starts and offset <= self._starts[0] else self.row_at(offset)

    def offset_at(self, row: int) -> int:
        """The offset to remember for a view whose top row is `row`."""
        if not self.rows:
            return 0
        return self._starts[max(0, min(row, len(self.rows) - 1))]


def _last_title(parts: list[Part]) -> int | None:
    """The index of the last part of the title that opens the article."""
    found = None
    for index, part in enumerate(parts):
        if part.role is Role.TITLE:
            found = index
        elif found is not None or part.role is not Role.HIDDEN:
            break
    return found
