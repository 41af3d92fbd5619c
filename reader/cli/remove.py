"""`reader remove`: take articles out of the library."""

import argparse
import sys

from reader.cli.chosen import add_filters, choice_of, documents_named, is_filtered, no_such_document, path_named
from reader.cli.opened import analyse_pending, open_kept
from reader.cli.output import Output
from reader.cli.parser import Parser
from reader.cli.status import Status, narrate, report
from reader.documents import sanitise_line
from reader.library.sqlite import SqliteLibrary
from reader.localisation import N_, _, format_number, ngettext
from reader.messages import InputError, Message, UsageError

_FEW = 1


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "names",
        nargs="*",
        default=[],
        metavar=_("ARTICLE"),
        help=_("number of an article in the list, beginning of its key, or the file or folder it came from"),
    )
    add_filters(parser)
    parser.add_argument("--yes", action="store_true", help=_("do not ask"))


def run(options: argparse.Namespace, output: Output) -> Status:
    """Remove what is meant."""
    if not options.names and not is_filtered(options):
        raise UsageError(
            "remove", Message(N_("it does not say what to remove")), Message(N_("Name articles, or give a filter"))
        )
    library = open_kept(options, to_change=True)
    try:
        keys = _meant(options, library)
        paths, apart = _paths(options, library)
        if len(keys) > _FEW and not options.yes and not _agreed(len(keys)):
            narrate(_("Nothing was removed."))
            return Status.DONE
        failed: list[str] = []
        removed = library.remove([key for key in keys if key in apart], failed=failed.append) if apart else 0
        removed += library.remove([key for key in keys if key not in apart], paths, failed.append)
        failures = [_failure(each.name) for each in library.summaries(failed).values()]
    finally:
        library.close()
    narrate(ngettext("{n} article removed", "{n} articles removed", removed).format(n=format_number(removed)))
    for failure in failures:
        report(failure)
    return Status.UNREADABLE if failures else Status.DONE


def _failure(name: str) -> InputError:
    reason = Message(N_("taking it out of the library failed by a fault of the program"))
    return InputError(sanitise_line(name), reason, Message(N_("It stays as it is; report this")))


def _meant(options: argparse.Namespace, library: SqliteLibrary) -> list[str]:
    """The keys of the documents that names and filters mean: both, where both are given."""
    named: dict[str, None] = {}
    for name in options.names:
        found = documents_named(library, name)
        if not found:
            raise no_such_document(name)
        named.update(dict.fromkeys(found))
    if not is_filtered(options):
        return list(named)
    if options.entities:
        analyse_pending(library)
    choice = choice_of(options, library)
    chosen = [] if choice is None else [each.key for each in library.documents(choice)]
    return [key for key in chosen if key in named] if options.names else chosen


def _paths(options: argparse.Namespace, library: SqliteLibrary) -> tuple[list[str], set[str]]:
    """The files, folders and addresses that are named, and the keys of the documents that are named themselves.

    What comes from such a file and from another one stays, as that of the other one.
    """
    paths: list[str] = []
    apart: set[str] = set()
    for name in options.names:
        path = path_named(library, name)
        if path is None:
            apart.update(documents_named(library, name))
        else:
            paths.append(path)
    return paths, apart


def _agreed(count: int) -> bool:
    """Whether the person wants so many articles removed. Raises UsageError when nobody can be asked."""
    if sys.stdin is None or not sys.stdin.isatty() or sys.stderr is None or not sys.stderr.isatty():
        raise UsageError(
            "remove",
            Message(N_("this would remove {n} articles, and nobody can be asked"), {"n": count}),
            Message(N_("Give --yes if this is what you want")),
        )
    question = ngettext("Remove {n} article? [y/N] ", "Remove {n} articles? [y/N] ", count)
    sys.stderr.write(question.format(n=format_number(count)))
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes", _("y").casefold(), _("yes").casefold()}
