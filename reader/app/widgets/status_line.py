"""The line above the footer: what is chosen and where, or what to do next."""

from typing import ClassVar

from textual.content import Content
from textual.widget import Widget


class StatusLine(Widget):
    """Two texts, one at each end; the left one is shortened first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--detail"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left = Content("")
        self._right = ""

    def set_text(self, left: Content, right: str = "") -> None:
        """Show `left` and `right`."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    @property
    def plain(self) -> str:
        """What is shown, without colours."""
        return f"{self._left.plain} {self._right}".strip()

    def render(self) -> Content:
        right = Content.assemble((self._right, self.get_visual_style("status--detail", partial=True)))
        room = max(0, self.size.width - right.cell_length - 3)
        left = self._left.truncate(room, ellipsis=True, pad=True)
        return Content.assemble(" ", left, " ", right, " ")
