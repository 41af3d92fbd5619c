"""Names that are written in two scripts are told, and ordinary spellings are not taken for such."""

from pathlib import Path

import pytest

from reader.names.comparison import compare
from reader.names.mixed_scripts import mixed_words, mixture

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
OLD_KAZAKH = (
    "Қазақстан Республикасының Президентi Нұрсұлтан Назарбаев өткен жексенбiде Елбасының бастамасымен өткiзiлген "
    "жиналысқа қатысып, əлем жұртшылығына үндеу жасады. Əскери басқарма бастығы Iлияс Əбдiрахманов айтты: «Жеңiс!» "
    "XXІ ғасыр, ХIХ ғасырдың соңы; Boeingтің ұшағы, NATOға мүше елдер, COVIDтен кейін; IT-компания, «Air Astana»-ның, "
    "EAEU/ЕАЭО, Telegram-арна, Wi-Fi, 5G-ге, АҚШ-та, B2B-сервис, Gауhar емес, Қызылорда; Маhамбет, қаhарман."
)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Қасым-Жомарт Тоkаев", ("Тоkаев",)),
        ("Тoқаев", ("Тoқаев",)),
        ("Қазақcтан", ("Қазақcтан",)),
        ("Hà Nộі", ("Nộі",)),
        ("Nguуễn Văn Hùng", ("Nguуễn",)),
        ("Pоссия", ("Pоссия",)),
        ("Тоқаев Tokayev Токаев", ()),
        ("Nguyễn Văn Hùng", ()),
    ],
)
def test_mixed_words_are_found(name: str, words: tuple[str, ...]) -> None:
    assert mixed_words(name) == words


def test_ordinary_spellings_are_no_mixture() -> None:
    assert mixed_words(OLD_KAZAKH) == ("Gауhar",)
    assert not [word for path in SEEDS.glob("*.txt") for word in mixed_words(path.read_text(encoding="utf-8"))]


def test_the_letters_of_the_other_script_are_named() -> None:
    assert [str(each) for each in mixture("Тоkаев")] == [
        "Тоkаев has Latin letters among its Cyrillic ones (k): it may imitate another name"
    ]
    assert "Cyrillic letters among its Latin ones (і)" in str(mixture("Nộі")[0])


@pytest.mark.parametrize("imitated", ["Тоkаев", "Тoкаев", "Тоқaев"])
def test_they_are_still_compared_as_what_they_look_like(imitated: str) -> None:
    assert compare(imitated, "Тоқаев").relation == "same"
