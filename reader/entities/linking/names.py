"""A name with what documents say about it, and the names that are one entity."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.tally import Tally, changed_by, counts_of

NO_PARTNERS: Mapping[NodeKey, int] = MappingProxyType({})
_IN = "\n"  # between a spelling, which is one line, and the language it is written in


class Name:
    """A name with what the documents say about it.

    number: stands for it. blocks: the keys under which it meets others. uses: in how many documents' groups it is.
    spread: in how many of them it is the main name. partners: names that documents state to be the same, with the
    number of documents.
    """

    __slots__ = ("_forms", "_full", "_mentions", "blocks", "number", "partners", "spread", "uses")

    def __init__(self, number: int, blocks: tuple[str, ...]) -> None:
        self.number = number
        self.blocks = blocks
        self.uses = 0
        self.spread = 0
        self._mentions: int | array[int] | None = None  # most names are in one document
        self.partners: Mapping[NodeKey, int] = NO_PARTNERS
        self._forms: Tally = None
        self._full: Tally = None

    @property
    def forms(self) -> Mapping[str, int]:
        """Its spellings, short ones included, with counts."""
        return counts_of(self._forms)

    @property
    def mentions(self) -> Sequence[int]:
        """The numbers of the documents in which it is the main name, one for each mention."""
        found = self._mentions
        return () if found is None else (found,) if isinstance(found, int) else found

    @property
    def full(self) -> Mapping[str, int]:
        """The spellings that name the thing anywhere, with counts."""
        found: dict[str, int] = {}
        for word, count in counts_of(self._full).items():
            form = word[: word.rindex(_IN)]
            found[form] = found.get(form, 0) + count
        return found

    def full_forms(self) -> Iterator[str]:
        """The spellings that name the thing anywhere; one that several languages have comes several times."""
        return (word[: word.rindex(_IN)] for word in counts_of(self._full))

    def written_in(self) -> Iterator[tuple[str, str, int]]:
        """The same by language: (language, spelling, count)."""
        for word, count in counts_of(self._full).items():
            form, _, language = word.rpartition(_IN)
            yield language, form, count

    def count(self, form: str, change: int, full: int, language: str) -> bool:
        """Adds `change` mentions spelt `form`, of which `full` name the thing anywhere, in a text in `language`.

        True when a spelling came or went.
        """
        self._forms, changed = changed_by(self._forms, form, change)
        if full:
            self._full, other = changed_by(self._full, f"{form}{_IN}{language}", full)
            changed = changed or other
        return changed

    def stands_in(self, document: int, mentions: int) -> None:
        """Adds the document number `document`, which has so many `mentions` of it."""
        self.spread += 1
        if self._mentions is None and mentions == 1:
            self._mentions = document
            return
        if not isinstance(self._mentions, array):
            self._mentions = array("I", self.mentions)
        if mentions == 1:
            self._mentions.append(document)
        else:
            self._mentions.extend([document] * mentions)

    def leaves(self, document: int, mentions: int) -> None:
        """Takes back `stands_in`."""
        self.spread -= 1
        left = array("I", (number for number in self.mentions if number != document))
        self._mentions = left if len(left) > 1 else left[0] if left else None


class Cluster(NamedTuple):
    """Names that are one entity, sorted. unsure: first names of the clusters that it fits and did not join."""

    nodes: tuple[NodeKey, ...]
    unsure: tuple[NodeKey, ...] = ()
