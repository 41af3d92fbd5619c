"""Where the person has been: places left by jumps, to go back to and forward again."""

from typing import NamedTuple

_MOST = 100


class Place(NamedTuple):
    """A view of the document `key` whose top stands at `offset` (code points into its text)."""

    key: str
    offset: int


class History:
    """Like that of a browser: a jump forgets what lay ahead, going back does not."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, place: Place) -> None:
        """A jump leads away from `place`."""
        self._ahead.clear()
        self._push(self._behind, place)

    def back(self, here: Place) -> Place | None:
        """The place before the last jump, None when there is none; `here` is remembered to come forward again."""
        return self._travel(self._behind, self._ahead, here)

    def forward(self, here: Place) -> Place | None:
        """The place that was left by `back`, None when there is none."""
        return self._travel(self._ahead, self._behind, here)

    def _travel(self, source: list[Place], target: list[Place], here: Place) -> Place | None:
        while source:
            place = source.pop()
            if place != here:  # a jump that moved nothing is no step
                self._push(target, here)
                return place
        return None

    @staticmethod
    def _push(places: list[Place], place: Place) -> None:
        if not places or places[-1] != place:
            places.append(place)
            del places[:-_MOST]
