"""Fifty processes and five applications use one library at the same time: nobody is turned away, nobody waits long.

    python tests/robustness/crowd.py --minutes 10 [--clients 50] [--applications 5] [--every 4]

Every client, one of ten persons, does one of these in every `--every` seconds on the average: add a small article,
decide, mark, search, list, read. The applications are in pseudo-terminals and get two random keys a second. How long a
writing call takes is measured by who calls; what of it was waiting for the library, and what waiting for a processor,
is told apart (the latter: /proc/PID/schedstat). The bound (p99 of 100 ms, without waiting for a processor) is for a
machine with nothing else to do. Ends with 1 when a bound is broken.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from programs import Log, Terminal, article, fork, processor_seconds, share, table, use_folder, warm_up

from reader.documents.reading import read
from reader.entities.decisions import Action, Decision
from reader.entities.mention import EntityType
from reader.library.database import Database
from reader.library.marks import Mark
from reader.library.sqlite import open_library

PERSONS = 10
BOUND_MS = 100.0
_WRITES = ("add", "add", "decide", "mark", "move")
_READS = ("search", "names", "list", "read", "read")
_KEYS = (
    " ",
    "b",
    "d",
    "u",
    "j",
    "k",
    "n",
    "N",
    "G",
    "g",
    "\t",
    "v",
    "e",
    "f",
    "o",
    "\r",
    "\x1b",
    "m",
    "i",
    "c",
    "M",
    "/",
    "x",
    "K",
    "J",
)


class _Waiting:
    """Seconds that this process has waited for the library since it was asked last."""

    def __init__(self) -> None:
        self.seconds = 0.0
        write = Database.write

        @contextmanager
        def timed(database: Database) -> Iterator[Any]:
            began = time.monotonic()
            with write(database) as connection:
                self.seconds += time.monotonic() - began
                yield connection

        Database.write = timed  # type: ignore[method-assign]


def _queued() -> float:
    """Seconds that this process was ready to run and had no processor."""
    try:
        return int(Path("/proc/self/schedstat").read_text().split()[1]) / 1e9
    except OSError:
        return 0.0


def client(address: str, person: Path, log: Log, seed: int, end: float, every: float) -> None:
    """What one does until `end`; every call is logged with what it took in all, for the library, for a processor."""
    dice, waiting = random.Random(seed), _Waiting()
    count = 0
    with closing(open_library(address, person)) as library:

        def add() -> None:
            library.add(read(article(seed * 100_000 + count).encode(), f"/{seed}/{count}.txt"))

        def decide() -> None:
            library.decide(Decision(Action.RENAME, EntityType.PLACE, ("Hanoi", f"Place {seed} {count}")))

        def mark() -> None:
            library.add_mark(Mark(0, "key", 1, 2, "quote", f"{seed} {count}"))

        def move() -> None:
            library.set_position(f"{seed}", count)
            library.settle()

        def look() -> None:
            keys = list(library.listing().keys)
            key = dice.choice(keys)
            library.document(key)
            library.mentions(key)

        calls: dict[str, Callable[[], object]] = {
            "add": add,
            "decide": decide,
            "mark": mark,
            "move": move,
            "search": lambda: library.search_text(dice.choice(("ha noi", "астана", "delegation"))),
            "names": lambda: library.search_names(dice.choice(("hung", "ospanov", "hanoi")), 5),
            "list": lambda: library.documents(limit=50),
            "read": look,
        }
        while (now := time.monotonic()) < end:
            time.sleep(min(end - now, dice.expovariate(1 / every)))
            count += 1
            kind = dice.choice(dice.choice((_WRITES, _READS)))
            waiting.seconds, queued, began = 0.0, _queued(), time.monotonic()
            try:
                calls[kind]()
            except Exception as error:
                log.write("error", f"{kind}: {type(error).__name__}: {error}")
                continue
            took = time.monotonic() - began
            log.write("call", kind, took, waiting.seconds, _queued() - queued)


def application(address: str, log: Log) -> int:
    """The application, which logs what it tells the person that went wrong."""
    from reader.app.application import ReaderApp
    from reader.cli import main
    from reader.library.personal import PersonalStore

    notify, failed = ReaderApp.notify, PersonalStore._failed

    def told(app: ReaderApp, message: str, **options: Any) -> None:
        if options.get("severity") == "error":
            log.write("error", f"the application says: {options.get('title')}: {message}")
        notify(app, message, **options)

    def not_kept(store: PersonalStore, error: Any) -> None:
        log.write("error", f"the application cannot keep: {error}")
        failed(store, error)

    ReaderApp.notify = told  # type: ignore[method-assign, assignment]
    PersonalStore._failed = not_kept  # type: ignore[method-assign]
    status = main(["--library", address])
    if status not in {0, 128 + signal.SIGTERM}:
        log.write("error", f"the application ended with {status}")
    return status


def run(folder: Path, minutes: float, clients: int, applications: int, every: float) -> tuple[Log, float]:
    """Let them work; the log of all, and the processor seconds that they have used."""
    use_folder(folder)
    address = str(folder / "library.sqlite")
    with closing(open_library(address, make=True)) as library:
        for number in range(200):
            document = read(article(number, 12).encode(), f"/first/{number}.txt")
            library.add(document)
            library.analyse(document.key)
    log = Log(folder / "log")
    dice = random.Random(5)
    end = time.monotonic() + 60 * minutes
    running = []
    for number in range(clients):
        person, seed = folder / f"person{number % PERSONS}.sqlite", number + 1
        running.append(fork(lambda person=person, seed=seed: client(address, person, log, seed, end, every), log))  # type: ignore[misc]
    terminals = [Terminal(lambda: application(address, log), log=log) for _ in range(applications)]
    typed = {terminal.pid: 0.0 for terminal in terminals}
    while time.monotonic() < end:
        for terminal in terminals:
            terminal.drain(0.02)
            if terminal.ended():
                log.write("error", f"an application ended with {terminal.status}: {terminal.received[-500:]!r}")
                terminals.remove(terminal)
                break
            if time.monotonic() > typed[terminal.pid]:
                typed[terminal.pid] = time.monotonic() + dice.expovariate(2.0)
                terminal.type(dice.choice(_KEYS))
        time.sleep(0.02)
    used = sum(processor_seconds(terminal.pid) for terminal in terminals)
    for pid in running:
        _pid, status, usage = os.wait4(pid, 0)
        used += usage.ru_utime + usage.ru_stime
        if status:
            log.write("error", f"a client ended with {status}")
    for terminal in terminals:
        os.kill(terminal.pid, signal.SIGTERM)
        deadline = time.monotonic() + 30
        while not terminal.ended() and time.monotonic() < deadline:
            terminal.drain(0.05)
        if terminal.status != 128 + signal.SIGTERM:
            log.write("error", f"asked to end, an application ended with {terminal.status}")
        terminal.kill()
    return log, used


def measure(minutes: float, clients: int, applications: int, every: float) -> bool:
    """Let them work, print the figures; whether all is as it should be."""
    with tempfile.TemporaryDirectory(prefix="crowd-") as name:
        folder = Path(name)
        began = time.monotonic()
        log, used = run(folder, minutes, clients, applications, every)
        seconds = time.monotonic() - began
        lines = log.lines()
        stderr = log.path.with_suffix(".stderr")
        if stderr.exists():
            print(stderr.read_text()[-3000:])
    calls = [line[2:] for line in lines if line[1] == "call"]
    errors = [line[2] for line in lines if line[1] == "error"]
    for error in sorted(set(errors))[:20]:
        print(f"{errors.count(error)} x {error}")
    writes = [call for call in calls if call[0] in _WRITES]
    rows: list[tuple[str, object, bool | None]] = [
        ("clients, applications", f"{clients}, {applications}", None),
        ("offered: one call of a client every", f"{every:g} s", None),
        ("calls, writing ones", f"{len(calls)}, {len(writes)}", bool(writes)),
        ("writes a second", f"{len(writes) / seconds:.1f}", None),
        ("processors used by all of them", f"{used / seconds:.2f} of {os.cpu_count()}", None),
        ("errors, those of locks among them", len(errors), not errors),
    ]
    kinds: list[tuple[str, Callable[[Any], float], bool]] = [
        ("write, as the client sees it", lambda call: call[1], False),
        ("write without waiting for a processor", lambda call: call[1] - call[3], True),
        ("of it waiting for the library", lambda call: call[2], False),
    ]
    for kind, value, bounded in kinds:
        took = [1000 * max(0.0, value(call)) for call in writes]
        p99 = share(took, 0.99)
        told = f"{share(took, 0.5):.1f} / {p99:.1f} / {max(took, default=0):.1f} ms"
        rows.append((f"{kind}: p50 / p99 / max", told, p99 <= BOUND_MS if bounded else None))
    for kind in sorted({call[0] for call in calls}):
        took = [1000 * call[1] for call in calls if call[0] == kind]
        rows.append(
            (f"  {kind}: calls, p50 / p99", f"{len(took)}, {share(took, 0.5):.1f} / {share(took, 0.99):.1f} ms", None)
        )
    return table(rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--applications", type=int, default=5)
    parser.add_argument("--every", type=float, default=4.0)
    options = parser.parse_args()
    warm_up()
    return 0 if measure(options.minutes, options.clients, options.applications, options.every) else 1


if __name__ == "__main__":
    sys.exit(main())
