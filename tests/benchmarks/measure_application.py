"""What the application costs a person to wait for: first picture, memory, bytes and time a key.

    python tests/benchmarks/measure_application.py [--rounds N] [--json]

Every figure is a ratio to a bare Textual application with one Static that shows the same text, started in turn with it
in the same run, or a number of bytes on a pseudo-terminal in the lean profile at 80x24. On a machine that does other
things too, the least time and the processor's time say more than the median.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

import pexpect

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
BARE = """
import sys
from textual.app import App
from textual.widgets import Static
text = open(sys.argv[1], encoding="utf-8").read()
class Bare(App):
    ENABLE_COMMAND_PALETTE = False
    def compose(self):
        yield Static(text, markup=False)
Bare().run()
"""
READ = "import sys; from reader.cli import main; sys.exit(main(sys.argv[1:]))"
KEYS = {
    "line down": "j",
    "page down": " ",
    "page up": "b",
    "next pane": "\t",
    "language": "l",
    "find": "\x1bOS",
    "close": "\x1b",
    "full width": "v",
}
_QUIET = 0.6


class Run:
    """One program on a pseudo-terminal of 80x24 as over SSH.

    seconds: until the mark was on the screen. processor: seconds of all its threads until then.
    """

    PATIENCE = 60
    """Seconds after which what does not come counts as a failure."""

    def __init__(self, code: str, arguments: list[str], mark: bytes, cache: str) -> None:
        """cache: a folder for what the program compiles at its first start and reads at every other."""
        self._folder = tempfile.TemporaryDirectory()
        home = {f"XDG_{kind}_HOME": self._folder.name for kind in ("STATE", "CONFIG", "DATA")}
        home["XDG_CACHE_HOME"] = cache
        environment = {
            **os.environ,
            **home,
            "TERM": "xterm-256color",
            "SSH_CONNECTION": "::1 1 ::1 22",
            "TEXTUAL_ANIMATIONS": "none",
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        started = time.perf_counter()
        self.child = self._spawn(environment, ["-c", code, *arguments])
        self.child.ptyproc.delayafterterminate = 2
        received = b""
        while mark not in received:
            received += self.child.read_nonblocking(65536, timeout=self.PATIENCE)
        self.seconds = time.perf_counter() - started
        self.processor = self.processor_time()

    def _spawn(self, environment: dict[str, str], arguments: list[str]) -> pexpect.spawn:
        """Start the program."""
        return pexpect.spawn(sys.executable, arguments, dimensions=(24, 80), env=environment, timeout=self.PATIENCE)

    def processor_time(self) -> float:
        """Seconds in which its threads have run (proc(5), the first number of schedstat is in nanoseconds)."""
        spent = 0
        for task in Path(f"/proc/{self.child.pid}/task").iterdir():
            with suppress(OSError):  # the thread has ended
                spent += int((task / "schedstat").read_text(encoding="ascii").split()[0])
        return spent / 1e9

    def quiet(self, seconds: float = _QUIET) -> int:
        """Read until nothing has come for `seconds`; how many bytes came."""
        received = 0
        while True:
            try:
                received += len(self.child.read_nonblocking(65536, timeout=seconds))
            except pexpect.TIMEOUT:
                return received

    def read(self, seconds: float) -> int:
        """Read for `seconds`; how many bytes came."""
        end = time.perf_counter() + seconds
        received = 0
        while (left := end - time.perf_counter()) > 0:
            try:
                received += len(self.child.read_nonblocking(65536, timeout=left))
            except pexpect.TIMEOUT:
                break
        return received

    @property
    def memory(self) -> float:
        """Resident memory in MB."""
        status = Path(f"/proc/{self.child.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024

    def close(self) -> None:
        """End the program."""
        self.child.close(force=True)
        self._folder.cleanup()


def measure(rounds: int) -> dict[str, float]:
    """The figures by name."""
    articles = [str(path) for path in sorted(SEEDS.glob("*.txt"))]
    first = Path(articles[0]).read_text(encoding="utf-8").split("\n")[0][:20].encode()
    with tempfile.TemporaryDirectory() as cache:
        for code, named in ((BARE, articles[:1]), (READ, articles)):  # once to be compiled
            run = Run(code, named, first, cache)
            run.quiet(4)
            run.close()
        figures = _starts(rounds, articles, first, cache)
        figures |= _keys(Run(READ, articles, first, cache))
    return figures


def _starts(rounds: int, articles: list[str], first: bytes, cache: str) -> dict[str, float]:
    """Time and memory of both programs, which are started in turn."""
    bare: dict[str, list[float]] = defaultdict(list)
    ours: dict[str, list[float]] = defaultdict(list)
    programs = [(BARE, articles[:1], bare), (READ, articles, ours)]
    for _ in range(rounds):
        for code, named, kept in programs:
            run = Run(code, named, first, cache)
            kept["seconds"].append(run.seconds)
            kept["processor"].append(run.processor)
            kept["memory"].append(run.memory)
            run.quiet(4)
            kept["later"].append(run.memory)
            run.close()
        programs.reverse()  # what came before, and the rest after it, is the same for both
    median = statistics.median
    return {
        "bare application, first picture, s": median(bare["seconds"]),
        "first picture, times the bare one": median(ours["seconds"]) / median(bare["seconds"]),
        "first picture, the least times": min(ours["seconds"]) / min(bare["seconds"]),
        "first picture, processor time, times": median(ours["processor"]) / median(bare["processor"]),
        "first picture, the least processor times": min(ours["processor"]) / min(bare["processor"]),
        "memory at the first picture, times the bare one": median(ours["memory"]) / median(bare["memory"]),
        "memory with the samples recognised, times": median(ours["later"]) / median(bare["memory"]),
    }


def _keys(ours: Run) -> dict[str, float]:
    """Bytes and time that keys cost in a running application, which is ended."""
    figures: dict[str, float] = {}
    ours.quiet(4)
    for name, key in KEYS.items():
        ours.child.send(key)
        figures[f"{name}, bytes"] = ours.quiet()
    figures["idle for 10 s, bytes"] = ours.read(10)
    ours.child.send("g")
    ours.quiet()
    held = time.perf_counter()
    for _ in range(45):  # a key held for a second and a half at thirty a second
        ours.child.send("j")
        ours.read(1 / 30)
    released = time.perf_counter()
    received = ours.quiet()
    figures["held for 1.5 s, drawn after release, s"] = time.perf_counter() - released - _QUIET
    figures["held for 1.5 s, seconds it took"] = released - held
    figures["after release, bytes"] = received
    ours.close()
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5, help="how often each program is started")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.rounds)
    if options.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
        return
    for name, value in figures.items():
        print(f"{name:52} {value:10,.2f}")


if __name__ == "__main__":
    main()
