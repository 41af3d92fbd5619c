"""Pairs of names that are one and pairs that are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.names import compare

SAME = [
    ("Nguyễn Thị Thu Hà", "Nguyen Thi Thu Ha", "PERSON"),
    ("NGUYỄN THU HÀ", "Nguyễn Thu Hà", "PERSON"),
    ("Nguyễn Thu Hà", "Nguyễn Thị Thu Hà", "PERSON"),
    ("bà Nguyễn Thu Hà", "Nguyen Thu Ha", "PERSON"),
    ("Lý Quốc Sư", "Lí Quốc Sư", "PERSON"),
    ("Đà Lạt", "Dalat", "PLACE"),
    ("thành phố Đà Lạt", "Da Lat City", "PLACE"),
    ("Марат Берденов", "Marat Berdenov", "PERSON"),
    ("Берденов Марат", "Marat Berdenov", "PERSON"),
    ("Марат Берденовтің", "Marat Berdenov", "PERSON"),
    ("Марат Сабырұлы Берденов", "Марат Сабырович Берденов", "PERSON"),
    ("М.Берденов", "Марат Берденов", "PERSON"),
    ("Қанат Әбішев", "Qanat Äbışev", "PERSON"),
    ("Қанат Әбішев", "Kanat Abishev", "PERSON"),
    ("Қарағандыда", "Karaganda", None),
    ("Trung Quốc", "Қытай", None),
    ("Вьетнам", "Việt Nam", "PLACE"),
]

APART = [
    ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "PERSON"),
    ("Nguyễn Văn Hùng", "Nguyễn Văn Dũng", "PERSON"),
    ("Nguyễn Văn Hà", "Nguyễn Thị Hà", "PERSON"),
    ("Serik Ospanov", "Berik Ospanov", "PERSON"),
    ("Омаров", "Омарова", "PERSON"),
    ("Марат Омаров", "Aizhan Omarova", "PERSON"),
    ("Quảng Ninh", "Quảng Bình", "PLACE"),
    ("Thanh Hóa", "Khánh Hòa", "PLACE"),
    ("Sơn Tây", "Tây Sơn", "PLACE"),
    ("Aktau", "Aktobe", "PLACE"),
    ("Almaty Region", "Almaty city", None),
    ("Tajikistan", "Pakistan", "PLACE"),
    ("Niger", "Nigeria", "PLACE"),
    ("Resolution 68", "Resolution 57", "LAW"),
    ("Son", "Sơn La", "PLACE"),
]


@pytest.mark.parametrize(("a", "b", "kind"), SAME)
def test_spellings_of_one_name_are_the_same(a: str, b: str, kind: str | None) -> None:
    assert compare(a, b, kind).relation == "same"


@pytest.mark.parametrize(("a", "b", "kind"), APART)
def test_names_of_two_things_are_not_the_same(a: str, b: str, kind: str | None) -> None:
    assert compare(a, b, kind).relation in {"different", "similar"}
    assert compare(a, b, kind).score < 0.6


def test_a_surname_alone_is_similar_to_the_full_name() -> None:
    assert compare("Berdenov", "Марат Берденов", "PERSON").relation == "similar"


@pytest.mark.parametrize("empty", ["", " ", "?!"])
def test_nothing_is_like_nothing(empty: str) -> None:
    assert compare(empty, "Астана").relation == "different"


def test_reasons_name_the_rule_and_the_words() -> None:
    reasons = " ".join(str(reason) for reason in compare("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "PERSON").reasons)
    assert "Hùng" in reasons and "Hưng" in reasons and "contradict" in reasons


WORDS = "Nguyễn Văn Hùng Hưng Hung Бақаев Bakayev Омарова Omarov Қ K Сабырұлы Sabyrovich 12 Astana Nẵng Đà"
NAMES = st.lists(
    st.sampled_from(WORDS.split()),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(NAMES, NAMES, st.sampled_from([None, "PERSON", "PLACE", "ORG"]))
def test_comparison_is_symmetric(a: str, b: str, kind: str | None) -> None:
    assert compare(a, b, kind) == compare(b, a, kind)


@given(NAMES)
def test_a_name_is_the_same_as_itself(name: str) -> None:
    assert compare(name, name).score == 1.0


@given(st.sampled_from([("Hùng", "Hưng"), ("Hiến", "Hiện"), ("Đoàn", "Doãn"), ("Thành", "Thanh")]))
def test_more_marks_never_make_different_people_more_alike(pair: tuple[str, str]) -> None:
    from reader.names import folded

    a, b = (f"Nguyễn Văn {given}" for given in pair)
    assert compare(a, b, "PERSON").score <= compare(folded(a), folded(b), "PERSON").score


def test_a_word_like_a_title_stays_in_a_known_name():
    assert compare("General Electric", "Electric").relation == "different"
    assert compare("General Electric", "GENERAL ELECTRIC").relation == "same"
    assert compare("General Trần Văn Trà", "Trần Văn Trà").relation == "same"
