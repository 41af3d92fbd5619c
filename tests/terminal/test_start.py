"""The installed command in a terminal: it opens, reads, switches language and ends, and leaves the terminal clean."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SIZES = [(80, 24), (120, 36)]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_sample_articles_open(start: Callable[..., object], columns: int, rows: int) -> None:
    terminal = start(columns=columns, rows=rows)
    terminal.wait_for("Party chief urges promotion")
    text = terminal.wait_for("Kazakhstan")
    assert max(len(line) for line in text.splitlines()) <= columns
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    assert b"\x1b[?1049l" in terminal.received, "the terminal's own screen comes back"
    assert b"\x1b[?25h" in terminal.received, "the cursor comes back"


def test_the_language_switches_while_reading(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(str(seeds[2]), str(seeds[3]))
    terminal.wait_for("Quit")
    terminal.type("\x1bOQ")  # F2
    terminal.wait_for(lambda text: "Quit" not in text and ("Thoát" in text or "Шығу" in text))
    terminal.type("\x1b[21~")  # F10
    assert terminal.wait_for_end() == 0


def test_a_missing_file_does_not_keep_the_others_from_opening(
    start: Callable[..., object], seeds: list[Path], tmp_path: Path
) -> None:
    terminal = start(str(tmp_path / "missing.txt"), str(seeds[2]))
    terminal.wait_for("Vietnamese Party leader meets")
    terminal.wait_for("missing.txt")
    terminal.type("q")
    assert terminal.wait_for_end() in {0, 3}


def test_mistakes_in_the_configuration_are_all_told_where_they_can_be_read(
    start: Callable[..., object], seeds: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "config" / "reader" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('theme = "dark"\nlean = 5\n[keys]\nfnid = "x"\nfind = "o"\n')
    terminal = start(str(seeds[2]), "--language", "en")
    terminal.wait_for("4 problems")
    terminal.type("\x1b[1;2P")  # Shift+F1
    terminal.wait_for("there is no command fnid")
    terminal.type("\x1b")
    terminal.wait_for(lambda text: "there is no command" not in text)
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    told = terminal.received.rpartition(b"\x1b[?1049l")[2].decode()
    assert [f"config.toml:{line}: " in told for line in (1, 2, 4, 5)] == [True] * 4


FAULTY = """
import sys
from reader.app.screens.reading.names import Names
from reader.cli import main

def fail(self, by):
    article = "what nobody else may read"
    raise RuntimeError(article)

Names.step = fail
sys.exit(main(sys.argv[1:]))
"""


def test_a_fault_of_the_program_ends_with_one_line_and_keeps_the_article_private(
    start: Callable[..., object], seeds: list[Path], tmp_path: Path
) -> None:
    terminal = start(str(seeds[2]), command=(sys.executable, "-c", FAULTY))
    terminal.wait_for("Quit")
    terminal.type("n")
    assert terminal.wait_for_end() == 70
    assert b"\x1b[?1049l" in terminal.received
    after = terminal.received.rpartition(b"\x1b[?1049l")[2]
    assert b"internal fault (RuntimeError)" in after
    assert b"nobody else" not in terminal.received
    log = next(tmp_path.rglob("faults.log")).read_text(encoding="utf-8")
    assert "in fail" in log or " fail" in log
    assert "nobody else" not in log
