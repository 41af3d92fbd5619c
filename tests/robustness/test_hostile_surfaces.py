"""A few of the hostile inputs through every surface; all of them with `-m long`, or by `hostile_surfaces.py`."""

from pathlib import Path

import pytest
from hostile_corpus import articles
from hostile_surfaces import LEAST_SHOWN, application
from hostile_terminal import environment
from surfaces_application import Findings
from surfaces_command_line import walk_commands
from surfaces_start import PAYLOADS, walk_starts
from terminal_grammar import APPLICATION, faults

SAMPLE = ("osc 8;;http://evil. st", "c1 9b", "markup [@click=app.quit]pwn")


def check(findings: Findings) -> None:
    """Nothing is wrong, and what can be read was shown."""
    assert not findings.problems
    assert len(findings.missing) <= (1 - LEAST_SHOWN) * findings.words, findings.missing


def test_the_reader_of_what_is_sent_is_strict() -> None:
    good = "\x1b[1;1H\x1b[38;5;230;1mHà Nội\x1b[m\r\n\x1b[K"
    assert not faults(good.encode(), APPLICATION, "\r\n\b")
    for bad in (
        "\x1b]2;x\x07",
        "\x1b[6n",
        "\x9b1m",
        "\u202e",
        "\x07",
        "\x1b]52;c;eA==\x07",
        "a\u200bb",
        "e" + "\u0301" * 5,
    ):
        assert faults(bad.encode(), APPLICATION, "\r\n\b"), bad
    assert faults(b"\xff", APPLICATION, "")


def test_there_are_hundreds_of_inputs() -> None:
    assert len({(each.name, each.data) for each in articles()}) >= 300


def test_a_few_through_the_application(tmp_path: Path) -> None:
    chosen = [each for each in articles() if each.name in SAMPLE[:1]]
    check(application(chosen, tmp_path))


def test_a_few_through_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    check(walk_commands([each for each in articles() if each.name in SAMPLE[1:2]], tmp_path))


@pytest.mark.long
def test_all_through_the_application(tmp_path: Path) -> None:
    check(application(list(articles()), tmp_path))


@pytest.mark.long
def test_all_before_the_first_picture(tmp_path: Path) -> None:
    check(walk_starts(tmp_path, PAYLOADS))


@pytest.mark.long
def test_all_through_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    check(walk_commands(list(articles()), tmp_path))
