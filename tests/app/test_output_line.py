"""The line to the terminal: pictures wait for the terminal, nothing else does, and nothing dangerous goes through."""

import fcntl
import os
from collections.abc import Callable, Iterator

import pytest

from reader.app.clipboard import clipboard_sequence
from reader.app.key_parser import KeyParser, Report
from reader.app.terminal_output import line as output_line
from reader.app.terminal_output.abilities import Abilities
from reader.app.terminal_output.line import ANSWER, OutputLine
from reader.app.terminal_output.pacing import Pacer
from terminal_emulator import Emulator

SIZE = (20, 4)


class End:
    """The person's end of a line: what has come, and the screen."""

    def __init__(self, *, answers: bool = False) -> None:
        self.descriptor, self._in = os.pipe()
        self.abilities = Abilities(True, True, True, answers=answers)
        self._file = os.fdopen(self._in, "w", closefd=False)
        self.line = OutputLine(self._file, lambda: SIZE, self.abilities)
        self.line.start()
        self.terminal = Emulator(*SIZE)

    def show(self, text: str, row: int = 1) -> None:
        """Let a frame be drawn."""
        self.line.write(f"\x1b[{row};1H{text}\x1b[1;1H")

    def come(self) -> str:
        """What has come until now."""
        self.line.write("\x1b]2;mark\x07")
        data = b""
        while not data.endswith(b"\x1b]2;mark\x07"):
            data += os.read(self.descriptor, 65536)
        while self.line.is_writing:
            os.sched_yield()
        text = data.decode().removesuffix("\x1b]2;mark\x07")
        self.terminal.feed(text)
        return text

    def answer(self) -> None:
        self.line.take_report(ANSWER)

    def close(self) -> None:
        self.line.stop()
        for descriptor in (self.descriptor, self._in):
            os.close(descriptor)


@pytest.fixture
def end() -> Iterator[Callable[..., End]]:
    made: list[End] = []

    def make(**settings: bool) -> End:
        made.append(End(**settings))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_a_slow_terminal_gets_the_newest_picture_and_none_between(end: Callable[..., End]) -> None:
    far = end(answers=True)
    far.show("first")
    assert "first" in far.come()
    for text in ("second", "third"):
        far.show(text)
    assert far.come() == ""
    far.answer()
    assert "second" not in far.come()
    assert far.terminal.text.startswith("third")


def test_a_terminal_that_does_not_answer_is_not_waited_for(end: Callable[..., End]) -> None:
    far = end()
    for text in ("first", "second", "third"):
        far.show(text)
        far.come()
        assert far.terminal.text.startswith(text)
    assert len(far.terminal.answered) == 2, "it is asked once: for margins and for its status"


def test_the_first_answer_lets_pictures_wait(end: Callable[..., End]) -> None:
    far = end()
    far.show("first")
    far.come()
    far.answer()
    for text in ("second", "third"):
        far.show(text)
        far.come()
    assert far.terminal.text.startswith("second")


def test_what_the_application_asks_of_the_terminal_goes_through_at_once(end: Callable[..., End]) -> None:
    far = end(answers=True)
    far.show("text")
    far.come()
    asked = ["\x07", "\x1b]2;title\x07", "\x1b]22;pointer\x07", "\x1b[?25h", "\x1b[?1000h\x1b[?1006h", "\x1b[>25u"]
    asked += [clipboard_sequence("đây " * 200, {"TERM": term}) for term in ("xterm", "screen")]
    for sequence in asked:
        far.line.write(sequence)
    far.show("more")
    far.line.write("\x1b[?25l")
    data = b""
    while not data.endswith(b"\x1b[?25l"):
        data += os.read(far.descriptor, 65536)
    assert data.decode() == "".join(asked) + "\x1b[?25l"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x07b\x08c\x7fd\x85e\x9bf", "abcdef"),
        ("a\x1b]52;c;ZWNobw==\x07b\x1b]0;title\x1b\\c", "abc"),
        ("a\x1b[6nb\x1b[cc\x1bcd\x1b[?1049le\x1bPf\x1b\\g", "abccdeg"),
        ("\u202eabc\u2066\u200b\u200e\ufeffd", "abcd"),
        ("a\ud800b", "a\ufffdb"),
        ("a\x1b[31mb\x1b[0mc", "abc"),
        ("a\rb\x00\x0e\x0fc", "abc"),
    ],
)
def test_what_could_control_a_terminal_is_not_sent(end: Callable[..., End], text: str, shown: str) -> None:
    far = end()
    far.show(text)
    came = far.come()
    assert far.terminal.text.rstrip() == shown
    assert not any(control in came for control in "\x07\x08\x7f\x85\x9b\u202e\u2066\u200b\ud800\x00\x0e")
    assert far.terminal.strings == []


