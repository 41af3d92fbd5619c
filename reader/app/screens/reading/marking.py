"""Marks: passages to come back to, with or without a note."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.app.background import run_latest
from reader.app.mark_export import as_json, as_markdown
from reader.app.mention_cursor import apart
from reader.app.passages import passage_of
from reader.app.screens.reading.handler import Handler
from reader.app.source_file import file_path
from reader.app.widgets.article_pane import ArticlePane
from reader.app.widgets.article_view import Layer
from reader.documents import Document, sanitise_line
from reader.library.carrying import carried_offset, found_again
from reader.library.marks import Mark
from reader.localisation import _
from reader.messages import N_, ReaderError

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen

_LONGEST_QUOTE = 10_000
_STILL_TRUE = 1.0  # seconds
_SIGN = 40
"""So many characters of a paragraph that is marked as a whole stand out, up to a word's end."""


class Marking(Handler):
    """Marks passages, shows what is marked, and lists the marks of all articles."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self._remark = (0.0, "")
        """When a mark was gone to, and what was said then."""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"mark": self.mark, "marks": self.list_all}

    def on_article(self, pane: ArticlePane) -> None:
        if pane.document is not None:
            self._adopt(pane.document)
        self.draw()

    def on_panes(self) -> None:
        when, remark = self._remark
        if remark and time.monotonic() - when < _STILL_TRUE:  # going there may have shown another pane, as late as now
            self.screen.say(remark)

    # Marking --------------------------------------------------------------------------------------------------------

    def mark(self) -> None:
        """Mark the passage, after asking for a note; a passage that is marked gets another note."""
        from reader.app.screens.marks import NoteScreen

        pane = self.workspace.active
        passage, document = passage_of(pane.view), pane.document
        if passage is None or document is None:
            self.screen.say(_("Open an article first"))
            return
        span = (passage.start, passage.end)
        kept = next((mark for mark in self.library.marks(document.key) if (mark.start, mark.end) == span), None)
        new = kept or _mark_of(document, *span)

        def done(note: str | None) -> None:
            if note is None:
                return
            mark = new._replace(note=sanitise_line(note))
            if self._write(lambda: self.library.change_mark(mark) if kept else self.library.add_mark(mark)):
                self.draw()
                self.screen.say(_("The note is kept") if kept else _("Marked. M lists the marks of all articles"))

        self.screen.app.push_screen(NoteScreen(new.quote, new.note), done)

    def draw(self) -> None:
        """Let what is marked stand out in the open articles."""
        for pane in self.workspace.panes:
            if pane.document is not None:
                marks = self.library.marks(pane.key)
                pane.view.set_layer(Layer.MARKED, apart(_sign(pane.document, mark) for mark in marks))

    # The list -------------------------------------------------------------------------------------------------------

    def list_all(self) -> None:
        """List the marks of all articles and go to the one that is chosen."""
        from reader.app.screens.marks import MarksScreen

        def done(chosen: str | None) -> None:
            mark = next((mark for mark in self.library.marks() if str(mark.id) == chosen), None)
            if mark is not None:
                self.go_to(mark)

        screen = MarksScreen(self.library, self._export, self.draw, self.workspace.active.key)
        self.screen.app.push_screen(screen, done)

    def go_to(self, mark: Mark) -> None:
        """Show a marked passage; an article that is not in the library is read from its file."""
        if self.library.has(mark.document):
            self._show(mark)
        elif mark.file:
            run_latest(self.screen, "marks", partial(self._open_and_show, mark))
        else:
            self.screen.tell_failure(mark.label, _("The article of this mark is not here."))

    async def _open_and_show(self, mark: Mark) -> None:
        from reader.documents import load_file

        try:
            document = await asyncio.to_thread(load_file, mark.file)
            await asyncio.to_thread(self.library.add, document)
        except ReaderError as error:
            self.screen.tell_error(error)
            return
        if document.key != mark.document:
            await self._carry(document, [mark], None)
            mark = next((kept for kept in self.library.marks(document.key) if kept.id == mark.id), mark)
        if document.key == mark.document:
            self._show(mark)
        else:
            self.screen.articles.open(document.key)
            self.screen.say(_("The file has changed; the marked passage is not in it any more"))

    def _show(self, mark: Mark) -> None:
        span = (mark.start, mark.end)
        self.screen.articles.go_to(mark.document, span)
        view = self.workspace.active.view
        if not view.shows(span):
            view.toggle_hidden(True)
            view.reveal(span)
        remark = _("Note: {note}").format(note=mark.note) if mark.note else _("The marked passage")
        self._remark = (time.monotonic(), remark)
        self.screen.say(remark)

    def _export(self, marks: Sequence[Mark]) -> None:
        from reader.app.screens.copying import Copyable

        choices = [
            Copyable("markdown", N_("Markdown: quotations with source and note"), as_markdown(marks), "marks.md"),
            Copyable("json", N_("JSON, for programs"), as_json(marks), "marks.json"),
        ]
        self.screen.copying.offer(choices, N_("Export the marks"))

    # Texts that change ----------------------------------------------------------------------------------------------

    async def carry(self, old: Document, new: Document) -> int:
        """Let the marks of `old` go over to `new` where their words are found; how many could not."""
        return await self._carry(new, self.library.marks(old.key), old)

    async def _carry(self, new: Document, marks: Sequence[Mark], old: Document | None) -> int:
        moved = await asyncio.to_thread(_moved, new, marks, old)
        try:
            for mark in moved:
                await asyncio.to_thread(self.library.change_mark, mark)
        except ReaderError as error:
            self.screen.tell_error(error)
            return len(marks)
        if moved:
            self.draw()
        return len(marks) - len(moved)

    def _adopt(self, document: Document) -> None:
        """Take over the marks of what the file of `document` held before it was changed."""
        path = file_path(document)
        marks = [mark for mark in self.library.marks() if mark.file == path and mark.document != document.key]
        if path and marks:
            lost = [mark for mark in marks if not self.library.has(mark.document)]
            if lost:
                self.screen.run_worker(self._carry(document, lost, None), group="marks-adopted", exit_on_error=False)

    def _write(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except ReaderError as error:
            self.screen.tell_error(error)
            return False
        return True


def _mark_of(document: Document, start: int, end: int) -> Mark:
    return Mark(
        id=0,
        document=document.key,
        start=start,
        end=end,
        quote=document.text[start : min(end, start + _LONGEST_QUOTE)],
        label=document.label,
        file=file_path(document),
        date=document.date.value if document.date else None,
        source=document.source,
    )


def _moved(new: Document, marks: Sequence[Mark], old: Document | None) -> list[Mark]:
    """The marks whose words are found in `new`, as they are there."""
    moved = []
    for mark in marks:
        near = carried_offset(old.text, new.text, mark.start) if old else mark.start
        span = found_again(new.text, mark.quote, near)
        if span is not None:
            more = mark.end - mark.start - len(mark.quote)  # of a passage of which the beginning is kept
            end = min(len(new.text), span[1] + max(0, more))
            moved.append(mark._replace(document=new.key, start=span[0], end=end, label=new.label))
    return moved


def _sign(document: Document, mark: Mark) -> tuple[int, int]:
    """What of a mark stands out: all that was selected, the first words of a whole paragraph."""
    start, end = max(0, mark.start), min(mark.end, len(document.text))
    whole = any((part.start, part.end) == (start, end) for part in document.parts)
    if whole and end - start > _SIGN:
        space = document.text.find(" ", start + _SIGN, end)
        end = space if space >= 0 else end
    return start, end
