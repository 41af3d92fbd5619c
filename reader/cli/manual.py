"""What the help, the man page and the READMEs say: keys and options from where they are declared, the rest from here.

Everything is in the language in force.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from reader.app.commands.key_names import key_names
from reader.app.commands.registry import COMMANDS as REGISTRY
from reader.app.commands.registry import grouped
from reader.cli.parser import COMMANDS, Parser, application_parser
from reader.localisation import N_, _

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, paragraphs below it, and rows of a term and what it means; `level` 2 belongs to the one before."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    level: int = 1


_FILES = (
    ("~/.config/reader/config.toml", N_("language, colours, mouse and keys")),
    ("~/.config/reader/names.toml", N_("names of your own")),
    ("~/.config/reader/i18n/", N_("catalogues of your own: other languages, or other words")),
    ("~/.local/share/reader/library.sqlite", N_("your library: the articles that were added")),
    ("~/.local/state/reader/", N_("reading positions, marks, decisions about names, what was open")),
    ("~/.cache/reader/", N_("what saves time; may be removed at any time")),
)

_ENVIRONMENT = (
    ("LC_ALL, LC_MESSAGES, LANG", N_("the language of the interface, where nothing else chooses it")),
    ("NO_COLOR", N_("no colours, when it is not empty")),
    ("TERM", N_("with dumb, articles are printed as plain text")),
    ("PAGER", N_("the pager for this help and for reading on in it")),
    ("VISUAL, EDITOR", N_("the editor that a file is opened in")),
    (
        "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME",
        N_("other folders instead of ~/.config, ~/.local/share, ~/.local/state and ~/.cache"),
    ),
)

_STATUS = (
    ("0", N_("done")),
    ("1", N_("nothing was found, undone or listed; with doctor: something needs attention")),
    ("2", N_("the command was not understood")),
    ("3", N_("an input could not be read (the others were), or what was done could not be kept or written")),
    ("70", N_("a fault in the program")),
    ("130", N_("interrupted")),
)

_EXAMPLES = (
    ("reader article.txt folder/", N_("read an article and all of a folder side by side")),
    ("curl -s https://example.org/story.txt | reader -", N_("read what another program prints")),
    ('vim "$(reader --pick folder/)"', N_("pass a name that you choose to another program")),
    ("reader search tokaev folder/", N_("find a name in any spelling")),
    ("reader add folder/", N_("put all articles of a folder into your library")),
    ('reader compare "Hà Nội" Ханой', N_("ask whether two names are the same, and why")),
)


def manual() -> Iterator[Section]:
    """All sections, in the order of a man page; the name of the program and the synopsis are not among them."""
    yield Section(
        _("Description"),
        (
            _("Read articles side by side, with the people, places and organisations in them."),
            _(
                "Names are linked across spellings and languages, and found however they are typed. "
                "Without a file, the library opens, or the sample articles."
            ),
        ),
    )
    yield Section(_("Commands"), (_("reader COMMAND --help says more about a command."),), commands())
    yield Section(_("Options"), rows=options(application_parser()))
    yield from keys()
    yield Section(_("Examples"), rows=_translated(_EXAMPLES))
    yield Section(_("Files"), rows=_translated(_FILES))
    yield Section(_("Environment"), rows=_translated(_ENVIRONMENT))
    yield Section(_("Exit status"), rows=_translated(_STATUS))


def synopsis() -> tuple[str, ...]:
    """The forms in which the program is called."""
    option, file, command, argument = _("OPTION"), _("FILE"), _("COMMAND"), _("ARGUMENT")
    return f"reader [{option}]… [{file}]…", f"reader {command} [{option}]… [{argument}]…"


def keys() -> Iterator[Section]:
    """The keys of the application, as they are in this run, by section."""
    yield Section(
        _("Keys"),
        (
            _("Every command is in the list that {key} opens, too.").format(key=_palette_key()),
            _("Letter keys also work on a Cyrillic layout; while an input method composes, use the F-keys."),
        ),
    )
    for group, found in grouped():
        rows = tuple(("  ".join(key_names(command)), _(command.help)) for command in found)
        yield Section(_(group.value), rows=rows, level=2)


def _palette_key() -> str:
    """The key that opens the list of commands, one that types nothing if there is one."""
    names = key_names(next(command for command in REGISTRY if command.id == "palette"))
    return max(names, key=lambda name: name.startswith("F"))


def commands() -> tuple[Row, ...]:
    """The commands of the command line."""
    return tuple((f"reader {name}", _(summary)) for name, summary in COMMANDS.items())


def options(parser: Parser) -> tuple[Row, ...]:
    """The options of `parser` with what they do."""
    return tuple((_written(action), action.help or "") for action in parser.declared if action.option_strings)


def _written(action: argparse.Action) -> str:
    value = "|".join(map(str, action.choices)) if action.choices else action.metavar
    names = ", ".join(action.option_strings)
    return f"{names} {value}" if action.nargs is None and value else names


def _translated(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple((term, _(meaning)) for term, meaning in rows)
