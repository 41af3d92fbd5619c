"""How long commands take that start, answer and end, as multiples of a bare interpreter in the same run.

    python tests/benchmarks/measure_start.py [--rounds 9] [--json]

Processor time of the whole process, the least of several rounds in turn. The first round, which is not counted, fills
the caches: of the same articles, the next look-up does not link them again.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from figures import Figure, table

SEEDS = sorted(map(str, (Path(__file__).resolve().parents[2] / "seeds").glob("*.txt")))
READER = [sys.executable, "-m", "reader"]
RECOGNISE = """
import sys
from reader.documents import load_file
from reader.entities.recognition import recognise
for path in sys.argv[1:]:
    recognise(load_file(path))
"""


def measured(rounds: int) -> list[Figure]:
    """Everything."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, **{f"XDG_{kind}_HOME": home for kind in ("STATE", "CONFIG", "DATA", "CACHE")}}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        before = {
            "bare interpreter": [sys.executable, "-c", "pass"],
            "reader --version": [*READER, "--version"],
            "reader --help": [*READER, "--help"],
            "recognising five files": [sys.executable, "-c", RECOGNISE, *SEEDS],
            "reader search in five unread files": [*READER, "search", "Ha Noi", *SEEDS],
        }
        least = _least(before, rounds, environment)
        subprocess.run([*READER, "add", *SEEDS], env=environment, capture_output=True, check=True)
        after = {
            "reader search in the library": [*READER, "search", "Ha Noi"],
            "reader search in its five files": [*READER, "search", "Ha Noi", *SEEDS],
            "reader search in three of them": [*READER, "search", "Ha Noi", *SEEDS[1:4]],
            "reader entities in its five files": [*READER, "entities", *SEEDS],
            "reader list": [*READER, "list"],
        }
        least |= _least(after, rounds, environment)
    bare = least["bare interpreter"]
    unread = 10 * bare + 1.5 * least["recognising five files"]
    bounds = {"reader --version": 2 * bare, "reader --help": 4 * bare, "reader search in five unread files": unread}
    bounds |= {name: 10 * bare for name in after if name.startswith("reader search")}
    figures = []
    for name, seconds in least.items():
        bound = bounds.get(name)
        figures.append(Figure(name, seconds * 1e3, "ms", bound and bound * 1e3))
        figures.append(Figure("  times the bare interpreter", seconds / bare, ""))
    return figures


def _least(commands: dict[str, list[str]], rounds: int, environment: dict[str, str]) -> dict[str, float]:
    """The least processor seconds of each command."""
    least = dict.fromkeys(commands, float("inf"))
    for turn in range(rounds + 1):
        for name, command in commands.items():
            before = _spent()
            subprocess.run(command, env=environment, capture_output=True, check=True)
            if turn:  # the first fills caches
                least[name] = min(least[name], _spent() - before)
    return least


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measured(options.rounds)
    print(json.dumps([asdict(figure) for figure in figures], indent=1) if options.json else table(figures))
    sys.exit(any(not figure.is_good for figure in figures))


if __name__ == "__main__":
    main()
