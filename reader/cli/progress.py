"""How far a long work has come: one line that is written over on a terminal, a line now and then elsewhere."""

import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Event
from types import FrameType

from reader.cli.output import display_width, safe
from reader.cli.status import narrate
from reader.entities.recognition.portions import PORTION
from reader.library.adding import Progress
from reader.localisation import _, format_number, format_percent, ngettext

_DRAWN_SECONDS = 0.2
_TOLD_SECONDS = 15.0
_BAR = 20


class ProgressLine:
    """Tells on standard error; call it with what it is to tell, and `end` before anything else is written there."""

    def __init__(self) -> None:
        stream = sys.stderr
        self._draws = stream is not None and stream.isatty() and os.environ.get("TERM", "") not in ("", "dumb")
        self._last = time.monotonic() - (_DRAWN_SECONDS if self._draws else 0)
        self._width = 0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last < (_DRAWN_SECONDS if self._draws else _TOLD_SECONDS):
            return
        self._last = now
        if self._draws:
            self._draw(progress)
        else:
            narrate(told(progress))

    def end(self) -> None:
        """Wipe the line away."""
        if self._draws and self._width:
            self._write("\r" + " " * self._width + "\r")
            self._width = 0

    def say(self, text: str) -> None:
        """Draw `text` on the line now; nothing elsewhere than on a terminal."""
        if self._draws:
            self._put(text)

    def _draw(self, progress: Progress) -> None:
        filled = round(_BAR * share(progress))
        bar = "█" * filled + "░" * (_BAR - filled)
        line = told(progress)
        self._put(f"{bar}  {line}" if display_width(line) + _BAR + 2 <= self._room else line)

    @property
    def _room(self) -> int:
        return max(20, shutil.get_terminal_size((80, 24)).columns) - 1

    def _put(self, line: str) -> None:
        width = self._room
        while display_width(line) > width:
            line = line[:-1]
        used = display_width(line)
        self._write("\r" + line + " " * max(0, self._width - used))
        self._width = used

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(
                safe(text[1:]) if text[:1] != "\r" else "\r" + safe(text.strip("\r")) + "\r" * text.endswith("\r")
            )
            sys.stderr.flush()


class RecognitionProgress:
    """Tells on a terminal how much of some documents is recognised; lengths: of their texts, code points, by key."""

    def __init__(self, lengths: Mapping[str, int]) -> None:
        self._lengths = lengths
        self._line = ProgressLine()
        self._progress = Progress(total_size=sum(lengths.values()))
        self._begin = time.monotonic()
        self._before = 0
        self._length = 0

    def document(self, key: str) -> None:
        """The document `key` is begun: those before it are done."""
        self._before += self._length
        self._length = self._lengths.get(key, 0)
        self._tell(0)

    def portion(self) -> None:
        """One more portion of a long document is recognised."""
        self._tell(self._progress.done_size - self._before + PORTION)

    def linking(self) -> None:
        """All documents are recognised, and their names are linked now."""
        self._line.say(_("Linking the names…"))

    def end(self) -> None:
        """Wipe the line away."""
        self._line.end()

    def _tell(self, done: int) -> None:
        self._progress.done_size = self._before + min(done, self._length)
        self._progress.seconds = time.monotonic() - self._begin
        self._line(self._progress)


def share(progress: Progress) -> float:
    """How much is done, from 0 to 1."""
    done, total = progress.done_size, progress.total_size
    if not total:
        done, total = progress.done, progress.total
    return min(1.0, done / total) if total else 1.0


def told(progress: Progress) -> str:
    """How far it has come, how fast, and what time the rest will take."""
    parts = [format_percent(share(progress))]
    if progress.total:
        count = ngettext("{n} article", "{n} articles", progress.documents)
        parts.append(count.format(n=format_number(progress.documents)))
    if progress.seconds >= 1 and progress.documents:
        parts.append(_("{n} a second").format(n=format_number(progress.rate, 1)))
    if progress.remaining is not None:
        parts.append(_("{time} left").format(time=_clock(progress.remaining)))
    if progress.failed:
        parts.append(_("{n} failed").format(n=format_number(progress.failed)))
    return " · ".join(parts)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def interruptible() -> Iterator[Event]:
    """An event that is set by Ctrl-C, so that what is in hand is finished; a second time it interrupts at once."""
    stopped = Event()

    def stop(number: int, frame: FrameType | None) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        stopped.set()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)
