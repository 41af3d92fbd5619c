"""A name found among very many as it is typed: each key from its press to the last byte on the terminal, beside fzf.

    python tests/benchmarks/measure_typing.py [--names 1000000] [--entities 100000] [--queries 30] [--json]

The choice of a name of the application (`reader --pick`), with an index of so many `--names` in the place of that of
its articles, and fzf on the list of the same names, are typed into with the same keys on a pseudo-terminal of 80x24:
names of three scripts with and without marks, with typing errors, and beginnings. The call of the index alone is timed
beside them. So is the choice on a real library with so many `--entities` (0: without it; 100,000 take two minutes to be
written), and on the samples, the floor for any number. fzf comes from apt and is left out when it is missing.
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from names_library import names_library
from typed_line import READ, SEEDS, Screen, Typed, environment

from figures import Figure, bare_interpreter, percentile, table
from measure_names import _build, queries
from name_lists import names
from reader.library.sqlite import open_library
from reader.names import NameIndex

REFERENCE = 0.013
SIZE = 80, 24
_LIMIT = 50
"""As many names as the application asks for."""
_CLEAR = "\x15"
_SLACK = 1.1
_MANY = 300_000
"""So many names must be there for a comparison with fzf: with few, both wait for nothing but their own pictures."""


@dataclass
class Spent:
    """What the keys of all queries took in one program.

    wall: seconds of each from its press to its last byte. processor: seconds of all threads. memory: MB resident, and
    what of it is the program's own.
    """

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    memory: tuple[float, float] = (0.0, 0.0)


def typed_into(line: Typed, typed: Sequence[str]) -> Spent:
    """Type every query; what was typed is cleared between them, which is not counted."""
    spent = Spent()
    for query in typed:
        for key in query:
            before = line.spent()
            spent.wall.append(line.key(key))
            spent.processor.append(max(0.0, line.spent() - before))
        line.key(_CLEAR)
    spent.memory = line.memory
    return spent


def in_fzf(listed: Path, count: int, typed: Sequence[str]) -> Spent:
    """What typing into fzf takes."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["/bin/sh", "-c", 'exec fzf --no-mouse < "$1"', "sh", str(listed)]
        line = Typed(command, {**environment(folder), "FZF_DEFAULT_OPTS": ""}, Screen(*SIZE))
        try:
            line.until(lambda: f"{count}/{count}".encode() in line.received)
            line.still()
            return typed_into(line, typed)
        finally:
            line.close()


def in_reader(command: Sequence[str], typed: Sequence[str]) -> Spent:
    """What typing into the application takes."""
    with tempfile.TemporaryDirectory() as folder:
        line = Typed([sys.executable, *command], environment(folder), Screen(*SIZE))
        try:
            line.wait_for("Find a name")
            line.still(1)
            line.key("a")  # the indexes are opened with the first key
            line.key(_CLEAR)
            return typed_into(line, typed)
        finally:
            line.close()


def called(search: Callable[[str, int], object], typed: Sequence[str]) -> list[float]:
    """Seconds of the processor for the call of every key."""
    search("a", _LIMIT)
    found = []
    for query in typed:
        for end in range(1, len(query) + 1):
            start = time.thread_time()
            search(query[:end], _LIMIT)
            found.append(time.thread_time() - start)
    return found


def shares(name: str, seconds: Sequence[float], bound: float | None = None) -> list[Figure]:
    """The figures of the keys of one program."""
    return [
        Figure(f"{name}: a key, median", percentile(seconds, 0.5) * 1e3, "ms"),
        Figure("  95 %", percentile(seconds, 0.95) * 1e3, "ms", bound),
        Figure("  slowest", max(seconds) * 1e3, "ms"),
    ]


def all_of(name: str, spent: Spent, bound: float | None = None) -> list[Figure]:
    """The figures of the keys of one program. bound: of its own memory."""
    return [
        *shares(name, spent.wall),
        Figure("  its processor, all threads, median", percentile(spent.processor, 0.5) * 1e3, "ms"),
        Figure("  95 %", percentile(spent.processor, 0.95) * 1e3, "ms"),
        Figure("  memory, resident", spent.memory[0], "MB"),
        Figure("  of that its own", spent.memory[1], "MB", bound),
    ]


def among(count: int, queried: int, scale: float, folder: Path) -> list[Figure]:
    """Keys over `count` names, ours beside those of fzf."""
    made = list(islice(dict.fromkeys(islice(names(), count + count // 2 + 10)), count))
    listed, path = folder / "names.txt", folder / "index"
    listed.write_text("".join(f"{name}\n" for name in made), encoding="utf-8")
    typed = queries(made, queried, random.Random(11))
    del made
    with get_context("spawn").Pool(1) as pool:
        pool.apply(_build, (str(listed), str(path)))
    figures = [Figure("keys", sum(map(len, typed)), "")]
    index = NameIndex.open(path)
    figures += shares(f"{count:,} names: call of the index, processor", called(index.search, typed), 16 * scale)
    samples = [str(each) for each in sorted(SEEDS.glob("*.txt"))]
    figures += all_of("reader --pick, the samples", in_reader(["-c", READ, "--pick", *samples], typed))
    application = str(Path(__file__).with_name("names_application.py"))
    ours = in_reader([application, str(path), *samples], typed)
    figures += all_of(f"reader --pick, {count:,} names", ours, 400)
    if shutil.which("fzf"):
        theirs = in_fzf(listed, count, typed)
        figures += all_of(f"fzf, {count:,} names", theirs)
        for share, name in ((0.5, "median"), (0.95, "95 %")):
            bound = _SLACK if count >= _MANY and share > 0.9 else None
            ratio = percentile(ours.wall, share) / percentile(theirs.wall, share)
            figures.append(Figure(f"reader --pick / fzf, {name}", ratio, "", bound))
        ratio = sum(ours.processor) / sum(theirs.processor)
        figures.append(Figure("reader --pick / fzf, processor of all keys", ratio, ""))
    return figures


def in_a_library(count: int, queried: int, scale: float, path: Path) -> list[Figure]:
    """Keys over the `count` names of a library."""
    typed = queries(names_library(path, count), queried, random.Random(11))
    library = open_library(str(path))
    called_for = called(library.search_names, typed)
    library.close()
    ours = in_reader(["-c", READ, "--pick", "--library", str(path)], typed)
    return [
        *shares(f"library of {count:,} names: call, processor", called_for, 16 * scale),
        *all_of(f"reader --pick, library of {count:,} names", ours, 400),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--names", type=int, default=1_000_000)
    parser.add_argument("--entities", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=30)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    bare = bare_interpreter()
    scale = bare / REFERENCE
    found = [Figure("bare interpreter", bare * 1e3, "ms")]
    with tempfile.TemporaryDirectory() as folder:
        found += among(options.names, options.queries, scale, Path(folder))
        if options.entities:
            found += in_a_library(options.entities, options.queries, scale, Path(folder) / "library.sqlite")
    print(json.dumps([asdict(figure) for figure in found], indent=1) if options.json else table(found))
    sys.exit(any(not figure.is_good for figure in found))


if __name__ == "__main__":
    main()
