"""From arguments to an exit status: language, command, and what happens when something goes wrong."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext

from reader.cli.output import Output, make_writable
from reader.cli.parser import (
    Parser,
    application_parser,
    check,
    command_parser,
    find_command,
    localise_argparse,
    module_of,
)
from reader.cli.restricting import OPTION, Wish, clean, complete, enter, wish_of
from reader.cli.status import Status, finish_output, report, report_fault
from reader.collecting import collect_seldom
from reader.configuration import Configuration, configuration
from reader.localisation import catalogue_problems, choose_language, set_language
from reader.messages import ReaderError, UsageError
from reader.paths import leaving_no_trace

_TELL_THEMSELVES = frozenset({None, "completion", "config", "doctor"})
"""The commands that say themselves what is wrong in the configuration, when it is time; None is the application."""


def run(arguments: Sequence[str]) -> int:
    """Do what `arguments` ask for and return the exit status; no exception leaves."""
    collect_seldom()
    try:
        try:
            return _run(arguments)
        finally:
            finish_output()
    except BrokenPipeError:
        finish_output()
        return Status.DONE
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except SystemExit as end:
        return int(end.code or 0) if isinstance(end.code, int | None) else Status.USAGE
    except ReaderError as error:
        report(error)
        return Status.USAGE if isinstance(error, UsageError) else Status.UNREADABLE
    except Exception as error:
        report_fault(error)
        return Status.INTERNAL


def _run(arguments: Sequence[str]) -> int:
    make_writable(sys.stderr)
    localise_argparse()  # before its first parser is made: it would look for catalogues of its own
    command, rest, language = find_command(arguments)
    if OPTION in rest and (wish := wish_of(rest)):
        clean(os.environ)
        return _do(command, rest, language, wish)
    with leaving_no_trace() if command == "doctor" else nullcontext():
        return _do(command, rest, language)


def _do(command: str | None, rest: Sequence[str], language: str | None, wish: Wish | None = None) -> int:
    settings = configuration()
    chosen = None if language or settings.language else _chosen_language()
    try:
        code = choose_language(language, settings.language, os.environ, chosen)
    except UsageError:
        # What is said about it is said in the language of everything else.
        set_language(choose_language(None, settings.language, os.environ, chosen or _chosen_language()))
        raise
    set_language(code)
    if wish is not None:
        enter(wish, command)
    if command not in _TELL_THEMSELVES:
        _tell_configuration(settings)
    if command is None:
        try:
            options = _parse(application_parser(), rest)
        except (SystemExit, UsageError):
            _tell_configuration(settings)
            raise
        from reader.cli import application

        return int(application.run(options, Output(options.color)))
    module = module_of(command)
    parser = command_parser(command)
    module.add_arguments(parser)
    options = _parse(parser, rest)
    output = Output(options.color)
    gc.enable()
    status = module.run(options, output)
    output.flush()
    return int(status)


def _tell_configuration(settings: Configuration) -> None:
    for problem in (*settings.problems, *catalogue_problems()):
        report(problem)


def _parse(parser: Parser, rest: Sequence[str]) -> argparse.Namespace:
    options = parser.parse(rest)
    check(options)
    complete(options)
    return options


def _chosen_language() -> str | None:
    """The language last chosen in the application."""
    from reader.library.paths import personal_path

    try:
        path = personal_path()
        if not path.is_file():
            return None
    except OSError:
        return None
    from reader.library.personal import stored_setting

    return stored_setting(path, "language")
