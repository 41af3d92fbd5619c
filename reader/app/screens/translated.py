"""What every screen shares: the descriptions of keys and all texts follow the language of the interface."""

from dataclasses import replace
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import ActiveBinding, Binding
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

from reader.app.background import tell
from reader.localisation import _
from reader.messages import ReaderError

ResultT = TypeVar("ResultT")


class TranslatedScreen(Screen[ResultT], Generic[ResultT]):
    """A screen whose key descriptions are translated when they are shown.

    Bindings are written once, untranslated; footer and help read this property, Textual's own bindings included.
    """

    is_first: ClassVar = False
    """Whether there is nothing to be seen without it."""

    focused = Reactive[Widget | None](None, repaint=False)
    """As in Textual, but a move of the focus does not repaint the whole screen: the widgets draw their own."""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        return {
            key: active._replace(binding=_translated(active.binding), tooltip=_text(active.tooltip))
            for key, active in super().active_bindings.items()
        }

    async def _dispatch_message(self, message: Message) -> None:
        """As in Textual, but what is wrong outside of the program, as with the server of a library, does not end it.

        Of two sizes that wait to be drawn at once, each sends the other again in Textual, for ever: one that is not the
        terminal's any more is left out.
        """
        if isinstance(message, events.Resize) and message.size != self.app.size:
            return
        try:
            await super()._dispatch_message(message)
        except ReaderError as error:
            if self.is_first and isinstance(message, events.Compose | events.Mount):
                raise
            tell(self, error)

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, self._colours_changed)
        self.retranslate()

    def on_unmount(self) -> None:
        self.app.theme_changed_signal.unsubscribe(self)  # which would keep the screen for as long as the program runs

    def _colours_changed(self, theme: Theme) -> None:
        self.retranslate()  # the rows of lists carry colours

    def retranslate(self) -> None:
        """Say everything anew in the language of the interface; called on mounting and whenever that changes."""

    def take_key(self, event: events.Key) -> bool:
        """Take a key that nothing on the screen wanted; False to leave it."""
        return False

    def renew_names(self) -> None:
        """Mentions and links may have changed: show them anew; called while the screen is in front of all others."""


def _text(text: str) -> str:
    return _(text) if text else ""


def _translated(binding: Binding) -> Binding:
    return replace(binding, description=_text(binding.description), tooltip=_text(binding.tooltip))
