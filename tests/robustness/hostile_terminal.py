"""A terminal of our own making: it keeps every byte that the program sends, and the screen that results."""

import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

MOST_SECONDS = 20
"""Longer nothing may take."""
MOST_GROWTH = 64 << 20
"""Bytes of memory more than an ordinary article takes."""

ROOT = Path(__file__).resolve().parent.parent.parent
READER = (sys.executable, "-m", "reader")


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a run that touches nothing of the person who starts it."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "VIRTUAL_ENV") if name in os.environ}
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "STATE", "CONFIG", "CACHE")}
    plain = {"HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PAGER": "true", "EDITOR": "true"}
    path = f"{ROOT}{os.pathsep}{kept['PYTHONPATH']}" if "PYTHONPATH" in kept else str(ROOT)
    return {**kept, **plain, **folders, "PYTHONPATH": path, **more}


class NotShownError(AssertionError):
    """The screen did not come to show what it had to within the time."""


class HostileTerminal:
    """One run of a command; answers status reports as terminals do."""

    def __init__(
        self, command: Sequence[str | bytes], environment: Mapping[str, str], columns: int = 100, rows: int = 40
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.received = bytearray()
        self.child = pexpect.spawn(
            command[0], list(command[1:]), dimensions=(rows, columns), env=dict(environment), timeout=MOST_SECONDS
        )
        self.child.delaybeforesend = None

    def read(self, seconds: float) -> bool:
        """Take in what comes within `seconds`; False when nothing did."""
        descriptor = self.child.child_fd
        if not select.select([descriptor], [], [], max(0.0, seconds))[0]:
            return False
        try:
            data = os.read(descriptor, 1 << 16)
        except OSError:
            return False
        if not data:
            return False
        self.received += data
        try:
            self._stream.feed(data)
        except Exception as error:  # what this emulator does with what it does not know is no fault of the program
            raise NotShownError(f"the emulator: {error!r} at {data[-200:]!r}") from error
        if b"\x1b[5n" in data:
            os.write(descriptor, b"\x1b[0n")
        return True

    def type(self, keys: str | bytes, quiet: float = 0.03, patience: float = 0.18) -> str:
        """Send `keys`, wait `patience` seconds for an answer and until none comes for `quiet`; the screen's text."""
        os.write(self.child.child_fd, keys.encode("utf-8", "surrogateescape") if isinstance(keys, str) else keys)
        if self.read(patience):
            while self.read(quiet):
                pass
        return self.text

    def wait_for(self, condition: Callable[[str], bool]) -> str:
        """Read until the text of the screen fulfils `condition`."""
        deadline = time.monotonic() + MOST_SECONDS
        while not condition(self.text):
            if time.monotonic() > deadline or not (self.read(0.5) or self.child.isalive()):
                raise NotShownError(f"never shown:\n{self.text}")
        return self.text

    def wait_for_end(self) -> int:
        """Read until the program has ended; its exit status, negative for a signal."""
        deadline = time.monotonic() + MOST_SECONDS
        while self.child.isalive():
            self.read(0.2)
            if time.monotonic() > deadline:
                raise NotShownError(f"it never ended:\n{self.text}")
        while self.read(0.05):
            pass
        return int(self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0))

    @property
    def text(self) -> str:
        """What the screen shows, one line a row."""
        rows, columns = range(self.screen.lines), range(self.screen.columns)
        buffer = self.screen.buffer  # `display` of the emulator fails at wide letters of which a half was overwritten
        return "\n".join("".join(buffer[y][x].data for x in columns).rstrip() for y in rows)

    @property
    def memory(self) -> int:
        """The most memory that the program has held so far, in bytes."""
        status = Path(f"/proc/{self.child.pid}/status").read_text()
        return next(int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith("VmHWM"))

    def close(self) -> None:
        """End the program if it still runs."""
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
        self.child.close()


class Run:
    """What a command line wrote. status: its own; 99 for an exception. growth: memory in bytes."""

    def __init__(self, output: bytes, errors: bytes, status: int, seconds: float, growth: int) -> None:
        self.output = output
        self.errors = errors
        self.status = status
        self.seconds = seconds
        self.growth = growth


def run_forked(work: Callable[[], int], *, terminal: bool) -> Run:
    """Run `work` in a copy of this process whose output is a terminal, or pipes; ended after `MOST_SECONDS`."""
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    outputs: list[int] = []
    ends: list[int] = []
    for _ in range(2):
        reading, writing = os.openpty() if terminal else os.pipe()
        outputs.append(reading)
        ends.append(writing)
    pid = os.fork()
    if pid == 0:
        status = 99
        try:
            os.setsid()
            os.dup2(ends[0], 1)
            os.dup2(ends[1], 2)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115
            status = work()
            sys.stdout.flush()
        except BaseException as error:
            os.write(2, f"Traceback: {error!r}".encode("ascii", "backslashreplace"))
        finally:
            os._exit(status)
    for end in ends:
        os.close(end)
    taken = {descriptor: bytearray() for descriptor in outputs}
    opened = set(outputs)
    while opened and time.monotonic() - began < MOST_SECONDS:
        for descriptor in select.select(list(opened), [], [], 0.5)[0]:
            try:
                data = os.read(descriptor, 1 << 16)
            except OSError:
                data = b""
            taken[descriptor] += data
            if not data:
                opened.discard(descriptor)
    if opened:
        os.kill(pid, signal.SIGKILL)
    _pid, status, usage = os.wait4(pid, 0)
    for descriptor in outputs:
        os.close(descriptor)
    growth = max(0, usage.ru_maxrss - memory) << 10
    ended = os.waitstatus_to_exitcode(status)
    return Run(bytes(taken[outputs[0]]), bytes(taken[outputs[1]]), ended, time.monotonic() - began, growth)
