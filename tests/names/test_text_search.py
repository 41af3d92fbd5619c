"""Searching a whole text: what is found, and where it stood."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.names.folding import folded
from reader.names.searchable_texts import SearchableTexts
from reader.names.text_search import SearchableText, StoppedError, other_readings, search_key

TEXT = (
    "Hà Nội đón khách. Tại Ha Noi\nvà Hanoi, Қасым-Жомарт Тоқаев сөз сөйледі; Астананың көшелері. "
    "Kassym-Jomart Tokayev đến Đà Nẵng (7,5%). HÒA BÌNH, hoà bình. Ca khúc щука."
)


def _found(query: str, text: str = TEXT) -> list[str]:
    searchable = SearchableText(text)
    return [text[start:end] for start, end in searchable.search(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ha noi", ["Hà Nội", "Ha Noi"]),
        ("HA NOI", ["Hà Nội", "Ha Noi"]),
        ("Hà Nội", ["Hà Nội"]),
        ("noi va", ["Noi\nvà"]),
        ("астана", ["Астана"]),
        ("astana", ["Астана"]),
        ("касым", ["Қасым"]),
        ("qasym", ["Қасым"]),
        ("da nang", ["Đà Nẵng"]),
        ("danang", ["Đà Nẵng"]),
        ("hòa bình", ["HÒA BÌNH", "hoà bình"]),
        ("7,5%", ["7,5"]),
        ("%", ["%"]),
        ("ò", ["Ò"]),
        ("đế", ["đế"]),
        ("Tokaev", ["Тоқаев"]),
        ("Toqayev Zhomart", []),
        ("zzz", []),
        ("  ", []),
    ],
)
def test_a_query_is_found_however_it_is_written(query: str, expected: list[str]) -> None:
    assert _found(query) == expected


def test_a_word_typed_with_marks_is_found_without_them_when_there_is_none_with_them() -> None:
    assert _found("Hà Nội", "Ha Noi, Huế") == ["Ha Noi"]
    assert _found("Hà Nội", "Ha Noi, Hà Nội") == ["Hà Nội"]
    assert _found("Tô lam", "Tô Lâm, To Lam") == ["Tô Lâm"]


def test_a_name_is_found_in_the_other_alphabet_by_its_sound() -> None:
    assert _found("Kassym-Jomart Tokayev", "Қасым-Жомарт Тоқаевтың сөзі") == ["Қасым-Жомарт Тоқаевтың"]
    assert _found("Ханой", "từ Hà Nội đến Hanoi") == ["Hà Nội", "Hanoi"]
    assert _found("ха ной", "a Hanoi b") == ["Hanoi"]


def test_nothing_in_a_query_is_a_pattern() -> None:
    assert _found("a.c", "abc a.c") == ["a.c"]
    assert _found("(", "(x) [") == ["("]


def test_hidden_runs_are_left_out() -> None:
    text = SearchableText("Huế, Huế, Huế")
    assert list(text.search("hue", [(5, 9)])) == [(0, 3), (10, 13)]
    assert list(text.search(",", [(0, 5)])) == [(8, 9)]


def test_hits_are_found_by_offset() -> None:
    hits = SearchableText("aa xx aa xx aa").search("xx")
    assert [hits.at_or_after(offset) for offset in (0, 3, 4, 9, 10)] == [0, 0, 1, 1, 2]
    assert hits.within(0, 5) == [(3, 5)]
    assert hits.within(4, 14) == [(9, 11)]


def test_keys_of_another_layout_and_of_telex_are_read_as_meant() -> None:
    assert "астана" in other_readings("fcnfyf")
    assert "Hà Nội" in other_readings("Haf Nooij")
    assert not list(other_readings("fc"))
    assert not list(other_readings("ха"))


def test_work_that_nobody_waits_for_is_given_up() -> None:
    with pytest.raises(StoppedError):
        SearchableText("a b", stop=lambda: True)


def test_only_the_texts_searched_lately_are_kept() -> None:
    texts = SearchableTexts(limit=10)
    for key in "abc":
        texts.prepare(key, "12345")
    assert texts.get("a") is None and texts.get("b") is not None and texts.get("c") is not None
    texts.prepare("d", "x" * 100)
    assert texts.get("d") is not None and texts.get("c") is None


LETTERS = st.sampled_from("abhHNoi  \n.,-'’àộĐđươҚқасыщюъ7%\u0301\u00a0国ßﬁ½")
TEXTS = st.text(LETTERS, max_size=200).map(lambda text: unicodedata.normalize("NFC", text))


@given(TEXTS, st.integers(1, 5))
@settings(max_examples=300, deadline=None)
def test_pieces_fold_as_the_whole_does(text: str, times: int) -> None:
    text = unicodedata.normalize("NFC", text * times * 8)
    searchable = SearchableText(text)
    if not re.search(r"\S{2000}", text):
        assert searchable.letters == folded(text).replace("q", "k")


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_run_of_folded_letters_stands_where_it_is_said_to(text: str) -> None:
    searchable = SearchableText(text)
    letters = searchable.letters
    for start in range(len(letters)):
        for end in range(start + 1, min(start + 6, len(letters)) + 1):
            if letters[start] == " " or letters[end - 1] == " ":
                continue
            first, last = searchable.span(start, end)
            assert 0 <= first < last <= len(text)
            assert letters[start:end] in search_key(text[first:last])
            assert searchable.letter_at(first) <= start


@given(TEXTS, st.data())
@settings(max_examples=300, deadline=None)
def test_any_run_of_words_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    words = [match.span() for match in re.finditer(r"\S+", text)]
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    query = text[words[first][0] : words[last][1]]
    if len(query) <= 200:
        spans = list(SearchableText(text).search(query))
        assert spans
        assert all(0 <= start < end <= len(text) for start, end in spans)
