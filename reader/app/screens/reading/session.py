"""What is open where, kept while one reads, so that the next start shows it again."""

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.timer import Timer

from reader.app.screens.reading.handler import Handler
from reader.app.widgets.article_pane import ArticlePane
from reader.localisation import _

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen

_SETTING = "session"
_FIRST_RUN = "first-run"
_WRITE_AFTER = 0.5  # seconds between a change and its writing: a crash loses no more


class Session(Handler):
    """Keeps which articles are open and which pane is active, for each collection that is opened."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self._collection = ""
        self._value = self._written = ""
        self._timer: Timer | None = None

    def restored(self, keys: Sequence[str]) -> tuple[list[str], int]:
        """The documents to open, one a pane and empty for none, and the number of the active pane.

        keys: what the person wants to read now. They begin with what was open last when the same were read then.
        """
        self._collection = hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()[:16]
        try:
            kept = json.loads(self.library.setting(_SETTING) or "null")
            opened = [key for key in kept["open"] if isinstance(key, str)]
            active = int(kept["active"])
            same = kept["collection"] == self._collection
        except (ValueError, TypeError, KeyError):
            return list(keys[: self.workspace.most_articles]), 0
        if not same or not any(opened) or not {key for key in opened if key} <= set(keys):
            return list(keys[: self.workspace.most_articles]), 0
        return opened, max(0, active)

    def on_start(self) -> None:
        if self.library.setting(_FIRST_RUN) is None:
            self.library.set_setting(_FIRST_RUN, "done")
            self.screen.say(_("Articles left, names right · Tab to go there, Enter to mark one · F1 help, F10 quit"))

    def on_article(self, pane: ArticlePane) -> None:
        self._changed()

    def on_panes(self) -> None:
        self._changed()

    def _changed(self) -> None:
        panes = self.workspace.panes
        self._value = json.dumps(
            {
                "collection": self._collection,
                "open": [pane.key for pane in panes],
                "active": panes.index(self.workspace.active),
            }
        )
        if self._value != self._written and self._timer is None and self.screen.is_running:
            self._timer = self.screen.set_timer(_WRITE_AFTER, self.on_leave)

    def on_leave(self) -> None:
        self._timer = None
        if self._value != self._written:
            self._written = self._value
            self.library.set_setting(_SETTING, self._value)
