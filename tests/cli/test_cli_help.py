"""`reader help` in every language, on a terminal, in a pipe and as a man page."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from command_runs import Run
from test_cli_contract import imported

from reader.app.commands import COMMANDS
from reader.app.commands.key_names import key_name
from reader.app.commands.keymap import use_keymap
from reader.cli.parser import application_parser
from reader.configuration import configuration
from reader.localisation import _, set_language

LANGUAGES = ["en", "vi", "kk"]


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_lists_keys_options_and_files_in_the_language(reader: Run, language: str) -> None:
    answer = reader("help", "--language", language)
    assert (answer.status, answer.err) == (0, "")
    shown = words(answer.out)
    set_language(language)
    for command in COMMANDS:
        assert words(_(command.help)) in shown
        assert all(key_name(key) in shown for key in command.keys)
    assert all(option in shown for action in application_parser().declared for option in action.option_strings)
    assert "~/.config/reader/config.toml" in shown and "NO_COLOR" in shown


def test_it_fits_the_terminal(reader: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    for language in LANGUAGES:
        lines = reader("help", "keys", "--language", language).out.splitlines()
        assert 40 < max(map(len, lines)) <= 60


def test_it_imports_neither_textual_nor_what_reads_articles() -> None:
    assert not imported("help") & {"textual", "rich", "babel", "reader.entities", "reader.library.library"}


def test_topics(reader: Run) -> None:
    assert reader("help", "search").out == reader("search", "--help").out
    keys = reader("help", "keys").out
    assert "PgDn" in keys and "NO_COLOR" not in keys
    answer = reader("help", "nothing")
    assert (answer.status, answer.out) == (2, "") and "keys, entities" in answer.err


def test_the_keys_are_those_of_the_configuration(reader: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "reader").mkdir()
    (tmp_path / "reader" / "config.toml").write_text('[keys]\nfollow = "ctrl+f"\n')
    configuration.cache_clear()
    try:
        assert "Ctrl+F" in reader("help", "keys").out
        assert "Ctrl+F" not in reader("help", "--man").out
    finally:
        configuration.cache_clear()
        use_keymap({})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_man_page_is_right(reader: Run, language: str) -> None:
    page = reader("help", "--man", "--language", language).out
    assert page.startswith('.\\"') and ".TH READER 1" in page
    if (groff := shutil.which("groff")) is None:
        pytest.skip("groff is not installed")
    command = [groff, "-man", "-Tutf8", "-Kutf8", "-ww", "-rLL=200n", "-P-cbou"]
    done = subprocess.run(command, input=page, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    shown = words(done.stdout)
    set_language(language)
    assert all(words(_(command.help)) in shown for command in COMMANDS)
    assert 'vim "$(reader --pick folder/)"' in shown and "~/.config/reader/config.toml" in shown


def test_a_terminal_gets_it_in_the_pager() -> None:
    run = f"{sys.executable} -m reader help"
    environment = {**os.environ, "TERM": "xterm", "PAGER": "sed s/^/@/"}
    paged, status = pexpect.run(run, env=environment, withexitstatus=True, encoding="utf-8")
    assert status == 0 and all(line.startswith("@") for line in paged.splitlines())
    environment["PAGER"] = "/nonexistent"
    plain, status = pexpect.run(run, env=environment, withexitstatus=True, encoding="utf-8")
    assert status == 0 and "Usage" in plain and "@" not in plain
