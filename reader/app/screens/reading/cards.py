"""The card of a name, and the decisions about names."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.app.commands import COMMANDS, Scope
from reader.app.screens.reading.handler import Handler
from reader.localisation import _, translate
from reader.messages import ReaderError

if TYPE_CHECKING:
    from reader.app.screens.entity_card import Destination, EntityCard
    from reader.app.screens.reading.screen import ReadingScreen


class Cards(Handler):
    """Opens the card of the name that is pointed at or chosen, and goes where the person wants to go from there."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self._card: EntityCard | None = None
        """The card that is open."""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        decisions = {command.id: partial(self.show, command.id) for command in COMMANDS if command.scope is Scope.CARD}
        return {"card": self.show, **decisions, "undo": self.undo}

    def show(self, command: str = "") -> None:
        """Show the card; `command`: what to do there at once."""
        from reader.app.screens.entity_card import EntityCard

        listing = self.workspace.entities.listing
        pointed = listing.cursor_id if self.workspace.in_entities else ""
        entity = self.library.entity(pointed) or self.library.entity(self.screen.names.chosen)
        if entity is None:
            self.screen.say(_("Choose a name first: Tab to the names, then Enter"))
            return

        def done(destination: "Destination | None") -> None:
            self._card = None
            if destination is None:
                return
            if destination.stop is not None:
                self.screen.names.choose(destination.entity, destination.stop)
            else:
                self.screen.articles.go_to(destination.key, None)

        self._card = card = EntityCard(self.library, entity, self.workspace.opened, self.screen.names_changed)
        self.screen.app.push_screen(card, done)
        if command:
            card.call_after_refresh(card.action_do, command)

    def undo(self) -> None:
        """Take the last decision about a name back."""
        self.screen.run_worker(self._undo(), group="decision", exit_on_error=False)

    async def _undo(self) -> None:
        from reader.app.screens.entity_card import refusal, undo

        try:
            told = await asyncio.to_thread(undo, self.library)
        except ReaderError as error:
            told = refusal(error)
        self.screen.names_changed()
        self.screen.say(" ".join(translate(message) for message in told))

    def on_names(self) -> None:
        if self._card is not None:
            self._card.reload()
