"""HTML inside Markdown: no tag stands in the text, no script, and a table is one."""

import time

import pytest

from reader.documents import Document
from reader.documents.formats import Input, read_all


def _read(text: str) -> str:
    (document,) = read_all(Input(text.encode(), "a.md"))
    assert isinstance(document, Document)
    return document.text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("H<sub>2</sub>O, 30 m<sup>2</sup>, one<br>two <span style='x'>red</span>.", "H2O, 30 m², one two red."),
        ("Say <script>alert('x')</script>nothing<!-- at all -->.", "Say nothing."),
        ("Kept: `<script>` and 3 < 4 > 2, &lt;b&gt;.", "Kept: <script> and 3 < 4 > 2, <b>."),
        ("<table><tr><th>Bird<th>Seen</tr>\n\n    <tr><td>Heron<td>3</tr>\n\n</table>", "Bird | Seen\nHeron | 3"),
        ("<table>\n<tr><td>\n\nA *cell*\n\n</td></tr>\n</table>", "A cell"),
        ("A\n\n<script>\nvar a = 1;\n\nb(2);\n</script>\n\nZ", "A\n\nZ"),
        ("<div>\n<style>\np {}\n\n    b {}\n\nc\n</style>\nZ\n</div>", "Z"),
        ("<div>\n<!-- one\n\ntwo -->\n</div>\n\nZ", "Z"),
        ('<script>\n"İİİİ"\n\n</script>Zulu', "Zulu"),
        ("<div>\n<!-- İİİİ\n\nİİİİ -->Zulu\n</div>", "Zulu"),
        ("<details>\n<summary>More</summary>\n\nInside.\n\n</details>", "More\n\nInside."),
        ("- one\n\n  <p>more</p>\n- two", "• one\n  more\n• two"),
        ("<div><ul><li>one<li>two</ul></div>", "• one\n• two"),
        ("<h1 align='center'>Name</h1>\n\nText.", "Name\n\nText."),
        ("| a | b |\n|---|---|\n| x \\| y | 2<br>3 |", "a | b\nx|y | 2 3"),
    ],
)
def test_markup_is_read_or_gone(written: str, expected: str) -> None:
    assert _read(written) == expected


def test_a_script_that_never_ends_hides_nothing_behind_it() -> None:
    assert "Z" in _read("<div>\n<script>\n\nZ")


@pytest.mark.parametrize(
    "piece", ["<p>a\n\nb\n\n", "<table>\n\n", "<div><script>\n\n", "<b><script></b>", "<a><sup>1", "<!--"]
)
def test_many_pieces_of_html_take_no_long_time(piece: str) -> None:
    text = piece * (60_000 // len(piece)) + "\n\nZ"
    start = time.process_time()
    list(read_all(Input(text.encode(), "a.md")))
    assert time.process_time() - start < 2
