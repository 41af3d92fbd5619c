"""One application over a library turns ten thousand pages: its memory, open files and threads stay what they were.

    python tests/robustness/page_turns.py [--turns 10000] [--articles 300] [--seed 1] [--pages-only] [--kinds]

The program runs in a pseudo-terminal and gets one key after the other, the next when it has answered; now and then
another article is opened, searched, a card or a dialogue looked at (not with --pages-only). Memory after the first 500
pages is compared with memory at the end. --kinds: also of which kind the objects are that have become more (slows it
down a little). Ten thousand turns take about ten minutes. Ends with 1 when a bound is broken.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from programs import Terminal, article, processor_seconds, resident, table, use_folder

from reader.cli import main as reader

FIRST = 500
GROWTH = 0.05
_ANSWER_SECONDS = 0.3
_THREADS = 6
"""So many are made when they are needed first, and stay."""

_PAGES = (" ", " ", " ", "b", "d", "u", "G", "g")
_BESIDES = (
    ("o", "DOWN*", "\r"),
    ("o", "DOWN*", "\r"),
    ("n", "n", "\x1b"),
    ("/", "ha", "\r", "\x1b"),
    ("f", "osp", "\x1b"),
    ("n", "i", "\x1b"),
    ("c", "\x1b"),
    ("?", "\x1b"),
    ("M", "\x1b"),
    ("\x10", "mark", "\x1b"),
    ("T", "\x1b"),
    ("\t", "j", "j", "\t"),
)

_PROGRAM = """
import gc, json, signal, sys
from collections import Counter
def count(*_):
    gc.collect()
    kinds = Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())
    with open(sys.argv[1], "w") as file:
        json.dump(kinds, file)
signal.signal(signal.SIGUSR1, count)
from reader.cli import main
sys.exit(main(sys.argv[2:]))
"""


class Turning:
    """One program in which pages are turned."""

    def __init__(self, folder: Path, articles: int, seed: int, *, pages_only: bool, kinds: bool) -> None:
        use_folder(folder)
        files, library = folder / "files", folder / "library.sqlite"
        files.mkdir()
        for number in range(articles):
            (files / f"{number}.txt").write_text(article(number, 40), encoding="utf-8")
        reader(["add", str(files), "--library", str(library)])
        self.dice = random.Random(seed)
        self.turns = 0
        self._besides = () if pages_only else _BESIDES
        self._kinds = folder / "kinds.json"
        command = ["-c", _PROGRAM, str(self._kinds)] if kinds else ["-m", "reader"]
        self.terminal = Terminal(arguments=[sys.executable, *command, "--library", str(library)], columns=120, rows=30)
        self.terminal.wait_for(b"F1")
        self.terminal.drain(2)

    def key(self, keys: str) -> None:
        """Type something and wait until the screen has begun to answer."""
        self.terminal.type(keys)
        self.terminal.drain(_ANSWER_SECONDS, lambda _came: True)

    def turn(self, count: int) -> None:
        """Turn so many pages."""
        for _ in range(count):
            self.key(self.dice.choice(_PAGES))
            self.turns += 1
            if self._besides and self.turns % 12 == 0:
                for keys in self.dice.choice(self._besides):
                    if keys == "DOWN*":
                        self.key("\x1b[B" * self.dice.randrange(1, 12))
                    else:
                        self.key(keys)
                self.terminal.drain(0.25)  # a lone escape is waited for

    def figures(self) -> tuple[int, int, int]:
        """Kilobytes, open files, threads."""
        self.terminal.drain(1)
        place = Path(f"/proc/{self.terminal.pid}")
        return resident(self.terminal.pid), len(os.listdir(place / "fd")), len(os.listdir(place / "task"))

    def kinds(self) -> dict[str, int]:
        """How many objects of each kind there are."""
        self._kinds.unlink(missing_ok=True)
        os.kill(self.terminal.pid, signal.SIGUSR1)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            self.terminal.drain(0.5)
            try:
                return dict(json.loads(self._kinds.read_text()))
            except (OSError, ValueError):
                continue
        raise AssertionError("it did not count")


def measure(
    turns: int,
    articles: int,
    seed: int,
    *,
    pages_only: bool = False,
    kinds: bool = False,
    tell: Callable[[str], object] = print,
) -> bool:
    """Turn so many pages, print the figures; whether all is as it should be."""
    with tempfile.TemporaryDirectory(prefix="page-turns-") as folder:
        turning = Turning(Path(folder), articles, seed, pages_only=pages_only, kinds=kinds)
        try:
            first = min(FIRST, turns // 2)
            turning.turn(first)
            before, counted = turning.figures(), turning.kinds() if kinds else {}
            while turning.turns < turns:
                turning.turn(min(1000, turns - turning.turns))
                assert not turning.terminal.ended(), turning.terminal.received[-2000:]
                tell(f"{turning.turns} pages: {turning.figures()[0] / 1024:.1f} MB")
            after = turning.figures()
            seconds = processor_seconds(turning.terminal.pid)
            now = turning.kinds() if kinds else {}
            for kind in sorted(now, key=lambda each: counted.get(each, 0) - now[each])[:15]:
                tell(f"  {now[kind] - counted.get(kind, 0):+8} {kind} ({now[kind]})")
        finally:
            turning.terminal.kill()
    growth = after[0] / before[0] - 1
    return table(
        [
            ("pages turned", turning.turns, None),
            (f"memory after {first}, MB", f"{before[0] / 1024:.1f}", None),
            (f"memory after {turning.turns}, MB", f"{after[0] / 1024:.1f}", None),
            ("growth", f"{growth:+.1%}", growth <= GROWTH),
            ("open files", f"{before[1]} -> {after[1]}", after[1] <= before[1]),
            ("threads", f"{before[2]} -> {after[2]}", after[2] <= before[2] + _THREADS),
            ("processor seconds", f"{seconds:.0f}", None),
        ]
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages-only", action="store_true")
    parser.add_argument("--kinds", action="store_true")
    options = parser.parse_args()
    kept = measure(options.turns, options.articles, options.seed, pages_only=options.pages_only, kinds=options.kinds)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
