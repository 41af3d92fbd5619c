"""The installed command in a terminal: it opens, reads, switches language and ends, and leaves the terminal clean."""

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
