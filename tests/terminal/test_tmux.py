"""The installed command inside a real tmux, as over SSH: every size, every language."""

import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

READER = Path(sys.executable).with_name("reader")
PATIENCE = 60
"""Seconds without any change until a screen that never comes counts as a failure."""


class Pane:
    """One tmux server of its own with one window, watched by a client that is told of every change."""

    def __init__(self, tmux: str, socket: Path) -> None:
        self._command = [tmux, "-S", str(socket), "-f", "/dev/null"]
        self._watcher: subprocess.Popen[bytes] | None = None

    def run(self, *arguments: str) -> str:
        done = subprocess.run([*self._command, *arguments], capture_output=True, text=True, check=True)
        return done.stdout

    def start(self, columns: int, rows: int, command: str) -> None:
        self.run("new-session", "-d", "-x", str(columns), "-y", str(rows), command)
        self._watcher = subprocess.Popen(
            [*self._command, "-C", "attach", "-f", "ignore-size"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def keys(self, *names: str) -> None:
        self.run("send-keys", *names)

    def wait_for(self, *texts: str) -> str:
        """The screen once it shows all `texts`."""
        assert self._watcher is not None and self._watcher.stdout is not None
        while True:
            screen = self.run("capture-pane", "-p")
            if all(text in screen for text in texts):
                return screen
            changed, _, _ = select.select([self._watcher.stdout], [], [], PATIENCE)
            assert changed, f"the screen never showed {texts}:\n{screen}"
            os.read(self._watcher.stdout.fileno(), 1 << 20)

    def close(self) -> None:
        subprocess.run([*self._command, "kill-server"], capture_output=True, check=False)
        if self._watcher is not None:
            self._watcher.communicate()


@pytest.fixture
def pane(program: Callable[[str], str], tmp_path: Path) -> Iterator[Pane]:
    tmux = Pane(program("tmux"), tmp_path / "tmux")
    yield tmux
    tmux.close()


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
    pane.wait_for("1/7", "next")
    pane.keys("n")
    pane.wait_for("2/7", "next")
