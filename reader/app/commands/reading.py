"""Moving in an article and what is seen of it."""

from reader.app.commands.command import Command, Group, Scope
from reader.messages import N_

COMMANDS = (
    Command("line-down", ("down", "j"), N_("Line down"),
            N_("One line down"), Group.READING, Scope.MOVEMENT, action="line_down"),
    Command("line-up", ("up", "k"), N_("Line up"),
            N_("One line up"), Group.READING, Scope.MOVEMENT, action="line_up"),
    Command("page-down", ("pagedown", "space"), N_("Page down"),
            N_("One page down"), Group.READING, Scope.MOVEMENT, action="page_down"),
    Command("page-up", ("pageup", "b"), N_("Page up"),
            N_("One page up"), Group.READING, Scope.MOVEMENT, action="page_up"),
    Command("half-page-down", ("d", "ctrl+down"), N_("Half a page down"),
            N_("Half a page down"), Group.READING, Scope.MOVEMENT, action="half_page_down"),
    Command("half-page-up", ("u", "ctrl+up"), N_("Half a page up"),
            N_("Half a page up"), Group.READING, Scope.MOVEMENT, action="half_page_up"),
    Command("top", ("home", "g"), N_("To the beginning"),
            N_("To the beginning"), Group.READING, Scope.MOVEMENT, action="top"),
    Command("bottom", ("end", "G"), N_("To the end"),
            N_("To the end"), Group.READING, Scope.MOVEMENT, action="bottom"),
    Command("next-paragraph", ("J", "shift+down"), N_("Next paragraph"),
            N_("To the next paragraph"), Group.READING, Scope.READING),
    Command("previous-paragraph", ("K", "shift+up"), N_("Previous paragraph"),
            N_("To the beginning of the paragraph, or to the one before"), Group.READING, Scope.READING),
    Command("go-to", ("p",), N_("Go to %"),
            N_("Go to a percentage of the article"), Group.READING, Scope.READING),
    Command("contents", ("c",), N_("Contents"),
            N_("Show the headings, or how the paragraphs begin, and go to one"), Group.READING, Scope.READING),
    Command("text-width", ("w",), N_("Line width"),
            N_("Change how wide lines of text may be"), Group.READING, Scope.READING),
    Command("kazakh-script", ("L",), N_("Kazakh script"),
            N_("Show Kazakh in Cyrillic or in Latin letters"), Group.READING, Scope.READING),
    Command("hidden-parts", ("f8", "H"), N_("Hidden parts"),
            N_("Show or hide what was left out of the article"), Group.READING, Scope.READING),
)  # fmt: skip
