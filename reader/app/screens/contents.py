"""The contents of an article: its headings, captions and related stories, or how its paragraphs begin."""

from textual.content import Content

from reader.app.matching import match_ranges
from reader.app.screens.dialogue import Picker, marked
from reader.app.widgets.article_view import ArticleView
from reader.app.widgets.row_list import ListRow
from reader.documents import Document, Form, Part, Role
from reader.localisation import _, format_percent

_MOST = 400
"""So many entries at most: of a book without headings, paragraphs at equal distances."""

_LENGTH = 90
"""Characters of an entry: what the widest dialogue has room for."""

_MARKS = {Role.TITLE: "", Role.HEADING: "── ", Role.CAPTION: "│ ", Role.RELATED: "• "}
_STRUCTURE = (Role.TITLE, Role.HEADING, Role.CAPTION, Role.RELATED)


def entries(document: Document) -> list[Part]:
    """The parts that the contents name, in text order: the structure, and without headings the paragraphs too."""
    has_headings = any(part.role is Role.HEADING for part in document.parts)
    roles = _STRUCTURE if has_headings else (*_STRUCTURE, Role.STANDFIRST, Role.BODY)
    found = [
        part
        for part in document.parts
        if part.role in roles and part.form not in (Form.LABEL, Form.SIGN_OFF) and part.end > part.start
    ]
    if len(found) <= _MOST:
        return found
    return [found[number * len(found) // _MOST] for number in range(_MOST)]


class ContentsScreen(Picker):
    """Where the parts of the article begin, with how far that is; the result is an offset into its text."""

    def __init__(self, view: ArticleView, document: Document) -> None:
        super().__init__()
        self._view = view
        self._document = document
        self._entries = [(part, view.beginning(part.start, _LENGTH)) for part in entries(document)]

    def on_mount(self) -> None:
        before = [part for part, _text in self._entries if part.start <= self._view.position]
        if before:
            self.call_after_refresh(self.listing.highlight, str(before[-1].start))

    def heading(self) -> str:
        return _("Contents")

    def placeholder(self) -> str:
        return _("Type words of a heading or a paragraph…")

    def rows_for(self, query: str) -> list[ListRow]:
        rows = []
        quiet = self.listing.quiet
        percents: dict[int, str] = {}
        for part, text in self._entries:
            ranges = match_ranges(query, text) if query else ()
            if ranges is None:
                continue
            content = marked(text, ranges)
            if part.role in (Role.TITLE, Role.HEADING):
                content = content.stylize("bold")
            share = round(100 * self._view.fraction_of(part.start))
            percent = percents.get(share) or percents.setdefault(share, format_percent(share / 100))
            percent = "" if self._view.is_whole or self._view.is_unfinished else percent
            lead = Content.assemble((_MARKS.get(part.role, "  "), quiet))
            rows.append(ListRow(str(part.start), content, lead, Content.assemble((percent, quiet))))
        return rows
