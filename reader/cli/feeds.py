"""`reader feeds`: what the library is subscribed to, and what is new there."""

import argparse
import sys
from collections.abc import Sequence

from reader.cli.add import add_jobs, check_jobs, wants_originals
from reader.cli.opened import open_kept
from reader.cli.output import Output, moment
from reader.cli.own_names import tell_own_names_problems
from reader.cli.parser import Parser, add_format_option
from reader.cli.progress import ProgressLine, interruptible
from reader.cli.status import Status, narrate, report
from reader.documents import sanitise_line
from reader.library.adding import Adding
from reader.library.adding.subscriptions import Refreshed, Refreshing
from reader.library.adding.work import ReadTask
from reader.library.feeds import Feed
from reader.library.opening import make_library
from reader.library.shared import SharedStore
from reader.library.sources import is_address
from reader.library.sqlite import recogniser_version
from reader.localisation import _, format_date_short, format_number, ngettext, translate
from reader.messages import N_, InputError, Message, UsageError

_ACTIONS = ("list", "add", "remove", "refresh", "export")
_STANDARD_INPUT = "-"


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "action",
        nargs="?",
        choices=_ACTIONS,
        default="list",
        help=_("list them, add or remove some, refresh: read what is new, export: print them as OPML"),
    )
    parser.add_argument(
        "feeds", nargs="*", metavar=_("FEED"), help=_("address of a feed, or for add a file of subscriptions (OPML)")
    )
    add_jobs(parser)
    add_format_option(parser)


def run(options: argparse.Namespace, output: Output) -> Status:
    """Do what was asked for."""
    check_jobs(options)
    action: str = options.action
    needs = action in ("add", "remove")
    if needs and not options.feeds:
        raise UsageError(action, Message(N_("no feed is named")), Message(N_("Give the address of a feed")))
    if action in ("list", "export") and options.feeds:
        raise UsageError(options.feeds[0], Message(N_("it takes no feed")), Message(N_("Leave it out")))
    if action == "add":
        return _add(options)
    library = open_kept(options, to_change=action in ("remove", "refresh"))
    try:
        store = library.shared
        if action == "remove":
            return _remove(store, options.feeds)
        if action == "refresh":
            return _refresh(store, options)
        if action == "export":
            return _export(store.feeds(), output)
        return _list(store.feeds(), options, output)
    finally:
        library.close()


def _list(feeds: Sequence[Feed], options: argparse.Namespace, output: Output) -> Status:
    if options.format == "json":
        keys = ("address", "title", "categories")
        known = [
            {**{key: getattr(feed, key) for key in keys}, "failure": _failure(feed) or None, "checked": _moment(feed)}
            for feed in feeds
        ]
        output.json({"feeds": known})
    elif output.is_terminal:
        if not feeds:
            output.line(_("No feeds yet. reader feeds add ADDRESS subscribes to one."))
        rows = [[feed.title, _checked(feed), _failure(feed), feed.address] for feed in feeds]
        output.table(rows, flexible=0)
    else:
        for feed in feeds:
            output.fields(feed.address, feed.title, _moment(feed) or "", _failure(feed))
    return Status.DONE if feeds else Status.NOTHING_FOUND


def _moment(feed: Feed) -> str | None:
    """When the feed was asked last, ISO 8601 in UTC."""
    return None if feed.checked is None else moment(feed.checked)


def _failure(feed: Feed) -> str:
    """What was wrong when it was asked last, "" for nothing."""
    return translate(feed.failure) if feed.failure is not None else ""


def _checked(feed: Feed) -> str:
    moment = _moment(feed)
    return format_date_short(moment[:10]) if moment else ""


def _add(options: argparse.Namespace) -> Status:
    typed = [name for name in options.feeds if is_address(name)]
    listed: list[Feed] = []
    failures = []
    for name in options.feeds:
        try:
            listed += [] if is_address(name) else _listed(name)
        except InputError as failure:
            failures.append(failure)
            report(failure)
    library = make_library(options.library)
    try:
        store = library.shared
        wanted = {feed.address for feed in (*store.feeds(), *listed)}
        new = store.subscribe([*listed, *(Feed(name, sanitise_line(name)) for name in typed)])
        known = {*typed, *(feed.address for feed in listed)}
        found = _refreshed(store, options, [feed for feed in store.feeds() if feed.address in known])
        # An address that was typed is right once it gives a feed; a list is kept whole, its feeds may be down today.
        new -= store.unsubscribe(set(typed) - wanted - found.had)
        narrate(ngettext("{n} feed added", "{n} feeds added", new).format(n=format_number(new)))
        status = _told(found) if known else Status.NOTHING_FOUND
    finally:
        library.close()
    return Status.UNREADABLE if failures else status


def _listed(name: str) -> list[Feed]:
    """The feeds in a list of subscriptions."""
    from reader.documents import file_bytes, stream_bytes
    from reader.documents.formats.opml import subscriptions
    from reader.library.sources import standard_input

    data = stream_bytes(standard_input(), name) if name == _STANDARD_INPUT else file_bytes(name)
    return [Feed(each.url, each.title, each.categories) for each in subscriptions(data, name)]


def _remove(store: SharedStore, addresses: Sequence[str]) -> Status:
    removed = store.unsubscribe(addresses)
    narrate(ngettext("{n} feed removed", "{n} feeds removed", removed).format(n=format_number(removed)))
    return Status.DONE if removed else Status.NOTHING_FOUND


def _refresh(store: SharedStore, options: argparse.Namespace) -> Status:
    feeds = store.feeds()
    if options.feeds:
        feeds = [feed for feed in feeds if feed.address in options.feeds]
    return _told(_refreshed(store, options, feeds)) if feeds else Status.NOTHING_FOUND


def _refreshed(store: SharedStore, options: argparse.Namespace, feeds: Sequence[Feed]) -> Refreshed:
    tell_own_names_problems()
    reading = ReadTask(
        "",
        0,
        0,
        recogniser_version(),
        encoding=options.encoding,
        language=options.article_language,
        allow_private=options.allow_private,
        keep=wants_originals(),
    )
    line = ProgressLine()
    with interruptible() as stopped:
        try:
            return Refreshing(store, Adding(store, reading, options.jobs), reading).run(feeds, line, stopped.is_set)
        finally:
            line.end()


def _told(found: Refreshed) -> Status:
    for failure in found.failures:
        report(failure)
    added = found.outcome.progress.added
    parts = [
        ngettext("{n} feed asked", "{n} feeds asked", found.asked).format(n=format_number(found.asked)),
        ngettext("{n} article added", "{n} articles added", added).format(n=format_number(added)),
    ]
    narrate(" · ".join(parts))
    sys.stderr.flush()
    if found.outcome.stopped:
        return Status.INTERRUPTED
    return Status.UNREADABLE if found.failures else Status.DONE


def _export(feeds: Sequence[Feed], output: Output) -> Status:
    from reader.documents.formats.opml import Subscription, written

    listed = [Subscription(feed.title, feed.address, feed.categories) for feed in feeds]
    output.raw(written(listed, _("Feeds")).decode())
    return Status.DONE if feeds else Status.NOTHING_FOUND
