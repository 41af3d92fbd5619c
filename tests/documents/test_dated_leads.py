"""The day that the dateline of a lead states in full, in four languages; none where it may be of something else."""

import pytest

from reader.documents import Document
from reader.documents.formats import Input, read_all

REST = {
    "en": "The council decided on the plan for the covered markets after a long debate on the costs of stone.",
    "vi": "Hội đồng thị trấn đã quyết định về kế hoạch xây lại các ngôi chợ sau một cuộc tranh luận dài về chi phí.",
    "kk": "Қала кеңесі базарларды қайта салу жоспарын ұзақ талқыдан кейін қабылдады, тас бағасы да айтылды.",
    "ru": "Городской совет принял план восстановления рынков после долгого обсуждения цен на камень и кирпич.",
}


def _day(lead: str, language: str) -> str | None:
    text = f"Markets\n\n{lead} {REST[language]}\n\n{REST[language]}\n"
    (document,) = read_all(Input(text.encode(), "a.txt"))
    assert isinstance(document, Document)
    return document.date.value if document.date else None


@pytest.mark.parametrize(
    ("lead", "language"),
    [
        ("HÀ NỘI, ngày 5 tháng 3 năm 2025 (TTXVN) –", "vi"),
        ("Hà Nội, 5 tháng 3 năm 2025 (TTXVN) -", "vi"),
        ("Hà Nội, ngày 5 tháng 3, 2025 –", "vi"),
        ("Hà Nội (TTXVN 5/3/2025) –", "vi"),
        ("Hà Nội (TTXVN), ngày 5 tháng 3 năm 2025 –", "vi"),
        ("(Hà Nội, ngày 5 tháng 3 năm 2025) –", "vi"),
        ("ASTANA, March 5, 2025 (Kazinform) -", "en"),
        ("ASTANA, March 5th, 2025 /Kazinform/ –", "en"),
        ("ASTANA. KAZINFORM. March 5, 2025.", "en"),
        ("Astana, Kazakhstan, March 5, 2025 —", "en"),
        ("Астана, 2025 жылғы 5 наурыз. ҚазАқпарат", "kk"),
        ("АСТАНА, 5 наурыз 2025 ж. (ҚазАқпарат) –", "kk"),
        ("АСТАНА. ҚазАқпарат. 2025 жылғы 5 наурыз –", "kk"),
        ("Астана, 2025 жылдың 5 наурызы –", "kk"),
        ("ASTANA. 2025 jylğy 5 nauryz. QazAqparat –", "kk"),
        ("МОСКВА, 5 марта 2025 года. /ТАСС/.", "ru"),
        ("МОСКВА, 5 мар 2025 — РИА Новости.", "ru"),
    ],
)
def test_the_day_of_a_dateline_is_the_day(lead: str, language: str) -> None:
    assert _day(lead, language) == "2025-03-05"


@pytest.mark.parametrize(
    ("lead", "language"),
    [
        ("Ngày 5 tháng 3 năm 2025,", "vi"),
        ("Lê Văn Tám, 5 tháng 3 năm 1945 –", "vi"),
        ("Elected March 5, 2019 –", "en"),
        ("The charter of March 5, 2025 (Charter) –", "en"),
        ("In Astana, March 5, 2025 was the day on which", "en"),
        ("John Smith, 6 May 1945 – 2 March 2010.", "en"),
        ("2025 жылғы 5 наурызда", "kk"),
        ("5 марта 2025 года", "ru"),
    ],
)
def test_a_day_that_is_no_dateline_is_not_taken(lead: str, language: str) -> None:
    assert _day(lead, language) is None
