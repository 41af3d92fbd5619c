"""Wrapping and the rows of an article."""

import re
import unicodedata
from time import process_time

import pytest
from fake_library import article
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.app import article_layout
from reader.app.article_layout import CHUNK, ArticleLayout, Place, Row, RowKind
from reader.app.article_rows import Typesetter
from reader.app.line_breaking import ONE_CELL, drawn, wrap, wrap_any
from reader.documents import Document, Form, Role
from reader.documents.formats import Input, read_all

_BLANK = re.compile(r"[\s\u200b]*")
_TEXT = st.text(
    st.one_of(
        st.sampled_from("ab -–\t\n\u00a0\u0301\u0323đệұқ日本🙂\u200d\ufe0f🇻"),
        st.characters(exclude_categories=("Cs", "Cc")),
    ),
    max_size=80,
)


@given(_TEXT, st.integers(2, 30))
def test_rows_cover_the_text_in_order_and_fit(text: str, width: int) -> None:
    rows = list(wrap(text, 0, len(text), width))
    position = 0
    for start, end in rows:
        assert position <= start < end
        assert _BLANK.fullmatch(text, position, start)
        assert cell_len(drawn(text[start:end])) <= width
        position = end
    assert _BLANK.fullmatch(text, position)


@given(st.text(st.sampled_from("abỆқ1 -–—_"), max_size=60), st.integers(1, 20))
def test_simple_text_is_wrapped_like_any_other(text: str, width: int) -> None:
    assert list(wrap(text, 0, len(text), width)) == list(wrap_any(text, 0, len(text), width))


def test_simple_characters_take_one_cell() -> None:
    simple = re.compile(f"[{ONE_CELL}]")
    assert all(cell_len(chr(code)) == 1 for code in range(0x3000) if simple.match(chr(code)))


def test_lines_break_at_spaces_and_keep_no_break_spaces() -> None:
    text = "Hà Nội chào 5\u00a0triệu khách"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 12)] == ["Hà Nội chào", "5\u00a0triệu", "khách"]


def test_a_long_word_is_cut_but_marks_stay_on_their_letters() -> None:
    text = unicodedata.normalize("NFD", "ệ" * 10)
    lines = [text[a:b] for a, b in wrap(text, 0, len(text), 4)]
    assert [unicodedata.normalize("NFC", line) for line in lines] == ["ệệệệ", "ệệệệ", "ệệ"]


def _document() -> Document:
    document, _ = article(
        (Role.TITLE, Form.HEADLINE, "A title that is longer than a line of forty cells"),
        (Role.BODY, "one two three " * 20),
        (Role.HIDDEN, Form.SCRIPT, "var x;"),
        (Role.CAPTION, Form.CAPTION, "A bridge."),
        (Role.RELATED, Form.LABEL, "See more"),
        (Role.RELATED, "Another story"),
    )
    return document


def _layout(width: int = 40, hidden: bool = False) -> ArticleLayout:
    return ArticleLayout(
        Typesetter(_document(), width, metadata="9 March", reason=(lambda part: "Hidden") if hidden else None)
    )


def _rows(layout: ArticleLayout) -> list[Row]:
    return layout.rows_from(Place(0, 0), 1 << 30)


