"""The line above an article: its title, its place in the collection, how far the person has read."""

from typing import ClassVar

from textual.content import Content

from reader.app.widgets.drawn_looks import DrawnLooks


class PaneHeader(DrawnLooks):
    """A title shortened to the room that the facts on the right leave."""

    LOOKS: ClassVar[frozenset[str]] = frozenset({"header--sign", "header--facts"})

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._facts: tuple[str, ...] = ()
        self._active = False

    def set_text(self, title: str, facts: tuple[str, ...]) -> None:
        """title: may be shortened; facts: short words for the right side, the last are kept longest."""
        if (title, facts) != (self._title, self._facts):
            self._title, self._facts = title, facts
            self.refresh()

    def set_active(self, active: bool) -> None:
        """Whether the pane has the focus, which a sign shows besides the colour."""
        if active == self._active:
            return
        self._active = active
        self.set_class(active, "-active")
        self.refresh()

    def render(self) -> Content:
        width = self.size.width
        facts = list(self._facts)
        while len(facts) > 1 and len(" ".join(facts)) > width // 2:
            facts.pop(0)
        right = Content.assemble((" ".join(facts), self.get_visual_style("header--facts", partial=True)), " ")
        sign_style = self.get_visual_style("header--sign", partial=True)
        sign = Content.assemble(("►" if self._active else " ", sign_style), " ")
        room = max(0, width - sign.cell_length - right.cell_length - 1)
        title = Content(self._title).truncate(room, ellipsis=True, pad=True)
        return Content.assemble(sign, title, " ", right)
