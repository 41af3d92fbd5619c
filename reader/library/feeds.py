"""The feeds that a library is subscribed to."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

_SEPARATOR = "\n"
_COLUMNS = "address, title, categories, etag, modified, checked, failure"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed on the web.

    address: http or https. title: on one line, safe to show. categories: the folders it is in, each with those around
    it in front ("News/Villages"). etag, modified: what its server wants to be told, so that it need not send again what
    has not changed. checked: when it was asked last, seconds since 1970; None for never. failure: what was wrong then.
    """

    address: str
    title: str
    categories: tuple[str, ...] = ()
    etag: str | None = None
    modified: str | None = None
    checked: int | None = None
    failure: str | None = None


def all_feeds(connection: Any) -> list[Feed]:
    """The feeds by title."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM feeds ORDER BY title, address").fetchall()  # noqa: S608 - columns
    return [
        Feed(address, title, tuple(filter(None, categories.split(_SEPARATOR))), etag, modified, checked, failure)
        for address, title, categories, etag, modified, checked, failure in rows
    ]


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
        "UPDATE feeds SET title = ?, etag = ?, modified = ?, checked = ?, failure = ? WHERE address = ?",
        [(feed.title, feed.etag, feed.modified, feed.checked, feed.failure, feed.address) for feed in feeds],
    )
