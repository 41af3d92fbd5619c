"""What the parts of the reading screen have in common."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual import events

from reader.app.widgets.article_pane import ArticlePane
from reader.app.widgets.workspace import Workspace
from reader.library.library import Library

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen


class Handler:
    """Does one kind of things on the reading screen, and is told what happens there.

    A command of scope READING is done by the handler whose `commands` names its id. Handlers reach one another
    through the screen (`screen.names`, `screen.articles`), widgets tell the screen with messages.
    """

    def __init__(self, screen: "ReadingScreen") -> None:
        self.screen = screen

    @property
    def library(self) -> Library:
        """The articles and what is known of them."""
        return self.screen.library

    @property
    def workspace(self) -> Workspace:
        """The panes."""
        return self.screen.workspace

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What to call for the commands of the registry, by id."""
        return {}

    def escape(self) -> bool:
        """Give up what was begun, on Esc; False when there is nothing to give up, so that the next handler is asked."""
        return False

    def take_key(self, event: events.Key) -> bool:
        """Take a key before any command does, while something waits for letters; False to let it pass."""
        return False

    def on_start(self) -> None:
        """The first picture is on the screen."""

    def on_article(self, pane: ArticlePane) -> None:
        """Another article is shown in `pane`, or none any more."""

    def on_panes(self) -> None:
        """Other panes are shown, or the focus went to another."""

    def on_return(self) -> None:
        """The person comes back to the articles: from a dialogue, or from another window."""

    def on_names(self) -> None:
        """Mentions and links of the articles on the screen may have changed."""

    def on_moved(self, key: str, offset: int) -> None:
        """The top of the view of the document `key` is now at `offset`."""

    def on_language(self) -> None:
        """Texts are wanted in another language of the interface."""

    def on_leave(self) -> None:
        """The program ends: write what is to be kept. Also called on a hang-up, and perhaps more than once."""
