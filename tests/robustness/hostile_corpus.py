"""Hostile articles: every payload in a file of some kind, in every place of it that holds a text.

`articles()` are files that the program is given; `readable` says which words of a payload a person has to see.
"""

import gzip
import html
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from hostile_payloads import byte_payloads, text_payloads

sys.path.append(str(Path(__file__).parent.parent / "documents"))

from hostile_inputs import CONTAINER, W, packed, pages_of


class Hostile(NamedTuple):
    """A file.

    id: a word that stands in its title and nowhere else. name: what is hostile. payload: the string, "" for bytes.
    suffix: of its kind. data: the bytes. words: what has to be read on the screen.
    """

    id: str
    name: str
    payload: str
    suffix: str
    data: bytes
    words: tuple[str, ...]


_RUN = re.compile(r"[^\W_]{3,}")
_SHOWN_OF_LONG = 12
_MOST_WORDS = 150


def plain(text: str) -> str:
    """`text` as it is compared: letters and digits alone, without marks."""
    return "".join(char for char in _bare(text) if char.isalnum())


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.category(char).startswith("M"))


def readable(text: str) -> tuple[str, ...]:
    """The words of `text` between whatever is no letter and no digit; of long ones the beginning."""
    runs = dict.fromkeys(run[:_SHOWN_OF_LONG] for run in _RUN.findall(_bare(text[:20_000])))
    return tuple(runs)[:_MOST_WORDS]


class _Article(NamedTuple):
    """The texts of an article by their place, the payload in each."""

    title: str
    author: str
    lead: str
    heading: str
    body: tuple[str, ...]
    caption: str
    cells: tuple[str, ...]
    item: str
    link: str
    target: str
    related: str


def _article(id: str, payload: str) -> _Article:
    many = len(payload) > 300
    some = payload[:60] if many else payload
    return _Article(
        title=f"Ferry {id}t {some} headline",
        author=f"Reporter {some} Byline",
        lead=f"Leadword {some} closes, said Nguyễn Văn {some} Hùng on 6 May 2025.",
        heading=f"Headingword {some} after",
        body=(
            f"Bodyword {payload} bodyend {id}b and the text goes on.",
            f"Қасым-Жомарт Тоқаев{some} met Tô {some}Lâm in Hanoi{some} and in {some}Astana"
            f" about the Eurasian{some} Economic Union.",
            "The last paragraph is an ordinary one with finalword in it, and it has nothing to hide.",
        ),
        caption=f"Captionword {some} photo",
        cells=(f"Cellword {some}", f"{some} cellend"),
        item=f"Itemword {some} itemend",
        link=f"Linkword {some} here",
        target=f"http://evil.example/{some}?q={some}",
        related=f"Relatedword {some} story",
    )


def _text(article: _Article) -> bytes:
    pieces = (article.title, article.author, article.lead, article.heading, *article.body, article.caption,
              *article.cells, article.item, article.link, article.target)  # fmt: skip
    return "\n\n".join(pieces).encode("utf-8", "surrogatepass")


def _markdown(article: _Article) -> bytes:
    lines = (
        f"---\ntitle: {article.title}\nauthor: {article.author}\ndate: 2025-05-06\n---\n",
        f"# {article.title}\n", f"**{article.lead}**\n", f"## {article.heading}\n",
        *(f"{text}\n" for text in article.body),
        f"![{article.caption}](picture.png)\n", f"| a | b |\n|---|---|\n| {article.cells[0]} | {article.cells[1]} |\n",
        f"- {article.item}\n", f"[{article.link}]({article.target} \"{article.link}\")\n", f"<{article.target}>\n",
        f"```\n{article.item}\n```\n",
    )  # fmt: skip
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _markup(article: _Article, quote: Callable[[str], str]) -> str:
    q = _Article(*(tuple(map(quote, each)) if isinstance(each, tuple) else quote(each) for each in article))
    body = "".join(f"<p>{text}</p>" for text in q.body)
    return (
        f"<html><head><meta charset='utf-8'><title>{q.title}</title><meta name='author' content=\"{q.author}\"/>"
        f"<meta property='article:published_time' content='2025-05-06'/>"
        f"<meta property='og:site_name' content=\"{q.author}\"/>"
        f"</head><body><article><h1>{q.title}</h1><p class='author'>{q.author}</p><p class='lead'>{q.lead}</p>"
        f"<h2>{q.heading}</h2>{body}<figure><img src='a.png' alt=\"{q.caption}\"/>"
        f"<figcaption>{q.caption}</figcaption></figure>"
        f"<table><tr><td>{q.cells[0]}</td><td>{q.cells[1]}</td></tr></table><ul><li>{q.item}</li></ul>"
        f'<p>See <a href="{q.target}" title="{q.link}">{q.link}</a> there.</p></article>'
        f"<div class='related'><h3>Related</h3><ul><li><a href='/a'>{q.related}</a></li></ul></div></body></html>"
    )


def _raw(text: str) -> str:
    return html.escape(text)


def _references(text: str) -> str:
    return "".join(char if char.isalnum() or char == " " else f"&#{ord(char)};" for char in text)


def _hexadecimal(text: str) -> str:
    return "".join(char if char.isalnum() or char == " " else f"&#x{ord(char):x};" for char in text)


def _xml(text: str) -> str:
    """References where XML 1.0 allows the character, else nothing: a parser would refuse all of it."""
    allowed = re.compile("[\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    return "".join(
        html.escape(char) if char.isalnum() or char == " " else f"&#{ord(char)};"
        for char in text
        if allowed.fullmatch(char)
    )


