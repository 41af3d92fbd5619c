"""A valid file of each format, with a little of everything that its parser looks at; they are what fuzzing damages."""

# ruff: noqa: E501 - files as programs write them

import base64
import zlib
from collections.abc import Sequence

LEAD = "Hà Nội (TTXVN) - Ngày 6/5/2025, phà rời bến lúc 5 giờ với 120 hành khách, giá vé 1.200 đồng."
BODY = (
    "Қала әкімі Асқар Беков көпірді ашты, деп хабарлады «Казинформ». The ferry left at noon, said J. Smith (Reuters)."
)

MARKDOWN = f"""---
title: "Phà rời bến"
date: 2025-05-06
tags: [a, b]
---
# Phà *rời* bến

{LEAD}

## Көпір

> {BODY}

1. one
   - two **bold** [link](http://a.example/ "t") ![picture](a.png)
   - `code` <b>html</b> ~~no~~ https://a.example/x
* * *
| a | b |
|---|:-:|
| 1 | 2 \\| 3 |

```python
print("x")
```

    indented

<div class="caption">Ảnh: TTXVN</div>

<table><tr><td>a</td>

<td>b</td></tr></table>

<!-- hidden
-->
<script>var a = 1;</script>

Setext
======

[^1]: note. Text[^1] &amp; &#8211; a\\
b
"""

HTML = f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Phà rời bến | Báo</title>
<meta property="og:title" content="Phà rời bến"><meta property="article:published_time" content="2025-05-06T07:00:00+07:00">
<meta property="og:site_name" content="Báo Mới"><meta name="description" content="{LEAD}"><link rel="canonical" href="/a">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"Phà rời bến",
"datePublished":"2025-05-06","author":[{{"name":"A"}}],"publisher":{{"name":"Báo"}},"articleBody":"{LEAD}"}}</script>
<style>p {{color: red}}</style></head><body class="page"><nav><ul><li><a href="/">Trang chủ</a></li><li>Thể thao</li></ul></nav>
<article itemscope><h1 itemprop="headline">Phà rời bến</h1><time datetime="2025-05-06">6/5/2025</time>
<p class="sapo"><strong>{LEAD}</strong></p><div class="content"><p>{BODY} {LEAD}</p><p>{LEAD}<br><br>{BODY}</p>
<figure><img src="a.jpg" alt="Phà"><figcaption>Phà ở bến. Ảnh: Văn A/TTXVN</figcaption></figure><h2>Көпір</h2>
<blockquote><p>{BODY}</p></blockquote><ul><li>một</li><li>hai <ol><li>ba</li></ol></li></ul>
<table class="data"><tr><th>a</th><th colspan="2">b</th></tr><tr><td>1</td><td rowspan=9>2 | 3</td></tr></table>
<pre>code
  x</pre><p>{BODY}<sup>2</sup> 20 m<sup>2</sup><a href="#n1">[1]</a></p><p>Xem thêm:</p><p class="author">Văn A</p></div>
