"""`reader show`: articles as clean text."""

import argparse
import os
from collections.abc import Iterable, Iterator

from reader.cli.article_text import print_articles
from reader.cli.chosen import documents_named, is_number, may_mean_document, no_such_document
from reader.cli.opened import Offsets, describe, leads_to_file, open_articles, open_kept, status_of
from reader.cli.output import Output
from reader.cli.parser import Parser, add_format_option
from reader.cli.status import Status, narrate
from reader.documents import Document
from reader.library.errors import LibraryUnreadableError
from reader.library.sources import STANDARD_INPUT, is_address
from reader.localisation import _, translate

_SLICE = 1 << 16


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "files",
        nargs="*",
        default=[],
        metavar=_("FILE"),
        help=_(
            "file, folder or web address, - for standard input, number or key of an article in the library; "
            "without any, the library or the sample articles"
        ),
    )
    add_format_option(parser)


def run(options: argparse.Namespace, output: Output) -> Status:
    """Print the articles."""
    kept = _in_library(options)
    if kept:
        _print(kept, options, output)
        return Status.DONE
    collection = open_articles(options)
    _print(collection.documents, options, output)
    return status_of(collection)


def _print(documents: Iterable[Document], options: argparse.Namespace, output: Output) -> None:
    documents = list(documents)
    for document in documents:
        for notice in document.notices:
            narrate(f"reader: {document.name}: {translate(notice)}")
    if options.format == "json":
        for document in documents:
            _print_json(document, output)
    else:
        print_articles(documents, output)


def _in_library(options: argparse.Namespace) -> list[Document]:
    """The articles of the library that the arguments mean; none when they are files."""
    if not options.files:
        return []
    if any(name == STANDARD_INPUT or is_address(name) or os.path.lexists(name) for name in options.files):
        if options.library is None:
            return []
    elif not all(map(may_mean_document, options.files)):
        return []
    try:
        library = open_kept(options)
    except LibraryUnreadableError:
        if options.library is not None:
            raise
        if all(map(is_number, options.files)) and not any(map(os.path.lexists, options.files)):
            raise no_such_document(options.files[0]) from None
        return []
    try:
        documents = []
        for name in options.files:
            keys = documents_named(library, name)
            if not keys and options.library is None and not is_number(name):
                return []
            if not keys:
                raise no_such_document(name)
            documents += [library.document(key) for key in keys]
    finally:
        library.close()
    return documents


def _print_json(document: Document, output: Output) -> None:
    """Print one line, piece by piece: the whole would stand in memory several times over."""
    output.raw(output.to_json(describe(document))[:-1] + ', "parts": [')
    for number, part in enumerate(_parts(document)):
        output.raw((", " if number else "") + output.to_json(part))
    output.raw("]")
    if not leads_to_file(document):
        output.raw(', "text": "')
        for start in range(0, len(document.text), _SLICE):
            output.raw(output.to_json(document.text[start : start + _SLICE])[1:-1])
        output.raw('"')
    output.line("}")


def _parts(document: Document) -> Iterator[dict[str, object]]:
    offsets = Offsets(document)
    for part in document.parts:
        start, end = offsets.span(part.start, part.end)
        yield {
            "role": part.role.value,
            "form": part.form.value,
            "zone": part.zone.value,
            "language": part.language,
            "start": start,
            "end": end,
            "text": document.part_text(part),
        }
