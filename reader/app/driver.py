"""The way to the terminal: Textual's driver without what a reader has no use for."""

from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable
from functools import partial

from textual import events
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reader.app.key_parser import KeyParser


def _forgiving_decoder(encoding: str) -> Callable[[], IncrementalDecoder]:
    """As `codecs.getincrementaldecoder`, but what is no text is left out: noise on the line ends nothing."""
    return partial(getincrementaldecoder(encoding), errors="ignore")


# The driver makes its parser and its decoder by these names.
vars(linux_driver).update(getincrementaldecoder=_forgiving_decoder, XTermParser=KeyParser)


class ReaderDriver(LinuxDriver):
    """Asks for clicks, drags and the wheel, but not for every movement of the mouse: each would be sent over the line.

    Modes as in xterm's control sequences: 1000 clicks, 1002 drags, 1006 coordinates without a limit.
    """

    def process_message(self, message: Message) -> None:
        """As in Textual, but CSI 1;2R is Shift and F3, not the place of the cursor, for which nobody asks."""
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
        if self._auto_restart:
            if not self._must_signal_resume:
                self.suspend_application_mode()
                self._must_signal_resume = True
            self.resume_application_mode()

    def run_input_thread(self) -> None:
        """As in Textual, but what cannot be made sense of is left out, and the next key is read."""
        while True:
            try:
                return super().run_input_thread()
            except (ValueError, ArithmeticError, LookupError):
                continue

    def _enable_mouse_pixels(self) -> None:
        """A reader points at letters, not at pixels."""
