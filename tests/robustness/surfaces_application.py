"""The application with hostile articles in its library: each is opened and led through every surface by keys."""

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from hostile_corpus import ORDINARY, Hostile, plain
from hostile_terminal import MOST_GROWTH, MOST_SECONDS, READER, HostileTerminal, NotShownError, environment
from terminal_grammar import APPLICATION, faults

_MOST_PAGES = 14
_PATIENCE = 2.0
"""Seconds after which a page that is not drawn counts as the last one."""
_CONTROLS = "\r\n\b"


class Findings:
    """Figures of a walk, and what is wrong."""

    def __init__(self) -> None:
        self.inputs = 0
        self.surfaces = 0
        self.bytes = 0
        self.words = 0
        self.missing: list[str] = []
        self.problems: list[str] = []
        self.slowest = (0.0, "")
        self.growth = 0

    def took(self, seconds: float, name: str) -> None:
        """One input took so long."""
        self.slowest = max(self.slowest, (seconds, name))
        if seconds > MOST_SECONDS:
            self.problems.append(f"{name}: took {seconds:.0f} s")


def make_library(folder: Path, hostile: Sequence[Hostile], home: Path) -> None:
    """Add them, and an ordinary article, to a library as a person does."""
    folder.mkdir(parents=True)
    for each in (ORDINARY, *hostile):
        (folder / f"{each.id}{each.suffix}").write_bytes(each.data)
    command = [*READER, "add", str(folder)]
    done = subprocess.run(command, env=environment(home), capture_output=True, timeout=600, check=False)
    if done.returncode not in (0, 3) or b"Traceback" in done.stderr:
        raise AssertionError(done.stderr.decode(errors="replace"))


def listed(home: Path) -> str:
    """The library of `home` as JSON."""
    command = [*READER, "list", "--format", "json"]
    done = subprocess.run(command, env=environment(home), capture_output=True, timeout=600, check=True)
    return done.stdout.decode()


def walk(hostile: Sequence[Hostile], home: Path, *more: str, unread: frozenset[str] = frozenset()) -> Findings:
    """Lead the application through all surfaces of each of `hostile`, which are in the library of `home`.

    more: further arguments. unread: ids of those that could not be read and are in no list. After an input that the
    program does not get through, another one goes on with the next.
    """
    findings = Findings()
    left = list(hostile)
    while left:
        terminal = HostileTerminal([*READER, *more], environment(home))
        try:
            _go(terminal, left, findings, unread)
        except (NotShownError, OSError) as error:
            findings.problems.append(f"{left[0].id} {left[0].name}: {error}")
            del left[0]
        finally:
            terminal.close()
            sent = bytes(terminal.received)
        findings.bytes += len(sent)
        if b"Traceback" in sent:
            findings.problems.append("a traceback")
        findings.problems += faults(sent, APPLICATION, _CONTROLS, _is_copied)
    return findings


def _go(terminal: HostileTerminal, left: list[Hostile], findings: Findings, unread: frozenset[str]) -> None:
    terminal.wait_for(lambda text: "F10" in text)
    terminal.type("", 0.5)
    terminal.type("v")
    _lead(terminal, ORDINARY, Findings(), is_read=True)
    before = terminal.memory
    while left:
        began = time.monotonic()
        _lead(terminal, left[0], findings, is_read=left[0].id not in unread)
        findings.inputs += 1
        findings.took(time.monotonic() - began, left[0].name)
        del left[0]
    _lists(terminal, findings)
    findings.growth = max(findings.growth, terminal.memory - before)
    if findings.growth > MOST_GROWTH:
        findings.problems.append(f"memory grew by {findings.growth >> 20} MB")
    terminal.type("\x1b[21~")
    status = terminal.wait_for_end()
    if status not in (0, 3):
        findings.problems.append(f"exit status {status}")


def _is_copied(text: str) -> bool:
    """Whether a text may go to the clipboard: clean as all that is shown."""
    return not faults(text.encode(), (), "\n\t")


def _lead(terminal: HostileTerminal, each: Hostile, findings: Findings, *, is_read: bool) -> None:
    terminal.type("o")
    terminal.type(each.id, 0.15)
    terminal.type("\r" if is_read else "\x1b", 0.12)
    if not is_read:
        return
    if each.payload:
        terminal.wait_for(lambda text: "Articles" not in text.split("\n")[1] and f"{each.id}t" in text)
    seen = _page_through(terminal)
    findings.words += len(each.words)
    findings.missing += [
        f"{each.id} {each.name}{each.suffix}: {word}" for word in each.words if plain(word) not in seen
    ]
    clean = each.payload.replace("\x1b[201~", "").replace("\x9b201~", "")[:200]
    for keys in (
        ("c", "\x1b"), ("U", "\x1b[B", "\x1b"), ("T", "\x1b"), ("A", "\x1b"),
        ("m", f"\x1b[200~Note {clean} end\x1b[201~", "\r"), ("y", "\r"), ("y", "\x1b[B\r"),
        ("/", f"\x1b[200~{clean[:60]}\x1b[201~", "\r", "\x1b", "\x1b"), ("f", f"\x1b[200~{clean[:60]}\x1b[201~",
        "\x1b"),
        ("v", "e", "\t", "\x1b[B", "\x1b[B", "i", " ", "\x1b", "\x1b", "e", "v"),
        ("I", f"\x1b[200~/nowhere/{clean}\x1b[201~", "\r", "\x1b"),
    ):  # fmt: skip
        findings.surfaces += 1
        for key in keys:
            terminal.type(key)


def _page_through(terminal: HostileTerminal) -> str:
    """All letters of an article from its beginning to its end, or to where nobody would read on."""
    terminal.type("H")
    terminal.type("g", 0.3)
    seen = [_column(terminal)]
    for _ in range(_MOST_PAGES):
        terminal.type(" ", 0.1, _PATIENCE)
        shown = _column(terminal)
        if shown == seen[-1]:
            break
        seen.append(shown)
    terminal.type("G")
    return "".join([*seen, _column(terminal)])


def _column(terminal: HostileTerminal) -> str:
    return plain("".join(line.strip(" │▇▅▆▂▃▄▁█") for line in terminal.text.split("\n")[1:-2]))


def _lists(terminal: HostileTerminal, findings: Findings) -> None:
    """What lists all articles at once: the list, the marks, the names, the hits in all texts."""
    for opening in (("o",), ("M",), ("f", "a"), ("?",), ("C",), ("o", "\x1b[17~"), ("W",)):
        findings.surfaces += 1
        for key in opening:
            terminal.type(key, 0.2)
        last = ""
        for _ in range(60):
            shown = terminal.type("\x1b[6~")
            if shown == last:
                break
            last = shown
        terminal.type("\x1b", 0.1)
        terminal.type("\x1b", 0.1)
