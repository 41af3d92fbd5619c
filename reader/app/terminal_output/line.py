"""The line to the terminal: takes what Textual writes, and sends the pictures that result, paced by the terminal."""

import os
import select
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from time import monotonic
from typing import IO

from textual.drivers._writer_thread import WriterThread

from reader.app.terminal_output.abilities import Abilities
from reader.app.terminal_output.encoder import Encoder
from reader.app.terminal_output.pacing import Pacer
from reader.app.terminal_output.picture import Picture
from reader.lazy_pattern import LazyPattern

ANSWER = "\x1b[0n"
"""What a terminal answers to `_QUESTION`."""
_QUESTION = "\x1b[5n"
_MARGINS_QUESTION = "\x1b[?69$p"
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"

_CONTROL = LazyPattern(
    r"(?:\x1b\[\?[\d;]+(?:[hl]|\$p)|\x1b\[[<>=]\d*(?:;\d+)*u|\x07|\x1b\](?:0|2|22|52);[^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\)"
    r"|\x1bP(?:\x1b\]52;c;)?[A-Za-z0-9+/=]*\x07?\x1b\\)+"
)
"""What the application itself asks of a terminal: modes, keys, a bell, a title, the mouse's shape, the clipboard."""
_OTHER = LazyPattern(
    r"(?:\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\)|\x1b[ -Z^-~]|[\x00-\x1a])+"
)
"""Sequences without a text between them."""

_HOLD = 0.3
"""Seconds in which Textual draws its new picture after the old one was lost."""
_GLANCE = 0.05
"""Seconds after which it is looked whether the terminal is still there."""
_LAST_WRITE = 2.0
"""Seconds that a line which takes nothing any more may hold up the end."""


