"""What the reading screen remembers between runs, and how it writes it."""

from dataclasses import dataclass

from reader.library.library import Library

_FULL_WIDTH = "full-width"
_ENTITY_PANE = "entity-pane"


@dataclass
class Layout:
    """Which panes a person wants to see."""

    full_width: bool = False
    entities: bool = True

    @classmethod
    def of(cls, library: Library) -> "Layout":
        """The layout that was kept in `library`."""
        return cls(library.setting(_FULL_WIDTH) == "on", library.setting(_ENTITY_PANE) != "off")

    def keep(self, library: Library) -> None:
        """Keep it in `library`."""
        library.set_setting(_FULL_WIDTH, "on" if self.full_width else "off")
        library.set_setting(_ENTITY_PANE, "on" if self.entities else "off")


class Positions:
    """Reading positions on their way into the library: collected while one scrolls, written in one go."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._moved: dict[str, int] = {}

    def move(self, key: str, offset: int) -> None:
        """Remember that the document `key` is read at `offset`."""
        self._moved[key] = offset

    def of(self, key: str) -> int:
        """Where the document `key` is read."""
        return self._moved.get(key, self._library.position(key))

    def write(self) -> None:
        """Hand what has moved over to the library."""
        while self._moved:
            key, offset = self._moved.popitem()
            self._library.set_position(key, offset)
