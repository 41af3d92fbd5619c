"""Going to a percentage of the article."""

import re

from textual.content import Content

from reader.app.screens.dialogue import Picker
from reader.app.widgets.article_view import ArticleView
from reader.app.widgets.row_list import ListRow
from reader.localisation import _, format_percent

_NUMBER = re.compile(r"\s*(\d{1,3})(?:[.,](\d+))?\s*[%٪％]?\s*")

# What the keys of the digits type with the Kazakh layout (xkeyboard-config, symbols/kz, basic).
_KAZAKH_KEYS = str.maketrans('"әіңғ,.үұқ', "1234567890")


def percentage(typed: str) -> float | None:
    """The percentage that `typed` stands for ("50", "50 %", "12,5"), 0 to 100, or None.

    Digits of any script count, and so do the characters that the Kazakh layout has in their place.
    """
    found = _NUMBER.fullmatch(typed)
    if found is None and not any(character.isdecimal() for character in typed):
        found = _NUMBER.fullmatch(typed.lower().translate(_KAZAKH_KEYS))
    if found is None:
        return None
    return min(100.0, float(f"{int(found[1])}.{found[2] or 0}"))


class GoToScreen(Picker):
    """A percentage to type, or one of the tens to choose; the result is the percentage as a number."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__()
        self._view = view

    def on_mount(self) -> None:
        self.call_after_refresh(self.listing.highlight, str(float(round((self._view.progress or 0) * 10) * 10)))

    def heading(self) -> str:
        return _("Go to a percentage")

    def placeholder(self) -> str:
        return _("Type a number from 0 to 100…")

    def nothing(self) -> str:
        return _("That is no number from 0 to 100.")

    def rows_for(self, query: str) -> list[ListRow]:
        if not query:
            return [self._row(float(tens)) for tens in range(0, 101, 10)]
        wanted = percentage(query)
        return [] if wanted is None else [self._row(wanted)]

    def _row(self, wanted: float) -> ListRow:
        is_there = not (self._view.is_unfinished and wanted)
        text = self._view.beginning(self._view.offset_of_fraction(wanted / 100)) if is_there else ""
        lead = Content(f"{format_percent(wanted / 100):>5}  ")
        return ListRow(str(wanted), Content.assemble((text, self.listing.quiet)), lead)
