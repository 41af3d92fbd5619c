"""What keeping documents tells the linking, within the transaction that writes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from reader.entities.mention import Mention


@dataclass(frozen=True, slots=True)
class LinkInput:
    """A document whose mentions are to be linked.

    number, key, language: of the document. prepared: what was worked out in another process before.
    """

    number: int
    key: str
    language: str
    mentions: tuple[Mention, ...]
    text: str
    prepared: Any = None


class LinksKeeper(Protocol):
    """Keeps in tables what entities there are."""

    def keep(self, connection: Any, batch: Sequence[LinkInput]) -> None:
        """Link the mentions of documents, instead of those that the documents had before."""
        ...

    def drop(self, connection: Any, numbers: Sequence[int]) -> None:
        """Forget the mentions of documents."""
        ...
