"""What a person wrote into the configuration file: `config.toml` in the folder `reader.paths.config_folder`.

A setting that makes no sense is left out and told with its line; everything else works.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from reader.messages import N_, InputError, Message
from reader.paths import config_folder, read_regular

MAX_BYTES: Final = 256 * 1024
LAYOUTS: Final = ("kz", "kazrus")
"""Kazakh keyboard layouts of xkeyboard-config: Kazakh letters in the row of digits, or on the keys of Latin letters."""


class Configuration(NamedTuple):
    """The settings; None where the file says nothing.

    language: of the interface. theme: by its name. lean: whether to spare the line to the terminal.
    plain_output: whether changes are drawn anew instead of sending only what differs. mouse: whether the mouse is used.
    keyboard: one of `LAYOUTS`. keep_originals: whether the library keeps the bytes of what is added; None: of what
    cannot be read again.
    keys: the keys wanted for commands, by the command's id, as they were written.
    path: the file, whether it exists or not; None without a home directory.
    problems: what is wrong in it.
    lines: the line of each command in `keys`, for whoever finds out that its keys cannot be.
    setting_lines: the line of each setting, for whoever finds out that it names what there is not.
    """

    language: str | None = None
    theme: str | None = None
    lean: bool | None = None
    plain_output: bool | None = None
    mouse: bool | None = None
    keyboard: str | None = None
    keep_originals: bool | None = None
    keys: Mapping[str, Sequence[str]] = MappingProxyType({})
    path: Path | None = None
    problems: tuple[InputError, ...] = ()
    lines: Mapping[str, int] = MappingProxyType({})
    setting_lines: Mapping[str, int] = MappingProxyType({})

    def problem(self, line: int | None, reason: Message, remedy: Message) -> InputError:
        """A mistake in the line `line` of the file."""
        subject = str(self.path or "config.toml")
        return InputError(subject if line is None else f"{subject}:{line}", reason, remedy)


@cache
def configuration() -> Configuration:
    """The configuration of this run, read once."""
    try:
        path = config_folder() / "config.toml"
    except OSError:
        return Configuration()
    return read_configuration(path)


def read_configuration(path: Path) -> Configuration:
    """Read the file at `path`; one that does not exist is an empty one."""
    empty = Configuration(path=path)
    try:
        data = read_regular(path, MAX_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return empty
    except OSError:
        problem = empty.problem(None, Message(N_("it cannot be read")), Message(N_("Check its permissions")))
        return Configuration(path=path, problems=(problem,))
    from reader.configuration_file import parse  # what reads TOML costs a start without a file nothing

    return parse(data, empty)
