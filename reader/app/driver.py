"""The way to the terminal: Textual's driver without what a reader has no use for."""

import os
import signal
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable
from functools import partial
from typing import IO, TYPE_CHECKING, Any, cast

from textual import events
from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reader.app.key_parser import KeyParser, Report
from reader.app.terminal_output.abilities import Abilities, abilities
from reader.app.terminal_output.line import OutputLine

if TYPE_CHECKING:
    from textual.app import App


class _KeyDecoder:
    """Decodes what the terminal sends; what is no text is left out: noise on the line ends nothing.

    Raises EOFError for no bytes at all: a terminal that can be read and gives none is gone, and would be read for ever.
    """

    def __init__(self, encoding: str) -> None:
        self._decoder: IncrementalDecoder = getincrementaldecoder(encoding)(errors="ignore")

    def decode(self, data: bytes, final: bool = False) -> str:
        if not data:
            raise EOFError
        return self._decoder.decode(data, final)


def _key_decoder(encoding: str) -> Callable[[], _KeyDecoder]:
    """As `codecs.getincrementaldecoder`."""
    return partial(_KeyDecoder, encoding)


# The driver makes its parser and its decoder by these names.
vars(linux_driver).update(getincrementaldecoder=_key_decoder, XTermParser=KeyParser)


class ReaderDriver(LinuxDriver):
    """Asks for clicks, drags and the wheel, but not for every movement of the mouse: each would be sent over the line.

    Modes as in xterm's control sequences: 1000 clicks, 1002 drags, 1006 coordinates without a limit.
    What is drawn goes through an `OutputLine`, unless the application has `plain_output`.
    """

    def __init__(
        self, app: "App[Any]", *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # Of a terminal that does not know its size Textual has two opinions, and would draw both in turn for ever.
        self._size = size or self._get_terminal_size()
        self._is_starting = False  # between the beginning and the end of `start_application_mode`
        self._was_continued = False
        self._is_plain = getattr(app, "plain_output", False)
        self._abilities: Abilities | None = None

    @property
    def _writer_thread(self) -> WriterThread | None:
        """What Textual writes to, by the name it has there."""
        return self._writer

    @_writer_thread.setter
    def _writer_thread(self, writer: WriterThread | None) -> None:
        self._writer = writer
        if writer is not None and not self._is_plain:
            file = cast(IO[str], self._file)  # that of `writer`
            if self._abilities is None:
                self._abilities = abilities(file.fileno(), os.environ)
            self._writer = OutputLine(file, self._get_terminal_size, self._abilities, asks=self.input_tty)

    def forget_picture(self) -> None:
        """What the terminal shows is not known any more: the next picture is sent whole."""
        if isinstance(self._writer, OutputLine):
            self._writer.forget()

    def stop_application_mode(self) -> None:
        """As in Textual, but what the terminal still has to answer is taken in before others read from it."""
        if isinstance(self._writer, OutputLine):
            self._writer.settle()
        super().stop_application_mode()

    def process_message(self, message: Message) -> None:
        """As in Textual, but CSI 1;2R is Shift and F3, not the place of the cursor, for which nobody asks.

        What the terminal answers to the output is no key.
        """
        if isinstance(message, Report):
            if isinstance(self._writer, OutputLine):
                self._writer.take_report(message.character or "")
            return
        if isinstance(message, events.CursorPosition):
            message = events.Key("shift+f3", None)
        super().process_message(message)

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000h\x1b[?1002h\x1b[?1006h")
            self.flush()

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1000l\x1b[?1002l\x1b[?1006l")
            self.flush()

    def _sigcont_application(self, *_: object) -> None:
        """As in Textual, but stopped from outside, without a word before, the terminal is first given back whole.

        Starting twice would leave two threads reading the keys.
        """
        if not self._auto_restart:
            return
        if self._is_starting:  # it came in the midst of a start, which sees to it
            self._was_continued = True
            return
        if not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        self.resume_application_mode()

    def start_application_mode(self) -> None:
        """As in Textual, but when a signal to go on comes meanwhile, it starts once more, and not within itself."""
        while True:
            self._is_starting, self._was_continued = True, False
            try:
                super().start_application_mode()  # type: ignore[no-untyped-call]
            finally:
                self._is_starting = False
            if not self._was_continued:
                return
            if self._key_thread is not None and self._key_thread.is_alive():  # not so in the background
                self.suspend_application_mode()
            self._must_signal_resume = True

    def run_input_thread(self) -> None:
        """As in Textual, but what cannot be made sense of is left out, and the next key is read.

        A terminal that is gone is a hang-up, also where nobody has sent the signal: behind a shell that ignores it, or
        in a container whose client has left.
        """
        while True:
            try:
                return super().run_input_thread()
            except EOFError:
                if not self.exit_event.is_set():
                    os.kill(os.getpid(), signal.SIGHUP)
                return None
            except (ValueError, ArithmeticError, LookupError):
                continue

    def _enable_mouse_pixels(self) -> None:
        """A reader points at letters, not at pixels."""
