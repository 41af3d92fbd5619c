"""What one document says about names: all that other documents ever hear of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.entities.linking.identifiers import base_id, digest
from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.within import Member, Resolution
from reader.entities.mention import EntityType


class Statement(NamedTuple):
    """One thing that a document names.

    nodes: its names for other documents, the main one first. forms: by spelling how many mentions are spelt so, and
    how many of those are full names. mentions: how many there are.
    """

    nodes: tuple[NodeKey, ...]
    forms: Mapping[str, tuple[int, int]]
    mentions: int


class OwnThing(NamedTuple):
    """A thing that only one document knows, by a short form.

    place: the number of its group in the document. id: of its entity. forms: its spellings with counts.
    """

    place: int
    id: str
    type: EntityType
    forms: Mapping[str, int]


def statements(resolution: Resolution) -> Iterator[Statement]:
    """What the document says about names that others know too."""
    texts = resolution.texts
    for local in resolution.locals:
        if local.nodes:
            yield Statement(local.nodes, _spellings(local.members, texts), len(local.members))


def own_things(key: str, resolution: Resolution) -> Iterator[OwnThing]:
    """What only the document `key` knows."""
    for place, local in enumerate(resolution.locals):
        if not local.nodes:
            forms = {form: count for form, (count, _) in _spellings(local.members, resolution.texts).items()}
            yield OwnThing(place, own_id(key, place, resolution), local.type, forms)


def own_id(key: str, place: int, resolution: Resolution) -> str:
    """The id of the entity that is the group `place` of the document `key` and that no other document knows."""
    local = resolution.locals[place]
    base = base_id(local.type, None, None, (resolution.mentions[local.members[0].at].text,))
    return f"{base}.{digest(f'{key} {place}')}"


def _spellings(members: Sequence[Member], texts: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How many of the members are spelt so, and how many of those are full names, by spelling."""
    if len(members) == 1:
        return {texts[members[0].at]: (1, int(members[0].full))}
    found: dict[str, tuple[int, int]] = {}
    for member in members:
        form = texts[member.at]
        count, named = found.get(form, (0, 0))
        found[form] = count + 1, named + member.full
    return found
