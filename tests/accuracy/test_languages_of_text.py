"""The language of a text, on sentences in languages that the program does not know and in those that it does."""

import pytest
from languages_of_text import NEWS_LATIN, OWN, foreign, in_latin

from reader.documents.language import OTHER, detect

KAZAKH = (
    "Екі тарап өңірдегі жағдай мен ортақ мүдделі мәселелер туралы пікір алмасты.",
    "Қала әкімдігі биыл жаңа көпірдің құрылысын аяқтауды жоспарлап отыр.",
    "Бұл туралы министрліктің баспасөз қызметі хабарлады деп жазды газет.",
    "Сондықтан тұрғындар ауыл мектебінің жөнделуін ұзақ күтті.",
)


def test_russian_is_told_and_other_languages_are_none_of_these() -> None:
    wrong = [
        (text, detect(text)) for language, text in foreign() if detect(text) != (language if language in OWN else OTHER)
    ]
    assert not wrong


@pytest.mark.parametrize("system", ["2021", "2018", "2017", "bgn", "news"])
def test_kazakh_is_told_in_its_latin_alphabets(system: str) -> None:
    assert len(NEWS_LATIN) > 30
    assert [detect(in_latin(text, system)) for text in KAZAKH] == ["kk"] * len(KAZAKH)
