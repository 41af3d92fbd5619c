"""What a single recogniser proposes; the overlaps between proposals are settled afterwards."""

from dataclasses import dataclass

from reader.entities.mention import EntityType


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed mention: `text[start:end]` of the document's text, code points, end exclusive.

    rule: the name of the recogniser, for explanations.
    priority: between proposals of which neither contains the other, or that cover the same span, the higher wins.
    value, known: as in `Mention`.
    """

    start: int
    end: int
    type: EntityType
    rule: str
    priority: int = 0
    value: str | None = None
    known: str | None = None
