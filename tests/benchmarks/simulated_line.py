"""A program on a pseudo-terminal behind a line with a delay and a rate, its screen kept by an emulator that answers."""

import codecs
import fcntl
import heapq
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from terminal_emulator import Emulator

_PIECE = 128
"""Bytes that arrive at once."""


class SimulatedLine:
    """delay: seconds there and back. rate: bits a second towards the person; None for no limit of either."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        terminal: Emulator,
        *,
        delay: float = 0.0,
        rate: float | None = None,
    ) -> None:
        self.terminal = terminal
        self.delay = delay / 2
        self.rate = rate
        self.received = b""
        self.last_arrival = time.perf_counter()
        self.child, self.descriptor = pty.fork()
        if self.child == 0:
            os.execvpe(command[0], list(command), dict(environment))
        size = struct.pack("HHHH", terminal.rows, terminal.columns, 0, 0)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, size)
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._events: list[tuple[float, int, str, bytes]] = []
        self._number = count()
        self._free_at = 0.0
        self.ended = False

    def press(self, keys: str) -> None:
        """Let the person press keys now."""
        self._later(self.delay, "up", keys.encode())

    def run(self, seconds: float) -> None:
        """Let time pass."""
        self._until(time.perf_counter() + seconds)

    def quiet(self, seconds: float = 0.5) -> None:
        """Let time pass until nothing has been under way or arrived for `seconds`."""
        while not self.ended:
            now = time.perf_counter()
            left = self.last_arrival + seconds - now
            if left <= 0 and not self._events:
                return
            self._until(now + max(left, 0.005))

    def wait_for(self, text: str, seconds: float = 60) -> None:
        """Let time pass until the screen shows `text`. Raises TimeoutError."""
        end = time.perf_counter() + seconds
        while text not in self.terminal.text:
            if time.perf_counter() > end or self.ended:
                raise TimeoutError(f"the screen never showed {text!r}:\n{self.terminal.text}")
            self.run(0.01)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self.terminal.resize(columns, rows)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    @property
    def processor(self) -> float:
        """Seconds in which the program has run (proc(5): utime and stime, the 14th and 15th field of stat)."""
        fields = Path(f"/proc/{self.child}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def rest(self, seconds: float = 1.0) -> None:
        """Let time pass until the program has done next to nothing for `seconds`."""
        while True:
            before = self.processor
            self.run(seconds)
            if self.processor - before < seconds / 20:
                return

    def close(self) -> None:
        """End the program."""
        with suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.child, 0)
        os.close(self.descriptor)

    # ------------------------------------------------------------------------------------------------------------------

    def _later(self, delay: float, way: str, data: bytes) -> None:
        self._at(time.perf_counter() + delay, way, data)

    def _at(self, when: float, way: str, data: bytes) -> None:
        heapq.heappush(self._events, (when, next(self._number), way, data))

    def _until(self, end: float) -> None:
        while not self.ended:
            now = time.perf_counter()
            while self._events and self._events[0][0] <= now:
                _, _, way, data = heapq.heappop(self._events)
                self._arrive(way, data)
            due = min(end, self._events[0][0]) if self._events else end
            if now >= end:
                return
            ready, _, _ = select.select([self.descriptor], [], [], max(due - now, 0))
            if ready:
                self._read()

    def _read(self) -> None:
        try:
            data = os.read(self.descriptor, 65536)
        except OSError:
            data = b""
        if not data:
            self._end()
            return
        self.received += data
        now = time.perf_counter()
        if self.rate is None and not self.delay:
            self._arrive("down", data)
            return
        self._free_at = max(self._free_at, now)
        for start in range(0, len(data), _PIECE):
            piece = data[start : start + _PIECE]
            self._free_at += len(piece) * 8 / self.rate if self.rate else 0
            self._at(self._free_at + self.delay, "down", piece)

    def _end(self) -> None:
        """What the program wrote before its end is under way still."""
        self.ended = True
        for _, _, way, data in sorted(self._events):
            if way == "down":
                self.terminal.feed(self._decoder.decode(data))

    def _arrive(self, way: str, data: bytes) -> None:
        if way == "up":
            os.write(self.descriptor, data)
            return
        self.last_arrival = time.perf_counter()
        self.terminal.feed(self._decoder.decode(data))
        while self.terminal.answered:
            answer = self.terminal.answered.pop(0).encode()
            if self.delay:
                self._later(self.delay, "up", answer)
            else:
                os.write(self.descriptor, answer)
