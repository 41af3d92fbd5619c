"""Word documents as a person reads them, and what a hostile one may cost."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents import Document, Form, Role
from reader.documents.formats import Input, read_all
from reader.messages import InputError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="a2"><w:name w:val="Mục"/><w:basedOn w:val="a1"/></w:style>
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="S"><w:name w:val="Subtitle"/></w:style>
<w:style w:styleId="C"><w:name w:val="caption"/></w:style>
<w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1">
<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
NOTES = f"""<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>Theo sổ của làng.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
CORE = """<cp:coreProperties xmlns:cp="c"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
<dc:title>Microsoft Word - dinh.docx</dc:title>
<dcterms:created>2020-01-02T00:00:00Z</dcterms:created></cp:coreProperties>"""


def _paragraph(text: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _item(text: str, level: int) -> str:
    return _paragraph(text, "", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')


def _package(body: str, **parts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, text in {"styles": STYLES, "numbering": NUMBERING, "footnotes": NOTES, **parts}.items():
            archive.writestr(f"word/{name}.xml", text)
        archive.writestr("docProps/core.xml", CORE)
    return data.getvalue()


def _read(data: bytes) -> Document:
    (found,) = read_all(Input(data, "a.docx"))
    assert isinstance(found, Document), found
    return found


def test_styles_lists_tables_and_notes_are_read() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    body = (
        _paragraph("Dựng lại mái đình", "T")
        + _paragraph("Đoàn thợ làm việc hai tháng liền giữa mùa mưa.", "S")
        + _paragraph("Bắt đầu", "a2")
        + "<w:p><w:r><w:t>Gỗ lim được </w:t></w:r><w:del><w:r><w:delText>bị </w:delText></w:r></w:del>"
        "<w:r><w:t>chở về làng</w:t>"
        '<w:footnoteReference w:id="2"/><w:t>.</w:t></w:r></w:p>'
        + _item("xẻ gỗ", 0) + _item("cột", 1) + _item("kèo", 1) + _item("dựng", 0)
        + f"<w:tbl><w:tr>{cell.format('Năm')}{cell.format('Gỗ')}</w:tr>"
        f"<w:tr>{cell.format('2019')}{cell.format('12')}</w:tr></w:tbl>"
        + _paragraph("Mái đình lợp xong", "C")
        + _paragraph("Việc xong trước Tết.", "loop")
    )  # fmt: skip
    document = _read(_package(body))
    shown = [(part.form, document.part_text(part)) for part in document.shown_parts()]
    assert shown == [
        (Form.HEADLINE, "Dựng lại mái đình"),
        (Form.PARAGRAPH, "Đoàn thợ làm việc hai tháng liền giữa mùa mưa."),
        (Form.HEADING, "Bắt đầu"),
        (Form.PARAGRAPH, "Gỗ lim được chở về làng[1]."),
        (Form.ITEM, "1. xẻ gỗ"),
        (Form.ITEM, "1a) cột"),
        (Form.ITEM, "1b) kèo"),
        (Form.ITEM, "2. dựng"),
        (Form.TABLE, "Năm | Gỗ"),
        (Form.TABLE, "2019 | 12"),
        (Form.CAPTION, "Mái đình lợp xong"),
        (Form.PARAGRAPH, "Việc xong trước Tết."),
        (Form.ITEM, "[1] Theo sổ của làng."),
    ]
    assert [part.role for part in document.parts][:2] == [Role.TITLE, Role.STANDFIRST]
    assert document.date is None  # the day of the file is not the day of the article


def test_a_day_in_running_text_is_not_that_of_the_document() -> None:
    text = "On April 30, 1975 the city fell, and the war was over for all who lived there."
    assert _read(_package(_paragraph("The end", "Title") + _paragraph(text))).date is None


def test_text_of_boxes_is_read_once() -> None:
    box = "<w:txbxContent>" + _paragraph("Trong khung") + "</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = f"<w:p {mc}><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
    body += f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert _read(_package(body)).text == "Trong khung"


def _refused(data: bytes) -> InputError:
    (found,) = read_all(Input(data, "a.docx"))
    assert isinstance(found, InputError), found
    return found


def test_a_part_that_grows_without_end_is_refused() -> None:
    assert _refused(_package("<w:p/>" * 2_000_000)).reason.values["limit"] in {16, 200}


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + f"<w:styles {W}>&b;</w:styles>"
    assert "entities" in str(_refused(_package(_paragraph("x"), styles=bomb)).reason)
    outside = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + f"<w:styles {W}>&a;</w:styles>"
    assert "entities" in str(_refused(_package(_paragraph("x"), styles=outside)).reason)


def test_a_deep_nest_is_no_crash() -> None:
    deep = "<w:sdt><w:sdtContent>" * 50_000 + _paragraph("x") + "</w:sdtContent></w:sdt>" * 50_000
    assert _refused(_package(deep))
    assert _refused(_package("<w:tbl><w:tr><w:tc>" * 60 + _paragraph("deep") + "</w:tc></w:tr></w:tbl>" * 61))


@pytest.mark.parametrize("cut", [30, 400, 900])
def test_half_a_file_is_damaged(cut: int) -> None:
    assert "damaged" in str(_refused(_package(_paragraph("x"))[:cut]).reason)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_gives_a_document_or_a_clear_error(data: st.DataObject) -> None:
    whole = bytearray(_package(_paragraph("Việc xong trước Tết.") * 3))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    for found in read_all(Input(bytes(whole), "a.docx")):
        assert isinstance(found, Document | InputError)
