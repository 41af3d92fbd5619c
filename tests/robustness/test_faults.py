"""Broken machines: a small sample of what the scripts beside this file measure, and the faults that they found."""

import os
import random
import resource
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from mutations import MUTATIONS, Mutation
from spoken import LANGUAGES

from reader.cli import main
from reader.library.errors import LibraryError
from reader.library.marks import Mark
from reader.library.personal import PersonalStore
from reader.paths import private_folder

FOLDER = Path(__file__).parent
NOTE = "kept before"


def script(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A script beside this file."""
    return subprocess.run([sys.executable, FOLDER / name, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_that_fails_costs_nothing_that_was_kept(program: Callable[[str], str], language: str) -> None:
    program("cc")
    done = script("faulty_calls.py", "--sample", "--language", language)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.long
@pytest.mark.parametrize("name", ["faulty_calls.py", "damaged_files.py", "surroundings.py"])
def test_the_whole_figure(name: str) -> None:
    done = script(name)
    assert done.returncode == 0, done.stdout + done.stderr


def _made(path: Path) -> None:
    with closing(PersonalStore(path)) as store:
        store.add_mark(Mark(0, "0" * 64, 0, 5, "words", note=NOTE))
        store.decide([{"action": "ignore"}])
        store.set_setting("theme", "light")


STORES = [each for each in MUTATIONS if each.target.endswith("personal.sqlite")]


@pytest.mark.parametrize("mutation", STORES, ids=[each.kind for each in STORES])
def test_a_damaged_store_is_opened_and_never_deleted(tmp_path: Path, mutation: Mutation) -> None:
    _made(tmp_path / "whole.sqlite")
    for seed in range(3):
        path = tmp_path / str(seed) / "personal.sqlite"
        path.parent.mkdir()
        shutil.copy(tmp_path / "whole.sqlite", path)
        mutation.make(path, random.Random(seed))
        before = path.read_bytes() if path.is_file() else None
        with closing(PersonalStore(path)) as store:
            kept = [mark.note for mark in store.marks()] == [NOTE] and len(store.decisions()) == 1
            assert kept or store.notices() or mutation.is_about_values or not before
        after = [each.read_bytes() for each in path.parent.iterdir() if each.is_file()]
        assert not before or before in after or kept or mutation.is_about_values


def test_what_cannot_be_kept_is_no_fault_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert main(["link", "undo"]) == 3
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2 and "positions and decisions are not kept" in told[0]


def test_a_first_addition_that_failed_leaves_no_foreign_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = private_folder(tmp_path / "data" / "reader")
    (folder / "library.sqlite").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(folder.parent))
    assert main(["list"]) == 3
    assert "reader add makes it" in capsys.readouterr().err


def test_without_a_home_marks_are_refused_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.library.opening import open_personal_library

    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", "")
    library = open_personal_library()
    assert "no home directory" in str(library.notices()[0])
    with pytest.raises(LibraryError):
        library.add_mark(Mark(0, "0" * 64, 0, 5, "words"))


def test_folders_are_private_up_to_the_first_that_was_there(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        private_folder(tmp_path / "a" / "b" / "c")
    finally:
        os.umask(old)
    assert {stat.S_IMODE((tmp_path / each).stat().st_mode) for each in ("a", "a/b", "a/b/c")} == {0o700}


def test_a_full_disk_leaves_no_half_of_a_module(tmp_path: Path) -> None:
    start = "import reader.cli; reader.cli.main(['--version'])"
    work = f"{start}; import reader.messages, reader.paths, reader.configuration, argparse, tomllib"

    def run(work: str, limit: int = 100_000_000) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-c", work],
            env={**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY)),
            capture_output=True,
            check=False,
        )

    assert run(start).returncode == 0  # what is there before the program is not its own
    assert run(work, 4096).returncode == 0
    done = run(work)
    assert (done.returncode, done.stderr) == (0, b"")
