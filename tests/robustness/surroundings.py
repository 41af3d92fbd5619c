"""Broken machines one by one: a full disk, a home that may not be written, locks, changing files, no terminal, sizes.

    python tests/robustness/surroundings.py [CASE…] [--resizes 10000]

Each case runs the program as somebody would meet it there, and says which promise was broken: reading goes on, one
clear line says what happened, nothing acknowledged is lost, the terminal is itself again, and what the program makes
can be read by nobody else. Prints a table; exits 1 when something is broken. All cases take about five minutes of CPU
time.
"""

import argparse
import ctypes
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import fault_runs as runs
from fault_runs import Home, Outcome, Step
from faulty_calls import NOTE, STEPS, has_reason, preload

Problems = Iterator[str]


def _fine(name: str, outcome: Outcome, statuses: tuple[int, ...] = (0,)) -> Problems:
    """What every run promises."""
    told = runs.told_in(outcome)
    if outcome.status not in statuses:
        yield f"{name}: status {outcome.status}: {told.strip()[-300:]}"
    if "Traceback" in told or "internal fault" in told or "error inside the program" in told:
        yield f"{name}: called a fault of the program"
    if outcome.unrestored:
        yield f"{name}: the terminal keeps {outcome.unrestored}"


def _whole(home: Home) -> Problems:
    """Whether what was kept before is there."""
    for path in (home.personal, home.library):
        if (answer := runs.integrity(path)) != "ok":
            yield f"{path.name}: {answer}"
            return
    if runs.MARK not in runs.notes(home) or not runs.decisions(home):
        yield "what was kept before is lost"


def _marked(name: str, home: Home, outcome: Outcome) -> Problems:
    """Whether the mark of `STEPS` is kept if that was said, and otherwise something was said."""
    kept = NOTE in runs.notes(home)
    if any("Marked." in screen for screen in outcome.screens) and not kept:
        yield f"{name}: a mark that was acknowledged is lost"
    elif not kept and not has_reason(runs.told_in(outcome)):
        yield f"{name}: a mark was not kept, and not a word about it"


def full_disk(template: Home, folder: Path) -> Problems:
    """Files may not grow beyond a limit, in steps from 0."""
    for limit in (0, 1, 512, 4096, 20_000, 50_000, 100_000, 300_000, 700_000, 1_000_000):

        def bound(limit: int = limit) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        for arguments in (["link", "ignore", "Hanoi"], ["show", str(template.articles[0])]):
            home = template.copy(folder)
            outcome = runs.run_command(home, arguments, before=bound)
            yield from _fine(f"{limit} bytes: {arguments[0]}", outcome, (0, 3))
            yield from _whole(home)
            if outcome.status == 0 and arguments[0] == "link" and runs.decisions(home) <= runs.decisions(template):
                yield f"{limit} bytes: link: status 0, but nothing is kept"
        home = template.copy(folder)
        outcome = runs.run_application(home, [str(home.articles[0])], STEPS, before=bound)
        yield from _fine(f"{limit} bytes: application", outcome)
        yield from _whole(home)
        yield from _marked(f"{limit} bytes: application", home, outcome)


def small_disk(template: Home, folder: Path) -> Problems:
    """A file system that is full, and has room again later."""
    home = template.copy(folder)
    reader = f"{sys.executable} -m reader"
    state = home.path / "state" / "reader"
    script = f"""
        cp -r {state} {home.path}/kept && mount -t tmpfs -o size=200k none {state} || exit 99
        cp -r {home.path}/kept/. {state}
        head -c 1000000 /dev/zero > {state}/filling 2>/dev/null
        {reader} link ignore Hanoi; echo "status $?"
        rm {state}/filling
        {reader} link ignore Hanoi; echo "status $?"
        {reader} link list
    """
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script], env=home.environment(), capture_output=True, text=True, check=False
    )
    if done.returncode == 99 or "unshare" in done.stderr:
        return
    told = done.stdout + done.stderr
    if "status 3" not in done.stdout or "full" not in done.stderr:
        yield f"a full disk is not told: {told[-400:]}"
    if "status 0" not in done.stdout or done.stdout.count(runs.IGNORED) < 1 or "Hanoi" not in done.stdout:
        yield f"nothing is kept when there is room again: {told[-400:]}"


def _drop() -> None:
    """Let modes bind the superuser too: without CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH (capset(2), version 3)."""
    if os.geteuid():
        return
    library = ctypes.CDLL(None, use_errno=True)
    header, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    library.capget(header, data)
    for number in range(3):  # effective, permitted, inheritable
        data[number] &= ~0b110
    if library.capset(header, data):
        raise OSError(ctypes.get_errno(), "capset")


