"""What is wrong with what the person gave: one notice however much it is, and the list of all of it."""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from textual.notifications import Notification, Notify

from reader.app.commands import COMMANDS
from reader.app.commands.key_names import key_names
from reader.app.screens.reading.handler import Handler
from reader.localisation import _, ngettext, translate
from reader.messages import ReaderError

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen

_SECONDS = 8
_PAUSE = 1.0
"""Seconds between two notices: files that cannot be read come one after the other."""


class Problems(Handler):
    """Knows all that could not be read or makes no sense, and says so without covering the articles."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self._known: dict[tuple[str, str], ReaderError] = {}
        self._notice: Notification | None = None
        self._told = 0
        self._last = -_PAUSE
        self._is_waiting = False

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"problems": self.show}

    def add(self, problems: Iterable[ReaderError]) -> None:
        """Tell `problems`, soon and together with what was told just before; what is known already is not told."""
        for problem in problems:
            self._known.setdefault((problem.subject, str(problem.reason)), problem)
        if len(self._known) == self._told or self._is_waiting:
            return
        wait = self._last + _PAUSE - time.monotonic()
        if wait > 0:
            self._is_waiting = True
            self.screen.set_timer(wait, self._tell)
        else:
            self._tell()

    def _tell(self) -> None:
        self._is_waiting = False
        self._last = time.monotonic()
        app = self.screen.app
        if self._notice is not None:
            app._unnotify(self._notice, refresh=False)
        title, text = self._words(list(self._known.values())[self._told])
        self._told = len(self._known)
        self._notice = Notification(text, title, "error", _SECONDS, markup=False)
        app.post_message(Notify(self._notice))

    def _words(self, first: ReaderError) -> tuple[str, str]:
        """The title and the text of the notice; `first` is what was not told yet."""
        told = f"{translate(first.reason)}. {translate(first.remedy)}"
        if len(self._known) == 1:
            return first.subject, told
        title = ngettext("{n} problem", "{n} problems", len(self._known)).format(n=len(self._known))
        values = {"subject": first.subject, "reason": translate(first.reason), "key": _key()}
        return title, _("{subject}: {reason}. {key} shows all of them.").format(**values)

    def show(self) -> None:
        """List all that is wrong."""
        from reader.app.screens.problems import ProblemsScreen

        if self._notice is not None:
            self.screen.app._unnotify(self._notice)
        shown = {pane.key: pane.document for pane in self.workspace.panes if pane.document is not None}
        self.screen.app.push_screen(ProblemsScreen(tuple(self._known.values()), shown.values()))


def _key() -> str:
    """The key that shows the list: one that types nothing, if it has one."""
    names = key_names(next(command for command in COMMANDS if command.id == "problems"))
    return max(names, key=len, default="F12")
