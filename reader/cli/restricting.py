"""`--restricted`: what an administrator lets people do who come through a server, as OpenSSH's ForceCommand.

It is put in force before anything of the person counts, their configuration among it, and cannot be lifted.
"""

import argparse
import os
import signal
import sys
from collections.abc import MutableMapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from reader.cli.parser import VALUE_OPTIONS, Parser
from reader.messages import N_, Message, UsageError
from reader.paths import config_folder, keep_together, private_folder, state_folder
from reader.restriction import is_restricted, restrict, root_folder

OPTION, ROOT, LIBRARY = "--restricted", "--root", "--library"

ALLOWED = frozenset({None, "compare", "entities", "list", "search", "show"})
"""The commands that only read; None is the application."""

_VARIABLES = frozenset(
    {
        *("TERM", "COLORTERM", "NO_COLOR", "LANG", "HOME", "SSH_CONNECTION", "SSH_TTY"),
        *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"),
    }
)
_LOCALE = "LC_"
_COMMAND = "SSH_ORIGINAL_COMMAND"


class Wish(NamedTuple):
    """What the command line says. root, library: as they were named. command: what the other end wanted to be run."""

    root: str | None
    library: str | None
    command: str


def wish_of(arguments: Sequence[str]) -> Wish | None:
    """The restriction that `arguments` ask for, before anything else is understood; None for none."""
    scanner = Parser(prog="reader", add_help=False)
    for option in VALUE_OPTIONS:
        scanner.add_argument(option)
    options, _names = scanner.divide(arguments)
    if OPTION not in options:
        return None
    found: dict[str, str] = {}
    for number, option in enumerate(options):
        name, is_joined, value = option.partition("=")
        if name in {ROOT, LIBRARY}:
            found[name] = value if is_joined else "".join(options[number + 1 : number + 2])
    return Wish(found.get(ROOT), found.get(LIBRARY), os.environ.get(_COMMAND, ""))


def clean(environment: MutableMapping[str, str]) -> None:
    """Forget all variables but those that are needed; from now on all that is written lies in the state folder."""
    for name in list(environment):
        if name not in _VARIABLES and not name.startswith(_LOCALE):
            del environment[name]
    sys.dont_write_bytecode = True
    keep_together()


def enter(wish: Wish, command: str | None) -> None:
    """Put the restriction in force. Raises UsageError where it makes no sense, or does not let `command` be run."""
    if wish.command:
        # TRANSLATORS: what somebody wanted to run through SSH
        reason = Message(N_("no other commands are run here"))
        raise UsageError("ssh", reason, Message(N_("Connect without a command: ssh -t HOST")))
    if command not in ALLOWED:
        raise UsageError(
            str(command),
            Message(N_("this command is off here: an administrator restricts what can be done")),
            Message(N_("These commands work: {commands}"), {"commands": tuple(sorted(filter(None, ALLOWED)))}),
        )
    if command == "list" and not wish.library:
        reason = Message(N_("it does not say which library may be read"))
        raise UsageError(OPTION, reason, Message(N_("Add {option} and a file"), {"option": LIBRARY}))
    if not wish.root and not wish.library:
        raise UsageError(
            OPTION,
            Message(N_("it does not say what may be read")),
            Message(N_("Add {option} and a folder"), {"option": ROOT}),
        )
    if wish.library:
        from reader.library.server_address import is_server

        if is_server(wish.library):
            reason = Message(N_("nothing is connected to under a restriction"))
            raise UsageError(LIBRARY, reason, Message(N_("Name a file")))
    try:
        restrict(wish.root or None)
    except (OSError, ValueError) as error:
        from reader.documents import sanitise_line

        reason = Message(N_("there is no such folder"))
        raise UsageError(sanitise_line(str(wish.root)), reason, Message(N_("Check the path"))) from error
    _confine(wish)


def _confine(wish: Wish) -> None:
    from reader.confinement import confine
    from reader.documents.formats.child import fork_from_here

    own = None
    with suppress(OSError):
        folder = private_folder(state_folder())
        os.environ["TMPDIR"] = str(private_folder(folder / "cache"))
        own = str(folder)
    readable = [root_folder() or ""]
    if wish.library:
        readable.append(os.path.dirname(os.path.abspath(wish.library)))
    with suppress(OSError):
        readable.append(str(config_folder()))
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)  # there is no shell to go back to
    confine(filter(None, readable), own)
    fork_from_here()


def complete(options: argparse.Namespace) -> None:
    """Under a restriction, read what is in the folder where nothing else is named.

    Raises UsageError for options that do not go together.
    """
    if options.restricted is not is_restricted() or (options.root is not None and not options.restricted):
        reason = Message(N_("it works together with {option} only"), {"option": OPTION})
        raise UsageError(ROOT, reason, Message(N_("Name both, before the files")))
    reads_articles = getattr(options, "files", None) == [] and getattr(options, "names", None) is None
    if is_restricted() and not options.library and reads_articles:
        options.files = [str(root_folder())]
