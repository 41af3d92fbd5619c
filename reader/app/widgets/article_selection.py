"""Selecting text in an article: with the mouse, by characters, words and parts."""

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.timer import Timer

from reader.app.article_rows import Row
from reader.app.line_breaking import drawn
from reader.documents import Document, Role

if TYPE_CHECKING:
    from reader.app.widgets.article_view import ArticleView

Span = tuple[int, int]

_WORD = re.compile(r"[^\W_]+(?:[-'’\u0300-\u036f][^\W_]+)*")
_SCROLL_EVERY = 0.06  # seconds between rows while the mouse is held above or below the view


def text_of(document: Document, span: Span, *, hidden: bool) -> str:
    """The characters of `span`, without parts that are left out unless `hidden`."""
    pieces: list[str] = []
    first = max(0, document.part_number(span[0]))
    done = span[0]
    is_open = False
    for index in range(first, len(document.parts)):
        part = document.parts[index]
        start, end = max(part.start, span[0]), min(part.end, span[1])
        if part.start >= span[1]:
            break
        if end <= start:
            continue
        if part.role is Role.HIDDEN and not hidden:
            is_open = False
            continue
        if pieces:
            pieces.append(document.text[done:start] if is_open else "\n\n")
        pieces.append(document.text[start:end])
        done, is_open = end, True
    return "".join(pieces)


def word_at(document: Document, offset: int, *, whole: bool) -> Span | None:
    """The word that holds the character at `offset`; with `whole`, the part that holds it."""
    part = document.part_at(offset)
    if part is None:
        return None
    if whole:
        return part.start, part.end
    near = max(part.start, offset - 100)
    for match in _WORD.finditer(document.text, near, min(part.end, offset + 100)):
        if match.start() <= offset < match.end():
            return match.span()
    return None


class Drag:
    """The mouse held down over `view` selects from where it was pressed to where it is."""

    def __init__(self, view: "ArticleView") -> None:
        self._view = view
        self._from: Span | None = None
        self._pressed = Offset(-1, -1)
        self._moved = False
        self._pointer = Offset(0, 0)
        self._timer: Timer | None = None

    def begin(self, event: events.MouseDown) -> None:
        """The button goes down; until it comes up the view is told where the mouse is, also outside of it."""
        self._view.capture_mouse()
        self._from = self._view.character_at(event.x, event.y)
        self._pressed = event.screen_offset
        self._moved = False

    def go_on(self, event: events.MouseMove) -> None:
        """The mouse moves, with or without the button."""
        if self._from is None or (not self._moved and event.screen_offset == self._pressed):
            return
        self._moved = True
        self._pointer = Offset(event.x, event.y)
        self._select()
        outside = not 0 <= event.y < self._view.size.height
        if outside and self._timer is None:
            self._timer = self._view.set_interval(_SCROLL_EVERY, self._scroll)
        elif not outside:
            self._stop()

    def end(self) -> None:
        """The button comes up."""
        self._stop()
        self._from = None
        if self._view.app.mouse_captured is self._view:
            self._view.release_mouse()

    def was_drag(self, event: events.Click) -> bool:
        """Whether the mouse was moved between the two halves of the click."""
        return self._moved or event.screen_offset != self._pressed

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _scroll(self) -> None:
        self._view.scroll_lines(-1 if self._pointer.y < 0 else 1)
        self._select()

    def _select(self) -> None:
        if self._from is not None:
            start, end = self._view.character_at(*self._pointer)
            self._view.select((min(start, self._from[0]), max(end, self._from[1])))

    @staticmethod
    def character(row: Row, text: str, cell: int) -> Span:
        """The character of `row` at `cell`, counted from the beginning of its prefix; empty outside of its text."""
        if row.text is not None:
            return row.start, row.start
        cell -= cell_len(row.prefix)
        if cell < 0:
            return row.start, row.start
        shown = drawn(row.displayed(text))
        for column, character in enumerate(shown):
            cell -= cell_len(character)
            if cell < 0:
                after = column + 1
                while after < len(shown) and not cell_len(shown[after]):
                    after += 1
                return row.offset_at(column), max(row.offset_at(after), row.offset_at(column) + 1)
        return row.end, row.end
