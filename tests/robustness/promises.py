"""What every run promises on a broken machine, and what was kept before it."""

from collections.abc import Iterator

import fault_runs as runs
from fault_runs import Home, Outcome
from faulty_calls import NOTE, has_reason

Problems = Iterator[str]


def fine(name: str, outcome: Outcome, statuses: tuple[int, ...] = (0,)) -> Problems:
    """What every run promises."""
    told = runs.told_in(outcome)
    if outcome.status not in statuses:
        yield f"{name}: status {outcome.status}: {told.strip()[-300:]}"
    if "Traceback" in told or "internal fault" in told or "error inside the program" in told:
        yield f"{name}: called a fault of the program"
    if outcome.unrestored:
        yield f"{name}: the terminal keeps {outcome.unrestored}"


def whole(home: Home) -> Problems:
    """Whether what was kept before is there."""
    for path in (home.personal, home.library):
        if (answer := runs.integrity(path)) != "ok":
            yield f"{path.name}: {answer}"
            return
    if runs.MARK not in runs.notes(home) or not runs.decisions(home):
        yield "what was kept before is lost"


def marked(name: str, home: Home, outcome: Outcome) -> Problems:
    """Whether the mark of `STEPS` is kept if that was said, and otherwise something was said."""
    kept = NOTE in runs.notes(home)
    if any("Marked." in screen for screen in outcome.screens) and not kept:
        yield f"{name}: a mark that was acknowledged is lost"
    elif not kept and not has_reason(runs.told_in(outcome)):
        yield f"{name}: a mark was not kept, and not a word about it"
