"""Keyword in context."""

import pytest
from fake_library import article
from rich.cells import cell_len

from reader.app.concordance import keyword
from reader.documents import Role

LONG = "Hôm qua ông đã đến thăm thành phố và gặp các nhà báo trước khi "


@pytest.mark.parametrize("before", ["", "Here ", LONG, "東京の大きな会議で", "e\u0323\u0302" * 30 + " "])
@pytest.mark.parametrize("after", ["", ".", " rồi đi.", " and then " * 20])
def test_keywords_stand_in_one_column_and_lines_keep_their_width(before: str, after: str) -> None:
    document, mentions = article((Role.BODY, f"{before}[PERSON:lan|Lan]{after}"))
    found = keyword(document, mentions[0].start, mentions[0].end)
    left, text, right = found.line(40, 16)
    assert text == "Lan"
    assert cell_len(left) == 16
    assert cell_len(left + text + right) <= 40


def test_only_the_paragraph_of_the_mention_is_shown_on_one_line() -> None:
    document, mentions = article((Role.TITLE, "A title"), (Role.BODY, "First\nline of [PERSON:lan|Lan] here."))
    found = keyword(document, mentions[0].start, mentions[0].end)
    assert (found.before, found.text, found.after) == ("First line of ", "Lan", " here.")


def test_a_name_wider_than_the_line_is_cut() -> None:
    document, mentions = article((Role.BODY, "[ORG:x|" + "Committee of the Regions " * 4 + "end]"))
    left, text, right = keyword(document, mentions[0].start, mentions[0].end).line(30, 12)
    assert cell_len(left + text + right) <= 30 and text.endswith("…")
