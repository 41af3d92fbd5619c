"""The installed command in a real pseudo-terminal, its screen kept by a terminal emulator."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pexpect
import pyte
import pytest

READER = str(Path(sys.executable).with_name("reader"))
PATIENCE = 60
"""Seconds until a screen that never comes counts as a failure; a screen that comes is not waited for."""


class Terminal:
    """One run of a command at `columns` × `rows`."""

    def __init__(self, arguments: list[str], columns: int, rows: int, environment: dict[str, str]) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.received = b""
        self.child = pexpect.spawn(
            arguments[0], arguments[1:], dimensions=(rows, columns), env={**os.environ, **environment}, timeout=PATIENCE
        )

    def type(self, keys: str) -> None:
        """Send keys as a terminal would."""
        self.child.send(keys)

    def wait_for(self, condition: str | Callable[[str], bool]) -> str:
        """Read until the screen shows a text or fulfils a condition; the screen's text is returned."""
        holds = condition if callable(condition) else lambda text: condition in text
        deadline = time.monotonic() + PATIENCE
        while not holds(self.text):
            if time.monotonic() > deadline or not self._read():
                raise AssertionError(f"the screen never showed {condition!r}:\n{self.text}")
        return self.text

    def wait_for_end(self) -> int:
        """Read until the program has ended; its exit status."""
        deadline = time.monotonic() + PATIENCE
        while self._read():
            if time.monotonic() > deadline:
                raise AssertionError(f"the program goes on:\n{self.text}")
        self.child.wait()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus)

    def read_for(self, seconds: float) -> int:
        """Read for `seconds`; how many bytes came."""
        before = len(self.received)
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and self._read(left):
            pass
        return len(self.received) - before

    def settle(self, quiet: float = 0.5) -> int:
        """Read until nothing has come for `quiet` seconds; how many bytes came."""
        before = len(self.received)
        while self._read(quiet):
            pass
        return len(self.received) - before

    def answer(self) -> int:
        """Wait for something, then read until the program is quiet; how many bytes came."""
        before = len(self.received)
        self._read()
        self.settle()
        return len(self.received) - before

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal window."""
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    @property
    def text(self) -> str:
        """What the screen shows, one line a row."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def close(self) -> None:
        """End the program if it still runs."""
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
        self.child.close()

    def _read(self, timeout: float = PATIENCE) -> bool:
        try:
            data = self.child.read_nonblocking(65536, timeout=timeout)
        except (pexpect.EOF, pexpect.TIMEOUT):
            return False
        self.received += data
        self._stream.feed(data)
        return True


@pytest.fixture
def start() -> Iterator[Callable[..., Terminal]]:
    """Starts `reader` with arguments in a terminal; everything started is ended after the test."""
    running: list[Terminal] = []

    def begin(
        *arguments: str, command: Sequence[str] = (READER,), columns: int = 80, rows: int = 24, **environment: str
    ) -> Terminal:
        terminal = Terminal([*command, *arguments], columns, rows, environment)
        running.append(terminal)
        return terminal

    yield begin
    for terminal in running:
        terminal.close()
