"""Dates of agency stories, in each language, with the values they stand for."""

import pytest

from reader.entities.mention import EntityType
from reader.entities.recognition.temporal import Anchor, document_anchor, find_dates

ANCHOR = Anchor("2025-05-08")


def dates(text: str, language: str, anchor: Anchor = ANCHOR) -> list[tuple[str, str | None]]:
    found = find_dates(text, 0, len(text), language, anchor)
    assert all(candidate.type is EntityType.DATE for candidate in found)
    return [(text[candidate.start : candidate.end], candidate.value) for candidate in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on June 3 in Bishkek.", [("June 3", "2025-06-03")]),
        ("It opened on December 30.", [("December 30", "2024-12-30")]),
        ("Signed on March 2, 2018.", [("March 2, 2018", "2018-03-02")]),
        ("Signed on 2 March 2018 in Almaty", [("2 March 2018", "2018-03-02")]),
        ("a visit from October 5-7, 2023", [("October 5-7, 2023", "2023-10-05/2023-10-07")]),
        ("from 28 April to 2 May", [("28 April to 2 May", "2025-04-28/2025-05-02")]),
        ("from 28 April - 2 May 2024", [("28 April - 2 May 2024", "2024-04-28/2024-05-02")]),
        ("on Tuesday, September 22, 2015.", [("Tuesday, September 22, 2015", "2015-09-22")]),
        ("in November 2021", [("November 2021", "2021-11")]),
        ("for the 2021-2025 period", [("2021-2025", "2021/2025")]),
        ("the third quarter of last year", [("the third quarter of last year", "2024-Q3")]),
        ("in Q2 2024", [("Q2 2024", "2024-Q2")]),
        ("the first nine months of 2024", [("the first nine months of 2024", "2024-01/2024-09")]),
        ("later this month", [("this month", "2025-05")]),
        ("He left yesterday.", [("yesterday", "2025-05-07")]),
        ("in the 1990s", [("the 1990s", "1990/1999")]),
        ("of the 20th century", [("the 20th century", "1901/2000")]),
        ("by mid-2026", [("mid-2026", "2026")]),
        ("relations set up in 1992 and", [("1992", "1992")]),
        ("log 2024-02-29 end", [("2024-02-29", "2024-02-29")]),
        ("You may 5 times march 7 km", []),
        ("today's world needs 2000 people and Boeing 1950 aircraft", []),
        ("the 15th session, 18-NQ/TW, at 10:30, 1,995 tonnes", []),
        ("February 30 is no date", []),
    ],
)
def test_english(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert dates(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chiều 3/6, tại Hà Nội", [("3/6", "2025-06-03")]),
        ("ngày 3-6 tại trụ sở", [("ngày 3-6", "2025-06-03")]),
        ("Ngày 12/11/2023, Bộ trưởng", [("Ngày 12/11/2023", "2023-11-12")]),
        ("ký ngày 2 tháng 9 năm 2020.", [("ngày 2 tháng 9 năm 2020", "2020-09-02")]),
        ("thăm từ ngày 5-7/5", [("ngày 5-7/5", "2025-05-05/2025-05-07")]),
        ("từ ngày 5 đến 7/5/2024", [("ngày 5 đến 7/5/2024", "2024-05-05/2024-05-07")]),
        ("trong tháng 10/2024", [("tháng 10/2024", "2024-10")]),
        ("tháng 3 năm ngoái", [("tháng 3 năm ngoái", "2024-03")]),
        ("quý III/2024 tăng", [("quý III/2024", "2024-Q3")]),
        ("6 tháng đầu năm 2024", [("6 tháng đầu năm 2024", "2024-01/2024-06")]),
        ("nhiệm kỳ 2026-2031", [("2026-2031", "2026/2031")]),
        ("cuối năm nay", [("năm nay", "2025")]),
        ("hôm qua", [("hôm qua", "2025-05-07")]),
        ("thế kỷ XIX", [("thế kỷ XIX", "1801/1900")]),
        ("những năm 1990", [("những năm 1990", "1990/1999")]),
        ("1/3 dân số, 24/7, ba năm trước, hai tháng sau", []),
        ("lần thứ hai, 5 năm, Nghị quyết 57-NQ/TW", []),
    ],
)
def test_vietnamese(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert dates(text, "vi") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Кездесу 3 маусымда өтті", [("3 маусымда", "2025-06-03")]),
        ("2023 жылғы 12 қарашада", [("2023 жылғы 12 қарашада", "2023-11-12")]),
        ("2023 жылдың 12 қарашасында", [("2023 жылдың 12 қарашасында", "2023-11-12")]),
        ("5–7 мамыр аралығында", [("5–7 мамыр", "2025-05-05/2025-05-07")]),
        ("наурыздың 22-сінде", [("наурыздың 22-сінде", "2025-03-22")]),
        ("1992 жылы орнады", [("1992 жылы", "1992")]),
        ("2023–2025 жылдарға арналған", [("2023–2025 жылдарға", "2023/2025")]),
        ("2024 жылдың бірінші тоқсанында", [("2024 жылдың бірінші тоқсанында", "2024-Q1")]),
        ("былтыр, биыл және келесі жылы", [("былтыр", "2024"), ("биыл", "2025"), ("келесі жылы", "2026")]),
        (
            "екі мың он жетінші жылдың бірінші қаңтарында",
            [("екі мың он жетінші жылдың бірінші қаңтарында", "2017-01-01")],
        ),
        ("ХХ ғасырда", [("ХХ ғасырда", "1901/2000")]),
        ("06.05.2025 күні", [("06.05.2025", "2025-05-06")]),
        ("Қазан қаласы, 10 жыл, ең соңғы, 29 жаста", []),
    ],
)
def test_kazakh(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert dates(text, "kk") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 мая 2025 года", [("6 мая 2025 года", "2025-05-06")]),
        ("в марте прошлого года", [("марте", "2025-03"), ("прошлого года", "2024")]),
        ("I квартал 2025 года", [("I квартал 2025 года", "2025-Q1")]),
        ("2023–2025 годы", [("2023–2025 годы", "2023/2025")]),
    ],
)
def test_russian(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert dates(text, "ru") == expected


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The Turkish minister will visit Almaty in November.", "2025-11"),
        ("en", "In November, the minister will visit Almaty.", "2025-11"),
        ("en", "Minister to visit Almaty in November", "2025-11"),
        ("en", "The congress is scheduled for November.", "2025-11"),
        ("en", "The two sides agreed to meet in April.", "2026-04"),
        ("en", "The office said that in November the council will meet.", "2025-11"),
        ("en", "The plant was opened in September.", "2024-09"),
        ("en", "In September, the two firms signed a contract.", "2024-09"),
        ("en", "The treaty signed in March will take effect soon.", "2025-03"),
        ("en", "He came to see the dam in November.", "2024-11"),
        ("en", "HUE, May 6 (VNA) - The governor will open a school.", "2025-05-06"),
        ("en", "The hall is to be completed in March.", "2026-03"),
        ("en", "She died on October 20.", "2024-10-20"),
        ("vi", "Bộ trưởng sẽ thăm Huế vào tháng 11.", "2025-11"),
        ("vi", "Đại hội dự kiến diễn ra trong tháng 11.", "2025-11"),
        ("vi", "Hội chợ tháng 11 tới tại Huế", "2025-11"),
        ("vi", "Tháng 11, đoàn sẽ trở lại Huế.", "2025-11"),
        ("vi", "Bộ trưởng đã thăm Huế vào tháng 9.", "2024-09"),
        ("vi", "Cầu khánh thành hồi tháng 9.", "2024-09"),
        ("vi", "Hợp đồng ký tháng 3 sẽ có hiệu lực.", "2025-03"),
        ("vi", "Tỉnh sắp xếp lại các xã từ tháng 11.", "2024-11"),
        ("kk", "Министр қараша айында Алматыға барады.", "2025-11"),
        ("kk", "Министр қарашада Алматыға келмек.", "2025-11"),
        ("kk", "Қараша айында өтетін көрмеге дайындық басталды.", "2025-11"),
        ("kk", "Алдағы қараша айында Алматыда жәрмеңке бар.", "2025-11"),
        ("kk", "Көрмені қарашада өткізу жоспарланып отыр.", "2025-11"),
        ("kk", "Министр қыркүйек айында Алматыға барды.", "2024-09"),
        ("kk", "Әкім қыркүйек айында зауытты аралады.", "2024-09"),
        ("kk", "Наурызда қол қойылған шарт күшіне енеді.", "2025-03"),
        ("kk", "Сот оны 25 қыркүйекке дейін қамауға алған.", "2025-09-25"),
        ("ru", "Министр посетит Алматы в ноябре.", "2025-11"),
        ("kk", "Жоба қарашаға дейін аяқталуы керек.", "2025-11"),
        ("ru", "В сентябре министр посетил Алматы.", "2024-09"),
        ("ru", "Закон, принятый в марте, вступит в силу.", "2025-03"),
    ],
)
def test_a_date_without_a_year_follows_the_tense_of_its_sentence(language: str, text: str, value: str) -> None:
    assert [found for _, found in dates(text, language, Anchor("2025-05-08"))] == [value]


