"""The least that a Textual program can do to scroll a text: a pane, or several, of Textual's Line API.

    python tests/benchmarks/bare_pane.py FILE [FILE ...]

Lines are wrapped once at the start and drawn in one style, nothing is animated, and Textual's own driver writes what
has changed. What it costs is the floor for every reader that is made with Textual.
"""

import sys
from pathlib import Path
from textwrap import wrap
from typing import ClassVar

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip


class BarePane(ScrollView, can_focus=True):
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._lines: list[str] = []

    def on_resize(self, event: Resize) -> None:
        """Wrap the text to the new width."""
        width = max(event.size.width - 2, 1)
        self._lines = [line for part in self._text.splitlines() for line in wrap(part, width) or [""]]
        self.virtual_size = Size(event.size.width, len(self._lines))

    def render_line(self, y: int) -> Strip:
        """The line at `y` of the view."""
        number = y + self.scroll_offset.y
        text = self._lines[number] if number < len(self._lines) else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)


class Bare(App[None]):
    """The panes beside one another."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]
    CSS = "BarePane { width: 1fr; }"

    def compose(self) -> ComposeResult:
        """A pane for each file."""
        with Horizontal():
            for name in sys.argv[1:]:
                yield BarePane(Path(name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    Bare().run()
