"""A list of rows with headings, drawn line by line: the pane of names and every dialogue that lets one choose."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, NamedTuple, overload

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from reader.app.commands import Scope, bindings
from reader.app.line_breaking import wrap
from reader.app.messages import RowChosen, RowHighlighted
from reader.app.widgets.drawn_looks import DrawnLooks
from reader.messages import N_

EMPTY = Content("")


class ListRow(NamedTuple):
    """One row. id: what choosing it means, empty for a heading or a remark that cannot be chosen.

    content is shortened to the room that `lead` (left) and `detail` (right) leave; those two are never shortened.
    short: what stands before a content that has to be shortened, say an abbreviation.
    """

    id: str
    content: Content
    lead: Content = EMPTY
    detail: Content = EMPTY
    part: str = "row"
    short: str = ""

    @property
    def look(self) -> tuple[object, ...]:
        """All that is seen of the row; rows themselves are equal when their words are, whatever their colours."""
        drawn = ((content.plain, tuple(content.spans)) for content in (self.content, self.lead, self.detail))
        return (self.id, self.part, self.short, *drawn)


def wrapped_rows(text: str, width: int, lead: Content = EMPTY, part: str = "remark") -> Iterator[ListRow]:
    """Rows to read that say `text` in a list of `width` cells; `lead` stands before the first."""
    if not width:  # it has none yet
        yield ListRow("", Content(text), lead, part=part)
        return
    room = max(10, width - 3 - lead.cell_length)
    for start, end in wrap(text, 0, len(text), room) or [(0, 0)]:
        yield ListRow("", Content(text[start:end]), lead, part=part)
        lead = Content(" " * lead.cell_length)


def _nearest(numbers: Sequence[int], wanted: int) -> int:
    """The one of `numbers`, some in order, that is nearest to `wanted`; of two the smaller."""
    place = bisect_left(numbers, wanted)
    return min(numbers[max(0, place - 1) : place + 1], key=lambda number: abs(number - wanted))


class LazyRows(Sequence[ListRow]):
    """Rows known by their ids alone. ids: empty for what cannot be chosen. make: gives the row of a number."""

    def __init__(self, ids: Sequence[str], make: Callable[[int], ListRow]) -> None:
        self.ids = ids
        self.choosable: Sequence[int] = range(len(ids))
        if "" in ids:
            self.choosable = [number for number, id in enumerate(ids) if id]
        self._row = lru_cache(maxsize=256)(make)

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, index: int) -> ListRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ListRow]: ...
    def __getitem__(self, index: int | slice) -> ListRow | Sequence[ListRow]:
        if isinstance(index, slice):
            return [self._row(number) for number in range(*index.indices(len(self)))]
        return self._row(index if index >= 0 else len(self) + index)

    def forget(self) -> None:
        """Make all rows anew when they are next drawn."""
        self._row.cache_clear()


class RowList(ScrollView, DrawnLooks, can_focus=True, inherit_bindings=False):
    """Rows with a cursor. Posts `RowHighlighted` when the cursor moves and `RowChosen` on Enter or a click."""

    LOOKS: ClassVar[frozenset[str]] = frozenset(
        {
            "list--row",
            "list--heading",
            "list--remark",
            "list--cursor",
            "list--chosen",
            "list--key",
            "list--count",
        }
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.MOVEMENT),
        Binding("enter", "choose", N_("Choose"), show=False, id="choose"),
    ]
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.rows: Sequence[ListRow] = ()
        self.ids: Sequence[str] = ()
        """Those of `rows`: many rows are made only when they are drawn."""
        self.choosable: Sequence[int] = ()
        """The numbers of those that have an id."""
        self.cursor = -1
        self._chosen = ""
        self._cursor_shown = False

    def set_rows(self, rows: Sequence[ListRow], *, keep_cursor: bool = True) -> None:
        """Show `rows`.

        With `keep_cursor` the cursor stays on the row with the same id, at the same height on the screen, or goes to
        the row that is nearest to where that one was; what the person had scrolled to stays on the screen.
        """
        ids = rows.ids if isinstance(rows, LazyRows) else [row.id for row in rows]
        choosable = rows.choosable if isinstance(rows, LazyRows) else [n for n, id in enumerate(ids) if id]
        if keep_cursor and self._look_the_same(rows, ids):
            self.rows, self.ids, self.choosable = rows, ids, choosable
            return
        id, was = self.cursor_id, self.cursor
        held, height = self._held_row()
        before = len(self.rows)
        self.rows, self.ids, self.choosable = rows, ids, choosable
        if keep_cursor and was >= 0 and choosable:
            same = ids.index(id) if id and id in ids else None
            self.cursor = same if same is not None else _nearest(choosable, was)
        else:
            self.cursor = self._first(choosable)
        self.virtual_size = Size(self.size.width, len(rows))
        stays = ids.index(held) if held and held in ids else None
        if not keep_cursor:
            self.scroll_to(y=0, animate=False, force=True)
        elif stays is not None:
            self.scroll_to(y=max(0, min(stays - height, self.max_scroll_y)), animate=False, force=True)
        elif self.cursor < 0 and before:
            # Rows to read, without a cursor: the same share of them stays above, however many lines they take now.
            top = round(self.scroll_offset.y * len(rows) / before)
            self.scroll_to(y=max(0, min(top, self.max_scroll_y)), animate=False, force=True)
        else:
            self._reveal_cursor()
        self.refresh()

    def _look_the_same(self, rows: Sequence[ListRow], ids: Sequence[str]) -> bool:
        """Whether the list looks the same with `rows`; of those that are made when they are drawn, what is seen."""
        if len(rows) != len(self.rows) or list(ids) != list(self.ids):
            return False
        is_lazy = isinstance(rows, LazyRows) or isinstance(self.rows, LazyRows)
        top = self.scroll_offset.y if is_lazy else 0
        seen = range(top, min(len(rows), top + self.size.height) if is_lazy else len(rows))
        return all(rows[number].look == self.rows[number].look for number in seen)

    def _first(self, choosable: Sequence[int]) -> int:
        """The row the cursor begins at: headings fold, they are not what one came for."""
        entries = (number for number in choosable if not self._heads(number))
        return next(entries, choosable[0] if choosable else -1)

    def _heads(self, number: int) -> bool:
        """Whether a row stands above others that belong to it."""
        return not self.ids[number] or self.rows[number].part == "heading"

    def _held_row(self) -> tuple[str, int]:
        """The row that is to stay where it is, and how far below the top that is: the cursor's, if it is seen."""
        top, height = self.scroll_offset.y, self.size.height
        if top <= self.cursor < top + height:
            return self.cursor_id, self.cursor - top
        seen = range(top, min(top + height, len(self.rows)))
        number = next((number for number in seen if self.ids[number]), None)
        return ("", 0) if number is None else (self.ids[number], number - top)

    @property
    def cursor_id(self) -> str:
        """The id of the row under the cursor, empty if there is none."""
        return self.ids[self.cursor] if 0 <= self.cursor < len(self.ids) else ""

    @property
    def chosen(self) -> str:
        """The id of the row that is marked as chosen."""
        return self._chosen

    @chosen.setter
    def chosen(self, id: str) -> None:
        if id != self._chosen:
            changed = (self._chosen, id)
            self._chosen = id
            top = self.scroll_offset.y
            for number in range(top, min(top + self.size.height, len(self.ids))):
                if self.ids[number] and self.ids[number] in changed:
                    self.refresh_lines(number, 1)

    @property
    def quiet(self) -> Style:
        """The style of what stands back behind the names: counts, dates, keys."""
        return self.get_visual_style("list--count", partial=True)

    def show_cursor_always(self) -> None:
        """Draw the cursor also while another widget (a search field) has the focus."""
        self._cursor_shown = True

    def highlight(self, id: str) -> None:
        """Move the cursor to the row `id` if it is in the list."""
        if id in self.ids:
            self._move_to(self.ids.index(id))

    # Movement -------------------------------------------------------------------------------------------------------

    def move(self, step: int) -> None:
        """Move the cursor by `step` rows, over headings, stopping at the ends."""
        choosable = self.choosable
        if not choosable:
            return
        if step == 1:
            place = bisect_right(choosable, self.cursor)
        elif step == -1:
            place = bisect_left(choosable, self.cursor) - 1
        else:
            self._move_to(_nearest(choosable, self.cursor + step))
            return
        if 0 <= place < len(choosable):
            self._move_to(choosable[place])
        else:
            self._reveal_cursor()

    def _move_to(self, number: int) -> None:
        if number == self.cursor or not 0 <= number < len(self.rows):
            self._reveal_cursor()
            return
        self._draw_cursor()
        self.cursor = number
        self._reveal_cursor()
        self._draw_cursor()
        self.post_message(RowHighlighted(self.cursor_id))

    def _draw_cursor(self) -> None:
        """Draw the row of the cursor anew, and no other: over a slow line every row counts."""
        if self.cursor >= 0:
            self.refresh_lines(self.cursor, 1)

    def _reveal_cursor(self) -> None:
        height = self.size.height
        if not height:
            return
        top = self.scroll_offset.y
        first = self.cursor
        while first > 0 and self._heads(first - 1):
            first -= 1  # the headings above the first entry of a group come into view with it
        if first < top:
            self.scroll_to(y=max(0, first), animate=False, force=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True)

    def action_line_down(self) -> None:
        self.move(1)

    def action_line_up(self) -> None:
        self.move(-1)

    def action_page_down(self) -> None:
        self.move(max(2, self.size.height - 1))

    def action_page_up(self) -> None:
        self.move(-max(2, self.size.height - 1))

    def action_half_page_down(self) -> None:
        self.move(max(2, self.size.height // 2))

    def action_half_page_up(self) -> None:
        self.move(-max(2, self.size.height // 2))

    def action_top(self) -> None:
        self.move(-len(self.rows) - 1)

    def action_bottom(self) -> None:
        self.move(len(self.rows) + 1)

    def action_choose(self) -> None:
        if self.cursor_id:
            self.post_message(RowChosen(self.cursor_id))

    def on_click(self, event: events.Click) -> None:
        number = self.scroll_offset.y + event.y
        if 0 <= number < len(self.ids) and self.ids[number]:
            self._move_to(number)
            self.action_choose()

    # Drawing --------------------------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        self.virtual_size = Size(self.size.width, len(self.rows))
        self._reveal_cursor()
        self.refresh()

    def on_focus(self) -> None:
        self._draw_cursor()

    def on_blur(self) -> None:
        self._draw_cursor()

    def _room(self, row: ListRow) -> int:
        return self.size.width - 3 - row.lead.cell_length - row.detail.cell_length

    def begins_short(self, row: ListRow) -> bool:
        """Whether the row is drawn with its `short` in front, because its content has to be shortened."""
        return bool(row.short) and row.content.cell_length > self._room(row)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        number = self.scroll_offset.y + y
        if number >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        row = self.rows[number]
        at_cursor = number == self.cursor and (self.has_focus or self._cursor_shown)
        parts = [f"list--{row.part}"]
        if row.id and row.id == self._chosen:
            parts.append("list--chosen")
        if at_cursor:
            parts.append("list--cursor")
        base = self.get_visual_style(*parts)
        sign = "►" if at_cursor else ("•" if row.id and row.id == self._chosen else " ")
        room = self._room(row)
        content = row.content
        if self.begins_short(row):
            content = Content.assemble(f"{row.short} · ", content)
        content = content.truncate(max(0, room), ellipsis=True, pad=True)
        segments: list[Segment] = []
        for piece in (Content(sign), row.lead, content, Content(" "), row.detail, Content(" ")):
            segments += piece.render_segments(base)
        return Strip(segments).adjust_cell_length(width, base.rich_style)
