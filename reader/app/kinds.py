"""How the kinds of entities are told apart: order, heading, letter tag and style."""

from typing import NamedTuple

from reader.entities.kind_names import KIND_HEADINGS
from reader.entities.mention import EntityType


class Kind(NamedTuple):
    """How one kind looks.

    tag: one cell that stands for the kind without colour.
    style: what tells its mentions in the text from others besides the colour (a Textual text style); dates and
        amounts show what they are by their digits. plain_style: the same where there are no colours at all.
    """

    type: EntityType
    tag: str
    style: str
    plain_style: str = ""

    @property
    def label(self) -> str:
        """The heading in the pane, untranslated."""
        return KIND_HEADINGS[self.type]

    @property
    def component(self) -> str:
        """The component class that carries colour and style."""
        return f"kind--{self.type.value.lower()}"

    @property
    def variable(self) -> str:
        """The theme variable of its colour."""
        return f"kind-{self.type.value.lower()}"


KINDS = {
    kind.type: kind
    for kind in (
        Kind(EntityType.PERSON, "P", "bold"),
        Kind(EntityType.PLACE, "L", "underline"),
        Kind(EntityType.ORG, "O", "bold underline"),
        Kind(EntityType.EVENT, "E", "italic"),
        Kind(EntityType.LAW, "§", "bold italic"),
        Kind(EntityType.NORP, "N", "italic underline"),
        Kind(EntityType.WORK, "W", "bold italic underline"),
        Kind(EntityType.DATE, "D", "italic", "dim italic"),
        Kind(EntityType.MONEY, "$", "none", "dim"),
        Kind(EntityType.PERCENT, "%", "none", "dim"),
        Kind(EntityType.QUANTITY, "#", "none", "dim"),
    )
}
"""In the order of the pane."""

ORDER = {entity_type: position for position, entity_type in enumerate(KINDS)}
"""The place of each kind in the pane."""


def kinds_css(*widgets: str) -> str:
    """The style sheet that gives the kinds their looks inside `widgets` (names of Textual widget types).

    Dimming is kept for terminals without colours: on colours it costs more contrast than text can spare.
    """
    rules = []
    for kind in KINDS.values():
        rules.append(f"& .{kind.component} {{ color: ${kind.variable}; text-style: {kind.style}; }}")
        if kind.plain_style:
            rules.append(f"&:nocolor .{kind.component} {{ text-style: {kind.plain_style}; }}")
    return f"{', '.join(widgets)} {{ {' '.join(rules)} }}"
