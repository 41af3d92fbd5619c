import pytest

from reader.documents import load_bytes
from reader.documents.language import OTHER, detect, prevailing


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hai bên đã trao đổi về tình hình khu vực và những vấn đề cùng quan tâm.", "vi"),
        ("Hai ben da trao doi ve tinh hinh khu vuc va nhung van de cung quan tam cua hai nuoc.", "vi"),
        ("Nguyễn Xuân Thắng met Trần Quốc Bảo in Hà Nội, and both spoke of the plans for the year.", "en"),
        ("Екі тарап өңірдегі жағдай мен ортақ мүдделі мәселелер туралы пікір алмасты.", "kk"),
        ("Стороны обсудили положение в регионе и вопросы, которые представляют интерес для Казахстана.", "ru"),
        ("Академик Қаныш Сәтбаев принял в Астане делегацию и обсудил с ней планы на год.", "ru"),
        ("The two sides discussed the situation in the region.", "en"),
        ("Ekı tarap öñırdegı jağdai men ortaq müddelı mäseleler turaly pıkır almasty.", "kk"),
        ("Eki tarap óńirdegi jaǵdaı men ortaq múddeli máseleler týraly pikir almasty.", "kk"),
        ("Eki tarap o'n'irdegi jag'dai' men ortaq mu'ddeli ma'seleler ty'raly pikir almasty.", "kk"),
        ("Les deux parties ont examiné la situation dans leur région respective hier soir.", OTHER),
        ("Die beiden Seiten sprachen über die Lage in der Region und über neue Pläne.", OTHER),
        ("İki taraf bölgedeki durum ve ortak ilgi duyulan konular hakkında görüştü.", OTHER),
        ("Ikki tomon mintaqadagi vaziyat va umumiy qiziqish uyg‘otadigan masalalar bo‘yicha fikr almashdi.", OTHER),
        ("Сторони обговорили становище в регіоні та питання, які цікавлять обидві країни.", OTHER),
        ("Эки тарап аймактагы абал жана орток кызыкчылык туудурган маселелер боюнча пикир алмашты.", OTHER),
        ("双方讨论了地区局势和共同关心的问题。", OTHER),
        ("12345 — 6,7 %", "und"),
        ("", "und"),
    ],
)
def test_language_of_a_paragraph(text, language):
    assert detect(text) == language


def test_no_language_prevails():
    assert prevailing([("vi", 100), ("kk", 90)]) == "mul"
    assert prevailing([("vi", 100), ("und", 900)]) == "vi"
    assert prevailing([]) == "und"


def test_paragraphs_of_a_mixed_text_keep_their_language():
    english = "The two sides discussed the situation in the region and the plans for the year."
    kazakh = "Екі тарап өңірдегі жағдай мен ортақ мүдделі мәселелер туралы пікір алмасты."
    document = load_bytes(f"{english}\n\n{kazakh}\n".encode(), "-")
    assert document.language == "mul"
    assert [part.language for part in document.parts] == ["en", "kk"]


def test_short_lines_follow_the_text():
    body = "The delegation met officials of the region and spoke of the plans that they had for the year."
    document = load_bytes(f"Nguyễn Xuân Thắng visits Ðắk Lắk\n\n{body}\n".encode(), "-")
    assert [part.language for part in document.parts] == ["en", "en"]


def test_a_paragraph_in_another_language_is_not_read_as_its_text():
    vietnamese = "Hai bên đã trao đổi về tình hình khu vực và những vấn đề cùng quan tâm."
    french = "Les deux parties ont examiné la situation dans leur région et les questions d'intérêt commun."
    document = load_bytes(f"{vietnamese}\n\n{french}\n\n双方讨论了\n\n{vietnamese}\n".encode(), "-")
    assert [part.language for part in document.parts] == ["vi", "und", "und", "vi"]
    assert load_bytes(f"{french}\n\n{french} Il a plu.\n\nThe end of it all is near.".encode(), "-").language == "und"


def test_short_lines_follow_kazakh_in_latin_letters():
    body = "Ekı tarap öñırdegı jağdai men ortaq müddelı mäseleler turaly pıkır almasty dep habarlaidy."
    document = load_bytes(f"Almatyda körme\n\n{body}\n".encode(), "-")
    assert [part.language for part in document.parts] == ["kk", "kk"]
