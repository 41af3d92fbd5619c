"""What is to be added to the library."""

from reader.app.screens.entry import Entry
from reader.localisation import _


class AddSourceScreen(Entry):
    """A file, folder or web address; the result is what was typed, or None."""

    def __init__(self, *, lasts: bool) -> None:
        """lasts: whether what is added is there the next time."""
        super().__init__()
        self._lasts = lasts

    def heading(self) -> str:
        return _("Add to the library") if self._lasts else _("Add an article")

    def placeholder(self) -> str:
        return _("File, folder or web address…")

    def remarks(self) -> list[str]:
        if self._lasts:
            return [_("A feed is asked for new articles from then on.")]
        return [_("It is here until you leave: “reader add” keeps articles in the library.")]

    def accepts(self, text: str) -> bool:
        return bool(text)
