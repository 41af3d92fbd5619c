"""Recognising anew what is in a library, and indexing words that are not in the full text."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing

from reader.library.adding.filling import BATCH, Outcome, Progress, Tell, processors, steps_of
from reader.library.adding.pool import PATIENCE, End, Pool
from reader.library.adding.work import RecogniseTask, recognise, warm_up
from reader.library.shared import Recognised, SharedStore
from reader.messages import N_, InputError, Message


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
        """Do it. tell and stopping: as in `Adding.run`; what is done is kept. Raises LibraryError."""
        keys = self._store.pending(self._recogniser)
        progress = Progress(len(keys))
        outcome = Outcome(progress)
        began = time.monotonic()
        if keys:
            warm_up()
            batch: list[Recognised] = []
            count = min(self._workers, len(keys))
            with closing(Pool(recognise, count, self._patience, lambda task: len(task.text))) as pool:
                for task, answer in pool.run(self._tasks(keys), stopping):
                    if isinstance(answer, Recognised):
                        batch.append(answer)
                        outcome.renewed.add(answer.key)
                        progress.documents += 1
                    else:
                        if answer is not End.DONE:
                            reason = Message(N_("recognising its names failed or took too long"))
                            remedy = Message(N_("It stays as it is"))
                            outcome.failures.append(InputError(task.name, reason, remedy))
                            progress.failed += 1
                        progress.done += 1
                    if len(batch) >= BATCH:
                        self._store.recognised(batch)
                        batch = []
                    progress.seconds = time.monotonic() - began
                    tell(progress)
            if batch:
                self._store.recognised(batch)
        while not stopping() and self._store.index_texts(BATCH):
            progress.seconds = time.monotonic() - began
            tell(progress)
        outcome.stopped = stopping()
        return outcome

    def _tasks(self, keys: list[str]) -> Iterator[RecogniseTask]:
        for some in steps_of(keys, BATCH):
            yield from (
                RecogniseTask(key, name, language, source, text, details, self._recogniser)
                for key, name, language, source, text, details in self._store.packed(some)
            )
