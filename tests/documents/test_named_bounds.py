"""Whoever meets a bound is told which, and loses nothing that is within it."""

import io
import os
import re
import zlib
from pathlib import Path

import pytest
from hostile_inputs import ENTITIES, W, docx, packed, pages_of
from hostile_packages import book

from reader.cli.output import Output
from reader.documents import Document, documents_in, load_all, loading
from reader.documents.formats import child
from reader.messages import InputError

_PART = f"<w:document {W}><w:body>{{}}</w:body></w:document>"
_PARAGRAPH = "<w:p><w:r><w:t>ferry</w:t></w:r></w:p>"


@pytest.fixture(autouse=True)
def no_process_left():
    yield
    child._Worker.end()


@pytest.mark.parametrize(
    ("name", "data", "bound"),
    [
        ("a.docx", docx(_PART.format("<w:tbl><w:tr><w:tc>" * 20_000)), "256 levels"),
        ("a.docx", docx(f"<!DOCTYPE w:document {ENTITIES}>{_PART.format(_PARAGRAPH)}"), "entities"),
        ("a.docx", packed({"word/document.xml": _PART.format(_PARAGRAPH * 60_000)}, 0), "250000 tags"),
        ("a.epub", book(["<html><body>" + "<p>a b</p>" * 26_000 + "</body></html>"] * 3), "50000 paragraphs"),
        ("a.pdf", pages_of(zlib.compress(b"BT " + b"(x) Tj " * 400_000), "/Filter/FlateDecode"), "1.5 MB"),
        ("a.opml", b"<opml><body>" + b"<outline text='x'>" * 3000, "256 levels"),
        ("a.html", b"<html>" + b" " * (13 << 20) + b"a", "12 MB"),
        ("-", b"word " * (2 << 20), "6 MB"),
        ("-", b"word\n" * 110_000, "100000 lines"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_bound_is_named(name: str, data: bytes, bound: str) -> None:
    (found,) = documents_in(data, name)
    assert isinstance(found, InputError)
    assert bound in str(found.reason)


@pytest.mark.parametrize(
    "line", [lambda n: "  " * n + f"- w{n}\n", lambda n: "> " * n + f"w{n}\n\n", lambda n: "> - " * n + f"w{n}\n\n"]
)
def test_text_nested_beyond_the_bound_is_not_lost(line) -> None:
    (found,) = documents_in(("".join(map(line, range(300))) + "\nThe end.\n").encode(), "a.md")
    assert isinstance(found, Document)
    assert {int(number) for number in re.findall(r"w(\d+)", found.text)} == set(range(300))
    assert "The end." in found.text


@pytest.mark.parametrize("kind", ["epub", "docx", "pdf", "zip"])
def test_a_large_file_is_the_same_from_disk_and_from_memory(kind: str, tmp_path: Path) -> None:
    picture = bytes(range(256)) * 12_000
    data = {
        "epub": book(["<html><body><p>The ferry left.</p></body></html>"], picture),
        "docx": packed({"word/document.xml": _PART.format(_PARAGRAPH), "a.jpg": picture}, 0),
        "pdf": pages_of(b"BT /F1 1 Tf (The ferry left.) Tj ET", "", picture),
        "zip": packed({"a.txt": "The ferry left.", "a.jpg": picture}, 0),
    }[kind]
    path = tmp_path / f"a.{kind}"
    path.write_bytes(data)
    (one,), (other,) = load_all(path), documents_in(data, str(path))
    assert isinstance(one, Document) and isinstance(other, Document)
    assert (one.key, one.text, one.parts) == (other.key, other.text, other.parts)
    assert "ferry" in one.text


def test_a_file_of_the_kernel_in_which_nothing_stands_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            return None  # type: ignore[return-value]  # as a file that must not be waited for does

    monkeypatch.setattr(loading, "_opened", lambda _name: Silent())
    (found,) = load_all(tmp_path / "a")
    assert isinstance(found, InputError) and "is empty" in str(found.reason)


@pytest.mark.parametrize("change", ["fails", "is emptied", "is cut"])
def test_a_file_that_changes_while_it_is_read_in_parts_is_told(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.zip"
    data = packed({"a.txt": "The ferry left.", "a.jpg": bytes(1 << 20), "z.txt": "It came."}, 0)

    class Changing(io.FileIO):
        left = 0

        def read(self, size: int | None = -1, /) -> bytes:
            self.left -= 1
            if self.left == 0 and change == "fails":
                raise OSError(5, "Input/output error")
            if self.left == 0:
                os.truncate(path, 0 if change == "is emptied" else len(data) // 2)
            return super().read(size) or b""

    for number in range(1, 12):
        path.write_bytes(data)
        file = Changing(path)
        file.left = number
        monkeypatch.setattr(loading, "_opened", lambda _name, file=file: file)
        for found in load_all(path):
            assert isinstance(found, InputError) or found.text.strip() in ("The ferry left.", "It came.")


def test_a_long_paragraph_is_printed_as_it_was() -> None:
    text = " ".join(f"word{n}" for n in range(40_000))
    stream = io.StringIO()
    Output("never", stream).paragraph(f"  {text}\t \n", "  ")
    assert stream.getvalue() == f"  {text}\n"
