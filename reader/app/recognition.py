"""Recognising names in the background: the articles on screen first, one after the other."""

import asyncio
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial

from textual.message import Message as TextualMessage

from reader.app.messages import (
    AnalysisFailed,
    DocumentAnalysed,
    DocumentCompleted,
    DocumentsAdded,
    PortionAnalysed,
    SourceFailed,
)
from reader.documents import Document
from reader.library.library import Library
from reader.library.opening import Later
from reader.localisation import _
from reader.messages import N_, InputError, Message, ReaderError

_TELL_EVERY = 0.5  # seconds between two notices of documents that are being added


class Recogniser:
    """Analyses the pending documents of `library` and tells about each with `DocumentAnalysed` or `AnalysisFailed`.

    The work is done in threads that do not outlive the program: a long article must not keep a person from leaving.
    """

    def __init__(
        self,
        library: Library,
        tell: Callable[[TextualMessage], object],
        later: Later,
    ) -> None:
        """later: what of the documents is still to be read."""
        self._library = library
        self._tell = tell
        self._running: dict[str, asyncio.Future[None]] = {}
        self._failed: set[str] = set()
        self._unfinished = later.unfinished
        self._names = later.names
        self._finishing = threading.Lock()
        self._rest: Iterator[Document | InputError] | None = iter(later.rest)
        self._reading = asyncio.Lock()
        self._stopped = False
        self._wanted: frozenset[str] = frozenset()
        self._places: dict[str, int] = {}

    def awaits(self, keys: Iterable[str]) -> bool:
        """Whether the names of any of the documents `keys` are still to come."""
        if self._stopped:
            return False
        if self._names is not None:
            return True
        there = self._library.summaries([key for key in keys if key and key not in self._failed])
        return any(self._library.is_pending(key) for key in there)

    def is_unfinished(self, key: str) -> bool:
        """Whether only the beginning of the document `key` has been read so far."""
        return key in self._unfinished

    def stop(self) -> None:
        """Wait for no names any more, until `run` is called again."""
        self._stopped = True

    def moved(self, key: str, offset: int) -> None:
        """The person reads the document `key` at `offset`: its names are wanted there first."""
        self._places[key] = offset

    async def run(self, first: Collection[str]) -> None:
        """Analyse all pending documents, those with the keys `first` before the others.

        Run again, it takes up the documents in another order; cancelled, it leaves the one at hand to its thread.
        """
        self._stopped = False
        self._wanted = frozenset(first)
        if self._names is not None:
            await self._read_names([key for key in first if key])
        wanted = [key for key in self._library.summaries(first) if self._library.is_pending(key)]
        for key in wanted:
            with suppress(Exception):  # told when its names are wanted
                if self.is_unfinished(key):
                    await asyncio.shield(_in_thread(partial(self._complete, key)))
        await self._analyse(wanted)
        if self._rest is not None:
            await self._add(self._read_rest)
        await self._analyse([key for key in self._library.pending() if key not in self._failed])

    async def _read_names(self, keys: Sequence[str]) -> None:
        read, self._names = self._names, None
        if read is not None:
            await asyncio.shield(_in_thread(partial(read, [key for key in keys if self._library.has(key)])))
            for key in keys:
                self._tell(PortionAnalysed(key))

    async def _analyse(self, keys: Sequence[str]) -> None:
        for number, key in enumerate(keys, start=1):
            remaining = len(keys) - number
            self._failed.discard(key)
            try:
                await asyncio.shield(self._begin(key, link=key in self._wanted or not remaining))
            except ReaderError as error:
                self._failed.add(key)
                self._tell(AnalysisFailed(key, error))
            except Exception:  # one article that the recogniser stumbles over must not cost the others their names
                self._failed.add(key)
                self._tell(AnalysisFailed(key, None))
            self._tell(DocumentAnalysed(key, remaining))

    def _begin(self, key: str, *, link: bool) -> "asyncio.Future[None]":
        """Analyse a document in a thread; link: also its names, so that the screen finds them ready."""

        def work() -> None:
            self._complete(key)
            self._look(key)
            self._library.analyse(key)
            if link:
                self._library.mentions(key)

        if key not in self._running:
            self._running[key] = _in_thread(work)
            self._running[key].add_done_callback(lambda _done: self._running.pop(key, None))
        return self._running[key]

    async def read(self, count: int) -> list[str]:
        """Read `count` documents of the rest, as far as there are so many; their keys."""
        keys: list[str] = []

        def work() -> None:
            for found in self._rest or ():
                if isinstance(found, InputError):
                    self._tell(SourceFailed(found))
                    continue
                keys.append(found.key)
                if len(keys) == count:
                    break

        await self._add(work)
        if keys:
            self._tell(DocumentsAdded())
        return keys

    async def _add(self, work: Callable[[], None]) -> None:
        """Let `work` read documents in a thread; an error ends that, and is told."""
        try:
            async with self._reading:
                await asyncio.shield(_in_thread(work))
        except ReaderError as error:
            self._tell(SourceFailed(error))
        except Exception:  # what was read so far is to have its names
            self._tell(SourceFailed(_unreadable()))
        else:
            return
        self._tell(DocumentsAdded())

    def _read_rest(self) -> None:
        """Read what there is besides the documents on the screen."""
        rest, self._rest = self._rest, None
        told = time.monotonic()
        added = False
        for found in rest or ():
            if isinstance(found, InputError):
                self._tell(SourceFailed(found))
                continue
            added = True
            if time.monotonic() - told > _TELL_EVERY:
                told = time.monotonic()
                self._tell(DocumentsAdded())
        if added:
            self._tell(DocumentsAdded())

    def _complete(self, key: str) -> None:
        """Read the rest of a long document."""
        with self._finishing:
            finish = self._unfinished.get(key)
            if finish is None:
                return
            self._library.replace(finish())
            del self._unfinished[key]
        self._tell(DocumentCompleted(key))

    def _look(self, key: str) -> None:
        """Recognise a long document where it is read first, and tell whenever twice as much is known."""
        looked = told = 0
        while self._library.look(key, self._places.get(key) or self._library.position(key)):
            looked += 1
            if looked >= 2 * told:
                told = looked
                self._library.mentions(key)
                self._tell(PortionAnalysed(key))


def _unreadable() -> ReaderError:
    return InputError(
        _("The other articles"),
        Message(N_("an error inside the program kept them from being read")),
        Message(N_("Start Reader again")),
    )


def _in_thread(work: Callable[[], None]) -> "asyncio.Future[None]":
    """Do `work` in a daemon thread; unlike one of the loop's executor, nothing waits for it at the end."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def finish(error: Exception | None) -> None:
        if done.cancelled():
            return
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)

    def body() -> None:
        result: Exception | None = None
        try:
            work()
        except Exception as error:  # handed to whoever awaits it
            result = error
        with suppress(RuntimeError):  # the loop has ended meanwhile, and with it everybody who would ask
            loop.call_soon_threadsafe(finish, result)

    threading.Thread(target=body, name="recognition", daemon=True).start()
    return done
