"""Kazakh displayed in the other alphabet, with all positions in the text as it is written."""

import pytest
from fake_library import article
from hypothesis import given
from hypothesis import strategies as st

from reader.app.article_layout import ArticleLayout, Place, Typesetter
from reader.app.presentation import (
    KazakhScript,
    Presentation,
    Presented,
    set_kazakh_script,
    shown_name,
    written_script,
)
from reader.documents import Document, Role
from reader.entities.mention import Entity, EntityType
from reader.localisation import set_language
from reader.names.kazakh_latin import to_cyrillic, to_latin

CYRILLIC, LATIN = KazakhScript.CYRILLIC, KazakhScript.LATIN
TEXT = "Щучинск пен ЩУЧИНСК арасы: Юрий Цой, Яссауи, компьютер және Ақтау теміржолы. ЦУМ-ға барды; объект әлі жабық."


def _document(text: str, language: str = "kk") -> Document:
    return article((Role.BODY, text), language=language)[0]


def _run(text: str, script: KazakhScript, language: str = "kk") -> Presented | None:
    document = _document(text, language)
    return Presentation(document, script).run(document.parts[0], 0, len(text))


def test_every_word_is_found_where_it_is_displayed() -> None:
    run = _run(TEXT, LATIN)
    assert run is not None and run.text == to_latin(TEXT)
    for word in TEXT.replace(":", "").replace(",", "").split():
        start = TEXT.index(word)
        shown = run.text[run.to_displayed(start) : run.to_displayed(start + len(word), end=True)]
        assert shown == to_latin(word)


@given(st.text(st.sampled_from("щЩцЯяюЮьъаАқ ёЧ-x"), max_size=40))
def test_the_way_there_and_back_never_turns_round(text: str) -> None:
    run = _run("қ" + text, LATIN)
    assert run is not None and run.text == to_latin("қ" + text)
    back = [run.to_offset(index) for index in range(len(run.text))]
    assert back == sorted(back) and all(0 <= offset <= len(text) for offset in back)
    there = [run.to_displayed(offset) for offset in range(len(text) + 2)]
    assert there == sorted(there) and there[0] == 0 and there[-1] == len(run.text)


@pytest.mark.parametrize("script", [CYRILLIC, LATIN])
def test_other_languages_and_the_same_script_stay(script: KazakhScript) -> None:
    assert _run("Президент выступил в Астане.", script, "ru") is None
    assert _run("Tổng thống đến Astana.", script, "vi") is None
    written = TEXT if script is CYRILLIC else to_latin(TEXT)
    assert _run(written, script) is None


def test_latin_kazakh_is_displayed_in_cyrillic_word_by_word() -> None:
    sentence = "Қасым-Жомарт Тоқаев Шымкентте теміржол, мәдениет және білім туралы айтты. "
    written = to_latin(sentence * 3) + "https://example.org/qala"
    document = _document(written, "und")
    assert written_script(document) is LATIN
    run = Presentation(document, CYRILLIC).run(document.parts[0], 0, len(written))
    assert run is not None and run.text.startswith(to_cyrillic(to_latin(sentence)))
    assert run.text.endswith(" https://example.org/qala")
    start = written.index("Şymkentte")
    assert run.text[run.to_displayed(start) : run.to_displayed(start + 7, end=True)] == "Шымкент"


@pytest.mark.parametrize(
    "text",
    [
        "Cumhurbaşkanı Erdoğan bugün Ankara'da görüşmeler yaptı, ardından Qatar'a geçti ve çok sayıda kişi katıldı.",
        "The quick brown fox of Qatar and Iraq met the Qazaq team in Aqtau and Aqtöbe this year.",
        "Qazaxıstan prezidenti Bakıya gəldi, işğaldan azad olunmuş ərazilərə səfər etdi.",
    ],
)
def test_other_languages_in_latin_letters_are_not_taken_for_kazakh(text: str) -> None:
    assert Presentation(_document(text, "und"), CYRILLIC).displayed(_document(text, "und").parts[0], 0, 9) == text[:9]


def test_rows_are_as_wide_as_what_is_displayed() -> None:
    document = _document((TEXT + " ") * 200)
    layout = ArticleLayout(Typesetter(document, 30, presentation=Presentation(document, LATIN)))
    rows = layout.rows_from(Place(0, 0), 1 << 30)
    shown = [row.displayed(document.text) for row in rows]
    assert all(len(line) <= 30 for line in shown)
    assert " ".join(shown).split() == to_latin(document.text).split()
    for row in rows:
        for column in range(row.column(row.end, end=True)):
            offset = row.offset_at(column)
            assert row.start <= offset < row.end and row.column(offset) <= column


def test_kazakh_names_follow_the_script() -> None:
    kazakh = Entity("t", EntityType.PERSON, "Тоқаев", {"Тоқаев": 1}, {}, {"en": "Tokayev", "kk": "Тоқаев"})
    russian = Entity("p", EntityType.PERSON, "Петров", {"Петров": 1}, {}, {})
    try:
        set_kazakh_script(LATIN)
        assert (shown_name(kazakh), shown_name(russian)) == ("Tokayev", "Петров")
        set_language("kk")
        assert shown_name(kazakh) == "Toqaev"
        set_kazakh_script(CYRILLIC)
        assert shown_name(kazakh) == "Тоқаев"
    finally:
        set_kazakh_script(None)
