"""The README lists the keys that the program really has."""

from pathlib import Path

from reader.app.commands.key_names import key_name
from reader.app.commands.registry import grouped

README = Path(__file__).resolve().parents[2] / "README.md"


def keys_table() -> str:
    """The table of keys as the registry has it."""
    lines = ["| Keys | What they do |", "| --- | --- |"]
    for group, commands in grouped():
        lines.append(f"| **{group}** | |")
        lines += [
            f"| {', '.join(f'`{key_name(key)}`' for key in command.keys)} | {command.help} |" for command in commands
        ]
    return "\n".join(lines)


def test_the_readme_lists_every_key() -> None:
    assert keys_table() in README.read_text(encoding="utf-8")
