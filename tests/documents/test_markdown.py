"""Markdown as a person reads it: the markup is gone, what it said is kept."""

import time

import pytest

from reader.documents import Document, Form, Role, documents_in
from reader.documents.formats import Input, read_all

PAGE = """---
title: Ignored, there is one below
date: 2025-05-06T10:00
---
# Tô Lâm thăm **Kazakhstan**

Astana (TTXVN) – Ngày 6/5, Tổng Bí thư đã hội kiến
[Tokayev](https://example.org/a).

## Lịch trình

> Hai nước là bạn.

1. Hội đàm
2. Ký kết
   - ba văn kiện

| Năm | Kim ngạch |
|---|---|
| 2024 | 1 tỷ |

![Hai nhà lãnh đạo](a.png)

    code  here
"""


def _document(text: str) -> Document:
    (document,) = read_all(Input(text.encode(), "a.md"))
    assert isinstance(document, Document)
    return document


def test_blocks_keep_what_the_markup_says() -> None:
    document = _document(PAGE)
    shown = [(part.role, part.form, document.part_text(part)) for part in document.shown_parts()]
    assert shown == [
        (Role.TITLE, Form.HEADLINE, "Tô Lâm thăm Kazakhstan"),
        (Role.BODY, Form.PARAGRAPH, "Astana (TTXVN) – Ngày 6/5, Tổng Bí thư đã hội kiến Tokayev."),
        (Role.HEADING, Form.HEADING, "Lịch trình"),
        (Role.BODY, Form.QUOTATION, "Hai nước là bạn."),
        (Role.BODY, Form.ITEM, "1. Hội đàm"),
        (Role.BODY, Form.ITEM, "2. Ký kết"),
        (Role.BODY, Form.ITEM, "• ba văn kiện"),
        (Role.BODY, Form.TABLE, "Năm | Kim ngạch"),
        (Role.BODY, Form.TABLE, "2024 | 1 tỷ"),
        (Role.CAPTION, Form.CAPTION, "Hai nhà lãnh đạo"),
        (Role.BODY, Form.CODE, "code  here"),
    ]


def test_the_date_of_the_front_matter_is_believed_and_the_dateline_found() -> None:
    document = _document(PAGE)
    assert document.date is not None
    assert document.date.value == "2025-05-06"
    assert document.text[document.date.start : document.date.end] == "2025-05-06"
    assert document.dateline is not None
    assert document.dateline.agency == "TTXVN"


@pytest.mark.parametrize("day", ["2025-99-99", "٢٠٢٥-٠١-٠١", "2025-02-30"])
def test_a_day_that_the_calendar_does_not_have_is_none(day: str) -> None:
    assert _document(f"---\ntitle: A\ndate: {day}\n---\n\nThe ferry crossed.\n").date is None


@pytest.mark.parametrize("front", ["title:" + " " * 60_000 + "x", "title" + "\t" * 60_000, "title:\n" * 9_000])
def test_front_matter_takes_little_time(front: str) -> None:
    started = time.process_time()
    assert "core" in _document(f"---\n{front}\n---\n\ncore\n").text
    assert time.process_time() - started < 2


def test_markup_cannot_smuggle_controls() -> None:
    document = _document("# A&#27;[31m title\n\nSome `co\x1bde` and \u202etext that is long enough to be read.\n")
    assert "\x1b" not in document.text
    assert "\u202e" not in document.text


def test_a_deep_nest_is_read() -> None:
    assert "core" in _document(">" * 5000 + " core\n").text


@pytest.mark.parametrize(
    "bomb", ["[" * 20_000, "![" * 20_000, "<!--" * 20_000, ("[" * 300 + "\n\n") * 500, "[a](" * 20_000]
)
def test_markup_without_end_is_plain_text_in_time(bomb: str) -> None:
    started = time.process_time()
    assert "core" in _document(f"{bomb}\n\n-->\n\ncore\n").text
    assert time.process_time() - started < 5


def test_links_are_read_however_many_there_are() -> None:
    text = _document("[Tokayev](https://example.org/a) met [Tô Lâm](https://example.org/b). " * 500).text
    assert "](" not in text


def _shown(text: str) -> list[tuple[str, str]]:
    document = _document(text)
    return [(part.role.value, document.part_text(part)) for part in document.shown_parts()]


def test_a_picture_in_a_sentence_stays_there_and_one_alone_has_a_caption() -> None:
    shown = _shown(
        "Chiếc phà ![màu đỏ](a.png) đã\nrời bến.\n\n![Bến cũ](b.png)\n\n| a | ![c](c.png) |\n|---|---|\n| d | e |\n"
    )
    assert shown == [
        ("body", "Chiếc phà [màu đỏ] đã rời bến."),
        ("caption", "Bến cũ"),
        ("body", "a | c"),
        ("body", "d | e"),
    ]


def test_footnotes_keep_their_marks_and_their_words() -> None:
    shown = _shown("Паром кетті.[^1] [^x]\n\n[^1]: Солай.\n[^long]: Ұзақ\n    сөз.\n\n```\n[^1]: code\n```\n")
    assert [text for _, text in shown] == ["Паром кетті.[1] [^x]", "[1] Солай.", "[long] Ұзақ сөз.", "[^1]: code"]


def test_links_with_an_address_elsewhere_and_lists_in_lists() -> None:
    shown = _shown(
        "See [the *log*][] and [m][1].\n\n[the *log*]: /l\n[1]: /m\n\n- a\n  1. b\n     - c\n\n  still a\n- d\n"
    )
    assert [text for _, text in shown] == ["See the log and m.", "• a", "1. b", "• c", "still a", "• d"]


def test_much_markdown_is_read_as_text_and_said() -> None:
    document = _document("- a\n" * 30_000)
    assert document.text.startswith("- a")
    assert "plain text" in str(document.notices[-1])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Tô Lâm\n\nChuyến thăm [ba ngày](https://a.example/b).\n", True),
        ("## Паром\n\n- бір\n- екі\n", True),
        ("---\ntitle: A ferry\n---\n\nIt left.\n", True),
        ("First.\n\n# One\n\nSecond.\n\n# Two\n\nThird.\n", True),
        ("#hashtag and #another\n\nA post of a few words [sic].\n", False),
        ("Price list\n\n- a\n- b\n\nFootnote [1]: none of it ** is sure.\n", False),
        ("# a comment\nset -e\necho done\n", False),
        ("No. 1\n\n---\n\nA ferry left the bank.\n", False),
    ],
)
def test_standard_input_is_markdown_when_its_signs_say_so(text: str, title: bool) -> None:
    (document,) = documents_in(text.encode(), "-")
    assert isinstance(document, Document)
    assert document.is_markup is title
    (named,) = documents_in(text.encode(), "a.txt")
    assert isinstance(named, Document) and not named.is_markup
