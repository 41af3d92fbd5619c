"""`reader config`: where everything lies, how to remove it, and a configuration file to begin with."""

import argparse
import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.cli.default_configuration import default_configuration
from reader.cli.diagnosis.places import FILES, FOLDERS, Place
from reader.cli.output import Output, safe
from reader.cli.parser import Parser, add_format_option
from reader.cli.status import Status, narrate, report
from reader.configuration import configuration
from reader.localisation import N_, _, catalogue_problems
from reader.messages import InputError, Message, ReaderError, UsageError
from reader.paths import config_folder, write_new
from reader.system_errors import system_reason


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    add_format_option(parser)
    parser.add_argument(
        "--default", action="store_true", help=_("print a configuration file that says what can be set, and the keys")
    )
    parser.add_argument("--write", action="store_true", help=_("make that file, if there is no configuration yet"))
    parser.add_argument(
        "--check", action="store_true", help=_("say what is wrong in the configuration, with the lines")
    )


def run(options: argparse.Namespace, output: Output) -> Status:
    """Print what was asked for."""
    asked = [f"--{name}" for name in ("default", "write", "check") if getattr(options, name)]
    if len(asked) > 1:
        reason = Message(N_("it cannot stand beside {option}"), {"option": asked[0]})
        raise UsageError(asked[1], reason, Message(N_("Give one of them")))
    if options.check:
        return _check(output)
    if options.default:
        output.line(default_configuration())
        return Status.DONE
    if options.write:
        return _write(output)
    _print_places(output, as_json=options.format == "json")
    return Status.DONE


def _write(output: Output) -> Status:
    """Make the configuration file. Raises ReaderError."""
    try:
        path = config_folder() / "config.toml"
    except OSError as error:
        raise UsageError("--write", Message(N_("there is no home directory")), _home()) from error
    try:
        write_new(path, f"{default_configuration()}\n".encode())
    except FileExistsError as error:
        reason = Message(N_("there is a configuration already, which is left as it is"))
        command = "reader config --default"
        raise UsageError(
            safe(str(path)), reason, Message(N_("To see what can stand in it: {command}"), {"command": command})
        ) from error
    except OSError as error:
        reason = Message(N_("it cannot be written: {detail}"), {"detail": system_reason(error)})
        raise InputError(safe(str(path)), reason, Message(N_("Check its permissions"))) from error
    output.line(output.style(str(path)))
    return Status.DONE


def _home() -> Message:
    return Message(N_("Set {name} to a folder of yours"), {"name": "HOME"})


def _check(output: Output) -> Status:
    """Say every mistake in what the person has written for the program."""
    from reader.app.configuration_check import configuration_problems
    from reader.names.known import own_names_problems

    problems: Sequence[ReaderError] = [
        *configuration_problems(configuration()),
        *own_names_problems(),
        *catalogue_problems(),
    ]
    for problem in problems:
        report(problem)
    if problems:
        return Status.USAGE
    narrate(_("Nothing is wrong."))
    return Status.DONE


def _found(places: Sequence[Place]) -> Iterator[tuple[Place, Path]]:
    """The places with their paths; nothing without a home directory."""
    for place in places:
        try:
            yield place, place.find()
        except OSError:
            continue


def _print_places(output: Output, *, as_json: bool) -> None:
    files, folders = list(_found(FILES)), list(_found(FOLDERS))
    if not files:
        raise UsageError("HOME", Message(N_("there is no home directory")), _home())
    there = [str(path) for _place, path in folders if os.path.exists(path)]
    if as_json:
        listed = [
            {"id": place.id, "name": _(place.name), "path": safe(str(path)), "exists": os.path.exists(path)}
            for place, path in (*files, *folders)
        ]
        output.json({"places": listed, "remove": there})
        return
    if output.is_terminal:
        output.table([(_(place.name), _shown(path)) for place, path in (*files, *folders)], flexible=0)
        output.line()
        output.flush()
    else:
        for place, path in (*files, *folders):
            output.fields(_(place.name), path, _("there") if os.path.exists(path) else _("not there"))
    if there:
        narrate(_("To remove everything that the program keeps about you, and your configuration:"))
        narrate(f"  rm -r -- {' '.join(map(shlex.quote, there))}")
    else:
        narrate(_("The program keeps nothing about you."))


def _shown(path: Path) -> str:
    text = _shortened(path)
    return text if os.path.exists(path) else _("{path} (there is none)").format(path=text)


def _shortened(path: Path) -> str:
    """`path` from the home directory on, as a shell understands it."""
    home = os.path.expanduser("~")
    text = str(path)
    return f"~{text[len(home) :]}" if home != "/" and text.startswith(f"{home}/") else text
