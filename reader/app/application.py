"""The application: theme, language, the screen under all others, and a clean end."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePath
from typing import Any, ClassVar

from rich.console import RenderableType
from textual import events, on
from textual._compositor import CompositorUpdate
from textual.app import App, ScreenStackError
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import MountError

from reader.app.background import tell
from reader.app.clipboard import clipboard_sequence
from reader.app.commands import COMMANDS
from reader.app.commands.key_names import key_name
from reader.app.commands.keyboard import latin_key, use_layout
from reader.app.commands.keymap import read_keymap, use_keymap
from reader.app.configuration_check import configuration_problems
from reader.app.kinds import kinds_css
from reader.app.locale_check import locale_problems
from reader.app.messages import CommandRequested, KeyHandled, LanguageRequested, ReadingBegan
from reader.app.outside import can_be_stopped, stop_job
from reader.app.painted import Painted
from reader.app.restricted import off
from reader.app.screens.reading import ReadingScreen
from reader.app.screens.translated import TranslatedScreen
from reader.app.styles_cache import keep_colours_only
from reader.app.themes import DEFAULT_VARIABLES, THEMES, choose_theme
from reader.app.threads import AbandonedThreads, later
from reader.app.typed_ahead import TypedAhead
from reader.configuration import configuration
from reader.library.library import Library
from reader.library.opening import Later
from reader.localisation import (
    _,
    catalogue_problems,
    current_language,
    language_codes,
    set_language,
)
from reader.messages import InputError, ReaderError
from reader.messages import Message as Notice
from reader.restriction import is_restricted

keep_colours_only()

_COLLECTIONS = (4_000, 5, 1)
"""What `gc.set_threshold` takes: dialogues that were left are cycles, and there is little else to look at."""

_SIGNALS = ("SIGHUP", "SIGTERM")
_PATIENCE = 4.0
"""Seconds for ending as it should be done after a signal: a server that holds up a question is given up before."""
_LAST_ANSWERS = 3.0
"""Seconds for giving the terminal back after that."""
_STYLES = Path(__file__).parent / "styles"
_LATER_STYLES = (_STYLES / "dialogues.tcss", _STYLES / "finding.tcss")
"""Of widgets that the first picture does not show."""


def _driver() -> type[Driver] | None:
    """The way to the terminal; None for Textual's own where there is no terminal of this kind."""
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from reader.app.driver import ReaderDriver

    return ReaderDriver


