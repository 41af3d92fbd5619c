"""Opening articles."""

from reader.app.commands.command import Command, Group, Scope
from reader.messages import N_

COMMANDS = (
    Command("open", ("f3", "o"), N_("Open"),
            N_("Open another article in this pane"), Group.ARTICLES, Scope.READING, footer=3),
)  # fmt: skip
