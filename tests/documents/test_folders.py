"""What a folder stands for, and what of it is told instead of being left out."""

import gzip
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.documents import Document, find_files, folders, load_all
from reader.documents.bounds import MAX_FOLDER_DEPTH
from reader.messages import InputError


def _read(folder: Path) -> dict[str, str]:
    """What becomes of each thing found in `folder`: "" when it is read, the reason when it is not."""
    told: dict[str, str] = {}
    for found in find_files([folder]):
        for each in [found] if isinstance(found, InputError) else load_all(found):
            name = each.name if isinstance(each, Document) else each.subject
            told[os.path.relpath(name, folder)] = "" if isinstance(each, Document) else str(each.reason)
    return told


@pytest.fixture
def as_nobody() -> Iterator[Callable[[], None]]:
    """Makes root, who may read everything, nobody until the test ends."""
    yield lambda: os.seteuid(65534) if os.geteuid() == 0 else None
    if os.getuid() == 0:
        os.seteuid(0)


def test_a_folder_stands_for_its_text_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/2.txt", "1.TXT", "note", ".hidden.txt", ".git/x.txt", "picture.jpg"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    (tmp_path / "program").write_bytes(b"\x7fELF\x00")
    (tmp_path / "b" / "back").symlink_to(tmp_path)
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "gone.jpg").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "fifo.txt")
    assert list(_read(tmp_path).items()) == [("1.TXT", ""), ("b/2.txt", ""), ("note", "")]


@pytest.mark.parametrize("up", ["..", "../..", ".", "/"])
def test_links_do_not_lead_up_out_of_the_folder(tmp_path: Path, up: str) -> None:
    folder = tmp_path / "above" / "read"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    for name in ("secret.txt", "above/beside.txt", "above/read/a.txt", "above/read/sub/b.txt", "other/c.txt"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    (folder / "up").symlink_to(up)
    (folder / "sub" / "up").symlink_to(f"../{up}")
    (folder / "other").symlink_to(tmp_path / "other")
    (tmp_path / "other" / "up").symlink_to("..")
    assert _read(folder) == {"a.txt": "", "other/c.txt": "", "sub/b.txt": ""}
    (tmp_path / "named").symlink_to(folder)
    assert _read(tmp_path / "named") == {"a.txt": "", "other/c.txt": "", "sub/b.txt": ""}


def test_packed_texts_are_read(tmp_path: Path) -> None:
    for name in ("tin.txt.gz", "page.HTML.GZ", "picture.jpg.gz", "notes.gz"):
        (tmp_path / name).write_bytes(gzip.compress("Sông Hồng dâng cao.".encode()))
    assert _read(tmp_path) == {"page.HTML.GZ": "", "tin.txt.gz": ""}


def test_wide_text_without_suffix_and_mark_is_read(tmp_path: Path) -> None:
    text = "Đoàn đại biểu thăm Астана. \U0001f30f\n" * 400
    (tmp_path / "short").write_bytes("Tin ngắn hôm nay.".encode("utf-16-le"))
    (tmp_path / "long").write_bytes(("a" + text).encode("utf-16-be"))
    (tmp_path / "marked").write_bytes(text.encode("utf-16"))
    (tmp_path / "program").write_bytes(b"\x7fELF\x02\x01" + bytes(9000))
    (tmp_path / "empty").write_bytes(b"")
    assert _read(tmp_path) == {"long": "", "marked": "", "short": ""}


def test_what_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_nobody: Callable[[], None]
) -> None:
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "closed").mkdir()
    (tmp_path / "listed").mkdir()
    for name in ("a.txt", "closed/b.txt", "listed/c.txt", "picture.jpg", "secret", "secret.txt"):
        (tmp_path / name).write_text("text", encoding="utf-8")
    for name, mode in (("closed", 0), ("listed", 0o444), ("picture.jpg", 0), ("secret", 0), ("secret.txt", 0)):
        (tmp_path / name).chmod(mode)
    as_nobody()
    denied = "permission denied"
    told = _read(Path())
    assert told == {"a.txt": "", "closed": denied, "listed/c.txt": denied, "secret": denied, "secret.txt": denied}


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert _read(tmp_path) == {"a.txt": "", "gone.txt": "is a link to what is not there"}


def test_folders_that_lie_too_deep_are_told(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * (MAX_FOLDER_DEPTH + 2))
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("text", encoding="utf-8")
    (deep.parents[1] / "b.txt").write_text("text", encoding="utf-8")
    told = _read(tmp_path)
    assert [reason for reason in told.values() if not reason] == [""]
    assert "lies more than 40 folders deep" in told.values() and len(told) == 2


def test_a_file_that_has_become_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "note")
    assert not folders._is_text(str(tmp_path / "note"))
