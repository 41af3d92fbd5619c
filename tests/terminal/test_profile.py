"""What is sent to the terminal, and what of the environment and of the options the application minds."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

READER = str(Path(sys.executable).with_name("reader"))


def test_movements_of_the_mouse_are_not_asked_for(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(str(seeds[0]))
    terminal.wait_for("Quit")
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    assert b"\x1b[?1002h" in terminal.received and b"\x1b[?1002l" in terminal.received
    assert b"\x1b[?1003h" not in terminal.received


def test_the_mouse_can_be_left_to_the_terminal(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start("--no-mouse", str(seeds[0]))
    terminal.wait_for("Quit")
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    assert b"\x1b[?1000h" not in terminal.received and b"\x1b[?1002h" not in terminal.received


def test_no_color_means_no_colour(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(str(seeds[0]), NO_COLOR="1", TERM="xterm-256color")
    terminal.wait_for("Quit")
    terminal.type("q")
    terminal.wait_for_end()
    for sequence in re.findall(rb"\x1b\[([\d;]*)m", terminal.received):
        assert not {b"38", b"48", *(str(n).encode() for n in (*range(30, 38), *range(40, 48)))} & set(
            sequence.split(b";")
        ), sequence


@pytest.mark.parametrize("term", ["xterm", "linux"])
def test_sixteen_colours_are_the_terminals_own(start: Callable[..., object], seeds: list[Path], term: str) -> None:
    terminal = start(str(seeds[0]), TERM=term, COLORTERM="")
    terminal.wait_for("Quit")
    terminal.type("q")
    terminal.wait_for_end()
    assert b"\x1b[38;2;" not in terminal.received and b";48;2;" not in terminal.received
    assert b"48;5;" not in terminal.received


def test_a_name_is_picked_and_printed(start: Callable[..., object], seeds: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "picked"
    files = " ".join(f"'{path}'" for path in seeds[:2])
    terminal = start(command=("sh", "-c", f"{READER} --pick {files} > {out}"))
    terminal.wait_for("Find a name")
    terminal.type("ha noi")
    terminal.wait_for("►L Hanoi")
    terminal.type("\r")
    assert terminal.wait_for_end() == 0
    assert out.read_text(encoding="utf-8") == "Hanoi\n"


def test_nothing_picked_is_nothing_found(start: Callable[..., object], seeds: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "picked"
    terminal = start(command=("sh", "-c", f"{READER} --pick '{seeds[0]}' > {out}"))
    terminal.wait_for("Find a name")
    terminal.type("\x1b")
    assert terminal.wait_for_end() == 1
    assert out.read_text(encoding="utf-8") == ""


def test_a_locale_of_another_encoding_is_told(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(str(seeds[0]), LC_ALL="ru_RU.KOI8-R")
    terminal.wait_for("Quit")
    assert b"ru_RU.KOI8-R" in terminal.received and b"LC_ALL=C.UTF-8" in terminal.received
    terminal.type("q")
    assert terminal.wait_for_end() == 0


def test_keys_of_the_configuration_work_and_are_shown(
    start: Callable[..., object], seeds: list[Path], tmp_path: Path
) -> None:
    folder = tmp_path / "config" / "reader"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('language = "vi"\n[keys]\nfind = "ctrl+f"\nopen = "n"\n', encoding="utf-8")
    terminal = start(str(seeds[0]), XDG_CONFIG_HOME=str(tmp_path / "config"))
    seen: set[str] = set()

    def all_was_shown(text: str) -> bool:
        """The notice may be gone before the line of keys is there."""
        seen.update(words for words in ("Ctrl+F", "Thoát", "next-mention") if words in text)
        return len(seen) == 3

    terminal.wait_for(all_was_shown)
    terminal.type("\x06")
    terminal.wait_for("Tìm tên")
    terminal.type("\x1b")
    terminal.wait_for(lambda text: "Tìm tên" not in text)
    terminal.type("q")
    assert terminal.wait_for_end() == 0


def test_open_articles_and_places_come_back(start: Callable[..., object], seeds: list[Path]) -> None:
    files = [str(path) for path in seeds]
    terminal = start(*files, columns=120, rows=36)
    first = terminal.wait_for("1/5")
    assert "2/5" in first
    terminal.type("\x1bOR")
    terminal.wait_for("Enter")
    terminal.type("\x1b[B\x1b[B\x1b[B\r")
    opened = re.search(r"[345]/5", terminal.wait_for(lambda text: re.search(r"[345]/5", text) is not None))
    assert opened is not None
    terminal.type("\t")
    terminal.wait_for(lambda text: re.search(r"► .*2/5", text) is not None)
    terminal.child.kill(1)
    terminal.wait_for_end()
    again = start(*files, columns=120, rows=36)
    again.wait_for(lambda text: opened[0] in text and re.search(r"► .*2/5", text) is not None)
    again.type("q")
    again.wait_for_end()
