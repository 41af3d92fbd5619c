"""The catalogues are complete, and languages and formats follow the one in force."""

import pytest

from reader.localisation import (
    choose_language,
    collation_key,
    format_date_value,
    languages,
    set_language,
)
from reader.messages import UsageError


def test_languages_are_listed_under_their_own_names() -> None:
    assert dict(languages()) == {"en": "English", "kk": "қазақ тілі", "vi": "Tiếng Việt"}


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "kk_KZ.UTF-8@latin", "LC_ALL": ""}, "kk"),
        ({"LC_MESSAGES": "kk_KZ", "LANG": "vi_VN"}, "kk"),
        ({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, "en"),
        ({"LANG": "tlh_XX.UTF-8"}, "en"),
        ({"LANG": "..@@__--"}, "en"),
        ({}, "en"),
    ],
)
def test_the_environment_chooses_the_language(environment: dict[str, str], expected: str) -> None:
    assert choose_language(None, None, environment) == expected


def test_option_and_last_choice_go_before_the_environment() -> None:
    assert choose_language("kk", "vi", {"LANG": "en"}) == "kk"
    assert choose_language(None, "vi", {"LANG": "kk_KZ"}) == "vi"
    assert choose_language(None, "gone", {"LANG": "kk_KZ"}) == "kk"
    with pytest.raises(UsageError, match="en, kk, vi"):
        choose_language("xx", None, {})


@pytest.mark.parametrize(
    ("language", "value", "expected"),
    [
        ("en", "2025-05-06", "6 May 2025"),
        ("vi", "2025-05-06", "6 tháng 5, 2025"),
        ("kk", "2025-05-06", "2025\u00a0ж. 6 мамыр"),
        ("en", "--05-06", "6 May"),
        ("kk", "--02-29", "29 ақпан"),
        ("vi", "2025-05", "tháng 5 năm 2025"),
        ("en", "2025-05-05/2025-05-07", "5–7 May 2025"),
        ("kk", "2023/2025", "2023–2025"),
        ("vi", "2025-13-99", "2025-13-99"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(language: str, value: str, expected: str) -> None:
    set_language(language)
    assert format_date_value(value) == expected


@pytest.mark.parametrize(
    ("language", "in_order"),
    [
        ("vi", ["An", "Ánh", "Ăn", "Da", "Đà", "Em", "Ê", "Hổ", "Hộ", "Ô", "Ơ"]),
        ("kk", ["Алма", "Әлия", "Гүл", "Ғани", "Кот", "Қазақ", "Ол", "Өлең", "Ұл", "Үй", "Ың", "Іле", "Яна", "Astana"]),
    ],
)
def test_sorting_follows_the_alphabet_of_the_language(language: str, in_order: list[str]) -> None:
    set_language(language)
    assert sorted(reversed(in_order), key=collation_key) == in_order
