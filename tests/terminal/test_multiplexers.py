"""Inside GNU screen and tmux a person sees, cell for cell, what a terminal of their own would show."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

READER = str(Path(sys.executable).with_name("reader"))
PATIENCE = 60
"""Seconds until screens that never become alike count as a failure."""
KEYS = ("jjjkk", " b", "vjjG", "glve")


def _multiplexed(kind: str, path: str, folder: Path) -> tuple[str, ...]:
    settings = folder / "settings"
    if kind == "screen":
        settings.write_text("startup_message off\nvbell off\n", encoding="ascii")
        return path, "-U", "-c", str(settings), READER
    # The emulator that these tests look at does not know SU (ECMA-48 8.3.147), with which tmux scrolls.
    settings.write_text("set -g status off\nset -as terminal-overrides ',*:indn@'\n", encoding="ascii")
    return path, "-S", str(folder / "socket"), "-f", str(settings), "-u", "new-session", READER


def _end(kind: str, command: tuple[str, ...], environment: dict[str, str]) -> None:
    """End what goes on when its terminal is gone."""
    words = ("-X", "quit") if kind == "screen" else ("-S", command[2], "kill-server")
    subprocess.run([command[0], *words], env=environment, check=False)


@pytest.mark.parametrize("kind", ["screen", "tmux"])
def test_every_cell_is_as_in_a_terminal_of_its_own(
    kind: str, start: Callable[..., Any], program: Callable[[str], str], tmp_path: Path
) -> None:
    sockets = tmp_path / "sockets"
    sockets.mkdir(mode=0o700)
    command = _multiplexed(kind, program(kind), tmp_path)
    common = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SCREENDIR": str(sockets)}
    inside = start(command=command, XDG_STATE_HOME=str(tmp_path / "inside"), **common)
    try:
        alone = start(XDG_STATE_HOME=str(tmp_path / "alone"), **common)
        for terminal in (inside, alone):
            terminal.wait_for("People")
        for keys in ("", *KEYS):
            for terminal in (inside, alone):
                terminal.type(keys)
            for terminal in (inside, alone):
                terminal.settle()
            deadline = time.monotonic() + PATIENCE
            while inside.text != alone.text and time.monotonic() < deadline:  # on a machine that does other things
                inside.read_for(0.05)
                alone.read_for(0.05)
            assert inside.text == alone.text, keys
    except BaseException:
        _end(kind, command, {**os.environ, **common})
        raise
    inside.type("q")
    inside.wait_for_end()
