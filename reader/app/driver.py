"""The way to the terminal: Textual's driver without what a reader has no use for."""

from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual.drivers.linux_driver import LinuxDriver

_VT220_NUMBERS = (25, 26, 28, 29, 31, 32, 33, 34)
"""F13 to F20 of a VT220: what the Linux console and rxvt send for Shift and F1 to F8 (console_codes(4), rxvt(7)).

Textual takes the numbers for characters: 32 would be the space bar.
"""

FUNCTIONAL_KEYS.update({f"{number}~": f"shift+f{key}" for key, number in enumerate(_VT220_NUMBERS, 1)})


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

    def _enable_mouse_pixels(self) -> None:
        """A reader points at letters, not at pixels."""
