"""The files of the open articles: noticed when they change, read again when the person wants it."""

import asyncio
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.app.background import run_latest
from reader.app.screens.reading.handler import Handler
from reader.app.source_file import FileState, file_path, read_again, signature, state_of
from reader.app.widgets.article_pane import ArticlePane
from reader.documents import Document
from reader.library.carrying import carried_offset
from reader.localisation import _, format_number, ngettext
from reader.messages import ReaderError

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen

_PAUSE = 1.0  # seconds between two looks at the files, which may lie on a slow server

Signature = tuple[int, int] | None


class Reloading(Handler):
    """Looks at the files when the person comes back to the articles, and never while nothing happens."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self._seen: dict[str, Signature] = {}
        """What the files looked like when they were looked at last, by the key of the document."""
        self._news: dict[str, FileState] = {}
        """What has become of files that are no longer what was read, by the key of the document."""
        self._looked = 0.0
        self._started = False

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"reload": self.reload}

    def on_start(self) -> None:
        self._started = True
        self.check(now=True)

    def on_article(self, pane: object) -> None:
        self.check(now=True)

    def on_panes(self) -> None:
        if not self.screen.names.chosen:  # else the name has the status line
            self._tell()
        self.check()

    def on_return(self) -> None:
        self.check()

    def check(self, *, now: bool = False) -> None:
        """Look whether the files of the open articles have changed, unless that was done a moment ago."""
        if not self._started or (not now and time.monotonic() - self._looked < _PAUSE):
            return
        self._looked = time.monotonic()
        documents = [pane.document for pane in self.workspace.panes if pane.document is not None]
        if documents:
            run_latest(self.screen, "files", partial(self._check, documents))

    async def _check(self, documents: list[Document]) -> None:
        before = dict(self._news)
        for document in documents:
            path = file_path(document)
            if not path:
                continue
            found = await asyncio.to_thread(signature, path)
            known = document.key in self._seen
            if known and found == self._seen[document.key]:
                continue
            if found is None:
                if known:  # what never had a file here cannot lose it
                    self._seen[document.key] = None
                    self._news[document.key] = FileState.GONE
                continue
            self._news[document.key] = await asyncio.to_thread(state_of, document)
            self._seen[document.key] = found
        if self._news != before:
            self._tell()

    def _tell(self) -> None:
        """Say what has become of the file of the active article, if anything."""
        news = self._news.get(self.workspace.active.key, FileState.SAME)
        if news is FileState.GONE:
            self.screen.say(_("The file of this article is gone; its text stays here"))
        elif news is FileState.CHANGED:
            self.screen.say(_("The file of this article has changed · R reads it again"))

    # Reading again --------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the file of the active article again and show the new text at the same place."""
        document = self.workspace.active.document
        if document is None:
            self.screen.say(_("Open an article first"))
        elif not file_path(document):
            self.screen.say(_("This article was not read from a file"))
        else:
            run_latest(self.screen, "reload", partial(self._reload, document))

    async def _reload(self, old: Document) -> None:
        try:
            new = await asyncio.to_thread(read_again, old)
            if new.key == old.key:
                self.screen.say(_("The file has not changed"))
                return
            lost = await self.screen.marking.carry(old, new)
            await self._show(old, new)
        except ReaderError as error:
            self.screen.tell_error(error)
            self.screen.say(_("The file could not be read; its old text stays here"))
            return
        if lost:
            text = ngettext(
                "{n} marked passage is not in it any more", "{n} marked passages are not in it any more", lost
            )
            self.screen.say(f"{_('The file was read again')} · {text.format(n=format_number(lost))}")
        else:
            self.screen.say(_("The file was read again"))

    async def _carried(self, old: Document, new: Document, pane: ArticlePane) -> int:
        """The offset in `new` that corresponds to where `pane` stands in `old`."""
        if pane.view.awaited is not None:  # a place in a part of `old` that has not been read
            return min(pane.view.kept_position, len(new.text))
        return await asyncio.to_thread(carried_offset, old.text, new.text, pane.view.position)

    async def _show(self, old: Document, new: Document) -> None:
        """Show `new` wherever `old` is shown, at the place that corresponds."""
        panes = [pane for pane in self.workspace.panes if pane.key == old.key]
        places = [await self._carried(old, new, pane) for pane in panes]
        self.library.replace(new, old.key)  # from here on nothing may ask for the old one
        for pane, offset in zip(panes, places, strict=True):
            if pane.key == old.key:
                self.screen.articles.on_moved(new.key, offset)
                self.screen.articles.open_in(pane, new.key)
        self.screen.recognition.want(new.key)
