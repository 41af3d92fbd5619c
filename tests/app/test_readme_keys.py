"""The README lists the keys that the program really has."""

from pathlib import Path

from reader.app.commands import COMMANDS
from reader.app.commands.key_names import key_name
from reader.app.commands.keymap import read_keymap
from reader.app.commands.registry import grouped
from reader.app.themes import THEMES
from reader.configuration import read_configuration

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


def test_the_readme_names_every_command_for_the_keymap() -> None:
    text = README.read_text(encoding="utf-8")
    assert all(f"`{command.id}`" in text for command in COMMANDS)


def test_the_configuration_in_the_readme_is_right(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    text = README.read_text(encoding="utf-8")
    start = text.index('language = "vi"')
    path.write_text(text[start : text.index("```", start)], encoding="utf-8")
    settings = read_configuration(path)
    keymap, problems = read_keymap(settings)
    assert not settings.problems and not problems
    assert settings.theme in {theme.name for theme in THEMES}
    assert set(keymap) == {"follow", "full-width"}
