"""Two walls stand between a text and the terminal: when one is down, the other one holds."""

import sys
from pathlib import Path

import pytest
from hostile_terminal import HostileTerminal, environment
from terminal_grammar import APPLICATION, faults

HERE = Path(__file__).parent
DIRTY = (
    "Ferry \x1b]2;pwned\x07 head\x1b[2J\u202eline\n\nLeadword \x1b[31mred\x9b31m \x9d52;c;cHduZWQ=\x9c closes.\n\n"
    "Bodyword \x1b]52;c;cHduZWQ=\x07 \x1bPq#0~\x1b\\ and Z" + "\u0301" * 40 + " \u200b\u2066bidi \x7f \x85 "
    "[@click=app.quit]pwned[/] [/x] finalword. Nguyễn Văn\x1b[31m Hùng met Tô \x9b5mLâm in"
    " Hanoi\x1b[0m on 6 May 2025.\n"
)


def shown(tmp_path: Path, wall: str, *options: str) -> tuple[str, bytes]:
    """The first screen and all bytes of a short walk through the application without the wall `wall`."""
    article = tmp_path / "dirty.txt"
    article.write_text(DIRTY, "utf-8")
    command = (sys.executable, str(HERE / "dirty_application.py"), wall, *options, str(article))
    terminal = HostileTerminal(command, environment(tmp_path))
    try:
        screen = terminal.wait_for(lambda text: "finalword" in text and "F10" in text)
        for key in ("o", "\x1b", "c", "\x1b", "f", "\x1b"):
            terminal.type(key)
        terminal.type("\x1b[21~")
        assert terminal.wait_for_end() == 0
    finally:
        terminal.close()
    return screen, bytes(terminal.received)


@pytest.mark.parametrize("options", [(), ("--plain-output",)])
def test_the_second_wall_holds_alone(tmp_path: Path, options: tuple[str, ...]) -> None:
    screen, sent = shown(tmp_path, "first", *options)
    assert not faults(sent, APPLICATION, "\r\n\b")
    assert all(word in screen for word in ("Leadword", "Bodyword", "[@click=app.quit]"))
    assert "\u241b" not in screen, "the first wall was not down"


def test_the_first_wall_holds_alone(tmp_path: Path) -> None:
    screen, sent = shown(tmp_path, "second", "--plain-output")
    assert not faults(sent, APPLICATION, "\r\n\b")
    assert "Bodyword \u241b]52;c;cHduZWQ=\u2407" in screen
