"""Opening articles."""

from reader.app.commands.command import Command, Group, Scope
from reader.messages import N_

COMMANDS = (
    Command("open", ("f3", "o"), N_("Open"),
            N_("Open another article in this pane"), Group.ARTICLES, Scope.READING, footer=3),
    Command("open-beside", ("O", "shift+f3", "ctrl+o"), N_("Open beside"),
            N_("Open an article in the other pane, beside this one"), Group.ARTICLES, Scope.READING),
    Command("encoding", ("D", "shift+f8"), N_("Encoding"),
            N_("Read this article in the next encoding, when its letters are wrong"), Group.ARTICLES, Scope.READING),
    Command("add-source", ("I", "insert"), N_("Add"),
            N_("Add a file, a folder, a page or a feed to the library"), Group.ARTICLES, Scope.READING, leads_out=True),
    Command("refresh-feeds", ("F", "shift+f7"), N_("Feeds"),
            N_("Ask the feeds of the library for what is new"), Group.ARTICLES, Scope.READING, leads_out=True),
)  # fmt: skip
