"""Printing: tables and wrapped text on a terminal, tab-separated lines in a pipe, JSON on request."""

import errno
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from reader.lazy_pattern import LazyPattern
from reader.localisation import N_, _
from reader.messages import Message, ReaderError
from reader.system_errors import system_reason

_WORD = LazyPattern(r"\S+")
_WHITE = LazyPattern(r"\s{2,}|[^\S ]")
_PIECE = 1 << 16
_MAX_TEXT_WIDTH = 80
_INDENT = 2

# What JSON could carry to a terminal unescaped: DEL, C1, bidirectional controls, separators, lone surrogates.
_UNSAFE_IN_JSON = LazyPattern("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def safe(text: str) -> str:
    """`text` without anything that a terminal would obey."""
    from reader.documents import sanitise

    return sanitise(text).text


def to_json(value: object) -> str:
    """`value` as one line of JSON that is valid UTF-8 and harmless on a terminal."""
    import json

    text = json.dumps(value, ensure_ascii=False)
    return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def escape_invisible(text: str) -> str:
    """The JSON `text` with what has no picture of its own as `\\uXXXX`; it stays equal when it is parsed."""
    if text.isascii():
        return text
    import json

    from reader.documents.sanitising import INVISIBLE

    return re.sub(f"[{INVISIBLE}]", lambda match: json.dumps(match.group())[1:-1], text)


def moment(seconds: int) -> str | None:
    """`seconds` since 1970 as ISO 8601 in UTC; None for what no calendar has."""
    from datetime import UTC, datetime

    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def terminal_columns(otherwise: int) -> int:
    """The columns that COLUMNS says or the terminal has; `otherwise` where neither does.

    As `shutil.get_terminal_size`, whose module brings everything for archives along.
    """
    try:
        columns = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else -1).columns
        except (OSError, ValueError):
            columns = 0
    return columns or otherwise


def display_width(text: str) -> int:
    """How many cells of a terminal `text` takes (Unicode's East Asian Width; combining marks take none)."""
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def wrap(text: str, width: int, first: int | None = None) -> Iterator[str]:
    """The lines of `text` broken at spaces, each at most `width` cells wide; longer words are cut.

    first: the width of the first line, when it is another.
    """
    after, width = max(width, 1), max(width if first is None else first, 1)
    line, used = "", 0
    for match in _WORD.finditer(text):  # a list of the words would take many times the text
        word = match.group()
        cells = display_width(word)
        if line and used + 1 + cells <= width:
            line, used = f"{line} {word}", used + 1 + cells
            continue
        if line:
            yield line
            width = after
        while cells > width:
            head = cut(word, width)
            yield head
            width = after
            word = word[len(head) :]
            cells = display_width(word)
        line, used = word, cells
    if line:
        yield line


def cut(text: str, width: int) -> str:
    """The longest beginning of `text` that takes at most `width` cells, but at least one character."""
    used = 0
    for index, char in enumerate(text):
        used += _cell(char)
        if used > width and index:
            return text[:index]
    return text


def _pieces(text: str) -> Iterator[str]:
    """`text` on one line, words apart by one space, cut before spaces into pieces that take little room."""
    text = _WHITE.sub(" ", text).strip()
    start = 0
    while start < len(text):
        end = text.find(" ", start + _PIECE)
        end = end if end >= 0 else len(text)
        yield text[start:end]
        start = end


def shorten(text: str, width: int) -> str:
    """`text` on one line of at most `width` cells; what is left out is an ellipsis."""
    text = " ".join(text.split())
    return text if display_width(text) <= width else cut(text, width - 1).rstrip() + "…"


class OutputError(ReaderError):
    """Standard output cannot be written."""


@contextmanager
def _telling_what_failed() -> Iterator[None]:
    """Turn a full disk and the like into an OutputError; a closed pipe stays a BrokenPipeError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = Message(N_("it cannot be written: {detail}"), {"detail": system_reason(error)})
        raise OutputError(_("standard output"), reason, Message(N_("Check where it leads"))) from error


def make_writable(*streams: TextIO | None) -> None:
    """A pipe gets UTF-8 whatever the locale; a terminal its own encoding, and never an exception."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if stream is None or reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


