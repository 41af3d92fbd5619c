"""What is known about the words of names, and the tables it stands in."""

import pytest

from reader.names import build_word_counts, folded, name_words
from reader.names.chinese import is_reading, romanised
from reader.names.name_words import is_pseudonym, pseudonyms_of
from reader.names.vietnamese import PSEUDONYMS, is_unsplittable


def test_the_counts_of_words_are_those_of_the_tables() -> None:
    """Else: python -m reader.names.build_word_counts."""
    assert build_word_counts.PATH.read_text(encoding="utf-8") == build_word_counts.table()


def test_common_words_weigh_less() -> None:
    assert name_words.weight("nguyen") < name_words.weight("smith") < name_words.weight("zhumagulovski") == 1.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Quang Trung", "Nguyễn Huệ"),
        ("Quang Trung", "Nguyen Hue"),
        ("hồ chí minh", "Nguyễn Ái Quốc"),
        ("Minh Mạng", "Nguyễn Phúc Đảm"),
        ("Avicenna", "Әбу Әли ибн Сина"),
        ("Mark Twain", "Samuel Clemens"),
    ],
)
def test_names_of_one_person(a: str, b: str) -> None:
    assert is_pseudonym(a, b) and is_pseudonym(b, a)
    assert folded(b) in map(folded, pseudonyms_of(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Quang Trung", "Quang Trung"),
        ("Quang Trung", "QUANG TRUNG"),
        ("Quang Trung", "Hồ Chí Minh"),
        ("Quảng Trung", "Nguyễn Huệ"),
        ("Marat Berdenov", "Марат Берденов"),
        ("", ""),
        ("*", "*Quang Trung"),
    ],
)
def test_names_of_two_people_or_of_nobody(a: str, b: str) -> None:
    assert not is_pseudonym(a, b) and not is_pseudonym(b, a)


def test_names_assumed_as_a_whole_are_in_the_table_of_pseudonyms() -> None:
    assert {"ho chi minh", "bao dai", "nguyen ai quoc"} <= PSEUDONYMS
    assert all(pseudonyms_of(name) for name in PSEUDONYMS)
    assert is_unsplittable("Hồ Chí Minh") and not is_unsplittable("Nguyễn Huệ")
    assert not any("*" in other for name in PSEUDONYMS for other in pseudonyms_of(name))


@pytest.mark.parametrize(
    ("vietnamese", "other"),
    [
        ("Tập Cận Bình", "Xi Jinping"),
        ("Mao Trạch Đông", "Mao Zedong"),
        ("Vương Nghị", "Wang Yi"),
        ("Vương Nghị", "Ван И"),
        ("Lý Cường", "Li Qiang"),
    ],
)
def test_chinese_names_by_their_vietnamese_reading(vietnamese: str, other: str) -> None:
    assert is_reading(vietnamese.split(), other.split()) and is_reading(other.split(), vietnamese.split())
    if other.isascii():
        assert folded(other).replace(" ", "") in romanised(vietnamese.split())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tập Cận Bình", "Li Qiang"),
        ("Tập Cận Bình", "Xi"),
        ("Tap Can Binh", "Xi Jinping"),
        ("Tập", "Xi"),
        ("Tập Cận Bình", ""),
        ("Tập Cận Bình", "Xi Jin Ping Li"),
        ("Xi Jinping", "Xi Jinping"),
    ],
)
def test_other_names_are_no_reading(a: str, b: str) -> None:
    assert not is_reading(a.split(), b.split()) and not is_reading(b.split(), a.split())


def test_only_marked_syllables_are_romanised() -> None:
    assert romanised(["Tap", "Can", "Binh"]) == romanised(["Tập"]) == romanised(["Serik", "Омаров"]) == ()
    assert len(romanised(["Vương", "Nghị", "Bình", "Cường"])) <= 48
