"""The commands: key, footer label, palette entry and help line of each come from one declaration."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding

from reader.messages import N_

_PUNCTUATION = frozenset({"question_mark", "colon", "space"})
"""Textual's names of keys that type a character."""


class Group(StrEnum):
    """The sections of the help; the values are untranslated headings."""

    READING = N_("Reading")
    PANES = N_("Panes")
    NAMES = N_("Names")
    ARTICLES = N_("Articles")
    GENERAL = N_("General")


class Scope(StrEnum):
    """Where a command's keys work."""

    MOVEMENT = "movement"
    READING = "reading"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can ask for.

    id: the name in a keymap. action: the Textual action that does it.
    keys: Textual's names; the first is the one that is shown in the footer.
    label: a word or two for footer and palette, help: a sentence for the help; both untranslated.
    """

    id: str
    action: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    scope: Scope
    footer: bool = False

    def binding(self, *, letters: bool = True) -> Binding:
        """The Textual binding, its description untranslated; without `letters`, only of keys that type nothing."""
        keys = [key for key in self.keys if letters or not (len(key) == 1 or key in _PUNCTUATION)]
        return Binding(",".join(keys), self.action, self.label, id=self.id, show=self.footer)


COMMANDS: tuple[Command, ...] = (
    Command("help", "help", ("f1", "question_mark"), N_("Help"),
            N_("Show every key and what it does"), Group.GENERAL, Scope.EVERYWHERE, footer=True),
    Command("language", "app.next_language", ("f2", "l"), N_("Language"),
            N_("Switch the language of the interface"), Group.GENERAL, Scope.EVERYWHERE, footer=True),
    Command("open", "open_article", ("f3", "o"), N_("Open"),
            N_("Open another article in this pane"), Group.ARTICLES, Scope.READING, footer=True),
    Command("find", "find_name", ("f4", "f"), N_("Find"),
            N_("Find a name in all articles, in any spelling"), Group.NAMES, Scope.READING, footer=True),
    Command("full-width", "toggle_full_width", ("f5", "v"), N_("Full width"),
            N_("Give the whole width to the article, or take it back"), Group.PANES, Scope.READING, footer=True),
    Command("entity-pane", "toggle_entities", ("f6", "e"), N_("Names pane"),
            N_("Show or hide the pane of names"), Group.PANES, Scope.READING),
    Command("other-article", "other_article", ("f7", "x"), N_("Other article"),
            N_("Go to the other article"), Group.PANES, Scope.READING),
    Command("next-pane", "next_pane", ("tab",), N_("Next pane"),
            N_("Go to the next pane"), Group.PANES, Scope.READING),
    Command("previous-pane", "previous_pane", ("shift+tab",), N_("Previous pane"),
            N_("Go to the previous pane"), Group.PANES, Scope.READING),
    Command("next-mention", "next_mention", ("n", "f9", "ctrl+right"), N_("Next mention"),
            N_("Go to the next mention of the chosen name"), Group.NAMES, Scope.READING),
    Command("previous-mention", "previous_mention", ("N", "shift+f9", "ctrl+left"), N_("Previous mention"),
            N_("Go to the previous mention of the chosen name"), Group.NAMES, Scope.READING),
    Command("clear", "clear", ("escape",), N_("Clear"),
            N_("Choose no name; go back to the article"), Group.NAMES, Scope.READING),
    Command("line-down", "line_down", ("down", "j"), N_("Line down"),
            N_("One line down"), Group.READING, Scope.MOVEMENT),
    Command("line-up", "line_up", ("up", "k"), N_("Line up"),
            N_("One line up"), Group.READING, Scope.MOVEMENT),
    Command("page-down", "page_down", ("pagedown", "space"), N_("Page down"),
            N_("One page down"), Group.READING, Scope.MOVEMENT),
    Command("page-up", "page_up", ("pageup", "b"), N_("Page up"),
            N_("One page up"), Group.READING, Scope.MOVEMENT),
    Command("half-page-down", "half_page_down", ("d", "ctrl+down"), N_("Half a page down"),
            N_("Half a page down"), Group.READING, Scope.MOVEMENT),
    Command("half-page-up", "half_page_up", ("u", "ctrl+up"), N_("Half a page up"),
            N_("Half a page up"), Group.READING, Scope.MOVEMENT),
    Command("top", "top", ("home", "g"), N_("To the beginning"),
            N_("To the beginning"), Group.READING, Scope.MOVEMENT),
    Command("bottom", "bottom", ("end", "G"), N_("To the end"),
            N_("To the end"), Group.READING, Scope.MOVEMENT),
    Command("hidden-parts", "toggle_hidden", ("f8", "h"), N_("Hidden parts"),
            N_("Show or hide what was left out of the article"), Group.READING, Scope.READING),
    Command("palette", "palette", ("ctrl+p", "colon", "f12"), N_("Commands"),
            N_("Find a command by its name"), Group.GENERAL, Scope.EVERYWHERE),
    Command("theme", "app.next_theme", ("f11", "t"), N_("Colours"),
            N_("Switch between dark and light colours"), Group.GENERAL, Scope.EVERYWHERE),
    Command("quit", "app.quit", ("f10", "q"), N_("Quit"),
            N_("Leave the program; reading positions are kept"), Group.GENERAL, Scope.EVERYWHERE, footer=True),
)  # fmt: skip
"""In the order of the footer."""


def bindings(*scopes: Scope, only: Iterable[str] | None = None, letters: bool = True) -> list[Binding]:
    """The bindings of the commands of `scopes`, in the order of the registry.

    only: of these ids. letters: False where letters are text, as in a search field.
    """
    wanted = None if only is None else frozenset(only)
    found = [command for command in COMMANDS if command.scope in scopes and (wanted is None or command.id in wanted)]
    return [command.binding(letters=letters) for command in found]


def grouped() -> Iterator[tuple[Group, list[Command]]]:
    """The commands by section of the help."""
    for group in Group:
        yield group, [command for command in COMMANDS if command.group is group]
