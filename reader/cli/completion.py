"""`reader completion`: what makes a shell complete commands, options and their values."""

import argparse

from reader.cli.completion_scripts import SHELLS, script
from reader.cli.output import Output
from reader.cli.parser import Parser
from reader.cli.status import Status
from reader.localisation import _


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    parser.add_argument("shell", choices=tuple(SHELLS), help=_("the shell it is for"))
    parser.epilog = "\n".join([_("To have it in every shell, once:"), *(f"  {line}" for line in SHELLS.values())])


def run(options: argparse.Namespace, output: Output) -> Status:
    """Print the script."""
    output.line(script(options.shell))
    return Status.DONE
