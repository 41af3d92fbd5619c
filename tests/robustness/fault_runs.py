"""Runs of the program in a home of their own: commands, and the application in a pseudo-terminal.

What it imports is imported once; every run is a fork of this process.
"""

import atexit
import fcntl
import gc
import importlib
import os
import pty
import select
import shutil
import signal
import sqlite3
import struct
import sys
import termios
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pyte

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PATIENCE = 60.0
"""Seconds after which a run counts as one that hangs."""
_STEP_SECONDS = 3.0
"""A step of which the expected answer does not come is left behind: a fault may have eaten it."""
NEEDED = (
    *("reader.cli.dispatch", "reader.app.application", "reader.app.screens.marks", "reader.library.shared"),
    *("reader.library.linked", "reader.entities.recognition", "reader.app.screens.copying", "reader.library.adding"),
    *("reader.cli.add", "reader.cli.listing", "reader.cli.search", "reader.cli.entities", "reader.cli.export"),
)
MARK, IGNORED = "kept before", "Kazakhstan"
"""What was acknowledged before any fault: the note of a mark, and a name that was decided about."""


def import_all() -> None:
    """Import what runs need, but read no tables: those are read in the runs."""
    from reader.app.importing import import_textual

    import_textual()
    for name in NEEDED:
        importlib.import_module(name)


def warm() -> None:
    """Read here the tables that every run would read for itself; from then on runs read no caches of them."""
    from reader.documents import load_file
    from reader.library.sqlite import open_library

    library = open_library()
    document = load_file(str(SEEDS[2]))
    library.add(document)
    library.analyse(document.key)
    library.search_names("astana")
    library.close()
    gc.collect()
    gc.freeze()


@dataclass
class Home:
    """The folders of one person, one under another."""

    path: Path

    @property
    def personal(self) -> Path:
        return self.path / "state" / "reader" / "personal.sqlite"

    @property
    def library(self) -> Path:
        return self.path / "library" / "reader" / "library.sqlite"

    @property
    def articles(self) -> list[Path]:
        return sorted((self.path / "articles").glob("*.txt"))

    def environment(self) -> dict[str, str]:
        """All that a run gets."""
        folders = {"STATE": "state", "DATA": "library", "CONFIG": "configuration", "CACHE": "cache"}
        return {
            "HOME": str(self.path / "home"),
            "PATH": os.environ.get("PATH", os.defpath),
            "TMPDIR": str(self.path / "temporary"),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            **{f"XDG_{name}_HOME": str(self.path / folder) for name, folder in folders.items()},
        }

    def copy(self, to: Path, without: Sequence[str] = ()) -> "Home":
        """The same in another folder, which is made anew; without: folders that are left out."""
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.path, to, symlinks=True, ignore=lambda _folder, names: [n for n in names if n in without])
        return Home(to)


def make_home(path: Path, *, configured: bool = True) -> Home:
    """A home with a library, a mark and a decision, all of which were acknowledged.

    configured: with a configuration and own names, for which every run has to read its tables anew.
    """
    shutil.rmtree(path, ignore_errors=True)
    home = Home(path)
    for folder in ("home", "articles", "temporary", "configuration/reader"):
        (path / folder).mkdir(parents=True, mode=0o700)
    for seed in SEEDS[2:]:
        shutil.copy(seed, path / "articles")
    (path / "articles" / "later.txt").write_text(
        "Hà Nội greets Astana\n\nHA NOI, May 6. Nguyễn Văn Hưng met Askar Mamin in Hanoi on Monday.\n"
    )
    if configured:
        _configure(path / "configuration" / "reader")
    for arguments in (["add", *map(str, home.articles[:-1])], ["link", "ignore", IGNORED], ["search", "astana"]):
        outcome = run_command(home, arguments)
        assert outcome.status == 0, (arguments, outcome)
    from reader.library.marks import Mark
    from reader.library.personal import PersonalStore

    with closing(PersonalStore(home.personal)) as store:
        store.add_mark(Mark(0, "0" * 64, 0, 5, "words", note=MARK))
    return home


def _configure(folder: Path) -> None:
    (folder / "config.toml").write_text('language = "en"\ntheme = "reader-dark"\n')
    (folder / "names.toml").write_text('[[names]]\nkind = "ORG"\nen = "Karavan"\n')


@dataclass
class Outcome:
    """How a run ended. status: negative for a signal, None when it hung. output, errors: what a command printed.

    screens: what the application showed after each step. raw: all that it sent. restored: what of the terminal was
    not put back; empty when it is as it was.
    """

    status: int | None
    output: str = ""
    errors: str = ""
    screens: Sequence[str] = ()
    raw: bytes = b""
    unrestored: str = ""


def run_command(
    home: Home, arguments: Sequence[str], language: str = "en", before: Callable[[], object] | None = None
) -> Outcome:
    """Run a command; before: what its process does first."""
    pipes = [os.pipe(), os.pipe()]  # a limit of file sizes does not concern them
    pid = os.fork()
    if not pid:
        nothing = os.open(os.devnull, os.O_RDONLY)
        for number, descriptor in enumerate((nothing, *(writing for _reading, writing in pipes))):
            os.dup2(descriptor, number)
        os.closerange(3, 256)
        _become(home, arguments, language, before)
    texts = {reading: bytearray() for reading, _writing in pipes}
    for _reading, writing in pipes:
        os.close(writing)
    left, deadline = set(texts), time.monotonic() + PATIENCE
    while left and (ready := select.select(left, [], [], max(0.0, deadline - time.monotonic()))[0]):
        for reading in ready:
            data = os.read(reading, 1 << 16)
            texts[reading] += data
            if not data:
                left.remove(reading)
    status = _wait(pid)
    for reading in texts:
        os.close(reading)
    return Outcome(status, *(text.decode("utf-8", "backslashreplace") for text in texts.values()))


