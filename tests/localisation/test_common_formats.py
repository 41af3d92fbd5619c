"""What is written without Babel is what Babel writes."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent

from reader.localisation.common_formats import long_day, percentage, short_day, small_number

LOCALES = {"en": "en_GB", "vi": "vi", "kk": "kk"}


def tidy(text: str) -> str:
    return text.replace("\u202f", "\u00a0")


@pytest.mark.parametrize("language", LOCALES)
def test_every_day_of_a_year(language: str) -> None:
    for number in range(366):
        day = date(2024, 1, 1) + timedelta(number)
        written = tidy(format_date(day, "long", locale=LOCALES[language]))
        assert long_day(language, day.year, day.month, day.day) == written
        written = tidy(format_skeleton("yMMMd" if language == "en" else "yMd", day, locale=LOCALES[language]))
        assert short_day(language, day.year, day.month, day.day) == written


@pytest.mark.parametrize("language", LOCALES)
def test_shares_and_counts(language: str) -> None:
    for number in range(1001):
        assert percentage(language, number / 1000) == format_percent(number / 1000, locale=LOCALES[language])
        if number < 1000:
            assert small_number(language, number) == format_decimal(number, locale=LOCALES[language])


def test_everything_else_is_left_to_babel() -> None:
    assert long_day("fr", 2024, 5, 6) is None
    assert long_day("en", 2023, 2, 29) is None and short_day("en", 2023, 2, 29) is None
    assert small_number("en", 1000) is None
    assert small_number("en", -1) is None
    assert percentage("en", 1.5) is None
