"""Several things written at once, or one by one where the program itself fails at one of them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from reader.messages import ReaderError

Item = TypeVar("Item")


def written(write: Callable[[Sequence[Item]], int], items: Sequence[Item], failed: Callable[[Item], object]) -> int:
    """Have `items` written, each in its turn; answers what `write` answers, all together.

    write: writes all that it is given, or nothing and raises an exception. failed: is told of an item at which it fails
    by a fault in the program, when it is alone; the others are none the worse for it.

    Raises ReaderError, as that may meet all of them: nothing can be written.
    """
    if not items:
        return 0
    try:
        return write(items)
    except ReaderError:
        raise
    except Exception:
        if len(items) == 1:
            failed(items[0])
            return 0
    return sum(written(write, [item], failed) for item in items)
