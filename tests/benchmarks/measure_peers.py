"""What a person would open instead: first picture, and bytes and processor time of a line scrolled, side by side.

    python tests/benchmarks/measure_peers.py [--rounds 5] [--json] [--search COMMAND_FOLDER]

Every program shows the same article on a pseudo-terminal of 80x24, in turn with the others. What is not installed is
left out: less and w3m come with most systems, toolong (`tl`) and frogmouth from PyPI (`--search` names a folder with
their commands). Times of ours and of a bare Textual application with the same text stand beside them.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pexpect
from measure_application import BARE, READ, SEEDS, Run

from figures import Figure, table

LINES = 20
DOWN = "\x1b[B"


class Peer(Run):
    """As `Run`, of any command."""

    def __init__(self, command: list[str], mark: bytes, cache: str) -> None:
        self._command = command
        super().__init__("", [], mark, cache)

    def _spawn(self, environment: dict[str, str], arguments: list[str]) -> pexpect.spawn:
        return pexpect.spawn(
            self._command[0], self._command[1:], dimensions=(24, 80), env=environment, timeout=self.PATIENCE
        )

    def scrolled(self) -> tuple[float, float]:
        """Bytes and processor milliseconds of a line scrolled, the mean of several."""
        self.quiet(1.5)
        before, received = self.processor_time(), 0
        for _ in range(LINES):
            self.child.send(DOWN)
            received += self.quiet(0.25)
        return received / LINES, (self.processor_time() - before) / LINES * 1e3


def commands(article: Path, folder: Path, search: str | None) -> dict[str, list[str]]:
    """The programs that are there, by name."""
    text = article.read_text(encoding="utf-8")
    plain, markdown = folder / "article.txt", folder / "article.md"
    for path in (plain, markdown):
        path.write_text(text, encoding="utf-8")

    def found(name: str) -> str | None:
        return shutil.which(name, path=search) if search else shutil.which(name) or None

    peers: dict[str, Callable[[], list[str] | None]] = {
        "less": lambda: [shutil.which("less") or "", str(plain)],
        "w3m": lambda: [shutil.which("w3m") or "", "-T", "text/plain", str(plain)],
        "toolong": lambda: [found("tl") or "", str(plain)],
        "frogmouth": lambda: [found("frogmouth") or "", str(markdown)],
        "bare Textual": lambda: [sys.executable, "-c", BARE, str(plain)],
    }
    made = {name: make() for name, make in peers.items()}
    ours = {"reader": [sys.executable, "-c", READ, str(plain)]}
    return ours | {name: command for name, command in made.items() if command and command[0]}


def measured(rounds: int, search: str | None) -> list[Figure]:
    """Everything, by program."""
    article = sorted(SEEDS.glob("*.txt"))[0]
    mark = article.read_text(encoding="utf-8").split("\n")[0].split()[0].encode()
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        programs = commands(article, Path(folder), search)
        seconds: dict[str, list[float]] = {name: [] for name in programs}
        memory: dict[str, float] = {}
        lines: dict[str, tuple[float, float]] = {}
        for turn in range(rounds + 1):
            for name, command in list(programs.items()):
                try:
                    run = Peer(command, mark, cache)
                except (pexpect.EOF, pexpect.TIMEOUT):
                    print(f"{name} did not start", file=sys.stderr)
                    del programs[name], seconds[name]
                    continue
                memory[name] = run.memory
                if turn:  # the first one fills caches
                    seconds[name].append(run.seconds)
                elif name != "bare Textual":
                    lines[name] = run.scrolled()
                run.close()
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


if __name__ == "__main__":
    main()
