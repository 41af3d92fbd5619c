"""What a person can ask the application for, and the keys that do it."""

from reader.app.commands.command import Command, Group, Scope
from reader.app.commands.registry import COMMANDS, available, bindings, grouped, is_off

__all__ = ["COMMANDS", "Command", "Group", "Scope", "available", "bindings", "grouped", "is_off"]
