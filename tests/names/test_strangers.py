"""Telling two people apart at a glance, without comparing their names."""

import pytest

from reader.names import compare
from reader.names.strangers import are_strangers, plain_words

_NAMES = (
    *("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "Nguyen Van Hung", "Nguyễn Thị Minh Khai", "Trần Thị Bích Hằng"),
    *("Nguyễn Trãi", "Ức Trai", "Tập Cận Bình", "Xi Jin Ping", "Bà Huyện Thanh Quan", "Ông Ích Khiêm"),
    *("Nurlan Serikov", "Serikov Nurlan", "Nurlan Serikova", "N. Serikov", "Nurlan Serikov Jr", "Нұрлан Серіков"),
    *("Erlan Qasymov", "Yerlan Kasymov", "Erlan Qasymuly", "General Erlan Qasymov", "Ludwig van Beethoven"),
    *("Jean de Villiers", "John Smith", "Jon Smyth", "Dean Smith", "Sir John Major"),
)


@pytest.mark.parametrize("name", _NAMES)
def test_strangers_are_never_compared_as_the_same(name: str) -> None:
    for other in _NAMES:
        if are_strangers(plain_words(name.split()), plain_words(other.split())):
            assert compare(name, other, "PERSON").relation != "same", other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Hùng", "Nguyễn Văn Bắc"),
        ("Hoàng Thị Lan", "Nguyễn Thị Phương"),
        ("Erlan Qasymov", "Marat Tulegenov"),
    ],
)
def test_strangers_are_told_without_comparing(one: str, other: str) -> None:
    assert are_strangers(plain_words(one.split()), plain_words(other.split()))


@pytest.mark.parametrize("name", ["Chủ tịch Lê Duẩn", "N. Serikov", "Нұрлан Серіков", "John Smith Jr", "Pelé"])
def test_names_with_more_than_plain_words_are_left_to_the_comparison(name: str) -> None:
    assert plain_words(name.split()) == ()
