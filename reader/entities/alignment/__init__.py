"""Which paragraphs of two articles say the same, across languages."""

from reader.entities.alignment.aligning import Alignment, Counterpart, Direction, Shared, align

__all__ = ["Alignment", "Counterpart", "Direction", "Shared", "align"]
