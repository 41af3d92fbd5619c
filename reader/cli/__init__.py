"""The command line: reads options, calls the layers below, prints. Everything is imported when it is needed."""

import sys
from collections.abc import Sequence

from reader import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments` (default: those of the process) and return its exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == ["--version"] and sys.stdout is not None:
        sys.stdout.write(f"reader {__version__}\n")
        return 0
    from reader.cli.dispatch import run

    return run(given)
