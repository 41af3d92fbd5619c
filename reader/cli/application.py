"""`reader` without a command: the application, or the articles as text where there is no terminal."""

import argparse
import gc
import os
import sys
from collections.abc import Iterable, Sequence

from reader.cli.opened import open_articles, status_of, tell_notices
from reader.cli.output import Output, terminal_columns
from reader.cli.parser import COMMANDS
from reader.cli.status import Status, narrate, report
from reader.configuration import Configuration, configuration
from reader.library.sources import STANDARD_INPUT
from reader.localisation import _, catalogue_problems
from reader.messages import N_, InputError, Message, UsageError
from reader.restriction import is_restricted


def run(options: argparse.Namespace, output: Output) -> int:
    """Open the application on the articles, or print them."""
    settings = configuration()
    if not _has_terminal(STANDARD_INPUT in options.files, options.pick):
        _tell_configuration(settings.problems)
        if options.pick:
            raise UsageError(
                "--pick", Message(N_("there is no terminal to choose in")), Message(N_("Use reader search instead"))
            )
        from reader.cli.article_text import print_articles

        gc.enable()

        collection = open_articles(options)
        _tell_mistyped_command(options.files)
        print_articles(collection.documents, output)
        output.flush()
        return status_of(collection)
    from reader.app.widths import articles_seen

    seen = articles_seen(terminal_columns(80))
    collection = open_articles(options, keep=True, screens=seen)
    if options.files and not collection.documents:
        _tell_mistyped_command(options.files)
        tell_notices(collection.library)
        return Status.UNREADABLE
    _take_keys_from_terminal()
    lean = next((wish for wish in (options.lean, settings.lean) if wish is not None), _is_remote())
    mouse = settings.mouse is not False and not options.no_mouse
    plain_output = options.plain_output or settings.plain_output is True
    _prepare_environment(lean=lean)
    _tell_encoding()
    from reader.app import run as run_application

    told = len(collection.failures)
    try:
        ended = run_application(collection, lean=lean, plain_output=plain_output, mouse=mouse, pick=options.pick)
    finally:
        _tell_all_of_configuration(settings)
    for failure in collection.failures[told:]:
        report(failure)
    tell_notices(collection.library, ended.notices)
    collection.library.close()
    if options.pick:
        if ended.picked is None:
            return Status.NOTHING_FOUND
        output.line(ended.picked)
        output.flush()
    return ended.status or status_of(collection)


def _tell_mistyped_command(files: Sequence[str]) -> None:
    """Name the command that the first argument may have been meant to be, when there is no such file."""
    if not files or not files[0].isalpha() or is_restricted() or os.path.lexists(files[0]):
        return
    from difflib import get_close_matches

    for command in get_close_matches(files[0].lower(), COMMANDS, 1, 0.7):
        narrate(_("reader: did you mean reader {command}?").format(command=command))


def _tell_configuration(problems: Iterable[InputError]) -> None:
    for problem in (*problems, *catalogue_problems()):
        report(problem)


def _tell_all_of_configuration(settings: Configuration) -> None:
    """Say on the screen that is back what the application could show only for a moment."""
    from reader.app.configuration_check import configuration_problems

    _tell_configuration(configuration_problems(settings))


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
    """Say so when the locale names another encoding than UTF-8, in which the screen is written.

    The application says it too: what is written before it is seen when it is left.
    """
    from reader.app.locale_check import other_encoding

    name = other_encoding(os.environ)
    if name:
        narrate(
            _("reader: the locale {name} is not UTF-8. If letters look wrong, run: LC_ALL=C.UTF-8 reader").format(
                name=name
            )
        )
