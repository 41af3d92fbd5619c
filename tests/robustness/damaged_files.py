"""A thousand damaged stores, configurations and caches: the program starts each time and says what it did.

    python tests/robustness/damaged_files.py [--mutants 1000] [--part 1/2] [--seed 9] [--only WORD] [--language vi]

Every mutant is a home in which one file is damaged (`mutations.py` says how); commands look at it, and the
application is opened on every fourth and left. It must start each time without a traceback or an internal fault, with
a status of the contract, articles must be readable unless every one of them is damaged, what was in a damaged store
must still lie there or beside it, and where it is not used, a line says so. Prints a table and every broken promise;
exits 1 when there is one. A thousand take about ten minutes of CPU time.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import fault_runs as runs
import spoken
from fault_runs import Home, Outcome, Step
from mutations import MUTATIONS, Mutation

from reader.cli.status import Status

_SHOWN = Step("", lambda text: "F10 Quit" in text or "Thoát" in text or "Шығу" in text)
_READ = Step(" ", lambda text: "%" in text.splitlines()[0])
_STEPS = (_SHOWN, _READ, Step("q", lambda _text: False))
_WORDS = ("Vietnam", "Kazakhstan", "Astana", "Hanoi")


def content(path: Path) -> bytes | None:
    """The bytes of a regular file."""
    return path.read_bytes() if path.is_file() else None


def broken_store(path: Path, before: bytes | None, told: str, language: str) -> Iterator[str]:
    """Whether what was in a store is gone, or out of use without a word.

    A store of which one page is damaged goes on being written: SQLite notices what it reads, and the rest is kept.
    """
    if before is None:
        return
    aside = [content(each) for each in path.parent.glob(f"{path.name}.damaged-*")]
    if content(path) == before or before in aside:
        if before in aside and not spoken.is_said(told, (spoken.DAMAGED,), language):
            yield "moved aside without a word"
        return
    if not path.is_file():
        yield "the old file is gone"
    elif before and not before.startswith(b"SQLite format 3\0"):
        yield "what was there was overwritten"


def broken_run(name: str, outcome: Outcome, language: str, *, reads: bool) -> Iterator[str]:
    """The promises that a run has broken."""
    told = runs.told_in(outcome)
    if outcome.status is None:
        yield f"{name}: it hung"
    elif outcome.status not in (0, 1, 3):
        yield f"{name}: status {outcome.status}"
    if "Traceback" in told or b"Traceback" in outcome.raw:
        yield f"{name}: a traceback"
    if spoken.is_said(told, spoken.FAULTS, language):
        yield f"{name}: called a fault of the program"
    for line in spoken.untranslated(told, language):
        yield f"{name}: English to somebody who reads {language}: {line}"
    if outcome.unrestored:
        yield f"{name}: the terminal keeps {outcome.unrestored}"
    if outcome.status and not told.strip():
        yield f"{name}: silent with status {outcome.status}"
    if reads and not any(word in screen for screen in outcome.screens for word in _WORDS):
        yield f"{name}: no article on the screen"


def nothing_is_readable(home: Home, opened: Outcome) -> bool:
    """Whether the application could but end with an error: none of the articles in the library can be shown either."""
    return opened.status == Status.UNREADABLE and all(
        runs.run_command(home, ["show", str(number)]).status == Status.UNREADABLE
        for number in range(1, len(home.articles))
    )


def broken(mutation: Mutation, home: Home, language: str = "en", *, opens: bool) -> Iterator[str]:
    """Start commands on a damaged home, and the application if it `opens`; say what they broke."""
    target = home.path / mutation.target
    before = content(target)
    store = target.suffix == ".sqlite"
    told = ""
    if opens:
        article = [] if mutation.target.startswith("library") else [str(home.articles[0])]
        opened = runs.run_application(home, article, _STEPS, language)
        yield from broken_run("application", opened, language, reads=not (store and nothing_is_readable(home, opened)))
        told = runs.told_in(opened)
    if store:
        commands = [["list"], ["link", "list"], ["search", "astana"]]
    else:
        show = ["show", str(home.articles[0])]
        recognise = ["search", "astana"] if "cache" in mutation.target else ["entities", str(home.articles[0])]
        commands = [show] if "config.toml" in mutation.target else [show, recognise]
    decided = False
    for arguments in commands:
        outcome = runs.run_command(home, arguments, language)
        yield from broken_run(" ".join(arguments[:2]), outcome, language, reads=False)
        told += runs.told_in(outcome)
        decided = decided or runs.IGNORED in outcome.output
    if store:
        yield from broken_store(target, before, told, language)
    if mutation.target.startswith("state") and not decided and "reader:" not in told and not mutation.is_about_values:
        yield "the decisions are gone without a word"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Damaged stores and configurations.")
    parser.add_argument("--mutants", type=int, default=1000)
    parser.add_argument("--part", default="1/1")
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--only", default="")
    parser.add_argument("--language", choices=spoken.LANGUAGES, default="en")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    part, parts = map(int, options.part.split("/"))
    runs.import_all()
    folder = Path(tempfile.mkdtemp(prefix="reader-damage-"))
    tried: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    is_warm = False
    begin = time.monotonic()
    try:
        template = runs.make_home(folder / "template")
        chosen = [each for each in MUTATIONS if options.only in each.name]
        # Stores come last, without own names: by then the tables that every run would read are read.
        chosen.sort(key=lambda each: each.target.endswith(".sqlite"))
        for number in sorted(range(options.mutants), key=lambda number: number % len(chosen)):
            if number // len(chosen) % parts != part - 1:
                continue
            mutation = chosen[number % len(chosen)]
            is_store = mutation.target.endswith(".sqlite")
            if is_store and not is_warm:
                runs.warm()
                template = runs.make_home(folder / "template", configured=False)
                is_warm = True
            home = template.copy(folder / "run")
            mutation.make(home.path / mutation.target, random.Random(options.seed * 1_000_003 + number))
            tried[mutation.name] += 1
            if tried.total() % 50 == 0:
                print(f"{tried.total()} mutants, {time.monotonic() - begin:.0f} s", file=sys.stderr, flush=True)
            for problem in broken(mutation, home, options.language, opens=number // len(chosen) % 4 == number % 4):
                bad[mutation.name] += 1
                print(f"{number} {mutation.name}: {problem}", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{'what is damaged':52}{'mutants':>8}{'broken':>8}")
    for name in tried:
        print(f"{name:52}{tried[name]:8}{bad[name]:8}")
    print(f"{'all':52}{tried.total():8}{bad.total():8}   {time.monotonic() - begin:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
