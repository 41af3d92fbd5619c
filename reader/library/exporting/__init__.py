"""Articles with what they name, written for other programs and for people."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from reader.library.exporting.selection import Selection

__all__ = ["FOLDERS", "ExportFormat", "Selection", "files_of", "text_of"]


class ExportFormat(StrEnum):
    """What can be written."""

    JSONL = "jsonl"
    CSV = "csv"
    GRAPHML = "graphml"
    MARKDOWN = "markdown"
    HTML = "html"


FOLDERS = frozenset({ExportFormat.CSV, ExportFormat.MARKDOWN})
"""The formats that are several files."""


def text_of(selection: Selection, form: ExportFormat) -> Iterator[str]:
    """The pieces of the one file that `form` is."""
    if form is ExportFormat.JSONL:
        from reader.library.exporting.json_lines import lines as pieces
    elif form is ExportFormat.GRAPHML:
        from reader.library.exporting.graph import graph as pieces
    else:
        from reader.library.exporting.report import report as pieces
    return pieces(selection)


def files_of(selection: Selection, form: ExportFormat) -> Iterator[tuple[str, Iterator[str]]]:
    """The files that `form` is: name without folder, and the pieces of its text."""
    write: Callable[[Selection], Iterator[tuple[str, Iterator[str]]]]
    if form is ExportFormat.CSV:
        from reader.library.exporting.tables import tables as write
    else:
        from reader.library.exporting.annotated import annotated as write
    return write(selection)
