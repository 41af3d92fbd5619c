"""Completion in the shells themselves; the program is not there, so nothing can be asked of it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest
from command_runs import Run

from reader.cli.parser import COMMANDS

Offered = Callable[[str], set[str]]

_BASH = """
. "$1"
read -ra COMP_WORDS <<<"$2"
[[ $2 == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
_reader
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(params=["bash", "fish"])
def offered(
    request: pytest.FixtureRequest,
    reader: Run,
    program: Callable[[str], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Offered:
    """What the shell offers for a line, without the slash behind a folder."""
    shell = program(request.param)
    script = tmp_path / f"reader.{request.param}"
    script.write_text(reader("completion", request.param).out)
    folder = tmp_path / "here"
    (folder / "sources").mkdir(parents=True)
    (folder / "story.txt").touch()
    monkeypatch.chdir(folder)

    def offer(line: str) -> set[str]:
        if request.param == "bash":
            command = [shell, "--norc", "-c", _BASH, "bash", str(script), line]
        else:
            command = [shell, "--no-config", "-c", f'source {script}; complete -C "{line}"']
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert done.stderr == ""
        return {row.partition("\t")[0].rstrip("/") for row in done.stdout.splitlines()} - {""}

    return offer


def test_commands_options_values_and_files_are_offered(offered: Offered) -> None:
    assert set(COMMANDS) <= offered("reader ")
    assert offered("reader s") == {"show", "search", "story.txt", "sources"}
    assert offered("reader --language vi comp") == {"compare", "completion"}
    assert offered("reader show st") == {"story.txt"}
    assert {"--format", "--library"} <= offered("reader show -")
    assert "--pick" in offered("reader --p") and "--pick" not in offered("reader show --p")
    assert offered("reader show --format ") == {"text", "json"}
    assert offered("reader --language ") == {"en", "kk", "vi"}
    assert offered("reader show --library s") == {"story.txt", "sources"}


def test_each_place_of_a_command_has_its_own_words(offered: Offered) -> None:
    assert {"why", "undo"} <= offered("reader link ")
    assert "story.txt" not in offered("reader link ")
    assert offered("reader link why Astana --in story.txt s") == {"story.txt", "sources"}
    assert offered("reader link why Astana --ty") == {"--type"}
    assert offered("reader search s") == set()
    assert offered("reader search Astana st") == {"story.txt"}
    assert offered("reader compare --type P") == {"PERSON", "PLACE", "PERCENT"}
    assert offered("reader -- s") == {"story.txt", "sources"}
    assert offered("reader story.txt sho") == set()


def test_zsh_completes(reader: Run, program: Callable[[str], str], tmp_path: Path) -> None:
    shell = program("zsh")
    script = tmp_path / "reader.zsh"
    script.write_text(reader("completion", "zsh").out)
    (tmp_path / "story.txt").touch()
    terminal = pexpect.spawn(
        shell, ["-f", "-i"], cwd=str(tmp_path), env={"TERM": "dumb", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    )
    try:
        terminal.setwinsize(24, 200)
        terminal.sendline(
            f"PS1='> '; unsetopt beep; autoload -Uz compinit && compinit -u; source {script}; echo read''y"
        )
        terminal.expect("ready\r\n")
        for line, whole in (
            ("reader compl\t", "completion "),
            ("reader show --form\tj\t", "json "),
            ("reader show --format=j\t", "--format=json "),
            ("reader link und\t", "undo "),
            ("reader search Astana st\t", "story.txt "),
        ):
            terminal.send(line)
            terminal.expect_exact(whole, timeout=20)
            terminal.sendcontrol("u")
    finally:
        terminal.close(force=True)


def test_the_scripts_are_for_those_shells_only(reader: Run) -> None:
    assert reader("completion", "tcsh").status == 2
    assert "reader completion bash" in reader("completion", "--help").out
