"""Which panes are seen, and what of an article."""

from collections.abc import Callable, Mapping

from reader.app.screens.reading.handler import Handler
from reader.localisation import _, format_number, ngettext


class Panes(Handler):
    """Goes from pane to pane, shows and hides them."""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {
            "next-pane": lambda: self.workspace.step(1),
            "previous-pane": lambda: self.workspace.step(-1),
            "other-article": self.go_to_other,
            "full-width": lambda: self.workspace.toggle_full_width().keep(self.library),
            "entity-pane": lambda: self.workspace.toggle_entities().keep(self.library),
            "hidden-parts": self.toggle_hidden,
        }

    def escape(self) -> bool:
        if not self.workspace.in_entities:
            return False
        self.workspace.go_to(self.workspace.active.view)
        return True

    def go_to_other(self) -> None:
        """Go to the other article."""
        self.workspace.other_article()

    def toggle_hidden(self) -> None:
        """Show or leave out what is no part of the article proper."""
        view = self.workspace.active.view
        view.toggle_hidden(not view.show_hidden)
        self.screen.names.parts_changed()
        parts = sum(part.role == "hidden" for part in view.document.parts) if view.document else 0
        if not parts:
            self.screen.say(_("Nothing was left out of this article"))
        elif view.show_hidden:
            self.screen.say(
                ngettext("{n} hidden part is shown", "{n} hidden parts are shown", parts).format(n=format_number(parts))
            )
        else:
            self.screen.say(_("Hidden parts are left out again"))
