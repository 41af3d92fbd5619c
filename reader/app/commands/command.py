"""What a command is: key, footer label, palette entry and help line in one declaration.

Textual is imported only for bindings: the help of the command line lists commands without it.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.messages import N_

if TYPE_CHECKING:
    from textual.binding import Binding

_PUNCTUATION = frozenset({"question_mark", "colon", "space", "slash", "comma", "full_stop", "semicolon"})
"""Textual's names of keys that type a character."""


class Group(StrEnum):
    """The sections of the help; the values are untranslated headings."""

    READING = N_("Reading")
    PANES = N_("Panes")
    NAMES = N_("Names")
    PANE = N_("In the pane of names")
    CARD = N_("On the card of a name")
    FINDING = N_("Finding")
    ARTICLES = N_("Articles")
    MARKS = N_("Marks and copies")
    GENERAL = N_("General")


class Scope(StrEnum):
    """Where a command's keys work.

    MOVEMENT: in an article and in a list, each in its own way. READING: on the screen with the articles, where a
    handler does it. NAMES: in the pane of names, CARD: on the card of a name; the palette reaches both from the screen
    with the articles. EVERYWHERE: in dialogues too.
    """

    MOVEMENT = "movement"
    READING = "reading"
    NAMES = "names"
    CARD = "card"
    EVERYWHERE = "everywhere"


class Command(NamedTuple):
    """Something a person can ask for.

    id: the name in a keymap, and what a handler of the reading screen knows it by.
    keys: Textual's names; the first is the one that is shown in the footer. None: reached by the palette alone.
    label: a word or two for footer and palette, help: a sentence for the help; both untranslated.
    footer: its place in the footer, from 1; 0 for none.
    action: the Textual action that does it; by default the handler of the reading screen.
    leads_out: to files or addresses that the person names, or to other programs: off where the program is restricted.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    scope: Scope
    action: str = ""
    footer: int = 0
    leads_out: bool = False

    @property
    def bound_action(self) -> str:
        """The action that a key or the palette runs."""
        return self.action or f"do('{self.id}')"

    def binding(self, *, letters: bool = True) -> "Binding":
        """The Textual binding, its description untranslated; without `letters`, only of keys that type nothing."""
        from textual.binding import Binding

        keys = [key for key in self.keys if letters or not (len(key) == 1 or key in _PUNCTUATION)]
        return Binding(",".join(keys), self.bound_action, self.label, id=self.id, show=bool(self.footer))
