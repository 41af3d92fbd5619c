"""Wrapping and the rows of an article."""

import re
import unicodedata

from fake_library import article
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.app.article_layout import ONE_CELL, ArticleLayout, RowKind, drawn, wrap, wrap_any
from reader.documents import Form, Role

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


def _layout(width: int = 40, hidden: bool = False) -> ArticleLayout:
    document, _ = article(
        (Role.TITLE, Form.HEADLINE, "A title that is longer than a line of forty cells"),
        (Role.BODY, "one two three " * 20),
        (Role.HIDDEN, Form.SCRIPT, "var x;"),
        (Role.CAPTION, Form.CAPTION, "A bridge."),
        (Role.RELATED, Form.LABEL, "See more"),
        (Role.RELATED, "Another story"),
    )
    return ArticleLayout(document, width, metadata="9 March", reason=(lambda part: "Hidden") if hidden else None)


def test_metadata_follows_the_title_and_related_stories_stand_behind_a_rule() -> None:
    kinds = [row.kind for row in _layout().rows if row.kind is not RowKind.BLANK]
    assert kinds[:3] == [RowKind.TITLE, RowKind.TITLE, RowKind.METADATA]
    assert kinds[-3:] == [RowKind.RULE, RowKind.LABEL, RowKind.RELATED]
    assert RowKind.HIDDEN not in kinds


def test_hidden_parts_come_with_their_reason() -> None:
    rows = _layout(hidden=True).rows
    number = next(n for n, row in enumerate(rows) if row.kind is RowKind.REASON)
    assert rows[number].text == "Hidden" and rows[number + 1].kind is RowKind.HIDDEN


def test_offsets_lead_to_the_row_that_shows_them_at_any_width() -> None:
    for width in (12, 40, 78):
        layout = _layout(width, hidden=True)
        for row in layout.rows:
            for offset in range(row.start, row.end):
                found = layout.rows[layout.row_at(offset)]
                assert found.start <= offset < found.end
        for number in range(len(layout.rows)):
            assert (
                layout.rows[layout.row_at(layout.offset_at(number))].start == layout.rows[number].start or number == 0
            )
