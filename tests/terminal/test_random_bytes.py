"""Whatever a line or a terminal sends: the program goes on, and leaves when it is told to."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

_PIECES = (
    b"\xff", b"\xc3", b"\xd2\x9b", b"\xe1\xbb", b"\xf0\x9f\x91", b"\xed\xa0\x80", b"\x80\x80",
    b"\x1b", b"\x1b[", b"\x1b[1;", b"\x1bO", b"\x1b[999999999999~", b"\x1b[;;;;u", b"\x1b[1079;5u", b"\x1b[57399u",
    b"\x1b[<0;5;5M", b"\x1b[<0;5;5m", b"\x1b[<64;10;10M", b"\x1b[<0;99999;99999M", b"\x1b[<35;-1;x", b"\x1b[M !!",
    b"\x1b[200~", b"\x1b[201~", b"\x1b[200~pasted \xd2\x9a\x1b[A text\x1b[201~",
    b"\x1b[55296;1;55296u", b"\x1b[9999999999;1;9999999999u", b"\x1b[48;0;0;0;0t", b"\x1b[48;24;80;480;800t",
    b"\x1b[I", b"\x1b[O", b"\x1b[?2026;2$y", b"\x1b[?2048;1$y",
    b"\x1b[48;24;80;0;0t", b"\x1b[12;40R", b"\x1b]11;rgb:0/0/0",
    b"\x1b\\", b"\x1bP", b"\x1b_x\x1b\\", b"\x00", b"\x7f", b"\r", b"\n", b"\t", b"\x03", b"\x13", b"\x11",
    b"j", b"k", b"n", b"/", b"f", b"\x10", b"?", b"\x1b[B",
    b"\x1b[6~", b"\x1b[5~", b"\x1bOR", b"\x1bOS", b"v", b"e", b"l",
)  # fmt: skip
_KEPT_BACK = frozenset({ord("q"), ord("P"), ord("E"), 0x1A})
"""What ends the program, starts another one or stops it."""


def _walk(start: Callable[..., object], article: Path, seed: int, pieces: int) -> None:
    chance = random.Random(seed)
    terminal = start(str(article), PAGER="true", EDITOR="true", VISUAL="true", BROWSER="true")
    terminal.wait_for("Quit")
    sent = []
    for _ in range(pieces):
        piece = chance.choice(_PIECES)
        if chance.random() < 0.2:
            piece = bytes(byte for byte in chance.randbytes(chance.randint(1, 12)) if byte not in _KEPT_BACK)
        sent.append(piece)
        os.write(terminal.child.child_fd, piece)
        terminal.read_for(0.01)
    os.write(terminal.child.child_fd, b"\x1b[201~")  # a paste that was begun is over
    for _ in range(10):
        os.write(terminal.child.child_fd, b"\x1b")
        terminal.settle(0.25)
    os.write(terminal.child.child_fd, b"\x1b[21~")
    assert terminal.wait_for_end() == 0, (terminal.received[-2000:].decode(errors="replace"), sent)
    assert b"Traceback" not in terminal.received, sent


def test_any_bytes_in_any_order(start: Callable[..., object], seeds: list[Path]) -> None:
    _walk(start, seeds[2], 1, 150)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(*map(int, os.environ.get("RANDOM_SEEDS", "0-30").split("-"))))
def test_any_bytes_in_any_order_for_long(start: Callable[..., object], seeds: list[Path], seed: int) -> None:
    _walk(start, seeds[2], seed, 400)


def test_broken_letters_are_left_out(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(str(seeds[2]))
    terminal.wait_for("Quit")
    os.write(terminal.child.child_fd, b"\x1bOS\xff")
    terminal.settle()
    os.write(terminal.child.child_fd, b"to\xc3 lam")
    terminal.wait_for("to lam")
    terminal.type("\x1b")
    terminal.settle()
    terminal.type("q")
    assert terminal.wait_for_end() == 0


def test_leaving_while_a_dialogue_opens_is_no_fault(start: Callable[..., object], seeds: list[Path]) -> None:
    terminal = start(str(seeds[2]))
    terminal.wait_for("Quit")
    terminal.type("f\x1b[21~")
    assert terminal.wait_for_end() == 0
