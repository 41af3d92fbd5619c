"""Jumps: to a mention by the letters written on it, back to where one was and forward again."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual import events

from reader.app.hint_labels import labels, letter_of
from reader.app.history import Place
from reader.app.mention_cursor import Stop
from reader.app.screens.reading.handler import Handler
from reader.app.widgets.article_pane import ArticlePane
from reader.localisation import _

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen


class Travelling(Handler):
    """While labels are shown, letters choose among them and nothing else."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self._targets: dict[str, tuple[str, Stop]] = {}
        """The mentions that can be chosen: their entity and where they stand, by label."""
        self._typed = ""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {
            "jump": self.jump,
            "back": lambda: self._travel(self.screen.articles.history.back, _("There is nothing to go back to")),
            "forward": lambda: self._travel(
                self.screen.articles.history.forward, _("There is nothing to go forward to")
            ),
        }

    def _travel(self, step: Callable[[Place], Place | None], nothing: str) -> None:
        articles = self.screen.articles
        place = step(articles.here)
        while place is not None and not self.library.has(place.key):
            place = step(articles.here)
        if place is None:
            self.screen.say(nothing)
        else:
            articles.return_to(place)

    # Labels ---------------------------------------------------------------------------------------------------------

    def jump(self) -> None:
        """Write a label on every mention on the screen and wait for its letters."""
        found = list(dict.fromkeys(target for pane in self._panes() for target in self._on_screen(pane)))
        self._typed = ""
        self._targets = dict(zip(labels(len(found)), found, strict=False))
        self._draw()
        if self._targets:
            self.screen.say(_("Type the letters of a mention · Esc cancel"))
        else:
            self.screen.say(_("No name is on the screen"))

    def _panes(self) -> list[ArticlePane]:
        """The panes on the screen, the active one first."""
        active = self.workspace.active
        shown = [pane for pane in self.workspace.panes if pane.display and pane.key]
        return sorted(shown, key=lambda pane: pane is not active)

    def _on_screen(self, pane: ArticlePane) -> list[tuple[str, Stop]]:
        start, end = pane.view.span_on_screen
        return [
            (mention.entity, Stop(pane.key, mention.start, mention.end))
            for mention in self.library.mentions(pane.key)
            if start <= mention.start < end and mention.entity and pane.view.shows((mention.start, mention.end))
        ]

    def _draw(self) -> None:
        """Write what is still to be typed over the mentions that may be meant."""
        for pane in self.workspace.panes:
            written = {
                stop.start: label[len(self._typed) :]
                for label, (_entity, stop) in self._targets.items()
                if stop.key == pane.key and label.startswith(self._typed)
            }
            pane.view.set_labels(written)

    def take_key(self, event: events.Key) -> bool:
        if not self._targets:
            return False
        if event.key == "backspace":
            self._typed = self._typed[:-1]
            self._draw()
            return True
        if event.key == "escape":
            self._stop()
            return True
        letter = letter_of(event.key)
        if letter:
            self._type(letter)
            return True
        self._stop()
        return event.is_printable

    def _type(self, letter: str) -> None:
        typed = self._typed + letter
        if not any(label.startswith(typed) for label in self._targets):
            return
        self._typed = typed
        target = self._targets.get(typed)
        if target is None:
            self._draw()
            return
        self._stop()
        self.screen.names.choose(*target)

    def _stop(self) -> None:
        self._targets, self._typed = {}, ""
        self._draw()
        self.screen.tell_status()

    def on_article(self, pane: ArticlePane) -> None:
        self._cancel()

    def on_panes(self) -> None:
        self._cancel()

    def on_names(self) -> None:
        self._cancel()

    def on_moved(self, key: str, offset: int) -> None:
        self._cancel()

    def on_language(self) -> None:
        self._cancel()

    def _cancel(self) -> None:
        if self._targets:
            self._stop()
