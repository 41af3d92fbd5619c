"""Programs that are killed, hung up on, crowded and used for long: a sample; all of it with `-m long`."""

import subprocess
import sys
from pathlib import Path

import pytest


def _holds(script: str, *arguments: str) -> None:
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]


def test_nothing_acknowledged_is_lost_when_processes_are_killed() -> None:
    _holds("killed.py", "--kills", "8")


def test_a_hang_up_saves_the_place_and_leaves_nothing_behind() -> None:
    _holds("hang_ups.py", "--times", "2", "--within", "60")  # how fast: the whole figure, on a machine at rest


@pytest.mark.long
@pytest.mark.parametrize(
    ("script", "arguments"),
    [
        ("killed.py", ("--kills", "1000")),
        ("killed.py", ("--kills", "60", "--server")),
        ("hang_ups.py", ("--times", "200")),
        ("crowd.py", ("--minutes", "10")),
        ("page_turns.py", ("--turns", "10000")),
    ],
)
def test_the_full_figures(script: str, arguments: tuple[str, ...]) -> None:
    _holds(script, *arguments)
