"""A connection of psycopg that is used as one of SQLite."""

import math
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reader.library.postgresql_errors import LOST, SLOW, Told

if TYPE_CHECKING:
    import psycopg

PATIENCE = 5.0
"""Seconds of silence after which it is asked whether the server is there still; the next time after twice as many."""


class Connection:
    """A connection of psycopg that is asked as one of SQLite: `?` stands for a value."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._connection = connection
        kinds = _adapters()
        connection.adapters.register_dumper(int, kinds.whole)
        connection.adapters.register_dumper(str, kinds.text)

    def wait(self, seconds: float) -> None:
        """From now on, give up what the server says nothing about for so long; the connection is closed then."""
        self._connection.limit = seconds  # type: ignore[attr-defined]

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction was begun."""
        return self._connection.info.transaction_status != 0

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> "psycopg.Cursor[Any]":
        """Execute one statement; rows come as tuples, bytes as `bytes`."""
        return self._connection.cursor(binary=True).execute(numbered(sql), parameters or None)

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> "psycopg.Cursor[Any]":
        """Execute one statement with each of `parameters`, of which there may be none."""
        cursor = self._connection.cursor(binary=True)
        values = list(parameters)
        if values:
            cursor.executemany(numbered(sql), values)
        return cursor

    def close(self) -> None:
        """Close it."""
        self._connection.close()


@lru_cache(maxsize=512)
def numbered(sql: str) -> str:
    """`sql` with $1, $2, … where a question mark stands outside of texts and names in quotation marks."""
    pieces: list[str] = []
    quote, count = "", 0
    for letter in sql:
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"":
            quote = letter
        elif letter == "?":
            count += 1
            pieces.append(f"${count}")
            continue
        pieces.append(letter)
    return "".join(pieces)


class _Adapters:
    def __init__(self) -> None:
        from psycopg.adapt import Dumper
        from psycopg.types.string import StrDumperUnknown

        class Whole(Dumper):
            """Numbers of no type, so that the server gives them the one that is wanted, as it does with texts."""

            def dump(self, obj: int) -> bytes:
                return b"%d" % obj

        class Text(StrDumperUnknown):
            """Texts have no NUL when they come here; if one had, it would not be stored in the middle of others."""

            def dump(self, obj: str) -> Any:
                return super().dump(obj.replace("\0", "\ufffd") if "\0" in obj else obj)

        self.whole = Whole
        self.text = Text


@lru_cache(maxsize=1)
def _adapters() -> _Adapters:
    return _Adapters()


@lru_cache(maxsize=1)
def watching() -> Any:
    """The class of psycopg's connections, but for one thing: it does not wait for a server that is not there any more.

    Its attribute `is_there` is asked that. limit: seconds of silence after which it does not wait for one either that
    is there. What was executed then raises OperationalError; the connection is closed.
    """
    import psycopg

    class Watching(psycopg.Connection[Any]):
        is_there: Callable[[], bool] | None = None
        limit = math.inf

        def wait(self, gen: Generator[Any, Any, Any], *args: Any, **options: Any) -> Any:
            return super().wait(self._watched(gen), *args, **options)

        def _watched(self, work: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
            heard, patience = time.monotonic(), PATIENCE
            try:
                state = next(work)
                while True:
                    ready = yield state
                    if ready:
                        heard, patience = time.monotonic(), PATIENCE
                    elif time.monotonic() - heard >= self.limit:
                        self.close()
                        raise gone(SLOW)
                    elif self.is_there is not None and time.monotonic() - heard >= patience:
                        if not self.is_there():
                            self.close()
                            raise gone(LOST)
                        heard, patience = time.monotonic(), patience * 2
                    state = work.send(ready)
            except StopIteration as end:
                return end.value

    return Watching


def gone(told: Told) -> "psycopg.OperationalError":
    """The error that says that the server does not answer any more, or not in time."""
    import psycopg

    error: Any = psycopg.OperationalError()
    error.told = told
    return error  # type: ignore[no-any-return]