def _html(article: _Article) -> bytes:
    return _markup(article, _raw).encode("utf-8", "surrogatepass")


def _html_references(article: _Article) -> bytes:
    return _markup(article, _references).encode()


def _html_hexadecimal(article: _Article) -> bytes:
    return _markup(article, _hexadecimal).encode()


def _feed(article: _Article) -> bytes:
    page = _markup(article, _references)
    return (
        f"<?xml version='1.0'?><rss version='2.0'><channel><title>{_xml(article.author)}</title><item>"
        f"<title>{_xml(article.title)}</title><author>{_xml(article.author)}</author>"
        f"<link>{_xml(article.target)}</link>"
        f"<pubDate>Tue, 06 May 2025 08:00:00 GMT</pubDate>"
        f"<description>{html.escape(page)}</description></item></channel></rss>"
    ).encode()


def _raw_feed(article: _Article) -> bytes:
    paragraphs = "".join(f"&lt;p&gt;{html.escape(_raw(text))}&lt;/p&gt;" for text in (article.lead, *article.body))
    return (
        f"<?xml version='1.1'?><feed xmlns='http://www.w3.org/2005/Atom'><title>{_raw(article.author)}</title><entry>"
        f"<title>{_raw(article.title)}</title><author><name>{_raw(article.author)}</name></author>"
        f"<updated>2025-05-06T08:00:00Z</updated><content type='html'>{paragraphs}</content></entry></feed>"
    ).encode("utf-8", "surrogatepass")


def _epub(article: _Article) -> bytes:
    title, author = _xml(article.title), _xml(article.author)
    package = (
        f"<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        f"<metadata><dc:title>{title}</dc:title>"
        f"<dc:creator>{author}</dc:creator></metadata><manifest>"
        "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>"
        "</manifest><spine><itemref idref='a'/></spine></package>"
    )
    return packed({"META-INF/container.xml": CONTAINER, "a.opf": package, "a.xhtml": _markup(article, _references)})


def _docx(article: _Article) -> bytes:
    def paragraph(text: str, style: str = "") -> str:
        look = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>" if style else ""
        return f"<w:p>{look}<w:r><w:t xml:space='preserve'>{_xml(text)}</w:t></w:r></w:p>"

    cells = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in article.cells)
    pieces = (
        paragraph(article.title, "Title"), paragraph(article.lead), paragraph(article.heading, "Heading1"),
        *map(paragraph, article.body), f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", paragraph(article.caption, "Caption"),
        paragraph(article.item), paragraph(article.link),
    )  # fmt: skip
    core = (
        "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
        f"xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>{_xml(article.title)}</dc:title>"
        f"<dc:creator>{_xml(article.author)}</dc:creator></cp:coreProperties>"
    )
    document = f"<w:document {W}><w:body>{''.join(pieces)}</w:body></w:document>"
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document, "docProps/core.xml": core})


def _pdf(article: _Article) -> bytes:
    def drawn(text: str) -> bytes:
        data = text.encode("latin-1", "replace")
        return b"(" + re.sub(rb"([\\()])", rb"\\\1", data).replace(b"\r", b"\\r").replace(b"\n", b"\\n") + b") Tj T*"

    texts = (article.title, article.lead, article.heading, *article.body, article.item, article.link)
    content = b"BT /F1 10 Tf 12 TL 9 700 Td\n" + b"\n".join(map(drawn, texts)) + b"\nET"
    return pages_of(content, "").replace(b"MediaBox[0 0 9 9]", b"MediaBox[0 0 600 800]")


def _member(payload: str) -> str:
    return "".join(payload.encode("utf-8", "replace").decode().replace("/", " ").replace("\0", "")[:80])


def _zip(article: _Article) -> bytes:
    return packed({f"{_member(article.author)}.txt": _text(article)})


def _gzip(article: _Article) -> bytes:
    return gzip.compress(_text(article), 1, mtime=0)


def _mhtml(article: _Article) -> bytes:
    page = _markup(article, _references)
    subject = article.title.encode("unicode_escape").decode()
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://evil.example/\r\n"
        f"Subject: {subject}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\nContent-Location: http://evil.example/\r\n\r\n"
        f"{page}\r\n--b--\r\n"
    ).encode()


_KINDS: tuple[tuple[str, Callable[[_Article], bytes]], ...] = (
    (".txt", _text), (".html", _html), (".md", _markdown), (".html", _html_references), (".rss", _feed),
    (".epub", _epub),
    (".txt", _text), (".docx", _docx), (".html", _html_hexadecimal), (".zip", _zip), (".atom", _raw_feed),
    (".txt.gz", _gzip),
    (".mhtml", _mhtml),
)  # fmt: skip
_IN_PDF = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x100), *range(0x20))))


def articles() -> Iterator[Hostile]:
    """All of them, always in the same order and with the same names."""
    number = 0
    for name, payload in text_payloads():
        texts = _article(f"zq{number:03}", payload)
        suffix, write = _KINDS[number % len(_KINDS)]
        if number % 17 == 16 and _IN_PDF.issuperset(payload) and len(payload) < 100:
            suffix, write = ".pdf", _pdf
        yield Hostile(f"zq{number:03}", name, payload, suffix, write(texts), readable(texts.body[0]))
        number += 1
    for name, data in byte_payloads():
        words = readable("yteword econdword") if b"Byteword" in data else ()
        yield Hostile(f"zq{number:03}", name, "", ".txt", data, words)
        number += 1


ORDINARY = Hostile("zqplain", "an ordinary article", "ordinary", ".txt", _text(_article("zqplain", "ordinary")), ())
"""What memory is compared with."""