def _lock_up(home: Home, mode: int) -> None:
    """Files may be read at most, and the folders that the program uses have `mode`."""
    for folder, _names, files in os.walk(home.path):
        for name in files:
            os.chmod(os.path.join(folder, name), 0o400)
    for area in ("state", "library", "configuration", "cache", "home"):
        for folder in (home.path / area / "reader", home.path / area):
            if folder.is_dir():
                folder.chmod(mode)


def locked_up(template: Home, folder: Path) -> Problems:
    """A home that may only be read, and one that may not even be looked into."""
    for mode in (0o500, 0o000):
        for arguments, statuses in (
            (["list"], (0, 3)),
            (["show", "ARTICLE"], (0,)),
            (["search", "astana"], (0, 1, 3)),
            (["link", "ignore", "Hanoi"], (3,)),
            (["add", "ARTICLE"], (3,)),
            (["config"], (0,)),
            (["doctor"], (0, 1)),
        ):
            _unlock(folder)
            home = template.copy(folder)
            _lock_up(home, mode)
            words = [each.replace("ARTICLE", str(home.articles[0])) for each in arguments]
            outcome = runs.run_command(home, words, before=_drop)
            name = f"mode {mode:o}: {arguments[0]}"
            yield from _fine(name, outcome, statuses)
            if arguments[0] in ("list", "search", "link", "add") and not outcome.errors.strip() and mode == 0:
                yield f"{name}: not a word about it"
        for words in ([], [str(template.articles[0])]):
            _unlock(folder)
            home = template.copy(folder)
            _lock_up(home, mode)
            outcome = runs.run_application(home, words, STEPS, before=_drop)
            name = f"mode {mode:o}: application {'on a file' if words else ''}"
            yield from _fine(name, outcome, (0, 3))
            if "cannot be written" not in " ".join(runs.told_in(outcome).split()):
                yield f"{name}: not a word about it"
            if not any("Kazakh" in screen or "Vietnam" in screen for screen in outcome.screens):
                yield f"{name}: nothing to read"
    _unlock(folder)


def _unlock(folder: Path) -> None:
    if folder.is_dir():
        folder.chmod(0o700)
        for path in folder.iterdir():
            if not path.is_symlink():
                _unlock(path)


