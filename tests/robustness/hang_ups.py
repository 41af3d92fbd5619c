"""A running application loses its terminal, or is asked to end, at any moment: all is saved, and nothing stays behind.

    python tests/robustness/hang_ups.py [--times 200] [--seed 1]

Every time the installed program runs in a pseudo-terminal, half of the times behind a shell, until its terminal is
closed or SIGTERM or SIGHUP is sent: while it starts, while one reads, searches, stands in a dialogue, or while it reads
a large page in a process of its own. Then it and all that came of it must be gone within two seconds, the place in the
text be kept, the files be whole, no temporary file be left, and after SIGTERM the terminal be as it was before. Two
hundred times take about ten minutes on two processors. Ends with 1 when a bound is broken.
"""

import argparse
import os
import random
import signal
import sqlite3
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from programs import Terminal, article, descendants, share, started, table, use_folder

from reader.library.sqlite import open_library

GONE_SECONDS = 2.0
_READER = [sys.executable, "-m", "reader"]
_HEAD = 7
_KEEPS = b"\x1b[?1049l"

_MOMENTS: dict[str, tuple[str, ...]] = {
    "start": (),
    "reading": (),
    "searching": ("/", "han", "oi"),
    "names": ("f", "ospa"),
    "dialogue": ("m", "a note"),
    "palette": ("\x10", "mar"),
    "library": ("o", "place"),
    "adding": (),
}


class HangingUp:
    """Times that an application ended so. folder: for all that it keeps. within: seconds that it may take."""

    def __init__(self, seed: int, folder: Path, within: float) -> None:
        self.within = within
        self.dice = random.Random(seed)
        self.times = 0
        self.faults: list[str] = []
        self.lives: list[float] = []
        self._folder = folder
        self._files: list[Path] = []
        use_folder(folder)
        os.environ["SHELL"] = "/bin/sh"
        for number in range(6):
            path = folder / f"{number}.txt"
            path.write_text(article(number, 60), encoding="utf-8")
            self._files.append(path)
        self._page = folder / "large.html"
        # Well-formed for a long time, so that it is read when the terminal goes.
        self._page.write_text(
            "<html><body>" + "".join(f"<div><p>{article(n)}</p>" for n in range(9000)), encoding="utf-8"
        )
        self._library = folder / "library.sqlite"

    def once(self) -> None:
        """One of them."""
        dice = self.dice
        moment, how, wrapped = (
            dice.choice(sorted(_MOMENTS)),
            dice.choice(("close", "close", "TERM", "HUP")),
            dice.random() < 0.5,
        )
        command = [*_READER, *map(str, self._files[:2])]
        if moment == "adding":
            open_library(str(self._library), make=True).close()
            command = [*_READER, "--library", str(self._library)]
        if wrapped:
            command = ["/bin/sh", "-c", f"{' '.join(command)}; exit $?"]
        for path in (self._folder / "state" / "reader").glob("personal*"):
            path.unlink()
        terminal = Terminal(arguments=command, rows=20)
        before = termios.tcgetattr(terminal.file)
        name = f"{moment}, {how}{', behind a shell' if wrapped else ''}"
        try:
            place = self._use(terminal, moment)
            reader = self._program(terminal.pid)
            all_of_it = {pid: started(pid) for pid in descendants(terminal.pid) | {terminal.pid}}
            self._end(terminal, how, reader)
            self._watch(terminal, reader, name, all_of_it, before if how == "TERM" and moment != "start" else None)
            if place is not None:
                self._look_for(place, name)
        except AssertionError as error:
            self.faults.append(f"{name}: {error}")
        finally:
            terminal.kill()
        self.times += 1

    def _use(self, terminal: Terminal, moment: str) -> int | None:
        """Come to the moment; the place in the text that was kept before the last movement."""
        if moment == "start":
            terminal.drain(self.dice.random() * 1.2)
            return None
        terminal.wait_for(b"F1")
        terminal.drain(0.3)
        if moment == "adding":
            for keys in ("I", str(self._page), "\r"):
                terminal.type(keys)
                terminal.drain(0.2)
            terminal.drain(self.dice.random() * 1.5)
            return None
        terminal.type("G")
        deadline = time.monotonic() + 30
        while not (end := self._position()):
            terminal.drain(0.05)
            if time.monotonic() > deadline:
                raise AssertionError("the place was never kept")
        terminal.drain(0.2)
        terminal.type("b")  # which is on the screen at once, and on disk half a second later
        terminal.drain(5, lambda _came: True)
        terminal.drain(0.05)
        for keys in _MOMENTS[moment]:
            terminal.type(keys)
            terminal.drain(self.dice.random() * 0.2)
        return end

    def _program(self, pid: int) -> int:
        """The process of the application."""
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            for each in {pid} | descendants(pid):
                with suppress(OSError):
                    if Path(f"/proc/{each}/cmdline").read_bytes().split(b"\0")[:3] == [os.fsencode(a) for a in _READER]:
                        return each
        raise AssertionError("it is not running")

    def _end(self, terminal: Terminal, how: str, reader: int) -> None:
        if how == "close":
            terminal.close()
        else:
            with suppress(ProcessLookupError):
                os.kill(reader, getattr(signal, f"SIG{how}"))

    def _watch(
        self, terminal: Terminal, reader: int, name: str, all_of_it: dict[int, str], before: list[object] | None
    ) -> None:
        began, queued = time.monotonic(), _queued(reader)
        waited = 0.0
        while time.monotonic() - began < 10:
            waited = max(waited, _queued(reader) - queued)
            if terminal.file >= 0:
                terminal.drain(0.01)
            more = [pid for pid, when in all_of_it.items() if when and started(pid) == when]
            if not more:
                break
            time.sleep(0.005)
        life = time.monotonic() - began - waited
        self.lives.append(life)
        if life > self.within:
            names = [
                Path(f"/proc/{pid}/cmdline").read_bytes().decode().replace("\0", " ")[:60]
                for pid in more
                if started(pid)
            ]
            self.faults.append(f"{name}: gone after {life:.1f} s only {names}")
            for pid in more:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        if before is not None:
            terminal.drain(0.05)
            if terminal.file >= 0 and termios.tcgetattr(terminal.file)[:4] != before[:4]:
                self.faults.append(f"{name}: the terminal is not as it was")
            if _KEEPS not in terminal.received:
                self.faults.append(f"{name}: the screen was not given back")
        left = [path.name for path in (self._folder / "tmp").iterdir()]
        if left:
            self.faults.append(f"{name}: left behind {left}")
            for path in (self._folder / "tmp").iterdir():
                path.unlink() if path.is_file() else None
        for path in (self._folder / "state" / "reader").glob("*.sqlite"):
            with closing(sqlite3.connect(path)) as connection:
                if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                    self.faults.append(f"{name}: {path.name} is damaged")
        if (log := self._folder / "state" / "reader" / "faults.log").exists():
            self.faults.append(f"{name}: internal fault {log.read_text()[-1500:]}")
            log.unlink()

    def _position(self) -> int:
        """The place in the text that is kept, 0 for none."""
        path = self._folder / "state" / "reader" / "personal.sqlite"
        if not path.exists():
            return 0
        with closing(sqlite3.connect(path, timeout=10)) as connection, suppress(sqlite3.OperationalError):
            return int(connection.execute("SELECT coalesce(max(offset), 0) FROM positions").fetchone()[0])
        return 0

    def _look_for(self, before: int, name: str) -> None:
        """The last movement is kept."""
        if not 0 < self._position() < before:
            self.faults.append(f"{name}: the place was not kept")


