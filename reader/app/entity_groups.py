"""What the pane of names lists: the entities of the articles on screen by kind, by count or by the alphabet."""

from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from reader.app.kinds import ORDER
from reader.app.presentation import shown_name
from reader.documents import Zone
from reader.entities.mention import Entity, EntityType, Mention
from reader.localisation import collation_key
from reader.names.mixed_scripts import mixed_words

_ABBREVIATED = frozenset({EntityType.ORG, EntityType.EVENT, EntityType.LAW})
_LONGEST = 8
"""Letters of an abbreviation; longer words in capitals are headlines."""


class Order(StrEnum):
    """How the names of a kind are sorted; the values are settings."""

    COUNT = "count"
    ALPHABET = "alphabet"


class EntityEntry(NamedTuple):
    """One name in the pane.

    mentions: how many there are in the articles on screen; shared: whether all open articles mention it;
    ambiguous: whether some of those mentions may mean others as well; own: False when only the related stories of the
    articles mention it.
    """

    entity: Entity
    name: str
    mentions: int
    shared: bool
    ambiguous: bool = False
    own: bool = True

    @property
    def abbreviation(self) -> str:
        """The abbreviation that the articles use for it most, empty when they use none."""
        return abbreviation(self.entity)

    @property
    def mixed(self) -> bool:
        """Whether one of its spellings mixes Latin and Cyrillic letters."""
        return any(map(mixed_words, self.entity.forms))


class EntityGroup(NamedTuple):
    """The entities of one kind."""

    type: EntityType
    entries: tuple[EntityEntry, ...]


def abbreviation(entity: Entity) -> str:
    """The most frequent spelling of a body, an event or a law that is an abbreviation; empty when there is none."""
    if entity.type not in _ABBREVIATED:
        return ""
    spellings = [form for form in entity.forms if len(form) <= _LONGEST and form.isalpha() and form.isupper()]
    return max(spellings, key=lambda form: entity.forms[form], default="")


def by_alphabet(entry: EntityEntry, shown: str = "") -> tuple[str, object]:
    """What a name is sorted by in the alphabet of the interface; dates by the day.

    shown: what it is shown as, where that is not its name.
    """
    day = entry.entity.value or "" if entry.entity.type is EntityType.DATE else ""
    return day, collation_key(shown or entry.name)


def own_entities(mentions: Iterable[Mention]) -> set[str]:
    """The ids of the entities that articles mention themselves, not only in the related stories at their end."""
    return {inner.entity for mention in mentions if mention.zone is not Zone.RELATED for inner in mention.walk()}


def ambiguous_entities(mentions: Iterable[Mention]) -> set[str]:
    """The ids of the entities with mentions that fit others as well."""
    return {inner.entity for mention in mentions for inner in mention.walk() if inner.alternatives}


def entity_groups(
    entities: Iterable[Entity],
    visible: Collection[str],
    opened: Collection[str],
    own: Collection[str],
    *,
    order: Order = Order.COUNT,
    ambiguous: Collection[str] = (),
) -> list[EntityGroup]:
    """Group `entities` by kind; by count, what only related stories mention comes last.

    visible: keys of the documents on screen, whose mentions are counted; opened: keys of all open documents;
    own: see `own_entities`; ambiguous: see `ambiguous_entities`.
    """
    groups: dict[EntityType, list[EntityEntry]] = {}
    for entity in entities:
        count = sum(entity.documents.get(key, 0) for key in visible)
        if count:
            shared = len(opened) > 1 and all(entity.documents.get(key, 0) for key in opened)
            entry = EntityEntry(entity, shown_name(entity), count, shared, entity.id in ambiguous, entity.id in own)
            groups.setdefault(entity.type, []).append(entry)

    def by_count(entry: EntityEntry) -> tuple[bool, int, object]:
        return not entry.own, -entry.mentions, collation_key(entry.name)

    rank: Callable[[EntityEntry], Any] = by_count if order is Order.COUNT else by_alphabet
    return [EntityGroup(kind, tuple(sorted(groups[kind], key=rank))) for kind in sorted(groups, key=ORDER.__getitem__)]
