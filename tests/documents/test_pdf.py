"""PDF files as a person reads them, and what a hostile one may cost."""

import io
import time
import zlib
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents import Document, Form
from reader.documents.formats import Article, Input, child, pdf, read_all
from reader.messages import InputError


def _file(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A PDF of `objects`, numbered from 1, the first of which is the catalogue."""
    data, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    return data


def _stream(content: bytes, more: str = "") -> bytes:
    return f"<</Length {len(content)}{more}>>\nstream\n".encode() + content + b"\nendstream"


def _text(value: str) -> str:
    return f"<FEFF{value.encode('utf-16-be').hex()}>"


def _pdf(pages: Sequence[Sequence[str]], info: str = "", language: str = "") -> bytes:
    """Pages of lines, in a font whose codes are told by a map to Unicode; "" leaves a line out."""
    letters = sorted({letter for page in pages for line in page for letter in line})
    pairs = "\n".join(f"<{ord(letter):04x}> <{ord(letter):04x}>" for letter in letters)
    cmap = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    cmap += f"{len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap end"
    first = 7
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{f'/Lang({language})' if language else ''}>>".encode(),
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/DW 500"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        _stream(cmap.encode()),
        f"<<{info}>>".encode(),
    ]
    for number, page in enumerate(pages):
        lines = (
            f"BT /F1 12 Tf 50 {800 - 16 * at} Td <{line.encode('utf-16-be').hex()}> Tj ET"
            for at, line in enumerate(page)
            if line
        )
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 850]/Contents {first + 2 * number + 1} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(_stream(zlib.compress("\n".join(lines).encode()), "/Filter/FlateDecode"))
    return _file(objects, "/Info 6 0 R")


def _read(data: bytes) -> Document:
    (found,) = read_all(Input(data, "a.pdf"))
    assert isinstance(found, Document), found
    return found


def _refused(data: bytes) -> str:
    (found,) = read_all(Input(data, "a.pdf"))
    assert isinstance(found, InputError), found
    return str(found.reason)


def _shown(document: Document) -> list[tuple[Form, str]]:
    return [(part.form, document.part_text(part)) for part in document.shown_parts()]


ENGLISH = [
    ["Harbour Notes 12", "The bridge that the town had waited for", "",
     "The new bridge over the river was opened on Friday morning, and hun-",
     "dreds of people from both banks walked across it before the first cart",
     "was let through. It took two years to build.",
     "Old ferries will be kept for visitors, said the keeper of the landing, who",
     "has rowed there for half of his life and means to go on doing so in a well-", "page 1"],
    ["Harbour Notes 13",
     "known boat. The well-known boat is painted red.",
     "What changes now", "The market stays where it was, and the carts no longer go round by the",
     "upper ford in the spring. There will be:", "• a lamp at each end", "• two benches", "page 2"],
    ["Harbour Notes 14", "Nobody has to pay for the first year.", "page 3"],
]  # fmt: skip


def test_lines_become_paragraphs_and_running_heads_go() -> None:
    info = f"/Title {_text('The bridge that the town had waited for')}/CreationDate(D:20200102030405Z)"
    document = _read(_pdf(ENGLISH, info, "en-GB"))
    assert _shown(document) == [
        (Form.HEADLINE, "The bridge that the town had waited for"),
        (Form.PARAGRAPH, "The new bridge over the river was opened on Friday morning, and hundreds of people from both "
         "banks walked across it before the first cart was let through. It took two years to build."),
        (Form.PARAGRAPH, "Old ferries will be kept for visitors, said the keeper of the landing, who has rowed there "
         "for half of his life and means to go on doing so in a well-known boat. The well-known boat is painted red."),
        (Form.HEADING, "What changes now"),
        (Form.PARAGRAPH, "The market stays where it was, and the carts no longer go round by the upper ford in the "
         "spring. There will be:"),
        (Form.ITEM, "• a lamp at each end"),
        (Form.ITEM, "• two benches"),
        (Form.PARAGRAPH, "Nobody has to pay for the first year."),
    ]  # fmt: skip
    assert document.language == "en"
    assert document.date is None


@pytest.mark.parametrize(
    "pages",
    [
        [["Item 1 of the agenda"], ["Item 2 of the agenda"], ["Item 3 of the agenda"]],
        [["The ferry crosses the river twice a day."]] * 3,
        [["Our harbour", f"Item {number} of the agenda"] for number in range(1, 5)],
    ],
)
def test_what_stands_alone_on_its_pages_is_their_text(pages: list[list[str]]) -> None:
    assert _read(_pdf(pages)).text.split() == " ".join(line for page in pages for line in page).split()
    numbered = [[*page, f"page {number}"] for number, page in enumerate(pages, 1)]
    assert _read(_pdf(numbered)).text == _read(_pdf(pages)).text


def test_a_running_head_goes_from_a_page_without_other_text_too() -> None:
    head = "The bridge and the ferry"
    texts = ["Nobody pays for the first year.", "A lamp stands at each end.", "", "Two benches were painted red."]
    document = _read(_pdf([[head, text, "page 1"] for text in texts]))
    assert document.text.split() == " ".join(texts).split()


@pytest.mark.parametrize(
    ("lines", "expected", "language"),
    [
        (["Đoàn thợ làng Hạ đã dựng lại mái đình sau trận bão, và dân làng", "góp gạo nấu cơm cho họ suốt hai tháng."],
         "Đoàn thợ làng Hạ đã dựng lại mái đình sau trận bão, và dân làng góp gạo nấu cơm cho họ suốt hai tháng.",
         "vi"),
        (["Ауылда жаңа көпір ашылды, енді тұрғындар өзеннің арғы жағына қайық-", "сыз өтетін болды."],
         "Ауылда жаңа көпір ашылды, енді тұрғындар өзеннің арғы жағына қайықсыз өтетін болды.", "kk"),
    ],
)  # fmt: skip
def test_vietnamese_and_kazakh(lines: list[str], expected: str, language: str) -> None:
    document = _read(_pdf([lines], f"/Title {_text('Microsoft Word - bai_viet.docx')}"))
    assert document.text == expected
    assert document.language == language


def test_a_scanned_file_and_one_with_a_password_are_told() -> None:
    assert "scanned" in _refused(_pdf([[], [], []]))
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(_pdf(ENGLISH)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "password" in _refused(out.getvalue())
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(_pdf(ENGLISH)))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "ferries" in _read(out.getvalue()).text


def test_without_the_library_the_line_to_run_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr("reader.documents.formats.extras.import_module", missing)
    with pytest.raises(InputError) as failure:
        list(pdf.articles(Input(_pdf(ENGLISH), "a.pdf")))
    assert "pip install 'multilingual-reader[pdf]'" in str(failure.value.remedy)


@cache
def _hostile() -> dict[str, bytes]:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1 %b>>>>>>" % font
    catalogue, pages = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    bomb = zlib.compress(zlib.compress(b"BT /F1 1 Tf " + b"(x) Tj " * (14 << 20)))
    return {
        "pages in themselves": _file([catalogue, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]),
        "parents in themselves": _file([catalogue, pages, b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>", _stream(b"")]),
        "objects in themselves": _file([b"1 0 R"]),
        "contents in themselves": _file([catalogue, pages, page, b"[4 0 R 4 0 R]"]),
        "a long chain": _file([catalogue, *(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % n for n in range(3, 5_000))]),
        "a deep array": _file([catalogue, pages, page, b"[" * 100_000]),
        "a bomb": _file([catalogue, pages, page, _stream(bomb, "/Filter[/FlateDecode/FlateDecode]")]),
        "tables in themselves": b"%PDF-1.5\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\n"
        b"startxref\n9\n%%EOF",
        "a million pages": _file(
            [catalogue, b"<</Type/Pages/Kids[" + b"3 0 R " * 1_000_000 + b"]/Count 1000000>>", page]
        ),
        "nothing": b"%PDF-",
    }


@pytest.mark.parametrize("kind", sorted(_hostile()))
def test_loops_and_bombs_end(kind: str) -> None:
    begin = time.monotonic()
    for found in read_all(Input(_hostile()[kind], "a.pdf")):
        assert isinstance(found, InputError), found
    assert time.monotonic() - begin < 25
    assert _read(_pdf([["The ferry still crosses the river twice a day."]])).text


def test_a_bound_is_named_instead_of_damage() -> None:
    assert "more than 1.5 MB each" in _refused(_hostile()["a bomb"])
    assert "more than 1.5 MB each" in _refused(_pdf([[letter * 25 for letter in "ab"] * 12_000]))
    document = _read(_pdf([*ENGLISH, ["x" * 25] * 24_000]))
    assert [str(notice) for notice in document.notices] == ["Pages left out because they take more than 1.5 MB each: 1"]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_damage_gives_an_article_or_a_clear_error(data: st.DataObject) -> None:
    whole = bytearray(_pdf(ENGLISH))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(5, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        for found in child.articles_of(pdf.__name__, Input(bytes(whole), "a.pdf")):
            assert isinstance(found, Article | InputError)
    except InputError as failure:
        assert failure.remedy.text


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.text(st.sampled_from("aB-–•.1 ộқ,"), max_size=30), max_size=8), max_size=5))
def test_no_letter_is_lost_between_lines_and_paragraphs(pages: list[list[str]]) -> None:
    lines = [line for page in pages for line in page if line.strip()]
    joined = "".join(block.text for block in pdf._blocks([line.strip() for line in lines]))
    kept = "".join("".join(lines).replace("-", "").replace("•", "").split())
    assert "".join(joined.replace("-", "").replace("•", "").split()) == kept
