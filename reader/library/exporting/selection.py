"""What is exported: articles of a library with what they name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.documents import Document
from reader.entities.mention import Entity, Mention
from reader.library.library import Library

if TYPE_CHECKING:
    from reader.entities.linking.explaining import SpellingReason


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles with `keys`, in their order, each read when its turn comes.

    whole: whether they are all articles of the library, with the decisions and marks that belong to none of them.
    """

    library: Library
    keys: Sequence[str]
    whole: bool = True
    _entities: list[Entity] = field(default_factory=list)

    def documents(self) -> Iterator[Document]:
        """The articles that are still there."""
        return filter(None, map(self.document, self.keys))

    def document(self, key: str) -> Document | None:
        """An article; None when another process has taken it out of the library meanwhile."""
        try:
            return self.library.document(key)
        except KeyError:
            return None

    def spellings(self, entity: str) -> "Sequence[SpellingReason]":
        """Why the spellings of an entity are held to mean it; none when it is gone meanwhile."""
        try:
            return self.library.explain(entity).spellings
        except KeyError:
            return ()

    def mentions(self, key: str) -> tuple[Mention, ...]:
        """The outermost mentions of an article, linked, in text order."""
        return self.library.mentions(key)

    def entities(self) -> list[Entity]:
        """The entities of the articles, most frequent first."""
        if not self._entities:
            self._entities.extend(self.library.entities(None if self.whole else self.keys))
        return self._entities
