"""Inputs by the million against what is promised of them: sanitising, decoding, names, every parser, every file read.

    python tests/robustness/fuzzing.py                      every target with the runs of the full figure
    python tests/robustness/fuzzing.py sanitise html        these alone
    python tests/robustness/fuzzing.py --runs 2000 --corpus FOLDER
    python tests/robustness/fuzzing.py sanitise --engine atheris --runs 1000000

--engine random (the default) draws every input from its own numbers: seed and number of the input give it again
(`--seed S --first N --runs 1`). --engine atheris looks for inputs that lead to new lines of the program; it takes one
target at a time and needs the package of that name. --corpus: a folder of .jsonl files whose records have a "text".
Ctrl+C (or TERM) ends it with the figure so far.
The full figure takes about half an hour of CPU time. Exit status 1 when a promise was broken, one input took longer
than its target allows, or memory grew beyond the bound.
"""

import argparse
import gc
import logging
import os
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]

MEGABYTES = 256
"""So much may the memory of the process grow while a target runs."""

_WARM = 300
_SHOWN = 4


@dataclass(slots=True)
class Figure:
    """What came of one target."""

    name: str
    engine: str
    runs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_input: str = ""
    megabytes: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    stopped: bool = False

    def note(self, failure: BaseException, number: int, given: Any) -> None:
        """Count `failure`, the first of its kind with its input."""
        frames = traceback.extract_tb(failure.__traceback__)
        last = frames[-1]
        kind = f"{type(failure).__name__}: {str(failure)[:90]} ({Path(last.filename).name}:{last.lineno})"
        self.broken[kind] += 1
        if self.broken[kind] == 1 and len(self.broken) <= 20:
            self.examples.append(f"{kind}\n    input {number}: {repr(given)[:600]}")


def measure(figure: Figure, check: Callable[[Any], None], given: Any, number: int) -> None:
    """Check one input."""
    begin = time.process_time()
    try:
        check(given)
    except KeyboardInterrupt:
        raise
    except BaseException as failure:  # whatever it is, it is no promise kept
        figure.note(failure, number, given)
    spent = time.process_time() - begin
    if spent > figure.slowest:
        figure.slowest, figure.slowest_input = spent, f"input {number}: {repr(given)[:600]}"
    figure.runs += 1


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def at_random(target: Any, lines: Any, runs: int, seed: int, first: int) -> Figure:
    """Inputs `first` to `first + runs` of `seed`."""
    for number in range(_WARM if runs > 1 else 0):  # what is imported and read once is no input's fault
        try:
            target.check(target.make(random.Random(-1 - number), lines))
        except Exception:  # counted when it comes again
            continue
    gc.collect()
    gc.freeze()
    figure = Figure(target.name, "random")
    before, begin = _peak(), time.process_time()
    try:
        for number in range(first, first + runs):
            given = target.make(random.Random((seed << 40) + number), lines)
            measure(figure, target.check, given, number)
    except KeyboardInterrupt:
        figure.stopped = True
    figure.seconds = time.process_time() - begin
    figure.megabytes = _peak() - before
    return figure


def guided(name: str, corpus: str, runs: int, seed: int) -> None:
    """The same with atheris; prints its line and ends the process."""
    try:
        import atheris
    except ImportError:
        print(f"{name}: atheris is not installed (pip install atheris); use --engine random")
        os._exit(2)
    with atheris.instrument_imports(include=["reader"]):
        targets = _targets()
    from fuzz_inputs import Drawn, clean_lines

    target, lines = targets[name], clean_lines(corpus)
    figure = Figure(name, "atheris")
    before, begin = _peak(), time.process_time()

    def one(data: bytes) -> None:
        measure(figure, target.check, target.make(Drawn(data), lines), figure.runs)
        if figure.runs >= runs:
            figure.seconds = time.process_time() - begin
            figure.megabytes = _peak() - before
            is_good = report([figure], {name: target.seconds * 10})
            sys.stdout.flush()
            os._exit(0 if is_good else 1)

    options = [f"-seed={seed + 1}", f"-runs={runs * 2 + 100}", "-max_len=2048", "-rss_limit_mb=0", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()


def report(figures: list[Figure], seconds: dict[str, float]) -> bool:
    """Print the table; whether every bound holds."""
    print(f"{'target':<14}{'engine':<9}{'inputs':>10}{'broken':>8}{'CPU s':>9}{'mean us':>9}{'worst ms':>10}{'MB':>6}")
    good = True
    for each in figures:
        broken = sum(each.broken.values())
        slow = each.slowest > seconds[each.name]
        large = each.megabytes > MEGABYTES and each.engine == "random"
        mean = each.seconds / max(1, each.runs) * 1e6
        print(
            f"{each.name:<14}{each.engine:<9}{each.runs:>10,}{broken:>8,}{each.seconds:>9.1f}{mean:>9.0f}"
            f"{each.slowest * 1000:>10.1f}{each.megabytes:>6}{'  TOO SLOW' if slow else ''}"
            f"{'  TOO LARGE' if large else ''}{'  stopped' if each.stopped else ''}"
        )
        if slow:
            print(f"    allowed {seconds[each.name] * 1000:.0f} ms; {each.slowest_input}")
        for example in each.examples[:_SHOWN]:
            print(f"    {example}")
        for kind, count in each.broken.most_common():
            print(f"    {count:>6} x {kind}")
        good = good and not broken and not slow and not large
    return good


def _targets() -> dict[str, Any]:
    from fuzz_files import FILE_TARGETS
    from fuzz_parsers import PARSER_TARGETS
    from fuzz_patterns import PATTERN_TARGETS
    from fuzz_records import RECORD_TARGETS
    from fuzz_targets import TEXT_TARGETS

    return {
        target.name: target
        for target in (*TEXT_TARGETS, *PARSER_TARGETS, *PATTERN_TARGETS, *FILE_TARGETS, *RECORD_TARGETS)
    }


def main(arguments: list[str] | None = None) -> int:
    """The exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--engine", choices=("random", "atheris"), default="random")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--seed", type=int, default=20_250)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--corpus", default="")
    options = parser.parse_args(arguments)
    if options.engine == "atheris":
        if len(options.targets) != 1:
            parser.error("atheris takes one target at a time")
        guided(options.targets[0], options.corpus, options.runs or 100_000, options.seed)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    logging.disable(logging.CRITICAL)  # of libraries, about what is damaged
    targets = _targets()
    if unknown := [name for name in options.targets if name not in targets]:
        parser.error(f"no target {unknown[0]!r}; there are: {', '.join(targets)}")
    from fuzz_inputs import clean_lines

    lines = clean_lines(options.corpus)
    print(f"seed {options.seed}, {len(lines):,} lines of honest text", flush=True)
    good = True
    for name in options.targets or targets:
        target = targets[name]
        figure = at_random(target, lines, options.runs or target.runs, options.seed, options.first)
        good = report([figure], {name: target.seconds}) and good
        sys.stdout.flush()
        if figure.stopped:
            return 130
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
