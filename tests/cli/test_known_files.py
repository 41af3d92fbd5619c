"""Files that are in the library already are answered from there, as if they were read."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import main
from reader.entities import recognition
from reader.resources import resource_folder

SAMPLES = sorted(map(str, resource_folder("seeds").glob("*.txt")))
COMMANDS = (
    ["entities", "--format", "json"],
    ["search", "--format", "json", "Ha Noi"],
    ["search", "compre"],
    ["export", "--format", "jsonl"],
)
IMPORTED = "import sys; from reader.cli import main; main(sys.argv[1:]); sys.stderr.write(' '.join(sys.modules))"
Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))

    def answer(*arguments: str) -> str:
        main(arguments)
        return capsys.readouterr().out

    return answer


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that were recognised."""
    names: list[str] = []
    find = recognition.recognise

    def counted(document):  # type: ignore[no-untyped-def]
        names.append(document.name)
        return find(document)

    monkeypatch.setattr(recognition, "recognise", counted)
    return names


def test_answers_are_the_same_to_the_byte(run: Run, recognised: list[str]) -> None:
    sys.argv = ["reader"]
    chosen = [SAMPLES[3], SAMPLES[0], SAMPLES[3]]  # some of what the library has, in another order, one of them twice
    fresh = [run(*command, *chosen) for command in COMMANDS]
    assert recognised
    run("add", *SAMPLES[:4])
    recognised.clear()
    for _ in range(2):  # what the first time leaves behind changes nothing
        assert [run(*command, *chosen) for command in COMMANDS] == fresh
    assert not recognised


@pytest.mark.parametrize("named", [[], SAMPLES[:1]])
def test_a_look_up_imports_no_linking(run: Run, named: list[str]) -> None:
    run("add", SAMPLES[0])
    run("link", "ignore", "Astana")
    run("link", "undo")  # a person who has a store of their own
    run("search", "Hanoi", *named)  # what is made once
    done = subprocess.run([sys.executable, "-c", IMPORTED, "search", "Hanoi", *named], capture_output=True, check=True)
    found = set(done.stderr.decode().split())
    assert "reader.names.search.index" in found
    slow = {"babel", "dataclasses", "decimal", "numpy", "rapidfuzz", "textual"}
    ours = {"reader.entities.linking.linker", "reader.entities.recognition", "reader.documents.reading"}
    assert sorted(found & (slow | ours)) == []


def test_a_changed_file_is_read_again(run: Run, recognised: list[str], tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Visit\n\nThe President of Viet Nam Tô Lâm arrived in Astana.\n", encoding="utf-8")
    run("add", str(path))
    recognised.clear()
    assert "Astana" in run("search", "Astana", str(path)) and not recognised
    path.write_text("Visit\n\nThe President of Viet Nam Tô Lâm arrived in Almaty.\n", encoding="utf-8")  # as long
    assert "Astana" not in run("entities", str(path)) and recognised == [str(path)]


def test_what_was_read_as_the_person_said_is_read_anew(run: Run, recognised: list[str]) -> None:
    fresh = run("entities", "--format", "json", SAMPLES[0])
    run("add", "--article-language", "ru", SAMPLES[0])
    recognised.clear()
    assert run("entities", "--format", "json", SAMPLES[0]) == fresh and recognised


def test_decisions_count(run: Run) -> None:
    run("add", SAMPLES[1])
    assert "The capital" not in run("search", "Astana", SAMPLES[1])
    run("link", "rename", "Astana", "The capital")
    assert "The capital" in run("search", "Astana", SAMPLES[1])
    run("link", "undo")
    assert "The capital" not in run("search", "Astana", SAMPLES[1])
