"""Lines from standard input, one at a time and of bounded length, and the answer to a bad one."""

import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from reader.cli.output import Output
from reader.localisation import N_, translate
from reader.messages import InputError, Message

MAX_LINE = 64 * 1024
"""Longer lines (in bytes) are answered as bad ones."""

_PIECE = 64 * 1024


class Line(NamedTuple):
    """number: counted from 1. text: without its line end; None when the line is bad, for the reason `error`."""

    number: int
    text: str | None
    error: Message | None = None


def read_lines(stream: BinaryIO, before_waiting: Callable[[], None] | None = None) -> Iterator[Line]:
    """The lines of `stream`, UTF-8, read when they are asked for; a byte order mark in front is left out.

    before_waiting: called before more input is asked for, which may take for ever: whoever waits for the answers to
    the lines that are there must get them first, and a file is answered in large pieces all the same.
    """
    for number, data in enumerate(_raw_lines(stream, before_waiting), 1):
        if data is None:
            yield Line(number, None, Message(N_("the line is too long")))
        elif b"\0" in data:
            yield Line(number, None, Message(N_("the line holds a NUL character")))
        else:
            try:
                text = data.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                yield Line(number, None, Message(N_("the line is not UTF-8")))
            else:
                yield Line(number, text.rstrip("\r"))


def _raw_lines(stream: BinaryIO, before_waiting: Callable[[], None] | None) -> Iterator[bytes | None]:
    """The lines without their line feeds, None for one that is longer than `MAX_LINE`, of which no more is kept."""
    rest = b""
    too_long = False
    read = getattr(stream, "read1", stream.read)
    while True:
        if before_waiting is not None:
            before_waiting()
        data = read(_PIECE)
        if not data:
            break
        first, *lines = data.split(b"\n")
        if not lines:
            rest = b"" if too_long else rest + first
            too_long = too_long or len(rest) > MAX_LINE
            continue
        first = rest + first
        yield None if too_long or len(first) > MAX_LINE else first
        rest = lines.pop()
        too_long = False
        for line in lines:
            yield None if len(line) > MAX_LINE else line
    if too_long or rest:
        yield None if too_long or len(rest) > MAX_LINE else rest


def standard_input() -> BinaryIO:
    """The bytes of standard input. Raises InputError when it is closed."""
    if sys.stdin is None:
        raise InputError("-", Message(N_("standard input is closed")), Message(N_("Send the lines through a pipe")))
    return sys.stdin.buffer


def answer_bad(output: Output, number: int, error: Message) -> None:
    """Answer a bad line, in every format, so that answers stay in step with lines."""
    output.json({"line": number, "error": translate(error)})
