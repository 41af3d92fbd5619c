"""Every way to move in an article."""

from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType

from reader.app.article_layout import Place
from reader.app.commands import Scope, bindings
from reader.app.messages import DestinationChanged
from reader.app.widgets.article_scroll import ArticleScroll, Awaited, Span
from reader.documents import Document

_WHEEL = 3
_BEGINNING = Place(0, 0)


class Standing(NamedTuple):
    """Where a view stands, to the row: several rows may begin at one offset.

    offset: of the text at its top. row: the top one. awaited: as `ArticleScroll.awaited`.
    """

    offset: int
    row: Place
    awaited: Awaited | None


class ArticleMovement(ArticleScroll):
    """The part of `ArticleView` that moves.

    While only the beginning of an article is there, lines and pages are scrolled in that; a jump that leads behind it
    waits for the rest, and only another jump gives that up.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.MOVEMENT)]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._to_reveal: Span | None = None

    def show(self, document: Document, offset: int = 0) -> None:
        self._to_reveal = None
        super().show(document, offset)

    def close(self) -> None:
        self._to_reveal = None
        super().close()

    @property
    def standing(self) -> Standing:
        """Where the view stands now."""
        return Standing(self._anchor, self._top, self.awaited)

    def return_to(self, standing: Standing) -> None:
        """Stand again where the view stood in the same article, of which more may be there meanwhile."""
        rows = self._rows
        if rows is None:
            return
        awaited = standing.awaited
        if awaited is not None and not self.is_unfinished:
            if awaited.fraction is None:
                self.bring(awaited.offset, 0)
            else:
                self.go_to_fraction(awaited.fraction)
            return
        self._await(awaited)
        here = standing.row if rows.is_at(standing.row, standing.offset) else rows.place_at(standing.offset)
        self._go_to(here)

    def _await(self, awaited: Awaited | None) -> None:
        """Go to `awaited` when the rest of the article has come, and not to where it was to go."""
        before, self.awaited = self.awaited, awaited
        if self.document is not None and before != awaited:
            self.post_message(DestinationChanged(self.document.key, before.offset if before else None))

    # Jumps ----------------------------------------------------------------------------------------------------------

    def bring(self, offset: int, line: int) -> None:
        """Scroll so that the character at `offset` stands `line` rows below the top, as far as the article allows."""
        if self._rows is None:
            return
        if self.is_to_come(offset):
            self._await(Awaited(offset))
            return
        self._await(None)
        self._go_to(self._rows.move(self._rows.place_at(offset), -line))

    def go_to_fraction(self, fraction: float) -> None:
        """Go as far into the article as `progress` has it; when the rest has come, unless to the beginning."""
        if fraction <= 0:
            self.action_top()
        elif self.is_unfinished:
            self._await(Awaited(self.kept_position, fraction))
        elif self._rows is not None and fraction >= 1:
            self._go_to(self._rows.last_top(self.size.height))
        else:
            self.bring(self.offset_of_fraction(fraction), 0)

    def reveal(self, span: Span) -> None:
        """Bring `span` onto the screen, a third below the top, unless it is there already.

        A view that is not shown does it when it is.
        """
        if self._rows is None or not self.size.height or not self.is_on_screen:
            self._to_reveal = span
        elif not self.is_visible(span):
            self.bring(span[0], self.size.height // 3)
        else:
            self._await(None)

    def on_show(self) -> None:
        self._reveal_late()

    def _reveal_late(self) -> None:
        if self._to_reveal is not None and self.size.height:
            span, self._to_reveal = self._to_reveal, None
            self.call_after_refresh(self.reveal, span)

    def on_resize(self, event: events.Resize) -> None:
        self._reveal_late()

    # Movement -------------------------------------------------------------------------------------------------------

    def show_paragraph(self, start: int) -> None:
        """Bring the paragraph that begins at `start` to the top."""
        if self._rows is not None:
            self._go_to(self._rows.place_at(start), start)

    def scroll_lines(self, by: int) -> None:
        """Scroll `by` rows down, or up if negative."""
        if self._rows is not None:
            self._go_to(self._rows.move(self._top, by))

    def action_line_down(self) -> None:
        self.scroll_lines(1)

    def action_line_up(self) -> None:
        self.scroll_lines(-1)

    def action_page_down(self) -> None:
        self.scroll_lines(max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        self.scroll_lines(-max(1, self.size.height - 1))

    def action_half_page_down(self) -> None:
        self.scroll_lines(max(1, self.size.height // 2))

    def action_half_page_up(self) -> None:
        self.scroll_lines(-max(1, self.size.height // 2))

    def action_top(self) -> None:
        self._await(None)
        self._go_to(_BEGINNING)

    def action_bottom(self) -> None:
        self.go_to_fraction(1.0)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.prevent_default().stop()
        self.scroll_lines(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.prevent_default().stop()
        self.scroll_lines(-_WHEEL)
