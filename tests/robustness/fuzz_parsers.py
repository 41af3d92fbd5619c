"""Fuzzing targets for the parsers of formats: damaged files give documents as promised, or a clear error."""

import gzip
import io
import random
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from unittest.mock import patch

from fuzz_inputs import ENCODINGS, any_text, encoded, fragment, one_of, spoiled, spoiled_markup
from fuzz_samples import (
    ATOM,
    BODY,
    DOCX,
    EPUB,
    HTML,
    LEAD,
    MARKDOWN,
    MHTML,
    OPML,
    RDF,
    RSS,
    STREAMS,
    ZIP,
    pdf_file,
    pdf_objects,
)
from fuzz_targets import Lines, Target, is_clean

from reader.documents import Document, documents_in, formats
from reader.documents.bounds import MAX_PIPED
from reader.documents.formats import Article, Format, Input, archive
from reader.localisation import translate
from reader.messages import InputError, Message

Given = tuple[bytes, str, str | None, str | None, str | None]
"""Bytes, name, encoding, type that a server states, address."""

_KEY = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"(\d{4}|-)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_TYPES = (
    *(
        "text/html; charset=koi8-r",
        "text/plain; charset=\x1b",
        "text/html",
        "application/rss+xml",
        "text/markdown; charset=",
    ),
    *("image/png", "a/b", "", "text/html; charset=utf-7", "application/xml; charset=utf-16", "text/x-opml"),
)
_ADDRESSES = (
    "http://a.example/",
    "http://[::1/a",
    "https://b.example/x.html?y#z",
    "http://a.example/\x1b%zz",
    "file:///a",
)


def _given(make: Callable[[random.Random, Lines], bytes], suffix: str, source: random.Random, lines: Lines) -> Given:
    data = make(source, lines)
    if source.getrandbits(4) == 0:
        data = spoiled(source, data)
    name = (
        f"a{suffix}"
        if source.getrandbits(3)
        else one_of(source, ("-", "b\x1b[31m\u202e#c", "http://a.example/b\x1b?c"))
    )
    encoding = one_of(source, ENCODINGS) if source.getrandbits(4) == 0 else None
    content_type = one_of(source, _TYPES) if source.getrandbits(3) == 0 else None
    return data, name, encoding, content_type, one_of(source, _ADDRESSES) if content_type else None


def _text(source: random.Random, lines: Lines) -> bytes:
    seams = ("\n\n", "\n", "\r\n", "\r", "\n\n\n", " ", "\u2028", "\t")
    pieces = []
    for _ in range(1 + source.getrandbits(3)):
        kind = source.getrandbits(3)
        pieces.append(any_text(source, lines, 3) if kind == 0 else fragment(source, (*lines[-80:], LEAD, BODY), 300))
        pieces.append(one_of(source, seams) if source.getrandbits(2) == 0 else "\n\n")
    return encoded(source, "".join(pieces))


def _markup(samples: tuple[str, ...], source: random.Random, lines: Lines) -> bytes:
    return encoded(source, spoiled_markup(source, one_of(source, samples), lines))


def _package(members: dict[str, str], source: random.Random, lines: Lines) -> bytes:
    changed = {name: content.encode() for name, content in members.items()}
    for _ in range(1 + source.getrandbits(1)):
        name = one_of(source, tuple(changed))
        if source.getrandbits(4):
            content = spoiled_markup(source, changed[name].decode("utf-8", "replace"), lines)
            changed[name] = encoded(source, content)
        elif source.getrandbits(1):
            del changed[name]
        else:
            changed[any_text(source, lines, 1)[:40].encode("utf-8", "replace").decode() or "x"] = changed[name]
        if not changed:
            break
    data = io.BytesIO()
    with zipfile.ZipFile(
        data, "w", zipfile.ZIP_DEFLATED if source.getrandbits(1) else zipfile.ZIP_STORED, compresslevel=1
    ) as file:
        for name, body in changed.items():
            file.writestr(zipfile.ZipInfo(name.replace("\0", "")), body)
    return data.getvalue()


def _zip(source: random.Random, lines: Lines) -> bytes:
    data = _package(ZIP, source, lines)
    if source.getrandbits(3):
        return data
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr(one_of(source, ("a.zip", "b.docx", "../c.epub", "d.txt.gz")), data)
    return inner.getvalue()


def _pdf(source: random.Random, lines: Lines) -> bytes:
    objects = pdf_objects()
    for _ in range(1 + source.getrandbits(2)):
        at = source.getrandbits(8) % len(objects)
        if at in STREAMS and source.getrandbits(1):
            drawn = any_text(source, lines, 1).encode("latin-1", "replace")
            objects[at] = objects[at].replace(b"Tj", drawn, 1)
        else:
            objects[at] = spoiled(source, objects[at])
    return pdf_file(objects, packed=bool(source.getrandbits(1)))


def _mhtml(source: random.Random, lines: Lines) -> bytes:
    return spoiled(source, one_of(source, MHTML).encode()) if source.getrandbits(1) else _markup(MHTML, source, lines)


