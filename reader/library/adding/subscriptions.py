"""Feeds asked for what is new, several at once, and their new entries put into the library."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.documents.sanitising import sanitise_line
from reader.library.adding.filling import Adding, Outcome, Plan, Progress, lost
from reader.library.adding.pool import End
from reader.library.adding.work import ReadTask, holds_feed
from reader.library.feeds import Feed
from reader.library.records import pack_bytes
from reader.library.shared import SharedStore
from reader.messages import N_, InputError, Message, NoTextError

if TYPE_CHECKING:
    from reader.documents.fetching import Fetched

_AT_ONCE = 8


@dataclass(slots=True)
class Refreshed:
    """What asking the feeds gave.

    asked: how many; changed: those that sent something; outcome: what was added. had: the addresses at which a feed
    stands that can be read.
    """

    asked: int = 0
    changed: int = 0
    failures: list[InputError] = field(default_factory=list)
    had: set[str] = field(default_factory=set)
    outcome: Outcome = field(default_factory=lambda: Outcome(Progress()))


class Refreshing:
    """Asks the feeds of `store` and adds their new entries with `adding`.

    reading: as for `Adding`. Entries that a feed no longer has stay in the library.
    """

    def __init__(self, store: SharedStore, adding: Adding, reading: ReadTask) -> None:
        self._store = store
        self._adding = adding
        self._reading = reading

    def run(
        self,
        feeds: Sequence[Feed],
        tell: Callable[[Progress], object] = lambda _: None,
        stopping: Callable[[], bool] = lambda: False,
    ) -> Refreshed:
        """Ask `feeds`. tell, stopping: as in `Adding.run`.

        What a server is told the next time is kept only when its entries are in the library. Raises LibraryError.
        """
        found = Refreshed(asked=len(feeds))
        plan = Plan()
        noted: list[Feed] = []
        for feed, answer in self._answers(feeds, stopping):
            if isinstance(answer, InputError):
                found.failures.append(answer)
                noted.append(feed._replace(checked=_now(), failure=answer.reason))
                continue
            if answer is not None:
                plan.tasks.append(answer)
            found.had.add(feed.address)
            noted.append(feed)
        found.changed = len(plan.tasks)
        found.outcome = self._adding.run(plan, tell, stopping)
        # A feed may have no entry today.
        failed = {at: why for at, why in found.outcome.failed.items() if not isinstance(why, NoTextError)}
        found.had -= failed.keys() - found.outcome.feeds
        if not found.outcome.stopped:
            asked = {feed.address: feed for feed in feeds}
            self._store.note_feeds(
                _in_part(asked[feed.address], feed, failed[feed.address]) if feed.address in failed else feed
                for feed in noted
            )
        found.failures += (why for why in found.outcome.failures if not isinstance(why, NoTextError))
        return found

    def _answers(
        self, feeds: Iterable[Feed], stopping: Callable[[], bool]
    ) -> Iterator[tuple[Feed, ReadTask | InputError | None]]:
        """Each feed as it is to be noted, and what it sent to be read; None for nothing new."""
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="feeds") as threads:
            waiting = {threads.submit(self._ask, feed): feed for feed in feeds}
            for done in as_completed(waiting):
                if stopping():
                    threads.shutdown(cancel_futures=True)
                    return
                try:
                    yield done.result()
                except InputError as failure:
                    yield waiting[done], failure
                except Exception:  # of one feed: the others are none the worse for it
                    yield waiting[done], lost(waiting[done].address, End.FAULT)

    def _ask(self, feed: Feed) -> tuple[Feed, ReadTask | None]:
        found = self._fetched(feed)
        known = feed._replace(
            etag=found.etag,
            modified=found.last_modified,
            checked=_now(),
            failure=None,
            answered=found.url,
            moved=found.moved if _is_as_safe(found.moved, feed) else None,
        )
        if not found.changed:
            return known, None
        task = replace(
            self._reading,
            source=feed.address,
            size=len(found.data),
            data=pack_bytes(found.data),
            content_type=found.content_type or "",
            url=found.url,
        )
        return known._replace(title=_title(found.data) or feed.title), task

    def _fetched(self, feed: Feed) -> "Fetched":
        """The feed at the address of `feed` now, or at the one it has moved to for good. Raises InputError."""
        if feed.moved is not None and _is_as_safe(feed.moved, feed):
            with suppress(InputError):  # it may be back at its old place, or have moved on from there
                found = self._feed_at(feed.moved, feed)
                return replace(found, moved=found.moved or feed.moved)
        return self._feed_at(feed.address, feed)

    def _feed_at(self, place: str, feed: Feed) -> "Fetched":
        from reader.documents.fetching import fetch

        told = {"etag": feed.etag, "last_modified": feed.modified, "told_by": feed.answered or feed.address}
        found = fetch(place, allow_private=self._reading.allow_private, **told)
        if found.changed and not holds_feed(found.data, feed.address, found.content_type or "", found.url):
            reason, remedy = Message(N_("is no feed")), Message(N_("Give the address of an RSS or Atom feed"))
            raise InputError(sanitise_line(feed.address), reason, remedy)
        return found


def _is_as_safe(moved: str | None, feed: Feed) -> bool:
    """Whether nobody on the way can forge what stands at `moved` who could not do so with `feed` where it was."""
    return not _is_encrypted(feed.address) or moved is None or _is_encrypted(moved)


def _is_encrypted(address: str) -> bool:
    return address.lower().startswith("https:")


def _in_part(before: Feed, now: Feed, failure: InputError) -> Feed:
    """A feed not all of which could be read: the next time it is to be sent whole."""
    return now._replace(etag=before.etag, modified=before.modified, answered=before.answered, failure=failure.reason)


def _title(data: bytes) -> str:
    """What the feed calls itself, "" when it does not."""
    from reader.documents.formats.feeds import title_of

    return title_of(data)


def _now() -> int:
    return int(time.time())
