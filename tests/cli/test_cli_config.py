"""`reader config`: places, a file to begin with, and its mistakes."""

import re
import tomllib
from pathlib import Path

import pytest
from command_runs import Run

from reader.app.commands.registry import COMMANDS
from reader.configuration_file import SETTINGS


def test_it_says_where_everything_lies_and_how_to_remove_it(process: Run, tmp_path: Path) -> None:
    folder = tmp_path / "state" / "reader"
    folder.mkdir(parents=True)
    answer = process("config", "--format", "json").json
    paths = {place["id"]: place["path"] for place in answer["places"]}
    assert paths["configuration"] == str(tmp_path / "config" / "reader" / "config.toml")
    assert paths["personal"] == str(folder / "personal.sqlite")
    assert {"names", "catalogues", "library", "cache"} <= paths.keys()
    assert answer["remove"] == [str(folder)]
    answer = process("config")
    assert paths["library"] in answer.out
    assert f"rm -r -- {folder}" in answer.err


@pytest.mark.parametrize("language", ["en", "vi", "kk"])
def test_the_default_file_changes_nothing_and_names_everything(process: Run, tmp_path: Path, language: str) -> None:
    text = process("config", "--default", "--language", language).out
    assert not tomllib.loads(text)
    whole = re.sub(r"^#(?=\S)", "", text, flags=re.MULTILINE)
    settings = tomllib.loads(whole)
    assert settings.keys() == {setting.name for setting in SETTINGS}
    assert settings["keys"].keys() == {command.id for command in COMMANDS}
    path = tmp_path / "config" / "reader" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(whole)
    answer = process("config", "--check")
    assert (answer.status, len(answer.err.splitlines())) == (0, 1), answer.err


def test_a_file_is_made_for_nobody_else_and_never_overwritten(process: Run, tmp_path: Path) -> None:
    path = tmp_path / "config" / "reader" / "config.toml"
    answer = process("config", "--write")
    assert (answer.status, answer.out) == (0, f"{path}\n")
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_text('language = "vi"\n')
    answer = process("config", "--write", "--language", "en")
    assert answer.status == 2 and str(path) in answer.err
    assert path.read_text() == 'language = "vi"\n'
    assert [each.name for each in path.parent.iterdir()] == ["config.toml"]


def test_all_mistakes_are_told_with_their_lines(process: Run, tmp_path: Path) -> None:
    path = tmp_path / "config" / "reader" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('lean = 5\ntheme = "dark"\nlanguage = "tlh"\n[keys]\nfnid = "x"\nfind = "o"\n')
    (path.parent / "names.toml").write_text('[[names]]\nkind = "CITY"\n')
    answer = process("config", "--check")
    assert (answer.status, answer.out) == (2, "")
    for line in (1, 2, 3, 5, 6):
        assert f"config.toml:{line}: " in answer.err
    assert "names.toml: line 2: " in answer.err
    assert len(answer.err.splitlines()) == 6


def test_only_one_thing_is_done(reader: Run) -> None:
    assert reader("config", "--default", "--check").status == 2
