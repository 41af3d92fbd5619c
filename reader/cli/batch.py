"""Lines from standard input, one at a time and of bounded length, and the answer to a bad one."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from reader.cli.output import Output
from reader.localisation import N_, translate
from reader.messages import InputError, Message

MAX_LINE = 64 * 1024
"""Longer lines (in bytes) are answered as bad ones."""


@dataclass(frozen=True, slots=True)
class Line:
    """number: counted from 1. text: without its line end; None when the line is bad, for the reason `error`."""

    number: int
    text: str | None
    error: Message | None = None


def read_lines(stream: BinaryIO) -> Iterator[Line]:
    """The lines of `stream`, UTF-8, read when they are asked for; a byte order mark in front is left out."""
    number = 0
    while data := stream.readline(MAX_LINE + 1):
        number += 1
        if len(data) > MAX_LINE and not data.endswith(b"\n"):
            while data and not data.endswith(b"\n"):
                data = stream.readline(MAX_LINE)
            yield Line(number, None, Message(N_("the line is too long")))
            continue
        try:
            text = data.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            yield Line(number, None, Message(N_("the line is not UTF-8")))
            continue
        yield Line(number, text.rstrip("\r\n"))


def standard_input() -> BinaryIO:
    """The bytes of standard input. Raises InputError when it is closed."""
    if sys.stdin is None:
        raise InputError("-", Message(N_("standard input is closed")), Message(N_("Send the lines through a pipe")))
    return sys.stdin.buffer


def answer_bad(output: Output, number: int, error: Message) -> None:
    """Answer a bad line, in every format, so that answers stay in step with lines."""
    output.json({"line": number, "error": translate(error)})
