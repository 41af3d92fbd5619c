import io

import pytest

from reader.cli.output import Output, cut, display_width, to_json, wrap


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")


def test_widths_are_those_of_a_terminal() -> None:
    assert display_width("Hà Nội") == 6
    assert display_width("Ha\u0300 No\u0323\u0302i") == 6
    assert display_width("北京") == 4
    assert cut("北京市", 5) == "北京"


def test_wrapping_keeps_every_word_and_the_width() -> None:
    text = "Президент Қазақстана " * 5 + "x" * 45 + " 北京市北京市北京市北京市"
    lines = list(wrap(text, 20))
    assert max(map(display_width, lines)) <= 20
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.usefixtures("narrow")
def test_tables_fit_the_terminal() -> None:
    stream = Terminal()
    rows = [["Академия государственного управления", "7", "very long spelling " * 5], ["Hà Nội", "12", "Hanoi"]]
    Output(stream=stream).table(rows, flexible=0, right=(1,))
    lines = stream.getvalue().splitlines()
    assert max(map(display_width, lines)) <= 40
    assert any(line.split() == ["Hà", "Nội", "12", "Hanoi"] for line in lines)


@pytest.mark.parametrize(
    ("color", "variables", "terminal", "styled"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {}, True, False),
    ],
)
def test_styles(
    monkeypatch: pytest.MonkeyPatch, color: str, variables: dict[str, str], terminal: bool, styled: bool
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    output = Output(color, Terminal() if terminal else io.StringIO())
    assert ("\x1b[" in output.bold("x")) is styled


def test_json_is_harmless_and_lossless() -> None:
    import json

    value = "\x1b[31m\x9b\u202e\udcff\x7f Ề"
    text = to_json({"x": value})
    assert json.loads(text)["x"] == value
    assert text.encode("utf-8").isascii() is False
    assert not set(text) & set("\x1b\x9b\u202e\x7f")


def test_what_is_printed_as_it_is_cannot_drive_a_terminal_but_stays_whole_in_a_pipe() -> None:
    dirty = "a\x1b]0;x\x07\x9b31m\u202eb\n"
    for stream, printed in ((Terminal(), "a␛]0;x␇\ufffd31mb\n"), (io.StringIO(), dirty)):
        Output(stream=stream).raw(dirty)
        assert stream.getvalue() == printed


def test_json_on_a_terminal_shows_what_has_no_picture_and_stays_the_same() -> None:
    import json

    value = {"Ha\u200bnoi": ["\u202eAs\u2060tana\u00ad", "\U000e0041\U000e007f", "Қазақ \ufe0f\u061c"]}
    shown, piped = Terminal(), io.StringIO()
    for stream in (shown, piped):
        Output(stream=stream).json(value)
        assert json.loads(stream.getvalue()) == value
    assert not set(shown.getvalue()) & set("\u200b\u202e\u2060\u00ad\U000e0041\U000e007f\ufe0f\u061c")
    assert "\\u200b" in shown.getvalue() and "\\udb40\\udc41" in shown.getvalue() and "Қазақ" in shown.getvalue()
    assert "\u200b" in piped.getvalue()
