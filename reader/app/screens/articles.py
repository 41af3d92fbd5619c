"""The list of articles: opens one in the pane that asked."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.worker import WorkType

from reader.app.article_catalogue import ArticleCatalogue, Heading
from reader.app.describe import language_tag
from reader.app.matching import match_ranges
from reader.app.presentation import shown_text
from reader.app.screens.dialogue import marked
from reader.app.screens.live_picker import LivePicker
from reader.app.widgets.lazy_list import LazyList, LazyRows
from reader.app.widgets.row_list import ListRow, wrapped_rows
from reader.library.library import DocumentSummary
from reader.localisation import _, format_date_short, format_date_value, format_percent
from reader.messages import N_

_ROOMY = 60
_DATE_WIDTH = 12

Progress = Callable[[str], float | None]
"""How much of the article with a key has been read, 0 to 1; None when it was never opened."""


class ArticlesScreen(LivePicker[LazyRows]):
    """All articles of the library with language, date and how far they were read; the result is a document's key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o,shift+f3", "choose_beside", N_("Open beside"), show=False),
    ]
    list_class: ClassVar[type[LazyList]] = LazyList

    def __init__(
        self,
        documents: Callable[[], Collection[DocumentSummary]],
        opened: Sequence[str],
        current: str,
        read: Mapping[str, float] | None = None,
        progress: Progress | None = None,
        *,
        beside: bool = False,
    ) -> None:
        """documents: asked in a thread, once and after every `renew`.

        read: how much of the open articles has been read, by key; progress: asked, in a thread, for others.
        beside: whether the article is wanted beside the current one.
        """
        super().__init__()
        self.beside = beside
        """Whether the article that is chosen is wanted beside the current one; the person may change their mind."""
        self._catalogue = ArticleCatalogue(documents, opened)
        self._opened = opened
        self._current = current
        self._read: dict[str, float | None] = dict(read or {})
        self._progress = progress
        self._wanted: list[str] = []
        self._is_first = True

    def heading(self) -> str:
        return _("Open beside") if self.beside else _("Articles")

    def hint(self) -> str:
        if self.beside:
            return super().hint()
        return _("Enter open · Ctrl+O open beside · Esc close")

    def action_choose_beside(self) -> None:
        self.beside = self.beside or bool(self.listing.cursor_id) or self.is_waiting()
        self.action_submit()

    def renew(self) -> None:
        """List documents that have been added since."""
        self._catalogue.forget()
        self.refresh_rows(keep_cursor=True)

    def placeholder(self) -> str:
        return _("Title, file, source, language or date…")

    def answer(self, query: str) -> LazyRows:
        entries = self._catalogue.find(query)

        def make(number: int) -> ListRow:
            entry = entries[number]
            return self._heading_row(entry) if isinstance(entry, Heading) else self._row(entry, query)

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
            self.run_worker(asyncio.to_thread(self._catalogue.prepare), group="catalogue", exit_on_error=False)

    def refit(self) -> None:
        if isinstance(self.listing, LazyList):
            self.listing.update_rows()

    def _heading_row(self, heading: Heading) -> ListRow:
        if heading.opened:
            text = _("Open articles")
        else:
            text = format_date_value(heading.month) if heading.month else _("Without a date")
        return ListRow("", Content(text), part="heading")

    def _row(self, document: DocumentSummary, query: str) -> ListRow:
        label = shown_text(document.label, document.language)
        ranges = match_ranges(query, label) or self._partial(query, label)
        lead = Content(f"{language_tag(document):3} " + ("• " if document.key in self._opened else "  "))
        title = marked(label, ranges)
        read = self._progress_of(document.key)
        facts = "" if read is None else format_percent(read)
        if self.size.width >= _ROOMY:
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

    # How far they were read -----------------------------------------------------------------------------------------

    def _progress_of(self, key: str) -> float | None:
        if key not in self._read and self._progress is not None:
            if not self._wanted:
                self.call_after_refresh(self._look_up)
            self._wanted.append(key)
        return self._read.get(key)

    def _look_up(self) -> None:
        progress = self._progress
        keys, self._wanted = self._wanted, []
        if progress is None or not keys:
            return

        async def ask() -> None:
            found = await asyncio.to_thread(lambda: {key: progress(key) for key in keys})
            self._read.update(found)
            if any(read is not None for read in found.values()) and isinstance(self.listing, LazyList):
                self.listing.update_rows()

        work: WorkType[None] = ask
        self.run_worker(work, group="progress", exit_on_error=False)
