"""Names are sorted as ICU sorts them (data/collation.json, written by make_collation_fixture.py)."""

import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.localisation import collation_key, set_language

FIXTURE = json.loads((Path(__file__).resolve().parent / "data" / "collation.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("what", ["words", "territories"])
@pytest.mark.parametrize("language", FIXTURE)
def test_the_order_is_that_of_icu(language: str, what: str) -> None:
    expected = FIXTURE[language][what]
    assert len(expected) > 200
    shuffled = list(expected)
    random.Random(5).shuffle(shuffled)
    set_language(language)
    assert sorted(shuffled, key=collation_key) == expected


@pytest.mark.parametrize(
    ("language", "in_order"),
    [
        ("vi", ["An", "Ánh", "Ăn", "Da", "Đà", "Em", "Ê", "Hổ", "Hộ", "Ô", "Ơ", "Астана"]),
        ("en", ["Zoom", "Астана", "Әлия"]),
        ("kk", ["Алма", "Әлия", "Гүл", "Ғани", "Кот", "Қазақ", "Ол", "Өлең", "Ұл", "Үй", "Ың", "Іле", "Яна", "Astana"]),
    ],
)
def test_the_alphabet_of_the_language_goes_first(language: str, in_order: list[str]) -> None:
    set_language(language)
    assert sorted(reversed(in_order), key=collation_key) == in_order


def test_capitals_and_marks_count_only_between_equal_letters() -> None:
    set_language("vi")
    in_order = ["hòa", "Hòa", "HÒA", "hóa", "họa", "hòa bình"]
    assert sorted(in_order[1:] + in_order[:1], key=collation_key) == ["hòa", "Hòa", "HÒA", "hóa", "họa", "hòa bình"]


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_texts_can_be_compared(one: str, other: str) -> None:
    for language in ("en", "vi", "kk"):
        set_language(language)
        assert (collation_key(one) == collation_key(other)) == (one == other)


def test_a_key_takes_little_time() -> None:
    set_language("vi")
    names = FIXTURE["vi"]["words"]
    best = 1.0
    for _ in range(5):
        start = time.process_time()
        for name in names:
            collation_key(name)
        best = min(best, (time.process_time() - start) / len(names))
    assert best < 25e-6
