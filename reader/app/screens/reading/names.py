"""The chosen name: its mentions stand out and can be gone through."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from reader.app.entity_groups import entity_groups, own_entities
from reader.app.mention_cursor import MentionCursor, Stop, spans_of
from reader.app.screens.reading.handler import Handler
from reader.app.widgets.article_pane import ArticlePane
from reader.app.widgets.article_view import Layer
from reader.app.widgets.entity_pane import SHARED
from reader.app.widgets.status_line import StatusLine
from reader.localisation import _, current_language, format_number

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen


class Names(Handler):
    """The pane of names, the chosen one and its mentions."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self.chosen = ""
        """The id of the chosen entity, empty when there is none."""
        self._cursor = MentionCursor()
        self._listing: tuple[list[str], list[str], str] | None = None
        self._listed: tuple[list[str], list[str]] = ([], [])

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"find": self.find}

    def find(self, then: Callable[[str | None], None] | None = None) -> None:
        """Let the person look for a name in all articles; it is chosen, or `then` is called with the entity's id."""
        from reader.app.screens.find import FindScreen

        def done(entity: str | None) -> None:
            if then is not None:
                then(entity)
            elif entity:
                self.choose(entity)

        self.screen.app.push_screen(FindScreen(self.library, self.workspace.opened), done)

    def choose(self, entity_id: str) -> None:
        """Make every mention of the entity stand out; open an article that names it when none on screen does."""
        entity = self.library.entity(entity_id)
        if entity is None:
            return
        self.chosen = entity_id
        self.screen.steps = self.step
        if not any(entity.documents.get(key) for key in self.workspace.opened) and entity.documents:
            self.screen.articles.open(max(entity.documents, key=lambda key: entity.documents[key]))
        self._cursor.set_stops((), prefer="")
        self._find_mentions()
        self._reveal_first()
        self.workspace.entities.listing.highlight(entity_id)

    def escape(self) -> bool:
        if not self.chosen:
            return False
        self.chosen = ""
        self._find_mentions()
        return True

    # What the screen tells ------------------------------------------------------------------------------------------

    def on_article(self, pane: ArticlePane) -> None:
        self.refresh_listing()
        self._find_mentions()

    def on_panes(self) -> None:
        self.refresh_listing()
        self.refresh_status()

    def on_names(self) -> None:
        self._listing = None
        self.refresh_listing()
        if self.chosen:
            self._find_mentions()

    def on_language(self) -> None:
        self._listing = None
        self.refresh_listing()
        self.refresh_status()

    # The pane and the status line -----------------------------------------------------------------------------------

    def refresh_listing(self) -> None:
        """List the names of the articles on the screen, if others are to be listed than are."""
        opened, shown = self.workspace.opened, self.workspace.shown
        listing = (opened, shown, current_language())
        if listing == self._listing:
            return
        self._listing = listing
        keep_place = self._listed == (opened, shown)
        self._listed = (opened, shown)
        listed = self.library.entities(opened) if opened else []
        own = own_entities(mention for key in shown for mention in self.library.mentions(key))
        groups = entity_groups(listed, shown, opened, own)
        waiting = not self.screen.recognition.waiting.isdisjoint(shown)
        self.workspace.entities.show(groups, waiting=waiting, chosen=self.chosen, keep_place=keep_place)

    def refresh_status(self) -> None:
        """Say which name is chosen or pointed at, or what to do next."""
        status = self.screen.query_one(StatusLine)
        pointed = self.workspace.entities.listing.cursor_id if self.workspace.in_entities else ""
        entity = self.library.entity(pointed or self.chosen) if pointed or self.chosen else None
        if entity is None:
            status.set_text(Content(self._first_hint()))
        elif entity.id != self.chosen:
            shared = self.workspace.entities.is_shared(entity.id)
            hint = _("Enter marks every mention of the name in the articles")
            sign = f"{SHARED} {_('in both open articles')}" if shared else ""
            status.show_entity(entity, spellings=True, hint=hint, right=sign)
        else:
            stops = len(self._cursor.stops)
            hint = _("n next · N previous · Esc clear") if stops > 1 else ""
            place = f"{format_number(self._cursor.index + 1)}/{format_number(stops)}" if stops else ""
            status.show_entity(entity, spellings=False, hint=hint, right=place)

    def _first_hint(self) -> str:
        if self.workspace.names_in_reach:
            return _("Tab to the names · Enter marks one everywhere · F1 help")
        return _("F6 shows the names · F1 help")

    # Mentions -------------------------------------------------------------------------------------------------------

    def _stops(self, panes: Iterable[ArticlePane]) -> list[Stop]:
        stops: dict[Stop, None] = {}
        for pane in panes:
            for span in spans_of(self.chosen, self.library.mentions(pane.key)) if pane.key else ():
                if pane.view.shows(span):
                    stops[Stop(pane.key, *span)] = None
        return list(stops)

    def _find_mentions(self) -> None:
        """Find the mentions of the chosen entity again and draw them."""
        self._cursor.set_stops(
            self._stops(self.workspace.panes) if self.chosen else (), prefer=self.workspace.active.key
        )
        self._draw()

    def parts_changed(self) -> None:
        """Other parts of an article are shown; mentions may have come or gone with them."""
        if self.chosen:
            self._find_mentions()

    def _draw(self) -> None:
        current = self._cursor.current
        for pane in self.workspace.panes:
            spans = [stop.span for stop in self._cursor.stops if stop.key == pane.key]
            is_here = current is not None and current.key == pane.key
            pane.view.set_layer(Layer.CHOSEN, spans)
            pane.view.set_layer(Layer.CURRENT, [current.span] if current and is_here else [])
        self.workspace.entities.listing.chosen = self.chosen
        self.refresh_status()

    def _reveal_first(self) -> None:
        for pane in self.workspace.panes:
            spans = [stop.span for stop in self._cursor.stops if stop.key == pane.key]
            if spans and not any(pane.view.is_visible(span) for span in spans):
                pane.view.reveal(spans[0])
        self._go_to_current()

    def _go_to_current(self) -> None:
        current = self._cursor.current
        if current is not None:
            self.screen.articles.go_to(current.key, current.span)
            self._draw()

    def step(self, by: int) -> None:
        """Go `by` mentions of the chosen name forward."""
        if self._cursor.stops:
            self._cursor.step(by)
            self._go_to_current()
        elif self.chosen:
            self.screen.say(_("No mention of it here"))
        else:
            self.screen.say(_("Choose a name first: Tab to the names, then Enter"))
