"""A list of any length: rows are made when they are drawn."""

from bisect import bisect_left, bisect_right

from textual.geometry import Size

from reader.app.widgets.row_list import LazyRows, RowList


class LazyList(RowList):
    """A `RowList` that never looks at all of its rows."""

    def set_lazy_rows(self, rows: LazyRows, *, keep_cursor: bool) -> None:
        """Show `rows`; with `keep_cursor` the cursor stays on the row with the same id if there is one."""
        kept = self.cursor_id if keep_cursor else ""
        self.rows, self.ids = rows, rows.ids
        try:
            self.cursor = rows.ids.index(kept) if kept else -1
        except ValueError:
            self.cursor = -1
        if self.cursor < 0:
            self.cursor = rows.choosable[0] if rows.choosable else -1
            kept = ""
        self.virtual_size = Size(self.size.width, len(rows))
        if kept:
            self._reveal_cursor()
        else:
            self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    def highlight(self, id: str) -> None:
        if isinstance(self.rows, LazyRows):
            if id in self.rows.ids:
                self._move_to(self.rows.ids.index(id))
        else:
            super().highlight(id)

    def move(self, step: int) -> None:
        if not isinstance(self.rows, LazyRows):
            super().move(step)
            return
        choosable = self.rows.choosable
        if not choosable:
            return
        if step > 0:
            place = bisect_right(choosable, self.cursor) if step == 1 else bisect_left(choosable, self.cursor + step)
        else:
            place = (
                bisect_left(choosable, self.cursor) if step == -1 else bisect_right(choosable, self.cursor + step)
            ) - 1
        self._move_to(choosable[max(0, min(place, len(choosable) - 1))])

    def update_rows(self) -> None:
        """Draw the rows anew; what they say has changed."""
        if isinstance(self.rows, LazyRows):
            self.rows.forget()
        self.refresh()
