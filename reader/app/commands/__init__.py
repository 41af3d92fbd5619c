"""What a person can ask the application for, and the keys that do it."""

from reader.app.commands.registry import COMMANDS, Command, Group, Scope, bindings, grouped

__all__ = ["COMMANDS", "Command", "Group", "Scope", "bindings", "grouped"]
