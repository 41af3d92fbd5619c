"""Inputs that grow, nest or go on without end, by the suffix of the format they pretend to be in."""

import gzip
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 9))
"""Eight levels of entities, twenty times each."""
ENTITIES = f'[<!ENTITY a0 "ha">{LAUGHS}<!ENTITY f SYSTEM "file:///etc/hostname">]'
QUADRATIC = f'[<!ENTITY a "{"x" * 100_000}">]'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
OPF = """<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""


def packed(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of `members`."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def docx(document: str | bytes) -> bytes:
    """A Word document with that main part."""
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def epub(chapter: str | bytes) -> bytes:
    """A book of one chapter."""
    return packed({"META-INF/container.xml": CONTAINER, "a.opf": OPF, "a.xhtml": chapter})


def pdf(objects: Sequence[bytes]) -> bytes:
    """A PDF of `objects`, numbered from 1, the first of which is the catalogue."""
    data, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(data) + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def pages_of(content: bytes, filters: str, picture: bytes = b"") -> bytes:
    """A PDF of one page that draws `content`, and a picture."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1 %b>>%b>>>>" % (
        font,
        b"/XObject<</P 5 0 R>>" if picture else b"",
    )
    stream = f"<</Length {len(content)}{filters}>>\nstream\n".encode() + content + b"\nendstream"
    return pdf(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream, *_picture(picture)]
    )


def _picture(picture: bytes) -> list[bytes]:
    head = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length %d>>"
    return [head % len(picture) + b"\nstream\n" + picture + b"\nendstream"] if picture else []


