"""Recognising anew what is in a library, and indexing words that are not in the full text."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

from reader.documents.sanitising import sanitise_line
from reader.library.adding.filling import BATCH, Outcome, Progress, Tell, processors, steps_of
from reader.library.adding.pool import PATIENCE, End, Pool
from reader.library.adding.work import RecogniseTask, recognise, warm_up
from reader.library.one_by_one import written
from reader.library.shared import Recognised, SharedStore
from reader.messages import N_, InputError, Message

_Found = tuple[str, Recognised]
"""The name of a document, and what was recognised in it."""


class Renewing:
    """Has the articles of `store` recognised that are pending for `recogniser`, with `workers` processes."""

    def __init__(
        self, store: SharedStore, recogniser: str, workers: int | None = None, patience: float = PATIENCE
    ) -> None:
        self._store = store
        self._recogniser = recogniser
        self._workers = workers or processors()
        self._patience = patience

    def run(self, tell: Tell = lambda _: None, stopping: Callable[[], bool] = lambda: False) -> Outcome:
        """Do it. tell and stopping: as in `Adding.run`; what is done is kept.

        An article at which the program fails is told as a failure and stays as it is. Raises LibraryError.
        """
        keys = self._store.pending(self._recogniser)
        outcome = Outcome(Progress(len(keys)))
        began = time.monotonic()

        def go_on() -> None:
            outcome.progress.seconds = time.monotonic() - began
            tell(outcome.progress)

        if keys:
            warm_up()
            self._recognise(keys, outcome, go_on, stopping)
        reason = N_("indexing its words failed: it is damaged, or the program has a fault")
        while not stopping() and self._store.index_texts(BATCH, lambda name: _fail(outcome, name, reason)):
            go_on()
        outcome.stopped = stopping()
        return outcome

    def _recognise(
        self, keys: list[str], outcome: Outcome, go_on: Callable[[], None], stopping: Callable[[], bool]
    ) -> None:
        batch: list[_Found] = []
        progress = outcome.progress

        def write(some: Sequence[_Found]) -> int:
            return self._store.recognised(recognised for _name, recognised in some)

        def fail(found: _Found) -> None:
            name, recognised = found
            outcome.renewed.discard(recognised.key)
            _fail(outcome, name, N_("putting its names into the library failed by a fault of the program"))

        count = min(self._workers, len(keys))
        with closing(Pool(recognise, count, self._patience, lambda task: len(task.text))) as pool:
            for task, answer in pool.run(self._tasks(keys), stopping):
                if isinstance(answer, Recognised):
                    batch.append((task.name, answer))
                    outcome.renewed.add(answer.key)
                    progress.documents += 1
                else:
                    if answer is not End.DONE:
                        _fail(outcome, task.name, N_("recognising its names failed or took too long"))
                    progress.done += 1
                if len(batch) >= BATCH:
                    written(write, batch, fail)
                    batch = []
                go_on()
        written(write, batch, fail)

    def _tasks(self, keys: list[str]) -> Iterator[RecogniseTask]:
        for some in steps_of(keys, BATCH):
            yield from (
                RecogniseTask(key, name, language, source, text, details, self._recogniser)
                for key, name, language, source, text, details in self._store.packed(some)
            )


def _fail(outcome: Outcome, name: str, reason: str) -> None:
    outcome.fail(name, InputError(sanitise_line(name), Message(reason), Message(N_("It stays as it is"))))