def locked(template: Home, folder: Path) -> Problems:
    """Another process holds a lock for as long as the program runs."""
    for which in ("personal", "library"):
        home = template.copy(folder)
        with closing(sqlite3.connect(getattr(home, which), isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            words = [str(home.articles[0])] if which == "personal" else []
            steps = [*STEPS[:4], Step("", lambda text: "another program" in text or "Marked" in text), *STEPS[4:]]
            begin = time.monotonic()
            outcome = runs.run_application(home, words, steps)
            taken = time.monotonic() - begin
            yield from _fine(f"{which}: application", outcome, (0, 3))
            if taken > 45:
                yield f"{which}: application: {taken:.0f} s"
            listed = runs.run_command(home, ["list"])
            yield from _fine(f"{which}: list", listed, (0, 3))
            if listed.status and "another program" not in listed.errors:
                yield f"{which}: list: {listed.errors}"
            other.execute("ROLLBACK")
        yield from _marked(which, home, outcome)
        yield from _whole(home)


def changing(template: Home, folder: Path) -> Problems:
    """The article's file shrinks, vanishes, becomes something else while it is read."""
    changes: dict[str, Callable[[Path], object]] = {
        "emptied": lambda path: path.write_bytes(b""),
        "shrunk": lambda path: os.truncate(path, 300),
        "gone": lambda path: path.unlink(),
        "a FIFO": lambda path: (path.unlink(), os.mkfifo(path)),
        "a folder": lambda path: (path.unlink(), path.mkdir()),
        "binary": lambda path: path.write_bytes(bytes(range(256)) * 40),
        "a link to itself": lambda path: (path.unlink(), path.symlink_to(path.name)),
    }
    shown = STEPS[0]
    for name, change in changes.items():
        home = template.copy(folder)
        path = home.articles[0]

        def meanwhile(number: int, change: Callable[[Path], object] = change, path: Path = path) -> None:
            if number == 1:
                change(path)

        steps = [shown, Step(" ", lambda text: "%" in text.splitlines()[0]), Step("R", lambda _text: False)]
        steps += [Step("G", lambda _text: False), Step("q", lambda _text: False)]
        outcome = runs.run_application(home, [str(path)], steps, meanwhile=meanwhile)
        yield from _fine(name, outcome)
        yield from _whole(home)


def sizes(template: Home, folder: Path, count: int) -> Problems:
    """Random sizes from 1×1 to 500×200 while pages are turned, 1×1 among the first."""
    chance = random.Random(9)
    home = template.copy(folder)
    import fcntl
    import pty
    import select
    import struct
    import termios

    pid, terminal = pty.fork()
    if not pid:
        runs._become(home, [str(home.articles[0]), str(home.articles[1])], "en", None)
    raw = bytearray()
    for number in range(count):
        columns, rows = (1, 1) if number % 100 == 1 else (chance.randint(1, 500), chance.randint(1, 200))
        if chance.random() < 0.5:
            columns, rows = chance.randint(1, 130), chance.randint(1, 40)
        with suppress(OSError):
            fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.write(terminal, chance.choice((b" ", b"b", b"j", b"G", b"g", b"\t", b"v", b"e")))
        deadline = time.monotonic() + 0.3
        try:
            while select.select([terminal], [], [], max(0.0, min(0.02, deadline - time.monotonic())))[0]:
                raw = (raw + os.read(terminal, 1 << 20))[-100_000:]
        except OSError:
            break
    with suppress(OSError):
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.write(terminal, b"\x1b\x1bq")
        while data := os.read(terminal, 1 << 20):
            raw = (raw + data)[-100_000:]
    status = runs._wait(pid)
    os.close(terminal)
    if status != 0 or b"Traceback" in raw or b"internal fault" in raw:
        yield f"status {status} after {number + 1} sizes: {raw[-300:]!r}"


def no_terminal(template: Home, folder: Path) -> Problems:
    """Started by other programs: without a terminal, without streams, into pipes that close."""
    home = template.copy(folder)
    article = home.articles[0]
    reader = f"{sys.executable} -m reader"
    for name, script, expected in (
        ("no terminal", f"{reader} {article} </dev/null", "Party leader"),
        ("no TERM", f"env -u TERM {reader} {article} </dev/null", "Party leader"),
        ("no input", f"{reader} show {article} <&-", "Party leader"),
        ("no output", f"{reader} show {article} >&-", ""),
        ("no streams", f"{reader} show {article} <&- >&- 2>&-", ""),
        ("no error stream", f"{reader} show {article} 2>&-", "Party leader"),
        ("the library, no terminal", f"{reader} </dev/null", "Party leader"),
        *(
            (f"{command} into a closed pipe", f"{{ {reader} {command}; echo $? >&2; }} | head -c 1", "")
            for command in (
                f"show {article}",
                "list",
                "search astana",
                f"entities {article}",
                "export",
                "help",
                "link list",
            )
        ),
    ):
        done = subprocess.run(["sh", "-c", script], env=home.environment(), capture_output=True, check=False)
        told = done.stderr.decode()
        if "closed pipe" in name:
            if told.strip() != "0":
                yield f"{name}: {told!r}"
            continue
        if done.returncode not in (0, 3) or "Traceback" in told or (done.returncode and not told and "no" not in name):
            yield f"{name}: status {done.returncode}: {told[-300:]}"
        if expected.encode() not in done.stdout:
            yield f"{name}: {done.stdout[:200]!r} {told[-300:]}"


def clock_back(template: Home, folder: Path) -> Problems:
    """The clock is a month behind what was kept, and jumps back a day while the application runs."""
    try:
        move = ctypes.CDLL(None).move_clock
    except AttributeError:
        return
    for arguments in (
        ["list"],
        ["link", "ignore", "Hanoi"],
        ["add", str(template.articles[-1])],
        ["refresh"],
        ["feeds"],
    ):
        home = template.copy(folder)
        outcome = runs.run_command(home, arguments, before=lambda: move(-30 * 86400))
        yield from _fine(f"behind: {arguments[0]}", outcome, (0, 1) if arguments[0] == "feeds" else (0,))
        if arguments[0] == "link" and runs.decisions(home) < 2:
            yield "behind: a decision is lost"
        if arguments[0] == "add" and "astana" not in runs.run_command(home, ["list"]).output.casefold():
            yield "behind: an article is lost"
    home = template.copy(folder)

    def jumping() -> None:
        def jump(_number: int, _frame: object) -> None:
            move(-86400)

        signal.signal(signal.SIGUSR1, jump)

    def meanwhile(number: int) -> None:
        if number == 2:
            for child in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
                os.kill(int(child), signal.SIGUSR1)

    outcome = runs.run_application(home, [str(home.articles[0])], STEPS, before=jumping, meanwhile=meanwhile)
    yield from _fine("jumping: application", outcome)
    yield from _marked("jumping", home, outcome)
    yield from _whole(home)
    again = runs.run_command(home, ["link", "undo"])
    yield from _fine("jumping: undo", again)


def injected(template: Home, folder: Path) -> Problems:
    """A fault of the program itself."""
    secret = "words of an article"

    def before() -> None:
        from reader.app.screens.reading.movement import Movement
        from reader.cli import listing

        def fail(*_arguments: object) -> None:
            raise RuntimeError(secret)

        listing.run = fail
        for name in ("page_down", "scroll_page", "commands"):
            if hasattr(Movement, name):
                setattr(Movement, name, fail)
        os.umask(0)

    for name in ("command", "application"):
        home = template.copy(folder)
        if name == "command":
            outcome = runs.run_command(home, ["list"], before=before)
            lines = outcome.errors.splitlines()
        else:
            outcome = runs.run_application(home, [str(home.articles[0])], STEPS, before=before)
            left = outcome.raw.rpartition(b"\x1b[?1049l")[2].decode()
            lines = [line for line in re.sub(r"\x1b\[[?<]?[0-9;]*[a-z]", "", left).splitlines() if line]
        if outcome.status != 70 or len(lines) != 1 or outcome.unrestored:
            yield f"{name}: status {outcome.status}, {lines}, {outcome.unrestored}"
        log = home.path / "state" / "reader" / "faults.log"
        if not log.is_file() or secret in log.read_text() or stat.S_IMODE(log.stat().st_mode) != 0o600:
            yield f"{name}: the log is missing, readable by others, or tells what was read"


def modes(template: Home, folder: Path) -> Problems:
    """Nobody else can read what the program makes, with a umask that would let everybody."""
    shutil.rmtree(folder, ignore_errors=True)
    home = Home(folder)
    for name in ("home", "temporary", "articles"):
        (folder / name).mkdir(parents=True)
    article = shutil.copy(template.articles[0], folder / "articles")

    def before() -> None:
        os.umask(0)

    outcome = runs.run_application(home, [article], STEPS, before=before)
    yield from _fine("application", outcome)
    (folder / "old.jsonl").write_text("")
    for arguments in (
        ["add", article],
        ["list"],
        ["search", "astana"],
        ["entities", article],
        ["link", "ignore", "Hanoi"],
        ["config", "--write"],
        ["export", "--output", str(folder / "out.jsonl")],
        ["feeds"],
        ["refresh"],
        ["doctor"],
        ["remove", "1"],
    ):
        outcome = runs.run_command(home, arguments, before=before)
        if outcome.status not in (0, 1, 2, 3):
            yield f"{arguments[0]}: status {outcome.status}"
    for area in ("state", "library", "configuration", "cache", "home", "temporary"):
        for path in sorted((folder / area).rglob("*")):
            mode = stat.S_IMODE(path.lstat().st_mode)
            own = path.name != area and "reader" in path.parts[len(folder.parts) :]
            if own and mode & 0o077:
                yield f"{path.relative_to(folder)}: {mode:o}"
    if list((folder / "temporary").iterdir()):
        yield "something is left in the folder for temporary files"


CASES: dict[str, Callable[..., Problems]] = {
    "full_disk": full_disk,
    "small_disk": small_disk,
    "locked_up": locked_up,
    "locked": locked,
    "changing": changing,
    "no_terminal": no_terminal,
    "clock_back": clock_back,
    "injected": injected,
    "modes": modes,
    "sizes": sizes,
}


def main() -> int:
    """Run the cases and print."""
    parser = argparse.ArgumentParser(description="Broken machines.")
    parser.add_argument("cases", nargs="*", default=[])
    parser.add_argument("--resizes", type=int, default=10_000)
    options = parser.parse_args()
    preload()  # for the clock
    runs.import_all()
    runs.warm()
    folder = Path(tempfile.mkdtemp(prefix="reader-machines-"))
    folder.chmod(0o755)
    total = 0
    try:
        template = runs.make_home(folder / "template", configured=False)
        for name, case in CASES.items():
            if options.cases and name not in options.cases:
                continue
            begin = time.monotonic()
            more = (options.resizes,) if case is sizes else ()
            problems = list(case(template, folder / name, *more))
            total += len(problems)
            print(f"{name:14}{len(problems):4} broken{time.monotonic() - begin:8.0f} s  {(case.__doc__ or '').strip()}")
            for problem in problems:
                print(f"    {problem}", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
