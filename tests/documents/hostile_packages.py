"""Books, documents and archives that are nothing but large, by the suffix of their format."""

import gzip
import random
import zipfile
import zlib
from collections.abc import Iterator

from hostile_inputs import CONTAINER, W, docx, news, packed, pages_of, pdf

_MEGABYTE = 1 << 20
_STORED = zipfile.ZIP_STORED
_HONEST = "The ferry left the northern bank at noon with all of its passengers, said the harbour master."


def packages() -> Iterator[tuple[str, str, bytes]]:
    """What it is, the suffix, and the bytes."""
    part = f"<w:document {W}><w:body>{{}}</w:body></w:document>"
    run = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    picture = random.Random(7).randbytes(40 * _MEGABYTE)
    text = news(40 * _MEGABYTE)
    lines = news(3 * _MEGABYTE).decode().split()
    yield "chapters of 5.9 MB", ".epub", book([_chapter(each) for each in _cut(text[:5_900_000], 400_000)])
    yield "chapters of 22 MB", ".epub", book([_chapter(each) for each in _cut(text[: 22 * _MEGABYTE], 1_900_000)])
    yield "chapters of short words", ".epub", book([_short(n) for n in range(24)])
    yield "chapters of tags", ".epub", book(["<html><body>" + "<b>a</b>" * 55_000 + "</body></html>"] * 40)
    yield "10,000 chapters", ".epub", book([_chapter(_HONEST.encode())] * 9_900)
    yield "a picture of 15 MB", ".epub", book([_chapter(text[:400_000])], picture[: 15 * _MEGABYTE])
    yield "a picture of 40 MB", ".epub", book([_chapter(text[:400_000])], picture)
    yield "85,000 paragraphs", ".docx", docx(part.format("".join(run.format(f"a {n}") for n in range(85_000))))
    yield "a million characters apart", ".docx", docx(part.format("<w:p><w:r><w:t>ab</w:t></w:r></w:p>" * 110_000))
    yield "59,000 paragraphs", ".docx", docx(part.format("".join(map(run.format, lines[:59_000]))))
    nested = "<w:tbl><w:tr><w:tc>" * 20_000 + run.format("a ferry")
    yield "20,000 tables in tables", ".docx", docx(part.format(nested + "</w:tc></w:tr></w:tbl>" * 20_000))
    nested = "<w:tbl><w:tr><w:tc>" * 60 + run.format("a ferry")
    yield "60 tables in tables", ".docx", docx(part.format(nested + "</w:tc></w:tr></w:tbl>" * 60))
    with_picture = {"word/document.xml": part.format(run.format(_HONEST)), "word/media/a.jpg": picture}
    yield "a picture of 40 MB", ".docx", packed(with_picture, _STORED)
    yield "a picture of 15 MB", ".docx", packed(with_picture | {"word/media/a.jpg": picture[: 15 << 20]}, _STORED)
    yield "40 MB of text, not packed", ".zip", packed({"a.txt": text}, _STORED)
    yield "63 MB of text, not packed", ".zip", packed({f"{n}.txt": each for n, each in _pieces(text)}, _STORED)
    yield "40 MB of a picture", ".zip", packed({"a.jpg": picture, "a.txt": _HONEST}, _STORED)
    bound = pages_of(_drawn(text[:400_000]), "", picture[: 12 * _MEGABYTE])
    yield "a PDF of 12 MB", ".zip", packed({"a.pdf": bound}, _STORED)
    yield "a book of 12 MB", ".zip", packed({"a.epub": book([_chapter(text[:400_000])], picture[: 12 << 20])}, _STORED)
    inner = packed({"a.txt": _HONEST})
    yield "a zip in a zip", ".zip", packed({"a.zip": inner, "b.txt": _HONEST})
    yield "a zip in a zip in a zip", ".zip", packed({"a.zip": packed({"a.zip": inner}), "b.txt": _HONEST})
    yield "zips of 20 MB in a zip", ".zip", packed({f"{n}.zip": _stored(text, n) for n in range(2)}, _STORED)
    yield "a zip in gzip", ".gz", gzip.compress(packed({"a.txt": text[:3_000_000]}, _STORED))
    yield "a PDF in gzip", ".pdf.gz", gzip.compress(pages_of(_drawn(text[:400_000]), ""))
    yield "gzip in gzip", ".gz", gzip.compress(gzip.compress(text[:_MEGABYTE]))
    yield "5.9 MB in gzip", ".txt.gz", gzip.compress(text[:5_900_000])
    yield "40 MB in gzip", ".txt.gz", gzip.compress(text)
    yield "40 MB", ".rss", b"<rss><channel>" + text
    yield "40 MB", ".html", b"<html><body>" + text
    yield "40 MB", ".opml", b"<opml><body>" + text
    yield "2.9 MB of outlines", ".opml", _outlines(28_000)
    yield "a picture of 15 MB", ".pdf", pages_of(_drawn(text[:400_000]), "", picture[: 15 * _MEGABYTE])
    yield "a picture of 40 MB", ".pdf", pages_of(_drawn(text[:400_000]), "", picture)
    yield "3,000 pages", ".pdf", _many_pages(3_000)
    yield "a million objects", ".pdf", pdf([b"<</Type/Catalog>>"] + [b"<</A[1 2 3]>>"] * 300_000)
    yield "commands of 3 MB", ".pdf", pages_of(zlib.compress(_drawn(text[: 3 * _MEGABYTE])), "/Filter/FlateDecode")


