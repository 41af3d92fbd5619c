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
    Command("follow", ("a",), N_("Scroll together"),
            N_("Scroll the other article along to the paragraph that says the same, or stop doing so"),
            Group.PANES, Scope.READING),
    Command("compare", ("A",), N_("Compare"),
            N_("List the names that both articles mention, and those that only one does"),
            Group.PANES, Scope.READING),
    Command("swap", ("X",), N_("Swap articles"),
            N_("Exchange this article with the one beside it"), Group.PANES, Scope.READING),
    Command("close", ("z", "delete"), N_("Close article"),
            N_("Close this article; it stays in the collection"), Group.PANES, Scope.READING),
    Command("next-pane", ("tab",), N_("Next pane"),
            N_("Go to the next pane"), Group.PANES, Scope.READING),
    Command("previous-pane", ("shift+tab",), N_("Previous pane"),
            N_("Go to the previous pane"), Group.PANES, Scope.READING),
)  # fmt: skip
