"""Vietnamese people in Cyrillic."""

import pytest

from reader.names import compare
from reader.names.folding import folded
from reader.names.transcription import is_transcribed, transcriptions, without_ending
from reader.names.vietnamese import SURNAMES

ONE = [
    ("Nguyễn Đình Thưởng", "Нгуен Динь Тхыонг"),
    ("Nguyen Dinh Thuong", "Нгуен Динь Тхыонг"),
    ("Trần Chí Khánh", "Чан Ти Кхань"),
    ("Trịnh Xuân Chính", "Чинь Суан Чинь"),
    ("Phạm Sỹ Giang", "Фам Ши Зянг"),
    ("Huỳnh Tấn Dũng", "Хюинь Тан Зунг"),
    ("Quách Nhật Diệu", "Куать Нят Зьеу"),
    ("Lê Thị Nhung", "Ле Тхи Нюнг"),
    ("Đỗ Minh Tây", "До Мин Тэй"),
    ("Lý Thủy Châu", "Ли Тхюи Тяу"),
    ("Lương Hữu Tiến", "Лыонг Хыу Тиен"),
    ("Phùng Quang Rạng", "Фунг Куанг Жанг"),
    ("Vũ Đức Minh", "Ву Дык Миньмен"),
    ("Hoàng Văn Chính", "Хоанг Ван Тиньнің"),
]
TWO = [
    ("Trần Thu Mẫn", "Чан Куок Тоан"),
    ("Nguyễn Văn Đông", "Нгуен Ван Зунг"),
    ("Lê Minh Sang", "Ле Минь Шон"),
    ("Phạm Minh Hưng", "Фам Минь Хоанг"),
    ("Đỗ Minh Tâm", "До Минь Тхам"),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_a_name_and_its_transcription_are_one(a: str, b: str) -> None:
    assert compare(a, b, "PERSON").relation == compare(b, a).relation == "same"


@pytest.mark.parametrize(("a", "b"), TWO)
def test_other_syllables_are_other_people(a: str, b: str) -> None:
    assert compare(a, b, "PERSON").relation == compare(b, a).relation != "same"


def test_the_reason_tells_which_is_the_transcription() -> None:
    assert str(compare("Фам Ши Зянг", "Phạm Sỹ Giang").reasons[0]) == (
        "Фам Ши Зянг is Phạm Sỹ Giang in Cyrillic transcription"
    )


def test_every_family_name_is_transcribed_to_a_syllable() -> None:
    for name in SURNAMES:
        assert transcriptions(name), name
        assert all(map(is_transcribed, transcriptions(name))), name
        assert transcriptions(name) <= transcriptions(folded(name)), name


@pytest.mark.parametrize(
    ("written", "stem"),
    [
        ("Фам Ши Зянгмен", "Фам Ши Зянг"),
        ("До Минь Тиньге", "До Минь Тинь"),
        ("Ву Хонгтың", "Ву Хонг"),
        ("Ву Хонг", None),
        ("Ли Рада", None),
        ("Ким Гулден", None),
        ("Серік Асқаров", None),
        ("Айбек Тоқтармен", None),
    ],
)
def test_a_case_ending_shows_behind_a_syllable(written: str, stem: str | None) -> None:
    found = without_ending(written.split())
    assert (" ".join(found) if found else None) == stem
