"""The answer to whether two names are one: a relation, a score and reasons."""

from dataclasses import dataclass
from typing import Final, Literal

from reader.messages import Message

Relation = Literal["same", "similar", "different"]

SAME: Final = 0.84
"""From this score on two names are called the same."""

SIMILAR: Final = 0.5
"""From this score on they are called similar."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer of `compare`.

    relation: "same", "similar" or "different".
    score: 0 (nothing in common) to 1 (the same spelling).
    reasons: the rules that decided, with the words they were applied to.
    """

    relation: Relation
    score: float
    reasons: tuple[Message, ...]


def answer(score: float, *reasons: Message) -> Comparison:
    """The comparison with `score`, cut to 0 to 1, and its relation."""
    score = round(min(1.0, max(0.0, score)), 4)
    relation: Relation = "same" if score >= SAME else "similar" if score >= SIMILAR else "different"
    return Comparison(relation, score, reasons)


def pair(a: object, b: object) -> dict[str, object]:
    """The parameters of a reason about two things."""
    return {"a": a, "b": b}
