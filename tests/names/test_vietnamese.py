"""Vietnamese spellings, and which part of a name stands for the person."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.names import compare, folded, marked, marks_compatible, refers_by_given_name
from reader.names.vietnamese import PSEUDONYMS, i_for_y, is_syllable

_NAMES = (
    "Nguyễn Văn Hùng|Trần Thị Thúy|Lê Hoàng Mỹ|Phạm Quý Ngọ|Đỗ Bá Tỵ|Võ Thị Ánh Xuân|Đặng Quốc Khánh|Lý Thái Tổ|"
    "Huỳnh Tấn Việt|Bùi Thị Minh Hoài|Ngô Xuân Lịch|Đoàn Minh Huấn|Hồ Đức Phớc|Vũ Hải Hà|Nguyễn Hòa Bình"
)
NAMES = _NAMES.split("|")


@pytest.mark.parametrize(
    ("a", "b"),
    [("Lý", "Lí"), ("Mỹ", "Mĩ"), ("Sỹ", "Sĩ"), ("Kỳ", "Kì"), ("Vỹ", "Vĩ"), ("Quý", "Quí"), ("Quỳnh", "Quình")],
)
def test_i_and_y_are_one(a: str, b: str) -> None:
    assert i_for_y(folded(a)) == i_for_y(folded(b))
    assert compare(f"Nguyễn Thị {a}", f"Nguyễn Thị {b}", "PERSON").relation == "same"


@pytest.mark.parametrize(("a", "b"), [("Thúy", "Thúi"), ("Tay", "Tai"), ("Quyên", "Quiên"), ("Huy", "Hui")])
def test_i_and_y_behind_another_vowel_are_two(a: str, b: str) -> None:
    assert i_for_y(folded(a)) != i_for_y(folded(b))


def decomposed(text: str) -> str:
    """Half composed, as some keyboards write: the vowel with its quality, then the tone."""
    pieces = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        pieces.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in tone)) + tone)
    return "".join(pieces)


@pytest.mark.parametrize("name", NAMES)
def test_every_way_of_composing_a_name_is_one(name: str) -> None:
    for other in (unicodedata.normalize("NFD", name), decomposed(name), name.upper(), name.replace("Đ", "Ð")):
        assert marked(other) == marked(name)
        assert folded(other) == folded(name)
        assert marks_compatible(other, name)


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_only_the_end_of_a_name_refers_to_it(one: str, other: str) -> None:
    for length in (1, 2):
        tail = " ".join(other.split()[-length:])
        meant = refers_by_given_name(tail, one)
        assert meant <= (folded(one).endswith(folded(tail)))
        assert refers_by_given_name(folded(tail), folded(one)) >= meant


@pytest.mark.parametrize(
    ("short", "full", "refers"),
    [
        ("Văn Hậu", "Đoàn Văn Hậu", True),
        ("Minh Khai", "Nguyễn Thị Minh Khai", True),
        ("Mĩ", "Lê Hoàng Mỹ", True),
        ("Trần Hà", "Lê Trần Hà", False),
        ("Thị Minh", "Nguyễn Thị Minh Khai", False),
        ("Minh Khài", "Nguyễn Thị Minh Khải", False),
        ("Mạng", "Minh Mạng", False),
        ("Ái Quốc", "Nguyễn Ái Quốc", False),
        ("", "Nguyễn Văn An", False),
    ],
)
def test_short_forms(short: str, full: str, refers: bool) -> None:
    assert refers_by_given_name(short, full) is refers


def test_pseudonyms_are_never_split() -> None:
    for name in PSEUDONYMS:
        for length in range(1, len(name.split())):
            assert not refers_by_given_name(" ".join(name.split()[-length:]), name)


def test_every_word_of_the_names_is_a_syllable() -> None:
    assert all(is_syllable(folded(word)) for name in NAMES for word in name.split())
