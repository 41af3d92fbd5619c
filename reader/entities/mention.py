"""The words of a text that name something, and the things they name."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import islice
from typing import Any, NamedTuple

from reader.documents import Zone
from reader.localisation import format_date_value, format_money, format_percentage, format_quantity
from reader.messages import Message

_NONE: Mapping[str, Any] = {}


class EntityType(StrEnum):
    """The kinds of things that are recognised; links never cross kinds."""

    PERSON = "PERSON"
    PLACE = "PLACE"
    ORG = "ORG"
    EVENT = "EVENT"
    LAW = "LAW"
    NORP = "NORP"
    WORK = "WORK"
    DATE = "DATE"
    MONEY = "MONEY"
    PERCENT = "PERCENT"
    QUANTITY = "QUANTITY"


NAMED = frozenset(
    {
        EntityType.PERSON,
        EntityType.PLACE,
        EntityType.ORG,
        EntityType.EVENT,
        EntityType.LAW,
        EntityType.NORP,
        EntityType.WORK,
    }
)
"""The kinds that have names and are linked by them; the others are linked by their value."""


class Mention(NamedTuple):
    """A run of `Document.text` that names something: `text[start:end]`, code points, end exclusive.

    zone: the region of the article it stands in.
    value: the normalised date ("2031-04-09", "2031-Q2", "--04-09", periods "2031-04-09/2031-04-12"), amount
        ("USD 2500000"), percentage ("7.5") or count ("40"); None for names.
    known: the key of the known thing the words denote ("iso3166:KZ", "body:eaeu"), when the recogniser saw one.
    rule: which recogniser found it, for explanations.
    nested: mentions inside this one, outermost first; they denote something else.
    entity: id of the entity it was linked to; empty before linking.
    reasons: why it was linked there.
    alternatives: ids of other entities that fit as well; not empty means the mention is ambiguous.
    """

    start: int
    end: int
    text: str
    type: EntityType
    zone: Zone
    value: str | None = None
    known: str | None = None
    rule: str = ""
    nested: tuple["Mention", ...] = ()
    entity: str = ""
    reasons: tuple[Message, ...] = ()
    alternatives: tuple[str, ...] = ()

    def walk(self) -> Iterator["Mention"]:
        """This mention and every one inside it."""
        yield self
        for inner in self.nested:
            yield from inner.walk()


class CountedDocuments(Mapping[str, int]):
    """How many mentions each document has, by document key, where they are too many to be read at once.

    Asking for one document, their number (`len`) or `total` is quick; going through all of them is not.
    """

    @property
    @abstractmethod
    def total(self) -> int:
        """How many mentions there are in all."""

    @abstractmethod
    def newest(self, limit: int) -> list[tuple[str, int]]:
        """The `limit` documents that were added last, the last one first, with their mentions."""


class Entity(NamedTuple):
    """One thing in the world, under all the spellings it was met in.

    id: stable as long as the same names are in the library; safe in a URL and on a command line.
    name: the spelling it is shown by when no language-specific one is known.
    forms: every spelling with the number of times it occurs.
    documents: how many mentions each document has, by document key.
    names: the established name by interface language ("vi", "kk", "en"), for known things.
    same_as: identifiers elsewhere: {"iso3166": "KZ"}, {"geonames": 1526273}, {"body": "eaeu"}.
    decided: True when a decision of the person made or changed this entity.
    value: the normalised date, amount or count, as in `Mention`; None for names.
    """

    id: str
    type: EntityType
    name: str
    forms: Mapping[str, int]
    documents: Mapping[str, int]
    names: Mapping[str, str] = _NONE
    same_as: Mapping[str, str | int] = _NONE
    decided: bool = False
    value: str | None = None

    @property
    def count(self) -> int:  # type: ignore[override]  # a tuple can count too, which nobody asks of an entity
        """How many mentions there are in all."""
        documents = self.documents
        return documents.total if isinstance(documents, CountedDocuments) else sum(documents.values())

    def leading(self, first: Iterable[str], limit: int) -> list[tuple[str, int]]:
        """At most `limit` documents with their mentions: those of `first`, then those that have most.

        Of so many that they are not read at once, those that were added last.
        """
        documents = self.documents
        found = {key: count for key in first if (count := documents.get(key))}
        if isinstance(documents, CountedDocuments):
            others = documents.newest(limit)
        else:
            others = sorted(documents.items(), key=lambda item: -item[1])
        found.update((key, count) for key, count in others if key not in found)
        return list(islice(found.items(), limit))

    def is_within(self, keys: Iterable[str]) -> bool:
        """Whether no other documents than `keys` mention it."""
        return len(self.documents) <= sum(1 for key in set(keys) if self.documents.get(key))

    def with_more(self, other: "Entity") -> "Entity":
        """This entity with the spellings and documents of `other` as well, which is the same in other documents."""
        forms, documents = Counter(self.forms), Counter(self.documents)
        forms.update(other.forms)
        documents.update(other.documents)
        return self._replace(forms=dict(forms), documents=dict(documents))

    def name_in(self, language: str) -> str:
        """The name to show in `language`, one of the interface.

        Dates and amounts are written the way that language does; the person's own name for an amount goes before that.
        """
        if self.type is EntityType.DATE and self.value is not None:
            return format_date_value(self.value, language)
        if self.value is not None and self.name in self.forms:
            if self.type is EntityType.MONEY:
                return format_money(self.value, language) or self.name
            if self.type is EntityType.PERCENT:
                return format_percentage(self.value, language) or self.name
            if self.type is EntityType.QUANTITY:
                return format_quantity(self.value, language) or self.name
        return self.names.get(language, self.name)
