"""The list of what is wrong: what, why, and what helps."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from reader.app.screens.dialogue import Dialogue
from reader.app.screens.help import HelpList
from reader.app.widgets.row_list import ListRow, wrapped_rows
from reader.localisation import _, translate
from reader.messages import N_, ReaderError


class ProblemsScreen(Dialogue[None]):
    """One paragraph for each of `problems`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter,W,shift+f1", "close", N_("Close"), show=False),
    ]

    def __init__(self, problems: Sequence[ReaderError]) -> None:
        super().__init__()
        self._problems = problems

    def compose_body(self) -> ComposeResult:
        yield HelpList()

    def heading(self) -> str:
        return _("Problems")

    def hint(self) -> str:
        return _("↑ ↓ move · Esc close")

    def retranslate(self) -> None:
        super().retranslate()
        self.query_one(HelpList).set_rows(list(self._rows()))

    def refit(self) -> None:
        self.retranslate()

    def _rows(self) -> Iterator[ListRow]:
        width = self.query_one(HelpList).size.width
        if not self._problems:
            yield from wrapped_rows(_("Nothing is wrong."), width, part="row")
        for number, problem in enumerate(self._problems):
            if number:
                yield ListRow("", Content(""))
            yield from wrapped_rows(problem.subject, width, part="heading")
            told = f"{translate(problem.reason)}. {translate(problem.remedy)}."
            yield from wrapped_rows(told.replace("..", "."), width, Content("  "), part="row")
