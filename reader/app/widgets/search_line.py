"""The line in which one types what to look for in the text; it takes the place of the status line."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.app.messages import SearchAccepted, SearchCancelled, SearchTyped
from reader.localisation import _
from reader.messages import N_


class FoundNote(Widget):
    """A few words at the right end of a line. Its width does not depend on them, so that they cost no new layout."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def set_text(self, text: str) -> None:
        """Show `text`."""
        if text != self.text:
            self.text = text
            self.refresh()

    def render(self) -> Content:
        words = Content(self.text).truncate(max(0, self.size.width - 2), ellipsis=True)
        return Content.assemble(" " * (self.size.width - 1 - words.cell_length), words, " ")


class SearchLine(Horizontal):
    """A prompt with a field and what was found so far. Posts `SearchTyped`, `SearchAccepted`, `SearchCancelled`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", N_("Close"), show=False),
        Binding("ctrl+j", "accept", show=False),  # Enter, typed before the terminal passes keys on as they are
        Binding("up", "recall(1)", N_("Earlier searches"), show=False),
        Binding("down", "recall(-1)", N_("Later searches"), show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.display = False
        self._history: Sequence[str] = ()
        self._recalled = 0
        self._draft = ""

    def compose(self) -> ComposeResult:
        yield Static("/", classes="prompt", markup=False)
        yield Input(compact=True)
        yield FoundNote()

    def on_mount(self) -> None:
        self._field.cursor_blink = False

    @property
    def _field(self) -> Input:
        return self.query_one(Input)

    @property
    def query_text(self) -> str:
        """What has been typed."""
        return self._field.value

    def open(self, history: Sequence[str]) -> None:
        """Show the empty field and give it the focus. history: earlier queries, the newest first."""
        self._history, self._recalled, self._draft = history, 0, ""
        self.retranslate()
        self.show_found("")
        with self.prevent(Input.Changed):
            self._field.value = ""
        self.display = True
        self.screen.set_focus(self._field)

    def close(self) -> None:
        """Hide the field."""
        self.display = False

    def show_found(self, remark: str) -> None:
        """Say at the right end what was found."""
        self.query_one(FoundNote).set_text(remark)

    def retranslate(self) -> None:
        """Say everything anew in the language of the interface."""
        self._field.placeholder = _("Words in the text, in any spelling")

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        if self.display:
            self.post_message(SearchTyped(message.value))

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.post_message(SearchAccepted(message.value))

    def action_accept(self) -> None:
        self.post_message(SearchAccepted(self._field.value))

    def action_cancel(self) -> None:
        self.post_message(SearchCancelled())

    def action_recall(self, back: int) -> None:
        if self._recalled == 0:
            self._draft = self._field.value
        place = max(0, min(self._recalled + back, len(self._history)))
        if place != self._recalled:
            self._recalled = place
            self._field.value = self._history[place - 1] if place else self._draft
            self._field.cursor_position = len(self._field.value)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """The focus went to an article or the names by mouse or Tab: what was found stays."""
        if self.display and self.screen.is_active and self.screen.focused is not self._field:
            self.post_message(SearchAccepted(self._field.value))
