"""`reader add`: files, folders and pages into the library."""

import argparse
import sys

from reader.cli.output import Output
from reader.cli.own_names import tell_own_names_problems
from reader.cli.parser import Parser
from reader.cli.progress import ProgressLine, interruptible
from reader.cli.status import Status, narrate, report
from reader.configuration import configuration
from reader.library.adding import Adding, Outcome, Plan
from reader.library.adding.work import ReadTask
from reader.library.opening import make_library
from reader.library.sqlite import recogniser_version
from reader.localisation import _, format_number, ngettext
from reader.messages import N_, Message, UsageError

_ALWAYS_LISTED = 20


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "files", nargs="+", metavar=_("FILE"), help=_("file, folder or web address, - for standard input")
    )
    parser.add_argument(
        "--keep-originals",
        action=argparse.BooleanOptionalAction,
        help=_(
            "keep the bytes of all that is added, so that it can be read again when it is gone, or of nothing; "
            "without it, those of pages and standard input"
        ),
    )
    add_jobs(parser)


def add_jobs(parser: Parser) -> None:
    """The option of the commands that use several processors."""
    parser.add_argument(
        "--jobs", type=int, metavar=_("NUMBER"), help=_("how many processes read at once; otherwise one a processor")
    )


def run(options: argparse.Namespace, output: Output) -> Status:
    """Add what is new."""
    check_jobs(options)
    library = make_library(options.library)
    try:
        tell_own_names_problems()
        reading = ReadTask(
            source="",
            size=0,
            modified_ns=0,
            recogniser=recogniser_version(),
            encoding=options.encoding,
            language=options.article_language,
            allow_private=options.allow_private,
            keep=wants_originals(options.keep_originals),
        )
        adding = Adding(library.shared, reading, options.jobs)
        plan = adding.survey(options.files)
        outcome = work(adding, plan)
    finally:
        library.close()
    _tell(outcome, plan)
    return ended(outcome)


def wants_originals(option: bool | None = None) -> bool | None:
    """As `ReadTask.keep`, by the option as it was given, or by the configuration."""
    return configuration().keep_originals if option is None else option


def check_jobs(options: argparse.Namespace) -> None:
    """Raise UsageError for a number of processes that makes no sense."""
    if options.jobs is not None and not 1 <= options.jobs <= 256:
        raise UsageError("--jobs", Message(N_("this is no number of processes")), Message(N_("Give 1 or more")))


def work(adding: Adding, plan: Plan) -> Outcome:
    """Do `plan` with a line that tells how far it is; Ctrl-C ends it behind the batch in hand."""
    line = ProgressLine()
    with interruptible() as stopped:
        try:
            return adding.run(plan, line, stopped.is_set)
        finally:
            line.end()


def ended(outcome: Outcome) -> Status:
    """Tell the failures; answers the exit status."""
    for failure in outcome.failures:
        report(failure)
    if outcome.stopped:
        narrate(_("Interrupted: what was done is kept, the same command goes on from there."))
        return Status.INTERRUPTED
    return Status.UNREADABLE if outcome.failures else Status.DONE


def _tell(outcome: Outcome, plan: Plan) -> None:
    """What has come into the library, in a line."""
    progress = outcome.progress
    again = progress.documents - progress.added
    parts = [
        ngettext("{n} article added", "{n} articles added", progress.added).format(n=format_number(progress.added))
    ]
    if again:
        parts.append(ngettext("{n} was there already", "{n} were there already", again).format(n=format_number(again)))
    if plan.unchanged:
        parts.append(
            ngettext("{n} file unchanged", "{n} files unchanged", plan.unchanged).format(
                n=format_number(plan.unchanged)
            )
        )
    if outcome.failures:
        failed = len(outcome.failures)
        parts.append(ngettext("{n} failure", "{n} failures", failed).format(n=format_number(failed)))
    narrate(" · ".join(parts))
    sys.stderr.flush()