def _long(paragraphs: int = 300, words: int = 60) -> Document:
    document, _ = article(
        *((Role.BODY, f"Paragraph {number}: " + "đường sắt Ақтау line " * (words // 4)) for number in range(paragraphs))
    )
    return document


def test_metadata_follows_the_title_and_related_stories_stand_behind_a_rule() -> None:
    kinds = [row.kind for row in _rows(_layout()) if row.kind is not RowKind.BLANK]
    assert kinds[:3] == [RowKind.TITLE, RowKind.TITLE, RowKind.METADATA]
    assert kinds[-3:] == [RowKind.RULE, RowKind.LABEL, RowKind.RELATED]
    assert RowKind.HIDDEN not in kinds


def test_hidden_parts_come_with_their_reason() -> None:
    rows = _rows(_layout(hidden=True))
    number = next(n for n, row in enumerate(rows) if row.kind is RowKind.REASON)
    assert rows[number].text == "Hidden" and rows[number + 1].kind is RowKind.HIDDEN


def test_offsets_lead_to_the_row_that_shows_them_at_any_width() -> None:
    for document in (_document(), _long(60)):
        for width in (12, 40, 78):
            layout = ArticleLayout(Typesetter(document, width, metadata="9 March", reason=lambda part: "Hidden"))
            for row in _rows(layout):
                for offset in range(row.start, row.end):
                    found = layout.row(layout.place_at(offset))
                    assert found is not None and found.start <= offset < found.end


def test_chunks_make_the_rows_that_the_whole_text_makes() -> None:
    document = _long()
    whole = Typesetter(document, 60).rows(0, len(document.text))
    layout = ArticleLayout(Typesetter(document, 60))
    assert len(document.text) > 10 * CHUNK
    assert _rows(layout) == whole
    assert layout.is_exact and layout.height == len(whole)


def test_a_paragraph_of_many_screens_is_shown_whole_whatever_it_is_made_of() -> None:
    for text in ("Một câu ngắn. " * 5000, "a" * 60_000, "x\u0301" * 30_000, "dòng\n" * 12_000):
        document, _ = article((Role.BODY, text))
        layout = ArticleLayout(Typesetter(document, 50))
        shown = "".join(document.text[row.start : row.end] for row in _rows(layout))
        assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)


def test_moving_by_rows_is_exact_while_heights_are_estimated() -> None:
    document = _long()
    layout = ArticleLayout(Typesetter(document, 40))
    rows = _rows(ArticleLayout(Typesetter(document, 40)))
    middle = next(n for n, row in enumerate(rows) if row.start >= len(document.text) // 2)
    place = layout.place_at(rows[middle].start + 1)
    assert not layout.is_exact
    for by in (-1, -90, 200, -700, 4000, -9000):
        expected = rows[max(0, min(middle + by, len(rows) - 1))]
        assert layout.row(layout.move(place, by)) == expected
    assert layout.rows_from(layout.last_top(20), 100) == rows[-20:]


def test_counting_the_rows_changes_numbers_once_and_no_place() -> None:
    document = _long()
    layout = ArticleLayout(Typesetter(document, 40))
    place = layout.place_at(len(document.text) // 2)
    row, version = layout.row(place), layout.version
    while not layout.measure(0.0):
        assert layout.version == version
    rows = _rows(ArticleLayout(Typesetter(document, 40)))
    assert layout.row(place) == row == rows[layout.number(place)]
    assert layout.height == len(rows) and layout.place_of(layout.number(place)) == place


_PARTS = st.lists(
    st.tuples(st.sampled_from(list(Role)), st.text(st.sampled_from("ab đệ.\n日x\u0301"), min_size=1, max_size=300)),
    max_size=12,
)


@given(_PARTS, st.integers(3, 40), st.booleans(), st.integers(-400, 400))
def test_small_chunks_show_everything_once_and_in_order(
    parts: list[tuple[Role, str]], width: int, hidden: bool, by: int
) -> None:
    document, _ = article(*parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(article_layout, "CHUNK", 40)
        patch.setattr(article_layout, "_EXACT", 0)
        patch.setattr(article_layout, "_MOST_BLOCKS", 2)
        reason = (lambda part: "Hidden") if hidden else None
        layout = ArticleLayout(Typesetter(document, width, metadata="9 March", reason=reason))
        start = layout.place_at(len(document.text) // 2)
        moved = layout.row(layout.move(start, by))
        rows = _rows(layout)
        shown = [document.text[row.start : row.end] for row in rows]
        wanted = "".join(document.part_text(part) for part in document.parts if hidden or part.role is not Role.HIDDEN)
        assert _BLANK.sub("", "".join(shown)) == _BLANK.sub("", wanted)
        assert layout.is_exact and layout.height == len(rows)
        assert layout.number(layout.last_top(5)) == max(0, len(rows) - 5)
        for number, row in enumerate(rows):
            assert layout.row(layout.place_of(number)) == row
        if rows:
            here = layout.number(start)
            assert moved == rows[max(0, min(here + by, len(rows) - 1))]


def test_an_article_of_which_nothing_is_shown_has_no_rows() -> None:
    document, _ = article((Role.HIDDEN, Form.SCRIPT, "var x; " * 9000))
    layout = ArticleLayout(Typesetter(document, 40))
    assert layout.row(layout.place_at(30_000)) is None
    assert layout.move(Place(0, 0), 5) == layout.move(Place(3, 0), -50)
    empty, _ = article()
    assert ArticleLayout(Typesetter(empty, 40)).height == 0


def _seconds(document: Document, fraction: float) -> float:
    times = []
    for _ in range(9):
        start = process_time()
        layout = ArticleLayout(Typesetter(document, 78, metadata="9 March"))
        top = layout.fitting(layout.top_place(int(len(document.text) * fraction)), 50)
        layout.rows_from(top, 50)
        times.append(process_time() - start)
    return min(times)


def test_the_first_screen_of_a_book_takes_no_longer_than_that_of_an_article() -> None:
    short, book = _long(40), _long(16_000)
    for fraction in (0.0, 0.5, 1.0):
        assert _seconds(book, fraction) < 2 * max(_seconds(short, fraction), 0.002)


def test_lists_tables_and_code_keep_their_shape() -> None:
    source = (
        "- one that is longer than the line\n  - inner\n- two\n\n> said\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n    if x:\n        y\n"
    )
    (document,) = read_all(Input(source.encode(), "a.md"))
    assert isinstance(document, Document)
    rows = Typesetter(document, 23).rows(0, len(document.text))
    assert [row.prefix + row.displayed(document.text) for row in rows] == [
        *("", "• one that is longer", "  than the line", "  • inner", "• two"),
        *("", "│ said", "", "a | b", "1 | 2", "", "if x:", "    y"),
    ]


def test_cells_stand_in_columns_where_they_fit() -> None:
    source = "| Town | Stalls | Cost |\n|---|---|---|\n| Upper Tamsin | 40 | 3 |\n| Đà | | 12 |\n"
    (document,) = read_all(Input(source.encode(), "a.md"))
    assert isinstance(document, Document)

    def shown(width: int) -> list[str]:
        rows = Typesetter(document, width).rows(0, len(document.text))
        return [row.prefix + row.displayed(document.text) for row in rows[1:]]

    wide = ["Town         | Stalls | Cost", "Upper Tamsin | 40     | 3", "Đà           |        | 12"]
    assert shown(40) == wide
    assert shown(24) == ["Town | Stalls | Cost", "Upper Tamsin | 40 | 3", "Đà | | 12"]
    # A name behind a widened cell is found where it is drawn, and a click finds it.
    row = Typesetter(document, 40).rows(0, len(document.text))[2]
    offset = document.text.index("40")
    assert row.displayed(document.text)[row.column(offset) :].startswith("40")
    assert row.offset_at(row.column(offset)) == offset


def test_a_quotation_within_another_has_a_bar_for_each() -> None:
    (document,) = read_all(Input(b"> said\n>\n> > asked\n\n```\nif x:\n\n    y\n```\n", "a.md"))
    assert isinstance(document, Document)
    rows = Typesetter(document, 23).rows(0, len(document.text))
    assert [row.prefix + row.displayed(document.text) for row in rows[1:]] == [
        *("│ said", "", "│ │ asked", "", "if x:", "", "    y"),
    ]
