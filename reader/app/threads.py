"""Threads for what takes longer than a key may wait; nothing waits for them when the program ends."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_MOST = 6


def later(seconds: float, act: Callable[[], object]) -> None:
    """Do that in `seconds`, whatever else goes on, if the program still runs."""
    timer = threading.Timer(seconds, act)
    timer.daemon = True
    timer.start()


class AbandonedThreads(ThreadPoolExecutor):
    """What a loop runs `asyncio.to_thread` with, instead of threads that have to come to an end.

    A server or a disk that does not answer, or a page that takes long to read, must not keep a program that was left,
    or whose terminal is gone. What they write is written in transactions.
    """

    def __init__(self) -> None:
        super().__init__(_MOST)
        self._orders: SimpleQueue[Callable[[], None] | None] = SimpleQueue()  # None: a thread ends
        self._busy = 0  # orders that wait or are being done
        self._count = 0  # threads
        self._counting = threading.Lock()

    def submit(
        self, fn: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Future[Result]:
        """As in the class above."""
        future: Future[Result] = Future()

        def order() -> None:
            if not future.set_running_or_notify_cancel():
                self._one_less()
                return
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:  # handed to whoever awaits it
                self._one_less()
                future.set_exception(error)
            else:
                self._one_less()
                future.set_result(result)

        with self._counting:
            self._busy += 1
            begins = self._count < min(self._busy, _MOST)
            self._count += begins
        self._orders.put(order)
        if begins:
            threading.Thread(target=self._work, name=f"beside {self._count}", daemon=True).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Every thread ends after what was ordered before; nothing waits for that."""
        with self._counting:
            threads, self._count = self._count, 0
        for _ in range(threads):
            self._orders.put(None)

    def _work(self) -> None:
        while (order := self._orders.get()) is not None:
            order()
            del order  # a thread that waits keeps nothing, least of all the dialogue that ordered last

    def _one_less(self) -> None:
        with self._counting:
            self._busy -= 1
