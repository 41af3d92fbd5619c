"""The line below the names in which one types what they are to match."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

if TYPE_CHECKING:
    from reader.app.widgets.entity_pane import EntityPane


class NameFilter(Input):
    """See above; it stands in the pane of names."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+j", "submit", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]

    def __init__(self, pane: "EntityPane") -> None:
        super().__init__(compact=True)
        self._pane = pane
        self.cursor_blink = False
        self.display = False

    def action_leave(self) -> None:
        self._pane.clear_filter()

    def action_move(self, step: int) -> None:
        self._pane.listing.move(step)
