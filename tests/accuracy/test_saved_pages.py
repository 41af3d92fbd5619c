"""Saved pages of many layouts are read as their tables say."""

import pytest
import saved_pages

FLOORS = {
    "lead": 0.95,
    "caption": 0.9,
    "related": 0.95,
    "no wrong date": 1.0,
    "paragraph": 0.95,
    "junk": 0.9,
    "title": 0.95,
}


@pytest.mark.parametrize("which", ["tuning", "held-out"])
def test_the_article_is_read_and_what_stands_around_it_is_not(which: str) -> None:
    tally = saved_pages.measure(which)
    for kind, floor in FLOORS.items():
        assert tally.share(kind) >= floor, tally.mistakes


def test_it_does_not_hang_on_the_second_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.documents.formats.html.reading.paragraphs", lambda _markup: [])
    tally = saved_pages.measure()
    for kind, floor in FLOORS.items():
        assert tally.share(kind) >= floor, tally.mistakes
