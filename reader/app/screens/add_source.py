"""What is to be added to the library."""

from reader.app.screens.entry import Entry
from reader.localisation import _


class AddSourceScreen(Entry):
    """A file, folder or web address; the result is what was typed, or None."""

    def heading(self) -> str:
        return _("Add to the library")

    def placeholder(self) -> str:
        return _("File, folder or web address…")

    def remarks(self) -> list[str]:
        return [_("A feed is asked for new articles from then on.")]

    def accepts(self, text: str) -> bool:
        return bool(text)
