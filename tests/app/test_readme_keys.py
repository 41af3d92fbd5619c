"""The READMEs list the keys, options and commands that the program really has, each in its language."""

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from reader.app.commands import COMMANDS
from reader.app.commands.key_names import key_name
from reader.app.commands.keymap import read_keymap
from reader.app.themes import THEMES
from reader.configuration import read_configuration

ROOT = Path(__file__).resolve().parents[2]
READMES = sorted(ROOT.glob("README*.md"))

readmes = pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)


def test_the_tables_are_those_of_the_program() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "i18n" / "readmes.py", "check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_a_readme_in_each_language_and_each_leads_to_the_others() -> None:
    names = {path.name for path in READMES}
    assert names == {"README.md", "README.vi.md", "README.kk.md"}
    for path in READMES:
        head = path.read_text(encoding="utf-8")[:300]
        assert all(f"]({name})" in head for name in names - {path.name})


@readmes
def test_a_readme_lists_every_key_and_every_command(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert all(f"`{key_name(key)}`" in text for command in COMMANDS for key in command.keys)
    assert all(f"`{command.id}`" in text for command in COMMANDS)
    assert all(f"<!-- generated: {name} -->" in text for name in ("keys", "options", "commands", "ids"))


@readmes
def test_links_inside_the_readmes_lead_somewhere(path: Path) -> None:
    for name, anchor in re.findall(r"\]\(([\w.]*)(?:#([\w-]+))?\)", path.read_text(encoding="utf-8")):
        text = (path.parent / name if name else path).read_text(encoding="utf-8")
        headings = {re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in text.splitlines()}
        assert not anchor or anchor in headings, f"{name}#{anchor}"


@readmes
def test_the_configuration_in_a_readme_is_right(path: Path, tmp_path: Path) -> None:
    written = tmp_path / "config.toml"
    text = path.read_text(encoding="utf-8")
    start = text.index('language = "')
    written.write_text(text[start : text.index("```", start)], encoding="utf-8")
    settings = read_configuration(written)
    keymap, problems = read_keymap(settings)
    assert not settings.problems and not problems
    assert settings.theme in {theme.name for theme in THEMES}
    assert set(keymap) == {"follow", "full-width"}


@readmes
def test_a_readme_is_composed_and_mixes_no_scripts_in_a_word(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    for word in "".join(c if c.isalpha() else " " for c in re.sub(r"\\[nt]", " ", text)).split():
        scripts = {unicodedata.name(c).split()[0] for c in word}
        assert not {"LATIN", "CYRILLIC"} <= scripts, f"mixed scripts in {word!r}"
