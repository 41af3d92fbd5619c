"""Programs that robustness is measured with: copies of a warm process, terminals, and what /proc says of both."""

import fcntl
import gc
import json
import os
import pty
import random
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any

PLACES = {
    "en": ("Hanoi", "Astana", "London", "Almaty", "Da Nang", "Geneva"),
    "vi": ("Hà Nội", "Đà Nẵng", "Huế", "Cần Thơ", "Hải Phòng", "Luân Đôn"),
    "kk": ("Астана", "Алматы", "Шымкент", "Қарағанды", "Ақтау", "Ханой"),
}
PEOPLE = {
    "en": ("John Carter", "Mary Collins", "Peter Nguyen", "Aidar Ospanov"),
    "vi": ("Nguyễn Văn Hùng", "Lê Thị Hòa", "Trần Quốc Bảo", "Phạm Minh Đức"),
    "kk": ("Айдар Оспанов", "Гүлнар Сәрсенова", "Ерлан Тоқтаров", "Мария Коллинз"),
}
SENTENCES = {
    "en": "{person} arrived in {place} on {day} May 2025 and met the delegation of {other}.",
    "vi": "Ngày {day}/5/2025, ông {person} đã đến {place} và gặp đoàn đại biểu của {other}.",
    "kk": "2025 жылғы {day} мамырда {person} {place} қаласына келіп, {other} делегациясымен кездесті.",
}


def article(number: int, sentences: int = 4) -> str:
    """The text of a small article, no two of which are alike."""
    dice = random.Random(number)
    language = ("en", "vi", "kk")[number % 3]
    lines = [f"{dice.choice(PLACES[language])} {number}"]
    for place in range(sentences):
        person, (here, there) = dice.choice(PEOPLE[language]), dice.sample(PLACES[language], 2)
        lines.append(SENTENCES[language].format(person=person, place=here, other=there, day=1 + (number + place) % 28))
    return "\n\n".join(lines) + "\n"


