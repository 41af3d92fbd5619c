"""The program as a whole."""

from reader.app.commands.command import Command, Group, Scope
from reader.messages import N_

COMMANDS = (
    Command("help", ("f1", "question_mark"), N_("Help"),
            N_("Show every key and what it does"), Group.GENERAL, Scope.READING, footer=1),
    Command("problems", ("W", "shift+f1"), N_("Problems"),
            N_("List what is wrong: files that cannot be read, mistakes in the configuration"),
            Group.GENERAL, Scope.READING),
    Command("language", ("f2", "l"), N_("Language"),
            N_("Switch the language of the interface"), Group.GENERAL, Scope.EVERYWHERE,
            action="app.next_language", footer=2),
    Command("palette", ("ctrl+p", "colon", "f12"), N_("Commands"),
            N_("Find a command by its name"), Group.GENERAL, Scope.READING),
    Command("theme", ("f11", "t"), N_("Colours"),
            N_("Switch the colours: dark, light, high contrast, the terminal's own"), Group.GENERAL, Scope.EVERYWHERE,
            action="app.next_theme"),
    Command("redraw", ("ctrl+l",), N_("Draw anew"),
            N_("Draw the whole screen anew, after something else wrote on it"), Group.GENERAL, Scope.EVERYWHERE,
            action="app.redraw"),
    Command("quit", ("f10", "q"), N_("Quit"),
            N_("Leave the program; reading positions are kept"), Group.GENERAL, Scope.EVERYWHERE,
            action="app.quit", footer=6),
)  # fmt: skip
