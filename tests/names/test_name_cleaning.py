"""Titles, heads and other wrapping of names."""

import pytest

from reader.names import clean


@pytest.mark.parametrize(
    ("written", "kind", "name"),
    [
        ("Chủ tịch nước Trần Văn Bình", None, "Trần Văn Bình"),
        ("ông Bình", None, "Bình"),
        ("Ông Bình", "PERSON", "Bình"),
        ("GS.TS. Nguyễn Văn Bình", None, "Nguyễn Văn Bình"),
        ("Prime Minister Marat Berdenov", None, "Marat Berdenov"),
        ("Sr. Lt. Gen. Tran Van Binh", "PERSON", "Tran Van Binh"),
        ("премьер-министр Берденов", None, "Берденов"),
        ("Берденов мырза", None, "Берденов"),
        ("chu tich Tran Van Binh", None, "Tran Van Binh"),
        ("thành phố Cần Thơ", None, "Cần Thơ"),
        ("TP. Cần Thơ", None, "Cần Thơ"),
        ("tinh Lao Cai", "PLACE", "Lao Cai"),
        ("Lao Cai Province", None, "Lao Cai"),
        ("Ақмола облысында", None, "Ақмола"),
        ("Қостанай қаласының", "PLACE", "Қостанай"),
        ("г. Костанай", None, "Костанай"),
        ("АҚШ-пен", None, "АҚШ"),
        ("Boeing-тың", None, "Boeing"),
        ("Kazakhstan’s", None, "Kazakhstan"),
        ("«Астана»", None, "Астана"),
    ],
)
def test_what_is_no_part_of_the_name_is_taken_off(written: str, kind: str | None, name: str) -> None:
    assert clean(written, kind).text == name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Bà Rịa", None),
        ("Bà Nà", "PLACE"),
        ("Ông Ích Khiêm", None),
        ("Quận 1", None),
        ("King's College", "ORG"),
        ("Prime Minister", None),
    ],
)
def test_names_that_look_like_titles_stay_whole(name: str, kind: str | None) -> None:
    assert clean(name, kind).text == name


def test_the_class_of_a_place_is_told() -> None:
    assert clean("Алматы облысы").head == "province"
    assert clean("thành phố Huế").head == "city"
    assert clean("Huế").head is None


def test_mixed_scripts_are_repaired() -> None:
    assert clean("Cерік").text == "Серік"  # a Latin C
    assert clean("Аstana").text == "Astana"  # a Cyrillic А


def test_initials_and_hyphens_separate_words() -> None:
    assert clean("Қ.Берденов").words == ("Қ", "Берденов")
    assert clean("Жан-Поль Сартр").words == ("Жан", "Поль", "Сартр")


def test_brackets_give_aliases() -> None:
    cleaned = clean("Nguyễn Văn Bình (Ba Bình)")
    assert cleaned.text == "Nguyễn Văn Bình"
    assert cleaned.aliases == ("Ba Bình",)


@pytest.mark.parametrize("junk", ["", " ", "!!", "—", "()", "\u200b", "."])
def test_nothing_is_cleaned_to_nothing_without_a_fault(junk: str) -> None:
    assert clean(junk).original == junk


@pytest.mark.parametrize("many", ["Mr ", "Mr", "thành phố ", "ông ", "(ab)", "А.", "aʰ'", "Sr. Lt. Gen. "])
@pytest.mark.parametrize("kind", [None, "PERSON", "PLACE"])
def test_a_heap_of_titles_is_taken_off_at_once(many: str, kind: str | None) -> None:
    cleaned = clean(many * 50_000 + "X", kind)
    assert len(cleaned.text) + sum(map(len, cleaned.titles + cleaned.heads)) <= 1_000
    assert sum(map(len, cleaned.aliases)) <= 1_000


def test_titles_in_a_row_come_off_one_by_one() -> None:
    cleaned = clean("ông Giáo sư Tiến sĩ Nguyễn Văn Bình")
    assert (cleaned.text, cleaned.titles) == ("Nguyễn Văn Bình", ("ông", "Giáo sư", "Tiến sĩ"))
    cleaned = clean("tỉnh Lâm Đồng thành phố", "PLACE")
    assert cleaned.head == "province"


@pytest.mark.parametrize("name", ["Nguyên Ngọc", "Dean Smith", "Азамат Серік", "Tân Bình Thịnh"])
def test_titles_that_are_names_too_stay(name):
    assert clean(name, "PERSON").text == name
