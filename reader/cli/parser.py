"""The options and commands, and `argparse` taught to speak the language in force."""

import argparse
import importlib
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from reader import __version__
from reader.cli.output import Output, display_width, terminal_columns, wrap
from reader.cli.status import Status, narrate
from reader.localisation import N_, _, language_codes, ngettext
from reader.messages import Message, UsageError

COMMANDS = {
    "entities": N_("list who and what articles are about"),
    "show": N_("print articles as clean text"),
    "search": N_("find a name, however it is typed"),
    "compare": N_("say whether two names mean the same"),
    "link": N_("see and decide which spellings belong together"),
    "add": N_("put articles into the library"),
    "list": N_("list what is in the library"),
    "remove": N_("take articles out of the library"),
    "refresh": N_("recognise again what is in the library"),
    "export": N_("write articles and what they name, for other programs and for people"),
    "import": N_("read back what export wrote"),
    "feeds": N_("subscribe to feeds and read what is new there"),
    "doctor": N_("look whether everything is as it should be"),
    "config": N_("say where everything lies; print or check the configuration"),
    "completion": N_("print what makes a shell complete commands and options"),
    "help": N_("say more about keys, options and files"),
}
"""The commands with what they do, untranslated."""

_MODULES = {"import": "importing", "list": "listing"}
"""The modules of the commands whose names mean something in Python."""

ARTICLE_LANGUAGES = ("vi", "kk", "en", "ru")
"""The languages that articles can be declared to be in."""

_WRITTEN_IN = (*ARTICLE_LANGUAGES, "mul", "und")
"""What --written-in takes: articles in several languages and in none that is known, too."""

_ENCODINGS = (
    "utf-8",
    "utf-16",
    "windows-1251",
    "windows-1252",
    "windows-1258",
    "kz1048",
    "koi8-r",
    "tcvn3",
    "viscii",
    "vni",
)
"""Encodings that articles of these languages are often in; there are more."""

VALUE_OPTIONS = (
    "--library",
    "--root",
    "--language",
    "--article-language",
    "--encoding",
    "--color",
    "--colour",
    "--format",
    "--type",
    "--names",
    "--output",
    "--source",
    "--written-in",
    "--since",
    "--until",
    "--entity",
    "--text",
    "--sort",
    "--limit",
    "--jobs",
)
"""The options whose value must not be taken for the command when it stands in front of it."""

# argparse looks these up by the English text; they stand here so that they get into the catalogues.
_ARGPARSE = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("not allowed with argument %s"),
)


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Keeps the line breaks of descriptions, and wraps each of their lines under its own indent."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal_columns(80) - 2)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = []
        for line in text.splitlines():
            body = line.lstrip()
            own = indent + " " * (len(line) - len(body))
            # What follows a wide gap is a column of its own.
            column = body.rfind("  ") + 2 if "  " in body else 0
            head, rest = own + body[:column], body[column:]
            hanging = " " * display_width(head)
            pieces = list(wrap(rest, width - len(hanging))) or [""]
            lines += [(hanging if number else head) + piece for number, piece in enumerate(pieces)]
        return "\n".join(lines)

    def _expand_help(self, action: argparse.Action) -> str:
        """The help as it is: a per cent sign in a translation means itself."""
        return action.help or ""


class Parser(argparse.ArgumentParser):
    """An argument parser that lets options and names come in any order, and takes all after "--" as names."""

    def __init__(self, **settings: Any) -> None:
        self._values: dict[str, int | str] = {}
        self.declared: list[argparse.Action] = []
        self.words: dict[argparse.Action, tuple[str, ...]] = {}
        """What a shell may offer for arguments that take other words, too, or that check theirs themselves."""
        super().__init__(allow_abbrev=False, formatter_class=_HelpFormatter, **settings)

    def add_argument(self, *names: Any, words: Sequence[str] = (), **settings: Any) -> argparse.Action:
        """As `argparse.ArgumentParser.add_argument`. words: what a shell may offer besides `choices`."""
        action = super().add_argument(*names, **settings)
        self.declared.append(action)
        if words:
            self.words[action] = tuple(words)
        for option in action.option_strings:
            self._values[option] = 1 if action.nargs is None else action.nargs
        return action

    def takes_value(self, option: str) -> bool:
        """True when the argument after `option` belongs to it."""
        return self._values.get(option, 0) != 0

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Parse `arguments`; ends with SystemExit when they are wrong or help was asked for."""
        options, names = self.divide(arguments)
        return self.parse_args([*options, "--", *names] if names else options)

    def divide(self, arguments: Sequence[str]) -> tuple[list[str], list[str]]:
        """Options with their values, and everything else ("-" is a name, and so is all after "--")."""
        options: list[str] = []
        names: list[str] = []
        waiting = deque(arguments)
        while waiting:
            argument = waiting.popleft()
            if argument == "--":
                names.extend(waiting)
                break
            if argument == "-" or not argument.startswith("-"):
                names.append(argument)
            else:
                options.append(argument)
                several = self._values.get(argument) == "+"
                while self.takes_value(argument) and waiting:
                    if several and waiting[0] != "-" and waiting[0].startswith("-"):
                        break
                    options.append(waiting.popleft())
                    if not several:
                        break
        return options, names

    def _print_message(self, message: str, file: object = None) -> None:
        """Print help or the version; unlike argparse's own, a closed pipe or a full disk is not passed over."""
        output = Output()
        output.line(message.rstrip("\n"))
        output.flush()

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and end with the status of a usage error."""
        narrate(self.format_usage().rstrip())
        narrate(f"{self.prog}: {message}")
        raise SystemExit(int(Status.USAGE))


def localise_argparse() -> None:
    """Have `argparse` take its own messages from the project's catalogues; it offers no hook but its globals."""
    replacements: dict[str, Callable[..., str]] = {"_": _, "ngettext": ngettext}
    vars(argparse).update(replacements)


