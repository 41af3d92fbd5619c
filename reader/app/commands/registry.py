"""All commands, and what keys, help and palette take from them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reader.app.commands import articles, finding, general, marks, names, panes, reading
from reader.app.commands.command import Command, Group, Scope
from reader.restriction import is_restricted

if TYPE_CHECKING:
    from textual.binding import Binding

COMMANDS: tuple[Command, ...] = (
    *reading.COMMANDS,
    *panes.COMMANDS,
    *names.COMMANDS,
    *finding.COMMANDS,
    *articles.COMMANDS,
    *marks.COMMANDS,
    *general.COMMANDS,
)
"""In the order of the help."""


def bindings(*scopes: Scope, only: Iterable[str] | None = None, letters: bool = True) -> list["Binding"]:
    """The bindings of the commands of `scopes`, those of the footer first, in its order.

    only: of these ids. letters: False where letters are text, as in a search field.
    """
    wanted = None if only is None else frozenset(only)
    found = [command for command in COMMANDS if command.scope in scopes and (wanted is None or command.id in wanted)]
    made = (command.binding(letters=letters) for command in sorted(found, key=lambda c: c.footer or len(COMMANDS)))
    return [binding for binding in made if binding.key]


def is_off(id: str) -> bool:
    """Whether the command `id` leads where nobody may go in this run."""
    return is_restricted() and any(command.leads_out for command in COMMANDS if command.id == id)


def available() -> list[Command]:
    """The commands that can be used in this run."""
    return [command for command in COMMANDS if not is_off(command.id)]


def grouped() -> Iterator[tuple[Group, list[Command]]]:
    """The commands by section of the help."""
    for group in Group:
        commands = [command for command in available() if command.group is group]
        if commands:
            yield group, commands
