"""A program on a pseudo-terminal that is typed into: what each key costs until nothing more comes of it."""

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from simulated_line import SimulatedLine
from terminal_emulator import Emulator, UnknownSequenceError

READ = "import sys; from reader.cli import main; sys.exit(main(sys.argv[1:]))"
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
_REST = 0.08
_IDLE = 0.002
_GLANCE = 0.01
_LONGEST = 30
_PICTURE = 300
"""Bytes of the smallest first picture."""
_PATIENCE = 900


class Screen(Emulator):
    """Takes whatever other programs write: what is not known is left out with what came with it."""

    def feed(self, data: str) -> None:
        """As the emulator, forgiving."""
        try:
            super().feed(data)
        except (UnknownSequenceError, AssertionError, ValueError, IndexError):
            self._rest = ""


def environment(folder: str) -> Mapping[str, str]:
    """That of a program whose files lie in `folder`."""
    home = {f"XDG_{kind}_HOME": folder for kind in ("STATE", "CONFIG", "DATA", "CACHE")}
    return {**os.environ, **home, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


class Typed(SimulatedLine):
    """A program that is typed into."""

    def spent(self) -> float:
        """Seconds in which its threads have run (proc(5), the first number of schedstat is in nanoseconds)."""
        found = 0
        for task in Path(f"/proc/{self.child}/task").iterdir():
            with suppress(OSError):  # the thread has ended
                found += int((task / "schedstat").read_text(encoding="ascii").split()[0])
        return found / 1e9

    @property
    def memory(self) -> tuple[float, float]:
        """Resident memory in MB, and what of it is the program's own and not a mapped file."""
        lines = Path(f"/proc/{self.child}/status").read_text(encoding="ascii").splitlines()
        fields = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith("Rss") or "VmRSS" in line}
        return int(fields["VmRSS"]) / 1024, int(fields["RssAnon"]) / 1024

    def until(self, holds: Callable[[], bool]) -> None:
        """Let time pass until something holds. Raises TimeoutError."""
        end = time.perf_counter() + _PATIENCE
        while not holds():
            if time.perf_counter() > end or self.ended:
                raise TimeoutError(f"it never came:\n{self.terminal.text}\n{self.received[-500:]!r}")
            self.run(0.02)

    @property
    def is_running(self) -> bool:
        """Whether one of its threads runs or waits for a processor (proc(5), state R), or for a disk (D)."""
        for task in Path(f"/proc/{self.child}/task").iterdir():
            with suppress(OSError, IndexError):
                if (task / "stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] in "RD":
                    return True
        return False

    def begin(self, seconds: float = 2.0) -> None:
        """Let time pass until the program shows its first picture and rests. Raises TimeoutError."""
        self.until(lambda: len(self.received) >= _PICTURE)
        self.still(seconds, _PATIENCE)

    def still(self, seconds: float = _REST, longest: float = _LONGEST) -> None:
        """Let time pass until nothing has come and the program has done next to nothing for `seconds`.

        longest: seconds after which a program that never rests is not waited for any more.
        """
        most = time.perf_counter() + longest
        while not self.ended and time.perf_counter() < most:
            before, count = self.spent(), len(self.received)
            end = time.perf_counter() + seconds
            while not self.is_running and time.perf_counter() < end:
                self.run(_GLANCE)
            if time.perf_counter() < end:
                self.run(_GLANCE)
            elif len(self.received) == count and self.spent() - before < max(_IDLE, seconds / 10):
                return

    def key(self, key: str) -> float:
        """Seconds from a press to the last byte that it brings."""
        pressed = time.perf_counter()
        self.press(key)
        self.still()
        return max(0.0, self.last_arrival - pressed)
