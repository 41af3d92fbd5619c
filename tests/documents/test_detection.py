"""What an input is told to be, whatever it is called."""

import io
import zipfile

import pytest

from reader.documents import Document, documents_in
from reader.documents.formats import Format, Input, detect
from reader.messages import InputError, UsageError


def _zip(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (_zip("[Content_Types].xml", "word/document.xml"), "-", Format.DOCX),
        (_zip("META-INF/container.xml", "a.opf"), "-", Format.EPUB),
        (_zip("a/word/document.xml", "[Content_Types].xml"), "-", Format.ZIP),
        (_zip("word/document.xml")[:40], "a.docx", Format.DOCX),
        (b"PK\x03\x04" + b"PK\x01\x02" * 100, "-", Format.ZIP),
    ],
    ids=["document", "book", "archive", "damaged", "torn"],
)
def test_what_a_packed_file_is_shows_in_its_members(data: bytes, name: str, expected: Format) -> None:
    assert detect(Input(data, name)) is expected


def test_what_an_address_asks_for_is_no_suffix() -> None:
    url = "https://example.org/a.md?from=b.txt#c"
    assert detect(Input(b"# A", url, url=url)) is Format.MARKDOWN
    assert detect(Input(b"# A", "https://[x", url="https://[x")) is Format.TEXT


def test_the_server_says_what_the_letters_do_not() -> None:
    data = "Der Bürgermeister grüßte.".encode("cp1250")
    (found,) = documents_in(data, "http://a/b", None, "text/plain; charset=windows-1250", "http://a/b")
    assert isinstance(found, Document) and (found.text, found.encoding) == ("Der Bürgermeister grüßte.", "cp1250")
    data = "Thành phố mở cửa đón khách từ sáng sớm.".encode()
    (found,) = documents_in(data, "http://a/b", None, "text/plain; charset=windows-1251", "http://a/b")
    assert isinstance(found, Document) and found.encoding == "utf-8"


@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf", "\ufeff \u200b".encode("utf-16-le")])
def test_what_holds_no_letter_is_empty_also_in_an_archive(data: bytes) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", data)
    for source, name in ((data, "a.txt"), (packed.getvalue(), "a.zip")):
        (found,) = documents_in(source, name)
        assert isinstance(found, InputError) and str(found.reason) == "is empty"


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt", "a.epub"])
def test_an_encoding_that_is_none_is_the_fault_of_the_request(name: str) -> None:
    with pytest.raises(UsageError):
        list(documents_in(b"# Ferry\n\nThe *ferry* left.\n", name, "nonsense"))