def application_parser() -> Parser:
    """The parser for `reader` without a command."""
    lines = [_("Commands:")]
    lines += [f"  {name:<12}{_(summary)}" for name, summary in COMMANDS.items()]
    lines += [
        "",
        _("reader COMMAND --help says more about a command."),
        _("A file named like a command is reached as ./NAME or after --."),
    ]
    parser = Parser(
        prog="reader",
        description=_("Read articles side by side, with the people, places and organisations in them."),
        epilog="\n".join(lines),
        add_help=False,
    )
    parser.add_argument(
        "files",
        nargs="*",
        default=[],
        metavar=_("FILE"),
        help=_("file, folder or web address, - for standard input; without any, the library or the sample articles"),
    )
    add_common_options(parser)
    add_application_options(parser)
    return parser


def module_of(command: str) -> Any:
    """The module of a command, with `add_arguments` and `run`."""
    return importlib.import_module(f"reader.cli.{_MODULES.get(command, command)}")


def command_parser(command: str) -> Parser:
    """The parser for `reader COMMAND`, without the command's own arguments."""
    summary = _(COMMANDS[command])
    parser = Parser(prog=f"reader {command}", description=summary[:1].upper() + summary[1:] + ".", add_help=False)
    add_common_options(parser)
    return parser


def add_common_options(parser: Parser) -> None:
    """The options that every command has."""
    parser.add_argument(
        "--library",
        metavar=_("PATH"),
        help=_("library to use instead of your own, when no file is named: a path, or postgresql://…"),
    )
    codes = language_codes()
    parser.add_argument(
        "--language",
        metavar=_("CODE"),
        words=codes,
        help=_("language of the interface ({codes})").format(codes=", ".join(codes)),
    )
    parser.add_argument(
        "--article-language",
        metavar=_("CODE"),
        words=ARTICLE_LANGUAGES,
        help=_("language of the articles ({codes}) instead of finding it out").format(
            codes=", ".join(ARTICLE_LANGUAGES)
        ),
    )
    parser.add_argument(
        "--encoding",
        metavar=_("NAME"),
        words=_ENCODINGS,
        help=_("encoding of the files instead of finding it out"),
    )
    parser.add_argument(
        "--allow-private", action="store_true", help=_("fetch pages from private networks and this machine too")
    )
    parser.add_argument(
        "--restricted",
        action="store_true",
        help=_("read below one folder only, start no other program, for people who come through a server"),
    )
    parser.add_argument("--root", metavar=_("FOLDER"), help=_("the folder that --restricted lets be read"))
    parser.add_argument(
        "--color",
        "--colour",
        choices=("auto", "always", "never"),
        default="auto",
        help=_("whether to print in colours"),
    )
    parser.add_argument("-h", "--help", action="help", help=_("show this help and exit"))
    parser.add_argument(
        "--version", action="version", version=f"reader {__version__}", help=_("show the version and exit")
    )


def add_application_options(parser: Parser) -> None:
    """The options of the application itself."""
    parser.add_argument("--pick", action="store_true", help=_("choose a name and print it"))
    parser.add_argument(
        "--lean",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=_("spare the line to the terminal (by itself over SSH), or do not"),
    )
    parser.add_argument(
        "--plain-output", action="store_true", help=_("draw changes anew instead of sending only what differs")
    )
    parser.add_argument("--no-mouse", action="store_true", help=_("leave the mouse to the terminal"))


def add_format_option(parser: Parser) -> None:
    """The option of the commands that print data."""
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=_("text to read, or JSON for programs")
    )


def add_files(parser: Parser) -> None:
    """The articles a command looks at."""
    parser.add_argument(
        "files",
        nargs="*",
        default=[],
        metavar=_("FILE"),
        help=_("file, folder or web address, - for standard input; without any, the library or the sample articles"),
    )


def find_command(arguments: Sequence[str]) -> tuple[str | None, list[str], str | None]:
    """The command, the arguments without it, and the value of `--language`, before anything else is understood."""
    scanner = Parser(prog="reader", add_help=False)
    for option in VALUE_OPTIONS:
        scanner.add_argument(option)
    command: str | None = None
    language: str | None = None
    first = True
    rest: list[str] = []
    position = 0
    while position < len(arguments):
        argument = arguments[position]
        if argument == "--":
            rest.extend(arguments[position:])
            break
        if argument.startswith("--language="):
            language = argument.partition("=")[2]
        elif argument == "--language" and position + 1 < len(arguments):
            language = arguments[position + 1]
        if argument == "-" or not argument.startswith("-"):
            if first and argument in COMMANDS:
                command = argument
                first = False
                position += 1
                continue
            first = False
        rest.append(argument)
        position += 1
        if scanner.takes_value(argument) and position < len(arguments):
            rest.append(arguments[position])
            position += 1
    return command, rest, language


def check(options: argparse.Namespace) -> None:
    """Check what `argparse` does not. Raises UsageError."""
    for code in getattr(options, "languages", ()):
        if code not in _WRITTEN_IN:
            raise UsageError(
                code,
                Message(N_("no article is known to be in this language")),
                Message(N_("Choose one of: {languages}"), {"languages": ", ".join(_WRITTEN_IN)}),
            )
    language = options.article_language
    if language is not None and language not in ARTICLE_LANGUAGES:
        raise UsageError(
            language,
            Message(N_("articles cannot be declared to be in this language")),
            Message(N_("Choose one of: {languages}"), {"languages": ", ".join(ARTICLE_LANGUAGES)}),
        )