def test_without_a_tense_the_nearest_month_is_meant() -> None:
    assert dates("Trade turnover in June", "en") == [("June", "2025-06")]
    assert dates("Kim ngạch tháng 12 tăng", "vi") == [("tháng 12", "2024-12")]


def test_every_grammar_reads_a_paragraph_of_mixed_language() -> None:
    found = dates("May 6, 2025; ngày 7/5/2025; 2025 жылғы 8 мамыр; 9 мая 2025 года", "mul")
    assert [value for _, value in found] == ["2025-05-06", "2025-05-07", "2025-05-08", "2025-05-09"]


def test_without_a_year_the_value_is_truncated_and_relative_dates_have_none() -> None:
    assert dates("on May 6, later this year", "en", Anchor()) == [("May 6", "--05-06"), ("this year", None)]


def test_the_year_comes_from_the_documents_other_dates() -> None:
    text = "Astana, May 6. The office said on July 10, 2024 that it opened in 2019."
    assert document_anchor(text, "--05-06") == Anchor("--05-06", 2024)
    assert document_anchor(text, "2023-01-02") == Anchor("2023-01-02", 2023)
    assert document_anchor("No date at all", None) == Anchor()


def test_only_the_region_asked_for_is_read() -> None:
    text = "May 6, 2025"
    assert [(found.start, found.end) for found in find_dates(text, 0, 5, "en", ANCHOR)] == [(0, 5)]
