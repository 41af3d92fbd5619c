"""The last line of a dialogue: which keys do what, as many of them as fit whole."""

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

_BETWEEN = " · "
_WAYS_OUT = ("Esc", "F1 ", "F10 ")
"""What the entries begin with that a person who is lost needs most; they stay longest."""


def fitting(hint: str, width: int) -> str:
    """The entries of `hint` that fit into `width` cells, in their order: the last go first, the ways out at the end."""
    entries = hint.split(_BETWEEN)
    while len(entries) > 1 and cell_len(_BETWEEN.join(entries)) > width:
        others = [number for number, entry in enumerate(entries) if not entry.startswith(_WAYS_OUT)]
        del entries[others[-1] if others else -1]
    return _BETWEEN.join(entries)


class HintLine(Widget):
    """Entries of a key and what it does; one that does not fit is left out, none is cut."""

    ALLOW_SELECT = False

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._hint = ""

    def show(self, hint: str) -> None:
        """Show `hint`, whose entries stand apart by " · "."""
        if hint != self._hint:
            self._hint = hint
            self.refresh()

    def render(self) -> Content:
        return Content(fitting(self._hint, self.size.width))
