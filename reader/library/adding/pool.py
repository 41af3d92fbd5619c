"""Processes that work at tasks side by side; one that dies or hangs at a task costs that task only."""

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from enum import Enum
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import Any, Generic, TypeVar

from reader.abandonment import end_when_abandoned

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class End(Enum):
    """How the work at a task ended. FAULT: the work itself raised something."""

    DONE = "done"
    DIED = "died"
    HUNG = "hung"
    FAULT = "fault"


PATIENCE = 120.0
"""Seconds after which a process that has not been heard of is ended."""

_AHEAD = 3
"""Tasks that a process is given at once."""

_MOST_AHEAD = 16
"""The same of small ones: it need not wait for the next while the answers to many are written."""

_SIZE_AHEAD = 100_000
"""Bytes of all tasks together that a process is given, where they are more than `_AHEAD`."""

_SMALL = 8 * 1024
"""Bytes of a task that is given to a process which is busy: a pipe holds several of them without anybody waiting."""

_SLOWEST = 20_000
"""Bytes a second at which an input is read on a very busy machine."""

_GLANCE = 0.2
_SET_PIPE_SIZE = 1031  # F_SETPIPE_SZ of fcntl(2), which Python names since 3.10 on Linux only
_PIPE_SIZE = 1 << 20


class _Worker:
    """One process with what it was given to do."""

    def __init__(self, work: Callable[[Any], Iterator[Any]], others: Iterable["_Worker"]) -> None:
        forked = sys.platform == "linux"
        context: Any = multiprocessing.get_context("fork" if forked else "spawn")
        receiver, self.sender = context.Pipe(duplex=False)
        self.receiver, sender = context.Pipe(duplex=False)
        with suppress(OSError, ImportError):
            import fcntl

            fcntl.fcntl(sender.fileno(), _SET_PIPE_SIZE, _PIPE_SIZE)
        mine = [self.sender, self.receiver]
        # A copy of another's end of a pipe would keep that one waiting after this program has ended.
        foreign = [end for other in others for end in (other.sender, other.receiver)]
        self.process = context.Process(
            target=_serve, args=(work, receiver, sender, [*mine, *foreign] if forked else []), daemon=True
        )
        self.process.start()
        receiver.close()
        sender.close()
        self.tasks: deque[Any] = deque()
        self.heard = time.monotonic()

    def give(self, task: Any, data: Any) -> None:
        if not self.tasks:
            self.heard = time.monotonic()
        self.tasks.append(task)
        with suppress(OSError):  # it has died, which is seen when it is listened to
            self.sender.send_bytes(data)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.sender.close()
        self.receiver.close()


class Pool(Generic[Task, Answer]):
    """Runs `work`, which gives answers to a task one by one, in `count` processes.

    An answer of None only says that the work goes on. patience: as `PATIENCE`; size: of a task, in bytes, each of
    which is worth more of it; 0 where it is not known.
    """

    def __init__(
        self,
        work: Callable[[Task], Iterator[Answer | None]],
        count: int,
        patience: float = PATIENCE,
        size: Callable[[Task], int] = lambda _task: 0,
    ) -> None:
        self._work = work
        self._patience = patience
        self._size = size
        self._workers: list[_Worker] = []
        for _ in range(max(1, count)):
            self._workers.append(_Worker(work, self._workers))

    def run(
        self, tasks: Iterable[Task], stopping: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[Task, Answer | End]]:
        """The answers to `tasks` as they come, each task's in order and with an `End` behind them.

        stopping: asked now and then; True ends it, and what is being worked at is lost.
        """
        source = iter(tasks)
        waiting: deque[tuple[Task, Any]] = deque()
        exhausted = False
        while not stopping():
            while True:
                if not waiting and not exhausted:
                    task = next(source, None)
                    exhausted = task is None
                    if task is not None:
                        waiting.append((task, ForkingPickler.dumps(task)))
                free = [each for each in self._workers if waiting and self._may_have(each, *waiting[0])]
                if not free:
                    break
                min(free, key=lambda each: len(each.tasks)).give(*waiting.popleft())
            if not any(worker.tasks for worker in self._workers):
                return
            ready = wait([worker.receiver for worker in self._workers], _GLANCE)
            for worker in list(self._workers):
                if worker.receiver in ready:
                    yield from self._listen(worker, waiting)
                elif worker.tasks and time.monotonic() - worker.heard > self._patience_with(worker.tasks[0]):
                    yield from self._lose(worker, End.HUNG, waiting)

    def _may_have(self, worker: _Worker, task: Task, data: Any) -> bool:
        """Whether `task`, which is sent as `data`, is given to `worker` now."""
        given = len(worker.tasks)
        if not given:
            return True
        if len(data) > _SMALL or given >= _MOST_AHEAD:
            return False
        sizes = [self._size(each) for each in (task, *worker.tasks)]
        return given < _AHEAD or (all(sizes) and sum(sizes) <= _SIZE_AHEAD)

    def _patience_with(self, task: Task) -> float:
        return self._patience + self._size(task) / _SLOWEST

    def _listen(self, worker: _Worker, waiting: "deque[tuple[Task, Any]]") -> Iterator[tuple[Task, Answer | End]]:
        try:
            answer = worker.receiver.recv()
        except Exception:  # the end of the pipe, or half an answer
            yield from self._lose(worker, End.DIED, waiting)
            return
        worker.heard = time.monotonic()
        if isinstance(answer, End):
            yield worker.tasks.popleft(), answer
        elif answer is not None and worker.tasks:
            yield worker.tasks[0], answer

    def _lose(
        self, worker: _Worker, end: End, waiting: "deque[tuple[Task, Any]]"
    ) -> Iterator[tuple[Task, Answer | End]]:
        """Put another process in the place of `worker`, which goes on behind the task that it was at."""
        worker.end()
        self._workers.remove(worker)
        lost = worker.tasks.popleft() if worker.tasks else None
        waiting.extendleft((task, ForkingPickler.dumps(task)) for task in reversed(worker.tasks))
        self._workers.append(_Worker(self._work, self._workers))
        if lost is not None:
            yield lost, end

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()


class Here(Generic[Task, Answer]):
    """Runs `work` as a `Pool` does, but in this process and one task after the other."""

    def __init__(self, work: Callable[[Task], Iterator[Answer | None]]) -> None:
        self._work = work

    def run(
        self, tasks: Iterable[Task], stopping: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[Task, Answer | End]]:
        """As `Pool.run`."""
        for task in tasks:
            if stopping():
                return
            try:
                for answer in self._work(task):
                    if answer is not None:
                        yield task, answer
            except Exception:  # one input that the work stumbles over must not cost the others
                yield task, End.FAULT
            else:
                yield task, End.DONE

    def close(self) -> None:
        """There is nothing to end."""


def _serve(
    work: Callable[[Any], Iterator[Any]], receiver: Connection, sender: Connection, foreign: list[Connection]
) -> None:
    """What a process does until nobody gives it tasks any more."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        # Keys pressed at the terminal are meant for the program that started this one.
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    for end in foreign:
        end.close()
    end_when_abandoned(receiver.fileno())
    try:
        while True:
            task = receiver.recv()
            try:
                for answer in work(task):
                    sender.send(answer)
            except OSError:
                raise
            except Exception:
                sender.send(End.FAULT)
            else:
                sender.send(End.DONE)
    except (EOFError, OSError):
        os._exit(0)  # without ending what was opened before by the program
    except BaseException:
        os._exit(1)
