"""The list of articles: filtered, sorted, with a look into each; opens one in the pane that asked."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input
from textual.worker import WorkType

from reader.app.article_catalogue import ORDERS, ArticleCatalogue, Entries, Heading, View
from reader.app.background import run_latest
from reader.app.commands import COMMANDS
from reader.app.commands.key_names import key_names
from reader.app.describe import language_tag
from reader.app.matching import match_ranges
from reader.app.presentation import shown_text
from reader.app.screens.dialogue import marked
from reader.app.screens.live_picker import LivePicker
from reader.app.widgets.article_preview import ArticlePreview
from reader.app.widgets.lazy_list import LazyList
from reader.app.widgets.row_list import LazyRows, ListRow, wrapped_rows
from reader.library.document_list import DocumentList
from reader.library.library import DocumentSummary, Library
from reader.localisation import _, format_date_short, format_date_value, format_percent
from reader.messages import N_, ReaderError
from reader.restriction import is_restricted

_ROOMY = 60
_DATE_WIDTH = 12
_PREVIEWED = 140
"""From this many columns on the list has room enough beside a look into the article, which is there unasked."""

_BESIDE = 100
"""From this many columns on it stands beside the list, else below."""


class Traces(NamedTuple):
    """What a person left in an article. share: how much was read, 0 to 1; None when it was never opened."""

    share: float | None
    is_read: bool


class ArticlesScreen(LivePicker[LazyRows]):
    """All articles of the library with language, date and how far they were read; the result is a document's key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o,shift+f3", "choose_beside", N_("Open beside"), show=False),
        Binding("f5", "sort", N_("Sort"), show=False),
        Binding("f6", "look", N_("Preview"), show=False),
        Binding("f7", "unread", N_("Unread only"), show=False),
        Binding("f8", "mark_read", N_("Read or unread"), show=False),
    ]
    list_class: ClassVar[type[LazyList]] = LazyList

    def __init__(
        self,
        library: Library,
        opened: Sequence[str],
        current: str,
        read: Mapping[str, float] | None = None,
        progress: Callable[[str], float | None] = lambda _key: None,
        *,
        beside: bool = False,
    ) -> None:
        """library: asked in threads, also by `renew`.

        read: how much of the open articles has been read, by key; progress: asked, in a thread, for others.
        beside: whether the article is wanted beside the current one.
        """
        super().__init__()
        self.beside = beside
        """Whether the article that is chosen is wanted beside the current one; the person may change their mind."""
        self._library = library
        self._catalogue = ArticleCatalogue(library, opened)
        self._opened = opened
        self._current = current
        self._view = View()
        self._shares = dict(read or {})
        self._progress = progress
        self._traces: dict[str, Traces | None] = {}
        self._wanted: list[str] = []
        self._is_first = True
        self._previewing: bool | None = None
        """Whether the person wants to look into the articles; None for when there is room."""

    def compose_body(self) -> ComposeResult:
        yield Input(compact=True)
        with Horizontal(classes="columns"):
            yield type(self).list_class()
            yield ArticlePreview()

    def heading(self) -> str:
        name = _("Open beside") if self.beside else _("Articles")
        pieces = [name]
        if self._view.order is not View().order:
            pieces.append(_(ORDERS[self._view.order]))
        if self._view.unread:
            pieces.append(_("unread only"))
        if is_restricted():
            pieces.append(_("restricted"))
        return " · ".join(pieces)

    def hint(self) -> str:
        if self.beside:
            return super().hint()
        return _("Enter open · F5 sort · F6 preview · F7 unread only · F8 read · Ctrl+O open beside · Esc close")

    def placeholder(self) -> str:
        return _("Title, file, source, language or date…")

    def nothing(self) -> str:
        if self._view.unread and not self.query_text:
            return _("There is nothing unread.")
        if "/" in self.query_text or self.query_text.startswith("~"):
            names = key_names(next(command for command in COMMANDS if command.id == "add-source"))
            return _("Nothing found. Files and addresses are added with {key}.").format(key=" · ".join(names))
        return super().nothing()

    # Actions --------------------------------------------------------------------------------------------------------

    def action_choose_beside(self) -> None:
        self.beside = self.beside or bool(self.listing.cursor_id) or self.is_waiting()
        self.action_submit()

    def action_sort(self) -> None:
        """List the articles in the next order."""
        self._look_at(self._view.next_order())

    def action_unread(self) -> None:
        """List only what was not read, or everything again."""
        self._look_at(self._view._replace(unread=not self._view.unread))

    def _look_at(self, view: View) -> None:
        self._view = view
        self.retranslate()

    def action_look(self) -> None:
        """Show how the article at the cursor begins, or give the room to the list."""
        self._previewing = not self.query_one(ArticlePreview).display
        self.refit()

    def action_mark_read(self) -> None:
        """Say that the article at the cursor has been read, or has not."""
        key = self.listing.cursor_id
        traces = self._traces.get(key)
        if not key or traces is None:
            return
        self._traces[key] = traces._replace(is_read=not traces.is_read)
        self._update_rows()
        run_latest(self, "read", lambda: asyncio.to_thread(self._library.set_read, key, not traces.is_read))

    def renew(self) -> None:
        """List documents that have been added since."""
        self._catalogue.forget()
        self.refresh_rows(keep_cursor=True)

    # Rows -----------------------------------------------------------------------------------------------------------

    def answer(self, query: str) -> LazyRows:
        entries: Entries = self._catalogue.find(query, self._view)

        def make(number: int) -> ListRow:
            entry = entries[number]
            return self._heading_row(entry) if isinstance(entry, Heading) else self._row(entry, query)

        if isinstance(entries, DocumentList):
            return LazyRows(entries.keys, make)
        return LazyRows(["" if isinstance(entry, Heading) else entry.key for entry in entries], make)

    def show_answer(self, query: str, answer: LazyRows, *, keep_cursor: bool) -> None:
        listing = self.listing
        if not len(answer):
            listing.set_rows([*wrapped_rows(self.nothing(), listing.size.width)], keep_cursor=False)
            return
        assert isinstance(listing, LazyList)  # noqa: S101 - list_class
        listing.set_lazy_rows(answer, keep_cursor=keep_cursor)
        if self._is_first:
            self._is_first = False
            listing.highlight(self._current)
            view = self._view
            self.run_worker(asyncio.to_thread(self._catalogue.prepare, view), group="catalogue", exit_on_error=False)

    def refit(self) -> None:
        width = self.size.width
        self.query_one(ArticlePreview).display = width >= _PREVIEWED if self._previewing is None else self._previewing
        self.query_one(".columns").set_class(width < _BESIDE, "-below")
        self.call_after_refresh(self._update_rows)
        self.point_at(self.listing.cursor_id)

    def _update_rows(self) -> None:
        for listing in self.query(LazyList):  # none once the list is closed
            listing.update_rows()

    def point_at(self, id: str) -> None:
        for preview in self.query(ArticlePreview):
            if preview.display and id != preview.key:
                preview.key = id
                run_latest(self, "preview", lambda: self._preview(id))

    async def _preview(self, key: str) -> None:
        def read() -> Content | None:
            try:
                return ArticlePreview.of(self._library.document(key)) if key else None
            except (KeyError, ReaderError):
                return None

        found = await asyncio.to_thread(read)
        for preview in self.query(ArticlePreview):
            if preview.key == key:
                preview.update(found or "")

    def _heading_row(self, heading: Heading) -> ListRow:
        if heading.opened:
            text = _("Open articles")
        else:
            text = format_date_value(heading.month) if heading.month else _("Without a date")
        return ListRow("", Content(text), part="heading")

    def _row(self, document: DocumentSummary, query: str) -> ListRow:
        label = shown_text(document.label, document.language)
        ranges = match_ranges(query, label) or self._partial(query, label)
        traces = self._traces_of(document.key)
        is_open = document.key in self._opened
        sign = "• " if is_open else "+ " if traces is not None and not traces.is_read else "  "
        lead = Content(f"{language_tag(document):3} {sign}")
        title = marked(label, ranges)
        share = self._shares.get(document.key, traces.share if traces else None)
        facts = "" if share is None else format_percent(share)
        if self.listing.size.width >= _ROOMY:
            date = format_date_short(document.date) if document.date else ""
            facts = f"{date:>{_DATE_WIDTH}}{facts:>6}"
            with_source = f"{document.source or ''}  {facts}"
            room = self.listing.size.width - 4 - lead.cell_length - title.cell_length
            facts = with_source if cell_len(with_source) <= room else facts
        return ListRow(document.key, title, lead, Content.assemble((facts, self.listing.quiet)))

    @staticmethod
    def _partial(query: str, label: str) -> tuple[tuple[int, int], ...]:
        """Where the words of the query that do stand in the title stand; others describe file, source or date."""
        found = [match_ranges(word, label) for word in query.split()]
        ranges: list[tuple[int, int]] = []
        for start, end in sorted(each for spans in found if spans for each in spans):
            if not ranges or start >= ranges[-1][1]:
                ranges.append((start, end))
        return tuple(ranges)

    # What the person left in them -------------------------------------------------------------------------------------

    def _traces_of(self, key: str) -> Traces | None:
        if key not in self._traces:
            self._traces[key] = None
            if not self._wanted:
                self.call_after_refresh(self._look_up)
            self._wanted.append(key)
        return self._traces[key]

    def _look_up(self) -> None:
        keys, self._wanted = self._wanted, []

        async def ask() -> None:
            found = await asyncio.to_thread(
                lambda: {key: Traces(self._progress(key), self._library.is_read(key)) for key in keys}
            )
            self._traces.update(found)
            self._update_rows()

        work: WorkType[None] = ask
        self.run_worker(work, group="traces", exit_on_error=False)
