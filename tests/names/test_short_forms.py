"""Short forms of a person's name, and marks."""

import pytest

from reader.names import marks_compatible, refers_by_given_name, refers_by_part


@pytest.mark.parametrize(
    ("short", "full", "refers"),
    [
        ("Bình", "Nguyễn Văn Bình", True),
        ("Binh", "Nguyễn Văn Bình", True),
        ("Bình", "Nguyen Van Binh", True),
        ("Bính", "Nguyễn Văn Bình", False),
        ("Thu Hà", "Nguyễn Thị Thu Hà", True),
        ("Văn", "Nguyễn Văn Bình", False),
        ("Nguyễn", "Nguyễn Văn Bình", False),
        ("Minh", "Hồ Chí Minh", False),
        ("Chinh", "Trường Chinh", False),
        ("Smith", "John Smith", False),
    ],
)
def test_vietnamese_names_are_referred_to_by_the_last_syllable(short: str, full: str, refers: bool) -> None:
    assert refers_by_given_name(short, full) is refers


@pytest.mark.parametrize(
    ("short", "full", "refers"),
    [
        ("Berdenov", "Marat Berdenov", True),
        ("Берденовтің", "Marat Berdenov", True),
        ("Берденову", "Марат Берденов", True),
        ("Marat", "Marat Berdenov", True),
        ("М.Берденов", "Марат Сабырович Берденов", True),
        ("President Macron", "Emmanuel Macron", True),
        ("Сулейменова", "Марат Сулейменов", False),
        ("Сабырович", "Марат Сабырович Берденов", False),
        ("Berdenow", "Marat Sarsenov", False),
        ("Bình", "Nguyễn Văn Bình", False),
        ("Marat Berdenov", "Marat Berdenov", False),
    ],
)
def test_other_names_are_referred_to_by_any_part(short: str, full: str, refers: bool) -> None:
    assert refers_by_part(short, full) is refers


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        ("Hùng", "Hưng", False),
        ("Hùng", "Hung", True),
        ("Hưng", "Hung", True),
        ("hòa", "Hoà", True),
        ("Đoàn", "Doan", True),
        ("Thanh Hóa", "Thạnh Hóa", True),
        ("Thánh Hóa", "Thạnh Hóa", False),
    ],
)
def test_marks_may_be_left_out_but_not_contradicted(a: str, b: str, fit: bool) -> None:
    assert marks_compatible(a, b) is fit
    assert marks_compatible(b, a) is fit
