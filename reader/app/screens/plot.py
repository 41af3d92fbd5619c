"""What the timeline and the chart have in common: a picture above a list, and the mentions behind a bar."""

import asyncio
from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from reader.app.background import run_latest
from reader.app.commands import Scope, bindings
from reader.app.concordance import BEFORE, Keyword, keywords
from reader.app.mention_cursor import Stop
from reader.app.messages import RowChosen, RowHighlighted
from reader.app.screens.dialogue import Dialogue
from reader.app.widgets.bar_chart import BarChart
from reader.app.widgets.entity_pane import EntityList
from reader.app.widgets.row_list import ListRow, wrapped_rows
from reader.library.library import DocumentSummary, Library
from reader.localisation import _, format_date_value, format_number
from reader.messages import N_

MOST_MENTIONS = 300
_MANY = 3000
"""Of so many documents not every one is looked at."""
_ROWS_FOR_PICTURE = 14
_COLUMNS_FOR_PICTURE = 50
_MENTION = "mention:"


class PlotScreen(Dialogue[Stop], inherit_bindings=False):
    """A picture of counts over a list; the result is the mention to go to.

    Subclasses read their data in `load`, in a thread, and show it in `redraw`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Close"), show=False),
        *bindings(Scope.EVERYWHERE, only=("language", "theme", "redraw", "quit")),
        Binding("right", "point(1)", N_("Next bar"), show=False),
        Binding("left", "point(-1)", N_("Previous bar"), show=False),
        Binding("plus,equals_sign,ctrl+right", "zoom(1)", N_("Closer"), show=False),
        Binding("minus,ctrl+left", "zoom(-1)", N_("From farther away"), show=False),
    ]

    def __init__(self, library: Library, opened: Sequence[str]) -> None:
        """opened: keys of the open documents, the active one first."""
        super().__init__()
        self.library = library
        self.opened = opened
        self.summaries: dict[str, DocumentSummary] = {}
        """Of all documents, in their order; of a large library those that were asked for."""
        self.is_large = False
        self.loaded = False
        self.pointed = 0
        """The number of the chosen bar."""
        self._asked = 0
        self._mentions: Sequence[tuple[str, Keyword]] = ()

    def compose_body(self) -> ComposeResult:
        yield BarChart()
        yield Static(classes="subheading", markup=False)
        yield EntityList()
        yield Static(classes="preview", markup=False)

    def on_mount(self) -> None:
        self.set_focus(self.listing)
        run_latest(self, "load", self._load)

    async def _load(self) -> None:
        await asyncio.to_thread(self._read)
        if self.is_attached:
            self.loaded = True
            self.redraw()

    def _read(self) -> None:
        self.is_large = self.library.count() > _MANY
        self.summaries = {} if self.is_large else {each.key: each for each in self.library.documents()}
        self.load()

    def names_changed(self) -> None:
        """More is known of the articles: read it if there was nothing to show so far."""
        if self.loaded and not self.values():
            run_latest(self, "load", self._load)

    # For subclasses -------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read from the library what is to be shown; called in a thread."""

    def redraw(self) -> None:
        """Show picture and list."""

    def values(self) -> Sequence[int]:
        """The heights of the bars."""
        return ()

    def action_zoom(self, step: int) -> None:
        """Show smaller (1) or larger (-1) units."""

    def chosen_row(self, id: str) -> None:
        """The person chose a row that is no mention."""

    def action_back(self) -> None:
        self.dismiss(None)

    # ----------------------------------------------------------------------------------------------------------------

    @property
    def listing(self) -> EntityList:
        """The list below the picture."""
        return self.query_one(EntityList)

    @property
    def pictured(self) -> bool:
        """Whether there is room for the picture."""
        return self.size.height >= _ROWS_FOR_PICTURE and self.size.width >= _COLUMNS_FOR_PICTURE

    def retranslate(self) -> None:
        super().retranslate()
        if self.loaded:
            self.redraw()
        else:
            self.show_remark(_("Counting…"))

    def on_resize(self) -> None:
        self.query_one(BarChart).display = self.pictured

    def refit(self) -> None:
        if self.loaded:
            self.redraw()

    def refresh_heading(self) -> None:
        """Say the first line anew."""
        self.query_one(".heading", Static).update(Content(self.heading()))

    def say(self, subheading: str) -> None:
        """Say what the chosen bar stands for."""
        self.query_one(".subheading", Static).update(Content(subheading))

    def show_remark(self, *lines: str) -> None:
        """Say why there is nothing to show, and what to do."""
        self._asked += 1
        width = self.listing.size.width
        self.listing.set_rows([row for line in lines for row in wrapped_rows(line, width)], keep_cursor=False)
        self._preview("")

    def action_point(self, by: int) -> None:
        """Go to the next bar that is not empty."""
        values = self.values()
        numbers = range(self.pointed + by, len(values) if by > 0 else -1, by)
        self.point(next((number for number in numbers if values[number]), self.pointed))

    def point(self, number: int) -> None:
        """Choose the bar `number`."""
        if number != self.pointed:
            self.pointed = number
            self.redraw()

    @on(BarChart.Pointed)
    def _bar_clicked(self, message: BarChart.Pointed) -> None:
        self.point(message.number)

    # Mentions -------------------------------------------------------------------------------------------------------

    def list_mentions(self, wanted: Sequence[tuple[str, Collection[str]]], remarks: Sequence[str] = ()) -> None:
        """Fill the list with mentions in context as soon as they are read; remarks: what stands below them."""
        self._asked += 1
        asked = self._asked

        async def read() -> None:
            found = await asyncio.to_thread(keywords, self.library, wanted, MOST_MENTIONS)
            if asked == self._asked and self.is_attached:
                self._show_mentions(found, remarks)

        run_latest(self, "mentions", read)

    def _show_mentions(self, found: Sequence[tuple[str, Keyword]], remarks: Sequence[str]) -> None:
        is_same, self._mentions = [*found] == [*self._mentions], found
        rows: list[ListRow] = []
        last = ""
        width = max(10, self.listing.size.width - 4)
        for number, (key, keyword) in enumerate(found):
            if key != last:
                last = key
                rows.append(ListRow("", Content(self.title_of(key)), part="heading"))
            before, text, after = keyword.line(width, int(width * BEFORE))
            rows.append(ListRow(f"{_MENTION}{number}", Content.assemble(before, (text, "bold underline"), after)))
        if len(found) >= MOST_MENTIONS:
            text = _("Only the first {n} mentions are shown").format(n=format_number(MOST_MENTIONS))
            rows.append(ListRow("", Content(text), part="remark"))
        rows += [row for remark in remarks for row in wrapped_rows(remark, self.listing.size.width)]
        # The same mentions, in another language or width, leave the cursor where it is.
        self.listing.set_rows(rows, keep_cursor=is_same)
        self._preview(self.listing.cursor_id)

    def summary(self, key: str) -> DocumentSummary | None:
        """What is known of a document; None when it is gone."""
        if self.is_large and key not in self.summaries:
            self.summaries.update(self.library.summaries([key]))
        return self.summaries.get(key)

    def title_of(self, key: str) -> str:
        """Title and date of a document in one line."""
        summary = self.summary(key)
        if summary is None:
            return ""
        return f"{summary.label} · {format_date_value(summary.date)}" if summary.date else summary.label

    @on(RowHighlighted)
    def _highlighted(self, message: RowHighlighted) -> None:
        message.stop()
        self._preview(message.id)

    def _preview(self, id: str) -> None:
        remark = ""
        if id.startswith(_MENTION):
            remark = self.title_of(self._mentions[int(id.removeprefix(_MENTION))][0])
        self.query_one(".preview", Static).update(Content(remark))

    @on(RowChosen)
    def _row_chosen(self, message: RowChosen) -> None:
        message.stop()
        if message.id.startswith(_MENTION):
            key, keyword = self._mentions[int(message.id.removeprefix(_MENTION))]
            self.dismiss(Stop(key, keyword.start, keyword.end))
        else:
            self.chosen_row(message.id)
