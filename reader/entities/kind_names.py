"""What the kinds are called, in the order in which they are listed."""

from collections.abc import Mapping

from reader.entities.mention import EntityType
from reader.messages import N_

KIND_NAMES: Mapping[EntityType, str] = {
    EntityType.PERSON: N_("person"),
    EntityType.PLACE: N_("place"),
    EntityType.ORG: N_("organisation"),
    EntityType.EVENT: N_("event"),
    EntityType.LAW: N_("law or agreement"),
    EntityType.NORP: N_("people or group"),
    EntityType.WORK: N_("work"),
    EntityType.DATE: N_("date"),
    EntityType.MONEY: N_("amount of money"),
    EntityType.PERCENT: N_("percentage"),
    EntityType.QUANTITY: N_("quantity"),
}
"""What one of them is, untranslated."""

KIND_HEADINGS: Mapping[EntityType, str] = {
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
"""What stands over several of them, untranslated."""