<div class="related"><h3>Tin liên quan</h3><a href="/b">{LEAD[:60]}</a></div></article>
<aside><p>{BODY}</p></aside><footer>© 2025 Báo <a href="mailto:a@b.example">a</a></footer></body></html>"""

RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Báo Mới</title>
<link>http://a.example/</link><language>vi</language><item><title>Phà &amp; cầu</title><link>/a?b=1&amp;c=2</link>
<guid isPermaLink="false">a-1</guid><pubDate>Tue, 06 May 2025 07:00:00 +0700</pubDate><description><![CDATA[<p>{LEAD}</p>
<img src="x"/>]]></description><content:encoded><![CDATA[<h2>Көпір</h2><p>{BODY}</p><ul><li>a</li></ul>]]></content:encoded>
<dc:creator>Văn A</dc:creator><media:content url="x"><media:title>t</media:title></media:content></item><item>
<title>Көпір</title><description>{BODY} The post Көпір appeared first on Báo.</description><guid>http://a.example/2</guid></item>
<item><title>Көпір</title><description>&lt;p&gt;{LEAD}&lt;/p&gt;</description></item></channel></rss>"""

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk"><title type="html">A &lt;b&gt;b&lt;/b&gt;</title>
<link href="http://a.example/"/><entry><title>Көпір</title><id>tag:a,2025:1</id><updated>2025-05-06T07:00:00Z</updated>
<published>2025-05-05T07:00:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p>
<table><tr><td>1</td><td>2</td></tr></table></div></content><summary>{BODY[:50]}…</summary></entry><entry><title type="text">x
</title><id/><content type="html">&lt;p&gt;{LEAD}&lt;/p&gt;</content><author><name>A</name></author></entry></feed>"""

RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://a.example/"><title>Báo</title></channel>
<item rdf:about="http://a.example/1"><title>Phà</title><description>{LEAD}</description><dc:date>2025-05-06</dc:date></item>
</rdf:RDF>"""

OPML = f"""<?xml version="1.0" encoding="utf-8"?><opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="Tin &amp; tức"><outline type="rss" text="Báo Mới" title="Báo" xmlUrl="http://a.example/rss?x=1&amp;y=2"
 htmlUrl="http://a.example/"/><outline text="{BODY[:40]}" xmlUrl="feed://b.example/" description="x"/></outline>
<outline type="link" text="c" url="http://c.example/"/><outline text="d"><outline text="e"/></outline></body></opml>"""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _word(text: str, style: str = "", more: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


_LIST = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="7"/></w:numPr>'
DOCX = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": '<Relationships><Relationship Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": f"""<w:document {_W}><w:body>{_word("Phà rời bến", "T")}{_word(LEAD, "S")}{_word("Көпір", "a2")}
<w:p><w:r><w:t>{BODY}</w:t><w:tab/><w:br/><w:noBreakHyphen/><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:t>x</w:t>
</w:r></w:del><w:ins><w:r><w:t>y</w:t></w:r></w:ins></w:p>{_word("một", "", _LIST.format(0))}{_word("hai", "", _LIST.format(1))}
<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{_word("a")}</w:tc><w:tc>{_word("b")}</w:tc></w:tr></w:tbl>
<w:sdt><w:sdtContent>{_word("Ảnh: A", "C")}</w:sdtContent></w:sdt><w:p><w:r><w:pict><w:txbxContent>{_word("box")}</w:txbxContent>
</w:pict></w:r></w:p>{_word("o", "", '<w:outlineLvl w:val="3"/>')}<w:sectPr/></w:body></w:document>""",
    "word/styles.xml": f"""<w:styles {_W}><w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="a2">
<w:name w:val="Mục"/><w:basedOn w:val="a1"/></w:style><w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="S"><w:name w:val="Subtitle"/></w:style><w:style w:styleId="C"><w:name w:val="caption"/><w:pPr>
<w:outlineLvl w:val="2"/><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style></w:styles>""",
    "word/numbering.xml": f"""<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="upperRoman"/>
<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>""",
    "word/footnotes.xml": f'<w:footnotes {_W}><w:footnote w:id="2">{_word(BODY)}</w:footnote></w:footnotes>',
    "docProps/core.xml": """<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Phà rời bến</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>""",
}


