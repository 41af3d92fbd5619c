"""The articles of tests/data/follow, aligned with the names that are really recognised and linked."""

import pytest
from follow_mode import PAIRS, figures_of, strays


@pytest.mark.parametrize("pair", PAIRS)
def test_the_right_paragraph_is_found_in_both_directions(pair: str) -> None:
    for way, figures in figures_of(pair).items():
        assert figures.rate >= 0.9, (way, figures.mistakes)
        assert figures.overall >= 0.9, (way, figures.mistakes)
        assert figures.position <= 0.6, way


def test_articles_on_something_else_answer_next_to_nothing() -> None:
    assert strays() <= 0.05