def _overlapping() -> bytes:
    """Many members that are all the same bytes, as in the bombs of D. Fifield (WOOT 2019)."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = kernel.compress(b"x" * (20 << 20)) + kernel.flush()
    crc = zlib.crc32(b"x" * (20 << 20))
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(body), 20 << 20, 5, 0)
    data = local + b"a.txt" + body
    directory = b""
    for number in range(500):
        name = b"%04d.txt" % number
        directory += (
            struct.pack(
                "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, crc, len(body), 20 << 20, len(name), 0, 0, 0, 0, 0, 0
            )
            + name
        )
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 500, 500, len(directory), len(data), 0)
    return data + directory + end


def inputs() -> Iterator[tuple[str, str, bytes]]:
    """What it is, the suffix, and the bytes."""
    feed = "<rss version='2.0'><channel><item><title>x &a8; &f;</title></item></channel></rss>"
    outline = "<opml><body><outline text='&a8;'/></body></opml>"
    part = f"<w:document {W}><w:body><w:p><w:r><w:t>&a8;&f;</w:t></w:r></w:p></w:body></w:document>"
    twice = "/Filter[/FlateDecode/FlateDecode]"
    letters = zlib.compress(zlib.compress(b"BT /F1 1 Tf " + b"(x) Tj " * (14 << 20)))
    loop = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]
    yield "entities in entities", ".rss", f"<!DOCTYPE rss {ENTITIES}>{feed}".encode()
    yield "a long entity, often", ".rss", f"<!DOCTYPE rss {QUADRATIC}>{feed.replace('&f;', '&a;' * 20_000)}".encode()
    yield "deep feed", ".rss", b"<rss><channel><item>" + b"<a>" * 300_000
    yield "a million entries", ".rss", b"<rss><channel>" + b"<item><title>x</title></item>" * 300_000
    yield "entities in entities", ".opml", f"<!DOCTYPE opml {ENTITIES}>{outline}".encode()
    yield "deep outline", ".opml", b"<opml><body>" + b"<outline text='x'>" * 300_000
    yield "entities in entities", ".html", f"<!DOCTYPE html {ENTITIES}><html><p>&a8; &f; word".encode()
    yield "deep page", ".html", b"<html>" + b"<div><b>" * 500_000 + b"word"
    yield "much markup", ".html", b"<html>" + b"<p>word <a href=x>word</a></p>" * 700_000
    yield "entities in entities", ".docx", docx(f"<!DOCTYPE w:document {ENTITIES}>{part}")
    yield "a part that grows", ".docx", docx(f"<w:document {W}><w:body>" + "<w:p/>" * 20_000_000)
    yield "deep part", ".docx", docx(f"<w:document {W}><w:body>" + "<w:tbl>" * 500_000)
    yield "entities in entities", ".epub", epub(f"<!DOCTYPE html {ENTITIES}><html><body><p>&a8;&f;</p></body></html>")
    yield "a chapter that grows", ".epub", epub(b"<html><body><p>" + b"word " * 60_000_000)
    yield "zeros", ".zip", packed({"a.txt": bytes(300 << 20)})
    yield "zeros in zips", ".zip", packed({f"{n}.zip": packed({"a.txt": b"word " * (6 << 20)}) for n in range(20)})
    yield "members that overlap", ".zip", _overlapping()
    yield "letters that grow", ".pdf", pages_of(letters, twice)
    yield "zeros that grow", ".pdf", pages_of(zlib.compress(zlib.compress(bytes(300 << 20))), twice)
    yield "a deep array", ".pdf", pages_of(b"[" * 1_000_000, "")
    yield "pages in themselves", ".pdf", pdf(loop)
    yield "brackets", ".md", b"[" * 500_000
    yield "quotations", ".md", b">" * 500_000 + b"word"
    yield "a list of blank lines", "", b"# x\n- x\n" + (b" " * 500 + b"\n") * 60 + b"x\n"
    yield "no end of a line", ".txt", b"word " * (2 << 20)
    yield "a pile of marks", ".txt", ("e" + "\u0301" * 2_000_000).encode()
    controls = "\x1b[31m\u202eabc\x07 "
    marks, beeps, stored = "a\u0300", "abc\x07\x01 ", zipfile.ZIP_STORED  # packed, they would grow too much
    yield "controls in an archive", ".zip", packed({"a.txt": controls * 300_000}, stored)
    yield "fewer controls in an archive", ".zip", packed({"a.txt": controls * 130_000}, stored)
    yield "marks in an archive", ".zip", packed({"a.txt": marks * 1_300_000}, stored)
    yield "fewer marks in an archive", ".zip", packed({"a.txt": marks * 399_000 + "word " * 550_000}, stored)
    yield "beeps in an archive", ".zip", packed({"a.txt": beeps * 650_000}, stored)
    yield "controls in gzip", ".txt", gzip.compress(controls.encode() * 440_000, 0)
    yield "marks in gzip", ".txt", gzip.compress(marks.encode() * 1_900_000, 0)
    yield from _large()


def _large() -> Iterator[tuple[str, str, bytes]]:
    """Inputs that are nothing but large, in shapes that cost a parser most."""
    words = news(16 << 20)
    line = words.replace(b"\n", b" ")
    short = b"a b\n" * 1_000_000
    markup = "<html><body><h1>The ferry</h1>{}</body></html>"
    paragraphs = "".join(f"<p>{each}</p>" for each in words.decode().split("\n\n"))
    table = "<table>" + "<tr><td>ferry</td><td>12</td></tr>" * 80_000 + "</table>"
    part = f"<w:document {W}><w:body>{{}}</w:body></w:document>"
    run = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    yield "40 MB of text", ".zip", packed({"a.txt": news(40 << 20)})
    yield "16 MB of text", ".zip", packed({"a.txt": words})
    yield "four of 3.9 MB", ".zip", packed({f"{n}.txt": news(3_900_000, n) for n in range(4)})
    yield "30 of 2 MB", ".zip", packed({f"{n}.txt": news(2 << 20, n) for n in range(30)})
    yield "one line of 16 MB", ".zip", packed({"a.txt": line})
    yield "a million lines", ".zip", packed({"a.txt": short})
    yield "Markdown of 16 MB", ".zip", packed({"a.md": words})
    yield "pages of 8 MB", ".zip", packed({f"{n}.html": markup.format(paragraphs[: 8 << 20]) for n in range(6)})
    yield "10 MB of text", ".txt", words[: 10 << 20]
    yield "one line of 10 MB", ".txt", line[: 10 << 20]
    yield "a million lines", ".txt", short
    yield "16 MB of empty lines", ".txt", b"word" + b"\n" * (16 << 20) + b"word"
    yield "10 MB of text", ".md", words[: 10 << 20]
    yield "one line of 10 MB", ".md", line[: 10 << 20]
    yield "a million lines", ".md", short
    yield "a million items", ".md", b"- a\n" * 1_000_000
    yield "deep lists", ".md", b"".join(b" " * (2 * (n % 3000)) + b"- item\n" for n in range(6000))
    yield "deep quotations", ".md", b"".join(b"> " * (n % 400) + b"word\n" for n in range(20_000))
    yield "a gigantic table", ".md", b"| a | b |\n|---|---|\n" + b"| ferry | 12 |\n" * 1_000_000
    yield "a wide table", ".md", b"|a" * 200_000 + b"|\n" + b"|-" * 200_000 + b"|\n" + b"|b" * 200_000 + b"|\n"
    yield "many references", ".md", b"".join(b"[a%d]: /b\n" % n for n in range(300_000)) + b"[a1] " * 100_000
    yield "emphasis", ".md", b"*a_ " * 2_000_000
    yield "16 MB of text", ".html", markup.format(paragraphs).encode()
    yield "one line of 16 MB", ".html", markup.format(f"<p>{line.decode()}</p>").encode()
    yield "a gigantic table", ".html", markup.format(table).encode()
    yield "a table in tables", ".html", markup.format("<table><tr><td>a" * 20_000).encode()
    yield "lists in lists", ".html", markup.format("<ul><li>a" * 60_000).encode()
    yield "16 MB in an entry", ".rss", _feed(f"<item><description>{words.decode()}</description></item>")
    yield (
        "9,000 long entries",
        ".rss",
        _feed(
            "".join(
                f"<item><title>Ferry {n}</title><description>{'word ' * 300}</description></item>" for n in range(9000)
            )
        ),
    )
    yield "a chapter of 16 MB", ".epub", epub(markup.format(paragraphs))
    yield "one line of 16 MB", ".epub", epub(markup.format(f"<p>{line.decode()}</p>"))
    yield "16 MB of paragraphs", ".docx", docx(part.format("".join(map(run.format, words.decode().split("\n\n")))))
    yield "one line of 16 MB", ".docx", docx(part.format(run.format(line.decode())))
    rows = "".join(f"<w:tr><w:tc>{run.format(each[:60])}</w:tc></w:tr>" for each in line.decode()[: 4 << 20].split("."))
    yield "a gigantic table", ".docx", docx(part.format(f"<w:tbl>{rows}</w:tbl>"))
    paragraphs = "".join(map(run.format, news(3_500_000).decode().split("\n\n")))
    yield "3.9 MB of paragraphs", ".docx", docx(part.format(paragraphs))
    markup_of = "".join(f"<p>{each}</p>" for each in news(27 << 17).decode().split("\n\n"))
    yield "a chapter of 2 MB", ".epub", epub(markup.format(markup_of[:1_900_000]))
    yield "1.9 MB of text", ".html", markup.format(markup_of[:1_900_000]).encode()
    yield "3.9 MB of text", ".md", news(3_900_000)
    entry = "<item><title>Ferry {}</title><description>{}</description></item>"
    entries = "".join(entry.format(n, each) for n, each in enumerate(news(2_600_000).decode().split("\n\n")))
    yield "2.9 MB of entries", ".rss", _feed(entries[:2_500_000])
    letters = b"BT /F1 1 Tf " + b"".join(b"(%b) Tj T* " % each for each in words[: 8 << 20].split(b"\n"))
    yield "8 MB of letters", ".pdf", pages_of(zlib.compress(letters), "/Filter/FlateDecode")
    yield "8 MB in one string", ".pdf", pages_of(b"BT /F1 1 Tf (%b) Tj" % line[: 8 << 20], "")


def _feed(items: str) -> bytes:
    return f"<rss version='2.0'><channel><title>Ferries</title>{items}</channel></rss>".encode()


def news(size: int, seed: int = 0) -> bytes:
    """So many bytes of paragraphs, which cannot be packed as closely as copies of one can."""
    choice = random.Random(seed)
    words = (
        "the",
        "harbour",
        "ferry",
        "Nguyễn",
        "Астанада",
        "river",
        "Minh",
        "said",
        "on",
        "council",
        "бойынша",
        "đường",
    )
    paragraphs: list[bytes] = []
    length = 0
    while length < size:
        paragraphs.append(" ".join(choice.choices(words, k=60)).capitalize().encode() + b".\n\n")
        length += len(paragraphs[-1])
    return b"".join(paragraphs)[:size].decode(errors="ignore").encode()
