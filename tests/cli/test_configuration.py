"""The configuration file: what it says holds, what is wrong in it is told with its line."""

from pathlib import Path

import pytest

from reader.app.commands.keymap import read_keymap
from reader.configuration import read_configuration


def _written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_nothing_is_set_and_nothing_is_wrong(tmp_path: Path) -> None:
    settings = read_configuration(tmp_path / "config.toml")
    assert (settings.language, settings.theme, settings.lean, settings.mouse) == (None, None, None, None)
    assert not settings.keys and not settings.problems


def test_settings_are_read(tmp_path: Path) -> None:
    text = 'language = "kk"\ntheme = "reader-light"\nlean = true\nmouse = false\n'
    text += 'keyboard = "kazrus"\n[keys]\nfind = "F3"\n'
    settings = read_configuration(_written(tmp_path, text))
    assert not settings.problems
    assert (settings.language, settings.theme, settings.lean, settings.mouse) == ("kk", "reader-light", True, False)
    assert settings.keyboard == "kazrus"
    assert settings.keys == {"find": ["F3"]}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("language = 5", 1, "not text"),
        ("\nlean = 1", 2, "neither true nor false"),
        ("\n\ncolour = 'red'", 3, "no setting colour"),
        ("keyboard = 'dvorak'", 1, "dvorak"),
        ("keys = 5", 1, "not a table"),
        ("[keys]\nfind = []", 2, "find"),
        ("[keys]\nopen = [1]", 2, "open"),
        ("language = ", 1, "not TOML"),
        ("a\u202eb = 1", 1, "not TOML"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_a_remedy(tmp_path: Path, text: str, line: int, words: str) -> None:
    (problem,) = read_configuration(_written(tmp_path, text + "\n")).problems
    assert problem.subject.endswith(f"config.toml:{line}")
    assert words in str(problem.reason)
    assert str(problem.remedy)


def test_one_mistake_does_not_cost_the_other_settings(tmp_path: Path) -> None:
    settings = read_configuration(_written(tmp_path, 'lean = "yes"\nlanguage = "vi"\n'))
    assert settings.language == "vi" and len(settings.problems) == 1


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b'language = "vi"\n# \xff\xfe\n')
    (problem,) = read_configuration(path).problems
    assert problem.subject.endswith(":2") and "UTF-8" in str(problem.reason)
    path.unlink()
    path.mkdir()
    (problem,) = read_configuration(path).problems
    assert "cannot be read" in str(problem.reason)


def test_keys_are_written_as_people_write_them(tmp_path: Path) -> None:
    text = '[keys]\nfind = ["Ctrl+F", "?", "PgDn"]\nhelp = "F1"\npage-down = "space"\n'
    keymap, problems = read_keymap(read_configuration(_written(tmp_path, text)))
    assert not problems
    assert keymap["find"] == ("ctrl+f", "question_mark", "pagedown")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('fnid = "x"', "no command fnid"),
        ('find = "hyper+x"', "no key hyper+x"),
        ('find = "banana"', "no key banana"),
        ('find = "ctrl+m"', "no key ctrl+m"),
        ('find = "c\\u009btrl\\u202e+m"', "no key c\ufffdtrl+m"),
        ('find = "o"', "belongs to the command open"),
        ('find = "j"', "belongs to the command line-down"),
    ],
)
def test_keys_that_cannot_be_are_told_and_leave_the_command_its_own(tmp_path: Path, table: str, words: str) -> None:
    keymap, (problem,) = read_keymap(read_configuration(_written(tmp_path, f"[keys]\n{table}\n")))
    assert problem.subject.endswith("config.toml:2")
    assert words in str(problem.reason)
    assert not keymap


def test_two_commands_may_exchange_their_keys(tmp_path: Path) -> None:
    keymap, problems = read_keymap(read_configuration(_written(tmp_path, '[keys]\nfind = "o"\nopen = "f"\n')))
    assert not problems
    assert keymap == {"find": ("o",), "open": ("f",)}
