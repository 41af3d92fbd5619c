"""A list of any length: rows are made when they are drawn."""

from textual.geometry import Size

from reader.app.widgets.row_list import LazyRows, RowList


class LazyList(RowList):
    """A `RowList` that never looks at all of its rows."""

    def set_lazy_rows(self, rows: LazyRows, *, keep_cursor: bool) -> None:
        """Show `rows`; with `keep_cursor` the cursor stays on the row with the same id if there is one."""
        kept = self.cursor_id if keep_cursor else ""
        self.rows, self.ids, self.choosable = rows, rows.ids, rows.choosable
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

    def update_rows(self) -> None:
        """Draw the rows anew; what they say has changed."""
        if isinstance(self.rows, LazyRows):
            self.rows.forget()
        self.refresh()
