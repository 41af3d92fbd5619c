"""A full disk, a home that may not be written or read, and locks that others hold."""

import ctypes
import os
import resource
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import fault_runs as runs
from fault_runs import Home, Step
from faulty_calls import STEPS
from promises import Problems, fine, marked, whole


def full_disk(template: Home, folder: Path) -> Problems:
    """Files may not grow beyond a limit, in steps from 0."""
    for limit in (0, 1, 512, 4096, 20_000, 50_000, 100_000, 300_000, 700_000, 1_000_000):

        def bound(limit: int = limit) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        for arguments in (["link", "ignore", "Hanoi"], ["show", str(template.articles[0])]):
            home = template.copy(folder)
            outcome = runs.run_command(home, arguments, before=bound)
            yield from fine(f"{limit} bytes: {arguments[0]}", outcome, (0, 3))
            yield from whole(home)
            if outcome.status == 0 and arguments[0] == "link" and runs.decisions(home) <= runs.decisions(template):
                yield f"{limit} bytes: link: status 0, but nothing is kept"
        home = template.copy(folder)
        outcome = runs.run_application(home, [str(home.articles[0])], STEPS, before=bound)
        yield from fine(f"{limit} bytes: application", outcome)
        yield from whole(home)
        yield from marked(f"{limit} bytes: application", home, outcome)


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
            yield from fine(name, outcome, statuses)
            if arguments[0] in ("list", "search", "link", "add") and not outcome.errors.strip() and mode == 0:
                yield f"{name}: not a word about it"
        for words in ([], [str(template.articles[0])]):
            _unlock(folder)
            home = template.copy(folder)
            _lock_up(home, mode)
            outcome = runs.run_application(home, words, STEPS, before=_drop)
            name = f"mode {mode:o}: application {'on a file' if words else ''}"
            yield from fine(name, outcome, (0, 3))
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
            yield from fine(f"{which}: application", outcome, (0, 3))
            if taken > 45:
                yield f"{which}: application: {taken:.0f} s"
            listed = runs.run_command(home, ["list"])
            yield from fine(f"{which}: list", listed, (0, 3))
            if listed.status and "another program" not in listed.errors:
                yield f"{which}: list: {listed.errors}"
            other.execute("ROLLBACK")
        yield from marked(which, home, outcome)
        yield from whole(home)
