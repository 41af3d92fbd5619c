"""`reader help`: keys, options, files and environment, on the screen or as a man page."""

import argparse
import os
from collections.abc import Iterable, Iterator

from reader.app.commands.keymap import read_keymap, use_keymap
from reader.app.outside import ProgramError, pager, passing_file, run_in_terminal
from reader.cli.man_page import man_page
from reader.cli.manual import Section, keys, manual, synopsis
from reader.cli.output import Output, display_width, wrap
from reader.cli.parser import COMMANDS, Parser, module_of
from reader.cli.status import Status, report
from reader.configuration import configuration
from reader.localisation import N_, _
from reader.messages import Message, UsageError

_INDENT = "  "
_TERM_WIDTH = 26
"""The columns for terms; what is wider has its meaning on the next line."""


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    parser.add_argument("topic", nargs="?", metavar=_("TOPIC"), words=_topics(), help=", ".join(_topics()))
    parser.add_argument("--man", action="store_true", help=_("print a man page: reader help --man > reader.1"))


def run(options: argparse.Namespace, output: Output) -> Status:
    """Print the help, in the person's pager where the output is a terminal."""
    topic = options.topic
    if topic is not None and topic not in _topics():
        raise UsageError(
            topic,
            Message(N_("there is no help about this")),
            Message(N_("Use one of: {choice}"), {"choice": ", ".join(_topics())}),
        )
    if options.man:
        # For everybody who reads it: the keys of the registry, not those of this person.
        use_keymap({})
        output.line(man_page())
        return Status.DONE
    _use_own_keys()
    if topic in COMMANDS:
        return _help_of(topic)
    sections = list(keys() if topic == "keys" else _overview())
    if output.is_terminal and _page(sections, output):
        return Status.DONE
    for line in _lines(sections, output, output.text_width):
        output.line(line)
    return Status.DONE


def _topics() -> tuple[str, ...]:
    return ("keys", *(command for command in COMMANDS if command != "help"))


def _help_of(command: str) -> Status:
    """The same as `reader COMMAND --help`."""

    from reader.cli.parser import command_parser

    parser = command_parser(command)
    module_of(command).add_arguments(parser)
    parser.print_help()
    return Status.DONE


def _use_own_keys() -> None:
    """Show the keys that the configuration gives to commands; mistakes in it are told when the application starts."""
    settings = configuration()
    if settings.keys:
        use_keymap(read_keymap(settings)[0])


def _overview() -> Iterator[Section]:
    yield Section(_("Usage"), rows=tuple((form, "") for form in synopsis()))
    yield from manual()


def _page(sections: Iterable[Section], output: Output) -> bool:
    """Show the help in the pager; False when there is none, or when it cannot be run."""
    text = "\n".join(_lines(sections, output, output.text_width))
    try:
        arguments = pager(os.environ)
        # What fits on the screen stays there, and so does the rest afterwards, as git does.
        os.environ.setdefault("LESS", "FRX")
        with passing_file("reader-help.txt", text + "\n") as path:
            return run_in_terminal([*arguments, str(path)]) == 0
    except (ProgramError, OSError) as error:
        if isinstance(error, ProgramError):
            report(error)
        return False


def _lines(sections: Iterable[Section], output: Output, width: int) -> Iterator[str]:
    first = True
    for section in sections:
        if not first:
            yield ""
        first = False
        indent = _INDENT * (section.level - 1)
        yield indent + output.bold(section.heading)
        for number, paragraph in enumerate(section.paragraphs):
            if number:
                yield ""
            yield from (indent + _INDENT + line for line in wrap(paragraph, width - len(indent) - len(_INDENT)))
        if section.paragraphs and section.rows:
            yield ""
        for term, meaning in section.rows:
            yield from _row(term, meaning, indent + _INDENT, width)


def _row(term: str, meaning: str, indent: str, width: int) -> Iterator[str]:
    column = min(_TERM_WIDTH, width // 2)
    lead = indent + term
    gap = len(indent) + column - display_width(lead)
    lines = list(wrap(meaning, width - len(indent) - column))
    if gap < 2 or not lines:
        yield lead
    else:
        yield lead + " " * gap + lines.pop(0)
    yield from (" " * (len(indent) + column) + line for line in lines)
