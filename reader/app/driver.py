"""The way to the terminal: Textual's driver without what a reader has no use for."""

from collections.abc import Iterable

from textual import events
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reader.app.commands.keymap import is_bound

_VT220_NUMBERS = (25, 26, 28, 29, 31, 32, 33, 34)
"""F13 to F20 of a VT220: what the Linux console and rxvt send for Shift and F1 to F8 (console_codes(4), rxvt(7)).

Textual takes the numbers for characters: 32 would be the space bar.
"""

FUNCTIONAL_KEYS.update({f"{number}~": f"shift+f{key}" for key, number in enumerate(_VT220_NUMBERS, 1)})


_ESCAPE = "\x1b"
_INTRODUCERS = frozenset("[]OPX^_\\")
"""What follows ESC in longer sequences (ECMA-48 5.3: CSI, OSC, DCS, SOS, PM, APC, ST; SS3 of a VT100)."""


class KeyParser(XTermParser):
    """Takes Esc and a letter that arrive together for the two keys they mostly are.

    A terminal without the kitty protocol sends the same for Alt and a letter. Typed fast, or over a slow line, Esc and
    the next key come in one packet; so only an Alt+letter that a command has is taken for that.
    """

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        character = sequence.removeprefix(_ESCAPE)
        is_begun = len(sequence) == 2 and character in _INTRODUCERS
        types = len(character) == 1 and (character.isprintable() or character in "\r\t")
        if not types or not (alt or len(sequence) == 2) or is_begun:
            return super()._sequence_to_key_events(sequence, alt)
        with_alt = list(super()._sequence_to_key_events(character, alt=True))
        if any(event.key.startswith("alt+") and is_bound(event.key) for event in with_alt):
            return with_alt
        return [events.Key("escape", _ESCAPE), *super()._sequence_to_key_events(character)]


class ReaderDriver(LinuxDriver):
    """Asks for clicks, drags and the wheel, but not for every movement of the mouse: each would be sent over the line.

    Modes as in xterm's control sequences: 1000 clicks, 1002 drags, 1006 coordinates without a limit.
    """

    def run_input_thread(self) -> None:
        linux_driver.XTermParser = KeyParser  # type: ignore[attr-defined] # the driver makes its parser by this name
        super().run_input_thread()

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

    def _enable_mouse_pixels(self) -> None:
        """A reader points at letters, not at pixels."""
