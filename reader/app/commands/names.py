"""The names in the articles."""

from reader.app.commands.command import Command, Group, Scope
from reader.messages import N_

COMMANDS = (
    Command("find", ("f4", "f"), N_("Find"),
            N_("Find a name in all articles, in any spelling"), Group.NAMES, Scope.READING, footer=4),
    Command("next-mention", ("n", "f9", "ctrl+right"), N_("Next mention"),
            N_("Go to the next mention of the chosen name"), Group.NAMES, Scope.READING),
    Command("previous-mention", ("N", "shift+f9", "ctrl+left"), N_("Previous mention"),
            N_("Go to the previous mention of the chosen name"), Group.NAMES, Scope.READING),
    Command("clear", ("escape",), N_("Clear"),
            N_("Choose no name; go back to the article"), Group.NAMES, Scope.READING),
)  # fmt: skip
