"""What keys cost on the line to the terminal: bytes, processor time, and how long a slow line goes on drawing.

    python tests/benchmarks/measure_line.py [--json] [--sizes 80x24,120x36] [--held-only | --bytes-only]
        [--search FOLDER]

Each figure is measured with the output as it is and with --plain-output. Lines have 150 ms there and back. The
emulated terminal answers status reports and knows no margins, except where it says so. On the slow lines the same key
is held in less, newsboat, toolong and frogmouth, as far as they are installed (`--search`: a folder with commands from
PyPI). Takes some 25 minutes, 6 with `--bytes-only`.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from peer_programs import peers
from typed_line import Screen, Typed, environment

from figures import Figure, table
from simulated_line import SimulatedLine
from terminal_emulator import Emulator

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
READ = "import sys; from reader.cli import main; sys.exit(main(sys.argv[1:]))"
LINES = 30
HELD = 45
"""Presses of a key held for a second and a half at thirty a second."""
RATES = {"56 kbit/s": 56_000, "1 Mbit/s": 1_000_000, "10 Mbit/s": 10_000_000}
DELAY = 0.15
BOUNDS: tuple[tuple[tuple[str, ...], float], ...] = (
    (("full width: a line, bytes, mean",), 400),
    (("120x36", "side by side: a line, bytes, mean"), 2500),
    (("idle",), 0),
    (("56 kbit/s", "drawn after"), 1.5),
    (("1 Mbit/s", "drawn after"), 0.4),
)
"""The most that figures with these words in their names should be, the first that fits."""


@contextmanager
def started(
    options: list[str], size: tuple[int, int], *, rate: float | None = None, margins: bool = False
) -> Iterator[SimulatedLine]:
    """The application on the sample articles, once it is quiet."""
    with tempfile.TemporaryDirectory() as folder:
        home = {f"XDG_{kind}_HOME": folder for kind in ("STATE", "CONFIG", "DATA", "CACHE")}
        environment = {**os.environ, **home, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        articles = [str(path) for path in sorted(SEEDS.glob("*.txt"))]
        command = [sys.executable, "-c", READ, *options, *articles]
        terminal = Emulator(*size, has_margins=margins)
        line = SimulatedLine(command, environment, terminal, delay=DELAY if rate else 0, rate=rate)
        try:
            line.wait_for("Quit")
            line.quiet()
            line.rest()
            yield line
        finally:
            line.close()


def cost(line: SimulatedLine, keys: str, quiet: float = 0.5) -> int:
    """Bytes that come after `keys`."""
    before = len(line.received)
    line.press(keys)
    for _ in range(40):  # on a machine that does other things
        line.run(0.05)
        if len(line.received) > before:
            break
    line.quiet(quiet)
    return len(line.received) - before


def measure_bytes(options: list[str], size: tuple[int, int], *, margins: bool = False) -> dict[str, float]:
    """Bytes and processor time of keys."""
    figures: dict[str, float] = {}
    with started(options, size, margins=margins) as line:
        figures["start, bytes"] = len(line.received)
        for name in ("side by side", "full width"):
            if name == "full width":
                figures["to full width, bytes"] = cost(line, "v")
            lines = []
            before = line.processor
            for _ in range(LINES):
                lines.append(cost(line, "j", 0.15))
            figures[f"{name}: a line, processor ms"] = (line.processor - before) * 1000 / LINES
            figures[f"{name}: a line, bytes, mean"] = sum(lines) / LINES
            figures[f"{name}: a line, bytes, most"] = max(lines)
            most, least_room = 0, float("inf")
            for key in (" ", " ", "b", "b"):
                page = cost(line, key)
                visible = len(line.terminal.text.encode())
                most, least_room = max(most, page), min(least_room, 1.2 * visible + 1024 - page)
            figures[f"{name}: a page, bytes, most"] = most
            figures[f"{name}: a page, bytes left of 1.2 × visible text + 1 KB"] = least_room
        figures["language, bytes, most"] = max(cost(line, "l") for _ in range(3))
        figures["whole screen anew, bytes"] = cost(line, "\x0c")
        start = len(line.received)
        line.run(10)
        figures["idle for 10 s, bytes"] = len(line.received) - start
    return figures


def held(line: SimulatedLine, key: str) -> dict[str, float]:
    """How long the line goes on drawing after `key` was held for 1.5 s."""
    before = len(line.received)
    for _ in range(HELD):
        line.press(key)
        line.run(1 / 30)
    released = perf_counter() - 1 / 30
    line.quiet(1.5)
    return {
        "drawn after release": max(line.last_arrival - released, 0),
        "bytes a key": (len(line.received) - before) / HELD,
    }


def measure_held(options: list[str], size: tuple[int, int], rate: float, *, full: bool) -> dict[str, float]:
    """How long the line goes on drawing after a key was held for 1.5 s."""
    with started(options, size, rate=rate) as line:
        if full:
            cost(line, "v")
        return held(line, "j")


def measure_peers(size: tuple[int, int], rate: float, search: str | None) -> dict[str, dict[str, float]]:
    """The same of other programs, by name."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, program in peers(Path(folder), search).items():
            line = Typed(program.command, environment(folder), Screen(*size), delay=DELAY, rate=rate)
            try:
                line.begin()
                line.quiet(1)
                for key in program.first:
                    cost(line, key)
                found[name] = held(line, program.key)
            finally:
                line.close()
    return found


