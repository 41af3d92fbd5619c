"""What is open where, kept while one reads, so that the next start shows it again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.timer import Timer

from reader.app.screens.reading.handler import Handler
from reader.app.widgets.article_pane import ArticlePane
from reader.library.last_session import Opened
from reader.library.last_session import Session as LastSession
from reader.localisation import _

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen

_FIRST_RUN = "first-run"
_WRITE_AFTER = 0.5  # seconds between a change and its writing: a crash loses no more


class Session(Handler):
    """Keeps which articles are open and which pane is active."""

    def __init__(self, screen: "ReadingScreen", identity: str) -> None:
        """identity: of what the program was started on; empty when nothing is to be kept of it."""
        super().__init__(screen)
        self._identity = identity
        self._now = self._written = LastSession.of(self.library, identity)
        self._timer: Timer | None = None
        self._is_restored = False

    def restored(self, keys: Sequence[str], most: int) -> tuple[list[str], int]:
        """The documents to open, one a pane and empty for none, and the number of the active pane.

        keys: what there is to read. most: so many of them, unless what was open last is on record.
        """
        first = list(keys[:most])
        if self._now is None:
            return first, 0
        present = self.library.summaries([each.key for each in self._now.opened])
        opened = [each.key if each.key in present else self.library.named(each.name) or "" for each in self._now.opened]
        return (opened, self._now.active) if any(opened) else (first, 0)

    def begin(self) -> None:
        """What is open now is what was restored: keep what is opened or closed from here on."""
        self._is_restored = True
        self._changed()

    def on_start(self) -> None:
        if self.library.setting(_FIRST_RUN) is None:
            self.library.set_setting(_FIRST_RUN, "done")
            # TRANSLATORS: at most 78 cells
            self.screen.say(_("Articles left, names right · Tab goes there, Enter marks one · F1 help"))

    def on_article(self, pane: ArticlePane) -> None:
        self._changed()

    def on_panes(self) -> None:
        self._changed()

    def _changed(self) -> None:
        if not self._identity or not self.screen.is_running or not self._is_restored:
            return
        panes = self.workspace.panes
        documents = [pane.document for pane in panes]
        opened = tuple(Opened(each.key, each.name) if each else Opened() for each in documents)
        self._now = LastSession(self._identity, opened, panes.index(self.workspace.active))
        if self._now != self._written and self._timer is None:
            self._timer = self.screen.set_timer(_WRITE_AFTER, self.on_leave)

    def on_leave(self) -> None:
        self._timer = None
        if self._now is not None and self._now != self._written:
            self._written = self._now
            self._now.keep(self.library)
