"""Dates, numbers and lists read naturally in every language and never fail."""

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.localisation import (
    catalogues,
    format_date_short,
    format_date_value,
    format_list,
    format_money,
    format_number,
    format_percent,
    format_percentage,
    format_quantity,
    format_relative_time,
    format_size,
    set_language,
    translate,
)
from reader.messages import Message

DAY = 24 * 3600
LANGUAGES = ["en", "vi", "kk", "ru", "xx", "kk_Latn"]


@pytest.fixture(autouse=True)
def any_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let formats be asked for in languages without a catalogue."""
    monkeypatch.setattr(catalogues._Current, "code", "en")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2025-05-06", ["6 May 2025", "6 tháng 5 năm 2025", "2025\u00a0ж. 6 мамыр"]),
        ("--02-29", ["29 February", "29 tháng 2", "29 ақпан"]),
        ("2025-05", ["May 2025", "tháng 5 năm 2025", "2025\u00a0ж. мамыр"]),
        ("2025-Q2", ["2nd quarter 2025", "quý 2 năm 2025", "2025\u00a0ж. II тоқсан"]),
        ("2025-W10", ["week 10 of 2025", "tuần 10 năm 2025", "2025\u00a0ж. 10-апта"]),
        ("2025-05-05/2025-05-07", ["5–7 May 2025", "5–7 tháng 5 năm 2025", "2025\u00a0ж. 5–7 мамыр"]),
        (
            "2025-04-29/2025-05-07",
            ["29 April – 7 May 2025", "29 tháng 4 – 7 tháng 5 năm 2025", "2025\u00a0ж. 29 сәуір – 7 мамыр"],
        ),
        (
            "2024-12-29/2025-01-07",
            [
                "29 December 2024 – 7 January 2025",
                "29 tháng 12 năm 2024 – 7 tháng 1 năm 2025",
                "2024\u00a0ж. 29 желтоқсан – 2025\u00a0ж. 7 қаңтар",
            ],
        ),
        ("2025-04/2025-05", ["April–May 2025", "tháng 4 – tháng 5 năm 2025", "2025\u00a0ж. сәуір–мамыр"]),
        ("2023/2025", ["2023–2025"] * 3),
        ("2025-13-99", ["2025-13-99"] * 3),
    ],
)
def test_dates(value: str, written: list[str]) -> None:
    assert [format_date_value(value, language) for language in ("en", "vi", "kk")] == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("USD 146300000", ["USD 146.3 million", "146,3 triệu USD", "146,3 млн USD"]),
        ("VND 5000000000000", ["VND 5 trillion", "5 nghìn tỷ VND", "5 трлн VND"]),
        ("KZT 1234567", ["KZT 1,234,567", "1.234.567 KZT", "1\u00a0234\u00a0567 KZT"]),
        ("EUR 500000-1500000", ["EUR 0.5–1.5 million", "0,5–1,5 triệu EUR", "0,5–1,5 млн EUR"]),
        ("EUR 7.5", ["EUR 7.5", "7,5 EUR", "7,5 EUR"]),
        ("nonsense", [None] * 3),
    ],
)
def test_sums_of_money(value: str, written: list[str | None]) -> None:
    assert [format_money(value, language) for language in ("en", "vi", "kk")] == written


def test_percentages_of_a_text() -> None:
    assert [format_percentage("18.4", language) for language in ("en", "vi", "kk")] == ["18.4%", "18,4%", "18,4%"]
    assert format_percentage("5-7.5", "vi") == "5–7,5%"
    assert format_money("USD 5", "ru") is None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("3500000 t", ["3.5 million tonnes", "3,5 triệu tấn", "3,5 млн тонна"]),
        ("1 year", ["1 year", "1 năm", "1 жыл"]),
        ("5-7 km", ["5–7 km", "5–7 km", "5–7 км"]),
        ("800 person people", ["800 people", "800 người", "800 адам"]),
        ("21 flights", [None] * 3),
        ("person", [None] * 3),
    ],
)
def test_quantities(value: str, written: list[str | None]) -> None:
    assert [format_quantity(value, language) for language in ("en", "vi", "kk")] == written


def test_dates_of_a_script_that_cldr_lacks_are_not_written_in_another() -> None:
    assert format_date_value("2025-05-06", "kk_Latn") == "2025-05-06"
    assert format_date_value("2025-05-06", "kk_Cyrl") == "2025\u00a0ж. 6 мамыр"


@pytest.mark.parametrize(
    ("language", "number", "share", "three", "two", "ago", "ahead", "day", "size"),
    [
        ("en", "1,234.5", "0.84", "A, B and C", "A or B", "3 days ago", "in 3 days", "6 May 2025", "3.3\u00a0MB"),
        (
            "vi", "1.234,5", "0,84", "A, B và C", "A hoặc B", "3 ngày trước", "sau 3 ngày nữa", "6/5/2025",
            "3,3\u00a0MB",
        ),
        (
            "kk", "1\u00a0234,5", "0,84", "A, B, C", "A не B", "3 күн бұрын", "3 күннен кейін", "06.05.2025",
            "3,3\u00a0МБ",
        ),
    ],
)  # fmt: skip
def test_numbers_and_lists(
    language: str, number: str, share: str, three: str, two: str, ago: str, ahead: str, day: str, size: str
) -> None:
    set_language(language)
    assert format_number(1234.5) == number
    assert format_number(0.84, 2) == share
    assert format_list("ABC") == three
    assert format_list("AB", alternatives=True) == two
    assert format_relative_time(3 * DAY) == ago
    assert format_relative_time(-3 * DAY) == ahead
    assert format_date_short("2025-05-06") == day
    assert format_size(3_500_000) == size


def test_numbers_and_lists_in_messages_are_those_of_the_language() -> None:
    message = Message("{n} of {names}", {"n": 12345, "names": ("Lam", "Sơn", "Hà")})
    assert str(message) == "12345 of Lam, Sơn, Hà"
    set_language("vi")
    assert translate(message) == "12.345 of Lam, Sơn và Hà"


digits = st.integers(0, 9999)
dates = st.one_of(
    st.builds("{:04}-{:02}-{:02}".format, digits, digits.map(lambda n: n % 14), digits.map(lambda n: n % 33)),
    st.builds("{:04}-Q{}".format, digits, digits.map(lambda n: n % 6)),
    st.builds("{:04}-W{:02}".format, digits, digits.map(lambda n: n % 60)),
    st.builds("--{:02}-{:02}".format, digits.map(lambda n: n % 14), digits.map(lambda n: n % 33)),
    st.builds("{:04}".format, digits),
    st.builds("{:04}-{:02}".format, digits, digits.map(lambda n: n % 14)),
    st.text("0123456789-/QW. х", max_size=12),
)


@given(dates, dates)
def test_no_date_fails(first: str, last: str) -> None:
    for language in LANGUAGES:
        for value in (first, f"{first}/{last}", f"{first}/{first}"):
            for written in (format_date_value(value, language), format_date_short(value, language)):
                assert (written or not value) and unicodedata.is_normalized("NFC", written)


@given(st.floats() | st.integers(-(10**30), 10**30), st.lists(st.text(max_size=5), max_size=5))
def test_no_number_and_no_list_fails(number: float, items: list[str]) -> None:
    for language in LANGUAGES:
        catalogues._Current.code = language
        assert format_number(number) and format_number(number, 2) and format_percent(number)
        assert all(item in format_list(items) for item in items)
        assert format_relative_time(number) or math.isnan(number)
        assert format_date_short(str(number))
