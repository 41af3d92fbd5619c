"""`reader import`: what `reader export` wrote, back into a library."""

import argparse
import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

from reader.cli.batch import standard_input
from reader.cli.output import Output
from reader.cli.parser import Parser
from reader.cli.progress import interruptible
from reader.cli.status import Status, narrate
from reader.library.importing import Imported, Importing
from reader.library.opening import make_library
from reader.localisation import _, format_list, format_number, ngettext
from reader.messages import N_, InputError, Message
from reader.system_errors import system_reason

_STANDARD_INPUT = "-"
_LISTED = 10
_LONGEST = 256 << 20
"""Bytes of a line: more than any article that the program reads becomes."""


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "file", metavar=_("FILE"), help=_("file that reader export wrote as jsonl, - for standard input")
    )


def run(options: argparse.Namespace, output: Output) -> Status:
    """Read the file into the library."""
    library = make_library(options.library, keep=True)
    try:
        importing = Importing(library, options.file)
        with interruptible() as stopped, _lines(options.file) as lines:
            for _line in importing.run(lines):
                if stopped.is_set():
                    narrate(_("Interrupted: what was done is kept, the same command goes on from there."))
                    return Status.INTERRUPTED
    finally:
        library.close()
    _tell(importing.report)
    return Status.UNREADABLE if importing.report.bad else Status.DONE


@contextmanager
def _lines(name: str) -> Iterator[Iterable[bytes]]:
    if name == _STANDARD_INPUT:
        yield iter(lambda: standard_input().readline(_LONGEST), b"")
        return
    try:
        with _regular(name) as file:
            yield iter(lambda: file.readline(_LONGEST), b"")
    except OSError as error:
        reason = Message(N_("it cannot be read: {detail}"), {"detail": system_reason(error)})
        raise InputError(name, reason, Message(N_("Check the path"))) from error


def _regular(name: str) -> BinaryIO:
    """The file called `name`, without waiting for a pipe that has its name. Raises OSError."""
    file = open(os.open(name, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK), "rb")  # noqa: SIM115 - the caller closes it
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return file


def _tell(report: Imported) -> None:
    parts = [
        ngettext("{n} article added", "{n} articles added", report.documents).format(n=format_number(report.documents))
    ]
    if report.present:
        text = ngettext("{n} was there already", "{n} were there already", report.present)
        parts.append(text.format(n=format_number(report.present)))
    if report.decisions:
        text = ngettext("{n} decision", "{n} decisions", report.decisions)
        parts.append(text.format(n=format_number(report.decisions)))
    if report.marks:
        parts.append(ngettext("{n} mark", "{n} marks", report.marks).format(n=format_number(report.marks)))
    narrate(" · ".join(parts))
    if report.bad:
        count = len(report.bad)
        text = ngettext("{n} line means nothing: {numbers}", "{n} lines mean nothing: {numbers}", count)
        shown = [str(number) for number in report.bad[:_LISTED]] + ["…"] * (count > _LISTED)
        narrate("reader: " + text.format(n=format_number(count), numbers=format_list(shown)))
    sys.stderr.flush()
