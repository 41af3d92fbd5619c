"""Whatever comes in, in whatever format: documents whose offsets are right, or a clear error; nothing else."""

import zlib
from functools import cache

import pytest
from hostile_inputs import W, docx, epub, inputs, packed, pdf
from hypothesis import given, settings
from hypothesis import strategies as st
from measure_hostile import MEGABYTES, SECONDS, main, measure

from reader.documents import Document, documents_in
from reader.documents.decoding import decode
from reader.documents.sanitising import UNSAFE
from reader.messages import InputError, UsageError

TEXT = "Hà Nội (TTXVN) - Ngày 3/5, phà rời bến.\n\nҚала әкімі Асқар Беков көпірді ашты, деп хабарлады.\n"
ENCODINGS = (
    *("utf-8", "utf-16", "utf-16-le", "utf-32-be", "cp1258", "viscii", "tcvn3", "vni", "kz1048", "ptcp154"),
    *("cp1251", "koi8-r", "cp866", "gb18030", "shift_jis", "ascii", "latin-1"),
)


@cache
def honest() -> dict[str, bytes]:
    """A file of each format."""
    item = f"<item><title>Phà</title><description>{TEXT}</description></item>"
    page = (
        f"<!doctype html><html><body><h1>Phà rời bến</h1><p>{TEXT * 3}</p><table><tr><td>a<td>b</table></body></html>"
    )
    stream = zlib.compress(b"BT /F1 12 Tf 50 50 Td (The ferry left.) Tj ET")
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1 %b>>>>>>" % font,
        b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(stream), stream),
    ]
    return {
        ".txt": TEXT.encode(),
        ".md": f"---\ntitle: Phà\n---\n# Phà\n\n{TEXT}\n* a\n\n> b\n\n|a|b|\n|-|-|\n|1|2|\n".encode(),
        ".html": page.encode(),
        ".rss": f"<rss version='2.0'><channel>{item}{item}</channel></rss>".encode(),
        ".opml": b"<opml version='2.0'><body><outline text='A' xmlUrl='http://a.example/'/></body></opml>",
        ".docx": docx(f"<w:document {W}><w:body><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:body></w:document>"),
        ".epub": epub(page),
        ".zip": packed({"a.txt": TEXT, "b.html": page}),
        ".pdf": pdf(objects),
    }


def _check(data: bytes, name: str, encoding: str | None, content_type: str | None) -> None:
    try:
        found = list(documents_in(data, name, encoding, content_type, "http://a.example/" if content_type else None))
    except UsageError:
        return
    assert found
    for each in found:
        if isinstance(each, InputError):
            assert each.subject and str(each.reason) and str(each.remedy)
            assert not UNSAFE.search(f"{each.subject}{each.reason}{each.remedy}")
            continue
        assert isinstance(each, Document) and each.parts
        assert not UNSAFE.search(each.text) and not UNSAFE.search(each.name)
        ends = [0, *(part.end for part in each.parts)]
        for part, before in zip(each.parts, ends, strict=False):
            assert before <= part.start < part.end <= len(each.text)
            assert not each.text[before : part.start].strip()
            assert each.part_text(part) == each.part_text(part).strip() != ""
        assert not each.text[ends[-1] :].strip()


@pytest.mark.parametrize("suffix", sorted(honest()))
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_bytes_in_any_format(suffix: str, data: st.DataObject) -> None:
    whole = bytearray(honest()[suffix])
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(whole)))
        whole[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=12))
    content = bytes(whole) if data.draw(st.booleans()) else data.draw(st.binary(max_size=300))
    name = data.draw(st.sampled_from([f"a{suffix}", "-", "http://a.example/b\x1b?c"]))
    encoding = data.draw(st.sampled_from([None, None, *ENCODINGS, "rot13", "no such"]))
    content_type = data.draw(st.sampled_from([None, "text/html; charset=koi8-r", "text/plain; charset=\x1b", "a/b"]))
    _check(content, name, encoding, content_type)


@settings(max_examples=300, deadline=None)
@given(
    st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")), st.sampled_from([None, *ENCODINGS])
)
def test_decoding_gives_text_or_a_clear_error(data: bytes, encoding: str | None) -> None:
    try:
        decoded = decode(data, "a", encoding)
    except InputError as failure:
        assert failure.subject == "a"
    else:
        assert decoded.text.encode("utf-32", "surrogatepass") is not None and decoded.encoding


@pytest.mark.parametrize("name", ["zeros that grow", "members that overlap", "a part that grows", "a million entries"])
def test_a_bomb_is_cut_in_time_and_memory(name: str, tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    suffix, data = next((suffix, data) for each, suffix, data in inputs() if each == name)
    (folder / f"bomb{suffix}").write_bytes(data)
    (folder / f"warm{suffix}").write_bytes(honest()[suffix])
    seconds, megabytes, ending = measure(str(folder / f"bomb{suffix}"), str(folder / f"warm{suffix}"))
    assert seconds <= SECONDS + 1 and megabytes <= MEGABYTES and not ending.startswith("FAILED"), ending


@pytest.mark.long
def test_every_hostile_input_is_cut_in_time_and_memory() -> None:
    assert main("") == 0
