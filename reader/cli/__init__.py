"""The command line: reads options, calls the layers below, prints. Everything is imported when it is needed."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.machinery import SourceFileLoader

from reader import __version__

_WRITE = SourceFileLoader.set_data


def program() -> int:
    """The `reader` command: `main`, and the exit status of the process that ends behind it."""
    status = main()
    # What is left ends with the process; to look through it for garbage first would take as long as a small answer.
    gc.freeze()
    return status


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments` (default: those of the process) and return its exit status."""
    given = sys.argv[1:] if arguments is None else [*arguments]
    SourceFileLoader.set_data = _write_whole  # type: ignore[assignment]
    try:
        if given == ["--version"] and sys.stdout is not None:
            # Past the stream's buffer: what could not be written must not wait there for the second attempt below.
            with suppress(OSError):
                os.write(sys.stdout.fileno(), f"reader {__version__}\n".encode())
                return 0
        gc.disable()  # a start makes next to no garbage; what works for long enables it
        from reader.cli.dispatch import run

        return run(given)
    except KeyboardInterrupt:
        # It comes while modules are imported or the output is finished; `run` answers all others.
        return 130
    finally:
        gc.enable()


def _write_whole(loader: SourceFileLoader, path: str, data: bytes, **more: int) -> None:
    """Keep a compiled module whole or not at all.

    On a full disk Python before 3.14 keeps the beginning of it and takes that for the module at every later start.
    """
    _WRITE(loader, path, data, **more)
    with suppress(OSError):
        if os.stat(path).st_size != len(data):
            os.unlink(path)
