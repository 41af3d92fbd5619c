"""Where one is in an article: its layout for the size of the widget."""

from typing import NamedTuple

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from reader.app.article_layout import ArticleLayout, Place, Row, Typesetter
from reader.app.describe import hidden_reason, metadata_line
from reader.app.messages import PositionChanged
from reader.app.presentation import KazakhScript, Presentation
from reader.app.widgets.direct_lines import DirectLines, DirectScrollBar
from reader.documents import Document, Role

TEXT_WIDTH = 78
"""Cells of the widest line of text unless another limit is set: longer lines lose the eye on its way back."""

Span = tuple[int, int]

_SIDE = 2
_MEASURE_FIRST, _MEASURE_NEXT = 0.15, 0.015  # seconds until rows are counted on, in slices of
_MEASURE_SLICE = 0.005
_NOWHERE = Place(0, 0)


class Awaited(NamedTuple):
    """Where to go once the rest of an article has come of which only the beginning is there.

    offset: the place to remember until then. fraction: how far to go, as `progress` has it; None: to `offset`.
    """

    offset: int
    fraction: float | None = None


class ArticleScroll(ScrollView, DirectLines, can_focus=True, inherit_bindings=False):
    """The part of `ArticleView` that lays out. Positions are offsets into `Document.text`.

    The scroll position of the widget counts rows, and most rows of a long article are only estimated: the place of the
    top row is what holds, the scroll position follows it for the sake of the scrollbar.
    """

    class LaidOut(Message):
        """The rows were made anew: the same text may be another part of the article."""

    moves: var[int] = var(0)
    """How often the top has changed; whoever watches it hears of a movement before anything is painted."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.document: Document | None = None
        self.show_hidden = False
        self.awaited: Awaited | None = None
        """Where the person wants to be in the part of the article that is still being read."""
        self.paragraph: int | None = None
        """The beginning of the paragraph that the person went to; None when the last movement was another one."""
        self._width_limit: int | None = TEXT_WIDTH
        self._script: KazakhScript | None = None
        self._rows: ArticleLayout | None = None
        self._version = -1
        self._top = _NOWHERE
        self._anchor = 0
        self._end: tuple[ArticleLayout, int, int] | None = None
        self._placing = False

    def show(self, document: Document, offset: int = 0) -> None:
        """Show `document` from the row that holds `offset` on; from its beginning while that is still to come."""
        self.document = document
        self._rows, self.paragraph = None, None
        self._top = _NOWHERE
        self.awaited = Awaited(offset) if self.is_to_come(offset) else None
        self._anchor = 0 if self.awaited else offset
        self.relayout()

    @property
    def is_unfinished(self) -> bool:
        """Whether only the beginning of the article is there so far."""
        return self.document is not None and not self.document.complete

    def is_to_come(self, offset: int) -> bool:
        """Whether `offset` lies in the part of the article that is still being read."""
        return self.document is not None and not self.document.complete and offset >= len(self.document.text)

    def close(self) -> None:
        """Show nothing any more."""
        self.document = self.awaited = self.paragraph = None
        self._anchor = 0
        self.relayout()

    def forget_strips(self) -> None:
        """Nothing that was drawn holds any more."""

    def toggle_hidden(self, shown: bool) -> None:
        """Show or leave out the hidden parts, with the same text at the top of the view."""
        self.show_hidden = shown
        self.relayout()

    def set_text_width(self, limit: int | None) -> None:
        """Make lines of text at most `limit` cells wide; None gives them the whole width."""
        if limit != self._width_limit:
            self._width_limit = limit
            self.relayout()

    def set_script(self, script: KazakhScript | None) -> None:
        """Display Kazakh in `script`; None displays it as it is written."""
        if script is not self._script:
            self._script = script
            self.relayout()

    def beginning(self, offset: int, length: int = 120) -> str:
        """The text from the word at `offset` on, up to `length` characters of its part, on one line, as displayed."""
        if self.document is None:
            return ""
        text, parts = self.document.text, self.document.parts
        index = self.document.part_number(offset)
        if index < 0 or offset >= parts[index].end:
            index += 1
        while index < len(parts) and not self.shows((parts[index].start, parts[index].end)):
            index += 1
        if index >= len(parts):
            return ""
        part = parts[index]
        start = max(part.start, offset)
        while start > part.start and not text[start - 1].isspace() and start > offset - 40:
            start -= 1
        return " ".join(
            Presentation(self.document, self._script).displayed(part, start, min(part.end, start + length)).split()
        )

    @property
    def position(self) -> int:
        """The offset of the text at the top of the view."""
        return self._anchor

    @property
    def kept_position(self) -> int:
        """The offset to remember: where the person wants to be, even if that is still to come."""
        return self.awaited.offset if self.awaited else self._anchor

    @property
    def progress(self) -> float | None:
        """How far the person has got, by offset: 0 at the beginning, 1 when the end is on the screen.

        None where nothing tells it: all of the article is on the screen at once, none of it is, or its length is not
        known yet.
        """
        first, last = self._ends()
        return None if last <= first or self.is_unfinished else self.fraction_of(self._anchor)

    @property
    def is_whole(self) -> bool:
        """Whether all of the article is on the screen at once."""
        first, last = self._ends()
        return self._rows is not None and last <= first and not self.is_unfinished

    def fraction_of(self, offset: int) -> float:
        """The `progress` of a view with `offset` at its top."""
        first, last = self._ends()
        return 1.0 if last <= first else max(0.0, min(1.0, (offset - first) / (last - first)))

    def offset_of_fraction(self, fraction: float) -> int:
        """The offset at the top of a view whose `progress` is `fraction`."""
        first, last = self._ends()
        return round(first + fraction * (last - first))

    def _ends(self) -> tuple[int, int]:
        """The offsets at the top of the view at the beginning of the article and at its end."""
        rows, height = self._rows, max(1, self.size.height)
        if rows is None:
            return 0, 0
        if self._end is None or self._end[:2] != (rows, height):
            self._end = rows, height, rows.offset_of(rows.last_top(height))
        return rows.offset_of(rows.move(_NOWHERE, 0)), self._end[2]

    def shows(self, span: Span) -> bool:
        """Whether `span` belongs to a part that is drawn."""
        if self.document is None:
            return False
        number = self.document.part_number(span[0])
        return number >= 0 and (self.show_hidden or self.document.parts[number].role is not Role.HIDDEN)

    def is_visible(self, span: Span) -> bool:
        """Whether the beginning of `span` is on the screen now."""
        if self._rows is None or not self.size.height:
            return False
        start, end = self.span_on_screen
        return start <= span[0] < end

    @property
    def span_on_screen(self) -> Span:
        """The run of the text that is on the screen: from the first character of the top row to the last one's end."""
        rows = self._on_screen()
        return (rows[0].start, rows[-1].end) if rows else (0, 0)

    def _on_screen(self) -> list[Row]:
        return self._rows.rows_from(self._top, max(1, self.size.height)) if self._rows else []

    def line_of(self, offset: int) -> int:
        """How many rows below the top of the view the character at `offset` stands; negative above it.

        Far from the screen, in an article whose rows are still being counted, it is an estimate.
        """
        rows = self._rows
        if rows is None:
            return 0
        place = rows.place_at(offset)
        return rows.number(place) - rows.number(self._top)

    def offset_at(self, line: int) -> int:
        """The first character of the row that stands `line` rows below the top of the view."""
        return self._rows.offset_of(self._rows.move(self._top, line)) if self._rows else 0

    # Layout ---------------------------------------------------------------------------------------------------------

    def relayout(self) -> None:
        """Lay the article out anew for the width and the interface language, keeping the place."""
        self.forget_strips()
        if self.document is None or not self.size.width:
            self._rows = None
            self.refresh()
            return
        typesetter = Typesetter(
            self.document,
            self._text_width,
            metadata=metadata_line(self.document),
            reason=hidden_reason if self.show_hidden else None,
            presentation=Presentation(self.document, self._script),
        )
        rows, before = ArticleLayout(typesetter), self._rows
        # Several rows may begin at one offset: with lines as long as before the same one is meant.
        is_same = before is not None and before.width == rows.width and rows.is_at(self._top, self._anchor)
        self._rows = rows
        self._top = rows.fitting(self._top if is_same else rows.top_place(self._anchor), self.size.height)
        self._version = rows.version
        self._placing = True
        self.virtual_size = Size(self.size.width, rows.height)
        self.scroll_to(y=rows.number(self._top), animate=False, force=True)
        self._placing = False
        self.refresh()
        self.post_message(self.LaidOut())
        if not rows.is_exact:
            self.set_timer(_MEASURE_FIRST, lambda: self._measure(rows))

    def _measure(self, rows: ArticleLayout) -> None:
        """Count rows for a moment; nothing but the scrollbar changes when all are counted."""
        if rows is not self._rows or not self.is_attached:
            return
        if rows.measure(_MEASURE_SLICE):
            self._renumber()
        else:
            self.set_timer(_MEASURE_NEXT, lambda: self._measure(rows))

    def _renumber(self) -> None:
        """Let the scroll position follow the numbers of the rows where they have changed; the text stays as it is."""
        rows = self._rows
        if rows is None or rows.version == self._version:
            return
        self._version = rows.version
        number, size = rows.number(self._top), Size(self.size.width, rows.height)
        if (rows.height > self.container_size.height) != self.show_vertical_scrollbar:
            self._placing = True
            self.virtual_size = size
            self.scroll_to(y=number, animate=False, force=True)
            self._placing = False
            return
        self.set_reactive(Widget.virtual_size, size)
        self.set_reactive(Widget.scroll_y, number)
        self.set_reactive(Widget.scroll_target_y, number)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = rows.height
            self.vertical_scrollbar.position = number

    @property
    def _text_width(self) -> int:
        side = _SIDE if self.size.width >= 30 else 1
        room = self.size.width - 2 * side
        return max(1, min(self._width_limit or room, room))

    @property
    def _margin(self) -> int:
        return max(0, (self.size.width - self._text_width) // 2)

    @property
    def _fits(self) -> bool:
        """Whether the article is laid out for the width that the view has."""
        return self._rows is not None and self._rows.width == self._text_width

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        if self._vertical_scrollbar is None:
            bar = DirectScrollBar(vertical=True, name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar = bar
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    def render_lines(self, crop: Region) -> list[Strip]:
        """As in Textual, but the first picture has the text already: the message about the size comes after it."""
        if self.document is not None and not self._fits:
            self.relayout()
        return super().render_lines(crop)

    def on_resize(self, event: events.Resize) -> None:
        if not self._fits:
            self.relayout()
        else:
            self.forget_strips()
            self._go_to(self._top, self.paragraph)
            self.refresh()

    # Movement -------------------------------------------------------------------------------------------------------

    def _go_to(self, top: Place, paragraph: int | None = None) -> None:
        """Make `top` the top row, as far as the article allows. paragraph: the beginning of the one that is meant."""
        rows = self._rows
        if rows is None:
            return
        self.paragraph = paragraph
        top = rows.fitting(top, self.size.height)
        if top == self._top:
            self._renumber()
            return
        self._top = top
        self._renumber()
        self._placing = True
        self.scroll_to(y=rows.number(top), animate=False, force=True)
        self._placing = False
        self.refresh(self.size.region)
        self._moved(rows)

    def _moved(self, rows: ArticleLayout) -> None:
        self._anchor = rows.offset_of(self._top)
        self.moves += 1
        if self.document is not None:
            self.post_message(PositionChanged(self.document.key, self.kept_position))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow a scroll position that was set from outside: by the scrollbar, or because the end came nearer."""
        super().watch_scroll_y(old_value, new_value)
        rows = self._rows
        if self._placing or rows is None or round(old_value) == round(new_value):
            return
        by = round(new_value) - rows.number(self._top)
        near = abs(by) <= 3 * self.size.height
        top = rows.move(self._top, by) if near else rows.place_of(round(new_value))
        top = rows.fitting(top, self.size.height)
        if top != self._top:
            self._top, self.paragraph = top, None
            self._moved(rows)
        self._renumber()
