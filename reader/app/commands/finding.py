"""Looking for something in the articles and in all that is known of them."""

from reader.app.commands.command import Command, Group, Scope
from reader.messages import N_

COMMANDS = (
    Command("search", ("slash", "s", "shift+f4"), N_("Search"),
            N_("Search in the text of the open articles, in any spelling"), Group.FINDING, Scope.READING),
    Command("timeline", ("T",), N_("Timeline"),
            N_("Show the dates in the articles on a timeline"), Group.FINDING, Scope.READING),
    Command("chart", ("C",), N_("Chart"),
            N_("Show how often names occur, by article or by month"), Group.FINDING, Scope.READING),
)  # fmt: skip
