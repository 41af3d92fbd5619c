"""Running the command line inside the test, and as a program of its own."""

import io
import os
import subprocess
import sys

import pytest
from command_runs import Answer, Run

from reader.cli import main


@pytest.fixture
def reader(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`reader(*arguments, stdin=b"")` inside this process."""

    def run(*arguments: object, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        return Answer(status, *capsys.readouterr())

    return run


@pytest.fixture
def process() -> Run:
    """`process(*arguments, stdin=b"", **environment)` as a program of its own."""

    def run(*arguments: object, stdin: bytes = b"", **environment: str) -> Answer:
        command = [sys.executable, "-m", "reader", *map(str, arguments)]
        done = subprocess.run(
            command, input=stdin, capture_output=True, env={**os.environ, **environment}, timeout=120, check=False
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
