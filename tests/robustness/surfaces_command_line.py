"""The command line with hostile articles and arguments, its output a terminal and a pipe."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from hostile_corpus import Hostile, plain
from hostile_terminal import MOST_GROWTH, Run, environment, run_forked
from surfaces_application import Findings
from terminal_grammar import COMMAND_LINE, faults

_STATUSES = frozenset({0, 1, 2, 3})
_REFUSALS = (b": looks like a binary file", b": not UTF-8 text", b": is damaged")


def walk_commands(hostile: Sequence[Hostile], home: Path) -> Findings:
    """Give each of `hostile` to every command that shows texts, and its payload as every kind of argument."""
    findings = Findings()
    os.environ.update(environment(home))
    from reader.cli.dispatch import run  # only now: where its folders are is read once

    folder = home / "given"
    folder.mkdir(parents=True, exist_ok=True)
    with run_quietly():
        run(
            [
                "entities",
                str(_written(folder, "warm.txt", "Hà Nội and Астана. 6 May 2025. Kassym-Jomart Tokayev.".encode())),
            ]
        )
    for number, each in enumerate(hostile):
        path = _written(folder, f"{each.id}{each.suffix}", each.data)
        findings.inputs += 1
        for commands, terminal in (
            (_of_file(path, each.payload, terminal=True), True),
            (_of_file(path, each.payload, terminal=False), False),
            (_of_argument(each.payload), number % 2 == 0),
            *([(_of_library(path), number % 20 == 0)] if number % 10 == 0 else []),
        ):
            findings.surfaces += len(commands)
            done = run_forked(partial(_all, run, commands), terminal=terminal)
            _judge(findings, each, done, terminal=terminal)
            if terminal and commands[0][0] == "show":
                seen = plain(done.output.decode(errors="replace"))
                refused = any(refusal in done.errors for refusal in _REFUSALS)
                words = () if refused else each.words
                findings.words += len(words)
                findings.missing += [
                    f"{each.id} {each.name}{each.suffix}: {word}" for word in words if plain(word) not in seen
                ]
        path.unlink()
    return findings


def _written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


class run_quietly:  # noqa: N801 - reads as a statement
    """Nothing that is printed within is seen."""

    def __enter__(self) -> None:
        self._kept = [os.dup(1), os.dup(2)]
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.close(nowhere)

    def __exit__(self, *_: object) -> None:
        sys.stdout.flush()
        for number, kept in enumerate(self._kept, 1):
            os.dup2(kept, number)
            os.close(kept)


def _all(run: Callable[[Sequence[str]], int], commands: Sequence[Sequence[str]]) -> int:
    """The worst exit status of `commands`, one after the other."""
    worst = 0
    for command in commands:
        status = run(command)
        if status not in _STATUSES:
            os.write(2, f"\nstatus {status} of {command!r}\n".encode("ascii", "backslashreplace"))
            return 98
        worst = max(worst, status)
    return worst


def _of_file(path: Path, payload: str, *, terminal: bool) -> list[list[str]]:
    name = str(path)
    text = payload.replace("\0", "")[:300] or "x"
    if terminal:
        return [["show", name], ["entities", name], ["search", text, name], ["link", "why", "tokaev", "--in", name]]
    return [
        ["show", "--format", "json", name],
        ["entities", "--format", "json", name],
        ["search", "--format", "json", "hanoi", name],
    ]


def _of_library(path: Path) -> list[list[str]]:
    """What lists everything; for some of the inputs only."""
    name = str(path)
    return [
        ["add", name],
        ["list"],
        ["search", "tokaev"],
        ["export", "--format", "markdown", "-"],
        ["remove", "--yes", name],
    ]


def _of_argument(payload: str) -> list[list[str]]:
    text = payload.replace("\0", "")[:2000] or "x"
    path = text.replace("/", "_")[:80]
    return [
        ["compare", text, f"Tô {text}Lâm"], ["compare", "--format", "json", text, text], ["show", f"./{path}.txt"],
        ["show", f"/{path}/{path}"], ["show", f"http://127.0.0.1:9/{text}"], ["entities", f"./{path}"],
        ["--language", text], ["--encoding", text, "show", "x"], ["show", "--format", text], ["show", f"--{text}"],
        [f"./{path}"], ["config", text], ["import", path], ["--library", path, "list"], ["help", text], ["link",
        text, "a"],
        ["completion", text], ["search", "--names", path, "x"],
    ]  # fmt: skip


def _judge(findings: Findings, each: Hostile, done: Run, *, terminal: bool) -> None:
    name = f"{each.id} {each.name}{each.suffix}"
    findings.bytes += len(done.output) + len(done.errors)
    findings.took(done.seconds, name)
    findings.growth = max(findings.growth, done.growth)
    if done.growth > MOST_GROWTH:
        findings.problems.append(f"{name}: memory grew by {done.growth >> 20} MB")
    if done.status not in _STATUSES or b"Traceback" in done.errors + done.output:
        findings.problems.append(f"{name}: status {done.status}: {done.errors[-300:]!r}")
    controls = "\r\n" if terminal else "\n\t"
    for stream in (done.output, done.errors):
        findings.problems += [
            f"{name}: {fault}" for fault in faults(stream, COMMAND_LINE if terminal else (), controls)
        ]
    if not terminal:
        findings.problems += [f"{name}: no JSON: {line[:80]!r}" for line in _broken_json(done.output)]


def _broken_json(output: bytes) -> Iterator[bytes]:
    for line in output.splitlines():
        if line.startswith(b'{"'):
            try:
                json.loads(line)
            except ValueError:
                yield line