class ReaderApp(App[str], inherit_bindings=False):
    """Shows the documents of `library`, those of `keys` that were open last or the first two at once.

    failures: told when it has started. later: see `reader.library.opening.Collection`.
    lean: spare the line to the terminal. plain_output: draw changes anew instead of sending only what differs.
    pick: begin with the choice of a name and end with it as the result.
    """

    TITLE = "Reader"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        _STYLES / "application.tcss",
        _STYLES / "reading.tcss",
    ]
    CSS = kinds_css("ArticleView", "RowList", "StatusLine")
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "help_quit", show=False),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

    language: reactive[str] = reactive("en", init=False)

    _variables: tuple[Theme | None, dict[str, str]] = (None, {})

    def __init__(
        self,
        library: Library,
        keys: Sequence[str],
        failures: Sequence[InputError] = (),
        *,
        later: Later | None = None,
        lean: bool = False,
        plain_output: bool = False,
        pick: bool = False,
    ) -> None:
        colourless = bool(os.environ.get("NO_COLOR"))
        driver = _driver()
        super().__init__(driver_class=driver, ansi_color=True if colourless else None)
        if plain_output or driver is None:
            from reader.app.harmless_filter import HarmlessFilter

            self._filters.append(HarmlessFilter())
        self.library = library
        self.lean = lean
        self.plain_output = plain_output
        self.pick = pick
        self._keys = keys
        self._later = later or Later({})
        self.notices: list[Notice] = []
        """What was shown about the library, to be said again once the terminal is itself again."""
        self._painted = Painted()
        self.typed_ahead = TypedAhead(self)
        self.animation_level = "none"
        self.set_reactive(ReaderApp.language, current_language())
        for theme in THEMES:
            self.register_theme(theme)
        settings = configuration()
        wanted = None if colourless else settings.theme or library.setting("theme")
        self.theme = choose_theme(wanted, None if colourless else self.console.color_system)
        self._parsed_with = self.get_css_variables()
        self.stylesheet.set_variables(self._parsed_with)
        use_layout(settings.keyboard)
        keymap, _problems = read_keymap(settings)
        use_keymap(keymap)
        self.set_keymap({id: ",".join(keys) for id, keys in keymap.items()})
        self._failures = [
            *locale_problems(os.environ),
            *failures,
            *configuration_problems(settings),
            *catalogue_problems(),
        ]

    def get_default_screen(self) -> Screen[Any]:
        return ReadingScreen(self.library, self._keys, self._failures, self._later, self.notices)

    @property
    def reading(self) -> ReadingScreen:
        """The screen with the articles."""
        screen = self.screen_stack[0]
        assert isinstance(screen, ReadingScreen)  # noqa: S101 - what get_default_screen made
        return screen

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DEFAULT_VARIABLES

    def get_css_variables(self) -> dict[str, str]:
        """As in Textual, but worked out once for each theme."""
        theme = self.current_theme
        if self._variables[0] is not theme:
            self._variables = (theme, super().get_css_variables())
        return self._variables[1]

    def refresh_css(self, animate: bool = True) -> None:
        """As in Textual, but the style sheets are parsed anew only for other colours, not for those one starts with."""
        variables = self.get_css_variables()
        if variables != self._parsed_with:
            self._parsed_with = variables
            super().refresh_css(animate)
            return
        for screen in self.screen_stack:
            self.stylesheet.update(screen, animate)

    def get_key_display(self, binding: Binding) -> str:
        return key_name(binding.key)

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(AbandonedThreads())
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                # Not every platform and not every thread can; the position is written while reading anyway.
                with suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._end_in_any_case, 128 + number)
        self.call_after_refresh(self._started)
        if self.pick:
            self.call_after_refresh(self.pick_name)
        self.app_resume_signal.subscribe(self, self._came_back)

    def _started(self) -> None:
        """The first picture is on the screen: what was made for it stays, so no collection needs to look at it."""
        self.stylesheet.read_all(_LATER_STYLES)
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        gc.set_threshold(*_COLLECTIONS)

    def _end_in_any_case(self, status: int) -> None:
        """As `_end`; what keeps the program then is left behind, the terminal as it was as far as that can be done."""
        if self._driver is not None:
            later(_PATIENCE, self._driver.stop_application_mode)
        later(_PATIENCE + _LAST_ANSWERS, partial(os._exit, status))
        if not self._exit:
            self._end(status)

    def _end(self, status: int) -> None:
        try:
            with suppress(NoMatches, ScreenStackError):  # nothing is on the screen yet
                self.reading.leave()
        finally:
            self.exit(return_code=status)

    @property
    def fault(self) -> Exception | None:
        """The error of the program that ended it, if one did."""
        return self._exception

    async def _dispatch_message(self, message: Message) -> None:
        """As in Textual, but what is wrong outside of the program, as with the server of a library, does not end it."""
        try:
            await super()._dispatch_message(message)
        except ReaderError as error:
            if not self.screen_stack:  # there is nothing to go on with, and nowhere to say so
                raise
            tell(self, error)

    def push_screen(self, screen: Any, callback: Any = None, *arguments: Any, **options: Any) -> Any:
        """As in Textual, but what is wrong outside of the program when a dialogue was answered does not end it."""

        def guarded(result: Any) -> Any:
            try:
                return callback(result)
            except ReaderError as error:
                tell(self, error)
                return None

        return super().push_screen(screen, callback and guarded, *arguments, **options)

    def _handle_exception(self, error: Exception) -> None:
        """As in Textual, which makes no widgets once the program ends: what is just being opened misses them then."""
        if not (self._exit and isinstance(error, NoMatches | MountError)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without Textual's report, which would print the values of variables, article text among them."""
        self._close_messages_no_wait()

    def pick_name(self) -> None:
        """Let the person choose a name and end with it."""

        def done(entity_id: str | None) -> None:
            entity = self.library.entity(entity_id) if entity_id else None
            self.reading.leave()
            self.exit(entity.name_in(current_language()) if entity else None)

        self.reading.names.find(done)

    async def action_quit(self) -> None:
        self._end(0)

    def action_help_quit(self) -> None:
        self.notify(_("Press q or F10 to quit"), markup=False, timeout=3)

    # The terminal ---------------------------------------------------------------------------------------------------

    def copy_to_clipboard(self, text: str) -> None:
        """As in Textual, but in a way that gets through GNU screen."""
        self._clipboard = text
        if self._driver is not None:
            self._driver.write(clipboard_sequence(text, os.environ))

    def action_suspend_process(self) -> None:
        if self._driver is None or not self._driver.can_suspend:
            return
        if is_restricted():
            self.notify(off(), markup=False, timeout=4)
            return
        if not can_be_stopped():
            self.notify(_("There is no shell to go back to here"), markup=False, timeout=4)
            return
        self.reading.leave()
        with self.suspend():
            stop_job()

    def _came_back(self, _app: App[object]) -> None:
        self.action_redraw()

    def action_redraw(self) -> None:
        """Send the whole screen to the terminal, whatever that shows."""
        self._forget_picture()
        self.screen.refresh(layout=True)

    def on_resize(self) -> None:
        self._forget_picture()  # what a terminal leaves on its screen when it changes its size differs

    def _forget_picture(self) -> None:
        self._painted.forget()
        forget = getattr(self._driver, "forget_picture", None)
        if forget is not None:
            forget()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """As in Textual, but what is on the screen already is not sent again: over SSH every byte counts."""
        is_drawn = self.plain_output and self._running and not self._closed and not self.is_headless
        is_drawn = is_drawn and not self._batch_count
        if is_drawn and isinstance(renderable, CompositorUpdate):
            renderable = self._painted.changes(renderable)
        super()._display(screen, renderable)

    def on_app_focus(self) -> None:
        self.reading.tell(lambda handler: handler.on_return())

    # Language and colours -------------------------------------------------------------------------------------------

    def watch_language(self, code: str) -> None:
        set_language(code)
        self.library.set_setting("language", code)
        for screen in self.screen_stack:
            if isinstance(screen, TranslatedScreen) and screen.is_mounted:
                screen.retranslate()
                screen.refresh_bindings()
        if problems := catalogue_problems():
            self.reading.problems.add(problems)

    @on(LanguageRequested)
    def _switch_language(self, message: LanguageRequested) -> None:
        self.language = message.code

    def action_next_language(self) -> None:
        codes = language_codes()
        here = codes.index(self.language) if self.language in codes else -1
        self.language = codes[(here + 1) % len(codes)]

    def action_next_theme(self) -> None:
        names = [theme.name for theme in THEMES]
        here = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(here + 1) % len(names)]
        self.library.set_setting("theme", self.theme)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if not self.is_running or not self.screen_stack or self.typed_ahead.holds(event):
                return
            self.reading.forget_remark()
            target = self.focused or self.screen
            self.typed_ahead.sent(event, target)
            await super().on_event(event)
            if not target.post_message(KeyHandled(event)):  # goes the way of the key, behind it
                self.typed_ahead.handled(event)
            return
        if isinstance(event, events.MouseDown):
            self.reading.forget_remark()
        await super().on_event(event)

    @on(ReadingBegan)
    def _reading_began(self) -> None:
        self.typed_ahead.begin()

    @on(KeyHandled)
    def _key_handled(self, message: KeyHandled) -> None:
        self.typed_ahead.handled(message.key)

    # Keys -----------------------------------------------------------------------------------------------------------

    @on(CommandRequested)
    async def _run_command(self, message: CommandRequested) -> None:
        command = next(command for command in COMMANDS if command.id == message.id)
        for node in (self.screen.focused, self.screen, self):
            name = command.bound_action.removeprefix("app.").partition("(")[0]
            if node is not None and hasattr(node, f"action_{name}"):
                await self.run_action(command.bound_action, node)
                return

    def on_key(self, event: events.Key) -> None:
        """A key nothing wanted: typed ahead of a search field, on a Cyrillic layout or through an input method."""
        if isinstance(self.screen, TranslatedScreen) and self.screen.take_key(event):
            event.stop()
            event.prevent_default()
            return
        key = latin_key(event.key)
        if key is not None:
            event.stop()
            self.typed_ahead.instead(events.Key(key, None))
