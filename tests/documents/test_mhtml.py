"""Pages that a browser saved in one file are read like pages saved with a folder."""

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents import Document
from reader.documents.formats import Input, read_all
from reader.documents.loading import load_bytes

TEXT = "Көпір өзеннің екі жағын қосты, енді ауыл тұрғындары қалаға жарты сағатта жетеді, ал бұрын бір күн керек еді."
PAGE = f"<html><head><title>Жаңа көпір</title></head><body><h1>Жаңа көпір</h1><p>{TEXT}</p></body></html>".encode()
HEAD = (
    b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;"
    b'\r\n\ttype="text/html";\r\n\tboundary="----Part--a----"\r\n\r\n\r\n'
)
PICTURE = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"


def _saved(page: bytes, method: str, *, picture_first: bool = False) -> bytes:
    text = f"Content-Type: text/html\r\nContent-Transfer-Encoding: {method}\r\n\r\n".encode() + page + b"\r\n"
    parts = [PICTURE, text] if picture_first else [text, PICTURE]
    return HEAD + b"".join(b"------Part--a----\r\n" + part for part in parts) + b"------Part--a------\r\n"


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "-"])
@pytest.mark.parametrize(
    ("page", "method"),
    [(quopri.encodestring(PAGE), "quoted-printable"), (base64.encodebytes(PAGE), "base64"), (PAGE, "8bit")],
    ids=["quoted-printable", "base64", "8bit"],
)
@pytest.mark.parametrize("picture_first", [False, True])
def test_the_page_is_read_and_nothing_of_its_wrapping(name: str, page: bytes, method: str, picture_first: bool) -> None:
    found = load_bytes(_saved(page, method, picture_first=picture_first), name)
    assert found.text.startswith("Жаңа көпір\n")
    assert found.text.endswith(TEXT)
    assert "Content" not in found.text and "iVBOR" not in found.text


def test_a_message_without_a_page_stays_the_text_it_is() -> None:
    text = HEAD.replace(b"\r\n", b"\n") + b"------Part--a----\nContent-Type: text/plain\n\nThe ferry is late.\n"
    assert "The ferry is late." in load_bytes(text, "a.mhtml").text


@given(st.binary(max_size=200), st.integers(0, 400))
def test_damage_never_raises(noise: bytes, at: int) -> None:
    whole = _saved(base64.encodebytes(PAGE), "base64")
    for each in read_all(Input(whole[:at] + noise + whole[at + len(noise) :], "a.mhtml")):
        assert isinstance(each, Document) or str(each.reason)
