"""What an index of names is made of."""

from typing import NamedTuple


class NameEntry(NamedTuple):
    """A spelling to be found: several may share an `id`, of which the best is answered.

    kind: "PERSON", "PLACE", "ORG" … or None. count: how often it occurs; orders equally good matches.
    """

    id: str
    name: str
    kind: str | None = None
    count: int = 1  # type: ignore[assignment]  # a tuple can count too, which nobody asks of an entry
