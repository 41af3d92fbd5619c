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
    Command("hidden-parts", ("f8", "H"), N_("Hidden parts"),
            N_("Show or hide what was left out of the article"), Group.READING, Scope.READING),
)  # fmt: skip
