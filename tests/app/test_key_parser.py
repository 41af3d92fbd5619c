"""What the terminal sends, as keys."""

import pytest

from reader.app.commands.keymap import use_keymap
from reader.app.key_parser import KeyParser


def _keys(sent: str) -> list[str]:
    parser = KeyParser()
    found = [event for part in (sent, "") for event in parser.feed(part)]
    return [event.key for event in found if hasattr(event, "key")]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1bj", ["escape", "j"]),
        ("\x1bf", ["escape", "f"]),
        ("\x1bфq", ["escape", "ф", "q"]),
        ("\x1b/", ["escape", "slash"]),
        ("\x1b1", ["escape", "1"]),
        ("\x1b\r", ["escape", "enter"]),
        ("\x1b\x1bj", ["escape", "escape", "j"]),
        ("\x1b[1;3Dj", ["alt+left", "j"]),
        ("\x1bOPj", ["f1", "j"]),
        ("\x1b[27uj", ["escape", "j"]),
    ],
)
def test_escape_and_a_key_in_one_packet_are_two_keys(sent: str, keys: list[str]) -> None:
    assert _keys(sent) == keys


def test_shift_and_tab_is_one_key_on_the_linux_console(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _keys("\x1b\t") == ["escape", "tab"]
    monkeypatch.setenv("TERM", "linux")
    assert _keys("\x1b\tj") == ["shift+tab", "j"]
    assert _keys("\x1bj") == ["escape", "j"]


def test_a_letter_with_alt_that_a_command_has_stays_one_key() -> None:
    use_keymap({"follow": ("alt+j", "alt+shift+k")})
    try:
        assert _keys("\x1bj") == ["alt+j"]
        assert _keys("\x1bK") == ["alt+shift+k"]
        assert _keys("\x1bx") == ["escape", "x"]
    finally:
        use_keymap({})
