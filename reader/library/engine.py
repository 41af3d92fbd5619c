"""What the shared part of a library asks of the database it is kept in."""

from contextlib import AbstractContextManager
from typing import Any, Protocol

from reader.library.dialect import Dialect
from reader.library.full_text import FullText


class Engine(Protocol):
    """A database that several threads may use, and several processes and people at the same time.

    errors: what it raises when something is wrong with it. dialect: how its SQL differs. full_text: the words of all
    texts in it. name: what the person is told that it is, without any password. lasts: whether it is there when the
    program has ended.
    """

    @property
    def errors(self) -> tuple[type[Exception], ...]: ...
    @property
    def dialect(self) -> Dialect: ...
    @property
    def full_text(self) -> FullText: ...
    @property
    def name(self) -> str: ...
    @property
    def lasts(self) -> bool: ...

    def read(self) -> AbstractContextManager[Any]:
        """The connection, for reading."""
        ...

    def write(self, patience: float = ...) -> AbstractContextManager[Any]:
        """The connection inside a transaction that is committed at the end, undone when an exception leaves it."""
        ...

    def wait_for_answers(self, seconds: float) -> None:
        """Give up what a server says nothing about for so long: somebody sits in front of it and waits."""
        ...

    def changes_seen(self) -> int:
        """A number that differs once another connection has changed something."""
        ...

    def close(self) -> None:
        """Give the connection back; the object is of no use afterwards."""
        ...
