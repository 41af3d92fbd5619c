"""Which panes are seen, and going from one to another."""

from reader.app.commands.command import Command, Group, Scope
from reader.messages import N_

COMMANDS = (
    Command("full-width", ("f5", "v"), N_("Full width"),
            N_("Give the whole width to the article, or take it back"), Group.PANES, Scope.READING, footer=5),
    Command("entity-pane", ("f6", "e"), N_("Names pane"),
            N_("Show or hide the pane of names"), Group.PANES, Scope.READING),
    Command("other-article", ("f7", "x"), N_("Other article"),
            N_("Go to the other article"), Group.PANES, Scope.READING),
    Command("next-pane", ("tab",), N_("Next pane"),
            N_("Go to the next pane"), Group.PANES, Scope.READING),
    Command("previous-pane", ("shift+tab",), N_("Previous pane"),
            N_("Go to the previous pane"), Group.PANES, Scope.READING),
)  # fmt: skip
