"""The links of an article: nothing is opened unless the person asks for it."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from reader.app.links import Link
from reader.app.matching import match_ranges
from reader.app.screens.dialogue import Picker, marked
from reader.app.widgets.row_list import ListRow
from reader.localisation import _
from reader.messages import N_


class LinksScreen(Picker):
    """Web addresses with the host standing out; the result is the number of the one to copy.

    browse: opens a link in a browser; None where there is none to open.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "browse", N_("Open in the browser"), show=False)]

    def __init__(self, links: Sequence[Link], browse: Callable[[Link], None] | None) -> None:
        super().__init__()
        self._links = links
        self._browse = browse

    def on_resize(self) -> None:
        if not self._links:
            self.call_after_refresh(self.refresh_rows, keep_cursor=True)  # a sentence is wrapped for the width

    def heading(self) -> str:
        return _("Links")

    def placeholder(self) -> str:
        return _("Type a part of the address…")

    def nothing(self) -> str:
        return super().nothing() if self._links else _("There are no links in this article.")

    def hint(self) -> str:
        if self._browse is None:
            return _("↑ ↓ move · Enter copy · Esc close")
        return _("↑ ↓ move · Enter copy · Tab open in the browser · Esc close")

    def rows_for(self, query: str) -> list[ListRow]:
        rows = []
        for number, link in enumerate(self._links):
            ranges = match_ranges(query, f"{link.url} {link.other_host}")
            if ranges is None:
                continue
            content = marked(link.url, [span for span in ranges if span[1] <= len(link.url)])
            content = content.stylize("bold", link.host_start, link.host_start + len(link.host))
            if link.other_host:
                content = Content.assemble((f"{link.other_host}  ", self.listing.quiet), content)
            rows.append(ListRow(str(number), content))
        return rows

    def action_browse(self) -> None:
        if self._browse is not None and self.listing.cursor_id:
            self._browse(self._links[int(self.listing.cursor_id)])
