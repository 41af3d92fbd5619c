"""Lists, tables, definitions and raised marks of a page, as they are read."""

from reader.documents import Document
from reader.documents.formats import Input, read_all

STORY = "<p>The floods of last autumn destroyed eleven covered markets, and the towns decided to build them again.</p>"


def _body(markup: str) -> str:
    page = f"<html><body><article><h1>Markets of the river towns</h1>{STORY}{markup}{STORY[:-5]} in brick.</p>"
    (document,) = read_all(Input(page.encode(), "a.html"))
    assert isinstance(document, Document)
    first, *_, last = (part for part in document.parts if document.part_text(part).startswith("The floods"))
    return document.text[first.end : last.start].strip("\n")


def test_items_are_counted_as_the_list_says() -> None:
    markup = '<ol start="3"><li>drawings<li>tenders<li value="9">work</ol><ol type="a"><li>one<li>two</ol>'
    assert _body(markup) == "3. drawings\n4. tenders\n9. work\n\na. one\nb. two"


def test_what_goes_on_in_an_item_stands_under_its_words() -> None:
    markup = "<ul><li><p>Stalls are free.</p><p>Later they are not.</p></li><li>Second<ul><li>inner</li></ul></li></ul>"
    assert _body(markup) == "• Stalls are free.\n  Later they are not.\n• Second\n  • inner"


def test_definitions_stand_under_their_terms() -> None:
    assert _body(
        "<dl><dt>Reeve</dt><dd>Collects the fees.</dd><dd>Judges.</dd><dt>Stall</dt><dd>A table.</dd></dl>"
    ) == ("Reeve\n  Collects the fees.\n  Judges.\nStall\n  A table.")


def test_cells_that_reach_over_others_leave_these_empty() -> None:
    markup = (
        "<table><tr><th>Town<th colspan=2>Stalls<th>Cost<tr><td rowspan=2>Orrin<td>9<td>10<td>4"
        "<tr><td>8<td>11<td>3<tr><td colspan=99999999>Halden</table>"
    )
    assert _body(markup) == "Town | Stalls | | Cost\nOrrin | 9 | 10 | 4\n| 8 | 11 | 3\nHalden"


def test_raised_figures_do_not_run_into_words_and_numbers() -> None:
    markup = (
        '<p>Counted<sup><a href="#n1">1</a></sup> were 10<sup>6</sup> bricks for 30 m<sup>2</sup> on the 1<sup>st</sup>'
        ' floor of towers<sup>2</sup>.</p><ol><li id="n1">By the clerk. <a href="#r1">↩</a></li></ol>'
    )
    assert _body(markup) == ("Counted[1] were 10⁶ bricks for 30 m² on the 1st floor of towers[2].\n\n1. By the clerk.")


def test_lines_broken_by_hand_stay_lines_but_an_old_page_is_no_verse() -> None:
    assert _body("<div>Steps<br>- April: survey<br>- May: plans,<br>then tenders</div>") == (
        "Steps\n\n- April: survey\n- May: plans, then tenders"
    )
    assert _body("<p>The river goes<br>The stone remains<br>The people stay</p>") == (
        "  The river goes\n  The stone remains\n  The people stay"
    )
    assert _body("<p>the river went over its banks<br>and took the bridge with it<br>in one night</p>") == (
        "the river went over its banks and took the bridge with it in one night"
    )
