"""Restricted mode as README sets it up: a real sshd, what is forbidden tried with keys, system calls watched."""

import os
import re
import select
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hostile_inputs import inputs, packed
from ssh_server import Server

README = Path(__file__).resolve().parents[2] / "README.md"
READER = str(Path(sys.executable).with_name("reader"))
COMMAND, ROOT = "/usr/local/bin/reader", "/srv/articles"
SECRET = "The tomatoes of Taraz"
OFF = "This is off here"
CALLS = (
    "execve,execveat,connect,open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,"
    "link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,chown,mknod,mknodat"
)
_CALL = re.compile(r"(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_BEGUN = ("reader/cli/dispatch.py", "dispatch.cpython")
"""What is opened when `main` is entered."""


def _block(name: str) -> str:
    """The lines that README shows behind the mark `name`."""
    found = re.search(rf"<!-- {name} -->\n```\w*\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder that is read, with everything in it that could lead out."""
    folder, away = tmp_path / "articles", tmp_path / "away"
    folder.mkdir()
    away.mkdir()
    (tmp_path / "state").mkdir()  # what it lies in is the person's home
    (away / "secret.txt").write_text(SECRET, encoding="utf-8")
    (folder / "a.txt").write_text(
        f"Talks in Hanoi\n\nPresident Kassym-Jomart Tokayev arrived in Hanoi, says https://example.org/a and\n"
        f"file://{away}/secret.txt.\n",
        encoding="utf-8",
    )
    for name, target in (
        ("absolute.txt", f"{away}/secret.txt"),
        ("relative.txt", "../away/secret.txt"),
        ("process.txt", f"/proc/self/root{away}/secret.txt"),
        ("folder", str(away)),
        ("member.txt#secret.txt", f"{away}/secret.txt"),
    ):
        (folder / name).symlink_to(target)
    (folder / "packed.zip").write_bytes(packed({f"{away}/secret.txt": "", "../away/secret.txt": "Read in Astana."}))
    secret = f"file://{away}/secret.txt"
    (folder / "feed.xml").write_text(
        f'<rss version="2.0"><channel><title>T</title><item><title>One</title><link>{secret}</link>'
        f'<enclosure url="{secret}"/><description>Words of the item in Almaty</description></item></channel></rss>'
    )
    (folder / "entity.xml").write_text(f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret}">]><rss><channel>&x;</channel></rss>')
    (folder / "page.html").write_text(f"<p>Words of a page</p><iframe src='{secret}'></iframe>")
    return folder


class Watched:
    """What the system calls of a run were."""

    def __init__(self, log: Path, tmp_path: Path) -> None:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        begun = next(number for number, line in enumerate(lines) if any(each in line for each in _BEGUN))
        self._calls = [match.groups() for line in lines[begun:] if (match := _CALL.search(line))]
        self._state = str(tmp_path / "state" / "reader")
        self._away = str(tmp_path / "away")

    def check(self) -> None:
        """No program started, nothing connected, nothing written elsewhere, no article read elsewhere."""
        wrong = []
        for name, arguments, result in self._calls:
            paths = re.findall(r'"([^"]*)"', arguments)
            opens = name.startswith(("open", "creat"))
            writes = name == "creat" or bool(re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)", arguments))
            if name in {"execve", "execveat", "connect"}:
                wrong.append((name, arguments))
            elif (not opens or writes) and int(result) >= 0:
                allowed = (self._state, "/dev/null", "/dev/tty", "/dev/pts/")
                wrong += [(name, path) for path in paths if not path.startswith(allowed)]
            elif opens and int(result) >= 0:
                # Below the folder names alone are opened, from one folder to the next, links not followed.
                wrong += [(name, path) for path in paths if path.startswith(self._away) or "/proc/self/root" in path]
        assert self._calls and not wrong


@contextmanager
def _trying(
    way: str, tmp_path: Path, root: Path, program: Callable[[str], str], *, watched: bool = True
) -> Iterator[tuple[Server, Path]]:
    """A server as README's block `way` sets it up, and where what is watched is written, if it is."""
    log = tmp_path / "calls"
    folder = tmp_path / "ssh"
    folder.mkdir(exist_ok=True)
    run = ["env", *(f"{name}={value}" for name, value in os.environ.items() if name == "PYTHONPATH")]
    run += ["EDITOR=true", "PAGER=true", "READER_ROOT=/", "LC_ALL=C.UTF-8", "PYTHONDONTWRITEBYTECODE=1"]
    if watched:
        run += [program("strace"), "-f", "-o", str(log), "-s", "400", "-e", f"trace={CALLS}"]
    run.append(READER)
    block = _block(way).replace(COMMAND, shlex.join(run)).replace(ROOT, str(root))
    homes = [f"XDG_{name}_HOME={tmp_path / name.lower()}" for name in ("STATE", "CONFIG", "DATA", "CACHE")]
    settings, allowing = "SetEnv " + " ".join(homes), ""
    if way == "sshd_config":
        settings += "\n" + block.replace("Match Group readers", "Match All")
    else:
        allowing = block.partition(" ssh-ed25519 ")[0]
    running = Server(
        program("sshd"), program("ssh"), program("ssh-keygen"), folder, settings=settings, allowing=allowing
    )
    try:
        yield running, log
    finally:
        for process in _processes(str(root)):  # a line that breaks is not told to what is watched
            os.kill(process, signal.SIGKILL)
        running.close()


LEADING_OUT = "PEIF\x1a"
"""The keys of the pager, the editor, what is to be added, the feeds and the shell."""

DIALOGUES = {
    "o": "Articles · restricted",
    "y": "to the terminal",
    "U": "Links",
    "\x1b[24~": "Commands",
    "f": "Find a name",
    "M": "mark",
    "W": "lies outside the folder",
}
"""Keys that open a dialogue, and what it shows."""


def _walk(terminal: Any) -> None:
    """Try all dialogues, with a path where something can be typed and with their own keys."""
    for key, shown in DIALOGUES.items():
        terminal.type(key)
        terminal.wait_for(shown)
        terminal.settle(0.3)
        terminal.type("\t\x1b[17~\r" if key in {"y", "U", "M"} else "../away/secret.txt\r")
        terminal.settle(0.3)
        for _ in range(2):
            terminal.type("\x1b")
            terminal.settle(0.4)
    for key in ("R", "D", "n", "T", "\x1b", "C", "\x1b", "?", "\x1b"):
        terminal.type(key)
        terminal.settle(0.3)


@pytest.mark.parametrize("way", ["authorized_keys", "sshd_config"])
def test_what_can_be_done_through_ssh(
    way: str, root: Path, tmp_path: Path, program: Callable[[str], str], start: Callable[..., Any]
) -> None:
    with _trying(way, tmp_path, root, program) as (server, log):
        terminal = start(command=server.client, columns=100, rows=30)
        terminal.wait_for("Quit")
        terminal.wait_for("Tokayev")
        for key in LEADING_OUT:
            terminal.type("R")
            terminal.wait_for("has not changed")  # instead of what was said before
            terminal.type(key)
            terminal.wait_for(OFF)
        terminal.type("m\r")
        terminal.settle(0.3)
        if way == "authorized_keys":
            _walk(terminal)
        terminal.type("q")
        assert terminal.wait_for_end() in {0, 3}
        assert SECRET.encode() not in terminal.received and b"Traceback" not in terminal.received
        Watched(log, tmp_path).check()
        other = start(command=[*server.client, "cat", str(tmp_path / "away" / "secret.txt")])
        assert other.wait_for_end() == 2
        assert b"no other commands are run here" in other.received and SECRET.encode() not in other.received
    assert (tmp_path / "away" / "secret.txt").read_text(encoding="utf-8") == SECRET
    assert {path.name for path in tmp_path.iterdir()} <= {"articles", "away", "ssh", "state", "calls"}


@pytest.mark.parametrize("largest", [100_000, pytest.param(None, marks=pytest.mark.long)])
def test_hostile_files_gain_nothing(
    largest: int | None, root: Path, tmp_path: Path, program: Callable[[str], str]
) -> None:
    """largest: in bytes, of the inputs; None: all of them, which takes minutes."""
    for number, (_name, suffix, data) in enumerate(inputs() if largest is None else islice(inputs(), 17)):
        if largest is None or len(data) <= largest:
            (root / f"{number}{suffix}").write_bytes(data)
    log = tmp_path / "calls"
    watched = [program("strace"), "-f", "-o", str(log), "-s", "400", "-e", f"trace={CALLS}"]
    reader = [sys.executable, "-m", "reader", "--restricted", "--root", str(root), "show", str(root)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([*watched, *reader], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "Tokayev" in done.stdout and SECRET not in done.stdout
    assert "lies outside the folder" in done.stderr and "Traceback" not in done.stderr
    Watched(log, tmp_path).check()


def test_nobody_is_left_when_the_line_breaks(
    root: Path, tmp_path: Path, program: Callable[[str], str], start: Callable[..., Any]
) -> None:
    with _trying("authorized_keys", tmp_path, root, program, watched=False) as (server, _log):
        terminal = start(command=server.client, columns=100, rows=30)
        terminal.wait_for("Quit")
        descriptors = [os.pidfd_open(process) for process in _processes(str(root))]
        assert len(descriptors) >= 2  # the application, and what it copies for its parsers
        terminal.child.kill(signal.SIGKILL)
        terminal.wait_for_end()
        for descriptor in descriptors:
            assert select.select([descriptor], [], [], 30)[0]
            os.close(descriptor)


def _processes(path: str) -> Iterator[int]:
    """The processes with `path` among their arguments."""
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if path in (place / "cmdline").read_bytes().decode().split("\0"):
                yield int(place.name)


@pytest.mark.parametrize("language", ["vi", "kk"])
def test_the_lines_are_the_same_in_every_language(language: str) -> None:
    text = README.with_suffix(f".{language}.md").read_text(encoding="utf-8")
    assert all(_block(name) in text for name in ("authorized_keys", "sshd_config"))
