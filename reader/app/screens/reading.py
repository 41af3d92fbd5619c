"""The main screen: articles side by side and the names in them."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from reader.app.commands import Scope, bindings
from reader.app.entity_groups import entity_groups, own_entities
from reader.app.mention_cursor import MentionCursor, Stop, spans_of
from reader.app.messages import (
    AnalysisFailed,
    CommandRequested,
    DocumentAnalysed,
    EntityChosen,
    LanguageRequested,
    PositionChanged,
    RowHighlighted,
)
from reader.app.reading_state import Layout, Positions
from reader.app.recognition import Recogniser
from reader.app.screens.translated import Picker, TranslatedScreen
from reader.app.widgets.article_pane import ArticlePane
from reader.app.widgets.entity_pane import SHARED
from reader.app.widgets.key_line import KeyLine
from reader.app.widgets.status_line import StatusLine
from reader.app.widgets.workspace import Workspace
from reader.library.library import Library
from reader.localisation import _, current_language, format_number, ngettext, translate
from reader.messages import InputError, ReaderError

_WRITE_AFTER = 0.5  # seconds between a movement and the write of its position


class ReadingScreen(TranslatedScreen[None]):
    """Two article panes, the pane of names, a status line and the keys; how many are seen depends on the width."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared by Textual without ClassVar
        (0, "-tiny"),
        (40, "-roomy"),
        (160, "-spacious"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.READING, Scope.EVERYWHERE)]

    def __init__(self, library: Library, keys: Sequence[str], failures: Sequence[InputError]) -> None:
        super().__init__()
        self._library = library
        self._keys = list(keys)
        self._failures = failures
        self._positions = Positions(library)
        self._recogniser = Recogniser(library, self.post_message)
        self._write_timer: Timer | None = None
        self._chosen = ""
        self._cursor = MentionCursor()
        self._own_names_told = False
        self._listing: tuple[list[str], list[str], str] | None = None
        self._listed: tuple[list[str], list[str]] = ([], [])

    def compose(self) -> ComposeResult:
        yield Workspace(Layout.of(self._library), single=len(self._keys) < 2)
        yield StatusLine(id="status")
        yield KeyLine()
        yield Static(id="too-small", markup=False)

    def on_mount(self) -> None:
        for pane, key in zip(self.workspace.panes, self._keys, strict=False):
            self._open_in(pane, key)
        self.set_focus(self.workspace.active.view)
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        for failure in self._failures:
            self._tell_failure(failure.subject, f"{translate(failure.reason)}. {translate(failure.remedy)}")
        self._recognise()

    def on_unmount(self) -> None:
        self.write_positions()

    def on_resize(self) -> None:
        self.call_after_refresh(self.workspace.lay_out)

    @property
    def workspace(self) -> Workspace:
        """The panes."""
        return self.query_one(Workspace)

    @on(Workspace.Changed)
    def _panes_changed(self) -> None:
        self._refresh_entities()
        self._refresh_status()

    # Texts ----------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        for pane in self.workspace.panes:
            pane.retranslate()
        self.query_one("#too-small", Static).update(
            Content(_("Reader needs at least 40 columns and 10 rows. Please enlarge the window."))
        )
        self._listing = None
        self._refresh_entities()
        self._refresh_status()

    def _tell_failure(self, subject: str, text: str) -> None:
        """A notice of something that went wrong; its words are shown as they are."""
        self.notify(text, title=subject, severity="error", markup=False, timeout=8)

    def _refresh_entities(self) -> None:
        opened, shown = self.workspace.opened, self.workspace.shown
        listing = (opened, shown, current_language())
        if listing == self._listing:
            return
        self._listing = listing
        keep_place = self._listed == (opened, shown)
        self._listed = (opened, shown)
        listed = self._library.entities(opened) if opened else []
        own = own_entities(mention for key in shown for mention in self._library.mentions(key))
        groups = entity_groups(listed, shown, opened, own)
        waiting = not self._recogniser.waiting.isdisjoint(shown)
        self.workspace.entities.show(groups, waiting=waiting, chosen=self._chosen, keep_place=keep_place)

    def _refresh_status(self, remark: str = "") -> None:
        status = self.query_one(StatusLine)
        pointed = self.workspace.entities.listing.cursor_id if self.workspace.in_entities else ""
        entity = self._library.entity(pointed or self._chosen) if pointed or self._chosen else None
        if remark:
            status.set_text(Content(remark))
        elif entity is None:
            status.set_text(Content(self._first_hint()))
        elif entity.id != self._chosen:
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

    # Articles -------------------------------------------------------------------------------------------------------

    def _open_in(self, pane: ArticlePane, key: str) -> None:
        keys = [summary.key for summary in self._library.documents()]
        place = (keys.index(key) + 1 if key in keys else 0, len(keys))
        pane.open(self._library.document(key), self._positions.of(key), place)
        pane.view.set_mentions(self._library.mentions(key))

    def open_article(self, key: str) -> None:
        """Open the document `key` in the active pane, where it was last read; names that wait come next."""
        self._open_in(self.workspace.active, key)
        self.workspace.activate(self.workspace.active)
        self._refresh_entities()
        self._mark_chosen()
        if key in self._library.pending():
            self._recognise()

    @on(PositionChanged)
    def _moved(self, message: PositionChanged) -> None:
        self._positions.move(message.key, message.offset)
        if self._write_timer is None:
            self._write_timer = self.set_timer(_WRITE_AFTER, self.write_positions)

    def write_positions(self) -> None:
        """Write the reading positions now."""
        self._write_timer = None
        self._positions.write()

    # Recognition ----------------------------------------------------------------------------------------------------

    def _recognise(self) -> None:
        first = [self.workspace.active.key, *self.workspace.opened]
        self.run_worker(self._recognise_all(first), exclusive=True, group="recognition", exit_on_error=False)

    async def _recognise_all(self, first: list[str]) -> None:
        await self._recogniser.run(first)
        if not self._own_names_told:
            self._own_names_told = True
            for problem in await asyncio.to_thread(_own_names_problems):
                self._tell_failure(problem.subject, f"{translate(problem.reason)}. {translate(problem.remedy)}")

    @on(DocumentAnalysed)
    def _analysed(self, message: DocumentAnalysed) -> None:
        if message.remaining and message.key not in self.workspace.opened:
            return  # nothing on screen depends on it yet; links across articles are drawn anew at the end
        if isinstance(self.app.screen, Picker):
            self.app.screen.refresh_rows(keep_cursor=True)
        for pane in self.workspace.panes:
            if pane.key:
                pane.view.set_mentions(self._library.mentions(pane.key))
        self._listing = None
        self._refresh_entities()
        if self._chosen:
            self._mark_chosen()

    @on(AnalysisFailed)
    def _analysis_failed(self, message: AnalysisFailed) -> None:
        label = next((s.label for s in self._library.documents() if s.key == message.key), message.key)
        text = _("The names of this article could not be recognised.")
        if message.error is not None:
            text = f"{translate(message.error.reason)}. {translate(message.error.remedy)}"
        self._tell_failure(label, text)

    # Names ----------------------------------------------------------------------------------------------------------

    @on(RowHighlighted)
    def _entity_pointed_at(self) -> None:
        self._refresh_status()

    @on(EntityChosen)
    def _entity_chosen(self, message: EntityChosen) -> None:
        self.choose_entity(message.entity)

    def choose_entity(self, entity_id: str) -> None:
        """Make every mention of the entity stand out; open an article that names it when none on screen does."""
        entity = self._library.entity(entity_id)
        if entity is None:
            return
        self._chosen = entity_id
        if not any(entity.documents.get(key) for key in self.workspace.opened) and entity.documents:
            self.open_article(max(entity.documents, key=lambda key: entity.documents[key]))
        self._cursor.set_stops((), prefer="")
        self._mark_chosen()
        self._reveal_first()
        self.workspace.entities.listing.highlight(entity_id)

    def _stops(self, panes: Iterable[ArticlePane]) -> list[Stop]:
        stops: dict[Stop, None] = {}
        for pane in panes:
            for span in spans_of(self._chosen, self._library.mentions(pane.key)) if pane.key else ():
                if pane.view.shows(span):
                    stops[Stop(pane.key, *span)] = None
        return list(stops)

    def _mark_chosen(self) -> None:
        """Find the mentions of the chosen entity again and draw them."""
        self._cursor.set_stops(
            self._stops(self.workspace.panes) if self._chosen else (), prefer=self.workspace.active.key
        )
        self._draw_chosen()

    def _draw_chosen(self) -> None:
        current = self._cursor.current
        for pane in self.workspace.panes:
            spans = [stop.span for stop in self._cursor.stops if stop.key == pane.key]
            is_here = current is not None and current.key == pane.key
            pane.view.set_chosen(spans, current.span if current and is_here else None)
        self.workspace.entities.listing.chosen = self._chosen
        self._refresh_status()

    def _reveal_first(self) -> None:
        for pane in self.workspace.panes:
            spans = [stop.span for stop in self._cursor.stops if stop.key == pane.key]
            if spans and not any(pane.view.is_visible(span) for span in spans):
                pane.view.reveal(spans[0])
        self._go_to_current()

    def _go_to_current(self) -> None:
        current = self._cursor.current
        if current is None:
            return
        active = self.workspace.active
        pane = next(pane for pane in (active, *self.workspace.panes) if pane.key == current.key)
        if pane is not active or self.workspace.is_narrow:
            self.workspace.activate(pane)
        pane.view.reveal(current.span)
        self._draw_chosen()

    def _step(self, by: int) -> None:
        if not self._cursor.stops:
            remark = _("Choose a name first: Tab to the names, then Enter")
            self._refresh_status(_("No mention of it here") if self._chosen else remark)
            return
        self._cursor.step(by)
        self._go_to_current()

    def action_next_mention(self) -> None:
        self._step(1)

    def action_previous_mention(self) -> None:
        self._step(-1)

    def action_clear(self) -> None:
        if self._chosen:
            self._chosen = ""
            self._mark_chosen()
        elif self.workspace.in_entities:
            self.workspace.go_to(self.workspace.active.view)

    # Panes ----------------------------------------------------------------------------------------------------------

    def action_next_pane(self) -> None:
        self.workspace.step(1)

    def action_previous_pane(self) -> None:
        self.workspace.step(-1)

    def action_other_article(self) -> None:
        self.workspace.other_article()

    def action_toggle_full_width(self) -> None:
        self.workspace.toggle_full_width().keep(self._library)

    def action_toggle_entities(self) -> None:
        self.workspace.toggle_entities().keep(self._library)

    def action_toggle_hidden(self) -> None:
        view = self.workspace.active.view
        view.toggle_hidden(not view.show_hidden)
        if self._chosen:
            self._mark_chosen()
        parts = sum(part.role == "hidden" for part in view.document.parts) if view.document else 0
        if not parts:
            self._refresh_status(_("Nothing was left out of this article"))
        elif view.show_hidden:
            self._refresh_status(
                ngettext("{n} hidden part is shown", "{n} hidden parts are shown", parts).format(n=format_number(parts))
            )
        else:
            self._refresh_status(_("Hidden parts are left out again"))

    # Dialogues ------------------------------------------------------------------------------------------------------

    def action_open_article(self) -> None:
        from reader.app.screens.articles import ArticlesScreen

        def done(key: str | None) -> None:
            if key:
                self.open_article(key)

        self.app.push_screen(
            ArticlesScreen(self._library.documents(), self.workspace.opened, self.workspace.active.key), done
        )

    def action_find_name(self) -> None:
        from reader.app.screens.find import FindScreen

        def done(entity: str | None) -> None:
            if entity:
                self.choose_entity(entity)

        self.app.push_screen(FindScreen(self._library), done)

    def action_help(self) -> None:
        from reader.app.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_palette(self) -> None:
        from reader.app.screens.palette import COMMAND, LANGUAGE, PaletteScreen

        def done(choice: str | None) -> None:
            if choice and choice.startswith(LANGUAGE):
                self.post_message(LanguageRequested(choice.removeprefix(LANGUAGE)))
            elif choice:
                self.post_message(CommandRequested(choice.removeprefix(COMMAND)))

        self.app.push_screen(PaletteScreen(), done)


def _own_names_problems() -> tuple[ReaderError, ...]:
    from reader.names.known import own_names_problems

    return own_names_problems()
