"""Articles whose letters are wrong: read in one encoding after the other, until the person sees the right ones."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.app.background import run_latest
from reader.app.screens.reading.handler import Handler
from reader.app.widgets.article_pane import ArticlePane
from reader.documents import Document
from reader.library.rereading import Rereading
from reader.localisation import _, translate
from reader.messages import ReaderError

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen


class Encodings(Handler):
    """Reads the active article in the next encoding that fits its bytes."""

    def __init__(self, screen: "ReadingScreen", rereading: Rereading | None) -> None:
        super().__init__(screen)
        self._rereading = rereading or Rereading()
        self._told: set[str] = set()

    def on_article(self, pane: ArticlePane) -> None:
        """Say once what the person should know about how the article was read."""
        document = pane.document
        if document is not None and document.notices and document.key not in self._told:
            self._told.add(document.key)
            self.screen.say(" · ".join(translate(notice) for notice in document.notices))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"encoding": self.next}

    def next(self) -> None:
        """Show the active article in the next encoding."""
        document = self.workspace.active.document
        if document is None:
            self.screen.say(_("Open an article first"))
        elif not document.complete:
            self.screen.say(_("This article is still being read"))
        else:
            run_latest(self.screen, "encoding", partial(self._next, document))

    async def _next(self, old: Document) -> None:
        try:
            new = await asyncio.to_thread(self._rereading.in_next_encoding, old)
            if new is None:
                from reader.app.screens.problems import reading_notes

                self.screen.say(f"{_('No other encoding fits this article')} · {reading_notes(old)}")
                return
            self._show(old, new)
            await self.screen.marking.carry(old, new)
        except ReaderError as error:
            self.screen.tell_error(error)
            self.screen.say(_("The file could not be read; its old text stays here"))
            return
        from reader.documents.encodings import shown_encoding

        name = shown_encoding(new.encoding)
        said = _("Encoding: {name} · D tries the next one").format(name=name)
        self.screen.say(" · ".join((said, *map(translate, new.notices))))

    def _show(self, old: Document, new: Document) -> None:
        """Show `new` wherever `old` is shown, as far on in the text."""
        panes = [pane for pane in self.workspace.panes if pane.key == old.key]
        share = len(new.text) / max(1, len(old.text))
        places = [min(len(new.text), round(share * pane.view.position)) for pane in panes]
        self.library.replace(new, old.key)
        for pane, offset in zip(panes, places, strict=True):
            self.screen.articles.open_in(pane, new.key, offset)
        self.screen.recognition.want(new.key)
