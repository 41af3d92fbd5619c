"""The n-th open, read, write, fsync, rename or truncate fails: on state, library, articles, configuration and cache.

    python tests/robustness/faulty_calls.py [--part 1/2] [--most 300] [--only "SESSION;SESSION"] [--stride K]
                                             [--language vi]

Needs a C compiler and Linux. Every run of the application or of a command is made again with one fault in it, for
every call that it makes (the n-th, n = 1…300), with EIO, ENOSPC and EACCES in turn, or all of them (`--every-error`);
after ENOSPC all later calls of that kind fail too, as on a disk that stays full. After each: no traceback, no
internal fault, an exit status of the contract, a line for the person where something was not done, a terminal as it
was, both stores whole with all that was acknowledged before and in that run, and a next start without complaint.
Prints a table and every broken promise; exits 1 when there is one. Some 4,000 runs take about half an hour of CPU
time; `--stride 10` takes every tenth.
"""

import argparse
import ctypes
import errno
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import fault_runs as runs
import spoken
from fault_runs import Home, Outcome, Step

AREAS = ("state", "library", "articles", "configuration", "cache")
COLD = ("configuration", "cache")
"""Areas that a process reads once: their faults are tried in runs that have read nothing before."""
CALLS = ("open", "read", "write", "fsync", "rename", "truncate")
MORE_CALLS = ("mode", "stat")
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES)
WRITING = ("open", "write", "fsync", "rename", "truncate", "mode")
NOTE = "kept now"


@dataclass(frozen=True)
class Session:
    """What the program is asked to do.

    arguments: of the command; ARTICLE and LATER stand for files. without: folders of the home that are missing.
    steps: of the application; empty for a command.
    """

    name: str
    arguments: Sequence[str]
    without: Sequence[str] = ()
    steps: Sequence[Step] = ()


def shows(sentence: str) -> Callable[[str], bool]:
    """Whether a screen shows the beginning of `sentence`, in whatever language."""
    return lambda text: any(spoken.is_said(text, (sentence,), language) for language in spoken.LANGUAGES)


STEPS = (
    Step("", shows("Quit")),
    Step(" ", lambda text: "%" in text.splitlines()[0] and " 0%" not in text.splitlines()[0]),
    Step("m", lambda text: "Enter" in text),
    Step(f"{NOTE}\r", shows("Marked. M lists the marks of all articles")),
    Step("/", shows("Words in the text, in any spelling")),
    Step("astana\r", shows("n next · N previous · Esc clear")),
    Step("q", lambda _text: False),
)
SESSIONS = (
    Session("application", ("ARTICLE", "OTHER"), steps=STEPS),
    Session("application, library", (), steps=STEPS),
    Session("first start", ("ARTICLE",), ("state", "library", "cache", "configuration"), STEPS),
    Session("add", ("add", "LATER")),
    Session("add, first", ("add", "LATER"), ("library", "cache")),
    Session("list", ("list",)),
    Session("search", ("search", "astana")),
    Session("search, no cache", ("search", "astana"), ("cache",)),
    Session("show", ("show", "ARTICLE")),
    Session("entities", ("entities", "--format", "json", "ARTICLE")),
    Session("link", ("link", "ignore", "Hanoi")),
    Session("link undo", ("link", "undo")),
    Session("export", ("export", "--format", "jsonl")),
    Session("remove", ("remove", "1")),
)


class Expected(NamedTuple):
    """A run without a fault, and what was kept after it: documents and decisions."""

    outcome: Outcome
    kept: tuple[int, int]


@dataclass
class Figures:
    """What was counted in a session."""

    runs: int = 0
    hit: int = 0
    told: int = 0
    seconds: float = 0
    broken: list[str] = field(default_factory=list)


class Shim:
    """The preloaded library."""

    def __init__(self) -> None:
        self._arm = ctypes.CDLL(None).arm_failing_calls
        self._arm.argtypes = [ctypes.c_char_p] * 3 + [ctypes.c_int, ctypes.c_long, ctypes.c_int, ctypes.c_char_p]

    def arm(self, home: Home, area: str, call: str, error: int, number: int, record: Path) -> None:
        """From here on, in this process; number 0: put down all calls."""
        sticky = error == errno.ENOSPC and call in WRITING
        self._arm(bytes(home.path), area.encode(), call.encode(), error, number, sticky, bytes(record))


