"""The main screen as a whole: it composes the panes and passes on what happens to its handlers."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reader.app.commands import Scope, bindings, is_off
from reader.app.messages import (
    AnalysisFailed,
    DestinationChanged,
    DocumentAnalysed,
    DocumentCompleted,
    DocumentsAdded,
    EntityChosen,
    IgnoredChosen,
    KindsFolded,
    NamesFiltered,
    NoticesCame,
    PortionAnalysed,
    PositionChanged,
    ReadingBegan,
    RowHighlighted,
    SearchAccepted,
    SearchCancelled,
    SearchTyped,
    SourceFailed,
)
from reader.app.reading_state import Layout
from reader.app.restricted import off
from reader.app.screens.reading.articles import Articles
from reader.app.screens.reading.handler import Handler
from reader.app.screens.reading.movement import Movement
from reader.app.screens.reading.name_list import NameListing
from reader.app.screens.reading.names import Names
from reader.app.screens.reading.panes import Panes
from reader.app.screens.reading.recognition import Recognition
from reader.app.screens.reading.session import Session
from reader.app.screens.translated import TranslatedScreen
from reader.app.widgets.key_line import KeyLine
from reader.app.widgets.status_line import StatusLine
from reader.app.widgets.workspace import Workspace
from reader.app.widths import MOST_ARTICLES, most_articles
from reader.library.library import Library
from reader.library.opening import Later
from reader.localisation import _, translate
from reader.messages import InputError, ReaderError
from reader.messages import Message as Notice

_LONGEST_READING = 0.5  # seconds for which keys wait for articles that are not seen yet


class ReadingScreen(TranslatedScreen[None]):
    """Article panes, the pane of names, a status line and the keys; how many panes are seen depends on the width."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared by Textual without ClassVar
        (0, "-tiny"),
        (40, "-roomy"),
        (160, "-spacious"),
    ]
    is_first = True
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.READING, Scope.EVERYWHERE)]

    def __init__(
        self,
        library: Library,
        keys: Sequence[str],
        failures: Sequence[InputError],
        later: Later,
        notices: list[Notice],
    ) -> None:
        super().__init__()
        self.library = library
        self._keys = list(keys[:MOST_ARTICLES])
        self._failures = failures
        self._later = later
        self._notices = notices
        self.articles = Articles(self)
        self.names = Names(self)
        self.recognition = Recognition(self, later)
        self._session = Session(self, later.identity)
        self.movement = Movement(self)
        self.name_list = NameListing(self)
        self.handlers: tuple[Handler, ...] = (
            self.articles,
            self.recognition,
            Panes(self),
            self.names,
            self.name_list,
            self._session,
            self.movement,
        )
        """Those of the first picture; `_add_handlers` makes the others."""
        self._commands: dict[str, Callable[[], None]] = {
            "clear": self.clear,
            "next-mention": lambda: self.steps(1),
            "previous-mention": lambda: self.steps(-1),
        }
        for handler in self.handlers:
            self._commands.update(handler.commands())
        self.steps: Callable[[int], None] = self.names.step
        """Goes on to the next or the previous of what was looked for last."""
        self._opened: Sequence[str] = ()
        self.is_complete = False
        """Whether all widgets are there; keys typed before wait for `ReadingBegan`."""
        self._too_small = Static(id="too-small", markup=False)
        self.remark = ""
        """What was said and is to be read before anything else is; the application forgets it with the next key."""

    def compose(self) -> ComposeResult:
        """What the first picture shows; `_complete` makes the rest."""
        self._opened, active = self._session.restored(self._keys, most_articles(self.app.size.width))
        yield Workspace(Layout.of(self.library), single=len(self._keys) < 2, active=active)
        yield StatusLine(id="status")
        yield KeyLine()

    def on_mount(self) -> None:
        self.articles.start(self._opened)
        self.workspace.activate(self.workspace.active)
        self.call_after_refresh(self._start)

    async def _start(self) -> None:
        await self._complete()
        most = most_articles(self.app.size.width)
        reading = asyncio.ensure_future(self.recognition.read(most - len(self._keys)))
        done, _waiting = await asyncio.wait({reading}, timeout=_LONGEST_READING)
        if done:
            self._open_others(reading)
        else:
            reading.add_done_callback(self._open_late)
        self.is_complete = True
        self.post_message(ReadingBegan())
        self.problems.add([*self._failures, *self.articles.damage])
        self.library.watch_notices(lambda: self.post_message(NoticesCame()))
        self.tell_notices()
        self.tell(lambda handler: handler.on_start())

    def _add_handlers(self) -> None:
        """Make the handlers that the first picture needs nothing of, and tell them what is open."""
        from reader.app.screens.reading.adding import AddingSources
        from reader.app.screens.reading.cards import Cards
        from reader.app.screens.reading.charting import Charting
        from reader.app.screens.reading.copying import Copying
        from reader.app.screens.reading.encodings import Encodings
        from reader.app.screens.reading.following import Following
        from reader.app.screens.reading.guide import Guide
        from reader.app.screens.reading.marking import Marking
        from reader.app.screens.reading.outside import Outside
        from reader.app.screens.reading.problems import Problems
        from reader.app.screens.reading.reloading import Reloading
        from reader.app.screens.reading.searching import Searching
        from reader.app.screens.reading.travelling import Travelling

        self.cards = Cards(self)
        self.searching = Searching(self)
        self.marking = Marking(self)
        self.copying = Copying(self)
        self.reloading = Reloading(self)
        self.problems = Problems(self)
        later = (
            Following(self),
            self.cards,
            Travelling(self),
            self.searching,
            Charting(self),
            self.marking,
            self.copying,
            self.reloading,
            Encodings(self, self._later.rereading),
            AddingSources(self, self._later.options),
            Outside(self),
            Guide(self),
            self.problems,
        )
        self.handlers += later
        for handler in later:
            self._commands.update(handler.commands())
            for pane in self.workspace.panes:
                if pane.document is not None:
                    handler.on_article(pane)

    async def _complete(self) -> None:
        """Make what the first picture does not show: it takes as long as the picture does."""
        from reader.app.widgets.search_line import SearchLine

        search = SearchLine(id="search")
        await self.mount(search, self._too_small, after=self.query_one(StatusLine))
        await self.workspace.complete()
        for pane in self.workspace.panes:
            pane.retranslate()
        self._add_handlers()

    def _open_others(self, reading: "asyncio.Future[list[str]]") -> None:
        """Open the articles that the first picture did not show."""
        if not self.is_running or reading.cancelled():
            return
        self._keys += reading.result()
        if len(self._keys) > 1:
            self.workspace.make_room()
        self._opened, _active = self._session.restored(self._keys, most_articles(self.app.size.width))
        self.articles.start(self._opened)
        self.workspace.lay_out()
        self._session.begin()

    def _open_late(self, reading: "asyncio.Future[list[str]]") -> None:
        self._open_others(reading)
        for key in self._opened:
            self.recognition.want(key)

    def on_screen_resume(self) -> None:
        self.tell(lambda handler: handler.on_return())

    def on_unmount(self) -> None:
        self.leave()

    def leave(self) -> None:
        """Write what is to be kept."""
        self.tell(lambda handler: handler.on_leave())

    def on_resize(self) -> None:
        self.call_after_refresh(self.workspace.lay_out)
        if self.remark:
            self.call_after_refresh(self.say, self.remark)

    @property
    def workspace(self) -> Workspace:
        """The panes."""
        return self.query_one(Workspace)

    # Handlers -------------------------------------------------------------------------------------------------------

    def tell(self, news: Callable[[Handler], None]) -> None:
        """Call `news` with every handler, in their order."""
        for handler in self.handlers:
            news(handler)

    def action_do(self, command: str) -> None:
        """Do the command `command` of the registry, unless it is off."""
        if is_off(command):
            self.say(off())
            return
        self._commands[command]()

    def on_key(self, event: events.Key) -> None:
        if any(handler.take_key(event) for handler in self.handlers):
            event.stop()
            event.prevent_default()

    def action_copy_text(self) -> None:
        """Ctrl+C: what is selected goes to the clipboard; without a selection the application says how to leave it."""
        if not self.copying.copy_selection():
            raise SkipAction

    def clear(self) -> None:
        """Give up what was begun last: the first handler that has something to give up does."""
        for handler in reversed(self.handlers):
            if handler.escape():
                return

    def say(self, remark: str) -> None:
        """Put `remark` into the status line, where it stays until the person does something."""
        self.remark = remark
        status = self.query_one(StatusLine)
        status.set_text(Content(remark))
        self._give_room(status.is_too_long)

    def forget_remark(self) -> None:
        """The person does something: what was said gives way to what the status line says otherwise."""
        if self.remark:
            self.remark = ""
            self._give_room(False)
            self.tell_status()

    def tell_status(self) -> None:
        """Say in the status line what one is at, unless a remark is to be read there."""
        self.names.refresh_status()
        if self.is_complete:
            self.searching.retell()

    def _give_room(self, is_needed: bool) -> None:
        """Let a remark that is longer than a row have the row of the keys, too."""
        self.query_one(StatusLine).set_class(is_needed, "-long")
        self.query_one(KeyLine).set_class(is_needed, "-covered")

    def tell_error(self, error: ReaderError) -> None:
        """A notice of an error with its remedy."""
        self.tell_failure(error.subject, f"{translate(error.reason)}. {translate(error.remedy)}")

    def tell_failure(self, subject: str, text: str) -> None:
        """A notice of something that went wrong; its words are shown as they are."""
        self.notify(text, title=subject, severity="error", markup=False, timeout=8)

    def retranslate(self) -> None:
        self.forget_remark()  # it was said in the language of before
        for pane in self.workspace.panes:
            pane.retranslate()
        self._too_small.update(Content(_("Reader needs at least 40 columns and 10 rows. Please enlarge the window.")))
        self.tell(lambda handler: handler.on_language())

    def names_changed(self) -> None:
        """Draw mentions and links anew."""
        if isinstance(self.app.screen, TranslatedScreen) and self.app.screen.is_mounted:
            self.app.screen.renew_names()
        for pane in self.workspace.panes:
            if pane.key:
                pane.view.set_mentions(self.library.mentions(pane.key))
        self.tell(lambda handler: handler.on_names())

    # What the widgets tell ------------------------------------------------------------------------------------------

    @on(Workspace.Changed)
    def _panes_changed(self) -> None:
        self.tell(lambda handler: handler.on_panes())

    @on(PositionChanged)
    def _moved(self, message: PositionChanged) -> None:
        self.tell(lambda handler: handler.on_moved(message.key, message.offset))

    @on(DestinationChanged)
    def _destination_changed(self, message: DestinationChanged) -> None:
        self.articles.destination_changed(message)

    @on(SearchTyped)
    def _search_typed(self, message: SearchTyped) -> None:
        self.searching.typed(message.query)

    @on(SearchAccepted)
    def _search_accepted(self, message: SearchAccepted) -> None:
        self.searching.accept(message.query)

    @on(SearchCancelled)
    def _search_cancelled(self) -> None:
        self.searching.cancel()

    @on(DocumentAnalysed)
    def _analysed(self, message: DocumentAnalysed) -> None:
        self.recognition.analysed(message)

    @on(PortionAnalysed)
    def _portion_analysed(self, message: PortionAnalysed) -> None:
        if message.key in self.workspace.opened:
            self.names_changed()

    @on(DocumentsAdded)
    def _added(self) -> None:
        self.articles.renumber()

    @on(SourceFailed)
    def _source_failed(self, message: SourceFailed) -> None:
        self.problems.add([message.error])

    @on(DocumentCompleted)
    def _completed(self, message: DocumentCompleted) -> None:
        self.articles.renew(message.key)

    @on(NoticesCame)
    def tell_notices(self) -> None:
        """Show what the person should know about the library and was not told yet."""
        for notice in self.library.notices():
            self._notices.append(notice)
            self.notify(translate(notice), severity="warning", markup=False, timeout=8)

    @on(AnalysisFailed)
    def _analysis_failed(self, message: AnalysisFailed) -> None:
        self.recognition.failed(message)

    @on(RowHighlighted)
    def _entity_pointed_at(self) -> None:
        self.names.refresh_status()

    @on(EntityChosen)
    def _entity_chosen(self, message: EntityChosen) -> None:
        self.names.choose(message.entity)

    @on(IgnoredChosen)
    def _ignored_chosen(self, message: IgnoredChosen) -> None:
        self.cards.restore(message.number)

    @on(KindsFolded)
    def _kinds_folded(self, message: KindsFolded) -> None:
        self.name_list.keep_folded(message.kinds)

    @on(NamesFiltered)
    def _names_filtered(self, message: NamesFiltered) -> None:
        self.name_list.match(message.query)
