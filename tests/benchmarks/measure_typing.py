"""A name found among very many as it is typed: each key from its press to the last byte on the terminal, beside fzf.

    python tests/benchmarks/measure_typing.py [--names 1000000] [--queries 30] [--kept FOLDER] [--json]

The choice of a name of the application (`reader --pick`) on a library with so many names, and fzf on the list of the
same names, are typed into with the same keys on a pseudo-terminal of 80x24: names of three scripts with and without
marks, with typing errors, and beginnings. The call of the library alone is timed beside them, and the choice on the
sample articles, which is the floor for any number of names. `--kept` keeps the library for another run: a million names
take a quarter of an hour to be written. fzf comes from apt and is left out when it is not installed.
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from names_library import names_library
from typed_line import READ, SEEDS, Screen, Typed, environment

from figures import Figure, bare_interpreter, percentile, table
from measure_names import queries
from reader.library.sqlite import open_library

REFERENCE = 0.013
SIZE = 80, 24
_LIMIT = 50
"""As many names as the application asks for."""
_CLEAR = "\x15"
_SLACK = 1.1


def seconds_of(line: Typed, typed: Sequence[str]) -> list[float]:
    """Seconds of every key of all queries; what was typed is cleared between them, which is not counted."""
    found = []
    for query in typed:
        found += [line.key(key) for key in query]
        line.key(_CLEAR)
    return found


def in_fzf(listed: Path, count: int, typed: Sequence[str]) -> tuple[list[float], tuple[float, float]]:
    """Seconds of every key, and MB."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["/bin/sh", "-c", 'exec fzf --no-mouse < "$1"', "sh", str(listed)]
        line = Typed(command, {**environment(folder), "FZF_DEFAULT_OPTS": ""}, Screen(*SIZE))
        try:
            line.until(lambda: f"{count}/{count}".encode() in line.received)
            line.still()
            return seconds_of(line, typed), line.memory
        finally:
            line.close()


def in_reader(arguments: Sequence[str], typed: Sequence[str]) -> tuple[list[float], tuple[float, float]]:
    """Seconds of every key, and MB."""
    with tempfile.TemporaryDirectory() as folder:
        line = Typed([sys.executable, "-c", READ, "--pick", *arguments], environment(folder), Screen(*SIZE))
        try:
            line.wait_for("Find a name")
            line.rest(2)
            line.key("a")  # the indexes are opened with the first key
            line.key(_CLEAR)
            return seconds_of(line, typed), line.memory
        finally:
            line.close()


def in_library(path: Path, typed: Sequence[str]) -> list[float]:
    """Seconds of the call of the library for every key."""
    library = open_library(str(path))
    library.search_names("a", _LIMIT)
    found = []
    for query in typed:
        for end in range(1, len(query) + 1):
            start = time.perf_counter()
            library.search_names(query[:end], _LIMIT)
            found.append(time.perf_counter() - start)
    library.close()
    return found


def shares(name: str, seconds: Sequence[float], bound: float | None = None) -> list[Figure]:
    """The figures of the keys of one program."""
    return [
        Figure(f"{name}: a key, median", percentile(seconds, 0.5) * 1e3, "ms"),
        Figure("  95 %", percentile(seconds, 0.95) * 1e3, "ms", bound),
        Figure("  slowest", max(seconds) * 1e3, "ms"),
    ]


def measured(path: Path, listed: Path, count: int, queried: int, scale: float) -> list[Figure]:
    """Everything on the library at `path`, whose names are the lines of `listed`."""
    typed = queries(listed.read_text(encoding="utf-8").splitlines(), queried, random.Random(11))
    figures = [Figure("keys", sum(map(len, typed)), "")]
    figures += shares(f"{count:,} names: call of the library", in_library(path, typed), 16 * scale)
    samples = [str(each) for each in sorted(SEEDS.glob("*.txt"))]
    figures += shares("reader --pick, the samples", in_reader(samples, typed)[0])
    ours, (resident, own) = in_reader(["--library", str(path)], typed)
    figures += shares(f"reader --pick, {count:,} names", ours)
    figures += [Figure("  memory, resident", resident, "MB"), Figure("  of that its own", own, "MB", 400)]
    if shutil.which("fzf"):
        theirs, (resident, own) = in_fzf(listed, count, typed)
        figures += shares(f"fzf, {count:,} names", theirs)
        figures += [Figure("  memory, resident", resident, "MB"), Figure("  of that its own", own, "MB")]
        for share, name in ((0.5, "median"), (0.95, "95 %")):
            ratio = percentile(ours, share) / percentile(theirs, share)
            figures.append(Figure(f"reader --pick / fzf, {name}", ratio, "", _SLACK))
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--names", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=30)
    parser.add_argument("--kept", type=Path, help="a folder where the library is looked for and left")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    bare = bare_interpreter()
    with tempfile.TemporaryDirectory() as made:
        folder = options.kept or Path(made)
        folder.mkdir(exist_ok=True)
        path, listed = folder / f"{options.names}.sqlite", folder / f"{options.names}.txt"
        if not listed.exists():
            path.unlink(missing_ok=True)
            names = names_library(path, options.names)
            listed.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
        found = [Figure("bare interpreter", bare * 1e3, "ms")]
        found += measured(path, listed, options.names, options.queries, bare / REFERENCE)
    print(json.dumps([asdict(figure) for figure in found], indent=1) if options.json else table(found))
    sys.exit(any(not figure.is_good for figure in found))


if __name__ == "__main__":
    main()
