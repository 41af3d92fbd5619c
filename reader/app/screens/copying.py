"""What to copy, and the file to write it to."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from reader.app.matching import match_ranges
from reader.app.passages import opening
from reader.app.screens.dialogue import Picker, marked
from reader.app.screens.entry import Entry
from reader.app.widgets.row_list import ListRow
from reader.localisation import _
from reader.messages import N_
from reader.restriction import is_restricted

TO_FILE = "file:"
"""What stands before the id in the result when a file is to be written."""


@dataclass(frozen=True, slots=True)
class Copyable:
    """Something that can be copied. label: what it is, untranslated; text: its words; file: a name for them."""

    id: str
    label: str
    text: str
    file: str = "passage.txt"


class CopyScreen(Picker):
    """What can be copied, best first; the result is the id of one, after `TO_FILE` when it is to go to a file."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "to_file", N_("To a file"), show=False)]

    def __init__(self, choices: Sequence[Copyable], title: str) -> None:
        super().__init__()
        self._choices = choices
        self._title = title

    def heading(self) -> str:
        return _(self._title)

    def placeholder(self) -> str:
        return _("Type what you want to copy…")

    def hint(self) -> str:
        if is_restricted():
            return _("↑ ↓ move · Enter to the terminal · Esc close")
        return _("↑ ↓ move · Enter to the terminal · Tab to a file · Esc close")

    def rows_for(self, query: str) -> list[ListRow]:
        rows = []
        for choice in self._choices:
            label = _(choice.label)
            ranges = match_ranges(query, label)
            if ranges is None and match_ranges(query, f"{label} {choice.label} {choice.text[:400]}") is None:
                continue
            words = (f"  {opening(choice.text, 200)}", self.listing.quiet)
            rows.append(ListRow(choice.id, Content.assemble(marked(label, ranges or ()), words)))
        return rows

    def action_to_file(self) -> None:
        if self.listing.cursor_id:
            self.dismiss(TO_FILE + self.listing.cursor_id)


class FileScreen(Entry):
    """The path of a file to write; one that exists is replaced only after Enter was pressed twice."""

    def __init__(self, suggestion: Path) -> None:
        super().__init__(str(suggestion))
        self._doubted = ""

    def heading(self) -> str:
        return _("Write to a file")

    def placeholder(self) -> str:
        return _("Type the path of the file…")

    def remarks(self) -> list[str]:
        if not self._doubted:
            return [_("The file will be readable by you alone.")]
        if problem := unwritable(path_of(self._doubted)):
            return [problem]
        return [_("The file exists already. Enter replaces it.")]

    def accepts(self, text: str) -> bool:
        if not text:
            return False
        path = path_of(text)
        if unwritable(path) or (os.path.lexists(path) and self._doubted != text):
            self._doubted = text
            return False
        return True

    @on(Input.Changed)
    def _other_path(self) -> None:
        if self._doubted != self.query_text:
            self._doubted = ""
            self.refresh_rows(keep_cursor=False)


def path_of(text: str) -> Path:
    """The path that a person typed; "~" is their home."""
    return Path(os.path.expanduser(text))  # unlike the one of Path it leaves unknown names alone


def unwritable(path: Path) -> str:
    """Why no file can be written at `path`, translated; "" when one can."""
    try:
        if path.is_dir():
            return _("This is a folder.")
        if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
            return _("This is not a regular file.")
        if not path.parent.is_dir():
            return _("There is no such folder.")
        if not os.access(path.parent, os.W_OK | os.X_OK):
            return _("The folder cannot be written.")
    except (OSError, ValueError):
        return _("This is no path of a file.")
    return ""