def _queued(pid: int) -> float:
    """Seconds that a process was ready to run and had no processor: a matter of the machine, not of the program."""
    total = 0.0
    with suppress(OSError):
        for thread in os.listdir(f"/proc/{pid}/task"):
            total += int(Path(f"/proc/{pid}/task/{thread}/schedstat").read_text().split()[1]) / 1e9
    return total


def measure(times: int, seed: int, within: float = GONE_SECONDS, tell: Callable[[str], object] = print) -> bool:
    """Do it so often, print the figures; whether all is as it should be."""
    with tempfile.TemporaryDirectory(prefix="hang-ups-") as folder:
        hanging = HangingUp(seed, Path(folder), within)
        for turn in range(times):
            before = len(hanging.faults)
            hanging.once()
            for fault in hanging.faults[before:]:
                tell(fault)
            if turn % 20 == 19:
                tell(f"{turn + 1} times, {len(hanging.faults)} faults")
    return table(
        [
            ("hang-ups and requests to end", hanging.times, None),
            ("faults", len(hanging.faults), not hanging.faults),
            ("(without waiting for a processor)", "", None),
            ("gone after, s: half", f"{share(hanging.lives, 0.5):.2f}", None),
            (
                "gone after, s: longest",
                f"{max(hanging.lives, default=0):.2f}",
                max(hanging.lives, default=0) <= within,
            ),
        ]
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--within", type=float, default=GONE_SECONDS, help="seconds that it may take until all is gone")
    options = parser.parse_args()
    return 0 if measure(options.times, options.seed, options.within) else 1


if __name__ == "__main__":
    sys.exit(main())
