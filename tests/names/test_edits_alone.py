"""Edits are counted without RapidFuzz as RapidFuzz counts them."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from reader.names import edits

WORDS = st.text("abcд ", max_size=7)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As at the start of a program that looks one name up."""
    monkeypatch.delitem(sys.modules, "rapidfuzz.distance")
    monkeypatch.setattr(edits, "_pairs_left", 10_000)


@given(WORDS, WORDS)
def test_each_letter_is_in_one_edit(a: str, b: str) -> None:
    assert edits._own_distance(a, b) == OSA.distance(a, b)


def test_words_near_a_word(alone: None) -> None:
    choices = ["tokaev", "tokayev", "toakev", "okaev", "nazarbaev", ""]
    few = list(edits.near_ones("tokaev", choices, 1))
    assert "rapidfuzz.distance" not in sys.modules
    many = [pair for pair in edits.near_ones("tokaev", choices + ["x"] * 10_000, 1) if pair[0]]
    assert few == [(text, int(count), place) for text, count, place in many]
    assert [text for text, *_ in few] == ["tokaev", "tokayev", "toakev", "okaev"]
