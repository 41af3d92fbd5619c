"""From arguments to an exit status: language, command, and what happens when something goes wrong."""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence

from reader.cli.output import Output, make_writable
from reader.cli.parser import Parser, application_parser, check, command_parser, find_command, localise_argparse
from reader.cli.status import Status, finish_output, report, report_fault
from reader.collecting import collect_seldom
from reader.configuration import configuration
from reader.localisation import catalogue_problems, choose_language, set_language
from reader.messages import InputError, ReaderError, UsageError


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
        if isinstance(error, UsageError):
            return Status.USAGE
        return Status.UNREADABLE if isinstance(error, InputError) else Status.INTERNAL
    except Exception as error:
        report_fault(error)
        return Status.INTERNAL


def _run(arguments: Sequence[str]) -> int:
    make_writable(sys.stderr)
    localise_argparse()  # before its first parser is made: it would look for catalogues of its own
    command, rest, language = find_command(arguments)
    settings = configuration()
    chosen = None if language or settings.language else _chosen_language()
    set_language(choose_language(language, settings.language, os.environ, chosen))
    for problem in (*settings.problems, *catalogue_problems()):
        report(problem)
    if command is None:
        options = _parse(application_parser(), rest)
        from reader.cli import application

        return int(application.run(options, Output(options.color)))
    module = importlib.import_module(f"reader.cli.{command}")
    parser = command_parser(command)
    module.add_arguments(parser)
    options = _parse(parser, rest)
    output = Output(options.color)
    gc.enable()
    status = module.run(options, output)
    output.flush()
    return int(status)


def _parse(parser: Parser, rest: Sequence[str]) -> argparse.Namespace:
    options = parser.parse(rest)
    check(options)
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
