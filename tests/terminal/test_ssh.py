"""The installed command over a real OpenSSH connection on the loopback interface."""

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from ssh_server import Server

from reader.app.commands import COMMANDS
from reader.localisation import _, languages, set_language

READER = str(Path(sys.executable).with_name("reader"))
PROFILE = """
import sys
from reader.cli import main
status = main(sys.argv[2:])
from textual import constants
with open(sys.argv[1], "w") as file:
    print(constants.MAX_FPS, constants.ESCAPE_DELAY, file=file)
sys.exit(status)
"""
"""The application, which writes down in which profile it ran."""


@pytest.fixture
def server(program: Callable[[str], str], tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "ssh"
    folder.mkdir()
    running = Server(program("sshd"), program("ssh"), program("ssh-keygen"), folder)
    yield running
    running.close()


def _footer(language: str) -> list[str]:
    """The labels of the footer in `language`."""
    set_language(language)
    labels = [_(command.label) for command in COMMANDS if command.footer]
    set_language("en")
    return labels


TERMS = {"xterm": "en", "xterm-256color": "vi", "screen-256color": "kk", "tmux-256color": "vi", "linux": "kk"}
"""The terminals, and the language that is used in each first; every language is switched to in each."""


@pytest.mark.parametrize("term", TERMS)
def test_a_walk(server: Server, start: Callable[..., object], seeds: list[Path], tmp_path: Path, term: str) -> None:
    profile, language = tmp_path / "profile", TERMS[term]
    files = [str(path) for path in seeds[2:4]]
    terminal = start(
        command=server.command(sys.executable, "-c", PROFILE, str(profile), "--language", language, *files), TERM=term
    )

    def shows_labels(of: str) -> None:
        labels = _footer(of)
        terminal.wait_for(lambda text: all(label in text.splitlines()[-1] for label in labels))

    shows_labels(language)
    terminal.settle()
    first = terminal.text
    assert "Vietnamese Party leader" in first
    terminal.type("\x1b[6~")
    terminal.wait_for(lambda text: "Vietnamese Party leader meets" not in text.splitlines()[1])
    terminal.type("\t\x1b[B\x1b[B\r")  # a name in the pane
    terminal.wait_for(lambda text: "1/" in text)
    terminal.type("f")
    terminal.type("tokaev")
    terminal.wait_for(lambda text: "tokaev" in text and "►" in text)
    terminal.type("\r")
    terminal.wait_for(lambda text: "tokaev" not in text)
    terminal.type("/")
    terminal.type("kazakhstan")
    terminal.wait_for("kazakhstan")
    terminal.type("\r")
    codes = [code for code, _name in languages()]
    for step in range(1, len(codes) + 1):
        terminal.type("\x1b[[B" if term == "linux" else "\x1bOQ")
        shows_labels(codes[(codes.index(language) + step) % len(codes)])
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    assert b"Traceback" not in terminal.received
    assert profile.read_text(encoding="utf-8") == "15 0.2\n"


def _reader(path: str) -> int:
    """The process on the server that shows `path`."""
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            program, *arguments = (place / "cmdline").read_bytes().decode().split("\0")
            if path in arguments and Path(program).name.startswith("python"):
                return int(place.name)
    raise AssertionError("it is not running")


def test_the_place_comes_back_after_a_hang_up(server: Server, start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(command=server.command(READER, str(seeds[2])))
    terminal.wait_for("Quit")
    terminal.type("G")
    terminal.wait_for("100%")
    reader = os.pidfd_open(_reader(str(seeds[2])))
    terminal.child.kill(signal.SIGKILL)
    terminal.wait_for_end()
    assert select.select([reader], [], [], 30)[0]  # it has noticed and is gone
    os.close(reader)
    again = start(command=server.command(READER, str(seeds[2])))
    again.wait_for(lambda text: "Quit" in text and "100%" in text)


def test_the_place_of_a_second_ago_outlives_a_crash(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(str(seeds[2]))
    terminal.wait_for("Quit")
    terminal.type("G")
    terminal.wait_for("100%")
    terminal.read_for(1)
    terminal.child.kill(signal.SIGKILL)
    terminal.wait_for_end()
    again = start(str(seeds[2]))
    again.wait_for(lambda text: "Quit" in text and "100%" in text)