@dataclass(frozen=True)
class Step:
    """Keys for the application, and what its screen shows once they are answered."""

    keys: str
    shows: Callable[[str], bool]


def run_application(
    home: Home,
    arguments: Sequence[str],
    steps: Sequence[Step],
    language: str = "en",
    before: Callable[[], object] | None = None,
    size: tuple[int, int] = (100, 30),
    meanwhile: Callable[[int], object] | None = None,
) -> Outcome:
    """Open the application, take `steps` and wait for its end; meanwhile: called before each step, with its number."""
    columns, rows = size
    pid, terminal = pty.fork()
    if not pid:
        _become(home, arguments, language, before)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    at_start = termios.tcgetattr(terminal)
    screen = pyte.Screen(columns, rows)
    stream = pyte.ByteStream(screen)
    raw, screens = bytearray(), []

    def look(until: Callable[[str], bool], seconds: float) -> bool:
        """Read until the screen shows it; False when the program has gone."""
        deadline = time.monotonic() + seconds
        while not until("\n".join(screen.display)):
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([terminal], [], [], left)[0]:
                return True
            try:
                data = os.read(terminal, 65536)
            except OSError:
                return False
            raw.extend(data)
            stream.feed(data)
        return True

    for number, step in enumerate(steps):
        if meanwhile is not None:
            meanwhile(number)
        if step.keys:
            with suppress(OSError):
                os.write(terminal, step.keys.encode())
        goes_on = look(step.shows, PATIENCE if not number else _STEP_SECONDS)
        screens.append("\n".join(line.rstrip() for line in screen.display))
        if not goes_on:
            break
    look(lambda _text: False, PATIENCE)
    status = _wait(pid)
    unrestored = _unrestored(bytes(raw), at_start, terminal)
    os.close(terminal)
    return Outcome(
        status, "\n".join(line.rstrip() for line in screen.display).strip(), "", screens, bytes(raw), unrestored
    )


def _become(home: Home, arguments: Sequence[str], language: str, before: Callable[[], object] | None) -> None:
    """Be the program from here on; never returns."""
    status = 99
    try:
        os.environ.clear()
        os.environ.update(home.environment())
        os.chdir(home.path)
        for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
            stream = open(  # noqa: SIM115 - it stays
                number, mode, encoding="utf-8", errors="surrogateescape", closefd=False, buffering=1
            )
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        sys.argv = ["reader", *arguments]
        if before is not None:
            before()
        from reader.cli import main

        chosen = ["--language", language] if language != "en" else []
        status = main([*arguments, *chosen])
    except BaseException:
        import traceback

        os.write(2, traceback.format_exc().encode())  # as the interpreter would
        status = 1
    finally:
        with suppress(BaseException):
            threading._shutdown()
            atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            with suppress(BaseException):
                stream.flush()
        os._exit(status)


def _wait(pid: int) -> int | None:
    """The exit status; None when the run did not end and was killed."""
    handle = os.pidfd_open(pid)
    try:
        hangs = not select.select([handle], [], [], PATIENCE)[0]
        if hangs:
            os.kill(pid, signal.SIGKILL)
        _pid, status = os.waitpid(pid, 0)
        return None if hangs else os.waitstatus_to_exitcode(status)
    finally:
        os.close(handle)


_ON_AND_OFF = (
    (b"\x1b[?1049h", b"\x1b[?1049l", "screen"),
    (b"\x1b[?25l", b"\x1b[?25h", "cursor"),
    (b"\x1b[?1000h", b"\x1b[?1000l", "mouse"),
    (b"\x1b[?2004h", b"\x1b[?2004l", "paste"),
)


def _unrestored(raw: bytes, at_start: Sequence[object], terminal: int) -> str:
    left = [name for on, off, name in _ON_AND_OFF if raw.rfind(on) > raw.rfind(off)]
    with suppress(termios.error, OSError):
        if termios.tcgetattr(terminal) != at_start:
            left.append("modes")
    return " ".join(left)


def integrity(path: Path) -> str:
    """What SQLite says about a file, after it has rolled back what was begun."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            return str(connection.execute("PRAGMA integrity_check(3)").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """What `query` finds in the database at `path`."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def notes(home: Home) -> set[str]:
    """The notes of all marks that are kept."""
    return {str(note) for (note,) in rows(home.personal, "SELECT note FROM marks")}


def decisions(home: Home) -> int:
    """How many decisions are in force."""
    return len(rows(home.personal, "SELECT 1 FROM decisions WHERE NOT undone"))


def labels(home: Home) -> int:
    """How many documents are in the library."""
    return len(rows(home.library, "SELECT 1 FROM documents"))


def told_in(outcome: Outcome) -> str:
    """Everything that a person could have read."""
    before = outcome.raw.decode("utf-8", "replace")  # what it says before it takes the screen is seen when it is left
    return "\n".join((outcome.errors, outcome.output, *outcome.screens, before))
