"""How far two spellings of a word are apart: within an alphabet, and between Latin and Cyrillic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.names import edits, folded
from reader.names.correspondence import distance, may_correspond

CLOSE = [
    ("Johnson", "Джонсон"),
    ("Schultz", "Шульц"),
    ("Macron", "Макрон"),
    ("Zhang", "Чжан"),
    ("Shinzo", "Синдзо"),
    ("Heydar", "Гейдар"),
    ("George", "Джордж"),
    ("Müller", "Мюллер"),
]
FAR = [("Johnson", "Макрон"), ("Putin", "Пушкин"), ("Macron", "Маркос"), ("Obama", "Осака"), ("Astana", "Алматы")]


@pytest.mark.parametrize(("latin", "cyrillic"), CLOSE)
def test_transcriptions_are_near(latin: str, cyrillic: str) -> None:
    assert may_correspond(folded(latin), cyrillic)
    assert distance(latin, cyrillic) <= 0.5
    assert distance(latin, cyrillic) == distance(latin.upper(), cyrillic.lower())


@pytest.mark.parametrize(("latin", "cyrillic"), FAR)
def test_other_names_are_far(latin: str, cyrillic: str) -> None:
    assert distance(latin, cyrillic) > 1.0


@pytest.mark.parametrize(("latin", "cyrillic"), [("", ""), ("a", ""), ("", "а"), ("a" * 33, "а" * 33), ("!!", "а")])
def test_what_is_empty_or_too_long_is_far(latin: str, cyrillic: str) -> None:
    assert distance(latin, cyrillic) > 5


WORDS = st.text(alphabet="abcdefghiklmnoprstuvz", max_size=12)


@given(WORDS, WORDS)
def test_edits_cost_the_same_both_ways_and_nothing_for_equal_words(a: str, b: str) -> None:
    assert edits.cost(a, a) == 0 and not edits.far(a, a)
    assert (edits.cost(a, b) > 0) == (
        a.replace("sh", "x").replace("ch", "c") != b.replace("sh", "x").replace("ch", "c")
    )
    assert edits.far(a, b) == edits.far(b, a)
    assert edits.derived_otherwise(a, b) == edits.derived_otherwise(b, a)
    assert edits.roots(a, b) == edits.roots(b, a)[::-1]


def test_likely_edits_cost_less() -> None:
    assert edits.cost("berdenov", "berdanov") < edits.cost("berdenov", "berdunov") < edits.cost("berdenov", "berdkov")
    assert edits.cost("berdenov", "bedrenov") == 0.7  # two neighbours that changed places
    assert edits.cost("merdenov", "berdenov") > edits.cost("berdemov", "berdebov")  # the first letter


def test_short_words_take_no_edits() -> None:
    assert [edits.budget(length) for length in (0, 2, 3, 5, 6, 7, 8, 60)] == [0, 0, 1, 1, 1.5, 1.5, 2, 2]


def test_endings_of_surnames_do_not_count() -> None:
    assert edits.roots("ospanov", "osmanov") == ("ospan", "osman")
    assert edits.roots("ospanov", "osmaneva") == ("ospanov", "osmaneva")
    assert edits.derived_otherwise("tursinov", "tursinbaev") and not edits.derived_otherwise("tursinov", "tursunov")
