"""Opening articles in panes, and the places where they are read."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer

from reader.app.history import History, Place
from reader.app.mention_cursor import Span
from reader.app.messages import DestinationChanged
from reader.app.reading_state import Positions
from reader.app.screens.reading.handler import Handler
from reader.app.widgets.article_movement import Standing
from reader.app.widgets.article_pane import ArticlePane
from reader.app.widgets.workspace import Workspace
from reader.library.errors import GoneError, LibraryDamagedError
from reader.localisation import _

if TYPE_CHECKING:
    from reader.app.screens.articles import ArticlesScreen
    from reader.app.screens.reading.screen import ReadingScreen

_TRIED = 50
"""So many articles are tried where one is damaged that was to be shown."""
_WRITE_AFTER = 0.5  # seconds between a movement and the write of its position


class Articles(Handler):
    """Knows which article is open in which pane and keeps the reading positions."""

    def __init__(self, screen: "ReadingScreen") -> None:
        super().__init__(screen)
        self._positions = Positions(self.library)
        self._write_timer: Timer | None = None
        self._list: ArticlesScreen | None = None
        self._waiting = ""
        self.history = History()
        """The places that jumps left."""
        self.damage: list[LibraryDamagedError] = []
        """Why articles are not shown that were to be."""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"open": self.choose, "open-beside": partial(self.choose, beside=True)}

    def start(self, keys: Sequence[str]) -> None:
        """Open the documents `keys`, one in each pane that there is; an empty key leaves its pane as it is.

        Where one is damaged, another one is opened. Raises LibraryDamagedError when none can be read.
        """
        for number, key in enumerate(keys):
            pane = self.workspace.pane(number) if key else None
            if pane is not None and pane.document is None:
                if self.damage and key in self.workspace.opened:  # in the place of a damaged one
                    self._open_another(pane)
                    continue
                try:
                    self.open_in(pane, key)
                except GoneError as error:
                    self.screen.tell_error(error)
                except LibraryDamagedError as error:
                    self.damage.append(error)
                    self._open_another(pane)
        if self.damage and not any(self.workspace.opened):
            raise self.damage[-1]

    def _open_another(self, pane: ArticlePane) -> None:
        """Open the next article that can be read in `pane`, if there is one that is not open."""
        for each in self.library.documents(limit=_TRIED):
            if each.key not in self.workspace.opened:
                with suppress(GoneError, LibraryDamagedError):
                    self.open_in(pane, each.key)
                    return

    def open_in(self, pane: ArticlePane, key: str, offset: int | None = None) -> None:
        """Show the document `key` in `pane` where it was last read, or from `offset` on (code points).

        Raises GoneError when another process has taken it out.
        """
        document = self.library.document(key)
        if offset is not None:
            self.on_moved(key, offset)
        pane.open(document, self._positions.of(key), self._place(key))
        pane.view.set_mentions(self.library.mentions(key))
        self.library.set_read(key)
        self.screen.tell(lambda handler: handler.on_article(pane))

    def renumber(self) -> None:
        """There are more documents: say anew which of how many each pane shows, and list them if a list is open."""
        for pane in self.workspace.panes:
            if pane.key:
                pane.place = self._place(pane.key)
                pane.update_header()
        if self._list is not None and self._list.is_attached:
            self._list.renew()

    def _place(self, key: str) -> tuple[int, int]:
        return self.library.place(key), self.library.count()

    def renew(self, key: str) -> None:
        """Show the document `key` as it is in the library now, at the same place, wherever it is open."""
        for pane in self.workspace.panes:
            if pane.key == key:
                standing = pane.view.standing
                self.open_in(pane, key, pane.view.kept_position)
                self._arrive(pane, standing)

    def _arrive(self, pane: ArticlePane, standing: Standing) -> None:
        """Show the place that the person waits for in `pane`, which stood at `standing`; `back` leads there."""
        if standing.awaited is None:
            pane.view.return_to(standing)
            return
        if standing.offset:
            self.history.leave(Place(pane.key, standing.offset))
        pane.view.return_to(standing)
        if self.screen.remark == self._waiting:
            self.screen.forget_remark()
            self.screen.tell_status()

    def on_start(self) -> None:
        self._say_awaited(self.workspace.active)

    def on_article(self, pane: ArticlePane) -> None:
        if pane is self.workspace.active:
            self._say_awaited(pane)

    def destination_changed(self, message: DestinationChanged) -> None:
        """The person wants to be elsewhere: `back` leads to the place that was to be shown."""
        if message.before is not None:
            self.history.leave(Place(message.key, message.before))
        if self.workspace.active.key == message.key:
            self._say_awaited(self.workspace.active)

    def _say_awaited(self, pane: ArticlePane) -> None:
        if pane.view.awaited is not None:
            # TRANSLATORS: at most 76 cells
            self._waiting = _("This article is still being loaded; then comes the place you want")
            self.screen.say(self._waiting)

    def open(self, key: str, *, jump: bool = True) -> None:
        """Open the document `key` in the active pane; names that wait come next.

        jump: whether `back` is to lead to where the person was.
        """
        if jump:
            self.remember()
        self.open_in(self.workspace.active, key)
        self.workspace.activate(self.workspace.active)
        self.screen.recognition.want(key)

    def go_to(self, key: str, span: Span | None, *, jump: bool = True) -> None:
        """Show `span` of the document `key`: in the pane where it is open, else in the active one.

        span: None for where it was last read. jump: see `open`.
        """
        if jump:
            self.remember()
        active = self.workspace.active
        pane = self._pane_of(key)
        if pane is None:
            self.open(key, jump=False)
            pane = self.workspace.active
        elif pane is not active or self.workspace.is_narrow:
            self.workspace.activate(pane)
        if span is not None:
            pane.view.reveal(span)

    def _pane_of(self, key: str) -> ArticlePane | None:
        """The pane in which the document `key` is open, the active one if it is there."""
        return next((pane for pane in (self.workspace.active, *self.workspace.panes) if pane.key == key), None)

    # Places ---------------------------------------------------------------------------------------------------------

    @property
    def here(self) -> Place:
        """Where the person is in the active article."""
        pane = self.workspace.active
        return Place(pane.key, pane.view.kept_position)

    def remember(self) -> None:
        """Call this before a jump, so that `back` leads to where the person is now."""
        if self.here.key:
            self.history.leave(self.here)

    def return_to(self, place: Place) -> None:
        """Show `place` again: in the pane where its document is open, else in the active one. Raises GoneError."""
        pane = self._pane_of(place.key)
        if pane is not None and pane.display:
            self.workspace.activate(pane)
            parts = pane.document.parts if pane.document else ()
            if parts and place.offset <= parts[0].start:
                pane.view.action_top()  # the space above the beginning belongs to it
            else:
                pane.view.bring(place.offset, 0)
            return
        pane = pane or self.workspace.active
        self.open_in(pane, place.key, place.offset)
        self.workspace.activate(pane)
        self.screen.recognition.want(place.key)

    def choose(self, *, beside: bool = False) -> None:
        """Let the person choose the article for the active pane, or with `beside` for another one."""
        from reader.app.screens.articles import ArticlesScreen

        def done(key: str | None) -> None:
            self._list = None
            if key:
                (self.open_beside if listed.beside else self.open)(key)

        read = {pane.key: pane.view.progress for pane in self.workspace.panes if pane.key}
        known = {key: share for key, share in read.items() if share is not None}
        opened, current = self.workspace.opened, self.workspace.active.key
        listed = ArticlesScreen(self.library, opened, current, known, self._share_read, beside=beside)
        self._list = listed
        self.screen.app.push_screen(listed, done)

    def open_beside(self, key: str) -> None:
        """Open the document `key` in a pane beside the active one and go there; to where it is, if it is open."""
        self.remember()
        pane = self._pane_of(key)
        if pane is not None:
            self.workspace.activate(pane)
            self.screen.say(_("This article is open already"))
            return
        pane = self.workspace.room_beside()
        self.open_in(pane, key)
        self.workspace.activate(pane)
        self.screen.recognition.want(key)
        if self.workspace.most_shown < len(self.workspace.opened):
            self.screen.say(_("F7 goes back and forth between the articles"))

    def _share_read(self, key: str) -> float | None:
        """How much of the document `key` lies above the place where it was last read.

        None for the beginning, and where its length is not known yet.
        """
        offset = self._positions.of(key)
        if self.screen.recognition.is_unfinished(key):
            return None
        try:
            return offset / max(1, self.library.length(key)) if offset else None
        except KeyError:  # another process took it out meanwhile
            return None

    def on_moved(self, key: str, offset: int) -> None:
        self._positions.move(key, offset)
        if self._write_timer is None:
            self._write_timer = self.screen.set_timer(_WRITE_AFTER, self.on_leave)

    def on_leave(self) -> None:
        self._write_timer = None
        # At the very end the panes may be gone already.
        panes = [pane for workspace in self.screen.query(Workspace) for pane in workspace.panes]
        for pane in panes:
            if pane.key and pane.view.kept_position != self._positions.of(pane.key):
                self._positions.move(pane.key, pane.view.kept_position)  # what it has not told yet
        self._positions.write()
