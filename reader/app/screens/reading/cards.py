"""The card of a name, and the decisions about names."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.app.commands import COMMANDS, Scope
from reader.app.screens.reading.handler import Handler
from reader.entities.decisions import Decision
from reader.library import deciding
from reader.library.library import Library
from reader.localisation import _, translate
from reader.messages import N_, Message

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

        opened, shown = self.workspace.opened, self.workspace.shown
        self._card = card = EntityCard(self.library, entity, opened, self.screen.names_changed, shown)
        self.screen.app.push_screen(card, done)
        if command:
            card.call_after_refresh(card.action_do, command)

    def undo(self) -> None:
        """Take the last decision about a name back."""
        from reader.app.screens.entity_card import undo

        self.screen.run_worker(self._change(partial(undo, self.library)), group="decision")

    async def _change(self, work: Callable[[], tuple[Message, ...]]) -> None:
        """Do `work`, which changes decisions, in a thread, then say what came of it and show everything anew."""
        from reader.app.screens.entity_card import refusal

        try:
            told = await asyncio.to_thread(work)
        except Exception as error:
            told = refusal(error)
        self.screen.names_changed()
        self.screen.say(" ".join(translate(message) for message in told))

    def restore(self, number: int) -> None:
        """Make one of the ignored names that the pane lists a name again."""
        ignored = self.screen.name_list.ignored
        if number < len(ignored):
            self.screen.run_worker(self._change(partial(_restore, self.library, ignored[number])), group="decision")

    def on_names(self) -> None:
        if self._card is not None:
            self._card.reload()


def _restore(library: Library, ignored: Sequence[Decision]) -> tuple[Message, ...]:
    decisions = deciding.restore(library, ignored)
    library.decide(*decisions)
    return deciding.restored(decisions), Message(N_("It can be undone in the palette and on a card."))
