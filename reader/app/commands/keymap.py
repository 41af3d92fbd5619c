"""The keys of the commands as the person wants them: the registry's, changed by the configuration file."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from reader.app.commands.command import Command, Scope
from reader.app.commands.registry import COMMANDS
from reader.configuration import Configuration
from reader.documents import sanitise_line
from reader.messages import N_, InputError, Message

_MODIFIERS: Final = ("ctrl", "alt", "shift")
_NAMES: Final = {
    "esc": "escape",
    "pgup": "pageup",
    "page_up": "pageup",
    "pgdn": "pagedown",
    "page_down": "pagedown",
    "return": "enter",
    "ins": "insert",
    "del": "delete",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
}
_TAKEN: Final = frozenset({"enter", "ctrl+c", "ctrl+i", "ctrl+m", "ctrl+j"})
"""Choosing in lists, copying, and the keys that a terminal cannot tell from Tab and Enter."""

_overrides: dict[str, tuple[str, ...]] = {}


def keys_of(command: Command) -> tuple[str, ...]:
    """The keys of `command` in this run, Textual's names."""
    return _overrides.get(command.id, command.keys)


def is_bound(key: str) -> bool:
    """Whether a command has the key `key` in this run."""
    return any(key in keys_of(command) for command in COMMANDS)


def use_keymap(overrides: Mapping[str, tuple[str, ...]]) -> None:
    """Let `keys_of` answer with `overrides`, by the command's id, and for other commands with the registry."""
    _overrides.clear()
    _overrides.update(overrides)


def read_keymap(configuration: Configuration) -> tuple[dict[str, tuple[str, ...]], list[InputError]]:
    """The keys that the configuration wants for commands, and what is wrong with those that cannot be.

    A command whose keys cannot be keeps those of the registry.
    """
    known = {command.id: command for command in COMMANDS}
    wanted: dict[str, tuple[str, ...]] = {}
    problems: list[InputError] = []

    def tell(id: str, reason: Message, remedy: Message) -> None:
        problems.append(configuration.problem(configuration.lines.get(id), reason, remedy))

    for id, written in configuration.keys.items():
        if id not in known:
            tell(id, Message(N_("there is no command {name}"), {"name": sanitise_line(id)}), _nearest(id, known))
            continue
        keys = [_key(key) for key in written]
        wrong = next((text for text, key in zip(written, keys, strict=True) if key is None), None)
        if wrong is not None:
            tell(
                id,
                Message(N_("a keyboard has no key {name}"), {"name": sanitise_line(wrong)}),
                Message(N_("Write it like this: {example}"), {"example": '"ctrl+f", "F5", "x"'}),
            )
        else:
            wanted[id] = tuple(dict.fromkeys(key for key in keys if key is not None))
    while clash := _clash(known, wanted):
        key, loser, keeper = clash
        del wanted[loser]
        tell(
            loser,
            Message(N_("the key {key} belongs to the command {name}"), {"key": key, "name": keeper}),
            Message(N_("Choose another key, or give {name} another one too"), {"name": keeper}),
        )
    return wanted, problems


def _nearest(id: str, known: Iterable[str]) -> Message:
    """What to write instead of `id`, which is no command."""
    from difflib import get_close_matches  # costs a start without mistakes nothing

    for name in get_close_matches(id.lower(), known, 1):
        return Message(N_("Perhaps {name} is meant; the README lists all commands"), {"name": name})
    return Message(N_("The README lists the names of all commands"))


def _key(written: str) -> str | None:
    """Textual's name of a key as a person writes it ("Ctrl+F", "?", "PgDn"); None for what is no key."""
    *modifiers, last = written.split("+") if len(written) > 1 else [written]
    if not last and written.endswith("++"):
        *modifiers, last = [*modifiers[:-1], "+"]
    modifiers = sorted(modifier.strip().lower() for modifier in modifiers)
    if any(modifier not in _MODIFIERS for modifier in modifiers):
        return None
    last = last.strip() if len(last) > 1 else last
    if len(last) == 1:
        if not last.isprintable():
            return None
        if modifiers and "shift" in modifiers and last.isalpha():
            modifiers = [modifier for modifier in modifiers if modifier != "shift"]
            last = last.upper()
        elif modifiers:
            last = last.lower()
        from textual.keys import _character_to_key

        name = "space" if last == " " else _character_to_key(last)
    else:
        name = _NAMES.get(last.lower(), last.lower())
        if name not in _special():
            return None
    key = "+".join([*modifiers, name])
    return None if key in _TAKEN else key


@cache
def _special() -> frozenset[str]:
    """Textual's names of keys that type nothing."""
    from textual.keys import Keys

    return frozenset(key.value for key in Keys if key.value.isalnum()) | {"space"}


def _clash(known: Mapping[str, Command], wanted: Mapping[str, Sequence[str]]) -> tuple[str, str, str] | None:
    """A key that two commands would share: the key, the configured command that has to give way, the other one."""
    owners: dict[tuple[str, str], str] = {}
    ordered = sorted(known, key=lambda id: id in wanted)
    for id in ordered:
        for key in wanted.get(id, known[id].keys):
            for place in _places(known[id]):
                owner = owners.setdefault((key, place), id)
                if owner != id:
                    return key, id, owner
    return None


_PLACES: Final = {
    Scope.MOVEMENT: ("reading", "names"),
    Scope.READING: ("reading",),
    Scope.NAMES: ("names",),
    Scope.CARD: ("card",),
    Scope.EVERYWHERE: ("reading", "names", "card"),
}
"""Where the keys of a command are asked for; in the pane of names and on the card, theirs go before all others."""


def _places(command: Command) -> tuple[str, ...]:
    return _PLACES[command.scope]
