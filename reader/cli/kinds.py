"""The kinds of entities as the person names them and reads of them."""

from reader.entities.kind_names import KIND_NAMES
from reader.entities.mention import EntityType
from reader.localisation import _
from reader.messages import N_, Message, UsageError


def kind_name(kind: EntityType) -> str:
    """What one thing of the kind is, in the language in force."""
    return _(KIND_NAMES[kind])


def entity_type(value: str) -> EntityType:
    """The kind called `value` in any case. Raises UsageError."""
    try:
        return EntityType(value.upper())
    except ValueError as error:
        raise UsageError(
            value,
            Message(N_("there is no such type")),
            Message(N_("Choose one of: {types}"), {"types": ", ".join(EntityType)}),
        ) from error
