"""What a terminal sends → keys, in a way that no sequence can end the program with."""

import os
from collections.abc import Iterable

from textual import events
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.message import Message

from reader.app.commands.keymap import is_bound
from reader.lazy_pattern import LazyPattern

_VT220_NUMBERS = (25, 26, 28, 29, 31, 32, 33, 34)
"""F13 to F20 of a VT220: what the Linux console and rxvt send for Shift and F1 to F8 (console_codes(4), rxvt(7)).

Textual takes the numbers for characters: 32 would be the space bar.
"""

FUNCTIONAL_KEYS.update({f"{number}~": f"shift+f{key}" for key, number in enumerate(_VT220_NUMBERS, 1)})

REPORTS = LazyPattern(r"\x1b\[0n|\x1b\[\?69;\d\$y")
"""Answers to a status report (DSR) and to the question for left and right margins (DECRQM 69)."""

_ESCAPE = "\x1b"
_BACK_TAB = "\x1b[Z"
_INTRODUCERS = frozenset("[]OPX^_\\")
"""What follows ESC in longer sequences (ECMA-48 5.3: CSI, OSC, DCS, SOS, PM, APC, ST; SS3 of a VT100)."""


class Report(events.Key):
    """No key, but what the terminal says of itself when it is asked: the sequence is `character`."""

    def __init__(self, sequence: str) -> None:
        super().__init__("report", sequence)


class KeyParser(XTermParser):
    """Takes Esc and a letter that arrive together for the two keys they mostly are.

    A terminal without the kitty protocol sends the same for Alt and a letter. Typed fast, or over a slow line, Esc and
    the next key come in one packet; so only an Alt+letter that a command has is taken for that.
    """

    @property
    def mouse_pixels(self) -> bool:
        """False: the mouse is asked for in cells. Textual takes it for pixels once a terminal has told its size."""
        return False

    @mouse_pixels.setter
    def mouse_pixels(self, pixels: bool) -> None:
        pass

    def feed(self, data: str) -> Iterable[Message]:
        """As in Textual, but answers of the terminal are taken out first: one may stand in the middle of a paste."""
        end = 0
        for found in REPORTS.finditer(data):
            if found.start() > end:
                yield from super().feed(data[end : found.start()])
            yield Report(found.group())
            end = found.end()
        if end < len(data) or not data:
            yield from super().feed(data[end:])

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        if sequence[-1] in "ny" and REPORTS.fullmatch(sequence):
            return [Report(sequence)]
        character = sequence.removeprefix(_ESCAPE)
        is_begun = len(sequence) == 2 and character in _INTRODUCERS
        types = len(character) == 1 and (character.isprintable() or character in "\r\t")
        if not types or not (alt or len(sequence) == 2) or is_begun:
            return self._keys(sequence, alt)
        if character == "\t" and os.environ.get("TERM", "").startswith("linux"):
            return self._keys(_BACK_TAB, False)  # Shift+Tab of the Linux console (kcbt of its terminfo entry)
        with_alt = self._keys(character, True)
        if any(event.key.startswith("alt+") and is_bound(event.key) for event in with_alt):
            return with_alt
        return [events.Key("escape", _ESCAPE), *self._keys(character, False)]

    def _keys(self, sequence: str, alt: bool) -> list[events.Key]:
        try:
            keys = list(super()._sequence_to_key_events(sequence, alt))
        except (ValueError, OverflowError):  # the number of a character that there is not
            return []
        # A lone surrogate could be typed, but not be written on the screen.
        return [key for key in keys if not any("\ud800" <= each <= "\udfff" for each in key.character or "")]