def _gzip(source: random.Random, lines: Lines) -> bytes:
    kind = source.getrandbits(2)
    inner = (
        _text(source, lines) if kind < 2 else _markup((HTML, RSS), source, lines) if kind == 2 else _zip(source, lines)
    )
    data = gzip.compress(inner, 1)
    return data if source.getrandbits(1) else spoiled(source, data)


def _parsed(found: Format, source: Input) -> Iterator[Article | InputError]:
    """The parser run in this process; unlike in the program, what it raises comes through."""
    module, _bound = formats._PARSERS[found]
    yield from import_module(f"{formats.__name__}.{module}").articles(source)


def _unpacked(source: Input) -> Iterator[Document | InputError]:
    yield from archive.documents(source, formats.read_all)


def check_here(given: Given) -> None:
    """The parser in this process."""
    data, name, encoding, content_type, url = given
    with patch.object(formats, "_parsed", _parsed), patch.object(formats, "_unpacked", _unpacked):
        found = list(documents_in(data, name, encoding, content_type, url))
        check_found(found)
        if len(data) % 8 == 0:
            again = list(documents_in(data, name, encoding, content_type, url))
            assert list(map(_told, again)) == list(map(_told, found)), "another answer the second time"


def check_apart(given: Given) -> None:
    """The parser in the other process, as the program runs it: nothing else comes of it than in this one."""
    data, name, encoding, content_type, url = given
    found = list(documents_in(data, name, encoding, content_type, url))
    check_found(found)
    with patch.object(formats, "_parsed", _parsed), patch.object(formats, "_unpacked", _unpacked):
        here = list(documents_in(data, name, encoding, content_type, url))
    assert list(map(_told, found)) == list(map(_told, here)), "the other process answers otherwise"


def _told(found: Document | InputError) -> object:
    return found if isinstance(found, Document) else (found.subject, str(found.reason), str(found.remedy))


def check_found(found: list[Document | InputError]) -> None:
    assert found, "neither a document nor an error"
    for each in found:
        if isinstance(each, InputError):
            assert each.subject and is_clean(each.subject) and "\n" not in each.subject, "the subject of an error"
            check_message(each.reason)
            check_message(each.remedy)
        else:
            check_document(each)


def check_message(message: Message) -> None:
    for text in (str(message), translate(message)):
        assert text.strip() and is_clean(text) and "\n" not in text, "a sentence that cannot be shown"


def check_document(document: Document) -> None:
    """What `Document` promises."""
    text = document.text
    assert is_clean(text) and unicodedata.is_normalized("NFC", text), "text that is not clean"
    for line in (document.name, document.language, document.source or "", document.encoding):
        assert is_clean(line) and "\n" not in line, "a line that is not clean"
    assert _KEY.fullmatch(document.key), "no key"
    assert document.parts, "no parts"
    before = 0
    for part in document.parts:
        assert before <= part.start < part.end <= len(text), "parts out of order"
        assert not text[before : part.start].strip(), "characters outside of parts"
        shown = text[part.start : part.end]
        assert shown == shown.strip(), "a part with white space around it"
        before = part.end
    assert not text[before:].strip(), "characters outside of parts"
    if document.date is not None:
        value, start, end = document.date
        assert _DAY.fullmatch(value) and 0 <= start < end <= len(text), "a day that is none"
    if document.dateline is not None:
        assert 0 <= document.dateline.start < document.dateline.end <= len(text), "a dateline outside of the text"
    assert is_clean(document.label) and document.label.strip(), "no label"
    for at in (0, document.parts[0].start, document.parts[-1].end, len(text)):
        assert 0 <= document.offsets.to_source(at) <= MAX_PIPED, "an offset leads outside"
    for notice in document.notices:
        check_message(notice)


_FORMATS: tuple[tuple[str, str, Callable[[random.Random, Lines], bytes], float], ...] = (
    ("text", ".txt", _text, 0.25),
    ("markdown", ".md", partial(_markup, (MARKDOWN,)), 0.5),
    ("html", ".html", partial(_markup, (HTML,)), 1.0),
    ("feed", ".rss", partial(_markup, (RSS, ATOM, RDF)), 1.0),
    ("opml", ".opml", partial(_markup, (OPML,)), 0.25),
    ("epub", ".epub", partial(_package, EPUB), 0.5),
    ("docx", ".docx", partial(_package, DOCX), 0.5),
    ("pdf", ".pdf", _pdf, 1.0),
    ("zip", ".zip", _zip, 2.0),
    ("mhtml", ".mhtml", _mhtml, 1.0),
    ("gzip", ".txt.gz", _gzip, 1.0),
)


def _any_format(source: random.Random, lines: Lines) -> Given:
    _name, suffix, make, _seconds = _FORMATS[source.getrandbits(16) % len(_FORMATS)]
    return _given(make, suffix, source, lines)


PARSER_TARGETS = (
    *(Target(name, partial(_given, make, suffix), check_here, 20_000, bound) for name, suffix, make, bound in _FORMATS),
    Target("child process", _any_format, check_apart, 3_000, 3.0),
)
