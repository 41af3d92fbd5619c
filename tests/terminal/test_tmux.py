"""The installed command inside a real tmux, as over SSH: every size, every language."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

READER = Path(sys.executable).with_name("reader")
PATIENCE = 60
"""Seconds until a screen that never comes counts as a failure."""


class Pane:
    """One tmux server of its own with one window."""

    def __init__(self, tmux: str, socket: Path) -> None:
        self._command = [tmux, "-S", str(socket), "-f", "/dev/null"]

    def run(self, *arguments: str) -> str:
        done = subprocess.run([*self._command, *arguments], capture_output=True, text=True, check=True)
        return done.stdout

    def start(self, columns: int, rows: int, command: str) -> None:
        self.run("new-session", "-d", "-x", str(columns), "-y", str(rows), command)

    def keys(self, *names: str) -> None:
        self.run("send-keys", *names)

    def wait_for(self, *texts: str) -> str:
        """The screen once it shows all `texts`."""
        deadline = time.monotonic() + PATIENCE
        while True:
            screen = self.run("capture-pane", "-p")
            if all(text in screen for text in texts):
                return screen
            assert time.monotonic() < deadline, f"the screen never showed {texts}:\n{screen}"


@pytest.fixture
def pane(program: Callable[[str], str], tmp_path: Path) -> Iterator[Pane]:
    tmux = Pane(program("tmux"), tmp_path / "tmux")
    yield tmux
    subprocess.run([*tmux._command, "kill-server"], capture_output=True, check=False)


FOOTERS = {"en": ("Help", "Quit"), "vi": ("Trợ giúp", "Thoát"), "kk": ("Көмек", "Шығу")}


@pytest.mark.parametrize("language", FOOTERS)
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 36), (200, 60)])
def test_every_size_and_language_paints_whole_labels(pane: Pane, language: str, columns: int, rows: int) -> None:
    assert os.environ["XDG_STATE_HOME"]
    pane.start(columns, rows, f"LC_ALL=C.UTF-8 {READER} --language {language}")
    screen = pane.wait_for(*FOOTERS[language], "Party chief")
    assert len(screen.splitlines()) <= rows
    if language != "en":
        assert "Help" not in screen
        assert "Quit" not in screen


def test_a_name_is_found_and_followed(pane: Pane) -> None:
    pane.start(120, 36, f"LC_ALL=C.UTF-8 {READER}")
    pane.wait_for("People")
    pane.keys("F4", "h", "a", "Space", "n", "o", "i")
    pane.wait_for("Find a name", "►L Hanoi")
    pane.keys("Enter")
    pane.wait_for("1/4", "next")
    pane.keys("n")
    pane.wait_for("2/4", "next")
