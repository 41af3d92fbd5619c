"""Books as a person reads them, and what a hostile one may cost."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents import Document, Form
from reader.documents.formats import Input, epub, read_all
from reader.messages import InputError

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
OPF = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:opf="http://www.idpf.org/2007/opf"><metadata><dc:title>Өзен жағасындағы үй</dc:title>
<dc:creator>Асан Тілеуов</dc:creator>
<dc:language>kk</dc:language><dc:publisher>Жайық баспасы</dc:publisher>
<dc:date opf:event="modification">2020-01-01</dc:date><dc:date>2019-03-04</dc:date></metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="t" href="title.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/b%20two.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="notes.xhtml" media-type="application/xhtml+xml"/>
<item id="out" href="../../../../etc/hostname" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="t"/><itemref idref="n" linear="no"/><itemref idref="a"/>
<itemref idref="b"/><itemref idref="a"/><itemref idref="out"/><itemref idref="gone"/></spine></package>"""
NAV = """<html xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="toc"><ol>
<li><a href="text/one.xhtml#p1">Бірінші тарау</a></li><li><a href="text/b%20two.xhtml">Екінші тарау</a></li>
</ol></nav></body></html>"""


def _chapter(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title/></head><body>{body}</body></html>"
    )


PARTS = {
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": OPF,
    "OEBPS/nav.xhtml": NAV,
    "OEBPS/title.xhtml": _chapter("<h1>Өзен жағасындағы үй</h1>"),
    "OEBPS/text/one.xhtml": _chapter(
        '<h2>Бірінші тарау</h2><p><a id="p1"/>Үй өзеннің<a href="n#1"><sup>1</sup></a> жағасында тұр еді, '
        "ені 20 м<sup>2</sup>.</p>"
        "<blockquote><p>Су ақты.</p></blockquote>"
    ),
    "OEBPS/text/b two.xhtml": _chapter(
        "<p>Қыс ерте түсті.</p><ul><li>ағаш</li></ul>" + '<a id="x"/>' * 300 + "<h3>Соңы</h3>"
    ),
    "OEBPS/notes.xhtml": _chapter("<p>1. Жайық – өзеннің аты.</p>"),
}  # fmt: skip


def _book(**changed: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        for name, text in {**PARTS, **changed}.items():
            archive.writestr(name, text)
    return data.getvalue()


def _read(data: bytes, name: str = "a.epub") -> Document:
    (found,) = read_all(Input(data, name))
    assert isinstance(found, Document), found
    return found


def _refused(data: bytes) -> str:
    (found,) = read_all(Input(data, "a.epub"))
    assert isinstance(found, InputError), found
    return str(found.reason)


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    document = _read(_book(), "without a suffix")
    assert [(part.form, document.part_text(part)) for part in document.shown_parts()] == [
        (Form.HEADLINE, "Өзен жағасындағы үй"),
        (Form.HEADING, "Бірінші тарау"),
        (Form.PARAGRAPH, "Үй өзеннің[1] жағасында тұр еді, ені 20 м²."),
        (Form.QUOTATION, "Су ақты."),
        (Form.HEADING, "Екінші тарау"),  # only the table of contents says so
        (Form.PARAGRAPH, "Қыс ерте түсті."),
        (Form.ITEM, "• ағаш"),
        (Form.HEADING, "Соңы"),
        (Form.PARAGRAPH, "1. Жайық – өзеннің аты."),
    ]
    assert (document.language, document.source, document.date and document.date.value) == (
        "kk", "Жайық баспасы", "2019-03-04",
    )  # fmt: skip
    assert "Асан Тілеуов" in document.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("<p>Nước sông dâng lên từ nửa đêm.</p>", "vi"), ("<p>The river had risen since midnight.</p>", "en")],
)
def test_other_languages_and_an_old_table_of_contents(text: str, expected: str) -> None:
    ncx = "<ncx><navMap><navPoint><navLabel><text>I</text></navLabel>"
    ncx += '<content src="text/one.xhtml"/></navPoint></navMap></ncx>'
    opf = OPF.replace('properties="nav"', "").replace(
        "</spine>", '</spine><guide><reference type="toc" href="nav.xhtml"/></guide>'
    )
    opf = opf.replace("<manifest>", '<manifest><item id="x" href="x.ncx" media-type="application/x-dtbncx+xml"/>')
    chapters = {f"OEBPS/text/{name}.xhtml": _chapter(text) for name in ("one", "b two")}
    document = _read(_book(**{"OEBPS/book.opf": opf, "OEBPS/x.ncx": ncx}, **chapters))
    shown = [document.part_text(part) for part in document.shown_parts()]
    assert shown[1:3] == ["I", text[3:-4]]
    assert "тарау" not in document.text
    assert document.parts[3].language == expected


