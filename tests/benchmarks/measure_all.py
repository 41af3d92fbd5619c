"""Every benchmark in one go: a table to read, or JSON.

    python tests/benchmarks/measure_all.py [--quick] [--json] [--only start,line] [--search COMMAND_FOLDER]

`--quick` takes smaller collections (some 25 minutes instead of three hours). Each part is a script of this folder that
can be run alone, with options of its own; README.md says what their figures mean. Times stand with how many times the
bare interpreter of the same run they are. A figure beyond its bound is marked; the exit status is 1 when there is one.
"""

import argparse
import json
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

from figures import Figure, bare_interpreter, table

PARTS: dict[str, tuple[list[str], list[str]]] = {
    "start": ([], ["--rounds", "5"]),
    "peers": ([], ["--rounds", "3"]),
    "application": (["--rounds", "10"], ["--rounds", "3"]),
    "line": ([], ["--bytes-only", "--sizes", "120x36"]),
    "instructions": ([], ["--lines", "5"]),
    "growth": ([], ["--quick"]),
    "names": ([], ["--rows", "100000"]),
    "typing": ([], ["--names", "300000", "--entities", "10000", "--queries", "8"]),
    "linking": (["--mentions", "1000000"], ["--mentions", "30000"]),
    "decisions": ([], ["--articles", "500"]),
    "collection": ([], ["--articles", "500"]),
    "library": ([], ["--articles", "1000", "--add", "200"]),
}
"""The options of each script, in full and quick."""

_WITH_PEERS = ("peers", "line", "instructions")
_SECONDS = {"s": 1.0, "ms": 1e-3, "µs": 1e-6}


def measured(part: str, options: list[str]) -> list[Figure]:
    """The figures of one part; one that says so when it failed."""
    script = Path(__file__).with_name(f"measure_{part}.py")
    done = subprocess.run([sys.executable, str(script), "--json", *options], stdout=subprocess.PIPE, check=False)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        return [Figure(f"{part}: failed, exit status", done.returncode, "", 0)]
    if isinstance(answer, dict):
        return [Figure(name, value, "") for name, value in answer.items() if isinstance(value, int | float)]
    return [Figure(**each) for each in answer]


def beside(figure: Figure, bare: float) -> Figure:
    """`figure`; a time also as how many times the bare interpreter it is."""
    if figure.unit not in _SECONDS:
        return figure
    times = figure.value * _SECONDS[figure.unit] / bare
    return replace(figure, unit=f"{figure.unit} = {times:.3g} × python -c pass")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", default=",".join(PARTS), help=", ".join(PARTS))
    parser.add_argument("--search", help="a folder with the commands of programs from PyPI")
    options = parser.parse_args()
    bare = bare_interpreter()
    if not options.json:
        print(f"python -c pass: {bare * 1e3:.1f} ms", flush=True)
    found: dict[str, list[Figure]] = {}
    for part in options.only.split(","):
        arguments = PARTS[part][options.quick]
        if part in _WITH_PEERS and options.search:
            arguments = [*arguments, "--search", options.search]
        found[part] = measured(part, arguments)
        if not options.json:
            print(f"\n{part}\n{table([beside(each, bare) for each in found[part]])}", flush=True)
    if options.json:
        parts = {part: [asdict(each) | {"good": each.is_good} for each in figures] for part, figures in found.items()}
        print(json.dumps({"bare interpreter, s": bare, "parts": parts}, ensure_ascii=False, indent=1))
    sys.exit(any(not figure.is_good for figures in found.values() for figure in figures))


if __name__ == "__main__":
    main()
