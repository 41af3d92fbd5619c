"""New articles while reading: a file, folder, page or feed that the person names, and what is new in the feeds."""

import asyncio
import os
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import WorkType

from reader.app.background import in_words, subject_of
from reader.app.messages import DocumentsAdded
from reader.app.screens.reading.handler import Handler
from reader.configuration import configuration
from reader.library.carrying import carried_offset
from reader.library.sqlite import SqliteLibrary
from reader.localisation import _, format_number, ngettext

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen
    from reader.library.adding.filling import Outcome, Progress
    from reader.library.shared import SharedStore
    from reader.library.sources import Reading

_TELL_EVERY = 0.5  # seconds


class AddingSources(Handler):
    """Adds to the library in a thread; the names of what is new are recognised as those of any article.

    options: how sources are read.
    """

    def __init__(self, screen: "ReadingScreen", options: "Reading") -> None:
        super().__init__(screen)
        self._options = options
        self._is_busy = False

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"add-source": self.ask, "refresh-feeds": self.refresh}

    def _is_left(self) -> bool:
        """Whether the person has left the application, not only for a while as for a shell."""
        return self.screen.app.return_code is not None

    def ask(self) -> None:
        """Let the person name what is to be added."""
        from reader.app.screens.add_source import AddSourceScreen

        library = self.library
        lasts = isinstance(library, SqliteLibrary) and not library.shared.is_fleeting
        self.screen.app.push_screen(AddSourceScreen(lasts=lasts), self._add)

    def _add(self, source: str | None) -> None:
        if source:
            named = os.path.expanduser(source)

            def work(store: "SharedStore", tell: "Callable[[Progress], None]") -> "Outcome":
                from reader.library.adding.inside import add_inside

                keep = configuration().keep_originals
                return add_inside(store, [named], self._options, tell, self._is_left, keep=keep)

            self._begin(work)

    def refresh(self) -> None:
        """Ask the feeds of the library for what is new."""

        def work(store: "SharedStore", tell: "Callable[[Progress], None]") -> "Outcome | None":
            from reader.library.adding.inside import refresh_inside

            if not store.feeds():
                return None
            keep = configuration().keep_originals
            found = refresh_inside(store, self._options, tell, self._is_left, keep=keep)
            found.outcome.failures = found.failures
            return found.outcome

        self._begin(work)

    def _begin(self, work: "Callable[[SharedStore, Callable[[Progress], None]], Outcome | None]") -> None:
        library = self.library
        if not isinstance(library, SqliteLibrary):
            return
        if self._is_busy:
            self.screen.say(_("Something is being added already"))
            return
        self._is_busy = True
        self.screen.say(_("Reading…"))
        store, loop = library.shared, asyncio.get_running_loop()
        told = time.monotonic()

        def tell(progress: "Progress") -> None:
            nonlocal told
            if time.monotonic() - told >= _TELL_EVERY:
                told = time.monotonic()
                loop.call_soon_threadsafe(self._say, progress.added)

        async def run() -> None:
            try:
                outcome = await asyncio.to_thread(work, store, tell)
            except Exception as error:  # whatever it is, the person goes on reading
                self.screen.tell_failure(subject_of(error), in_words(error))
                return
            finally:
                self._is_busy = False
            if outcome is None:
                self.screen.say(_("There are no feeds yet: add the address of one"))
                return
            self.screen.problems.add(outcome.failures)
            if outcome.failures and not outcome.progress.added:
                self.screen.say(_("Nothing was added"))
            else:
                self._say(outcome.progress.added)
            if outcome.progress.added:
                await self._follow(store)
                self.screen.post_message(DocumentsAdded())
                self.screen.recognition.go_on()

        beside: WorkType[None] = run
        self.screen.run_worker(beside, group="sources", exit_on_error=False)

    async def _follow(self, store: "SharedStore") -> None:
        """Show what came in the place of articles that are open, as far on in the text."""
        gone = [pane for pane in self.workspace.panes if pane.document is not None and not store.has(pane.key)]
        heirs = await asyncio.to_thread(store.heirs) if gone else {}
        for pane in gone:
            old, heir = pane.document, heirs.get(pane.key)
            if old is None or heir is None:
                continue
            place = partial(carried_offset, old.text, store.text(heir), pane.view.position)
            offset = await asyncio.to_thread(place)
            if pane.document is old:
                self.screen.articles.open_in(pane, heir, offset)
                self.screen.recognition.want(heir)

    def _say(self, added: int) -> None:
        if added:
            text = ngettext("{n} article added", "{n} articles added", added)
            self.screen.say(text.format(n=format_number(added)))
        else:
            self.screen.say(_("There is nothing new"))