def test_encrypted_chapters_are_told_and_encrypted_fonts_are_none() -> None:
    data = '<encryption xmlns:e="e"><e:EncryptedData><e:EncryptionMethod Algorithm="{}"/>'
    data += '<e:CipherReference URI="{}"/></e:EncryptedData></encryption>'
    name = "META-INF/encryption.xml"
    locked = data.format("http://www.w3.org/2001/04/xmlenc#aes256-cbc", "OEBPS/text/b%20two.xhtml")
    assert "DRM" in _refused(_book(**{name: locked}))
    assert _read(_book(**{name: data.format("http://www.idpf.org/2008/embedding", "OEBPS/f.otf")})).text


FALL = _chapter("<h2>One</h2><p>On April 30, 1975 the city fell, and the war was over for all who lived there.</p>")


def test_a_day_in_running_text_is_not_that_of_the_book() -> None:
    undated = {"OEBPS/book.opf": OPF.replace("<dc:date>2019-03-04</dc:date>", ""), "OEBPS/text/one.xhtml": FALL}
    assert _read(_book(**undated)).date is None
    assert _read(_book(**{"OEBPS/text/one.xhtml": FALL})).date.value == "2019-03-04"  # type: ignore[union-attr]


def test_chapters_that_are_not_there_are_told() -> None:
    gone = OPF.replace("text/one.xhtml", "text/gone.xhtml").replace("../../../../etc/hostname", "notes.xhtml")
    assert [str(one) for one in _read(_book(**{"OEBPS/book.opf": gone})).notices] == ["Chapters that cannot be read: 1"]


def test_a_broken_chapter_costs_no_other() -> None:
    data = bytearray(_book())
    at = data.index(b"OEBPS/text/one.xhtml") + 60
    data[at] ^= 0xFF
    document = _read(bytes(data))
    assert "Қыс ерте түсті" in document.text
    assert "Chapters that cannot be read: 2" in str(document.notices[0])  # one is not in the book at all


@pytest.mark.parametrize(
    "changed",
    [
        {"OEBPS/text/one.xhtml": "<p>" + "x" * 30_000_000},
        {"OEBPS/book.opf": '<!DOCTYPE p [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><package>&b;</package>'},
        {"OEBPS/book.opf": '<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/hostname">]><package>&a;</package>'},
        {"OEBPS/book.opf": "<package>" * 100_000},
        {"META-INF/container.xml": "<container/>", "OEBPS/book.opf": ""},
    ],
)
def test_bombs_and_nonsense_are_refused(changed: dict[str, str]) -> None:
    assert _refused(_book(**changed))


def test_a_deep_chapter_is_no_crash() -> None:
    document = _read(_book(**{"OEBPS/text/one.xhtml": _chapter("<div>" * 100_000 + "<p>Терең.</p>")}))
    assert "Терең." in document.text


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_damage_gives_a_book_or_a_clear_error(data: st.DataObject) -> None:
    whole = bytearray(_book())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        list(epub.articles(Input(bytes(whole), "a")))
    except InputError as failure:
        assert failure.remedy.text
