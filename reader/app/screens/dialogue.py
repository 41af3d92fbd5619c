"""Screens on top of the articles: a dialogue, and one in which a row is chosen by typing."""

from collections.abc import Callable, Iterable
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.app.commands import Scope, bindings
from reader.app.messages import RowChosen
from reader.app.screens.translated import TranslatedScreen
from reader.app.widgets.hint_line import HintLine
from reader.app.widgets.row_list import ListRow, RowList, wrapped_rows
from reader.localisation import _
from reader.messages import N_

ResultT = TypeVar("ResultT")


class Dialogue(TranslatedScreen[ResultT], ModalScreen[ResultT], Generic[ResultT]):
    """A screen on top of the articles: a heading, a body, a line that says which keys lead out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", N_("Close"), show=False),
        *bindings(Scope.EVERYWHERE, only=("language", "theme", "redraw", "quit")),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialogue"):
            yield Static(classes="heading", markup=False)
            yield from self.compose_body()
            yield HintLine(classes="hint")

    def compose_body(self) -> ComposeResult:
        """The widgets between the heading and the hint."""
        yield from ()

    def heading(self) -> str:
        """The first line, translated."""
        return ""

    def hint(self) -> str:
        """The last line, translated."""
        return _("Esc close")

    def retranslate(self) -> None:
        self.query_one(".heading", Static).update(Content(self.heading()))
        self.query_one(".hint", HintLine).show(self.hint())

    def on_resize(self) -> None:
        self.call_after_refresh(self._sized)

    def _sized(self) -> None:
        if self.is_mounted and self.is_attached:  # it may have been closed meanwhile
            self.refit()

    def refit(self) -> None:
        """Make anew what depends on the size; called after that has changed and all widgets have theirs."""

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """As in Textual, but not twice, as a second Enter would, and not before the widgets are there."""
        if not self.is_active:
            return AwaitComplete()
        if not self.is_mounted:
            self.call_later(self.dismiss, result)
            return AwaitComplete()
        return super().dismiss(result)

    def action_close(self) -> None:
        self.dismiss(None)


class Picker(Dialogue[str], inherit_bindings=False):
    """A search field over a list that narrows as one types; the result is the id of the row, or None.

    Letters are always text here: keys typed before the field is there, fast or over a slow line, reach it all the same.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", N_("Close"), show=False),
        *bindings(Scope.EVERYWHERE, only=("language", "theme", "redraw", "quit"), letters=False),
        Binding("ctrl+j", "submit", show=False),  # Enter, typed before the terminal passes keys on as they are
        Binding("down", "move(1)", N_("Line down"), show=False),
        Binding("up", "move(-1)", N_("Line up"), show=False),
        Binding("pagedown", "page(1)", N_("Page down"), show=False),
        Binding("pageup", "page(-1)", N_("Page up"), show=False),
    ]
    list_class: ClassVar[Callable[[], RowList]] = RowList

    def __init__(self) -> None:
        super().__init__()
        self._typed_ahead: list[events.Key | int] | None = []
        """Keys typed and rows moved before the field and the list were there; None from then on."""
        self._answered = ""
        self._submitted = False

    def take_key(self, event: events.Key) -> bool:
        """Do in the search field what it would have done there."""
        if self._typed_ahead is not None:
            awaited = event.is_printable or event.key in {"enter", "ctrl+j", "backspace"}
            if awaited:
                self._typed_ahead.append(event)
            return awaited
        if event.is_printable and event.character:
            self.query_one(Input).insert_text_at_cursor(event.character)
            return True
        return False

    def compose_body(self) -> ComposeResult:
        yield Input(compact=True)
        yield type(self).list_class()

    def on_mount(self) -> None:
        self.listing.show_cursor_always()
        self.listing.can_focus = False
        field = self.query_one(Input)
        field.cursor_blink = False
        self.set_focus(field)
        typed_ahead, self._typed_ahead = self._typed_ahead or [], None
        self.refresh_rows(keep_cursor=False)
        if first := self.first_row():
            self.listing.highlight(first)
        for event in typed_ahead:
            if isinstance(event, int):
                self.action_move(event)
            elif event.key in {"enter", "ctrl+j"}:
                self.action_submit()
            elif event.key == "backspace":
                field.action_delete_left()
            else:
                self.take_key(event)

    @property
    def listing(self) -> RowList:
        """The list of the dialogue."""
        return self.query_one(RowList)

    @property
    def query_text(self) -> str:
        """What has been typed."""
        return self.query_one(Input).value.strip()

    def first_row(self) -> str:
        """The id of the row that the cursor begins at; empty for the first."""
        return ""

    def placeholder(self) -> str:
        """What the empty search field says, translated."""
        return ""

    def nothing(self) -> str:
        """What an empty list says, translated."""
        return _("Nothing found.")

    def rows_for(self, query: str) -> list[ListRow]:
        """The rows that answer `query`, best first; everything when it is empty."""
        raise NotImplementedError

    def is_waiting(self) -> bool:
        """Whether rows may still come for what has been typed."""
        return False

    def hint(self) -> str:
        return _("↑ ↓ move · Enter choose · Esc close")

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one(Input).placeholder = self.placeholder()
        self.refresh_rows(keep_cursor=True)

    def refresh_rows(self, *, keep_cursor: bool) -> None:
        """Fill the list for what has been typed."""
        self._answered = self.query_text
        rows = self.rows_for(self._answered)
        if not rows:
            rows = [*wrapped_rows(self.nothing(), self.listing.size.width)]
        self.listing.set_rows(rows, keep_cursor=keep_cursor)
        if self._submitted and self.listing.cursor_id:
            self.dismiss(self.listing.cursor_id)

    def refit(self) -> None:
        self.refresh_rows(keep_cursor=True)

    def renew_names(self) -> None:
        self.refresh_rows(keep_cursor=True)

    @on(Input.Changed)
    def _narrow(self) -> None:
        self._submitted = self._submitted and self._answered == self.query_text
        self.refresh_rows(keep_cursor=False)

    @on(Input.Submitted)
    def _submit(self) -> None:
        if self._answered != self.query_text:
            self.refresh_rows(keep_cursor=False)
        if self.listing.cursor_id:
            self.dismiss(self.listing.cursor_id)
        else:
            self._submitted = self.is_waiting()

    def action_submit(self) -> None:
        field = self.query_one(Input)
        field.post_message(Input.Submitted(field, field.value))

    @on(RowChosen)
    def _choose(self, message: RowChosen) -> None:
        message.stop()
        self.dismiss(message.id)

    def action_move(self, step: int) -> None:
        if self._typed_ahead is not None:
            self._typed_ahead.append(step)
        else:
            self.listing.move(step)

    def action_page(self, pages: int) -> None:
        if self._typed_ahead is None:
            self.listing.move(pages * max(2, self.listing.size.height - 1))


def marked(text: str, ranges: Iterable[tuple[int, int]]) -> Content:
    """`text` with `ranges` (code points, end exclusive) emphasised."""
    content = Content(text)
    for start, end in ranges:
        content = content.stylize("bold underline", start, end)
    return content
