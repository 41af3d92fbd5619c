"""The marks: a note for one, and the list of all."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content

from reader.app.mark_export import by_article
from reader.app.matching import match_ranges
from reader.app.passages import opening
from reader.app.screens.dialogue import Picker, marked
from reader.app.screens.entry import Entry
from reader.app.widgets.row_list import ListRow
from reader.documents import sanitise_line
from reader.library.library import Library
from reader.library.marks import Mark
from reader.localisation import _, format_date_short, format_date_value, format_number, ngettext, translate
from reader.messages import N_, ReaderError

_QUOTE = 200
_BETWEEN = " · "
_ROOMY = 50
_LABEL = 40
"""Cells of a title that what else is known of the article leaves to it."""


class NoteScreen(Entry):
    """A note for a passage; the result is the note, "" for a plain bookmark."""

    def __init__(self, quote: str, note: str = "") -> None:
        super().__init__(note)
        self._quote = quote

    def heading(self) -> str:
        return _("Mark this passage")

    def placeholder(self) -> str:
        return _("A note; leave it empty for a bookmark…")

    def hint(self) -> str:
        return _("Enter keep the mark · Esc close")

    def remarks(self) -> list[str]:
        return [opening(self._quote, _QUOTE)]


class MarksScreen(Picker):
    """The marks of all articles; the result is the number of the one to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "note", N_("Note"), show=False),
        Binding("f8", "remove", N_("Delete"), show=False),
        Binding("f9", "bring_back", N_("Undo"), show=False),
        Binding("f5", "export", N_("Export"), show=False),
    ]

    def __init__(
        self, library: Library, export: Callable[[Sequence[Mark]], None], changed: Callable[[], None], document: str
    ) -> None:
        """export: takes the marks that are listed away; changed: told of every change; document: the one read now."""
        super().__init__()
        self._library = library
        self._export = export
        self._changed = changed
        self._document = document
        self._removed: list[Mark] = []
        self._listed: list[Mark] = []

    def on_resize(self) -> None:
        if not self._listed:
            self.call_after_refresh(self.refresh_rows, keep_cursor=True)  # a sentence is wrapped for the width

    def first_row(self) -> str:
        here = next((mark for mark in self._listed if mark.document == self._document), None)
        return str(here.id) if here is not None else ""

    def heading(self) -> str:
        count = len(self._library.marks())
        return ngettext("{n} mark", "{n} marks", count).format(n=format_number(count)) if count else _("Marks")

    def placeholder(self) -> str:
        return _("Type words of the passage, the note or the title…")

    def nothing(self) -> str:
        if self._library.marks():
            return super().nothing()
        return _("Nothing is marked yet. Close this list and press m on a passage.")

    def hint(self) -> str:
        return _("Enter go · F4 note · F8 delete · F9 undo · F5 export · Esc close")

    def rows_for(self, query: str) -> list[ListRow]:
        rows = []
        self._listed = []
        marks = self._library.marks()
        known = self._library.summaries({mark.document for mark in marks})
        for group in by_article(marks):
            entries = [(mark, row) for mark in group if (row := self._row(query, mark)) is not None]
            if entries:
                rows.append(self._heading_row(group[-1], is_open=group[-1].document in known))
                rows += [row for _mark, row in entries]
                self._listed += [mark for mark, _row in entries]
        return rows

    def _heading_row(self, newest: Mark, *, is_open: bool) -> ListRow:
        """The article of `newest`; what is known of it besides its title as far as that leaves room."""
        label = newest.label or newest.file or _("Untitled")
        facts = ["" if is_open else _("not open"), format_date_value(newest.date) if newest.date else ""]
        facts = [fact for fact in facts if fact]
        room = self.listing.size.width - 4 - min(_LABEL, cell_len(label))
        while facts and cell_len(_BETWEEN.join(facts)) > room:
            facts.pop()
        detail = Content.assemble((_BETWEEN.join(facts), self.listing.quiet))
        return ListRow("", Content(label), detail=detail, part="heading")

    def _row(self, query: str, mark: Mark) -> ListRow | None:
        quote = opening(mark.quote, _QUOTE)
        shown = f"{mark.note} — {quote}" if mark.note else quote
        ranges = match_ranges(query, shown)
        if ranges is None and match_ranges(query, f"{mark.note} {mark.quote} {mark.label} {mark.file}") is None:
            return None
        content = marked(shown, ranges or ())
        if mark.note:
            content = content.stylize(self.listing.quiet, len(mark.note), len(shown))
        day = format_date_short(mark.made[:10]) if self.listing.size.width >= _ROOMY else ""
        return ListRow(str(mark.id), content, Content("  "), Content.assemble((day, self.listing.quiet)))

    def _at_cursor(self) -> Mark | None:
        return next((mark for mark in self._listed if str(mark.id) == self.listing.cursor_id), None)

    # Keys -----------------------------------------------------------------------------------------------------------

    def action_note(self) -> None:
        mark = self._at_cursor()
        if mark is None:
            return

        def done(note: str | None) -> None:
            if note is not None and note != mark.note:
                self._write(lambda: self._library.change_mark(mark._replace(note=sanitise_line(note))))

        self.app.push_screen(NoteScreen(mark.quote, mark.note), done)

    def action_remove(self) -> None:
        mark = self._at_cursor()
        if mark is not None:
            self._move_on()
            if self._write(lambda: self._library.remove_mark(mark.id)):
                self._removed.append(mark)

    def action_bring_back(self) -> None:
        if self._removed:
            mark = self._removed[-1]
            if self._write(lambda: self._library.add_mark(mark)):
                self._removed.pop()
                self.listing.highlight(str(mark.id))

    def action_export(self) -> None:
        if self._listed:
            self._export(self._listed)

    def _move_on(self) -> None:
        """Put the cursor on the row that takes the place of the one that goes."""
        here = self.listing.cursor
        self.listing.move(1)
        if self.listing.cursor == here:
            self.listing.move(-1)

    def _write(self, change: Callable[[], object]) -> bool:
        """Do `change` and show what has become of the marks; False, and said why, when it could not be kept."""
        try:
            change()
        except ReaderError as error:
            text = f"{translate(error.reason)}. {translate(error.remedy)}"
            self.notify(text, title=error.subject, severity="error", markup=False, timeout=8)
            return False
        self._changed()
        self.retranslate()
        return True
