"""Under a shell with job control: Ctrl-Z and fg, the pager and the editor, and a terminal that is whole afterwards."""

import os
import select
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

READER = str(Path(sys.executable).with_name("reader"))
OWN_SCREEN = b"\x1b[?1049h"
"""What gives the program a screen of its own."""
KEEPS = b"\x1b[?1049l"
"""What gives the terminal its own screen back."""


@pytest.fixture
def shell(start: Callable[..., object], program: Callable[[str], str]) -> Callable[..., object]:
    def begin(command: str, **environment: str) -> object:
        bash = program("bash")
        terminal = start(
            "--norc", "--noprofile", "-i", command=(bash,), PS1="ready> ", HISTFILE="", LC_ALL="C.UTF-8", **environment
        )
        terminal.wait_for("ready>")
        terminal.type(f"{command}\r")
        return terminal

    return begin


@pytest.mark.parametrize("wrapper", ["{}", "sh -c '{}; true'"])
def test_ctrl_z_gives_the_shell_back_and_fg_the_article(
    shell: Callable[..., object], seeds: list[Path], wrapper: str
) -> None:
    terminal = shell(wrapper.format(f"{READER} {seeds[2]}"))
    terminal.wait_for("Quit")
    terminal.type("\x1a")
    terminal.wait_for(lambda text: "Stopped" in text and "ready>" in text)
    assert KEEPS in terminal.received
    terminal.type("echo al''ive\r")
    terminal.wait_for("alive")
    terminal.type("fg\r")
    # The emulator has one screen only: what the shell wrote is gone once the whole picture is drawn again.
    terminal.wait_for(lambda text: "► Vietnamese Party leader" in text and "Stopped" not in text and "ali" not in text)
    terminal.type("q")
    terminal.wait_for("ready>")