def bound_of(name: str, kind: str, size: str) -> float | None:
    """The most that a figure of ours should be."""
    if kind not in ("ours", "margins"):
        return None
    for words, bound in BOUNDS:
        if all(word in f"{size} {name}" for word in words):
            return bound
    return None


def rows_of(size: str, search: str | None, *, bytes_too: bool, held_too: bool) -> Iterator[tuple[str, str, float]]:
    """Everything for one size: what, how drawn or by whom, and how much."""
    columns, rows = map(int, size.split("x"))
    for profile in ("--lean", "--no-lean") if bytes_too else ():
        for kind, options in {"ours": [profile], "plain": [profile, "--plain-output"]}.items():
            for name, value in measure_bytes(options, (columns, rows)).items():
                yield f"{profile} {name}", kind, value
        for name, value in measure_bytes([profile], (columns, rows), margins=True).items():
            yield f"{profile} {name}", "margins", value
    for rate_name, rate in RATES.items() if held_too else ():
        for layout, full in {"side by side": False, "full width": True}.items():
            for kind, options in {"ours": ["--lean"], "plain": ["--lean", "--plain-output"]}.items():
                for name, value in measure_held(options, (columns, rows), rate, full=full).items():
                    yield f"{rate_name}, held, {layout}: {name}", kind, value
        for kind, figures in measure_peers((columns, rows), rate, search).items():
            for name, value in figures.items():
                yield f"{rate_name}, held: {name}", kind, value


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sizes", default="80x24,120x36")
    parser.add_argument("--held-only", action="store_true")
    parser.add_argument("--bytes-only", action="store_true")
    parser.add_argument("--search", help="a folder with the commands of programs from PyPI")
    options = parser.parse_args()
    found = [
        Figure(f"{size} {name}, {kind}", value, "", bound_of(name, kind, size))
        for size in options.sizes.split(",")
        for name, kind, value in rows_of(
            size, options.search, bytes_too=not options.held_only, held_too=not options.bytes_only
        )
    ]
    found = [figure if "left of" not in figure.name else _at_least(figure) for figure in found]
    print(json.dumps([asdict(figure) for figure in found], indent=1) if options.json else table(found))
    sys.exit(any(not figure.is_good for figure in found))


def _at_least(figure: Figure) -> Figure:
    """What should be left of a limit, as what it is beyond it."""
    name = figure.name.replace("bytes left of", "bytes beyond")
    return Figure(name, -figure.value, "", None if figure.name.endswith("plain") else 0)


if __name__ == "__main__":
    main()
