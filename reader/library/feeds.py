"""The feeds that a library is subscribed to."""

import json
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from reader.documents.sanitising import sanitise_line
from reader.library.records import message_from, message_record
from reader.messages import Message

_SEPARATOR = "\n"
_COLUMNS = "address, title, categories, etag, modified, checked, failure, answered, moved"


class Feed(NamedTuple):
    """A feed on the web.

    address: http or https. title: on one line, safe to show. categories: the folders it is in, each with those around
    it in front ("News/Villages"). etag, modified: what its server wants to be told, so that it need not send again what
    has not changed. checked: when it was asked last, seconds since 1970; None for never. failure: what was wrong then.
    answered: the address at which etag and modified were given, after all redirects. moved: where the feed stands from
    now on, as the server at `address` said; None for there.
    """

    address: str
    title: str
    categories: tuple[str, ...] = ()
    etag: str | None = None
    modified: str | None = None
    checked: int | None = None
    failure: Message | None = None
    answered: str | None = None
    moved: str | None = None


def all_feeds(connection: Any) -> list[Feed]:
    """The feeds by title, whatever another program put into their rows; what is no address is left out."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM feeds ORDER BY title, address").fetchall()  # noqa: S608 - columns
    return [_feed(*row) for row in rows if isinstance(row[0], str)]


def _feed(address: str, title: object, categories: object, *facts: object) -> Feed:
    etag, modified, checked, failure, answered, moved = facts
    return Feed(
        address,
        sanitise_line(_text(title) or address),
        tuple(filter(None, map(sanitise_line, (_text(categories) or "").split(_SEPARATOR)))),
        _text(etag),
        _text(modified),
        checked if isinstance(checked, int) else None,
        _failure_from(failure),
        _text(answered),
        _text(moved),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _failure_from(record: object) -> Message | None:
    if not isinstance(record, str):
        return None
    try:
        return message_from(json.loads(record))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return None


def _failure_record(failure: Message | None) -> str | None:
    return None if failure is None else json.dumps(message_record(failure), ensure_ascii=False)


def subscribe(connection: Any, feeds: Iterable[Feed]) -> int:
    """Keep those of `feeds` that are not there yet; answers how many."""
    return sum(
        connection.execute(
            "INSERT INTO feeds (address, title, categories) VALUES (?, ?, ?) ON CONFLICT (address) DO NOTHING",
            (feed.address, feed.title, _SEPARATOR.join(feed.categories)),
        ).rowcount
        for feed in feeds
    )


def unsubscribe(connection: Any, addresses: Collection[str]) -> int:
    """Forget the feeds with these addresses; answers how many there were. Their articles stay."""
    return sum(connection.execute("DELETE FROM feeds WHERE address = ?", (address,)).rowcount for address in addresses)


def note(connection: Any, feeds: Iterable[Feed]) -> None:
    """Keep what is known of `feeds` now; those that are gone stay gone."""
    connection.executemany(
        "UPDATE feeds SET title = ?, etag = ?, modified = ?, checked = ?, failure = ?, answered = ?, moved = ? "
        "WHERE address = ?",
        [
            (
                *(feed.title, feed.etag, feed.modified, feed.checked, _failure_record(feed.failure)),
                *(feed.answered, feed.moved, feed.address),
            )
            for feed in feeds
        ],
    )
