"""The way to the terminal: Textual's driver without what a reader has no use for."""

from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable, Iterable
from functools import partial

from textual import events
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

_VT220_NUMBERS = (25, 26, 28, 29, 31, 32, 33, 34)
"""F13 to F20 of a VT220: what the Linux console and rxvt send for Shift and F1 to F8 (console_codes(4), rxvt(7)).

Textual takes the numbers for characters: 32 would be the space bar.
"""

FUNCTIONAL_KEYS.update({f"{number}~": f"shift+f{key}" for key, number in enumerate(_VT220_NUMBERS, 1)})


def _forgiving_decoder(encoding: str) -> Callable[[], IncrementalDecoder]:
    """As `codecs.getincrementaldecoder`, but what is no text is left out: noise on the line ends nothing."""
    return partial(getincrementaldecoder(encoding), errors="ignore")


class ReaderParser(XTermParser):
    """Takes what terminals send in a way that no sequence can end the program with."""

    @property
    def mouse_pixels(self) -> bool:
        """False: the mouse is asked for in cells. Textual takes it for pixels once a terminal has told its size."""
        return False

    @mouse_pixels.setter
    def mouse_pixels(self, pixels: bool) -> None:
        pass

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        try:
            keys = list(super()._sequence_to_key_events(sequence, alt))
        except (ValueError, OverflowError):  # the number of a character that there is not
            return []
        # A lone surrogate could be typed, but not be written on the screen.
        return [key for key in keys if not any("\ud800" <= each <= "\udfff" for each in key.character or "")]


vars(linux_driver).update(getincrementaldecoder=_forgiving_decoder, XTermParser=ReaderParser)


class ReaderDriver(LinuxDriver):
    """Asks for clicks, drags and the wheel, but not for every movement of the mouse: each would be sent over the line.

    Modes as in xterm's control sequences: 1000 clicks, 1002 drags, 1006 coordinates without a limit.
    """

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