class Output:
    """Standard output with what is known about it.

    color: "auto", "always" or "never"; "auto" follows the terminal, TERM and NO_COLOR (https://no-color.org).
    """

    def __init__(self, color: str = "auto", stream: TextIO | None = None) -> None:
        self._stream = sys.stdout if stream is None else stream
        self.is_terminal = self._stream is not None and self._stream.isatty()
        make_writable(self._stream, sys.stderr)
        if color == "auto":
            plain = os.environ.get("NO_COLOR") or os.environ.get("TERM", "") in ("", "dumb")
            self._styled = self.is_terminal and not plain
        else:
            self._styled = color == "always"

    @property
    def width(self) -> int:
        """The columns of the terminal."""
        return max(terminal_columns(_MAX_TEXT_WIDTH), 20)

    @property
    def text_width(self) -> int:
        """The columns that lines of text should not exceed, to be comfortable to read."""
        return min(self.width, _MAX_TEXT_WIDTH)

    def line(self, text: str = "") -> None:
        """Write one line; `text` may hold styles made by `style`, everything else must be safe already."""
        self._write(f"{text}\n")

    def raw(self, text: str) -> None:
        """Write `text` as it is; on a terminal, without what that would obey."""
        self._write(safe(text) if self.is_terminal else text)

    def _write(self, text: str) -> None:
        with _telling_what_failed():
            if self._stream is None:  # it was closed before the start
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            self._stream.write(text)

    def to_json(self, value: object) -> str:
        """`value` as one line of JSON; what a terminal does not show is escaped for one."""
        text = to_json(value)
        return escape_invisible(text) if self.is_terminal else text

    def json(self, value: object) -> None:
        """Write `value` as one line of JSON."""
        self.line(self.to_json(value))

    def fields(self, *values: object) -> None:
        """Write one line of tab-separated values."""
        self.line("\t".join(re.sub(r"\s+", " ", safe(str(value))) for value in values))

    def style(self, text: str, *codes: int) -> str:
        """`text` made safe, in the SGR attributes `codes` where styles are wanted."""
        text = safe(text)
        if not self._styled or not codes or not text:
            return text
        return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m"

    def bold(self, text: str) -> str:
        """`text` made safe, emphasised."""
        return self.style(text, 1)

    def dim(self, text: str) -> str:
        """`text` made safe, less prominent."""
        return self.style(text, 2)

    def paragraph(self, text: str, indent: str = "", *codes: int, hang: int = 0) -> None:
        """Write `text` wrapped to the terminal; in a pipe, as one line.

        hang: how many spaces more than `indent` the lines behind the first one begin with.
        """
        if not self.is_terminal:
            self.raw(indent)
            for piece in _pieces(text):
                self.raw(self.style(piece, *codes))
            self.line()
            return
        room = self.text_width - display_width(indent)
        hang = hang if room > 3 * hang else 0
        for number, line in enumerate(wrap(safe(text), room - hang, first=room)):
            self.line(indent + " " * (hang if number else 0) + self.style(line, *codes))

    def verbatim(self, text: str) -> None:
        """Write `text` on one line with its spaces as they are; a terminal breaks what is too long for it."""
        self.line(self.style(text))

    def table(self, rows: Iterable[Sequence[str]], *, flexible: int, right: Sequence[int] = ()) -> None:
        """Write rows in columns; the column `flexible` and the last one are cut or wrapped to fit the terminal.

        right: the columns that are aligned to the right.
        """
        cells = [[safe(cell).replace("\n", " ") for cell in row] for row in rows]
        if not cells:
            return
        widths = [max(display_width(row[column]) for row in cells) for column in range(len(cells[0]))]
        last = len(widths) - 1
        room = self.width - _INDENT - 2 * last
        widths[flexible] = min(widths[flexible], max(room // 2, 8))
        fixed = sum(widths[:last])
        widths[last] = max(room - fixed, 10)
        for row in cells:
            columns = [list(wrap(cell, widths[index])) or [""] for index, cell in enumerate(row)]
            for number in range(max(map(len, columns))):
                parts = []
                for index, lines in enumerate(columns):
                    text = lines[number] if number < len(lines) else ""
                    gap = " " * (widths[index] - display_width(text))
                    parts.append(gap + text if index in right else text + gap)
                self.line((" " * _INDENT + "  ".join(parts)).rstrip())

    def flush(self) -> None:
        """Send what was written on its way."""
        if self._stream is not None:
            with _telling_what_failed():
                self._stream.flush()
