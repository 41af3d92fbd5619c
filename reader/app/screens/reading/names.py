"""The chosen name: its mentions stand out and can be gone through."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.app.background import run_latest
from reader.app.describe import occurrences
from reader.app.mention_cursor import MentionCursor, Span, Stop, spans_elsewhere, spans_of
from reader.app.screens.reading.handler import Handler
from reader.app.widgets.article_pane import ArticlePane
from reader.app.widgets.article_view import Layer
from reader.app.widgets.entity_pane import AMBIGUOUS, DECIDED, MIXED, SHARED
from reader.app.widgets.status_line import StatusLine
from reader.entities.mention import Entity
from reader.localisation import _, format_number, ngettext

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen


class Names(Handler):
    """The chosen name and its mentions in all articles: first those of the open ones, then the others."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self.chosen = ""
        """The id of the chosen entity, empty when there is none."""
        self._cursor = MentionCursor()
        self._spans: dict[str, list[Span]] = {}
        """Where the chosen entity is mentioned, by document, in the order in which one goes through them."""

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

    def choose(self, entity_id: str, at: Stop | None = None) -> None:
        """Make every mention of the entity stand out; open an article that names it when none on screen does.

        at: the mention to go to; None for the first on the screen.
        """
        entity = self.library.entity(entity_id)
        if entity is None:
            return
        self.screen.articles.remember()
        self.chosen = entity_id
        self.screen.steps = self.step
        self._spans = {}
        self._cursor.set_stops(())
        if at is not None:
            self._find_mentions()
            self.screen.articles.go_to(at.key, at.span, jump=False)
            self._cursor.go_to(at)
            self._draw()
        else:
            if entity.documents and not any(entity.documents.get(key) for key in self.workspace.opened):
                ((best, _count),) = entity.leading((), 1)
                self.screen.articles.open(best, jump=False)
            self._find_mentions()
            self._reveal_first()
        self.workspace.entities.listing.highlight(self.chosen)

    def escape(self) -> bool:
        if not self.chosen:
            return False
        self.chosen = ""
        self._find_mentions()
        return True

    # What the screen tells ------------------------------------------------------------------------------------------

    def on_article(self, pane: ArticlePane) -> None:
        self._find_mentions()

    def on_panes(self) -> None:
        self.refresh_status()

    def on_names(self) -> None:
        if self.chosen:
            if self.library.entity(self.chosen) is None:
                self._follow()
            self._find_mentions(anew=True)

    def on_language(self) -> None:
        self.refresh_status()

    def parts_changed(self) -> None:
        """Other parts of an article are shown; mentions may have come or gone with them."""
        if self.chosen:
            self._find_mentions()

    def _follow(self) -> None:
        """Choose what the current mention names now: a decision may have given it another entity."""
        current = self._cursor.current
        mentions = self.library.mentions(current.key) if current is not None else ()
        named = (inner for mention in mentions for inner in mention.walk())
        span = current.span if current is not None else None
        self.chosen = next((mention.entity for mention in named if (mention.start, mention.end) == span), "")

    # The status line ------------------------------------------------------------------------------------------------

    def refresh_status(self) -> None:
        """Say which name is chosen or pointed at, or what to do next."""
        if self.screen.remark:
            return
        status = self.screen.query_one(StatusLine)
        in_entities = self.workspace.in_entities
        pointed = self.workspace.entities.listing.cursor_id if in_entities else ""
        if in_entities and self.workspace.entities.ignored_at_cursor() is not None:
            status.show_hint(_("You ignore this name · Enter makes it a name again"))
            return
        if in_entities and self.workspace.entities.is_heading_at_cursor:
            status.show_hint(_("← fold · → unfold · s filter · r sort"))
            return
        entity = self.library.entity(pointed or self.chosen) if pointed or self.chosen else None
        if entity is None:
            status.show_hint(self._first_hint())
        elif entity.id != self.chosen:
            hint = _("Enter marks every mention · i card")
            status.show_entity(entity, spellings=True, hint=hint, right=self._facts_of(entity))
        else:
            stops = len(self._cursor.stops)
            hint = _("n next · N previous · Esc clear") if stops > 1 else ""
            place = self._place(entity) if stops else ""
            if self._cursor.wrapped:
                word = _("again from the first") if self._cursor.wrapped > 0 else _("again from the last")
                place = f"{word} {place}"
            status.show_entity(entity, spellings=False, hint=hint, right=place)

    def _facts_of(self, entity: Entity) -> str:
        """What the sign beside the name in the pane means, and how often it occurs."""
        sign, counts = self._sign(entity.id), occurrences(entity, self.workspace.shown)
        return " · ".join(fact for fact in (sign, counts) if fact)

    def _place(self, entity: Entity) -> str:
        """Which of the mentions one is at, and how many there are that one cannot go to."""
        stops = len(self._cursor.stops)
        place = f"{format_number(self._cursor.index + 1)}/{format_number(stops)}"
        if not entity.is_within(self.workspace.shown):
            place = _("{place} in all").format(place=place)
        hidden = entity.count - stops if entity.is_within(self._spans) else 0
        if hidden > 0:
            text = ngettext("{n} hidden", "{n} hidden", hidden).format(n=format_number(hidden))
            place = f"{place} · {text}"
        return place

    def _sign(self, entity: str) -> str:
        """What the sign beside the name in the pane means."""
        entry = self.workspace.entities.entry(entity)
        if entry is None:
            return ""
        if entry.mixed:
            return f"{MIXED} {_('a spelling mixes Latin and Cyrillic letters')}"
        if entry.entity.decided:
            return f"{DECIDED} {_('you decided about it')}"
        if entry.ambiguous:
            return f"{AMBIGUOUS} {_('some mentions may mean another name as well')}"
        return f"{SHARED} {_('in both open articles')}" if entry.shared else ""

    def _first_hint(self) -> str:
        if self.workspace.names_in_reach:
            return _("Tab to the names · Enter marks one everywhere · F1 help")
        return _("F6 shows the names · F1 help")

    # Mentions -------------------------------------------------------------------------------------------------------

    def _find_mentions(self, *, anew: bool = False) -> None:
        """Find the mentions of the chosen entity and draw them; those of articles that are not open come later.

        anew: also of those again that were found already.
        """
        if not self.chosen:
            self._spans = {}
        else:
            for pane in self.workspace.panes:
                if pane.key:
                    spans = spans_of(self.chosen, self.library.mentions(pane.key))
                    self._spans[pane.key] = [span for span in spans if pane.view.shows(span)]
            entity = self.library.entity(self.chosen)
            if entity is not None and (anew or not entity.is_within(self._spans)):
                run_latest(self.screen, "mentions", partial(self._find_elsewhere, self.chosen, self.workspace.opened))
        self._set_stops()

    async def _find_elsewhere(self, entity: str, known: Collection[str]) -> None:
        found = await asyncio.to_thread(spans_elsewhere, self.library, entity, known)
        if entity == self.chosen:
            self._spans = {key: spans for key, spans in self._spans.items() if key in found or key in known}
            self._spans.update((key, spans) for key, spans in found.items() if key not in self.workspace.opened)
            self._set_stops()

    def _set_stops(self) -> None:
        stops = [Stop(key, *span) for key, spans in self._spans.items() for span in spans]
        self._cursor.set_stops(stops, prefer=self.workspace.active.key)
        self._draw()

    def _draw(self) -> None:
        current = self._cursor.current
        for pane in self.workspace.panes:
            pane.view.set_layer(Layer.CHOSEN, self._spans.get(pane.key, ()))
            is_here = current is not None and current.key == pane.key
            pane.view.set_layer(Layer.CURRENT, [current.span] if current and is_here else [])
        self.workspace.entities.listing.chosen = self.chosen
        self.refresh_status()

    def _reveal_first(self) -> None:
        for pane in self.workspace.panes:
            spans = self._spans.get(pane.key, [])
            if spans and not any(pane.view.is_visible(span) for span in spans):
                pane.view.reveal(spans[0])
        self._go_to_current(jump=False)

    def _go_to_current(self, *, jump: bool) -> None:
        current = self._cursor.current
        if current is not None:
            self.screen.articles.go_to(current.key, current.span, jump=jump)
            self._draw()

    def step(self, by: int) -> None:
        """Go `by` mentions of the chosen name forward, also into articles that are not open."""
        if self._cursor.stops:
            self._cursor.step(by)
            self._go_to_current(jump=True)
        elif self.chosen:
            self.screen.say(_("No mention of it here"))
        else:
            self.screen.say(_("Choose a name first: Tab to the names, then Enter"))
