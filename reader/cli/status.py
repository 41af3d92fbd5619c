"""How the program ends, and how it says what went wrong."""

import os
import sys
from contextlib import suppress
from enum import IntEnum

from reader.cli.output import safe
from reader.localisation import _, translate
from reader.messages import ReaderError


class Status(IntEnum):
    """The exit statuses scripts can rely on."""

    DONE = 0
    NOTHING_FOUND = 1
    USAGE = 2
    UNREADABLE = 3
    INTERNAL = 70  # EX_SOFTWARE of sysexits.h
    INTERRUPTED = 130  # 128 + SIGINT


def narrate(line: str) -> None:
    """One line for the person, on standard error."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{safe(line)}\n")
            sys.stderr.flush()


def report(error: ReaderError) -> None:
    """One line for the person: what, why, and what helps."""
    line = _("{subject}: {reason}. {remedy}.").format(
        subject=error.subject,
        reason=translate(error.reason).rstrip("."),
        remedy=translate(error.remedy).rstrip("."),
    )
    narrate("reader: " + line.replace("\n", " "))


def report_fault(error: BaseException) -> None:
    """One line for the person, the details in the log: where it happened, no values, so no article text."""
    from reader.library.paths import log_path, private_file

    try:
        path = private_file(log_path())
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(_details(error))
        shown = str(path)
    except OSError:
        shown = None
    if shown is None:
        narrate(_("reader: internal fault ({kind}).").format(kind=type(error).__name__))
    else:
        text = _("reader: internal fault ({kind}). The details are in {path}.")
        narrate(text.format(kind=type(error).__name__, path=shown))


def _details(error: BaseException) -> str:
    import traceback
    from datetime import UTC, datetime

    from reader import __version__

    lines = [f"{datetime.now(UTC).isoformat(timespec='seconds')} reader {__version__} python {sys.version.split()[0]} "]
    seen: BaseException | None = error
    while seen is not None:
        number = f" errno {seen.errno}" if isinstance(seen, OSError) else ""
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}{number}")
        for frame in traceback.extract_tb(seen.__traceback__):
            lines.append(f"  {frame.filename}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n\n"


def finish_output() -> None:
    """Send what was printed; where that fails, point the stream nowhere, so that the interpreter has no complaint."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except (OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            try:
                os.dup2(nowhere, stream.fileno())
            except (OSError, ValueError):
                pass
            finally:
                os.close(nowhere)
