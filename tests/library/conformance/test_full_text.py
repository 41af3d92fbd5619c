import pytest
from library_documents import document

from reader.library.choice import Choice
from reader.library.sqlite import SqliteLibrary
from reader.names.kazakh_latin import to_latin

TEXTS = {
    "danang": document("Bão đổ bộ vào Đà Nẵng tối qua.", "vi", "2025-05-06"),
    "kasym": document("Президент Қасым-Жомарт Тоқаев сөз сөйледі.", "kk", "2025-05-07"),
    "latin": document(to_latin("Шаңырақ көтерген отбасы."), "kk", "2025-05-08"),
    "cyrillic": document("Шаңырақ көтерген отбасы.", "kk", "2025-05-09"),
    "english": document("The president's speech: OR AND NOT near, body. 中国人民", "en", "2025-05-10"),
}


@pytest.fixture
def filled(library: SqliteLibrary) -> SqliteLibrary:
    for each in TEXTS.values():
        library.add(each)
    return library


def found(library: SqliteLibrary, query: str, choice: Choice | None = None) -> set[str]:
    names = {each.key: name for name, each in TEXTS.items()}
    return {names[match.key] for match in library.search_text(query, choice).matches}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("da nang", {"danang"}),
        ("ĐÀ NẴNG", {"danang"}),
        ("nang da", {"danang"}),
        ('"da nang"', {"danang"}),
        ("“da nang”", {"danang"}),
        ('"nang da"', set()),
        ("касым", {"kasym"}),
        ("Qasym", {"kasym"}),
        ("toka*", {"kasym"}),
        ("toka", set()),
        ("шаңырақ", {"latin", "cyrillic"}),
        ("şañyraq", {"latin", "cyrillic"}),
        ("shanyrak", {"latin", "cyrillic"}),
        ("presidents spe*", {"english"}),
        ('"presidents spe"*', {"english"}),
        ("中国", {"english"}),
        ("bão president", set()),
    ],
)
def test_words_are_found_whatever_marks_case_and_script(filled: SqliteLibrary, query: str, expected: set[str]) -> None:
    assert found(filled, query) == expected


@pytest.mark.parametrize(
    "query",
    [
        *("OR", "AND NOT", "NEAR(near body)", "body:near", '"', '""', "*", "near OR", "' near", "(near", "-near"),
        *("near^2", "near\x00", "\ud800", "'; DROP TABLE documents; --", '"near" "', "{title}: near", " "),
        *("a" * 5000, "x " * 3000),
    ],
)
def test_nothing_in_a_query_is_an_operator(filled: SqliteLibrary, query: str) -> None:
    assert found(filled, query) <= {"english"}
    assert filled.count(Choice(text=query)) <= 1
    assert found(filled, "near or body") == {"english"}


def test_hits_lead_to_their_places(filled: SqliteLibrary) -> None:
    (match,) = filled.search_text("da nang bao").matches
    text = TEXTS["danang"].text
    assert [text[start:end] for start, end in match.spans] == ["Bão", "Đà", "Nẵng"]
    assert [match.snippet[start:end] for start, end in match.ranges] == ["Bão", "Đà", "Nẵng"]
    (match,) = filled.search_text('"касым жомарт"').matches
    assert [TEXTS["kasym"].text[slice(*span)] for span in match.spans] == ["Қасым-Жомарт"]


def test_words_that_stand_together_come_first(library: SqliteLibrary) -> None:
    apart = document("Hà ở nội thành. " * 5, date="2025-01-01", title="Nội và Hà")
    together = document("Rất nhiều từ khác ở đây, rồi mới đến Hà Nội.", date="2020-01-01")
    for each in (apart, together):
        library.add(each)
    first, second = library.search_text("ha noi").matches
    assert (first.key, second.key) == (together.key, apart.key)
    assert [together.text[slice(*span)] for span in first.spans] == ["Hà Nội"]


def test_a_snippet_shows_most_of_the_words(library: SqliteLibrary) -> None:
    text = "Mưa lớn. " + "Không có gì đáng nói ở đây cả. " * 40 + "Thủ đô Hà Nội có mưa rất to."
    library.add(document(text))
    (match,) = library.search_text("mưa hà nội").matches
    assert "Hà Nội có mưa" in match.snippet
    assert text[match.start :].startswith(match.snippet[:10])
    assert len(match.snippet) < 220


def test_texts_with_the_marks_of_the_query_come_first(library: SqliteLibrary) -> None:
    exact, other = document("Con ma trong nhà", date="2020-01-01"), document("Má về quê", date="2024-01-01")
    for each in (exact, other):
        library.add(each)
    first, second = library.search_text("ma").matches
    assert {first.key, second.key} == {exact.key, other.key}
    first, second = library.search_text("má").matches
    assert (first.key, first.exact, second.exact) == (other.key, True, False)


def test_what_is_hidden_is_not_found(library: SqliteLibrary) -> None:
    library.add(document("Tin chính", title="Tiêu đề", hidden="function quangcao"))
    assert library.search_text("quangcao").matches == ()
    assert len(library.search_text("tieu de").matches) == 1


def test_a_choice_narrows_the_search(filled: SqliteLibrary) -> None:
    assert found(filled, "шаңырақ", Choice(since="2025-05-09")) == {"cyrillic"}
    assert found(filled, "шаңырақ", Choice(languages=("vi",))) == set()
    assert [summary.key for summary in filled.documents(Choice(text="отбасы"))] == [
        TEXTS["latin"].key,
        TEXTS["cyrillic"].key,
    ]


def test_what_is_removed_or_replaced_is_not_found_any_more(filled: SqliteLibrary) -> None:
    filled.search_text("x")
    filled.remove([TEXTS["danang"].key])
    filled.replace(document("Đà Lạt", "vi"), TEXTS["kasym"].key)
    assert found(filled, "da nang") == found(filled, "касым") == set()
    (match,) = filled.search_text("đà lạt").matches
    assert match.snippet == "Đà Lạt"


def test_words_made_by_other_rules_are_made_anew(filled: SqliteLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.search_text("x")
    monkeypatch.setattr("reader.names.word_keys.RULES_VERSION", "other")
    filled.add(document("Hà Nội", "vi"))
    filled.shared.index_texts()
    assert found(filled, "da nang") == {"danang"}
    assert len(filled.search_text("ha noi").matches) == 1


def test_what_is_too_old_to_be_ranked_is_found(library: SqliteLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.full_text.NEWEST", 3)
    old = [document(f"Astana {number}", "kk") for number in range(3)]
    for each in (*old, *(document(f"Astana {number} Astana", "en") for number in range(5))):
        library.add(each)
    found = [match.key for match in library.search_text("astana", Choice(languages=("kk",))).matches]
    assert found == [each.key for each in reversed(old)]
    assert len(library.search_text("astana").matches) == 8


def test_more_than_asked_for(library: SqliteLibrary) -> None:
    for number in range(7):
        library.add(document(f"Hà Nội {number}"))
    answer = library.search_text("ha noi", limit=3)
    assert (len(answer.matches), answer.more) == (3, True)
    answer = library.search_text("ha noi", limit=7)
    assert (len(answer.matches), answer.more) == (7, False)
