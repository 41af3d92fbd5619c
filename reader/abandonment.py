"""Processes that do not outlive the program that started them."""

import os
import select
import threading


def end_when_abandoned(descriptor: int) -> None:
    """End this process as soon as nobody can write into the pipe `descriptor` any more, whatever it is doing then.

    Who waits for the next order finds that out when reading; this is for who is in the midst of its work.
    """

    def wait() -> None:
        abandoned = select.poll()
        abandoned.register(descriptor, 0)  # a pipe that is hung up is told in any case; what comes through it is not
        while not abandoned.poll():
            pass
        os._exit(0)

    threading.Thread(target=wait, name="abandonment", daemon=True).start()
