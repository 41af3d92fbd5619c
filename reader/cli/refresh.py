"""`reader refresh`: recognise again what the library has, with what the program can do now."""

import argparse

from reader.cli.add import add_jobs, check_jobs, ended, work
from reader.cli.opened import open_kept
from reader.cli.output import Output
from reader.cli.own_names import tell_own_names_problems
from reader.cli.parser import Parser
from reader.cli.progress import ProgressLine, interruptible
from reader.cli.status import Status, narrate
from reader.library.adding import Adding, Outcome, Renewing
from reader.library.adding.work import ReadTask
from reader.library.sqlite import recogniser_version
from reader.localisation import _, format_number, ngettext


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    parser.add_argument("--files", action="store_true", help=_("read the files again, too, or the bytes that are kept"))
    add_jobs(parser)


def run(options: argparse.Namespace, output: Output) -> Status:
    """Do what is pending."""
    check_jobs(options)
    library = open_kept(options, to_change=True)
    try:
        tell_own_names_problems()
        version = recogniser_version()
        renewed: set[str] = set()
        failures = []
        if options.files:
            reading = ReadTask(
                "",
                0,
                0,
                version,
                encoding=options.encoding,
                language=options.article_language,
                allow_private=options.allow_private,
            )
            adding = Adding(library.shared, reading, options.jobs)
            outcome = work(adding, adding.again())
            renewed |= outcome.renewed
            failures = outcome.failures
            if outcome.stopped:
                _tell(len(renewed))
                return ended(outcome)
        outcome = _renew(Renewing(library.shared, version, options.jobs))
        renewed |= outcome.renewed
        outcome.failures[:0] = failures
    finally:
        library.close()
    _tell(len(renewed))
    return ended(outcome)


def _tell(done: int) -> None:
    narrate(ngettext("{n} article renewed", "{n} articles renewed", done).format(n=format_number(done)))


def _renew(renewing: Renewing) -> Outcome:
    line = ProgressLine()
    with interruptible() as stopped:
        try:
            return renewing.run(line, stopped.is_set)
        finally:
            line.end()
