"""What every test shares: nothing of the person who runs them is read or written."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reader.localisation import set_language

# How fast the machine is fails no test; speed has benchmarks of its own.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

ROOT = Path(__file__).resolve().parent.parent
OUTSIDE_PREFIXES = ("XDG_", "LC_", "TEXTUAL")
OUTSIDE = {
    *("LANG", "LANGUAGE", "NO_COLOR", "COLORTERM", "UNICODE_VERSION", "COLUMNS", "LINES"),
    *("SSH_CONNECTION", "SSH_TTY"),
}
KEPT = {"TEXTUAL_SNAPSHOT_TEMPDIR"}
"""Where the snapshot plugin keeps what differs."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--ner FOLDER`: the corpora that the tagger is trained on, for the long tests that train it."""
    parser.addoption("--ner", type=Path, default=None, help="folder of the annotated corpora")


def pytest_collection_finish() -> None:
    """Look at what the tests make, not at all modules and tables again: a third of an application's CPU time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(autouse=True)
def isolated_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fresh XDG directories, English, no colour or terminal settings of the outside."""
    for variable in os.environ.keys() - KEPT:
        if variable.startswith(OUTSIDE_PREFIXES) or variable in OUTSIDE:
            monkeypatch.delenv(variable)
    for name in ("DATA", "STATE", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("TERM", "xterm-256color")
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def seeds() -> list[Path]:
    """The five sample articles."""
    return sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture
def program() -> Callable[[str], str]:
    """Finds a program a test drives; without it the test is skipped, or fails where no skip is allowed."""

    def find(name: str) -> str:
        folders = (os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin")  # servers lie off many people's PATH
        found = shutil.which(name, path=os.pathsep.join(folders))
        if found is None:
            message = f"needs the program {name}"
            if os.environ.get("READER_REQUIRE_PROGRAMS"):
                pytest.fail(message)
            pytest.skip(message)
        return found

    return find
