import io
import os

import pytest

from reader.documents import MAX_BYTES, find_files, load_bytes, load_file, load_stream
from reader.messages import InputError


def reason(path):
    with pytest.raises(InputError) as caught:
        load_file(path)
    assert caught.value.subject and str(caught.value.remedy)
    return str(caught.value.reason)


def test_a_file_becomes_a_document(tmp_path):
    path = tmp_path / "tin tức.txt"
    path.write_text("Một câu ngắn.\n", encoding="utf-8")
    document = load_file(path)
    assert document.text == "Một câu ngắn.\n"
    assert document.name == str(path)
    assert len(document.key) == 64
    assert load_file(path, "utf-8").key == document.key


def test_a_name_is_safe_to_print(tmp_path):
    path = tmp_path / "a\x1b]0;x\x07\nb.txt"
    path.write_text("text", encoding="utf-8")
    assert "\x1b" not in load_file(path).name
    assert "\n" not in load_file(path).name


def test_failures_say_what_is_wrong(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\n")
    os.mkfifo(tmp_path / "fifo.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert reason(tmp_path / "missing.txt") == "no such file or folder"
    assert reason("with\x00nul.txt") == "no such file or folder"
    assert reason(tmp_path) == "is a folder"
    assert reason(tmp_path / "empty.txt") == "is empty"
    assert reason(tmp_path / "blank.txt") == "is empty"
    assert reason(tmp_path / "fifo.txt") == "is not a regular file"
    assert reason("/dev/zero") == "is not a regular file"
    assert reason(tmp_path / "loop.txt") == "links to itself"


@pytest.fixture
def secret(tmp_path):
    """A file that may not be read; root, who may read everything, is nobody for the while."""
    path = tmp_path / "secret.txt"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    if os.geteuid() != 0:
        yield path
        return
    os.seteuid(65534)
    yield path
    os.seteuid(0)


def test_an_address_without_its_beginning_is_told_in_full(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def remedy(name):
        with pytest.raises(InputError) as caught:
            load_file(name)
        return str(caught.value.remedy)

    for address in ("www.example.org/x", "example.org/tin/1.html", "example.kz", "example.org:8080/"):
        assert f"https://{address}" in remedy(address)
    for name in ("tin.txt", "notes.html", "folder/tin.txt", "../example.org/x", "a b.org/x", "1.2/x", "user@a.org/x"):
        assert "https://" not in remedy(name)
    (tmp_path / "example.org").mkdir()
    assert "https://" not in remedy("example.org/x")


def test_permission_denied(secret):
    assert reason(secret) == "permission denied"


def test_the_bound_is_named(tmp_path):
    path = tmp_path / "large.txt"
    with open(path, "wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert reason(path) == "is larger than 64 MB"


def test_standard_input():
    document = load_stream(io.BytesIO("Сәлем, әлем.".encode()))
    assert (document.name, document.text) == ("-", "Сәлем, әлем.")


def test_invisible_characters_are_told():
    document = load_bytes("a\u200bb \x1b[31m".encode(), "-")
    assert [str(notice) for notice in document.notices] == [
        "Invisible characters removed: 1",
        "Control characters made visible: 1",
    ]


def test_what_cannot_be_used_does_not_stop_the_rest(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    missing, empty, file = find_files([str(tmp_path / "missing"), str(tmp_path / "empty"), str(tmp_path / "a.txt")])
    assert isinstance(missing, InputError) and str(missing.reason) == "no such file or folder"
    assert isinstance(empty, InputError) and str(empty.reason) == "holds no readable text files"
    assert file == tmp_path / "a.txt"
