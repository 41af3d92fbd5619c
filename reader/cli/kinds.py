"""What the kinds of entities are called, in the order in which they are listed."""

from reader.entities.kind_names import KIND_NAMES
from reader.entities.mention import EntityType
from reader.localisation import N_, _
from reader.messages import Message, UsageError

LABELS = {
    EntityType.PERSON: N_("People"),
    EntityType.PLACE: N_("Places"),
    EntityType.ORG: N_("Organisations"),
    EntityType.EVENT: N_("Events"),
    EntityType.LAW: N_("Laws and agreements"),
    EntityType.NORP: N_("Peoples and groups"),
    EntityType.WORK: N_("Works"),
    EntityType.DATE: N_("Dates"),
    EntityType.MONEY: N_("Amounts of money"),
    EntityType.PERCENT: N_("Percentages"),
    EntityType.QUANTITY: N_("Quantities"),
}
"""The headings, untranslated."""


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
