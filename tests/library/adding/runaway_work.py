"""Work that dies, hangs and fails when it is told to."""

import os
import time
from collections.abc import Iterator


def work(task: str) -> Iterator[str | None]:
    yield None
    if task == "die":
        os._exit(9)
    if task == "hang":
        time.sleep(600)
    if task == "fail":
        raise ZeroDivisionError
    if task == "large":
        yield "x" * 3_000_000
    yield f"{task} done"


def tell(task: str) -> Iterator[str]:
    """Write a letter into the pipe with the name that stands in front of the colon."""
    pipe = os.open(task.partition(":")[0], os.O_WRONLY)
    os.write(pipe, b".")
    os.close(pipe)
    yield f"{task} done"