class OutputLine(WriterThread):
    """Stands in the place of Textual's writer thread between its start and its stop; safe to use from any thread.

    file: the terminal. size: tells its columns and rows. abilities: of the terminal; what it tells about
    itself is added. asks: whether somebody reads what the terminal answers and hands it to `take_report`.
    """

    def __init__(
        self, file: IO[str], size: Callable[[], tuple[int, int]], abilities: Abilities, *, asks: bool = True
    ) -> None:
        super().__init__(file)
        self._descriptor = file.fileno()
        self._size = size
        self._abilities = abilities
        self._asks = asks
        self._pacer = Pacer(answers=abilities.answers)
        self._changing = threading.Condition(threading.RLock())
        self._texts: SimpleQueue[str | None] = SimpleQueue()
        self._unwritten = 0
        self._wanted: Picture | None = None
        self._encoder: Encoder | None = None
        self._is_due = False
        self._held_until = 0.0
        self._is_over = False
        self._is_dead = False

    # As Textual's writer thread ---------------------------------------------------------------------------------------

    def write(self, text: str) -> None:
        """Take a frame, or what is to be sent as it is."""
        with self._changing:
            if text in (_BEGIN, _END):
                self._abilities.is_synchronised = True
            elif not text.endswith("H") and _CONTROL.fullmatch(text):
                self._put(text)
            elif not text.endswith("H") and _OTHER.fullmatch(text):
                self._put(text)
                self.forget()
            elif not self._is_over:
                self._draw(text)

    def stop(self) -> None:
        """Send what was asked for, but no further picture, and end."""
        self._is_over = True
        self._texts.put(None)
        self.join(_LAST_WRITE)

    # Told by the driver -----------------------------------------------------------------------------------------------

    def take_report(self, report: str) -> None:
        """What the terminal says of itself: `ANSWER`, or whether it has margins."""
        with self._changing:
            if report == ANSWER:
                self._pacer.answered(monotonic())
                self._abilities.answers = True
                self._changing.notify_all()
                self._advance()
            else:
                self._abilities.has_margins = report in ("\x1b[?69;1$y", "\x1b[?69;2$y")

    def forget(self) -> None:
        """Something else may have written on the terminal: all is sent again, with the next picture or soon."""
        with self._changing:
            if self._encoder is not None:
                self._fitting()
                self._encoder.forget()
                self._hold()

    def settle(self) -> None:
        """Send no further picture, and wait until no answer is on its way that somebody else would take for keys."""
        with self._changing:
            self._is_over = True
            while not self._is_gone() and (left := self._pacer.last_wait(monotonic())) > 0:
                self._changing.wait(min(left, _GLANCE))

    def _is_gone(self) -> bool:
        """Whether there is no terminal any more."""
        poll = select.poll()
        poll.register(self._descriptor, 0)
        return self._is_dead or any(event & (select.POLLHUP | select.POLLERR) for _, event in poll.poll(0))

    @property
    def is_writing(self) -> bool:
        """Whether anything is on its way to the terminal; the next picture waits for its end."""
        with self._changing:
            return self._unwritten > 0

    # Pictures ---------------------------------------------------------------------------------------------------------

    def _draw(self, frame: str) -> None:
        before = self._wanted
        wanted = self._fitting()
        wanted.draw(frame)
        self._is_due = True
        if wanted is before:
            self._held_until = 0.0
        self._advance()

    def _fitting(self) -> Picture:
        """The picture that is wanted, a new one when the terminal has another size."""
        size = self._size()
        wanted = self._wanted
        if wanted is None or (wanted.columns, wanted.rows) != size:
            is_first = wanted is None
            wanted = self._wanted = Picture(*size)
            self._encoder = Encoder(*size, self._abilities)
            if not is_first:
                self._hold()
        return wanted

    def _hold(self) -> None:
        self._is_due = True
        self._held_until = monotonic() + _HOLD
        self._texts.put("")

    def _advance(self) -> None:
        """Send the picture that is wanted if it may be sent now; called with the lock held."""
        if not self._is_due or self._is_over or self._unwritten or self._wanted is None or self._encoder is None:
            return
        now = monotonic()
        if now < self._held_until or not self._pacer.may_send(now):
            self._texts.put("")  # the thread looks how long to wait
            return
        self._is_due = False
        change = self._encoder.update(self._wanted, self._wanted.cursor)
        if not change:
            return
        if self._abilities.is_synchronised:
            change = f"{_BEGIN}{change}{_END}"
        if self._asks and self._pacer.asks():
            if self._abilities.answers:
                change += _QUESTION
            else:  # in front, where it does not wait for a long first picture
                first = _MARGINS_QUESTION if self._abilities.reports_modes else ""
                change = f"{first}{_QUESTION}{change}"
            self._pacer.sent(len(change), now)
        self._put(change)

    # The thread -------------------------------------------------------------------------------------------------------

    def _put(self, text: str) -> None:
        self._unwritten += 1
        self._texts.put(text)

    def run(self) -> None:
        """Write what was put into the queue, and pictures that may be sent only later."""
        wait: float | None = None
        while True:
            try:
                text = self._texts.get(timeout=wait)
            except Empty:
                text = ""
            if text is None:
                return
            if text:
                self._send(text.encode("utf-8", "replace"))
            wait = self._after(bool(text))

    def _after(self, was_written: bool) -> float | None:
        """Send what is due by now; how long to wait for the next, None for as long as nothing is due."""
        # The lock may be held by what waits for this thread: a signal comes at any point of the program.
        while not self._changing.acquire(timeout=0.05):
            if self._is_over:
                return None
        try:
            self._unwritten -= was_written
            if not self._is_due or self._is_over or self._unwritten:
                return None
            now = monotonic()
            wait = max(self._held_until - now, self._pacer.wait(now))
            if wait <= 0:
                self._advance()
                return None
            return wait
        finally:
            self._changing.release()

    def _send(self, data: bytes) -> None:
        while data and not self._is_dead:
            try:
                data = data[os.write(self._descriptor, data) :]
            except BlockingIOError:
                select.select([], [self._descriptor], [], 1)
            except OSError:  # the terminal is gone
                self._is_dead = True
