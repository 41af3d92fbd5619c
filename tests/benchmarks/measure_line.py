"""What keys cost on the line to the terminal: bytes, processor time, and how long a slow line goes on drawing.

    python tests/benchmarks/measure_line.py [--json] [--sizes 80x24,120x36] [--held-only | --bytes-only]

Each figure is measured with the output as it is and with --plain-output. Lines have 150 ms there and back. The
emulated terminal answers status reports and knows no margins, except in the column that says so.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from simulated_line import SimulatedLine
from terminal_emulator import Emulator

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
READ = "import sys; from reader.cli import main; sys.exit(main(sys.argv[1:]))"
LINES = 30
HELD = 45
"""Presses of a key held for a second and a half at thirty a second."""
RATES = {"56 kbit/s": 56_000, "1 Mbit/s": 1_000_000, "10 Mbit/s": 10_000_000}
DELAY = 0.15


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


def measure_held(options: list[str], size: tuple[int, int], rate: float, *, full: bool) -> dict[str, float]:
    """How long the line goes on drawing after a key was held for 1.5 s."""
    with started(options, size, rate=rate) as line:
        if full:
            cost(line, "v")
        before = len(line.received)
        for _ in range(HELD):
            line.press("j")
            line.run(1 / 30)
        released = perf_counter() - 1 / 30
        line.quiet(1.5)
        return {
            "drawn after release, s": max(line.last_arrival - released, 0),
            "bytes a key": (len(line.received) - before) / HELD,
        }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sizes", default="80x24,120x36")
    parser.add_argument("--held-only", action="store_true")
    parser.add_argument("--bytes-only", action="store_true")
    options = parser.parse_args()
    figures: dict[str, dict[str, float]] = {}
    for size in options.sizes.split(","):
        columns, rows = map(int, size.split("x"))
        if not options.held_only:
            for profile in ("--lean", "--no-lean"):
                kinds = {"ours": [profile], "plain": [profile, "--plain-output"]}
                for kind, arguments in kinds.items():
                    for name, value in measure_bytes(arguments, (columns, rows)).items():
                        figures.setdefault(f"{size} {profile} {name}", {})[kind] = value
                for name, value in measure_bytes([profile], (columns, rows), margins=True).items():
                    figures[f"{size} {profile} {name}"]["margins"] = value
        if not options.bytes_only:
            for rate_name, rate in RATES.items():
                for full in (False, True):
                    for kind, arguments in {"ours": ["--lean"], "plain": ["--lean", "--plain-output"]}.items():
                        for name, value in measure_held(arguments, (columns, rows), rate, full=full).items():
                            layout = "full width" if full else "side by side"
                            figures.setdefault(f"{size} {rate_name}, held, {layout}: {name}", {})[kind] = value
    if options.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))
        return
    for name, values in figures.items():
        print(f"{name:86}" + "".join(f"{kind:>8} {value:10,.2f}" for kind, value in values.items()))


if __name__ == "__main__":
    main()