def piped() -> Iterator[tuple[str, bytes]]:
    """What comes through a pipe just within its bounds, or beyond them: what it is, and the bytes."""
    text = news(6 * _MEGABYTE)
    yield "5.9 MB of text", text[:6_100_000]
    yield "one line of 5.9 MB", text[:6_100_000].replace(b"\n", b" ")
    yield "99,000 lines", b"a b\n" * 99_000
    yield "399,000 controls", b"abc\x07" * 399_000
    yield "3.9 MB of Markdown", b"# a\n\n" + text[:4_000_000]
    yield "40 MB of text", news(40 * _MEGABYTE)


def book(chapters: list[str], picture: bytes = b"") -> bytes:
    """A book of `chapters`, which are not packed, and of a picture."""
    numbers = range(len(chapters))
    items = "".join(f'<item id="c{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers)
    spine = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>{items}</manifest>'
        f"<spine>{spine}</spine></package>"
    )
    members: dict[str, str | bytes] = {"META-INF/container.xml": CONTAINER, "a.opf": package, "a.jpg": picture}
    return packed(members | {f"{n}.xhtml": chapter for n, chapter in enumerate(chapters)}, _STORED)


def _chapter(text: bytes) -> str:
    paragraphs = text.decode(errors="ignore").split("\n\n")
    return f"<html><body><h1>The ferry</h1>{''.join(f'<p>{each}</p>' for each in paragraphs)}</body></html>"


def _short(number: int) -> str:
    return f"<html><body><h1>{number}</h1>{'<p>a b</p>' * 50_000}</body></html>"


def _cut(text: bytes, size: int) -> list[bytes]:
    return [text[at : at + size] for at in range(0, len(text), size)]


def _pieces(text: bytes) -> Iterator[tuple[int, bytes]]:
    whole = text + text[: 23 * _MEGABYTE]
    return enumerate(_cut(whole, 4 * _MEGABYTE))


def _stored(text: bytes, number: int) -> bytes:
    begin = number * 20 * _MEGABYTE
    return packed({f"{n}.txt": each for n, each in enumerate(_cut(text[begin : begin + 20 << 20], 4 << 20))}, _STORED)


def _drawn(text: bytes) -> bytes:
    lines = (b"(%b) Tj T* " % bytes(letter for letter in line if letter < 128) for line in text.split(b"\n"))
    return b"BT /F1 1 Tf " + b"".join(lines) + b"ET"


def _outlines(count: int) -> bytes:
    outlines = "".join(
        f"<outline text='Ferry {n}' type='rss' xmlUrl='http://a.example/{n:060}'/>" for n in range(count)
    )
    return f"<opml version='2.0'><body>{outlines}</body></opml>".encode()


def _many_pages(count: int) -> bytes:
    drawn = _drawn(news(3000))
    kids = " ".join(f"{n + 4} 0 R" for n in range(count))
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R/Resources<</Font<</F1 %b>>>>>>" % font
    stream = b"<</Length %d>>\nstream\n%b\nendstream" % (len(drawn), drawn)
    tree = f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode()
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, stream, *[page] * count])
