"""`reader export`: articles with what they name, for other programs and for people."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from reader.cli.chosen import add_filters, choice_of, is_filtered
from reader.cli.opened import analyse, open_articles
from reader.cli.output import Output
from reader.cli.parser import Parser, add_files
from reader.cli.status import Status, narrate
from reader.library.exporting import FOLDERS, ExportFormat, Selection, files_of, text_of
from reader.localisation import N_, _, format_size, ngettext
from reader.messages import Message, UsageError
from reader.paths import private_folder, write_whole
from reader.system_errors import system_reason

_STANDARD_OUTPUT = "-"


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    add_files(parser)
    add_filters(parser)
    parser.add_argument(
        "--format",
        choices=[form.value for form in ExportFormat],
        default=ExportFormat.JSONL.value,
        help=_(
            "jsonl: everything, to be imported again; csv: tables; graphml: who is named with whom; "
            "markdown: annotated articles; html: a report with charts"
        ),
    )
    parser.add_argument(
        "--output",
        metavar=_("PATH"),
        default=_STANDARD_OUTPUT,
        help=_("file to write, or folder for csv and markdown; standard output without it"),
    )
    parser.add_argument("--force", action="store_true", help=_("write over what is there"))


def run(options: argparse.Namespace, output: Output) -> Status:
    """Write the export."""
    form = ExportFormat(options.format)
    place = None if options.output == _STANDARD_OUTPUT else Path(options.output)
    if form in FOLDERS and place is None:
        raise UsageError("--output", Message(N_("this format is several files")), Message(N_("Name a folder for them")))
    if place is not None and not options.force and _is_in_the_way(place, form):
        raise UsageError(str(place), Message(N_("it exists already")), Message(N_("Name another, or add --force")))
    collection = open_articles(options, known=True)
    analyse(collection)
    filtered = is_filtered(options)
    keys = collection.keys
    if filtered:
        choice = choice_of(options, collection.library)
        keys = [] if choice is None else [each.key for each in collection.library.documents(choice)]
    selection = Selection(collection.library, keys, whole=not filtered)
    if place is None:
        for piece in text_of(selection, form):
            output.raw(piece)
    else:
        try:
            _save(selection, form, place)
        except OSError as error:
            reason = Message(N_("it cannot be written: {detail}"), {"detail": system_reason(error)})
            raise UsageError(str(place), reason, Message(N_("Check where it leads"))) from error
    if collection.failures:
        return Status.UNREADABLE
    return Status.DONE if keys else Status.NOTHING_FOUND


def _is_in_the_way(place: Path, form: ExportFormat) -> bool:
    if form in FOLDERS and place.is_dir():
        return any(place.iterdir())
    return os.path.lexists(place)


def _save(selection: Selection, form: ExportFormat, place: Path) -> None:
    if form not in FOLDERS:
        size = _write(place, text_of(selection, form))
        narrate(f"{place}: {format_size(size)}")
        return
    if not place.is_dir():
        private_folder(place)
    files = size = 0
    for name, pieces in files_of(selection, form):
        size += _write(place / name, pieces)
        files += 1
    text = ngettext("{path}: {count} file, {size}", "{path}: {count} files, {size}", files)
    narrate(text.format(path=place, count=files, size=format_size(size)))


def _write(path: Path, pieces: Iterator[str]) -> int:
    return write_whole(path, (piece.encode() for piece in pieces))
