"""What the person decided about entities: the records, and what follows from them for linking.

Decisions name things by kind and spelling, never by an entity's id, so they outlive any re-reading of the sources. The
last decision about a spelling wins; undoing is removing the last record.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from reader.entities.mention import EntityType
from reader.messages import N_, Message, UsageError


class Action(StrEnum):
    """What a decision does."""

    CONFIRM = "confirm"
    SPLIT = "split"
    MERGE = "merge"
    RENAME = "rename"
    IGNORE = "ignore"


_NAMES_NEEDED: Mapping[Action, tuple[int, int]] = {
    Action.CONFIRM: (2, 2),
    Action.SPLIT: (1, 2),
    Action.MERGE: (2, 64),
    Action.RENAME: (2, 2),
    Action.IGNORE: (1, 1),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of the person.

    names: spellings, by action: CONFIRM (spelling, name of the thing it means), SPLIT (spelling to take out[, name of
        the thing it is not]), MERGE (two or more names of one thing), RENAME (any of its spellings, name to show),
        IGNORE (spelling).
    document: key of the one document it is about (for CONFIRM, SPLIT and IGNORE); empty for all.
    made_at: ISO 8601 date and time, UTC.
    id: number of the record in the library, None while it has none.

    Raises UsageError when the action does not fit the number of names, or a name is empty.
    """

    action: Action
    type: EntityType
    names: tuple[str, ...]
    document: str = ""
    made_at: str = ""
    id: int | None = None

    def __post_init__(self) -> None:
        least, most = _NAMES_NEEDED[self.action]
        if not least <= len(self.names) <= most or not all(name.strip() for name in self.names):
            raise UsageError(
                str(self.action),
                Message(N_("this decision needs another number of names")),
                Message(N_("Give the spellings that it is about.")),
            )


Spelling = tuple[EntityType, str]
"""A kind and the canonical key of a spelling of it."""


def spelling(kind: EntityType, text: str) -> Spelling:
    """The key by which decisions find the spelling `text`."""
    from reader.entities.linking.wording import canonical  # linking consults decisions: imported when asked for

    return kind, canonical(kind, text)


class Placement(NamedTuple):
    """What decisions say about one spelling in one document.

    target: the name of the thing it means (CONFIRM), None when it stands for itself (SPLIT). alone: whether that thing
        was taken out of all others.
    """

    target: str | None
    alone: bool = False


_TAKEN_OUT = Placement(None, alone=True)


@dataclass(slots=True)
class DecisionRules:
    """Decisions in the order they were made, compiled for linking.

    ignored: (spelling, document) whose mentions are left out; document "" for all.
    placed: what a spelling was confirmed to mean or that it was taken out of everything, by (spelling, document).
    together, apart: pairs of spellings that are, or are not, one thing.
    shown: the name to show, by spelling, the last decided last.
    confirmed: spellings that were confirmed to stand for themselves.
    """

    decisions: tuple[Decision, ...] = ()
    ignored: set[tuple[Spelling, str]] = field(default_factory=set)
    placed: dict[tuple[Spelling, str], Placement] = field(default_factory=dict)
    together: set[frozenset[Spelling]] = field(default_factory=set)
    apart: set[frozenset[Spelling]] = field(default_factory=set)
    shown: dict[Spelling, str] = field(default_factory=dict)
    confirmed: set[Spelling] = field(default_factory=set)

    @classmethod
    def compile(cls, decisions: Iterable[Decision]) -> "DecisionRules":
        """The rules that follow from `decisions`, the last of which wins."""
        rules = cls(tuple(decisions))
        for decision in rules.decisions:
            rules._apply(decision)
        return rules

    def _apply(self, decision: Decision) -> None:
        keys = [spelling(decision.type, name) for name in decision.names]
        place = (keys[0], decision.document)
        match decision.action:
            case Action.IGNORE:
                self.ignored.add(place)
            case Action.RENAME:
                self._revive(keys[0], decision.document)
                self.shown.pop(keys[0], None)
                self.shown[keys[0]] = decision.names[1]
            case Action.CONFIRM:
                self._revive(keys[0], decision.document)
                self.placed.pop(place, None)
                if keys[0] != keys[1]:
                    self.placed[place] = Placement(decision.names[1])
                else:
                    self.confirmed.add(keys[0])
                self.apart.discard(frozenset(keys))
            case Action.SPLIT:
                self._revive(keys[0], decision.document)
                self.placed[place] = _TAKEN_OUT
                if not decision.document:
                    self.together = {pair for pair in self.together if keys[0] not in pair}
                    if len(set(keys)) == 2:
                        self.apart.add(frozenset(keys))
            case Action.MERGE:
                for key in keys:
                    self._revive(key, "")
                    if self.placed.get((key, "")) == _TAKEN_OUT:
                        del self.placed[key, ""]
                for key in keys[1:]:
                    if key != keys[0]:
                        self.together.add(frozenset((keys[0], key)))
                self.apart = {pair for pair in self.apart if not pair <= set(keys)}

    def _revive(self, key: Spelling, document: str) -> None:
        """A later decision about an ignored spelling takes it back."""
        self.ignored.discard((key, document))
        if not document:
            self.ignored = {place for place in self.ignored if place[0] != key}

    def ignores(self, kind: EntityType, text: str, document: str) -> bool:
        """True when mentions spelt `text` are to be left out of `document`."""
        if not self.ignored:
            return False
        key = spelling(kind, text)
        return (key, "") in self.ignored or (key, document) in self.ignored

    def placement(self, kind: EntityType, text: str, document: str) -> Placement | None:
        """What was decided about the spelling `text` in `document`; a decision about the document goes first."""
        if not self.placed:
            return None
        key = spelling(kind, text)
        return self.placed.get((key, document)) or self.placed.get((key, ""))

    def spellings(self) -> set[Spelling]:
        """The spellings that pairs and shown names are about."""
        found = set(self.shown)
        for pair in (*self.together, *self.apart):
            found |= pair
        found |= {
            spelling(place[0][0], placement.target) for place, placement in self.placed.items() if placement.target
        }
        return found
