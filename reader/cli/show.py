"""`reader show`: articles as clean text."""

import argparse
from collections.abc import Iterable

from reader.cli.opened import Offsets, describe, leads_to_file, open_articles, status_of
from reader.cli.output import Output
from reader.cli.parser import Parser, add_files, add_format_option
from reader.cli.status import Status
from reader.documents import Document, Form, Role
from reader.localisation import format_date_value

_BOLD, _DIM, _ITALIC = 1, 2, 3
_LOOKS = {
    Role.TITLE: ("", (_BOLD,)),
    Role.STANDFIRST: ("", (_ITALIC,)),
    Role.BODY: ("", ()),
    Role.HEADING: ("", (_BOLD,)),
    Role.CAPTION: ("    ", ()),
    Role.CREDIT: ("    ", (_DIM,)),
    Role.RELATED: ("  ", (_DIM,)),
}


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    add_files(parser)
    add_format_option(parser)


def run(options: argparse.Namespace, output: Output) -> Status:
    """Print the articles."""
    collection = open_articles(options)
    if options.format == "json":
        for document in collection.documents:
            output.json(_as_json(document))
    else:
        print_articles(collection.documents, output)
    return status_of(collection)


def print_articles(documents: Iterable[Document], output: Output) -> None:
    """Print articles one below the other, without what is hidden."""
    for number, document in enumerate(documents):
        if number:
            output.line()
            output.line(output.dim("─" * output.text_width if output.is_terminal else "---"))
            output.line()
        _print_article(document, output)


def _print_article(document: Document, output: Output) -> None:
    facts = [document.source or ""]
    if document.date:
        facts.append(format_date_value(document.date.value))
    if document.dateline and document.dateline.place:
        facts.insert(0, document.dateline.place)
    head = " · ".join(fact for fact in facts if fact)
    previous: Role | None = None
    if head and document.title is None:
        output.line(output.dim(head))
        previous = Role.TITLE
    for part in document.shown_parts():
        together = part.role is Role.CREDIT or (part.role is Role.RELATED and previous is Role.RELATED)
        if previous is not None and not together:
            output.line()
        indent, codes = _LOOKS[part.role]
        if part.form is Form.LABEL:
            codes = (_BOLD,)
        for line in document.part_text(part).split("\n"):
            output.paragraph(line, indent, *codes)
        if part.role is Role.TITLE and previous is None and head:
            output.line(output.dim(head))
        previous = part.role


def _as_json(document: Document) -> dict[str, object]:
    offsets = Offsets(document)
    parts = []
    for part in document.parts:
        start, end = offsets.span(part.start, part.end)
        parts.append(
            {
                "role": part.role.value,
                "form": part.form.value,
                "zone": part.zone.value,
                "language": part.language,
                "start": start,
                "end": end,
                "text": document.part_text(part),
            }
        )
    answer = {**describe(document), "parts": parts}
    if not leads_to_file(document):
        answer["text"] = document.text
    return answer
