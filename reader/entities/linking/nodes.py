"""What linking calls a name: its kind and its canonical key."""

from reader.entities.linking.wording import WEAK
from reader.entities.mention import EntityType

NodeKey = tuple[EntityType, str]
"""A spelling by kind and canonical key; keys of known things begin with "=", values with "#", decided ones with "!"."""


def is_name(node: NodeKey) -> bool:
    """True for spellings, False for known things, values and spellings that a decision took out."""
    return node[1][:1] not in {"=", "#", "!"}


def is_weak(node: NodeKey) -> bool:
    """True for abbreviations of composed names: they may stand for several things."""
    return node[1][:1] == WEAK
