"""What can stand in a configuration file, what does, setting by setting, and every mistake in it with its line."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from reader.configuration import LAYOUTS, MAX_BYTES, Configuration
from reader.messages import N_, InputError, Message
from reader.toml_lines import TomlLines


class Kind(Enum):
    """What the value of a setting is: text, one of a few words, true or false, or the keys of commands."""

    TEXT = "text"
    CHOICE = "choice"
    SWITCH = "switch"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of the file.

    name: in the file, and of the field of `Configuration` that holds its value.
    help: what it decides, untranslated. example: a value of it, as TOML writes it.
    choices: the values that a `Kind.CHOICE` may have; those of a text are known to whoever uses it.
    """

    name: str
    kind: Kind
    help: str
    example: str = ""
    choices: tuple[str, ...] = ()


SETTINGS: Final = (
    Setting("language", Kind.TEXT, N_("the language of the interface"), '"vi"'),
    Setting("theme", Kind.TEXT, N_("the colours"), '"reader-contrast"'),
    Setting("lean", Kind.SWITCH, N_("spare the line to the terminal; without it, over SSH only"), "true"),
    Setting("plain_output", Kind.SWITCH, N_("draw changes anew instead of sending only what differs"), "true"),
    Setting("mouse", Kind.SWITCH, N_("use the mouse; false leaves it to the terminal"), "false"),
    Setting(
        "keyboard",
        Kind.CHOICE,
        N_("where a Kazakh layout has its letters: in the row of digits (kz) or on Latin letters (kazrus)"),
        '"kazrus"',
        LAYOUTS,
    ),
    Setting(
        "keep_originals",
        Kind.SWITCH,
        N_("keep the bytes of all that is added, or with false of nothing; without it, those of web pages"),
        "true",
    ),
    Setting("keys", Kind.KEYS, N_("the keys of commands: one, or several in brackets")),
)
"""Everything that can be set, in the order of the help."""

_EXAMPLE: Final = 'language = "vi"'
_BY_NAME: Final = {setting.name: setting for setting in SETTINGS}
_KEYS_EXAMPLE: Final = 'follow = ["a", "ctrl+f"]'
_LONGEST: Final = 40


def parse(data: bytes, empty: Configuration) -> Configuration:
    """The settings in `data`, the content of the file of `empty`."""

    def only(reason: Message, remedy: Message, line: int | None = None) -> Configuration:
        return Configuration(path=empty.path, problems=(empty.problem(line, reason, remedy),))

    if len(data) > MAX_BYTES:
        limit = Message(N_("it is larger than {limit} KB"), {"limit": MAX_BYTES // 1024})
        return only(limit, Message(N_("Leave out what is not needed")))
    try:
        text = data.decode("utf-8-sig")
        content = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return only(Message(N_("this is not UTF-8")), Message(N_("Save the file as UTF-8 text")), line)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return only(
            Message(N_("this is not TOML")),
            Message(N_("Write it like this: {example}"), {"example": _EXAMPLE}),
            _line_of(str(error)),
        )
    return _Reading(empty, content, TomlLines(text)).result()


def _line_of(error: str) -> int | None:
    """The line that an error of `tomllib` names."""
    digits = error.partition("at line ")[2].partition(",")[0]
    return int(digits) if digits.isdigit() else None


class _Reading:
    """Takes the settings out of the file one by one."""

    def __init__(self, empty: Configuration, content: Mapping[str, Any], lines: TomlLines) -> None:
        self._empty = empty
        self._content = content
        self._lines = lines
        self._problems: list[InputError] = []

    def result(self) -> Configuration:
        """All that makes sense."""
        readers: Mapping[Kind, Callable[[str], object]] = {
            Kind.TEXT: self._text,
            Kind.CHOICE: self._choice,
            Kind.SWITCH: self._switch,
            Kind.KEYS: self._keys,
        }
        values: dict[str, Any] = {}
        for name in self._content:
            if name in _BY_NAME:
                value = readers[_BY_NAME[name].kind](name)
                if value is not None:
                    values[name] = value
            else:
                self._tell(
                    (name,),
                    Message(N_("there is no setting {name}"), {"name": _shown(name)}),
                    Message(N_("Use one of: {choice}"), {"choice": ", ".join(_BY_NAME)}),
                )
        lines = {command: self._lines.line(("keys", command)) for command in values.get("keys", {})}
        return Configuration(
            **values,
            path=self._empty.path,
            problems=tuple(self._problems),
            lines=lines,
            setting_lines={name: self._lines.line((name,)) for name in values},
        )

    def _tell(self, path: tuple[str | int, ...], reason: Message, remedy: Message) -> None:
        self._problems.append(self._empty.problem(self._lines.line(path), reason, remedy))

    def _tell_example(self, path: tuple[str | int, ...], reason: str, example: str) -> None:
        self._tell(
            path,
            Message(reason, {"name": _shown(str(path[-1]))}),
            Message(N_("Write it like this: {example}"), {"example": example}),
        )

    def _text(self, name: str) -> str | None:
        value = self._content[name]
        if isinstance(value, str):
            return value
        self._tell_example((name,), N_("{name} is not text"), f'{name} = "…"')
        return None

    def _switch(self, name: str) -> bool | None:
        value = self._content[name]
        if isinstance(value, bool):
            return value
        self._tell_example((name,), N_("{name} is neither true nor false"), f"{name} = true")
        return None

    def _choice(self, name: str) -> str | None:
        value, choices = self._content[name], _BY_NAME[name].choices
        if value in choices:
            return str(value)
        self._tell(
            (name,),
            Message(N_("{name} cannot be {value}"), {"name": name, "value": _shown(str(value))}),
            Message(N_("Use one of: {choice}"), {"choice": ", ".join(choices)}),
        )
        return None

    def _keys(self, name: str) -> Mapping[str, Sequence[str]] | None:
        table = self._content[name]
        if not isinstance(table, dict):
            self._tell_example((name,), N_("{name} is not a table"), f"[keys]  {_KEYS_EXAMPLE}")
            return None
        found: dict[str, Sequence[str]] = {}
        for command, wanted in table.items():
            keys = [wanted] if isinstance(wanted, str) else wanted
            if isinstance(keys, list) and keys and all(isinstance(key, str) and key.strip() for key in keys):
                found[command] = [key.strip() for key in keys]
            else:
                self._tell_example((name, command), N_("the keys of {name} are not text"), _KEYS_EXAMPLE)
        return found


def _shown(name: str) -> str:
    """`name` as it can be said in a sentence: short, nothing that cannot be seen."""
    clean = "".join(character if character.isprintable() else "\ufffd" for character in name)
    return clean if len(clean) <= _LONGEST else clean[:_LONGEST] + "…"