def preload() -> None:
    """Start this process again with the library in it; ends it where there is no compiler."""
    if os.environ.get("FAILING_CALLS_READY"):
        return
    compiler = next((found for name in ("cc", "gcc", "clang") if (found := shutil.which(name))), None)
    if compiler is None or not sys.platform.startswith("linux"):
        print("skipped: needs Linux and a C compiler (cc)")
        sys.exit(0)
    folder = tempfile.mkdtemp(prefix="reader-faults-")
    library = Path(folder) / "failing_calls.so"
    source = Path(__file__).with_name("failing_calls.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
    environment = {**os.environ, "LD_PRELOAD": str(library), "FAILING_CALLS_READY": folder}
    os.execve(sys.executable, [sys.executable, *sys.argv], environment)


def take(session: Session, home: Home, before: Callable[[], object], language: str = "en") -> Outcome:
    """One run of a session."""
    files = {"ARTICLE": home.articles[0], "OTHER": home.articles[1], "LATER": home.articles[-1]}
    arguments = [str(files.get(each, each)) for each in session.arguments]
    if session.steps:
        return runs.run_application(home, arguments, session.steps, language, before=before)
    return runs.run_command(home, arguments, language, before=before)


def calls_of(
    session: Session, template: Home, folder: Path, shim: Shim, language: str = "en"
) -> Counter[tuple[str, str]]:
    """How often a session makes which call in which area."""
    record = folder / "record"
    record.unlink(missing_ok=True)
    home = template.copy(folder / "run", session.without)
    outcome = take(session, home, lambda: shim.arm(home, "", "", 0, 0, record), language)
    assert outcome.status == 0, (session.name, outcome)
    found: Counter[tuple[str, str]] = Counter()
    for line in record.read_text().splitlines() if record.exists() else ():
        call, _space, path = line.partition(" ")
        found[path.partition("/")[0], call] += 1
    return found


def kept_in(home: Home) -> tuple[int, int]:
    """How many documents and decisions there are."""
    counts = (runs.labels, home.library), (runs.decisions, home.personal)
    documents, decisions = (count(home) if path.is_file() and path.stat().st_size else 0 for count, path in counts)
    return documents, decisions


def broken(session: Session, home: Home, outcome: Outcome, expected: Expected, language: str = "en") -> Iterator[str]:
    """The promises that a run has broken."""
    told = runs.told_in(outcome)
    if outcome.status is None:
        yield "it hung"
    elif outcome.status not in (0, 1, 3):
        yield f"status {outcome.status}"
    if "Traceback" in told or b"Traceback" in outcome.raw:
        yield "a traceback"
    if spoken.is_said(told, spoken.FAULTS, language):
        yield "called a fault of the program"
    if outcome.unrestored:
        yield f"the terminal keeps: {outcome.unrestored}"
    for line in spoken.untranslated(told, language):
        yield f"English to somebody who reads {language}: {line}"
    said = [line for line in (outcome.errors or outcome.output).splitlines() if line.startswith("reader:")]
    if not session.steps:
        if outcome.status not in (0, expected.outcome.status) and not outcome.errors.strip():
            yield f"silent with status {outcome.status}"
        same = outcome.output == expected.outcome.output
        if outcome.status == 0 and not said and not same:
            yield "another answer, and not a word about it"
    yield from broken_stores(session, home, outcome, expected)
    if session.steps and outcome.status == 0 and home.personal.is_file():
        with suppress(Exception):
            if NOTE not in runs.notes(home):
                if any(map(shows("Marked. M lists the marks of all articles"), outcome.screens)):
                    yield "a mark that was acknowledged is lost"
                elif not (said or has_reason(told, language)):
                    yield "a mark was not kept, and not a word about it"


def has_reason(told: str, language: str = "en") -> bool:
    """Whether something was said about what did not work."""
    if language != "en":
        return spoken.is_said(told, spoken.REASONS, language)
    words = ("cannot", "not kept", "failed", "full", "permission", "could not", "may not be written", "damaged")
    return any(word in told for word in words)


def broken_stores(session: Session, home: Home, outcome: Outcome, expected: Expected) -> Iterator[str]:
    """What is wrong with what was kept before and in this run."""
    for path, folder in ((home.personal, "state"), (home.library, "library")):
        if folder in session.without and (not path.is_file() or not path.stat().st_size):
            continue
        if any(path.parent.glob("*.damaged-*")):
            yield f"{path.name} was moved aside"
            continue
        if not path.is_file() or (answer := runs.integrity(path)) != "ok":
            yield f"{path.name} is not whole: {answer if path.is_file() else 'missing'}"
            return
    if "state" not in session.without:
        if runs.MARK not in runs.notes(home):
            yield "the mark of before is lost"
        if not runs.decisions(home) and session.name != "link undo":
            yield "the decision of before is lost"
    if outcome.status == 0 and kept_in(home) != expected.kept and not session.steps:
        yield f"status 0, but {kept_in(home)} instead of {expected.kept}"


def broken_later(home: Home) -> Iterator[str]:
    """What a next start without faults has to complain about."""
    for arguments in (["list"], ["link", "list"]):
        outcome = runs.run_command(home, arguments)
        missing = outcome.status == 3 and not (home.library.is_file() and home.library.stat().st_size)
        silent = not outcome.errors or outcome.status == 1
        if not missing and (outcome.status not in (0, 1) or not silent):
            yield f"the next start: {arguments} {outcome.status} {outcome.errors.strip()[-200:]}"


def measure(
    session: Session,
    template: Home,
    folder: Path,
    shim: Shim,
    options: argparse.Namespace,
    areas: Sequence[str],
    figures: Figures,
) -> None:
    """All faults in one session in `areas`."""
    language: str = options.language
    counts = calls_of(session, template, folder, shim, language)
    home = template.copy(folder / "run", session.without)
    expected = Expected(take(session, home, lambda: None, language), kept_in(home))
    record = folder / "record"
    calls = (*CALLS, *MORE_CALLS) if options.all_calls else CALLS
    each = 0
    for (area, call), count in sorted(counts.items()):
        if area not in areas or call not in calls:
            continue
        for number in range(1, min(count, options.most) + 1):
            for error in ERRORS if options.every_error else ERRORS[number % 3 :][:1]:
                each += 1
                if options.at not in ("", f"{area} {call} {number} {errno.errorcode[error]}"):
                    continue
                if each % options.stride or each // options.stride % options.parts != options.part:
                    continue
                home = template.copy(folder / "run", session.without)
                record.unlink(missing_ok=True)
                outcome = take(
                    session,
                    home,
                    lambda home=home, area=area, call=call, error=error, number=number: shim.arm(
                        home, area, call, error, number, record
                    ),
                    language,
                )
                figures.runs += 1
                if figures.runs % 50 == 0:
                    print(f"{session.name}: {figures.runs} runs", file=sys.stderr, flush=True)
                figures.hit += record.exists()
                figures.told += bool(outcome.errors or has_reason(runs.told_in(outcome), language))
                problems = [*broken(session, home, outcome, expected, language), *broken_later(home)]
                where = record.read_text().strip() if record.exists() else "not reached"
                for problem in problems:
                    place = f"{session.name}: {area} {call} {number} {errno.errorcode[error]} ({where}): {problem}"
                    figures.broken.append(place)
                    print(place, flush=True)
                    if options.verbose:
                        print(runs.told_in(outcome)[-4000:], flush=True)
                        for log in home.path.rglob("faults.log"):
                            print(log.read_text()[-4000:], flush=True)


def main() -> int:
    """Measure and print."""
    preload()
    parser = argparse.ArgumentParser(description="Faults at the n-th system call.")
    parser.add_argument("--part", default="1/1")
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--stride", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--at", default="", help='one fault alone, as it is printed: "library read 64 ENOSPC"')
    parser.add_argument("--language", choices=spoken.LANGUAGES, default="en")
    parser.add_argument("--every-error", action="store_true", help="all three at each call, not one in turn")
    parser.add_argument("--all-calls", action="store_true", help="chmod and stat too")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--sample", action="store_true", help="a few runs of a few commands")
    options = parser.parse_args()
    part, parts = options.part.split("/")
    options.part, options.parts = int(part) - 1, int(parts)
    if options.sample:
        options.only, options.stride = "list;show;search;link undo", 20
    wanted = set(filter(None, options.only.split(";")))
    runs.import_all()
    shim = Shim()
    folder = Path(os.environ["FAILING_CALLS_READY"])
    bad = 0
    try:
        template = Home(folder) if options.sample else runs.make_home(folder / "template")
        figures = {session.name: Figures() for session in SESSIONS if not wanted or session.name in wanted}
        for areas in (AREAS,) if options.sample else (COLD, AREAS):
            if areas is AREAS:
                runs.warm()
                template = runs.make_home(folder / "template", configured=False)
            for session in SESSIONS:
                if session.name in figures:
                    left = [area for area in areas if areas is COLD or area not in COLD]
                    begin = time.monotonic()
                    measure(session, template, folder, shim, options, left, figures[session.name])
                    figures[session.name].seconds += time.monotonic() - begin
        print(f"{'session':24}{'runs':>7}{'hit':>7}{'told':>7}{'broken':>8}{'seconds':>9}")
        for name, found in figures.items():
            print(f"{name:24}{found.runs:7}{found.hit:7}{found.told:7}{len(found.broken):8}{found.seconds:9.0f}")
            bad += len(found.broken)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
