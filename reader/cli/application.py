"""`reader` without a command: the application, or the articles as text where there is no terminal."""

import argparse
import gc
import os
import sys

from reader.cli.opened import open_articles, status_of, tell_notices
from reader.cli.output import Output
from reader.cli.status import Status, narrate, report
from reader.configuration import configuration
from reader.library.sources import STANDARD_INPUT
from reader.localisation import _
from reader.messages import N_, Message, UsageError

_SCREENS = 3
"""The most articles that stand side by side, and so are read before the first picture."""


def run(options: argparse.Namespace, output: Output) -> int:
    """Open the application on the articles, or print them."""
    if not _has_terminal(STANDARD_INPUT in options.files, options.pick):
        if options.pick:
            raise UsageError(
                "--pick", Message(N_("there is no terminal to choose in")), Message(N_("Use reader search instead"))
            )
        from reader.cli.show import print_articles

        collection = open_articles(options)
        print_articles(collection.documents, output)
        output.flush()
        return status_of(collection)
    gc.disable()  # a start makes next to no garbage; the application collects from its first picture on
    collection = open_articles(options, keep=True, screens=_SCREENS)
    if options.files and not collection.documents:
        return Status.UNREADABLE
    _take_keys_from_terminal()
    settings = configuration()
    lean = next((wish for wish in (options.lean, settings.lean) if wish is not None), _is_remote())
    mouse = settings.mouse is not False and not options.no_mouse
    plain_output = options.plain_output or settings.plain_output is True
    _prepare_environment(lean=lean)
    _tell_encoding()
    from reader.app import run as run_application

    told = len(collection.failures)
    ended = run_application(collection, lean=lean, plain_output=plain_output, mouse=mouse, pick=options.pick)
    for failure in collection.failures[told:]:
        report(failure)
    tell_notices(collection.library)
    collection.library.close()
    if options.pick:
        if ended.picked is None:
            return Status.NOTHING_FOUND
        output.line(ended.picked)
        output.flush()
    return ended.status or status_of(collection)


def _has_terminal(reads_standard_input: bool, pick: bool) -> bool:
    """True when the screen can be drawn and keys can be read; `-` leaves the keys to the controlling terminal.

    pick: standard output is for the result; the screen is drawn on standard error.
    """
    if os.environ.get("TERM", "") in ("", "dumb"):
        return False
    streams = (sys.stderr,) if pick else (sys.stdout, sys.stderr)
    if not all(stream is not None and stream.isatty() for stream in streams):
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


def _is_remote() -> bool:
    """Whether the terminal is at the other end of an SSH connection."""
    return bool(os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"))


def _prepare_environment(*, lean: bool) -> None:
    """What Textual reads when it is imported.

    lean: fewer frames, and more time for the rest of an Escape sequence to arrive. NO_COLOR counts when it is not
    empty (https://no-color.org).
    """
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    if lean:
        os.environ.setdefault("TEXTUAL_FPS", "15")
        os.environ.setdefault("ESCDELAY", "200")
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]


def _tell_encoding() -> None:
    """Say so when the locale names another encoding than UTF-8, in which the screen is written."""
    name = next((os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "")
    encoding = name.partition("@")[0].partition(".")[2]
    if encoding and encoding.lower().replace("-", "") != "utf8":
        narrate(
            _("reader: the locale {name} is not UTF-8. If letters look wrong, run: LC_ALL=C.UTF-8 reader").format(
                name=name
            )
        )
