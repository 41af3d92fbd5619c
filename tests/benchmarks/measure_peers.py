"""What a person would open instead: first picture, and bytes and processor time of a line scrolled, side by side.

    python tests/benchmarks/measure_peers.py [--rounds 5] [--json] [--search COMMAND_FOLDER]

Every program shows the same article on a pseudo-terminal of 80x24, in turn with the others. What is not installed is
left out: less, w3m and newsboat come from apt, toolong (`tl`), frogmouth and harlequin from PyPI (`--search` names a
folder with their commands). Times of ours and of a bare Textual application with the same text stand beside them.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

import pexpect
from measure_application import BARE, READ, Run
from peer_programs import articles, peers

from figures import Figure, table

LINES = 20
DOWN = "\x1b[B"
SCROLLED = ("reader", "less", "w3m")
"""Programs in which the key scrolls from the first picture on; of the others `measure_instructions.py` tells more."""
TEXTUAL = ("toolong", "frogmouth", "harlequin")
_SLACK = 1.0


class Peer(Run):
    """As `Run`, of any command."""

    def __init__(self, command: list[str], mark: bytes, cache: str) -> None:
        self._command = command
        super().__init__("", [], mark, cache)

    def _spawn(self, environment: dict[str, str], arguments: list[str]) -> pexpect.spawn:
        return pexpect.spawn(
            self._command[0], self._command[1:], dimensions=(24, 80), env=environment, timeout=self.PATIENCE
        )

    @property
    def processor_used(self) -> float:
        """Seconds of all its threads, also of those that have ended (proc(5): utime and stime of stat)."""
        fields = Path(f"/proc/{self.child.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def scrolled(self) -> tuple[float, float]:
        """Bytes and processor milliseconds of a line scrolled, the mean of several."""
        self.quiet(1.5)
        before, received = self.processor_used, 0
        for _ in range(LINES):
            self.child.send(DOWN)
            received += self.quiet(0.25)
        return received / LINES, (self.processor_used - before) / LINES * 1e3


def commands(folder: Path, search: str | None) -> dict[str, tuple[list[str], bytes]]:
    """The programs that are there, by name, and what each has on its first picture."""
    plain = articles(folder)[0]
    mark = Path(plain).read_text(encoding="utf-8").split()[0].encode()
    made = {"reader": ([sys.executable, "-c", READ, plain], mark)}
    w3m, harlequin = shutil.which("w3m"), shutil.which("harlequin", path=search)
    if w3m:
        made["w3m"] = [w3m, "-T", "text/plain", plain], mark
    if harlequin:
        made["harlequin"] = [harlequin], b"Catalog"
    marks = {"newsboat": b"Feed"}
    for name, program in peers(folder, search).items():
        made[name] = [*program.command], marks.get(name, mark)
    made["bare Textual"] = [sys.executable, "-c", BARE, plain], mark
    return made


def measured(rounds: int, search: str | None) -> list[Figure]:
    """Everything, by program."""
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        programs = commands(Path(folder), search)
        seconds: dict[str, list[float]] = {name: [] for name in programs}
        memory: dict[str, float] = {}
        lines: dict[str, tuple[float, float]] = {}
        for turn in range(rounds + 1):
            for name, (command, mark) in list(programs.items()):
                try:
                    run = Peer(command, mark, cache)
                except (pexpect.EOF, pexpect.TIMEOUT):
                    print(f"{name} did not start", file=sys.stderr)
                    del programs[name], seconds[name]
                    continue
                memory[name] = run.memory
                if turn:  # the first one fills caches
                    seconds[name].append(run.seconds)
                elif name in SCROLLED:
                    lines[name] = run.scrolled()
                run.close()
        for name in TEXTUAL:
            if name in programs:
                ratio = statistics.median(seconds["reader"]) / statistics.median(seconds[name])
                figures.append(Figure(f"first picture, reader / {name}", ratio, "", _SLACK))
        for name in programs:
            figures += [
                Figure(f"{name}: first picture", statistics.median(seconds[name]) * 1e3, "ms"),
                Figure("  memory then", memory[name], "MB"),
            ]
            if name in lines and lines[name][0]:  # else the key does something else there
                figures += [
                    Figure("  a line scrolled", lines[name][0], "bytes"),
                    Figure("  its processor time", lines[name][1], "ms"),
                ]
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--search", help="a folder with the commands of programs from PyPI")
    options = parser.parse_args()
    started = time.perf_counter()
    figures = measured(options.rounds, options.search)
    figures.append(Figure("took", time.perf_counter() - started, "s"))
    print(json.dumps([asdict(figure) for figure in figures], indent=1) if options.json else table(figures))
    sys.exit(any(not figure.is_good for figure in figures))


if __name__ == "__main__":
    main()
