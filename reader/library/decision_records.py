"""Decisions as records and back."""

from collections.abc import Iterable, Mapping
from typing import Any

from reader.entities.decisions import Action, Decision
from reader.entities.mention import EntityType
from reader.messages import UsageError


def decision_record(decision: Decision) -> dict[str, Any]:
    """What is kept of a decision; number and time are added by the store."""
    record: dict[str, Any] = {
        "action": decision.action.value,
        "type": decision.type.value,
        "names": list(decision.names),
    }
    if decision.document:
        record["document"] = decision.document
    return record


def decisions_from(records: Iterable[Mapping[str, Any]]) -> list[Decision]:
    """The decisions in `records`; what another version or a damage made unreadable is left out."""
    decisions = []
    for record in records:
        try:
            decisions.append(
                Decision(
                    action=Action(record["action"]),
                    type=EntityType(record["type"]),
                    names=tuple(str(name) for name in record["names"]),
                    document=str(record.get("document", "")),
                    made_at=str(record.get("made_at", "")),
                    id=record.get("id"),
                )
            )
        except (KeyError, TypeError, ValueError, UsageError):
            continue
    return decisions
