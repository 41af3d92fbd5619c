"""What is exported: articles of a library with what they name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.documents import Document
from reader.entities.mention import Entity, Mention
from reader.library.library import Library


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
        """The articles."""
        return map(self.library.document, self.keys)

    def mentions(self, key: str) -> tuple[Mention, ...]:
        """The outermost mentions of an article, linked, in text order."""
        return self.library.mentions(key)

    def entities(self) -> list[Entity]:
        """The entities of the articles, most frequent first."""
        if not self._entities:
            self._entities.extend(self.library.entities(None if self.whole else self.keys))
        return self._entities
