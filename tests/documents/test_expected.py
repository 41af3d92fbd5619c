"""What is packed by itself, and what is not what its name says."""

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from reader.documents import Document, documents_in, find_files
from reader.documents.formats import Input, read_all
from reader.messages import InputError

TEXT = "The ferry left the northern bank at noon, said the harbour master."


def _failure(data: bytes, name: str) -> InputError:
    (found,) = documents_in(data, name)
    assert isinstance(found, InputError)
    return found


@pytest.mark.parametrize("name", ["a.txt.gz", "a.gz", "-", "a"])
def test_a_packed_text_is_read(name: str) -> None:
    (found,) = documents_in(gzip.compress(TEXT.encode()), name)
    assert isinstance(found, Document)
    assert (found.text, found.name, found.is_markup) == (TEXT, name, True)


def test_the_name_inside_tells_the_format() -> None:
    (found,) = documents_in(gzip.compress(b"Ferry\n=====\n\nIt *left*.\n"), "a.md.gz")
    assert isinstance(found, Document)
    assert (found.title, found.text) == ("Ferry", "Ferry\n\nIt left.")


def test_what_is_packed_otherwise_is_told() -> None:
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    packed = gzip.compress(TEXT.encode())
    for data, reason in (
        (gzip.compress(tar.getvalue()), "is a tar archive"),
        (gzip.compress(packed), "is packed more than once"),
        (packed[:-12], "is damaged"),
        (gzip.compress(bytes(50 << 20)), "is larger than 6 MB"),
        (gzip.compress(bytes(5 << 20)), "grows more than 200 times when it is unpacked"),
    ):
        assert str(_failure(data, "a.gz").reason) == reason


@pytest.mark.parametrize(
    ("name", "named"), [("a.pdf", "PDF"), ("a.docx", "Word"), ("a.epub", "EPUB"), ("a.zip", "ZIP")]
)
def test_what_is_not_what_its_name_says_is_told(name: str, named: str) -> None:
    assert str(_failure(b"\x00\x01\x02\xff\x07" * 99, name).reason) == f"is no {named} file, though its name ends so"


def test_a_picture_from_a_server_is_told() -> None:
    (found,) = read_all(Input(b"\x89PNG" + bytes(99), "https://a.example/a", content_type="image/png"))
    assert isinstance(found, InputError)
    assert "image/png" in str(found.reason)


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("ftp://a.example/b", "https://"),
        ("gopher://a.example", "https://"),
        ("file:///no/such%20file", "/no/such file"),
    ],
)
def test_an_address_that_is_no_file_is_told(name: str, remedy: str) -> None:
    (path,) = find_files([name]) if "//" in name else (Path(name),)
    assert isinstance(path, InputError)
    assert path.subject == name and "address" in str(path.reason) and remedy in str(path.remedy)
