"""Which indexes of names become one: so few are left that a search need not ask many."""

import pytest

from reader.library.links.segments import Segment, to_join

NO_LIMIT = 1 << 30


def _segments(*sizes: int) -> list[Segment]:
    return [Segment(number, size, "", (number,)) for number, size in enumerate(sizes)]


@pytest.mark.parametrize(
    ("sizes", "fresh", "most", "joined"),
    [
        ((), 100, NO_LIMIT, ()),
        ((40_000, 13_000), 100, NO_LIMIT, ()),
        ((40_000, 13_000), 9_000, NO_LIMIT, (13_000, 40_000)),
        ((20_000, 20_000, 20_000, 13_000, 4_000), 25, NO_LIMIT, (4_000, 13_000, 20_000, 20_000, 20_000)),
        ((20_000, 20_000, 9_000, 4_000), 3_000, 20_000, (4_000, 9_000)),
    ],
)
def test_segments_of_like_sizes_become_one(
    sizes: tuple[int, ...], fresh: int, most: int, joined: tuple[int, ...]
) -> None:
    assert tuple(segment.entities for segment in to_join(_segments(*sizes), fresh, most)) == joined
