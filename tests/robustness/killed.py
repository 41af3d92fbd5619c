"""Processes that use one library are killed at any moment: nothing that was acknowledged is lost.

    python tests/robustness/killed.py [--kills 1000] [--seed 1] [--server]

In every round some of these work on one library until each is killed with SIGKILL: `reader add` of a folder with its
reading processes, one that decides, marks and removes, one that reads, and the application in a terminal. Then the
files are checked, what was acknowledged is looked for, and the links are compared now and then with links made anew.
--server: the library is a database on a PostgreSQL server (started for it), only the clients are killed. A thousand
kills take about a quarter of an hour on two processors. Ends with 1 when a bound is broken.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from acknowledging import Deciding, Promise, adding, read_along, reading
from programs import Log, Terminal, article, descendants, fork, started, table, use_folder, wait_until_gone, warm_up

from reader.entities.linking import Linker
from reader.library.shared import SharedStore
from reader.library.sqlite import open_engine, open_library

ROUNDS_A_LIBRARY = 12
FILES_A_ROUND = 16
ORPHAN_SECONDS = 2.0
PATIENCE = 30.0


class Killing:
    """Rounds on one library after the other. new_place: where the next library is."""

    def __init__(self, seed: int, new_place: Callable[[Path], str]) -> None:
        self.dice = random.Random(seed)
        self._new_place = new_place
        self.kills = 0
        self.rounds = 0
        self.acknowledged = 0
        self.compared = 0
        self.faults: list[str] = []
        self.orphans: list[float] = []
        self.lags: list[float] = []
        self._number = 0
        self._bereft = False  # whether a process that reads for another was killed in this round

    def run(self, kills: int, folder: Path, tell: Callable[[str], object] = lambda _: None) -> None:
        """Go on until so many processes were killed; `folder` is for all that is kept."""
        place = 0
        while self.kills < kills:
            here = folder / str(place)
            here.mkdir()
            use_folder(here)
            self._library(here, kills)
            shutil.rmtree(here, ignore_errors=True)
            place += 1
            tell(f"{self.kills} kills, {self.rounds} rounds, {len(self.faults)} faults")

    def _library(self, here: Path, kills: int) -> None:
        files, personal = here / "files", here / "state" / "reader" / "personal.sqlite"
        files.mkdir()
        address = self._new_place(here)
        self._write(files)
        first = fork(lambda: adding(address, files, Log(here / "first.log")))
        _pid, status = os.waitpid(first, 0)
        if status:
            self.faults.append(f"the first adding ended with {status}")
        promise = Promise()
        for turn in range(ROUNDS_A_LIBRARY):
            if self.kills >= kills:
                break
            self._write(files)
            log = Log(here / f"{turn}.log")
            before = len(self.faults)
            ended = self._round(address, files, log, turn)
            self._check_files(address, personal)
            promise.take(log.lines(), ended)
            with closing(open_library(address, personal)) as library:
                found = promise.broken(library)
            if self._bereft:  # what a process read that was killed is told, and read the next time
                found = [each for each in found if each != "reader add ended with 3"]
            self.faults += found
            if turn % 4 == 3 or len(self.faults) > before:
                self._go_on(address, files, here / f"{turn}.again")
                self._compare(address)
            self.lags += promise.lags
            promise.lags = []
            log.close()
            self.rounds += 1
            report = here / "state" / "reader" / "faults.log"
            if report.exists():
                self.faults.append(f"internal fault: {report.read_text()[-1500:]}")
                report.unlink()
            for fault in self.faults[before:]:
                errors = log.path.with_suffix(".stderr")
                print(
                    f"round {self.rounds}: {fault}", errors.read_text()[-2000:] if errors.exists() else "", flush=True
                )
        self.acknowledged += promise.count

    def _write(self, files: Path) -> None:
        for _ in range(FILES_A_ROUND):
            (files / f"{self._number}.txt").write_text(article(self._number), encoding="utf-8")
            self._number += 1
        if self.dice.random() < 0.2:  # read in a process of its own, and long enough to be met in the midst of it
            rows = "".join(f"<p>{line}</p>" for line in article(self._number, 600).split("\n\n"))
            (files / f"{self._number}.html").write_text(f"<html><body><article>{rows}</article>", encoding="utf-8")
            self._number += 1

    def _round(self, address: str, files: Path, log: Log, turn: int) -> dict[str, float]:
        """Start some, kill them; when who was killed."""
        dice, seed = self.dice, self.dice.randrange(1 << 30)
        self._bereft = False
        works: dict[str, Callable[[], object]] = {
            "adder": lambda: adding(address, files, log),
            "decider": lambda: Deciding(address, log, seed).run(),
            "reader": lambda: reading(address, log, seed),
            "second adder": lambda: adding(address, files, log, "second adder"),
            "second reader": lambda: reading(address, log, seed + 1, "second reader"),
        }
        chosen = dice.sample(sorted(works), dice.choice((2, 4, 5, 5)))
        running: dict[str, int] = {name: fork(works[name], log) for name in chosen}
        terminal = None
        if turn % 2:
            terminal = Terminal(lambda: read_along(address, log), log=log, rows=14)
            running["application"] = terminal.pid
        if dice.random() < 0.8:  # the others are killed while they start
            self._wait_until_ready(set(running), log, terminal)
        waits = sorted((dice.choice((0.05, 0.3, 1.2)) * dice.random(), name) for name in running)
        began = time.monotonic()
        ended: dict[str, float] = {}
        for wait, name in waits:
            while (left := began + wait - time.monotonic()) > 0:
                if terminal is None or terminal.file < 0:
                    time.sleep(left)
                else:
                    terminal.drain(min(left, 0.06))
                    terminal.type(dice.choice((" ", " ", "j", "b", "k", "n", "J", "mnote\r", "mword\r", "\x1b")))
            ended[name] = self._kill(name, running[name])
            if name == "application" and terminal is not None:
                terminal.close()
        return ended

    def _wait_until_ready(self, names: set[str], log: Log, terminal: Terminal | None) -> None:
        deadline = time.monotonic() + PATIENCE
        while not names <= {line[2] for line in log.lines() if line[1] == "ready"}:
            if time.monotonic() > deadline:
                self.faults.append(f"not all of {sorted(names)} began")
                return
            if terminal is None:
                time.sleep(0.01)
            else:
                terminal.drain(0.02)
                terminal.type(" ")

    def _kill(self, name: str, pid: int) -> float:
        children = {child: started(child) for child in descendants(pid)}
        if children and self.dice.random() < 0.2:  # one that reads for it goes first
            with suppress(ProcessLookupError):
                os.kill(self.dice.choice(sorted(children)), signal.SIGKILL)
                self.kills += 1
                self._bereft = True
            time.sleep(0.05 * self.dice.random())
            children = {child: started(child) for child in descendants(pid)}
        when = time.monotonic()
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        self.kills += 1
        gone = wait_until_gone(children, ORPHAN_SECONDS)
        if gone is None:
            self.faults.append(f"processes of a killed {name} are there after {ORPHAN_SECONDS} s")
        elif children:
            self.orphans.append(gone)
        return when

    def _check_files(self, address: str, personal: Path) -> None:
        places = [personal] if "://" in address else [Path(address), personal]
        for path in places:
            if not path.exists():
                continue
            with closing(sqlite3.connect(path, timeout=30)) as connection:
                answers = [row[0] for row in connection.execute("PRAGMA integrity_check")]
                answers += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
                if answers != ["ok"]:
                    self.faults.append(f"{path.name}: {answers[:3]}")
        with closing(SharedStore(open_engine(address))) as store:
            self.faults += _inconsistent(store, is_server="://" in address)

    def _go_on(self, address: str, files: Path, log: Path) -> None:
        """The same command, undisturbed, adds what is missing."""
        again = fork(lambda: adding(address, files, Log(log)))
        _pid, status = os.waitpid(again, 0)
        if status:
            self.faults.append(f"adding again ended with {os.waitstatus_to_exitcode(status)}")
        with closing(SharedStore(open_engine(address))) as store:
            there = {file.path for file, _kept in store.files()}
            missing = {str(path) for path in files.iterdir()} - there
            if missing:
                self.faults.append(f"{len(missing)} files are not in after adding again")
            named = {summary.name for summary in store.documents()}
            if len(missing := {str(path) for path in files.iterdir()} - named):
                self.faults.append(f"{len(missing)} articles are not in after adding again")

    def _compare(self, address: str) -> None:
        """The links are those that the documents make when they are linked anew."""
        with closing(SharedStore(open_engine(address))) as store:
            plain = Linker()
            for summary in store.documents():
                if store.recogniser_of(summary.key) is not None:
                    plain.add(summary.key, store.mentions(summary.key), summary.language, store.text(summary.key))
            linked = plain.result()
            links = store.links
            assert links is not None
            kept = {entity.id: entity for entity in links.every_entity()}
            if kept != dict(linked.entities):
                different = [
                    each for each in kept.keys() | linked.entities.keys() if kept.get(each) != linked.entities.get(each)
                ]
                self.faults.append(f"{len(different)} entities differ from those made anew: {different[:3]}")
            self.compared += 1


def _inconsistent(store: SharedStore, *, is_server: bool) -> list[str]:
    """What does not fit together in a library."""

    def numbers(question: str) -> set[Any]:
        return {row[0] for row in connection.execute(question).fetchall()}

    faults = []
    with store._database.read() as connection:
        documents = numbers("SELECT number FROM documents")
        if documents != numbers("SELECT document FROM contents"):
            faults.append("documents without contents, or contents without documents")
        linked = numbers("SELECT number FROM documents WHERE recogniser IS NOT NULL")
        if linked != numbers("SELECT document FROM link_documents"):
            faults.append("recognised documents are not those that are linked")
        if not numbers("SELECT document FROM link_occurrences") <= documents:
            faults.append("names stand in documents that are not there")
        indexed = numbers("SELECT number FROM documents WHERE indexed = 1")
        if is_server:
            if indexed != numbers("SELECT document FROM full_text"):
                faults.append("the full text has other documents")
        else:
            if indexed != numbers("SELECT id FROM full_text_docsize"):
                faults.append("the full text has other documents")
            try:
                connection.execute("INSERT INTO full_text (full_text) VALUES ('integrity-check')")
            except sqlite3.Error as error:
                faults.append(f"full text: {error}")
    return faults


def measure(kills: int, seed: int, *, server: bool = False, tell: Callable[[str], object] = print) -> bool:
    """Kill so many, print the figures; whether all is as it should be."""
    began = time.monotonic()
    private = None
    if server:
        sys.path.append(str(Path(__file__).parents[1] / "library"))
        from postgresql_server import PATH, PrivateServer

        found = [shutil.which(name, path=PATH + os.pathsep + os.environ["PATH"]) for name in ("initdb", "pg_ctl")]
        private = PrivateServer(*map(str, found))
    try:
        killing = Killing(seed, lambda here: private.new_database() if private else str(here / "library.sqlite"))
        with tempfile.TemporaryDirectory(prefix="killed-") as folder:
            killing.run(kills, Path(folder), tell)
    finally:
        if private is not None:
            private.stop()
    return table(
        [
            ("killed processes", killing.kills, killing.kills >= kills),
            ("rounds, each checked whole", killing.rounds, None),
            ("comparisons with links made anew", killing.compared, None),
            ("acknowledged changes", killing.acknowledged, None),
            ("faults (lost, damaged, inconsistent)", len(killing.faults), not killing.faults),
            ("longest life of an orphan, s", f"{max(killing.orphans, default=0):.2f}", None),
            (
                "greatest age of a lost position, s",
                f"{max(killing.lags, default=0):.2f}",
                max(killing.lags, default=0) <= 1.0,
            ),
            ("minutes", f"{(time.monotonic() - began) / 60:.1f}", None),
        ]
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--server", action="store_true")
    options = parser.parse_args()
    warm_up()
    return 0 if measure(options.kills, options.seed, server=options.server) else 1


if __name__ == "__main__":
    sys.exit(main())
