"""`reader` without a command: the application, or the articles as text where there is no terminal."""

import argparse
import os
import sys

from reader.cli.opened import open_articles, status_of, tell_notices
from reader.cli.output import Output
from reader.cli.show import print_articles
from reader.cli.status import Status
from reader.library.opening import STANDARD_INPUT


def run(options: argparse.Namespace, output: Output) -> int:
    """Open the application on the articles, or print them."""
    if not _has_terminal(STANDARD_INPUT in options.files):
        collection = open_articles(options)
        print_articles(collection.documents, output)
        output.flush()
        return status_of(collection)
    collection = open_articles(options, keep=True)
    if options.files and not collection.documents:
        return Status.UNREADABLE
    _take_keys_from_terminal()
    _prepare_environment()
    from reader.app import run as run_application

    status = run_application(collection.library, collection.keys, collection.failures)
    tell_notices(collection.library)
    collection.library.close()
    return status or status_of(collection)


def _has_terminal(reads_standard_input: bool) -> bool:
    """True when the screen can be drawn and keys can be read; `-` leaves the keys to the controlling terminal."""
    if os.environ.get("TERM", "") in ("", "dumb"):
        return False
    if not all(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr)):
        return False
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    return reads_standard_input and _has_controlling_terminal()


def _has_controlling_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_CLOEXEC))
    except OSError:
        return False
    return True


def _take_keys_from_terminal() -> None:
    """Let standard input be the terminal again after an article was read from it."""
    if sys.stdin is not None and sys.stdin.isatty():
        return
    descriptor = os.open("/dev/tty", os.O_RDWR)
    os.dup2(descriptor, 0)
    os.close(descriptor)


def _prepare_environment() -> None:
    """What Textual reads when it is imported: over SSH no animation, fewer frames, more time for an Escape sequence."""
    if os.environ.get("SSH_CONNECTION"):
        os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
        os.environ.setdefault("TEXTUAL_FPS", "15")
        os.environ.setdefault("ESCDELAY", "200")