def test_stopped_from_outside_it_goes_on_where_it_was(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(str(seeds[2]))
    terminal.wait_for("Quit")
    for _ in range(3):
        pictures = terminal.received.count(OWN_SCREEN)
        os.kill(terminal.child.pid, signal.SIGSTOP)
        os.kill(terminal.child.pid, signal.SIGCONT)
        terminal.wait_for(lambda _text, drawn=pictures: terminal.received.count(OWN_SCREEN) > drawn)
        terminal.wait_for("Quit")
    terminal.type("G")
    terminal.wait_for("100%")
    terminal.type("q")
    assert terminal.wait_for_end() == 0


def test_without_a_shell_to_go_back_to_ctrl_z_only_says_so(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(str(seeds[2]))
    terminal.wait_for("Quit")
    terminal.type("\x1a")
    terminal.wait_for("no shell to go back to")
    terminal.type("q")
    assert terminal.wait_for_end() == 0


def test_the_pager_shows_the_article_and_interrupts_are_its_own(
    shell: Callable[..., object], seeds: list[Path], tmp_path: Path, program: Callable[[str], str]
) -> None:
    (tmp_path / "tmp").mkdir()
    terminal = shell(f"{READER} {seeds[2]}", PAGER=f"{program('less')} -X", TMPDIR=str(tmp_path / "tmp"))
    terminal.wait_for("Quit")
    terminal.type("P")
    terminal.wait_for(lambda text: "Quit" not in text and "article.txt" in text)
    assert os.listdir(tmp_path / "tmp")
    terminal.type("\x03\x03")
    terminal.type("q")
    terminal.wait_for("Quit")
    assert not os.listdir(tmp_path / "tmp")
    terminal.type("G")  # keys reach the article again
    terminal.wait_for(lambda text: "Quit" in text and "100%" in text)
    terminal.type("q")
    terminal.wait_for("ready>")


EDITOR = """#!/bin/sh
for last; do :; done
printf 'The editor was here.\\n\\n' | cat - "$last" > "$last.new"
mv "$last.new" "$last"
"""


def test_what_the_editor_changed_is_noticed_and_read(
    start: Callable[..., object], seeds: list[Path], tmp_path: Path
) -> None:
    editor, article = tmp_path / "my editor", tmp_path / "article.txt"
    editor.write_text(EDITOR)
    editor.chmod(0o755)
    article.write_bytes(seeds[2].read_bytes())
    terminal = start(str(article), VISUAL=f"'{editor}' -x")
    terminal.wait_for("Quit")
    terminal.type("E")
    terminal.wait_for("R reads it again")
    terminal.type("R")
    terminal.wait_for("The file was read again")
    terminal.type("g")
    terminal.wait_for("The editor was here.")


def test_a_pager_that_is_not_there_leaves_the_screen_whole(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(str(seeds[2]), PAGER="no-such-pager")
    terminal.wait_for("Quit")
    terminal.type("P")
    terminal.wait_for("no-such-pager")
    terminal.wait_for("Vietnamese Party leader")
    assert KEEPS not in terminal.received


def _reader_of(terminal: object) -> int:
    """The process of the program that was started from the shell in `terminal`."""
    shell = terminal.child.pid
    (child,) = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
    return int(child)


def test_a_job_in_the_background_waits_to_be_brought_back(shell: Callable[..., object], seeds: list[Path]) -> None:
    terminal = shell(f"{READER} {seeds[2]}")
    terminal.wait_for("Quit")
    for _ in range(2):
        terminal.type("\x1a")
        terminal.wait_for(lambda text: "Stopped" in text and "ready>" in text)
        terminal.type("clear; bg\r")
        terminal.wait_for("reader")
        terminal.type("wait %1; echo stopped a''gain\r")  # until it wants the terminal
        terminal.wait_for("stopped again")
        terminal.type("clear; fg\r")
        terminal.wait_for(lambda text: "► Vietnamese Party leader" in text and "Quit" in text)
    terminal.type("G")
    terminal.wait_for("100%")
    terminal.type("q")
    terminal.wait_for("ready>")


def test_a_request_to_stop_from_outside_gives_the_shell_back(shell: Callable[..., object], seeds: list[Path]) -> None:
    terminal = shell(f"{READER} {seeds[2]}")
    terminal.wait_for("Quit")
    for _ in range(2):
        os.kill(_reader_of(terminal), signal.SIGTSTP)
        terminal.wait_for(lambda text: "Stopped" in text and "ready>" in text)
        terminal.type("clear; fg\r")
        terminal.wait_for(lambda text: "► Vietnamese Party leader" in text and "Quit" in text)
    terminal.type("G")
    terminal.wait_for("100%")
    terminal.type("q")
    terminal.wait_for("ready>")


def test_ctrl_z_in_the_pager_gives_the_shell_back_and_fg_the_pager(
    shell: Callable[..., object], seeds: list[Path], program: Callable[[str], str]
) -> None:
    terminal = shell(f"{READER} {seeds[2]}", PAGER=f"{program('less')} -X")
    terminal.wait_for("Quit")
    terminal.type("P")
    terminal.wait_for(lambda text: "Quit" not in text and "article.txt" in text)
    terminal.type("\x1a")
    terminal.wait_for(lambda text: "Stopped" in text and "ready>" in text)
    terminal.type("clear; fg\r")
    terminal.wait_for(lambda text: "Stopped" not in text and "General Secretary" in text)
    terminal.type("q")
    terminal.wait_for("Quit")
    terminal.type("G")
    terminal.wait_for(lambda text: "Quit" in text and "100%" in text)
    terminal.type("q")
    terminal.wait_for("ready>")


def test_asked_to_end_a_program_that_is_held_up_ends_all_the_same(
    start: Callable[..., object], seeds: list[Path]
) -> None:
    held_up = (
        "import sys; from reader.app import application; from reader.cli import main\n"
        "application._PATIENCE = 0.2; application.ReaderApp._end = lambda self, status: None\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    terminal = start(str(seeds[2]), command=(sys.executable, "-c", held_up))
    terminal.wait_for("Help")
    terminal.child.kill(signal.SIGTERM)
    assert terminal.wait_for_end() == 128 + signal.SIGTERM
    assert KEEPS in terminal.received


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for the process in /proc")
def test_a_terminal_that_is_gone_ends_it_though_no_signal_came(start: Callable[..., object], seeds: list[Path]) -> None:
    """As in a container whose client has left: the terminal can be read, but gives nothing any more, for ever."""
    terminal = start(str(seeds[0]), command=("sh", "-c", 'trap "" HUP; "$0" "$@"; true', READER))
    terminal.wait_for("Quit")
    shell = terminal.child.pid
    reader = int(Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0])
    ended = os.pidfd_open(reader)
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), terminal.child.child_fd)  # nobody holds the other end of its terminal any more
    assert select.select([ended], [], [], 60)[0]
    os.close(ended)
