"""An article as text: headings, lists, quotations, tables and code as they stand in it."""

from collections.abc import Iterable

from reader.cli.output import Output, display_width
from reader.documents import Document, Form, Part, Role, Zone
from reader.documents.columns import depth_of, follows_closely, indent_of, mark_of, padded, padding, table_around
from reader.documents.signoffs import is_labelled_story
from reader.localisation import _, format_date_value

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
_QUOTED = "> "


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
    above: Role | None = None
    previous: Part | None = None
    table_end = 0
    if head and document.title is None:
        output.line(output.dim(head))
        above = Role.TITLE
    label = ""
    for index, part in enumerate(document.parts):
        if part.role is Role.HIDDEN:
            if part.form is Form.LABEL and part.zone is Zone.RELATED:
                label = document.part_text(part)
            continue
        begins = part.role is Role.RELATED and above is not Role.RELATED
        if begins and (label or not is_labelled_story(document.part_text(part))):
            output.line()
            output.paragraph(label or _("Related stories"), "  ", _BOLD)
            above = Role.RELATED
        label = ""
        together = part.role is Role.CREDIT or (part.role is Role.RELATED and above is Role.RELATED)
        together = together or (previous is not None and follows_closely(document, previous, part))
        if above is not None and not together:
            output.line()
        if part.form is Form.TABLE:
            if index >= table_end:
                first, table_end = table_around(document, index)
                _print_table(document, document.parts[first:table_end], output)
        else:
            _print_part(document, part, output)
        if part.role is Role.TITLE and above is None and head:
            output.line(output.dim(head))
        above, previous = part.role, part


def _print_part(document: Document, part: Part, output: Output) -> None:
    indent, codes = _LOOKS[part.role]
    if part.form is Form.LABEL:
        codes = (_BOLD,)
    text = document.part_text(part)
    if part.form is Form.CODE:
        output.verbatim(" " * indent_of(document, part) + text)
    elif part.form is Form.ITEM:
        mark = mark_of(document.text, part.start, part.end)
        output.paragraph(text, " " * indent_of(document, part), *codes, hang=display_width(mark))
    else:
        if part.form is Form.QUOTATION:
            indent = _QUOTED * depth_of(document, part)
        for line in text.split("\n"):
            output.paragraph(line, indent, *codes)


def _print_table(document: Document, parts: Iterable[Part], output: Output) -> None:
    """The rows of a table: in columns where they fit, else as they are."""
    rows = [document.part_text(part) for part in parts if part.role is not Role.HIDDEN]
    for row, spaces in zip(rows, padding(rows, output.text_width, display_width), strict=True):
        if spaces:
            output.verbatim(padded(row, spaces))
        else:
            output.paragraph(row, hang=2)
