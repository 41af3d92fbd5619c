"""Sums of money, percentages and quantities, in each language, with their values."""

import time

import pytest
from babel.numbers import get_currency_name

from reader.entities.recognition.amounts import find_amounts
from reader.entities.recognition.amounts_currency import NAMED_CODES


def amounts(text: str, language: str) -> list[tuple[str, str, str | None]]:
    return [
        (text[found.start : found.end], found.type.value, found.value)
        for found in find_amounts(text, 0, len(text), language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "span", "value"),
    [
        ("en", "worth nearly $5 million in all", "$5 million", "USD 5000000"),
        ("en", "about US$1.2bn", "US$1.2bn", "USD 1200000000"),
        ("en", "of 93.5 million USD, up", "93.5 million USD", "USD 93500000"),
        ("en", "€20 mln", "€20 mln", "EUR 20000000"),
        ("en", "VND 500 billion (US)", "VND 500 billion", "VND 500000000000"),
        ("en", "3-4 billion US dollars", "3-4 billion US dollars", "USD 3000000000-4000000000"),
        ("en", "paid 1,250 tenge", "1,250 tenge", "KZT 1250"),
        ("vi", "hơn 500 tỷ đồng.", "500 tỷ đồng", "VND 500000000000"),
        ("vi", "1,5 tỷ USD", "1,5 tỷ USD", "USD 1500000000"),
        ("vi", "2.000 nghìn tỷ đồng", "2.000 nghìn tỷ đồng", "VND 2000000000000000"),
        ("vi", "330.000 đồng/tháng", "330.000 đồng", "VND 330000"),
        ("vi", "100 triệu đô la Singapore", "100 triệu đô la Singapore", "SGD 100000000"),
        ("kk", "5 млрд теңгеге жетті", "5 млрд теңгеге", "KZT 5000000000"),
        ("kk", "1,2 миллиард АҚШ долларына", "1,2 миллиард АҚШ долларына", "USD 1200000000"),
        ("kk", "бес жүз мың теңге", "бес жүз мың теңге", "KZT 500000"),
        ("kk", "25\u00a0000\u00a0₸", "25\u00a0000\u00a0₸", "KZT 25000"),
        ("ru", "1,5 млрд долларов США", "1,5 млрд долларов США", "USD 1500000000"),
    ],
)
def test_money(language: str, text: str, span: str, value: str) -> None:
    assert amounts(text, language) == [(span, "MONEY", value)]


@pytest.mark.parametrize(
    ("language", "text", "span", "value"),
    [
        ("en", "up 18.4% year-on-year", "18.4%", "18.4"),
        ("en", "by 18 per cent", "18 per cent", "18"),
        ("vi", "tăng 18,4 %", "18,4 %", "18.4"),
        ("vi", "đạt 18 phần trăm", "18 phần trăm", "18"),
        ("kk", "12,5 пайызға өсті", "12,5 пайызға", "12.5"),
        ("kk", "халықтың 40%-ын", "40%-ын", "40"),
        ("kk", "жиырма бес процент", "жиырма бес процент", "25"),
        ("ru", "на 7 процентов", "7 процентов", "7"),
    ],
)
def test_percentages(language: str, text: str, span: str, value: str) -> None:
    assert amounts(text, language) == [(span, "PERCENT", value)]


@pytest.mark.parametrize(
    ("language", "text", "span", "value"),
    [
        ("en", "with 45 cargo ships waiting", "45 cargo ships", "45 ships"),
        ("en", "some 2-4 weekly trains, said", "2-4 weekly trains", "2-4 trains"),
        ("en", "over 90 regional and global bodies.", "90 regional and global bodies", "90 bodies"),
        ("en", "nearly 120,000 Chinese visitors came", "120,000 Chinese visitors", "120000 visitors"),
        ("en", "a plant of 500 MW near", "500 MW", "500 MW"),
        ("en", "over the past 30 years of reform", "30 years", "30 year"),
        ("vi", "hơn 190 quốc gia", "190 quốc gia", "190 country"),
        ("vi", "gần 1.500 tấn gạo", "1.500 tấn", "1500 t"),
        ("vi", "sau 30 năm đổi mới", "30 năm", "30 year"),
        ("vi", "khoảng 12 chuyến bay thẳng mỗi tuần", "12 chuyến bay thẳng", "12 chuyến bay"),
        ("kk", "шамамен 15 мың адам келді", "15 мың адам", "15000 person"),
        ("kk", "190 жаңа мектеп салынды", "190 жаңа мектеп", "190 мектеп"),
        ("kk", "30 жылдан кейін", "30 жылдан", "30 year"),
        ("kk", "200-ден астам кәсіпорын", "200-ден астам кәсіпорын", "200 кәсіпорын"),
        ("ru", "12 километров", "12 километров", "12 km"),
    ],
)
def test_quantities(language: str, text: str, span: str, value: str) -> None:
    assert amounts(text, language) == [(span, "QUANTITY", value)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the 47th session, COVID-19 cases, a 5-star hotel, Article 5 obligations, aged 45"),
        ("en", "he is 53 years old; two countries; In 2025 exports rose; the Boeing 787 planes; at 10:30"),
        ("vi", "Điều 5 Luật, 45 tuổi, lúc 9 giờ, ngày 5/6, Nghị quyết 57-NQ/TW, hai nước"),
        ("kk", "2025 жылы, 29 жаста, 47-ші отырыс"),
    ],
)
def test_numbers_that_name_or_date_are_left_alone(language: str, text: str) -> None:
    assert amounts(text, language) == []


@pytest.mark.parametrize("language", ["en", "vi", "kk", "ru"])
def test_names_of_the_unicode_cldr_are_known(language: str) -> None:
    wrong = {}
    for code in sorted(NAMED_CODES):
        name = get_currency_name(code, count=5_000_000, locale=language)
        found = amounts(f"5000000 {name}", language)
        if [value for _, _, value in found] != [f"{code} 5000000"]:
            wrong[code] = (name, found)
    assert wrong == {}


def test_time_grows_with_length_only() -> None:
    for unit in ("бес жүз мың ", "111 ", "5 overseas ", "1,"):
        text = unit * 2000
        started = time.perf_counter()
        find_amounts(text, 0, len(text), "und")
        assert time.perf_counter() - started < 5
