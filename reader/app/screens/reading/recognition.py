"""The names of the articles as they come: recognised in the background, those on the screen first."""

import asyncio
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from reader.app.background import in_words, run_latest, subject_of
from reader.app.messages import AnalysisFailed, DocumentAnalysed
from reader.app.recognition import Recogniser
from reader.app.screens.reading.handler import Handler
from reader.library.opening import Later
from reader.localisation import _, translate
from reader.messages import ReaderError

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen


class Recognition(Handler):
    """Starts the recogniser and tells the screen when the names on it may have changed."""

    def __init__(self, screen: "ReadingScreen", later: Later) -> None:
        super().__init__(screen)
        self._recogniser = Recogniser(self.library, screen.post_message, later)
        self._own_names_told = False

    def awaits(self, keys: Iterable[str]) -> bool:
        """Whether the names of any of the documents `keys` are still to come."""
        return self._recogniser.awaits(keys)

    def is_unfinished(self, key: str) -> bool:
        """Whether only the beginning of the document `key` has been read so far."""
        return self._recogniser.is_unfinished(key)

    def on_start(self) -> None:
        self._recognise()

    async def read(self, count: int) -> list[str]:
        """Read `count` more of the documents that were not read yet, as far as there are so many; their keys."""
        return await self._recogniser.read(count) if count > 0 else []

    def on_moved(self, key: str, offset: int) -> None:
        self._recogniser.moved(key, offset)

    def want(self, key: str) -> None:
        """Recognise the names of the document `key` next, unless they are known."""
        if self.library.has(key) and self.library.is_pending(key):
            self._recognise()

    def go_on(self) -> None:
        """There are more documents: recognise their names as well."""
        self._recognise()

    def _recognise(self) -> None:
        first = [self.workspace.active.key, *self.workspace.opened]
        run_latest(self.screen, "recognition", partial(self._recognise_all, first), self._stopped)

    def _stopped(self, error: Exception) -> None:
        """Recognition has ended before its time: say so, and let nothing wait for it."""
        self._recogniser.stop()
        self.screen.tell_failure(subject_of(error), in_words(error))
        self.screen.names_changed()

    async def _recognise_all(self, first: list[str]) -> None:
        await self._recogniser.run(first)
        if not self._own_names_told:
            self._own_names_told = True
            self.screen.problems.add(await asyncio.to_thread(_own_names_problems))

    def analysed(self, message: DocumentAnalysed) -> None:
        """The names of a document have come."""
        if message.remaining and message.key not in self.workspace.opened:
            return  # nothing on screen depends on it yet; links across articles are drawn anew at the end
        self.screen.names_changed()

    def failed(self, message: AnalysisFailed) -> None:
        """The names of a document will not come."""
        summary = self.library.summaries([message.key]).get(message.key)
        label = summary.label if summary is not None else message.key
        text = _("The names of this article could not be recognised.")
        if message.error is not None:
            text = f"{translate(message.error.reason)}. {translate(message.error.remedy)}"
        self.screen.tell_failure(label, text)


def _own_names_problems() -> tuple[ReaderError, ...]:
    from reader.names.known import own_names_problems

    return own_names_problems()
