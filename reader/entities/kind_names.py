"""What one thing of each kind is called."""

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
"""Untranslated."""
