"""`--restricted`: what an administrator lets be done from the command line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_runs import Run

from reader.cli.parser import COMMANDS
from reader.cli.restricting import ALLOWED, clean, wish_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with an article, and links out of it."""
    folder = tmp_path / "root"
    folder.mkdir()
    (folder / "a.txt").write_text("President Kassym-Jomart Tokayev arrived in Hanoi on Monday.\n")
    (folder / "link.txt").symlink_to("/etc/passwd")
    return folder


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - ALLOWED))
def test_other_commands_are_refused(process: Run, root: Path, command: str) -> None:
    answer = process("--restricted", "--root", root, command)
    assert (answer.status, answer.out) == (2, "")
    assert f"reader: {command}: this command is off here" in answer.err
    assert "compare, entities, list, search and show" in answer.err


def test_what_reads_works_in_the_folder(process: Run, root: Path) -> None:
    restricted = ("--restricted", "--root", root)
    assert "President Kassym-Jomart" in process(*restricted, "show", root / "a.txt").out
    assert "Tokayev" in process(*restricted, "entities").out  # all of the folder where nothing is named
    assert "Tokayev" in process(*restricted, "search", "tokaev").out
    assert process("compare", *restricted, "Hanoi", "Hà Nội").status == 0
    assert "President Kassym-Jomart" in process(*restricted, TERM="dumb").out


def test_nothing_outside_is_read_or_fetched(process: Run, root: Path, tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_text("name\nAstana\n")
    for name in (
        "/etc/passwd",
        "/etc/none",
        root / ".." / "names.tsv",
        root / "link.txt",
        f"/proc/self/root{tmp_path}",
    ):
        answer = process("show", "--restricted", f"--root={root}", name)
        assert (answer.status, answer.out) == (3, "")
        assert "lies outside the folder that may be read here" in answer.err
    answer = process("--restricted", "--root", root, "show", "http://127.0.0.1:9/a", "--allow-private")
    assert answer.status == 3 and "nothing is fetched here" in answer.err
    answer = process("--restricted", "--root", root, "search", "astana", "--names", tmp_path / "names.tsv")
    assert answer.status == 3 and "lies outside" in answer.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--restricted",), "it does not say what may be read"),
        (("--restricted", "--root", "none"), "there is no such folder"),
        (("--root", "."), "it works together with --restricted only"),
        (("show", "--root=.", "a.txt"), "it works together with --restricted only"),
        (("--restricted", "--library", "postgresql://127.0.0.1/x"), "nothing is connected to"),
        (("--restricted", "--root", ".", "list"), "it does not say which library may be read"),
    ],
)
def test_what_makes_no_sense_is_refused(process: Run, arguments: tuple[str, ...], said: str) -> None:
    answer = process(*arguments)
    assert (answer.status, answer.out) == (2, "") and said in answer.err


def test_what_the_other_end_wanted_to_run_is_refused(process: Run, root: Path) -> None:
    answer = process("--restricted", "--root", root, SSH_ORIGINAL_COMMAND="cat /etc/passwd")
    assert (answer.status, answer.out) == (2, "")
    assert "no other commands are run here" in answer.err and "passwd" not in answer.err


def test_after_two_dashes_it_is_a_name() -> None:
    assert wish_of(["--", "--restricted"]) is None
    assert wish_of(["a", "--root=/x", "--restricted"]) == ("/x", None, "")


def test_only_what_is_needed_stays_of_the_environment() -> None:
    kept = {
        "TERM": "xterm",
        "LC_ALL": "C",
        "LANG": "vi_VN.UTF-8",
        "HOME": "/h",
        "SSH_TTY": "/dev/pts/1",
        "NO_COLOR": "1",
    }
    gone = ("PAGER", "EDITOR", "VISUAL", "PYTHONSTARTUP", "LD_PRELOAD", "TEXTUAL_DRIVER", "READER_X", "PATH", "TMPDIR")
    environment = {**kept, **dict.fromkeys(gone, "x")}
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os\nfrom reader.cli.restricting import clean\nclean(os.environ)\nprint(sorted(os.environ))",
        ],
        env={**environment, "LD_PRELOAD": "", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"{sorted(kept)}\n"
    assert clean.__doc__


def test_what_the_person_wrote_does_not_lift_it(process: Run, root: Path, tmp_path: Path) -> None:
    (tmp_path / "config" / "reader").mkdir(parents=True)
    (tmp_path / "config" / "reader" / "config.toml").write_text('restricted = false\nroot = "/"\n[keys]\npager = "P"\n')
    assert process("--restricted", "--root", root, "show", "/etc/passwd").status == 3


def test_a_library_for_all_is_only_read(process: Run, root: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared" / "library.sqlite"
    shared.parent.mkdir()
    assert process("add", "--library", shared, root / "a.txt").status == 0
    shared.chmod(0o444)
    shared.parent.chmod(0o555)
    before = shared.read_bytes(), shared.stat().st_mtime_ns
    people = [str(tmp_path / f"state{number}") for number in range(3)]
    for state in people:
        for arguments in (("list",), ("entities",), ("search", "tokaev"), ("show", "1")):
            answer = process("--restricted", "--library", shared, *arguments, XDG_STATE_HOME=state)
            assert answer.status == 0, answer.err
            assert "Kassym-Jomart" in answer.out
    assert (shared.read_bytes(), shared.stat().st_mtime_ns) == before
    assert list(shared.parent.iterdir()) == [shared]
    answer = process("--restricted", "--library", shared, "show", root / "link.txt")
    assert answer.status != 0 and answer.out == ""
