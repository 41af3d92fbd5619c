"""What the terminal shows in the end is what the application drew: with and without comparing, cell by cell."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from simulated_line import SimulatedLine
from terminal_emulator import Emulator

READER = str(Path(sys.executable).with_name("reader"))
ESCAPE = "\x1b[27u"
"""As terminals with kitty's protocol send it: a letter that follows at once makes no other key of it."""
KEYS = ["j", "j", "G", "k", " ", "b", "v", "j", " ", "u", "v", "n", "x", "J", "l", "e", "c", ESCAPE, "e", "?", ESCAPE]
"""Lines, pages, layouts, marks, languages, dialogues."""
SLOW = {"delay": 0.15, "rate": 56_000.0}
QUIET = 0.4
TERMS = ["xterm-256color", "screen-256color", "tmux-256color", "linux"]


def _started(
    tmp_path: Path, seeds: list[Path], terminal: Emulator, *options: str, term: str = "xterm-256color", **line: float
) -> SimulatedLine:
    home = {f"XDG_{kind}_HOME": str(tmp_path / options[0]) for kind in ("STATE", "CONFIG", "DATA", "CACHE")}
    environment = {**os.environ, **home, "TERM": term, "LC_ALL": "C.UTF-8"}
    command = [READER, *options, *map(str, seeds)]
    running = SimulatedLine(command, environment, terminal, **line)
    running.wait_for("Quit")
    running.quiet(QUIET)
    running.rest()
    return running


@pytest.mark.parametrize(("term", "margins"), [("xterm-256color", True), *((term, False) for term in TERMS)])
def test_every_cell_is_the_same_as_without_comparing(
    tmp_path: Path, seeds: list[Path], term: str, margins: bool
) -> None:
    erases = term in ("xterm-256color", "linux")
    terminal = Emulator(120, 36, erases_colour=erases, erases_characters=erases, has_margins=margins)
    ours = _started(tmp_path, seeds, terminal, "--lean", term=term)
    plain = _started(tmp_path, seeds, Emulator(120, 36), "--no-lean", "--plain-output", term=term)
    try:
        for keys in KEYS:
            for each in (ours, plain):
                each.press(keys)
            _same(ours, plain, keys)
        for size in ((90, 30), (60, 12), (120, 36)):
            for each in (ours, plain):
                each.resize(*size)
            _same(ours, plain, str(size))
        assert len(ours.received) * 2 < len(plain.received)
    finally:
        ours.close()
        plain.close()


def _same(ours: SimulatedLine, plain: SimulatedLine, after: str) -> None:
    """Wait until both show the same; remarks come when they come."""
    deadline = time.monotonic() + 20
    while ours.terminal.picture() != plain.terminal.picture():
        if time.monotonic() > deadline:
            assert ours.terminal.text == plain.terminal.text, after
            assert ours.terminal.picture() == plain.terminal.picture(), after
        for each in (ours, plain):
            each.run(0.05)


def test_a_slow_line_is_not_filled_with_pictures_and_gets_the_last(tmp_path: Path, seeds: list[Path]) -> None:
    line = _started(tmp_path, seeds, Emulator(80, 24), "--lean", **SLOW)
    try:
        before = len(line.received)
        for _ in range(45):
            line.press("j")
            line.run(1 / 30)
        released = time.perf_counter()
        line.quiet(1.5)
        assert line.last_arrival - released < 3, "twice of what it may take, for machines that do other things"
        assert len(line.received) - before < 45 * 600
        shown = line.terminal.picture()
        line.press("\x0c")
        line.run(1)
        line.quiet(1.5)
        assert line.terminal.picture() == shown
        line.press("q")
        line.run(5)
        assert line.ended
        assert line.terminal.modes == {"7", "25"}
    finally:
        line.close()


def test_a_shell_gets_no_answer_as_keys(tmp_path: Path, seeds: list[Path], program: Callable[[str], str]) -> None:
    home = {f"XDG_{kind}_HOME": str(tmp_path) for kind in ("STATE", "CONFIG", "DATA", "CACHE")}
    environment = {**os.environ, **home, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    script = f"{READER} {seeds[2]}; stty -icanon -echo min 0 time 10; printf 'left <%s>' \"$(cat | od -An -c)\""
    line = SimulatedLine([program("sh"), "-c", script], environment, Emulator(80, 24), **SLOW)
    try:
        line.wait_for("Quit")
        line.press("jjjjq")
        while not line.ended:
            line.run(0.1)
        assert line.received.endswith(b"left <>")
    finally:
        line.close()


@pytest.mark.parametrize("term", TERMS)
def test_tmux_shows_the_same_as_without_comparing(
    tmp_path: Path, seeds: list[Path], program: Callable[[str], str], term: str
) -> None:
    tmux = [program("tmux"), "-S", str(tmp_path / "tmux"), "-f", "/dev/null"]

    def run(*arguments: str) -> str:
        return subprocess.run([*tmux, *arguments], capture_output=True, text=True, check=True).stdout

    articles = " ".join(map(str, seeds))
    try:
        for name, option in (("ours", "--no-lean"), ("plain", "--plain-output")):
            homes = " ".join(f"XDG_{kind}_HOME={tmp_path / name}" for kind in ("STATE", "CONFIG", "DATA", "CACHE"))
            command = f"env {homes} TERM={term} LC_ALL=C.UTF-8 {READER} {option} {articles}"
            run("new-session", "-d", "-s", name, "-x", "120", "-y", "36", command)
        for keys in ("", *KEYS):
            for name in ("ours", "plain"):
                if keys:
                    run("send-keys", "-t", name, "-l", keys)
            deadline = time.monotonic() + 120
            before: object = None
            while True:
                shown = [_captured(run("capture-pane", "-N", "-e", "-p", "-t", name)) for name in ("ours", "plain")]
                is_ready = "F10" in shown[0].text and "Recognising" not in shown[0].text
                pictures = [screen.picture() for screen in shown]
                if is_ready and pictures[0] == pictures[1] and (keys or pictures == before):
                    break
                before = pictures
                assert time.monotonic() < deadline, (keys, *(screen.text for screen in shown))
    finally:
        subprocess.run([*tmux, "kill-server"], capture_output=True, check=False)


def _captured(rows: str) -> Emulator:
    """What tmux says that a pane shows."""
    screen = Emulator(120, 36)
    screen.feed("\x1b[m\x1b[2J")
    for number, row in enumerate(rows.splitlines(), 1):
        screen.feed(f"\x1b[{number};1H{row}")
    return screen
