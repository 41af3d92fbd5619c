"""Documents read once more, in another encoding, wherever they came from."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from reader.documents import Document, documents_in, load_all
from reader.documents.vietnamese_encodings import register
from reader.library.rereading import Rereading
from reader.messages import InputError

STORY = "Đỗ Mỹ Lệ đã đến bến phà.\n\nMưa lớn từ sáng sớm; không ai chờ ở đó nữa.\n"
KAZAKH = "Әсем Ғалымқызы көпірден өтті.\n\nҚар ерте жауды; үйде ешкім жоқ еді.\n".encode("kz1048")
PAGE = f"<!doctype html><html><body><h1>Bến phà cũ</h1><p>{STORY * 3}</p></body></html>"
ITEM = f"<item><guid>7</guid><title>Bến phà</title><description>{STORY}</description></item>"
FEED = f"<rss version='2.0'><channel>{ITEM}</channel></rss>"


@pytest.fixture(autouse=True)
def _sets() -> None:
    register()


def _cycle(rereading: Rereading, document: Document) -> dict[str, Document]:
    seen: dict[str, Document] = {}
    while (read := rereading.in_next_encoding(document)) is not None and read.encoding not in seen:
        assert (read.key, read.name) == (document.key, document.name) and read.text != document.text
        document = seen[read.encoding] = read
    return seen


@pytest.mark.parametrize(
    ("name", "text"), [("a.txt", STORY), ("a.html", PAGE), ("a.md", f"# Bến phà\n\n{STORY}"), ("a.rss", FEED)]
)
def test_a_file_read_wrongly_is_read_rightly_in_its_turn(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode("tcvn3"))
    (document,) = load_all(path, "cp1252")
    assert isinstance(document, Document) and "Lệ" not in document.text
    seen = _cycle(Rereading("vi"), document)
    assert "Đỗ Mỹ Lệ" in seen["tcvn3"].text.replace("ỗ mỹ", "ỗ Mỹ") and seen["tcvn3"].language == "vi"
    assert seen["cp1252"].text == document.text  # it comes round


def test_a_text_in_gzip_is_read_rightly_in_its_turn(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(STORY.encode("tcvn3")))
    (document,) = load_all(path, "cp1252")
    assert isinstance(document, Document)
    assert "Đỗ" in _cycle(Rereading("vi"), document)["tcvn3"].text


def test_only_the_member_at_hand_is_read_from_an_archive(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", STORY.encode("viscii"))
        archive.writestr("a.txt.txt", "Another text.")
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("broken.pdf", "%PDF-")
    document = next(each for each in load_all(path, "cp1251") if isinstance(each, Document))
    assert document.name.endswith("all.zip#inner.zip#a.txt")
    assert "Đỗ Mỹ Lệ" in _cycle(Rereading(), document)["viscii"].text


def test_what_cannot_be_had_again_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    rereading = Rereading()
    url = "http://example.org/a"
    for name, content_type in (("-", None), (url, "text/plain; charset=windows-1252")):
        (document,) = documents_in(KAZAKH, name, "koi8-r", content_type)
        assert isinstance(document, Document)
        with pytest.raises(InputError) as caught:
            rereading.in_next_encoding(document)
        assert "--encoding" in str(caught.value.remedy)
        rereading.keep(name, KAZAKH, content_type)
        assert "kz1048" in _cycle(rereading, document)
    monkeypatch.setattr("reader.library.rereading.MAX_BYTES", 100)
    rereading.keep("http://example.org/b", bytes(range(256)))
    with pytest.raises(InputError):
        rereading.in_next_encoding(document)


def test_formats_with_an_encoding_of_their_own_leave_no_choice(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    part = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Bến'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"{part}</w:t></w:r></w:p></w:body></w:document>")
    (document,) = load_all(path)
    assert isinstance(document, Document) and Rereading().in_next_encoding(document) is None
