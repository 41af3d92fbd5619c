"""`reader doctor` finds what is wrong, says what helps, and changes nothing."""

import os
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest
from command_runs import Answer, Run

from reader.cli.diagnosis.answers import understood
from reader.library.opening import open_personal_library


def found(answer: Answer) -> dict[str, dict[str, Any]]:
    """The findings by id; of several with one id the last."""
    return {check["id"]: check for check in answer.json["checks"]}


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    """All files with their modes and contents."""
    paths = [folder, *folder.rglob("*")]
    return {str(path): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"") for path in paths}


def test_nothing_is_wrong_with_a_fresh_home(process: Run, tmp_path: Path) -> None:
    answer = process("doctor", "--format", "json")
    assert (answer.status, answer.err) == (0, "")
    assert answer.json["healthy"]
    checks = found(answer)
    assert {check["section"] for check in checks.values()} == {
        *("versions", "paths", "integrity", "terminal", "encodings")
    }
    assert {"reader", "python", "textual", "sqlite", "sqlite.wal", "unicode", "integrity.models"} <= checks.keys()
    assert not list(tmp_path.iterdir())


def test_it_changes_nothing(process: Run, tmp_path: Path) -> None:
    library = open_personal_library()
    library.set_setting("language", "vi")
    library.close()
    path = tmp_path / "state" / "reader" / "personal.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    (tmp_path / "config" / "reader").mkdir(parents=True)
    (tmp_path / "config" / "reader" / "names.toml").write_text('[[names]]\nkind = "ORG"\nen = "Steppe Eagle"\n')
    before = everything(tmp_path)
    answer = process("doctor")
    assert (answer.status, answer.err) == (0, "")
    assert "Phiên bản" in answer.out  # the language that was chosen last
    assert everything(tmp_path) == before


def test_mistakes_and_damage_are_problems_with_a_remedy(process: Run, tmp_path: Path) -> None:
    config = tmp_path / "config" / "reader"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('theme = "dark"\n[keys]\nfnid = "x"\n')
    (config / "names.toml").write_text("[[names]]\n")
    state = tmp_path / "state" / "reader"
    state.mkdir(parents=True, mode=0o755)
    (state / "personal.sqlite").write_bytes(b"no database " * 1000)
    answer = process("doctor", "--format", "json", "--library", tmp_path / "none.sqlite")
    assert answer.status == 1 and not answer.json["healthy"]
    problems = [check for check in answer.json["checks"] if check["state"] == "problem"]
    assert all(check["remedy"] for check in problems)
    told = "\n".join(f"{check['id']} {check['value']} {check['remedy']}" for check in problems)
    assert "config.toml:1: there is no theme dark" in told and "config.toml:3: there is no command fnid" in told
    assert "names.toml: line 1" in told
    assert "integrity.personal" in told
    assert "none.sqlite: it does not exist" in told
    assert f"chmod go-rwx {state}" in told


def test_a_library_is_looked_through(process: Run, tmp_path: Path) -> None:
    library = open_personal_library()
    library.set_position("a", 1)
    library.close()
    path = tmp_path / "state" / "reader" / "personal.sqlite"
    check = found(process("doctor", "--format", "json"))["integrity.personal"]
    assert check["state"] == "ok" and "reading positions: 1" in check["value"]
    data = bytearray(path.read_bytes())
    data[4096:8192] = os.urandom(4096)
    path.write_bytes(bytes(data))
    assert found(process("doctor", "--format", "json"))["integrity.personal"]["state"] == "problem"


@pytest.mark.parametrize("language", ["en", "vi", "kk"])
def test_every_line_has_a_mark_in_words(process: Run, language: str) -> None:
    rows = [line.split("\t") for line in process("doctor", "--language", language).out.splitlines()]
    assert {row[0] for row in rows} <= {"ok", "note"}
    assert all(len(row) == 5 and all(row[:4]) for row in rows)


def test_another_encoding_is_told(process: Run) -> None:
    checks = found(process("doctor", "--format", "json", LC_ALL="ru_RU.KOI8-R"))
    assert checks["terminal.utf8"]["state"] == "problem" and "KOI8-R" in checks["terminal.utf8"]["value"]


def on_a_terminal(answer: str) -> str:
    """What `reader doctor` prints on a terminal that gives `answer` to its questions."""
    environment = {**os.environ, "LANG": "C.UTF-8", "SSH_CONNECTION": "a b c d"}
    running = pexpect.spawn(
        sys.executable, ["-m", "reader", "doctor"], env=environment, dimensions=(24, 100), encoding="utf-8", timeout=60
    )
    running.expect_exact("\x1b[c")
    told = str(running.before)
    running.send(answer)
    running.expect(pexpect.EOF)
    running.close()
    return told + str(running.before)


def test_the_terminal_is_asked_what_it_can_do() -> None:
    told = on_a_terminal("\x1b[?2026;2$y\x1b[?62;22c")
    assert "62;22" in told
    lines = {line.partition("synchronised output")[2].strip() for line in told.splitlines()} - {""}
    assert lines == {"yes"}
    assert "spared: this is SSH" in told
    assert "Nothing is wrong." in told


def test_answers_are_understood() -> None:
    answers = understood("\x1b[?1u\x1b[?2026;0$y\x1b[?64;1;2c", 0.1)
    assert (answers.attributes, answers.synchronised, answers.keyboard) == ("64;1;2", False, True)
    assert understood("", 1.0).attributes is None
