"""Hostile inputs through every surface: `python tests/robustness/hostile_surfaces.py [PART] [--every N] [--from K]`.

PART is application, commands, start or all. Prints a table and exits with 1 when a bound is broken: anything reaches
the terminal that the program has no reason to send, less than 99 % of the readable words are shown, something fails,
takes more than 20 s or 64 MB. Without a part, all of it: 605 inputs of 13 kinds of files, 150 starts; about 40 minutes
on two idle cores. `--every N --from K` takes each N-th input from the K-th on, for several processes at once.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from hostile_corpus import Hostile, articles
from surfaces_application import Findings, listed, make_library, walk
from surfaces_command_line import walk_commands
from surfaces_start import PAYLOADS, walk_starts

LEAST_SHOWN = 0.99
_AT_ONCE = 40


def application(hostile: list[Hostile], home: Path) -> Findings:
    """All surfaces of the application; of those that cannot be read, the error."""
    make_library(home / "in", hostile, home)
    known = listed(home)
    return walk(hostile, home, unread=frozenset(each.id for each in hostile if f"{each.id}{each.suffix}" not in known))


def verdict(part: str, findings: Findings, seconds: float) -> bool:
    """Print the figures; whether they are within bounds."""
    found = findings.words - len(findings.missing)
    share = found / findings.words if findings.words else 1.0
    print(f"{part}: {findings.inputs} inputs, {findings.surfaces} surfaces, {findings.bytes:,} bytes, {seconds:.0f} s")
    print(f"  readable words shown    {found:,} of {findings.words:,}  {share:.2%}")
    print(f"  slowest input           {findings.slowest[0]:.1f} s  {findings.slowest[1]}")
    print(f"  most memory             {findings.growth >> 20} MB")
    print(f"  faults                  {len(findings.problems)}")
    for line in findings.problems[:40]:
        print(f"    {line[:600]}")
    for line in findings.missing[:40]:
        print(f"    not shown: {line}")
    sys.stdout.flush()
    return not findings.problems and share >= LEAST_SHOWN


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("part", nargs="?", default="all", choices=("application", "commands", "start", "all"))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first")
    options = parser.parse_args()
    chosen = list(articles())[options.first :: options.every]
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for at in range(0, len(chosen), _AT_ONCE) if options.part in ("application", "all") else ():
            began = time.monotonic()
            found = application(chosen[at : at + _AT_ONCE], Path(folder, f"application{at}"))
            good &= verdict(f"application, from {at}", found, time.monotonic() - began)
        if options.part in ("start", "all"):
            began = time.monotonic()
            payloads = dict(list(PAYLOADS.items())[options.first :: options.every])
            starts = Path(folder, "start")
            starts.mkdir()
            good &= verdict("start", walk_starts(starts, payloads), time.monotonic() - began)
        if options.part in ("commands", "all"):  # last: it changes the environment of this process
            began = time.monotonic()
            found = walk_commands(chosen, Path(folder, "commands"))
            good &= verdict("commands", found, time.monotonic() - began)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
