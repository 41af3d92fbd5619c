"""An entity as it is shown, made of the names that are one entity."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.entities.linking.grounding import known_thing
from reader.entities.linking.names import Name
from reader.entities.linking.nodes import NodeKey
from reader.entities.linking.spellings import counted_name, shown_name, without_endings, written_names
from reader.entities.mention import Entity, EntityType
from reader.localisation import has_common_unit
from reader.names.folding import folded
from reader.names.known.naming import names_to_show

if TYPE_CHECKING:
    from reader.entities.decisions import DecisionRules


def entity_of_names(
    key: str,
    nodes: Sequence[NodeKey],
    names: Mapping[NodeKey, Name],
    documents: Mapping[str, int],
    rules: "DecisionRules | None" = None,
) -> Entity:
    """The entity with the id `key` whose names are `nodes`, the first of which stands for it.

    names: what documents say about the names. documents: how many mentions of them each document has. rules: of the
    decisions that are followed.
    """
    kind = nodes[0][0]
    forms: Counter[str] = Counter()
    full: Counter[str] = Counter()
    for node in nodes:
        said = names[node]
        forms.update(said.forms)
        full.update(said.full)
    thing = next((known_thing(node[1][1:]) for node in nodes if node[1][0] == "="), None)
    shown = None
    decided = False
    if rules is not None and rules.decisions:
        from reader.entities.decisions import spelling

        spellings = {spelling(kind, form) for form in forms}
        named = {spelling(kind, form) for form in full or forms}
        shown = next((name for found, name in reversed(rules.shown.items()) if found in named), None)
        decided = shown is not None or bool(spellings & _decided(rules))
    name = shown or shown_name(without_endings(kind, full or forms))
    value = _value(kind, nodes, forms)
    if shown is None and kind is EntityType.QUANTITY and value is not None:
        name = counted_name(name, value)
    written = {}
    if shown is None:
        written = written_names(kind, name, (each for node in nodes for each in names[node].written_in()))
        written |= names_to_show(thing.key) if thing is not None else {}
    return Entity(
        id=key,
        type=kind,
        name=name,
        forms=dict(sorted(forms.items())),
        documents=documents,
        names=written,
        same_as=dict(thing.same_as) if thing is not None else {},
        decided=decided,
        value=value,
    )


def entity_of_one(key: str, kind: EntityType, forms: Mapping[str, int], document: str) -> Entity:
    """The entity with the id `key` that only `document` knows, by these spellings."""
    return Entity(key, kind, shown_name(forms), dict(sorted(forms.items())), {document: sum(forms.values())})


def _value(kind: EntityType, nodes: Iterable[NodeKey], forms: Iterable[str]) -> str | None:
    """The normalised value of a date or amount; None when it could not be worked out and its words stand for it."""
    value = next((node[1][1:] for node in nodes if node[1][0] == "#"), None)
    if value is not None and _is_value(kind, value):
        return value
    return None if value in {folded(form) for form in forms} else value


def _is_value(kind: EntityType, value: str) -> bool:
    """Whether `value` is normalised although texts may write the same: 2024, 42%, 150 km."""
    if kind is EntityType.QUANTITY:
        return has_common_unit(value)
    return kind in {EntityType.DATE, EntityType.PERCENT} and value.isdecimal()


def _decided(rules: "DecisionRules") -> set[tuple[object, str]]:
    found: set[tuple[object, str]] = set(rules.confirmed)
    for pair in (*rules.together, *rules.apart):
        found |= pair
    return found | {place[0] for place in rules.placed}
