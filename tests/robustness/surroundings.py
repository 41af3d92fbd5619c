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
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import fault_runs as runs
from broken_disks import full_disk, locked, locked_up, small_disk
from fault_runs import Home, Step
from faulty_calls import STEPS, preload
from promises import Problems, fine, marked, whole


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
        yield from fine(name, outcome)
        yield from whole(home)


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
    deadline = time.monotonic() + runs.PATIENCE
    with suppress(OSError):
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.write(terminal, b"\x1b\x1bq")
        while select.select([terminal], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raw = (raw + os.read(terminal, 1 << 20))[-100_000:]
            if time.monotonic() > deadline:
                yield "it goes on drawing after the last size"
                os.kill(pid, signal.SIGKILL)
                break
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
        yield from fine(f"behind: {arguments[0]}", outcome, (0, 1) if arguments[0] == "feeds" else (0,))
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
    yield from fine("jumping: application", outcome)
    yield from marked("jumping", home, outcome)
    yield from whole(home)
    again = runs.run_command(home, ["link", "undo"])
    yield from fine("jumping: undo", again)


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
    yield from fine("application", outcome)
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
