"""What is written without Babel is what Babel writes, but where readers of the language write otherwise."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent

from reader.localisation.common_formats import common_date, common_short_date, date_parts, percentage, small_number

LOCALES = {"en": "en_GB", "vi": "vi", "kk": "kk"}


def tidy(text: str) -> str:
    return text.replace("\u202f", "\u00a0")


@pytest.mark.parametrize("language", LOCALES)
def test_every_day_of_a_year(language: str) -> None:
    for number in range(366):
        day = date(2024, 1, 1) + timedelta(number)
        written = tidy(format_date(day, "long", locale=LOCALES[language]))
        if language == "vi":
            written = written.replace(", ", " năm ")
        assert common_date(language, day.isoformat()) == written


@pytest.mark.parametrize("language", LOCALES)
def test_every_short_day_and_month(language: str) -> None:
    for month in range(1, 13):
        day = date(2024, month, 6)
        for value, numbers, names in ((f"2024-{month:02}-06", "yMd", "yMMMd"), (f"2024-{month:02}", "yM", "yMMM")):
            parts = date_parts(value)
            written = format_skeleton(names if language == "en" else numbers, day, locale=LOCALES[language])
            assert parts and common_short_date(language, parts) == tidy(written)


@pytest.mark.parametrize("language", LOCALES)
def test_every_month_and_day_without_a_year(language: str) -> None:
    for month in range(1, 13):
        day = date(2024, month, 21)
        written = tidy(format_skeleton("yMMMM", day, locale=LOCALES[language]))
        assert common_date(language, f"2024-{month:02}") == written
        written = tidy(format_skeleton("MMMMd", day, locale=LOCALES[language]))
        assert common_date(language, f"--{month:02}-21") == written


@pytest.mark.parametrize("language", LOCALES)
def test_shares_and_counts(language: str) -> None:
    for number in range(1001):
        assert percentage(language, number / 1000) == format_percent(number / 1000, locale=LOCALES[language])
        share = format_decimal(number / 100, "0.00", locale=LOCALES[language])
        assert small_number(language, number / 100, 2) == share
        if number < 1000:
            assert small_number(language, number) == format_decimal(number, locale=LOCALES[language])


def test_everything_else_is_left_to_babel() -> None:
    assert common_date("fr", "2024-05-06") is None
    assert common_date("en", "2023-02-29") is None
    assert small_number("en", 1000) is None
    assert small_number("en", 999.999, 2) is None
    assert small_number("en", -1) is None
    assert percentage("en", 1.5) is None
