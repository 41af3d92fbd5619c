"""The list of articles: opens one in the pane that asked."""

from collections.abc import Collection

from textual.content import Content

from reader.app.matching import match_ranges
from reader.app.screens.translated import Picker, marked
from reader.app.widgets.row_list import ListRow
from reader.library.library import DocumentSummary
from reader.localisation import _, format_date_value


class ArticlesScreen(Picker):
    """All articles of the library with language and date; the result is the key of a document."""

    def __init__(self, documents: Collection[DocumentSummary], opened: Collection[str], current: str) -> None:
        super().__init__()
        self._documents = documents
        self._opened = opened
        self._current = current

    def first_row(self) -> str:
        return self._current

    def heading(self) -> str:
        return _("Articles")

    def placeholder(self) -> str:
        return _("Type words of the title…")

    def rows_for(self, query: str) -> list[ListRow]:
        rows = []
        for document in self._documents:
            # The name of the file also finds it; only what stands in the title can be emphasised.
            ranges = match_ranges(query, document.label)
            if ranges is None and match_ranges(query, f"{document.label} {document.name}") is None:
                continue
            tag = "" if document.language in ("und", "mul") else document.language.upper()
            lead = Content(f"{tag:3} " + ("• " if document.key in self._opened else "  "))
            date = format_date_value(document.date) if document.date else ""
            detail = Content.assemble((date, self.listing.quiet))
            rows.append(ListRow(document.key, marked(document.label, ranges or ()), lead, detail))
        return rows
