"""A dialogue with one line to type."""

from textual import on
from textual.widgets import Input

from reader.app.screens.dialogue import Picker
from reader.app.widgets.row_list import ListRow, wrapped_rows
from reader.localisation import _


class Entry(Picker):
    """A line to type with remarks below it; the result is what was typed, or None."""

    def __init__(self, value: str = "") -> None:
        super().__init__()
        self.add_class("-entry")
        self._value = value

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.value = self._value
        field.cursor_position = len(field.value)

    def remarks(self) -> list[str]:
        """What is said below the line, translated, a paragraph each."""
        return []

    def accepts(self, text: str) -> bool:
        """Whether `text` can be the answer; what is wrong with it otherwise belongs to the remarks."""
        return True

    def hint(self) -> str:
        return _("Enter accept · Esc close")

    def rows_for(self, query: str) -> list[ListRow]:
        return [row for text in self.remarks() or [""] for row in wrapped_rows(text, self.listing.size.width)]

    @on(Input.Submitted)
    def _accept(self, message: Input.Submitted) -> None:
        message.stop()
        message.prevent_default()
        text = message.value.strip()
        if self.accepts(text):
            self.dismiss(text)
        else:
            self.refresh_rows(keep_cursor=False)
