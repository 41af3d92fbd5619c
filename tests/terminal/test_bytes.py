"""How much is sent over the line, as over SSH: nothing while waiting, little for a key."""

from collections.abc import Callable
from pathlib import Path

KEY = 5 * 1024
"""The most bytes that a line or a page down may cost at 80×24."""

IDLE = 10
"""Seconds; the waiting itself is what is measured here."""


def test_keys_cost_little_and_waiting_nothing(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(*map(str, seeds), SSH_CONNECTION="::1 1 ::1 22")
    terminal.wait_for("Quit")
    terminal.settle(2)  # the names of all articles are known
    terminal.resize(81, 24)
    terminal.answer()
    terminal.resize(80, 24)
    full = terminal.answer()

    def cost(keys: str) -> int:
        terminal.type(keys)
        return int(terminal.answer())

    assert cost("j") <= KEY
    assert cost("\x1b[6~") <= KEY
    assert cost("\x1b[6~") <= KEY
    for _language in range(3):
        assert cost("l") <= full
    assert terminal.read_for(IDLE) == 0
    terminal.type("q")
    assert terminal.wait_for_end() == 0


def test_a_screen_that_something_else_wrote_on_is_drawn_anew(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(*map(str, seeds))
    terminal.wait_for("Quit")
    terminal.settle(2)
    terminal.type("j")  # what is said at the first start goes with the first key
    terminal.settle(1)
    for keys, there in (("", "Quit"), ("\x1bOP", "One line down")):  # also with a dialogue
        terminal.type(keys)
        terminal.wait_for(there)
        terminal.settle(1)
        shown = terminal.text
        terminal.screen.erase_in_display(2)
        assert terminal.text.strip() == ""
        terminal.type("\x0c")
        terminal.wait_for(lambda text, shown=shown: text == shown)
