"""Names in forms that news articles of any agency use: companies, units, games, bylines, counted nouns."""

import pytest

from reader.documents import load_bytes
from reader.entities.recognition import recognise


def _found(text: str) -> list[tuple[str, str]]:
    return [(mention.type.value, mention.text) for mention in recognise(load_bytes(text.encode(), "article.txt"))]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Theo hồ sơ, Công ty TNHH Vận tải và Du lịch Nam Sơn Hà bị phạt.", "ORG", "Nam Sơn Hà"),
        ("Bên mua ký hợp đồng với công ty Zentra Qolvan để nhập hàng.", "ORG", "Zentra Qolvan"),
        ("Hiệu trưởng Đại học Oxford Irene Tracey đến dự lễ ký.", "PERSON", "Irene Tracey"),
        ("Ban Chỉ huy Quân sự huyện Mê Linh và Sư đoàn 308 diễn tập.", "ORG", "Sư đoàn 308"),
        ("Cô từng dự Olympic Bắc Kinh 2008 và thắng hai trận.", "EVENT", "Olympic Bắc Kinh 2008"),
        ("Tòa viện dẫn Bộ luật Hàng hải 2015 để bác đơn kiện.", "LAW", "Bộ luật Hàng hải 2015"),
        ("Quặng được chở từ mỏ Núi Pháo đến cảng.", "PLACE", "Núi Pháo"),
        ("Hiện có 300 sinh viên Lào học tại đây.", "QUANTITY", "300 sinh viên"),
        ("Grain was sold by Zentra Qolvan LLP to a mill.", "ORG", "Zentra Qolvan LLP"),
        ("The team will go to the 2032 Brisbane Games with hope.", "EVENT", "2032 Brisbane Games"),
        ("Officials met Professor Lee Min-jung on Monday.", "PERSON", "Lee Min-jung"),
    ],
)
def test_forms_of_names(text: str, kind: str, name: str) -> None:
    found = _found(f"{text} Sau đó Nam Sơn Hà nộp phạt." if name == "Nam Sơn Hà" else text)
    assert (kind, name) in found


def test_a_country_with_a_class_noun_describes_any_body() -> None:
    assert ("PLACE", "Nhật Bản") in _found("Nhiều công ty Nhật Bản muốn đầu tư vào nông nghiệp.")


def test_reporters_behind_the_text() -> None:
    body = "Các bên có quyền kháng cáo trong thời hạn luật định, theo thông báo của tòa án vào buổi sáng. " * 2
    found = _found(f"Tòa tuyên án\n\n{body}\n\nMINH HÒA - LÊ DÂN\n")
    assert ("PERSON", "MINH HÒA") in found
    assert ("PERSON", "LÊ DÂN") in found


@pytest.mark.parametrize("verb", ["met", "was in", "also visited"])
def test_a_family_name_that_is_an_english_word_begins_a_sentence(verb: str) -> None:
    assert ("PERSON", "To Nhung") in _found(f"To Nhung {verb} Astana.")


def test_a_word_that_is_also_a_family_name_is_no_name_elsewhere() -> None:
    assert not any(
        text.startswith("To ") for _kind, text in _found("To Nhung, he said little. To Hanoi was a long way.")
    )


@pytest.mark.parametrize("title", ["Бас хатшысымен", "Бас редакторымен", "Бас министрінің"])
def test_an_inflected_kazakh_title_is_no_person(title: str) -> None:
    assert not any("Бас" in text for _kind, text in _found(f"Президент {title} сөйлесті."))
