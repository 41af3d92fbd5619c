"""Adding to the library of a program that is running: read in one of its threads, recognised later as anything is."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.library.adding.filling import Adding, Outcome, Tell
from reader.library.adding.subscriptions import Refreshed, Refreshing
from reader.library.adding.work import ReadTask
from reader.library.feeds import Feed
from reader.library.shared import SharedStore
from reader.library.sources import Reading, is_address


def add_inside(
    store: SharedStore,
    arguments: Sequence[str],
    options: Reading,
    tell: Tell = lambda _: None,
    stopping: Callable[[], bool] = lambda: False,
    *,
    keep: bool | None = None,
) -> Outcome:
    """Add files, folders and addresses; a feed is subscribed to. tell, stopping: as in `Adding.run`.

    options: how sources are read. keep: as `ReadTask.keep`. Raises LibraryError when nothing can be kept.
    """
    adding = _adding(store, options, keep)
    outcome = adding.run(adding.survey(arguments), tell, stopping)
    if not store.is_fleeting:
        store.subscribe(Feed(each, each) for each in arguments if is_address(each) and each in outcome.feeds)
    return outcome


def refresh_inside(
    store: SharedStore,
    options: Reading,
    tell: Tell = lambda _: None,
    stopping: Callable[[], bool] = lambda: False,
    *,
    keep: bool | None = None,
) -> Refreshed:
    """Ask all feeds of the library for what is new. tell, stopping, options, keep: as for `add_inside`."""
    return Refreshing(store, _adding(store, options, keep), _task(options, keep)).run(store.feeds(), tell, stopping)


def _adding(store: SharedStore, options: Reading, keep: bool | None) -> Adding:
    return Adding(store, replace(_task(options, keep), in_memory=store.is_fleeting), workers=0)


def _task(options: Reading, keep: bool | None) -> ReadTask:
    return ReadTask(
        "",
        0,
        0,
        None,
        encoding=options.encoding,
        language=options.language,
        allow_private=options.allow_private,
        keep=keep,
    )
