"""Processor instructions of one line scrolled, ours beside other programs, counted by valgrind's cachegrind.

    python tests/benchmarks/measure_instructions.py [--lines 20] [--size 120x36] [--search FOLDER] [--only NAME;…]

Instructions do not depend on what else the machine does. Each program is run twice on one article of the samples (two
where it says so), with few lines scrolled and with `--lines` more: the difference is what they cost. The floor is
`bare_pane.py`. valgrind comes from apt; programs that are not installed are left out. Takes some 2 minutes a program.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from peer_programs import Program, articles, peers
from typed_line import READ, Screen, Typed, environment

from figures import Figure, table

WARM = 2
"""Lines scrolled in both runs: the first ones fill caches."""
_KEY = 60
_SLACK = 1.2
_FROGMOUTH = 1.5
"""It scrolls lines that it has drawn before, with an older Textual, and without names or a second article beside."""


def programs(folder: Path, search: str | None) -> dict[str, Program]:
    """What is measured, by name."""
    plain, second = articles(folder)
    bare = [sys.executable, str(Path(__file__).with_name("bare_pane.py"))]
    reader = [sys.executable, "-c", READ]
    return {
        "bare pane": Program([*bare, plain]),
        "two bare panes": Program([*bare, plain, second]),
        "reader, one article": Program([*reader, plain]),
        "reader, one article, plain output": Program([*reader, "--plain-output", plain]),
        "reader, two articles": Program([*reader, plain, second]),
    } | {name: program for name, program in peers(folder, search).items() if name != "newsboat"}


def counted(program: Program, lines: int, size: tuple[int, int]) -> int:
    """Instructions of a whole run in which `lines` lines are scrolled."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "counts"
        valgrind = ["valgrind", "-q", "--tool=cachegrind", "--cache-sim=no", f"--cachegrind-out-file={out}"]
        extra = {"PYTHONHASHSEED": "0", "TEXTUAL_ANIMATIONS": "none"}
        line = Typed([*valgrind, *program.command], {**environment(folder), **extra}, Screen(*size))
        try:
            line.begin(3)
            for key in program.first:
                line.press(key)
                line.run(1)
                line.still(1)
            for _ in range(lines):
                _press(line, program.key)
            line.still(1)
            line.press(program.leave)
            end = perf_counter() + _KEY
            while not line.ended and perf_counter() < end:
                line.run(0.2)
        finally:
            if not line.ended:
                os.kill(line.child, 15)
                line.run(5)
            line.close()
        found = re.search(r"summary: (\d+)", out.read_text(encoding="utf-8")) if out.exists() else None
        if found is None:
            raise RuntimeError(f"nothing was counted for {program.command}:\n{line.terminal.text[-2000:]}")
        return int(found[1])


def _press(line: Typed, key: str) -> None:
    """Press a key and wait until it is over, once the program has drawn it and rests. Raises RuntimeError."""
    before, end = len(line.received), perf_counter() + _KEY
    line.press(key)
    while len(line.received) == before and perf_counter() < end:
        line.run(0.02)
    if len(line.received) == before:
        raise RuntimeError(f"nothing came of the key {key!r}:\n{line.terminal.text}")
    line.still(0.3)


def measured(lines: int, size: tuple[int, int], search: str | None, only: Sequence[str]) -> list[Figure]:
    """Millions of instructions a line of each program, and ours as a multiple of the floor."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        chosen = {name: program for name, program in programs(Path(folder), search).items() if not only or name in only}
        both = {
            name: [pool.submit(counted, program, count, size) for count in (WARM, WARM + lines)]
            for name, program in chosen.items()
        }
        cost: dict[str, float] = {}
        for name, (few, many) in both.items():
            try:
                cost[name] = (many.result() - few.result()) / lines / 1e6
            except (RuntimeError, TimeoutError) as error:
                print(f"{name}: {error}", file=sys.stderr)
                continue
            print(f"{name}: {cost[name]:.2f} M a line", file=sys.stderr, flush=True)
    figures = [Figure(f"{name}: a line scrolled", value, "M instructions") for name, value in cost.items()]
    for ours, floor, bound in (
        ("reader, one article", "bare pane", _SLACK),
        ("reader, two articles", "two bare panes", _SLACK),
        ("reader, one article", "toolong", 1.0),
        ("reader, one article", "frogmouth", _FROGMOUTH),
    ):
        if ours in cost and floor in cost:
            figures.append(Figure(f"{ours} / {floor}", cost[ours] / cost[floor], "", bound))
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--lines", type=int, default=20)
    parser.add_argument("--size", default="120x36")
    parser.add_argument("--search", help="a folder with the commands of programs from PyPI")
    parser.add_argument("--only", default="", help="some of the programs, by name, separated by semicolons")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if shutil.which("valgrind") is None:
        sys.exit("valgrind is not installed")
    columns, rows = map(int, options.size.split("x"))
    only = [name.strip() for name in options.only.split(";") if name]
    figures = measured(options.lines, (columns, rows), options.search, only)
    print(json.dumps([asdict(figure) for figure in figures], indent=1) if options.json else table(figures))
    sys.exit(any(not figure.is_good for figure in figures))


if __name__ == "__main__":
    main()
