"""What the pane of names lists, and how."""

import asyncio
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.app.background import run_latest
from reader.app.entity_groups import EntityGroup, Order, ambiguous_entities, entity_groups, own_entities
from reader.app.presentation import KazakhScript, set_kazakh_documents, shown_text
from reader.app.screens.reading.handler import Handler
from reader.app.widgets.article_pane import ArticlePane
from reader.entities.mention import Entity, EntityType
from reader.localisation import _, current_language

if TYPE_CHECKING:
    from reader.app.screens.reading.screen import ReadingScreen
    from reader.entities.decisions import Decision

_FOLDED = "folded-kinds"
_ORDER = "names-order"
_ALL = 1 << 16
_LATIN = KazakhScript.LATIN


class NameListing(Handler):
    """Lists the names of the articles on the screen, sorts and filters them, folds their kinds."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self._order = Order.ALPHABET if self.library.setting(_ORDER) == Order.ALPHABET else Order.COUNT
        self._listing: tuple[list[str], list[str], str] | None = None
        self._listed: tuple[list[str], list[str]] = ([], [])
        self.ignored: Sequence[tuple[Decision, ...]] = ()
        """The names that the person ignores, the last first: for each the decisions that say so."""
        self._kazakh: frozenset[str] = frozenset()
        self._found: tuple[list[Entity], set[str], set[str]] = ([], set(), set())
        """The entities of the open articles, those that are the articles' own, those that are ambiguous."""
        self._groups: dict[Order, list[EntityGroup]] = {}
        """What is listed in each order in which it was listed since it changed."""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {
            "filter-names": self.filter,
            "sort-names": self.sort,
            "fold-names": self.fold,
            "unfold-names": self.unfold,
        }

    def on_start(self) -> None:
        kept = (self.library.setting(_FOLDED) or "").split()
        self.workspace.entities.fold(kind for kind in EntityType if kind.value in kept)
        run_latest(self.screen, "listing", self._ask)

    def keep_folded(self, kinds: Collection[EntityType]) -> None:
        """Remember which kinds are folded."""
        self.library.set_setting(_FOLDED, " ".join(sorted(kind.value for kind in kinds)))

    def match(self, query: str) -> None:
        """Find the names of the open articles that `query` may mean, as in a search for names, and list them too.

        Before anything is typed, the index is made that this takes.
        """
        run_latest(self.screen, "filter", partial(self._match, query))

    async def _match(self, query: str) -> None:
        from reader.names.folding import nfc

        answer = await asyncio.to_thread(self.library.search_names, nfc(query), _ALL, self.workspace.opened)
        self.workspace.entities.set_matches(query, {result.entry.id for result in answer.results})

    def filter(self) -> None:
        """Let the person type what the names are to match."""
        if not self.workspace.in_entities:
            self._show_pane()
        self.workspace.entities.start_filter()

    def sort(self) -> None:
        """Sort by count, or by the alphabet of the interface language."""
        self._order = Order.COUNT if self._order is Order.ALPHABET else Order.ALPHABET
        self.library.set_setting(_ORDER, self._order.value)
        self._show(keep_place=True, anew=False)
        by_count = self._order is Order.COUNT
        self.screen.say(_("Names are sorted by count") if by_count else _("Names are sorted by the alphabet"))

    def fold(self) -> None:
        """Fold the kind under the cursor; from a name, go to its heading."""
        self.workspace.entities.fold_here()

    def unfold(self) -> None:
        """Unfold the kind under the cursor; on a name, show its card."""
        if not self.workspace.entities.unfold_here():
            self.screen.cards.show()

    def _show_pane(self) -> None:
        if not self.workspace.entities.display and not self.workspace.is_narrow:
            self.workspace.toggle_entities().keep(self.library)
        self.workspace.go_to(self.workspace.entities.listing)

    # What the screen tells ------------------------------------------------------------------------------------------

    def escape(self) -> bool:
        pane = self.workspace.entities
        if not pane.query_text or not self.workspace.in_entities:
            return False
        pane.clear_filter()
        return True

    def on_article(self, pane: ArticlePane) -> None:
        self.refresh()

    def on_panes(self) -> None:
        self.refresh()

    def on_names(self) -> None:
        self._listing = None
        self.refresh()

    def on_language(self) -> None:
        if self._listing is None or self._listed != (self.workspace.opened, self.workspace.shown):
            self._listing = None
            self.refresh()
            return
        self._listing = (*self._listed, current_language())  # the names are the same, written and sorted otherwise
        self._show(keep_place=True)
        self.screen.names.refresh_status()

    def refresh(self) -> None:
        """List the names of the articles on the screen, if others are to be listed than are."""
        opened, shown = self.workspace.opened, self.workspace.shown
        listing = (opened, shown, current_language())
        if listing != self._listing:
            self._listing = listing
            keep_place = self._listed == (opened, shown)
            self._listed = (opened, shown)
            mentions = [mention for key in shown for mention in self.library.mentions(key)]
            entities = self.library.entities(opened) if opened else []
            self._found = (entities, own_entities(mentions), ambiguous_entities(mentions))
            self._show(keep_place=keep_place)
            if self.screen.is_complete:  # else `on_start` does
                run_latest(self.screen, "listing", self._ask)
        self.screen.names.refresh_status()

    async def _ask(self) -> None:
        """Ask for what takes reading the whole library, and list anew what depends on it."""

        def ask() -> "tuple[list[tuple[Decision, ...]], frozenset[str]]":
            from reader.library import deciding
            from reader.library.choice import Choice

            kazakh = frozenset(each.key for each in self.library.documents(Choice(languages=("kk",))))
            return deciding.ignored(self.library), kazakh

        ignored, kazakh = await asyncio.to_thread(ask)
        depends = ignored != self.ignored or (kazakh != self._kazakh and self.screen.movement.script is _LATIN)
        self.ignored, self._kazakh = ignored, kazakh
        set_kazakh_documents(kazakh)
        if depends:
            self._show(keep_place=True)
            self.screen.names.refresh_status()

    def _ignored_names(self) -> Iterator[tuple[EntityType, str]]:
        if self.ignored:
            from reader.library.deciding import spellings_of

            yield from ((group[0].type, shown_text(spellings_of(group))) for group in self.ignored)

    def _show(self, *, keep_place: bool, anew: bool = True) -> None:
        """anew: False when but the order is another one."""
        opened, shown = self._listed
        entities, own, ambiguous = self._found
        if anew:
            self._groups.clear()
        groups = self._groups.get(self._order)
        if groups is None:
            groups = entity_groups(entities, shown, opened, own, order=self._order, ambiguous=ambiguous)
            self._groups[self._order] = groups
        waiting = self.screen.recognition.awaits(shown)
        pane = self.workspace.entities
        pane.show(
            groups,
            order=self._order,
            waiting=waiting,
            chosen=self.screen.names.chosen,
            keep_place=keep_place,
            ignored=[*self._ignored_names()],
        )
        if pane.query_text:
            self.match(pane.query_text)
