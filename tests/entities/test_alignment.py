"""Aligning two articles: what answers what, what both say, and where to look."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents import Document, Zone, load_bytes
from reader.entities import EntityType, Mention
from reader.entities.alignment import align
from reader.entities.alignment.evidence import plain_number


def _document(*paragraphs: str) -> Document:
    return load_bytes("\n\n".join(paragraphs).encode(), "article.txt")


def _mention(document: Document, words: str, entity: str, kind: EntityType = EntityType.PLACE) -> Mention:
    start = document.text.index(words)
    return Mention(start, start + len(words), words, kind, Zone.BODY, entity=entity)


ENGLISH = _document(
    "Ferry runs again on the Caspian",
    "The ferry will call at Aktau on Fridays, the port authority said on Monday morning.",
    "A ticket costs 4,500 tenge, children travel free of charge on the upper deck.",
    "Doctors treated 23 sailors who had eaten bad fish in the port restaurant.",
    "Nobody could say why the lighthouse was painted over last winter by unknown hands.",
)
VIETNAMESE = _document(
    "Phà biển Caspi chạy trở lại",
    "Bác sĩ điều trị cho 23 thủy thủ ăn phải cá hỏng ở nhà hàng của cảng.",
    "Giá vé là 4.500 tenge.",
    "Trẻ em được đi miễn phí trên boong.",
    "Ban quản lý cảng cho biết phà sẽ ghé Aktau vào thứ Sáu hằng tuần.",
)


def _at(document: Document, words: str) -> int:
    return document.text.index(words)


def test_moved_and_split_paragraphs_are_found_across_languages() -> None:
    way = align(ENGLISH, (), VIETNAMESE, ()).left_to_right
    doctors = way.counterpart(_at(ENGLISH, "Doctors"))
    ticket = way.counterpart(_at(ENGLISH, "ticket costs"))
    ferry = way.counterpart(_at(ENGLISH, "call at Aktau"))
    assert doctors and ticket and ferry
    assert VIETNAMESE.text[doctors.start :].startswith("Bác sĩ")
    assert VIETNAMESE.text[ticket.start :].startswith("Giá vé")
    assert VIETNAMESE.text[ferry.start :].startswith("Ban quản lý")
    assert 0 < doctors.score <= 1


def test_a_paragraph_that_nobody_answers_says_so_and_still_has_a_place() -> None:
    way = align(ENGLISH, (), VIETNAMESE, ()).left_to_right
    offset = _at(ENGLISH, "lighthouse")
    assert way.counterpart(offset) is None
    assert not way.shared(offset).here
    assert 0 <= way.position(offset) <= len(VIETNAMESE.text)


def test_what_both_say_is_told_with_its_places() -> None:
    ours, theirs = _mention(ENGLISH, "Aktau", "place:aktau"), _mention(VIETNAMESE, "Aktau", "place:aktau")
    way = align(ENGLISH, [ours], VIETNAMESE, [theirs]).left_to_right
    shared = way.shared(_at(ENGLISH, "call at Aktau"))
    assert shared.entities == {"place:aktau"}
    assert [ENGLISH.text[start:end] for start, end in shared.here] == ["Aktau"]
    assert [VIETNAMESE.text[start:end] for start, end in shared.there] == ["Aktau"]
    assert "number:4500" in way.shared(_at(ENGLISH, "ticket costs")).values


def test_a_country_and_its_people_are_one_thing_to_share() -> None:
    left = _document("Turkish engineers inspected the tunnel.", "Nothing else happened in the valley that week.")
    right = _document("Chẳng có gì khác.", "Kỹ sư Thổ Nhĩ Kỳ đã kiểm tra đường hầm.")
    way = align(
        left,
        [_mention(left, "Turkish", "norp:tr", EntityType.NORP)],
        right,
        [_mention(right, "Thổ Nhĩ Kỳ", "place:tr")],
    ).left_to_right
    assert [right.text[start:end] for start, end in way.shared(0).there] == ["Thổ Nhĩ Kỳ"]


def test_an_article_answers_itself_paragraph_by_paragraph() -> None:
    alignment = align(ENGLISH, (), ENGLISH, ())
    for part in ENGLISH.shown_parts():
        for way in (alignment.left_to_right, alignment.right_to_left):
            counterpart = way.counterpart(part.start)
            assert counterpart and (counterpart.start, counterpart.end) == (part.start, part.end)
            assert way.position(part.start) == part.start


def test_articles_that_show_nothing_are_no_error() -> None:
    empty = _document("x")._replace(text="", parts=())
    way = align(empty, (), ENGLISH, ()).left_to_right
    assert (way.counterpart(3), way.paragraph(3), way.position(3), len(way)) == (None, None, 0, 0)
    assert align(ENGLISH, (), empty, ()).left_to_right.counterpart(0) is None


def test_numbers_are_read_as_their_language_writes_them() -> None:
    assert plain_number("1,469.50", "en") == plain_number("1.469,5", "vi") == plain_number("1 469,5", "kk") == "1469.5"
    assert plain_number("4,500", "en") == plain_number("4.500", "vi") == plain_number("4500", "kk") == "4500"
    assert plain_number("12.4", "en") == plain_number("12,4", "kk") == "12.4"


_WORDS = st.lists(
    st.sampled_from(["ferry", "port", "12", "Aktau", "phà", "cảng", "кеме", "Ақтау", "7,5", "rain", "the"]),
    min_size=1,
    max_size=6,
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(_TEXTS, _TEXTS)
def test_any_two_texts_can_be_aligned(left: list[list[str]], right: list[list[str]]) -> None:
    documents = [_document(*(" ".join(words) for words in side)) for side in (left, right)]
    way = align(documents[0], (), documents[1], ()).left_to_right
    for offset in range(0, len(documents[0].text) + 1, 3):
        counterpart = way.counterpart(offset)
        assert 0 <= way.position(offset) <= len(documents[1].text)
        shared = way.shared(offset)
        assert all(before[1] <= after[0] for before, after in pairwise(shared.here))
        if counterpart:
            inside = [counterpart.start <= start < end <= counterpart.end for start, end in shared.there]
            assert all(inside) and counterpart.start <= way.position(offset) <= counterpart.end
