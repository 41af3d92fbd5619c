"""Start the program with one of its two walls taken down: `first` (what enters is not made safe) or `second`.

What follows are the arguments of the program.
"""

import sys

import reader.documents.cleaning
import reader.documents.sanitising
from reader.lazy_pattern import LazyPattern

NEVER = LazyPattern(r"(?!)")


def without_first() -> None:
    """What a text or a name has in it stays: the patterns of the first wall match nothing."""
    for module in (reader.documents.cleaning, reader.documents.sanitising):
        vars(module).update(UNSAFE=NEVER, MARK_PILE=NEVER, has_marks=lambda _text: False)
    reader.documents.sanitising._PLAIN = LazyPattern("(?s:.*)")


def without_second() -> None:
    """With --plain-output, what is drawn goes to the terminal as it is: the filter finds nothing."""
    from reader.app.terminal_output import cells

    vars(cells).update(UNSAFE=NEVER, MARK_PILE=NEVER)


if __name__ == "__main__":
    if sys.argv[1] == "first":
        import reader.app.terminal_output.cells  # with the patterns as they are
        import reader.app.terminal_output.picture

        without_first()
    else:
        without_second()
    from reader.cli import main

    sys.exit(main(sys.argv[2:]))
