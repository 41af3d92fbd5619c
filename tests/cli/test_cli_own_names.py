"""A person's own names reach the command line, and mistakes in them are told there."""

import os
from pathlib import Path

from command_runs import Run

NAMES = """\
[[names]]
kind = "ORG"
en = "Steppe Eagle Foundation"
kk = "Дала қыраны қоры"
aliases = ["SEF"]

[[names]]
kind = "CITY"
en = "Nowhere"
"""


def write_names(text: str) -> None:
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "reader"
    folder.mkdir(parents=True)
    (folder / "names.toml").write_text(text, encoding="utf-8")


def test_own_names_are_compared_and_mistakes_told(process: Run) -> None:
    write_names(NAMES)
    for _ in range(2):  # read, and from the cache
        answer = process("compare", "--format", "json", "SEF", "Дала қыраны қорының")
        assert answer.status == 0
        assert answer.json["relation"] == "same"
        assert answer.err.count("\n") == 1
        assert "names.toml" in answer.err and "line 8" in answer.err and "PERSON" in answer.err


def test_mistakes_are_told_in_the_language_of_the_person(process: Run) -> None:
    write_names('[[names]]\nkind = "ORG"\nen = ""\n')
    answer = process("--language", "en", "compare", "--pairs", stdin=b"name_a\tname_b\nHanoi\tHa Noi\n")
    assert answer.status == 0 and answer.out.startswith("same")
    assert "line 3: the name is empty" in answer.err


def test_a_number_without_end_ends_nothing(process: Run) -> None:
    write_names(f"x = {'9' * 5000}\n{NAMES}en = 0x{'f' * 5000}\n")
    answer = process("compare", "SEF", "Дала қыраны қоры")
    assert answer.status == 0
    assert "line 1: this is not TOML" in answer.err


def test_a_home_that_cannot_be_written_does_no_harm(process: Run, tmp_path: Path) -> None:
    (tmp_path / "no-folder").write_text("")
    answer = process("compare", "Hanoi", "Hà Nội", XDG_CACHE_HOME=str(tmp_path / "no-folder"))
    assert (answer.status, answer.err) == (0, "")
