"""What can stand where on the command line, taken from the argument parsers."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.cli.parser import COMMANDS, Parser, application_parser, command_parser, module_of
from reader.localisation import _


@dataclass(frozen=True, slots=True)
class Value:
    """What follows an option, or stands in a place of its own: one of `words`, a file, or anything.

    many: whether more of the kind may follow.
    """

    words: tuple[str, ...] = ()
    is_file: bool = False
    many: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """An option with all its names. value: None for one that takes none."""

    names: tuple[str, ...]
    help: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a command takes: "" is the application, whose first place may also be a command."""

    command: str
    help: str
    options: tuple[Option, ...]
    places: tuple[Value, ...]

    def place(self, number: int) -> Value | None:
        """What stands in place `number`, from 0; None where nothing does."""
        if number < len(self.places):
            return self.places[number]
        return self.places[-1] if self.places and self.places[-1].many else None


def grammars() -> Iterator[Grammar]:
    """The application and all commands, described in the language in force."""
    yield _grammar("", "", application_parser())
    for command, summary in COMMANDS.items():
        parser = command_parser(command)
        module_of(command).add_arguments(parser)
        yield _grammar(command, _(summary), parser)


def _grammar(command: str, summary: str, parser: Parser) -> Grammar:
    options, places = [], []
    for action in parser.declared:
        if action.option_strings:
            options.append(Option(tuple(action.option_strings), action.help or "", _value(action, parser)))
        else:
            value = _value(action, parser)
            places.append(value or Value())
    return Grammar(command, summary, tuple(options), tuple(places))


def _value(action: argparse.Action, parser: Parser) -> Value | None:
    if action.nargs == 0 or isinstance(action, argparse.BooleanOptionalAction):
        return None
    words: Sequence[str] = tuple(map(str, action.choices)) if action.choices else parser.words.get(action, ())
    is_file = not words and action.metavar in {_("FILE"), _("PATH"), _("LIST"), _("FOLDER")}
    return Value(tuple(words), is_file, action.nargs in ("*", "+"))
