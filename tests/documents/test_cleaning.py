import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.documents import Edit, OffsetMap
from reader.documents.cleaning import clean
from reader.documents.sanitising import MAX_MARKS

PIECES = st.sampled_from(
    [
        "a",
        "e\u0302\u0301",
        "ệ",
        "Қ",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\x1b",
        "\u200b",
        "\u0301",
        "word.Next ",
        "\u1100\u1161",
        "\u0344",
        "\u212b",
    ]
)
SOURCES = st.lists(PIECES, max_size=25).map("".join) | st.text(alphabet=st.characters(codec=None), max_size=40)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("\ufeffHello", "Hello"),
        ("Ha\u0300 No\u0323\u0302i", "Hà Nội"),
        ("the architecture.The next", "the architecture. The next"),
        ("intelligence (AI).The next", "intelligence (AI). The next"),
        ("he said.”The next", "he said.” The next"),
        ("đã kết thúc.Ông nói", "đã kết thúc. Ông nói"),
        ("аяқталды.Ол айтты", "аяқталды. Ол айтты"),
        ("in 2024.The year", "in 2024. The year"),
    ],
)
def test_what_is_shown(source, shown):
    assert clean(source).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "Visit https://example.com/path.Html or www.example.Com today",
        "Booking.Com and example.vn and qdnd.vn, mail a.B@example.com",
        "J.R.R. Tolkien, U.S.A. and Ph.D. holders, TP.Hồ Chí Minh, Th.S Hà, Қ.Тоқаев, им.Абая",
        "1.5 million, 18.4%, version 2.Beta, report.Final.docx, README.Md",
        "System.Out.println(x); Path.Combine(a, b)",
        "Wait... What? Yes. “No.” (Right.) End",
        "Đà Nẵng, Өскемен және Ақтөбе. 2025 жылғы 6 мамыр",
    ],
)
def test_clean_text_has_no_edits(text):
    cleaned = clean(text)
    assert cleaned.text == text
    assert not cleaned.offsets.edits


def test_offsets_lead_back_to_the_source():
    source = "\ufeffMa\u0323t\u200b\r\nHa\u0300.No\u0323i Astana"
    cleaned = clean(source)
    start = cleaned.text.index("Astana")
    assert cleaned.offsets.to_source(start) == source.index("Astana")
    assert cleaned.offsets.to_source(start + 6, end=True) == len(source)
    assert cleaned.offsets.to_shown(source.index("Astana")) == start


def test_text_broken_at_a_width_becomes_paragraphs():
    source = (
        "The ferry leaves the island twice a day in summer and once a week in\n"
        "winter, when the sea allows it. Nobody on the island finds this odd, and\n"
        "few of them have ever asked for more.\n"
        "\n"
        "Visitors do ask, mostly in the second week, when the library has been\n"
        "read and the weather has turned. They are told to wait.\n"
    )
    cleaned = clean(source)
    assert [line for line in cleaned.text.split("\n") if line] == [
        " ".join(paragraph.split("\n")).strip() for paragraph in source.split("\n\n")
    ]
    start = cleaned.text.index("few of them")
    assert source[cleaned.offsets.to_source(start) :].startswith("few of them")


@pytest.mark.parametrize(
    "text",
    [
        "Trăm năm trong cõi người ta,\nChữ tài chữ mệnh khéo là ghét nhau.\nTrải qua một cuộc bể dâu,\n",
        "- the first item of a list, which is long enough\n- the second one, about as long as that\n- a third\n",
        "A short line\nA line that is quite a bit longer than the one before it was\nShort again\nAnd so on\n",
        "word " * 60 + "\n" + "word " * 80 + "\n" + "word " * 70 + "\n",
    ],
)
def test_verse_lists_and_long_lines_keep_their_lines(text):
    assert clean(text).text == text


@given(SOURCES)
@example("\u0f71\u0f72\u0f73 a")
def test_shown_text_is_safe_and_composed(source):
    shown = clean(source).text
    assert unicodedata.is_normalized("NFC", shown)
    assert clean(shown).text == shown


@given(SOURCES)
def test_offsets_are_monotonic_and_inside_the_source(source):
    cleaned = clean(source)
    starts = [cleaned.offsets.to_source(at) for at in range(len(cleaned.text) + 1)]
    ends = [cleaned.offsets.to_source(at, end=True) for at in range(len(cleaned.text) + 1)]
    back = [cleaned.offsets.to_shown(at) for at in range(len(source) + 1)]
    assert starts == sorted(starts) and ends == sorted(ends) and back == sorted(back)
    assert not starts or (starts[0] >= 0 and starts[-1] <= len(source))
    assert not ends or ends[-1] <= len(source)
    assert not back or back[-1] <= len(cleaned.text)


@given(SOURCES, st.data())
def test_the_source_of_a_span_holds_what_the_span_shows(source, data):
    cleaned = clean(source)
    start = data.draw(st.integers(0, len(cleaned.text)))
    end = data.draw(st.integers(start, len(cleaned.text)))
    span = "".join(cleaned.text[start:end].split())
    origin = source[cleaned.offsets.to_source(start) : cleaned.offsets.to_source(end, end=True)]
    if start < end:
        assert span in "".join(clean(origin).text.split())


EDITS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), max_size=6)


def offset_map(steps, size):
    edits, at = [], 0
    for gap, length, new in steps:
        start = at + gap
        if start + length > size or (length == new == 0):
            break
        edits.append(Edit(start, start + length, new))
        at = start + length + 1
    return OffsetMap(edits), size + sum(edit.length - (edit.end - edit.start) for edit in edits)


@given(EDITS, EDITS)
def test_two_maps_in_a_row_are_one_map(first, second):
    one, middle = offset_map(first, 20)
    two, shown = offset_map(second, middle)
    both = one.then(two)
    assert sum(edit.length - (edit.end - edit.start) for edit in both) == shown - 20
    for at in range(shown + 1):
        assert both.to_source(at) <= one.to_source(two.to_source(at))
        assert both.to_source(at, end=True) >= one.to_source(two.to_source(at, end=True), end=True)
    assert all(before.end <= after.start for before, after in zip(both.edits, both.edits[1:], strict=False))


def test_an_endless_pile_of_marks_is_cut_at_once():
    # Sorting it for NFC first would take minutes.
    cleaned = clean("e" + "\u0591\u0301" * 100_000)
    assert len(cleaned.text) <= 1 + MAX_MARKS
    assert cleaned.removed == 200_000 - MAX_MARKS
