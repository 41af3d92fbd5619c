"""`reader list`: what is in the library."""

import argparse
from collections.abc import Iterator

from reader.cli.chosen import add_filters, choice_of
from reader.cli.opened import analyse_pending, open_kept
from reader.cli.output import Output, moment
from reader.cli.parser import Parser, add_format_option
from reader.cli.status import Status, narrate
from reader.library.choice import Choice, Order
from reader.library.library import DocumentSummary, Library
from reader.localisation import _, format_date_short, format_number, ngettext
from reader.messages import N_, Message, UsageError

_PAGE = 500


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    add_filters(parser)
    parser.add_argument(
        "--sort",
        choices=tuple(order.value for order in Order),
        default=Order.ADDED.value,
        help=_("what the list is sorted by"),
    )
    parser.add_argument("--reverse", action="store_true", help=_("the other way round"))
    parser.add_argument("--one-a-story", action="store_true", help=_("of one story with small changes only the first"))
    parser.add_argument("--limit", type=int, metavar=_("NUMBER"), help=_("at most so many"))
    add_format_option(parser)


def run(options: argparse.Namespace, output: Output) -> Status:
    """Print the list."""
    if options.limit is not None and options.limit < 0:
        raise UsageError("--limit", Message(N_("this is no number of articles")), Message(N_("Give 0 or more")))
    library = open_kept(options)
    try:
        if options.entities:
            analyse_pending(library)
        choice = choice_of(options, library, Order(options.sort))
        if choice is not None:
            choice = choice._replace(one_a_story=options.one_a_story, descending=options.reverse)
        count = library.count(choice) if choice is not None else 0
        limit = count if options.limit is None else min(count, options.limit)
        if options.format == "json":
            documents = [each for page in _pages(library, choice, limit) for each in page]
            read = library.all_read()
            output.json({"count": count, "documents": [as_json(each, each.key in read) for each in documents]})
            return Status.DONE
        for page in _pages(library, choice, limit):
            if output.is_terminal:
                output.table([_row(each) for each in page], flexible=4, right=(0,))
            else:
                for each in page:
                    output.fields(
                        each.number, each.key, each.date or "", each.language, each.source or "", each.label, each.name
                    )
        if output.is_terminal:
            text = ngettext("{n} article", "{n} articles", count).format(n=format_number(count))
            narrate(text if count else _("Nothing found."))
    finally:
        library.close()
    return Status.DONE


def _pages(library: Library, choice: Choice | None, limit: int) -> Iterator[list[DocumentSummary]]:
    for start in range(0, limit, _PAGE):
        yield library.documents(choice, start, min(_PAGE, limit - start))


def _row(each: DocumentSummary) -> list[str]:
    date = format_date_short(each.date) if each.date else ""
    return [str(each.number), date, each.language, each.source or "", each.label]


def as_json(each: DocumentSummary, is_read: bool) -> dict[str, object]:
    """A document with the keys of the contract."""
    return {
        "number": each.number,
        "key": each.key,
        "file": each.name,
        "label": each.label,
        "language": each.language,
        "date": each.date,
        "source": each.source,
        "length": each.length,
        "added": moment(each.added),
        "story": each.story,
        "recognised": each.analysed,
        "read": is_read,
    }