def test_nothing_is_sent_twice_but_everything_after_something_else_wrote(end: Callable[..., End]) -> None:
    far = end()
    far.show("one")
    far.come()
    far.show("one")
    assert far.come() == ""
    far.terminal.spoil()
    far.line.forget()
    far.show("two", 2)
    far.come()
    assert far.terminal.text == "one\ntwo\n\n"


def test_a_line_that_takes_nothing_holds_nobody_up(end: Callable[..., End], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output_line, "_LAST_WRITE", 0.01)
    far = end()
    fcntl.fcntl(far.line._descriptor, fcntl.F_SETPIPE_SZ, 4096)
    for number in range(400):
        far.show(f"picture {number:9}")
    far.line.settle()
    far.line.stop()
    os.read(far.descriptor, 65536)


def test_a_terminal_that_is_gone_is_no_error(end: Callable[..., End]) -> None:
    far = end()
    os.close(far.descriptor)
    far.show("one")
    far.line.stop()
    far.show("two")
    far.descriptor = os.open(os.devnull, os.O_RDONLY)


def test_answers_that_stay_out_are_waited_for_twice_and_never_again_until_one_comes() -> None:
    pacer = Pacer(answers=True)
    now = 100.0
    for _ in range(2):
        assert pacer.asks()
        assert pacer.may_send(now)
        pacer.sent(2000, now)
        assert 0 < pacer.wait(now) < 5
        now += 5
    assert pacer.may_send(now)
    assert not pacer.asks()
    pacer.answered(now)
    assert pacer.asks()


def test_a_long_picture_has_time_to_arrive_on_a_slow_line() -> None:
    pacer = Pacer(answers=True)
    pacer.sent(20_000, 0)
    assert not pacer.may_send(5)


def test_the_terminal_is_given_back_when_its_last_answer_has_come_or_will_not() -> None:
    pacer = Pacer(answers=True)
    assert pacer.last_wait(0) == 0
    pacer.sent(100, 0)
    assert 0 < pacer.last_wait(0.1) <= 2
    assert pacer.last_wait(2.1) == 0
    pacer.answered(0.2)
    assert pacer.last_wait(0.3) == 0


@pytest.mark.parametrize("cut", range(1, 11))
def test_answers_are_no_keys_wherever_they_are_cut(cut: int) -> None:
    parser = KeyParser()
    sent = "j\x1b[0nk\x1b[?69;2$yl\x1b[A"
    events = [*parser.feed(sent[:cut]), *parser.feed(sent[cut:])]
    keys = [event.key for event in events if not isinstance(event, Report)]
    assert keys == ["j", "k", "l", "up"]
    assert [event.character for event in events if isinstance(event, Report)] == ["\x1b[0n", "\x1b[?69;2$y"]


def test_an_answer_in_the_middle_of_what_is_pasted_is_taken_out() -> None:
    events = list(KeyParser().feed("\x1b[200~one \x1b[0ntwo\x1b[201~j\x1b[0n"))
    told = [getattr(event, "text", getattr(event, "key", None)) for event in events]
    assert told == ["report", "one two", "j", "report"]
