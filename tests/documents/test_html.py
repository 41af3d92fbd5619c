"""Saved pages as a person reads them: the article alone, whatever the markup does."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents import Document, Role
from reader.documents.formats import Input, read_all
from reader.documents.tables import phrases
from reader.messages import InputError

STORY = "<p>Đoàn thợ đã dựng lại mái đình sau trận bão, và dân làng góp gạo nấu cơm cho họ suốt hai tháng.</p>"


def _document(page: str | bytes, **known: str) -> Document:
    data = page.encode() if isinstance(page, str) else page
    (found,) = read_all(Input(data, "a.html", **known))
    assert isinstance(found, Document), found
    return found


def _shown(document: Document, role: Role) -> list[str]:
    return [document.part_text(part) for part in document.parts if part.role is role]


def test_one_reference_to_a_control_does_not_empty_the_page() -> None:
    document = _document(
        f"<html><h1>Mái đình mới &#27;[31m của làng</h1>{STORY}<p>Xong &#7;việc &#x1b;]0;x&#146;</p>{STORY}"
    )
    assert "Đoàn thợ đã dựng lại" in document.text
    assert "\x1b" not in document.text
    assert "x’" in document.text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("15 қыркүйек 2022", "2022-09-15"),
        ("2022 жылғы 15 қыркүйек", "2022-09-15"),
        ("Thứ Năm, 15/09/2022, 10:30", "2022-09-15"),
        ("15 сентября 2022", "2022-09-15"),
        ("September 15, 2022", "2022-09-15"),
        ("Hôm qua, 10:30", None),
    ],
)
def test_a_day_seen_under_the_title_is_the_day(words: str, expected: str | None) -> None:
    date = _document(f'<html><h1>Làng dựng lại mái đình</h1><div class="date">{words}</div>{STORY}{STORY}').date
    assert (date.value if date else None) == expected


def test_an_english_day_that_may_be_read_either_way_is_none() -> None:
    prose = "<p>The carpenters put the roof back after the storm, and the village cooked for them for two months.</p>"
    page = f'<html lang="en"><h1>A roof for the hall</h1><div class="date">05/06/2022</div>{prose}{prose}'
    assert _document(page).date is None


def test_a_day_of_greenwich_gives_way_to_the_one_that_is_seen() -> None:
    page = (
        '<html><head><meta property="article:published_time" content="2024-05-05T20:00:00Z"></head>'
        f'<body><h1>Làng dựng lại mái đình</h1><span class="time">06/05/2024 03:00</span>{STORY}{STORY}'
    )
    date = _document(page).date
    assert date is not None
    assert date.value == "2024-05-06"


def test_a_summary_that_the_text_lacks_comes_first() -> None:
    summary = "Mái đình của làng được dựng lại sau trận bão nhờ công sức của đoàn thợ và gạo của dân làng."
    page = (
        f'<html><meta property="og:description" content="{summary}"><h1>Làng dựng lại mái đình</h1>{STORY}<p>Hết.</p>'
    )
    assert _shown(_document(page), Role.STANDFIRST) == [summary]


def test_what_the_site_says_of_itself_is_no_lead() -> None:
    page = f'<html><meta name="description" content="Báo điện tử cập nhật tin nóng, thể thao, giải trí">{STORY}'
    assert "Báo điện tử" not in _document(page).text


def test_a_page_without_prose_is_read_whole() -> None:
    document = _document("<html><nav><a href=/>Home</a></nav><div>Xin chào</div><script>var a = 1</script></html>")
    assert document.text == "Xin chào"


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii", "cp1258"])
def test_vietnamese_pages_of_old_need_no_declaration(encoding: str) -> None:
    from reader.documents.vietnamese_encodings import register

    register()
    text = STORY * 3
    if encoding == "cp1258":
        import unicodedata

        text = "".join(
            letter if letter in "ăâđêôơưĂÂĐÊÔƠƯ" else unicodedata.normalize("NFD", letter) for letter in text
        ).replace("a\u0302", "â").replace("e\u0302", "ê").replace("o\u0302", "ô").replace("a\u0306", "ă")  # fmt: skip
        text = text.replace("o\u031b", "ơ").replace("u\u031b", "ư")
        data = text.encode("cp1258", "replace")
    else:
        data = text.encode(encoding, "replace")
    document = _document(b"<html><meta charset=iso-8859-1><body>" + data)
    assert document.encoding == encoding
    assert [str(notice) for notice in document.notices] == [f"Encoding guessed: {encoding}"]


def test_a_declaration_that_is_not_true_is_not_believed() -> None:
    data = "Қала маңындағы көпір жөнделіп, жүргізушілер оңтүстік жолмен жүріп жатыр, деді әкімдік.".encode()
    document = _document(b'<html><meta http-equiv=Content-Type content="text/html; charset=windows-1251"><p>' + data)
    assert document.text.startswith("Қала")
    assert [str(notice) for notice in document.notices] == ["Encoding guessed: utf-8"]


def test_a_declaration_that_is_true_is_not_remarked_on() -> None:
    text = "<p>Паром снова ходит через реку, сказали на пристани в понедельник утром.".encode
    pages = (b"<meta charset=utf-8>" + text(), b"<html>" + text(), b"<meta charset=windows-1251>" + text("cp1251"))
    wide = "<html><meta charset=utf-16>".encode("utf-16") + text("utf-16-le")
    for page in (*pages, wide, b"<html><meta charset=windows-1258><p>The ferry is back, they said on the landing."):
        assert _document(page).notices == ()


BOMBS = {
    "elements": "<html>" + "<div>" * 100_000 + "core",
    "tables": "<table><tr><td>" * 35_000 + "core",
    "attributes": "<p " + " ".join(f"a{i}=1" for i in range(200_000)) + ">core",
    "quotation marks": "<html><p>core " + "<a '\"" * 100_000,
    "comments": "<html>core" + "<!--" * 200_000,
    "scripts": "<html>core" + "<script>" * 100_000,
    "references": "<html>core" + "&#27;" * 300_000,
    "breaks": "<html>core" + "<br>a" * 30_000,
    "json": '<html><script type="application/ld+json">' + "[" * 400_000 + "</script>core",
    "entities": '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><p>&b; core',
    "headings": "<title>A title of its own</title><h1>A title of its own</h1>" + "<h2>key</h2>" * 30_000 + "<p>core",
    "pieces without a time": "<h1>A title of its own</h1><div>" + "<span class=date>word</span>" * 20_000 + "core",
    "titles": "<title>A title of its own</title>" + "<div>A title of its own</div>" * 20_000 + "core",
    "deep headings": "<div>" * 190 + "<h1>A title</h1>" * 20_000 + "core",
    "empty elements": "<p>core" + '<a id="x"/>' * 50_000,
    "title": "<html><title>" + " - a" * 20_000 + "</title><p>core",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_read_in_time(bomb: str) -> None:
    started = time.process_time()
    assert "core" in _document(BOMBS[bomb]).text
    assert time.process_time() - started < 10


def test_too_much_is_refused_with_the_bound() -> None:
    (found,) = read_all(Input(b"<html><p>" + b"word " * 4_000_000, "a.html"))
    assert isinstance(found, InputError)
    assert found.reason.values == {"limit": 12}


_TAGS = st.sampled_from(
    sorted(
        phrases("""
<p> | </p> | <table> | <tr> | <td> | </table> | <b> | <h1> | <br> | <!-- | --> | <script> | </script> | <a href=x>
<ul> | <li> | <figure> | <figcaption> | <div class=sapo> | </div> | &#27; | &#xD800; | <pre> | <title> | Xem thêm
<time datetime=2024-13-45> | <meta name=date content=x> | <p style=display:none> | <div class=related> | word of text.
""").union({"\x1b[31m", "\u202e", "\x00"})
    )
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(),
        st.lists(st.one_of(_TAGS, st.text(max_size=20)), max_size=40)
        .map("".join)
        .map(lambda page: page.replace("|", " ")),
    )
)
def test_anything_gives_a_document_or_a_clear_error(page: bytes | str) -> None:
    data = page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass")
    for found in read_all(Input(b"<html>" + data, "a.html")):
        if isinstance(found, Document):
            assert "\x1b" not in found.text
            assert "\u202e" not in found.text
            assert all(found.text[part.start : part.end].strip() for part in found.parts)
        else:
            assert isinstance(found, InputError)
