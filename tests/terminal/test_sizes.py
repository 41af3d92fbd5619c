"""Windows of all sizes, and what is no window at all."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

READER = str(Path(sys.executable).with_name("reader"))


def test_from_too_small_to_very_large(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(*map(str, seeds), columns=39, rows=9)
    terminal.wait_for("at least 40")
    terminal.resize(40, 12)
    terminal.wait_for(lambda text: "Vietnamese" in text or "Party chief" in text)
    assert "at least 40" not in terminal.text
    terminal.type("G")
    terminal.wait_for("100%")
    terminal.resize(300, 80)
    terminal.wait_for(lambda text: all(label in text for label in ("Help", "Quit", "People", "1/5", "2/5")))
    terminal.type("q")
    assert terminal.wait_for_end() == 0


def test_a_terminal_that_does_not_know_its_size(start: Callable[..., object], seeds: list[Path]) -> None:
    """As one has it who comes by `ssh -tt` from a program without a terminal, or by a serial line."""
    sizeless = ("sh", "-c", 'stty rows 0 cols 0; exec "$0" "$@"', READER)
    terminal = start(*map(str, seeds), command=sizeless)
    terminal.wait_for("Help")
    terminal.type("q")
    assert terminal.wait_for_end() == 0


def test_a_terminal_that_cannot_move_its_cursor_gets_text(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(str(seeds[2]), TERM="dumb")
    assert terminal.wait_for_end() == 0
    assert b"Vietnamese Party leader" in terminal.received
    assert b"\x1b" not in terminal.received


@pytest.mark.parametrize("language", ["en", "vi", "kk"])
def test_a_pipe_gets_text(seeds: list[Path], language: str) -> None:
    done = subprocess.run(
        [READER, "--language", language, str(seeds[2])],
        capture_output=True,
        check=True,
        env={**os.environ, "TERM": "xterm"},
        stdin=subprocess.DEVNULL,
    )
    assert b"Vietnamese Party leader" in done.stdout
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""