def _chapter(body: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'


EPUB = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>""",
    "OEBPS/book.opf": """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>Phà</dc:title><dc:creator>A</dc:creator><dc:language>kk</dc:language><dc:publisher>B</dc:publisher><dc:date>2019-03-04
</dc:date></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="text/b%20two.xhtml"
 media-type="application/xhtml+xml"/><item id="x" href="x.ncx" media-type="application/x-dtbncx+xml"/></manifest><spine toc="x">
<itemref idref="nav"/><itemref idref="a"/><itemref idref="b" linear="no"/></spine></package>""",
    "OEBPS/nav.xhtml": _chapter("""<nav epub:type="toc" xmlns:epub="http://www.idpf.org/2007/ops"><ol><li>
<a href="text/one.xhtml#p1">Бірінші</a></li><li><a href="text/b%20two.xhtml">Екінші</a></li></ol></nav>"""),
    "OEBPS/text/one.xhtml": _chapter(f'<h2>Бірінші</h2><p><a id="p1"/>{BODY}<sup>1</sup></p><blockquote><p>{LEAD}</p></blockquote>'),
    "OEBPS/text/b two.xhtml": _chapter(f"<h1>Екінші</h1><p>{LEAD}</p><ul><li>a</li></ul><table><tr><td>1</td><td>2</td></tr></table>"),
    "OEBPS/x.ncx": """<ncx><navMap><navPoint><navLabel><text>I</text></navLabel><content src="text/one.xhtml"/></navPoint>
</navMap></ncx>""",
}  # fmt: skip

ZIP = {
    "a.txt": f"Phà rời bến\n\n{LEAD}\n",
    "b/c.html": _chapter(f"<p>{BODY}</p>"),
    "d.md": f"# a\n\n{LEAD}",
    "g.bin": "\0",
}
"""What is in it has targets of its own."""

_HEAD = (
    "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    '\ttype="text/html";\r\n\tboundary="--a--"\r\n\r\n\r\n'
)
MHTML = (
    f"{_HEAD}----a--\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    f"{base64.encodebytes(HTML.encode()).decode()}\r\n----a--\r\nContent-Type: image/png\r\n\r\nx\r\n----a----\r\n",
    f"{_HEAD}----a--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    f"<html><body><h1>Ph=C3=A0</h1><p>{BODY}</p>=\r\n</body></html>\r\n----a----\r\n",
)


def pdf_objects() -> list[bytes]:
    """Of a file of two pages; the last objects are what is drawn, not packed."""
    letters = sorted(set(LEAD + BODY))
    pairs = "\n".join(f"<{ord(letter):04x}> <{ord(letter):04x}>" for letter in letters)
    told = f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(letters)} beginbfchar\n{pairs}\nendbfchar endcmap"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 850]/Contents %d 0 R/Resources<</Font<</F1 3 0 R/F2 8 0 R>>>>>>"
    lines = [LEAD[at : at + 60] for at in range(0, len(LEAD), 60)] + [
        BODY[at : at + 60] for at in range(0, len(BODY), 60)
    ]
    drawn = "\n".join(
        f"BT /F1 12 Tf 50 {800 - 16 * at} Td <{line.encode('utf-16-be').hex()}> Tj ET" for at, line in enumerate(lines)
    )
    return [
        b"<</Type/Catalog/Pages 2 0 R/Lang(vi)>>",
        b"<</Type/Pages/Kids[6 0 R 7 0 R]/Count 2>>",
        b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 9 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/DW 500/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>>>",
        b"<</Title<FEFF00500068>/Author(A)/CreationDate(D:20250506070000Z)>>",
        page % 10,
        page % 11,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        told.encode(),
        drawn.encode(),
        b"BT /F2 24 Tf 50 700 Td (The ferry) Tj T* [(left at) -250 (noon, said)] TJ 0 -20 Td (J. Smith.) ' ET q 1 0 0 1 0 0 cm Q",
    ]


STREAMS = frozenset({8, 9, 10})
"""Which of them are streams, counted from 0."""


def pdf_file(objects: Sequence[bytes], packed: bool) -> bytes:
    """A PDF of `objects`, numbered from 1, the first of which is the catalogue."""
    data, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects):
        places.append(len(data))
        if number in STREAMS:
            stream = zlib.compress(body, 1) if packed else body
            kind = b"/Filter/FlateDecode" if packed else b""
            drawn = b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(stream), kind, stream)
        else:
            drawn = body
        data += b"%d 0 obj\n%b\nendobj\n" % (number + 1, drawn)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(data) + b"trailer\n<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        start,
    )
