"""The articles whose texts have what was searched for."""

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from reader.cli.opened import Offsets
from reader.cli.output import Output, wrap
from reader.documents import Document
from reader.library.library import DocumentSummary, Library, TextMatch
from reader.localisation import _, format_date_short

MOST = 20
_BOLD = 1


class FoundText(NamedTuple):
    """An article with where the words stand in it."""

    match: TextMatch
    summary: DocumentSummary
    document: Document


def found_texts(library: Library, query: str) -> list[FoundText]:
    """The articles that have all words of `query`, the best first."""
    matches = library.search_text(query, limit=MOST).matches
    summaries = library.summaries([match.key for match in matches])
    found = []
    for match in matches:
        with suppress(KeyError):  # another process may have taken it out meanwhile
            found.append(FoundText(match, summaries[match.key], library.document(match.key)))
    return found


def text_json(found: FoundText) -> dict[str, object]:
    """A result with the keys of the contract; offsets as all commands give them."""
    offsets = Offsets(found.document)
    return {
        "file": found.document.name,
        "number": found.summary.number,
        "key": found.match.key,
        "label": found.summary.label,
        "language": found.summary.language,
        "date": found.summary.date,
        "source": found.summary.source,
        "snippet": found.match.snippet,
        "ranges": [list(span) for span in found.match.ranges],
        "spans": [list(offsets.span(*span)) for span in found.match.spans],
    }


def print_texts(texts: Sequence[FoundText], output: Output) -> None:
    """Print the results: a line each in a pipe, on a terminal with the words emphasised."""
    if not output.is_terminal:
        for found in texts:
            output.fields("TEXT", found.summary.label, found.match.snippet, found.summary.date or "", found.match.key)
        return
    if texts:
        output.line()
        output.line(output.bold(_("In the texts")))
    for found in texts:
        date = format_date_short(found.summary.date) if found.summary.date else ""
        output.paragraph(" · ".join(filter(None, (found.summary.label, found.summary.source, date))), "  ")
        _print_snippet(found.match, output)


def _print_snippet(match: TextMatch, output: Output) -> None:
    """The passage in lines, the words that were found emphasised in each."""
    emphasised: set[int] = {place for start, end in match.ranges for place in range(start, end)}
    place = 0
    for line in wrap(match.snippet, output.text_width - 4):
        styled, run, is_bold = "", "", False
        for letter in line:
            while match.snippet[place : place + 1].isspace() and not letter.isspace():
                place += 1
            bold = place in emphasised
            if bold != is_bold and run:
                styled += output.style(run, _BOLD) if is_bold else output.style(run)
                run = ""
            is_bold = bold
            run += letter
            place += 1
        output.line("    " + styled + (output.style(run, _BOLD) if is_bold else output.style(run)))
