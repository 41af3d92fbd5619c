"""Files, folders and addresses into a library: what is new or has changed, batch by batch."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.documents.decoding import lookup
from reader.documents.sanitising import sanitise_line
from reader.library.adding.pool import PATIENCE, End, Here, Pool
from reader.library.adding.work import ReadSource, ReadTask, read, warm_up
from reader.library.arriving import Arrival
from reader.library.files import UNFINISHED, SourceFile, storable
from reader.library.one_by_one import written
from reader.library.prepared import PreparedDocument
from reader.library.shared import SharedStore
from reader.library.sources import STANDARD_INPUT, is_address, sources_of, standard_input
from reader.messages import N_, InputError, Message

BATCH = 48
"""Documents that are written at once: a fraction of a second, for which others may have to wait."""

_BATCH_SECONDS = 1.0
_BATCH_BYTES = 4 << 20
_AT_ONCE = 500
_LEAST_SHARE = 0.005


@dataclass(slots=True)
class Progress:
    """How far it has come. total, done: files, addresses or documents to be worked at; unit of `size`: bytes.

    added: documents that were not in the library before. again: those that were. failed: inputs that cannot be read.
    """

    total: int = 0
    done: int = 0
    total_size: int = 0
    done_size: int = 0
    documents: int = 0
    added: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds if self.seconds > 0 else 0.0

    @property
    def remaining(self) -> float | None:
        """Seconds that the rest will take at the pace so far; None before anything can be said."""
        share = self.done_size / self.total_size if self.total_size else self.done / self.total if self.total else 0.0
        return self.seconds / share - self.seconds if share >= _LEAST_SHARE and self.seconds >= 1 else None


@dataclass(slots=True)
class Plan:
    """What is to be read. unchanged: files of which everything is in the library. failures: what is no input."""

    tasks: list[ReadTask] = field(default_factory=list)
    unchanged: int = 0
    failures: list[InputError] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    """How it ended.

    stopped: before all was done. failed: the first failure by source. feeds: which are feeds. renewed: the keys of the
    documents that are kept as they were read or recognised now.
    """

    progress: Progress
    failures: list[InputError] = field(default_factory=list)
    stopped: bool = False
    failed: dict[str, InputError] = field(default_factory=dict)
    feeds: set[str] = field(default_factory=set)
    renewed: set[str] = field(default_factory=set)

    def fail(self, source: str, failure: InputError) -> None:
        """Keep what went wrong with `source`."""
        self.failures.append(failure)
        self.failed.setdefault(source, failure)
        self.progress.failed += 1


Tell = Callable[[Progress], object]

_Numbered = tuple[int, ReadTask]
_Answer = PreparedDocument | InputError | ReadSource
_Coming = tuple[int, str, Arrival]


class Adding:
    """Adds to `store` with `workers` processes (None: one for each processor; 0: in this one).

    reading: what all tasks have in common: encoding, language, allow_private, keep. patience: seconds after which an
    article that takes so long is given up. Raises UsageError when `reading` names an encoding that is none.
    """

    def __init__(
        self, store: SharedStore, reading: ReadTask, workers: int | None = None, patience: float = PATIENCE
    ) -> None:
        if reading.encoding is not None:
            lookup(reading.encoding)
        self._store = store
        self._reading = reading
        self._workers = processors() if workers is None else workers
        self._patience = patience

    def survey(self, arguments: Sequence[str]) -> Plan:
        """What of `arguments` has to be read."""
        plan = Plan()
        waiting: list[ReadTask] = []
        for source in sources_of(arguments):
            if isinstance(source, InputError):
                plan.failures.append(source)
            elif isinstance(source, Path):
                try:
                    path = os.path.abspath(source)
                    status = os.stat(path)
                except OSError:
                    path, size, modified = str(source), 0, 0  # what is wrong is told when it is read
                else:
                    size, modified = status.st_size, status.st_mtime_ns
                waiting.append(replace(self._reading, source=path, size=size, modified_ns=modified))
            elif is_address(source):
                plan.tasks.append(replace(self._reading, source=source))
            else:
                self._take_standard_input(plan)
            if len(waiting) >= _AT_ONCE:
                self._sort_out(waiting, plan)
        self._sort_out(waiting, plan)
        return plan

    def again(self) -> Plan:
        """All files of the library, to be read again whatever they are like; addresses whose bytes are kept."""
        plan = Plan()
        for file, kept in self._store.files():
            task = replace(
                self._reading, source=file.path, size=file.size, modified_ns=file.modified_ns, keep=kept, renew=True
            )
            task = replace(
                task,
                encoding=self._reading.encoding or file.encoding,
                content_type=file.content_type,
                url=file.address,
            )
            if not kept and not is_address(file.path) and os.path.lexists(file.path):
                plan.tasks.append(task)
            elif kept:
                plan.tasks.append(replace(task, data=b""))
            else:
                reason = Message(N_("its bytes are not kept")) if is_address(file.path) else Message(N_("is gone"))
                remedy = Message(N_("Its articles stay as they are"))
                plan.failures.append(InputError(sanitise_line(file.path), reason, remedy))
        return plan

    def run(self, plan: Plan, tell: Tell = lambda _: None, stopping: Callable[[], bool] = lambda: False) -> Outcome:
        """Do `plan`. tell: is told now and then how far it has come. stopping: asked now and then whether to stop.

        What was read before is kept in either case. Raises LibraryError when nothing can be kept.
        """
        progress = Progress(len(plan.tasks), total_size=sum(task.size for task in plan.tasks))
        outcome = Outcome(progress, list(plan.failures))
        progress.failed = len(outcome.failures)
        if not plan.tasks:
            return outcome
        began = time.monotonic()
        batch = _Batch(self._store, outcome)
        keys: dict[int, set[str]] = {}
        kept = self._store.with_original([task.place for task in plan.tasks if task.keep is None])
        tasks = (
            replace(task, keep=task.place in kept or not task.is_file) if task.keep is None else task
            for task in plan.tasks
        )
        with closing(self._pool(len(plan.tasks))) as pool:
            for (place, task), answer in pool.run(enumerate(map(self._with_data, tasks)), stopping):
                file = SourceFile(task.place, task.size, task.modified_ns, encoding=task.encoding)
                if isinstance(answer, PreparedDocument):
                    keys.setdefault(place, set()).add(answer.key)
                    if task.renew:
                        outcome.renewed.add(answer.key)
                    batch.put(place, task.source, Arrival(file, answer, renew=task.renew), len(answer.text))
                    progress.documents += 1
                elif isinstance(answer, ReadSource):
                    if answer.is_feed:
                        outcome.feeds.add(task.source)
                    all_of_it = keys.pop(place, set())
                    batch.put(place, task.source, Arrival(answer.file, None, all_of_it, grows=answer.grows))
                elif isinstance(answer, InputError):
                    outcome.fail(task.source, answer)
                else:
                    keys.pop(place, None)
                    if isinstance(answer, End) and answer is not End.DONE:
                        outcome.fail(task.source, lost(task.source, answer))
                    progress.done += 1
                    progress.done_size += task.size
                progress.added += batch.write_if_due()
                progress.seconds = time.monotonic() - began
                tell(progress)
        progress.added += batch.write()
        if progress.added:
            index_names(self._store, outcome, stopping)
        progress.seconds = time.monotonic() - began
        outcome.stopped = progress.done < progress.total
        tell(progress)
        return outcome

    def _pool(self, tasks: int) -> Pool[_Numbered, _Answer] | Here[_Numbered, _Answer]:
        if not self._workers:
            return Here(_read)
        warm_up()
        return Pool(_read, min(self._workers, tasks), self._patience, lambda task: task[1].size)

    def _take_standard_input(self, plan: Plan) -> None:
        from reader.documents import stream_bytes
        from reader.library.records import pack_bytes

        try:
            data = stream_bytes(standard_input(), STANDARD_INPUT)
        except InputError as failure:
            plan.failures.append(failure)
            return
        task = replace(self._reading, source=STANDARD_INPUT, size=len(data), data=pack_bytes(data))
        plan.tasks.append(task)

    def _sort_out(self, waiting: list[ReadTask], plan: Plan) -> None:
        """Take those files over that are not known as they are, or whose bytes are wanted and not there."""
        paths = [storable(task.source) for task in waiting]
        known = self._store.file_states(paths)
        if self._reading.keep:
            kept = self._store.with_original(paths)
            known = {path: state for path, state in known.items() if path in kept}
        for task in waiting:
            if known.get(storable(task.source)) == (task.size, task.modified_ns):
                plan.unchanged += 1
            else:
                plan.tasks.append(task)
        waiting.clear()

    def _with_data(self, task: ReadTask) -> ReadTask:
        if task.data != b"":
            return task
        data = self._store.original(task.source)
        return replace(
            task, data=data, source=STANDARD_INPUT if task.source.startswith(STANDARD_INPUT) else task.source
        )


class _Batch:
    """What is to be written at once. outcome: is told what could not be written."""

    def __init__(self, store: SharedStore, outcome: Outcome) -> None:
        self._store = store
        self._outcome = outcome
        self._arrivals: list[_Coming] = []
        self._documents = self._bytes = 0
        self._since = 0.0
        self._left_out: dict[int, set[str]] = {}

    def put(self, place: int, source: str, arrival: Arrival, size: int = 0) -> None:
        """Keep `arrival`, of the task `place` which reads `source`, for the next time."""
        if not self._arrivals:
            self._since = time.monotonic()
        self._arrivals.append((place, source, arrival))
        self._documents += arrival.document is not None
        self._bytes += size

    def write_if_due(self) -> int:
        """Write when enough has come or enough time has gone."""
        due = self._documents >= BATCH or self._bytes >= _BATCH_BYTES
        if self._arrivals and (due or time.monotonic() - self._since >= _BATCH_SECONDS):
            return self.write()
        return 0

    def write(self) -> int:
        """Write everything; answers how many documents were not in the library before.

        A document at which the program itself fails is left out and told as a failure. Raises LibraryError.
        """
        arrivals, self._arrivals = self._arrivals, []
        self._documents = self._bytes = 0
        arrivals.sort(key=lambda each: each[0])
        return written(self._write, arrivals, self._fail)

    def _write(self, some: Sequence[_Coming]) -> int:
        arrivals = [self._without_left_out(place, arrival) for place, _source, arrival in some]
        return self._store.arrive([each for each in arrivals if each is not None])

    def _without_left_out(self, place: int, arrival: Arrival) -> Arrival | None:
        left_out = self._left_out.get(place)
        if arrival.document is not None or arrival.file is None or not left_out:
            return arrival
        keys = set(arrival.keys) - left_out
        # Unfinished, so that the rest is tried again the next time.
        unfinished = arrival.file._replace(modified_ns=UNFINISHED)
        return arrival._replace(file=unfinished, keys=keys, grows=True) if keys else None

    def _fail(self, coming: _Coming) -> None:
        place, source, arrival = coming
        name = source
        if arrival.document is not None:
            name = arrival.document.name
            self._left_out.setdefault(place, set()).add(arrival.document.key)
            self._outcome.renewed.discard(arrival.document.key)
        reason = Message(N_("putting it into the library failed by a fault of the program"))
        remedy = Message(N_("Report this together with the article; the others are in the library"))
        self._outcome.fail(source, InputError(sanitise_line(name), reason, remedy))


def index_names(store: SharedStore, outcome: Outcome, stopping: Callable[[], bool]) -> None:
    """Make the indexes of names that searches are quick with; a fault in the program there is told in `outcome`."""

    def index(_all: Sequence[str]) -> int:
        while not stopping() and store.index_names():
            pass
        return 0

    def fail(name: str) -> None:
        reason = Message(N_("indexing its names failed by a fault of the program"))
        remedy = Message(N_("Names are found all the same, only more slowly; report this"))
        outcome.fail(name, InputError(name, reason, remedy))

    written(index, [store.name], fail)


def _read(task: _Numbered) -> Iterator[_Answer | None]:
    return read(task[1])


def lost(source: str, end: End) -> InputError:
    """What is told of a source that was not read to its end."""
    reason = {
        End.DIED: N_("the process that read it ended unexpectedly"),
        End.HUNG: N_("reading it took too long"),
        End.FAULT: N_("reading it failed by a fault of the program"),
    }[end]
    return InputError(sanitise_line(source), Message(reason), Message(N_("Open it by itself to see more")))


def processors() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def steps_of(items: Iterable[str], count: int) -> Iterator[list[str]]:
    """`items` in lists of `count`."""
    some: list[str] = []
    for item in items:
        some.append(item)
        if len(some) == count:
            yield some
            some = []
    if some:
        yield some
