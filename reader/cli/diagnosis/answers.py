"""What the terminal answers when it is asked what it can do."""

import os
import select
import sys
import termios
import time
import tty
from contextlib import suppress
from dataclasses import dataclass

from reader.lazy_pattern import LazyPattern

SECONDS = 1.0
"""How long an answer is waited for: a line across the world takes a third of it."""

# The last question is answered by every terminal since the VT100: once its answer is there, no other will come.
_QUESTIONS = b"\x1b[?u\x1b[?2026$p\x1b[c"
_ATTRIBUTES = LazyPattern(r"\x1b\[\?([0-9;]*)c")
_SYNCHRONISED = LazyPattern(r"\x1b\[\?2026;([0-4])\$y")
_KEYBOARD = LazyPattern(r"\x1b\[\?(\d+)u")


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered.

    attributes: the primary device attributes as the terminal names them; None: it did not answer.
    synchronised: whether whole frames can be shown at once (mode 2026). keyboard: whether it knows kitty's protocol.
    seconds: how long the answer took.
    """

    attributes: str | None = None
    synchronised: bool = False
    keyboard: bool = False
    seconds: float = 0.0


def ask(seconds: float = SECONDS) -> Answers | None:
    """Ask the terminal; None where there is none, or where another program has it."""
    if sys.stdin is None or sys.stdout is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    reading, writing = sys.stdin.fileno(), sys.stdout.fileno()
    try:
        if os.tcgetpgrp(reading) != os.getpgrp():
            return None  # in the background, changing the terminal would stop the program
        before = termios.tcgetattr(reading)
    except (OSError, termios.error):
        return None
    sys.stdout.flush()
    try:
        tty.setcbreak(reading, termios.TCSADRAIN)
        return _asked(reading, writing, seconds)
    except (OSError, termios.error):
        return None
    finally:
        with suppress(termios.error):
            # What comes late must not be taken for something typed.
            termios.tcsetattr(reading, termios.TCSAFLUSH, before)


def _asked(reading: int, writing: int, seconds: float) -> Answers:
    started = time.monotonic()
    os.write(writing, _QUESTIONS)
    data = b""
    while (left := started + seconds - time.monotonic()) > 0 and not _ATTRIBUTES.search(data.decode("ascii", "ignore")):
        ready, _writable, _failed = select.select([reading], [], [], left)
        if ready:
            piece = os.read(reading, 1024)
            if not piece:
                break
            data += piece
    return understood(data.decode("ascii", "ignore"), time.monotonic() - started)


def understood(answer: str, seconds: float) -> Answers:
    """What the bytes of an answer mean (xterm's control sequences; synchronised output; kitty's keyboard protocol)."""
    attributes = _ATTRIBUTES.search(answer)
    mode = _SYNCHRONISED.search(answer)
    return Answers(
        attributes[1] if attributes else None,
        mode is not None and mode[1] in "123",
        _KEYBOARD.search(answer) is not None,
        seconds,
    )
