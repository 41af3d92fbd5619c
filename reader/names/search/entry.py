"""What an index of names is made of."""

from dataclasses import dataclass


@dataclass(slots=True)
class NameEntry:
    """A spelling to be found: several may share an `id`, of which the best is answered.

    kind: "PERSON", "PLACE", "ORG" … or None. count: how often it occurs; orders equally good matches.
    """

    id: str
    name: str
    kind: str | None = None
    count: int = 1