def use_folder(folder: Path) -> None:
    """Let this process and those that it starts keep what they keep in `folder`."""
    for variable in os.environ.keys() & {
        "LANG",
        "LANGUAGE",
        "NO_COLOR",
        "SSH_CONNECTION",
        "SSH_TTY",
        "PYTHONDONTWRITEBYTECODE",
    }:
        del os.environ[variable]
    for name in ("DATA", "STATE", "CONFIG", "CACHE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
    (folder / "tmp").mkdir(parents=True, exist_ok=True)
    os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", TMPDIR=str(folder / "tmp"), COLORTERM="truecolor")


def warm_up() -> None:
    """Do once what the programs do, so that copies of this process have all modules and tables and begin at once."""
    import reader.app.driver
    import reader.cli.application
    import reader.cli.dispatch
    import reader.cli.link
    from reader.app.importing import import_textual
    from reader.cli import main

    import_textual()
    import reader.app.application  # noqa: F401

    with tempfile.TemporaryDirectory(prefix="warm-") as name:
        folder = Path(name)
        use_folder(folder)
        (folder / "files").mkdir()
        (folder / "files" / "article.txt").write_text(article(1), encoding="utf-8")
        library = ["--library", str(folder / "library.sqlite")]
        with open(os.devnull, "w", encoding="utf-8") as nothing, redirect_stdout(nothing), redirect_stderr(nothing):
            main(["add", str(folder / "files"), "--jobs", "1", *library])
            main(["link", "why", "Hanoi", *library])
            main(["search", "Hanoi", *library])
    gc.collect()
    gc.freeze()


class Log:
    """A file that processes append lines of JSON to, each whole or not at all, until they are killed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def write(self, *what: object) -> None:
        """Append what happened, with the time."""
        os.write(self._file, json.dumps([time.monotonic(), *what]).encode() + b"\n")

    def lines(self) -> list[list[Any]]:
        """All that was written."""
        return [json.loads(line) for line in self.path.read_text(encoding="utf-8").splitlines()]

    def close(self) -> None:
        """Give the file back."""
        os.close(self._file)


def fork(work: Callable[[], object], log: Log | None = None) -> int:
    """Do `work` in a copy of this process, which is its own group; what goes wrong is logged as "error"."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1):
            os.dup2(nothing, number)
        if log is not None:
            errors = os.open(log.path.with_suffix(".stderr"), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            os.dup2(errors, 2)
        _run(work, log)
    finally:
        os._exit(1)


def _run(work: Callable[[], object], log: Log | None) -> None:
    # What a copied stream knows of its file does not hold any longer.
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
    sys.stderr = sys.__stderr__ = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # type: ignore[misc]  # noqa: SIM115
    try:
        status = work()
    except BaseException as error:
        if log is not None:
            log.write("error", f"{type(error).__name__}: {error}")
        raise
    sys.stdout.flush()
    os._exit(status if isinstance(status, int) else 0)


class Terminal:
    """A program in a pseudo-terminal: a copy of this process that does `work`, or the command `arguments`."""

    def __init__(
        self,
        work: Callable[[], object] | None = None,
        arguments: Sequence[str] = (),
        log: Log | None = None,
        columns: int = 100,
        rows: int = 30,
    ) -> None:
        sys.stdout.flush()
        self.pid, self.file = pty.fork()
        if not self.pid:
            try:
                size = struct.pack("HHHH", rows, columns, 0, 0)
                fcntl.ioctl(0, termios.TIOCSWINSZ, size)
                if work is None:
                    os.execvp(arguments[0], list(arguments))
                _run(work, log)
            finally:
                os._exit(1)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.set_blocking(self.file, False)
        self.received = b""
        self.status: int | None = None
        self.is_open = True

    def type(self, keys: str) -> None:
        """Send keys, unless the program has ended."""
        with suppress(OSError):
            os.write(self.file, keys.encode())

    def drain(self, seconds: float = 0.0, until: Callable[[bytes], bool] | None = None) -> bytes:
        """Take what comes within `seconds`, or before `until` holds of what came; what came."""
        came = bytearray()
        deadline = time.monotonic() + seconds
        while True:
            left = max(0.0, deadline - time.monotonic())
            if not select.select([self.file], [], [], left)[0]:
                break
            try:
                some = os.read(self.file, 1 << 16)
            except OSError:
                some = b""
            if not some:
                self.is_open = False
                break
            came += some
            if until is not None and until(bytes(came)):
                break
        self.received = (self.received + came)[-400_000:]
        return bytes(came)

    def wait_for(self, sign: bytes, seconds: float = 60.0) -> None:
        """Take what comes until `sign` has come."""
        if sign not in self.received:
            self.drain(seconds, lambda came: sign in came)
        if sign not in self.received:
            raise AssertionError(f"{sign!r} never came: {self.received[-200:]!r}")

    def ended(self) -> bool:
        """Whether the program has ended; its status is known then."""
        if self.status is None:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def kill(self) -> None:
        """End the program if it still runs, and give the terminal back."""
        if not self.ended():
            os.kill(self.pid, signal.SIGKILL)
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        self.close()

    def close(self) -> None:
        """Hang up."""
        if self.file >= 0:
            os.close(self.file)
            self.file = -1


def parents() -> dict[int, int]:
    """All processes with their parents."""
    found = {}
    for place in os.listdir("/proc"):
        if place.isdigit():
            with suppress(OSError, ValueError, IndexError):
                found[int(place)] = int(Path(f"/proc/{place}/stat").read_text().rpartition(")")[2].split()[1])
    return found


def descendants(pid: int) -> set[int]:
    """The processes that came of `pid`."""
    of = parents()
    found: set[int] = set()
    while more := {child for child, parent in of.items() if parent in found | {pid}} - found:
        found |= more
    return found


def started(pid: int) -> str:
    """When `pid` was started, which tells it from a later process of its number; "" when it is gone."""
    with suppress(OSError, IndexError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return "" if fields[0] in "ZX" else fields[19]
    return ""


def wait_until_gone(processes: dict[int, str], seconds: float) -> float | None:
    """Wait until none of `processes` (with what `started` says of them) is there; how long it took, None: too long."""
    began = time.monotonic()
    while any(when and started(pid) == when for pid, when in processes.items()):
        if time.monotonic() - began > seconds:
            return None
        time.sleep(0.005)
    return time.monotonic() - began


def resident(pid: int) -> int:
    """Memory of a process in kilobytes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def processor_seconds(pid: int) -> float:
    """What a process has used, children that it waited for included."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def share(values: Sequence[float], part: float) -> float:
    """The value below which `part` of them lie, 0 without any."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else 0.0


def table(rows: Iterator[tuple[str, object, bool | None]] | Sequence[tuple[str, object, bool | None]]) -> bool:
    """Print figures, each with whether it is within its bound (None: it has none); whether all are."""
    rows = list(rows)
    width = max(len(name) for name, _value, _good in rows)
    for name, value, good in rows:
        print(f"{name:<{width}}  {value}{'' if good is None else '  ok' if good else '  BROKEN'}", flush=True)
    return all(good is not False for _name, _value, good in rows)
