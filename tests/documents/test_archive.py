"""Zip archives as a person gives them, and what a hostile one may cost."""

import gzip
import io
import stat
import struct
import time
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents import Document, documents_in
from reader.documents.formats import Input, archive, read_all
from reader.messages import InputError

TEXTS = {
    "b/kk.txt": "Көпір өзеннің екі жағын қосты.",
    "a/vi.md": "# Chợ làng\n\nChợ họp từ sáng sớm.",
    "en.html": "<h1>The ferry</h1><p>The ferry crossed the river twice a day before the bridge was built here.</p>",
}


def _zip(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as packed:
        for name, text in members.items():
            packed.writestr(name, text)
    return data.getvalue()


def _read(data: bytes, name: str = "a.zip") -> list[Document | InputError]:
    return list(read_all(Input(data, name)))


def _reason(data: bytes) -> str:
    (found,) = _read(data)
    assert isinstance(found, InputError), found
    return str(found.reason)


def test_members_are_read_in_the_order_of_their_names() -> None:
    noise = {"x.jpg": b"\xff\xd8", ".hidden.txt": "x", "__MACOSX/._kk.txt": "x", "d/": ""}
    found = _read(_zip({**TEXTS, **noise, "more.zip": _zip({"m.txt": "Thuyền về bến."})}))
    assert [one.name for one in found if isinstance(one, Document)] == [
        "a.zip#a/vi.md", "a.zip#b/kk.txt", "a.zip#en.html", "a.zip#more.zip#m.txt",
    ]  # fmt: skip
    assert [one.language for one in found if isinstance(one, Document)][:3] == ["vi", "kk", "en"]


def test_the_key_is_that_of_the_file_alone() -> None:
    (packed,) = _read(_zip({"b/kk.txt": TEXTS["b/kk.txt"]}))
    (alone,) = read_all(Input(TEXTS["b/kk.txt"].encode(), "kk.txt"))
    assert isinstance(packed, Document)
    assert isinstance(alone, Document)
    assert packed.key == alone.key


def test_a_member_without_a_name_costs_no_other() -> None:
    nameless = io.BytesIO()
    with zipfile.ZipFile(nameless, "w") as packed:
        packed.writestr(zipfile.ZipInfo(""), "?")
        packed.writestr("en.txt", "The ferry crossed the river.")
    assert [one.name for one in _read(nameless.getvalue())] == ["a.zip#en.txt"]  # type: ignore[union-attr]


def test_large_texts_are_refused_and_a_slow_archive_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_PACKED_TEXT", 10)
    data = _zip({"a.txt": "The ferry crossed the river.", "b.txt": "It came."})
    large, small = _read(data)
    assert isinstance(large, InputError) and "is larger than" in str(large.reason)
    assert isinstance(small, Document)
    monkeypatch.undo()
    for bound, reason in (("ARCHIVE_SECONDS", "took more than"), ("MAX_ARCHIVE_TEXT", "the rest was not read")):
        monkeypatch.setattr(archive, bound, 0)
        first, told = _read(data)
        assert isinstance(first, Document)
        assert isinstance(told, InputError) and reason in str(told.reason)
        monkeypatch.undo()


def test_an_archive_whose_texts_are_not_held_may_have_more_of_them_and_take_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for bound in ("MAX_ARCHIVE_TEXT", "ARCHIVE_SECONDS"):
        monkeypatch.setattr(archive, bound, 0)
    monkeypatch.setattr(archive, "ARCHIVE_PACE", 0.1)
    found = list(documents_in(_zip({f"{n}.txt": f"Ferry {n} came." for n in range(9)}), "a.zip", kept=False))
    assert len(found) == 9 and all(isinstance(one, Document) for one in found)


def test_texts_in_gzip_are_read_within_the_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = gzip.compress(b"The ferry came.")
    names = ("a.txt.gz", "b.md.gz", "picture.jpg.gz", "c.gz")
    found = _read(_zip(dict.fromkeys(names, packed)))
    assert [one.name for one in found if isinstance(one, Document)] == ["a.zip#a.txt.gz", "a.zip#b.md.gz"]
    monkeypatch.setattr(archive, "MAX_PACKED_TEXT", 60)
    (long,) = _read(_zip({"a.txt.gz": gzip.compress(b"The ferry came. " * 9)}))
    assert isinstance(long, InputError) and "is larger than" in str(long.reason)


def test_a_text_of_very_many_lines_is_refused_and_the_others_are_read() -> None:
    lines, other = _read(_zip({"a.txt": "a " * 20_000 + "\n".join(map(str, range(61_000))), "b.txt": "It came."}))
    assert isinstance(lines, InputError) and "60000 lines" in str(lines.reason)
    assert isinstance(other, Document)


def test_a_fault_of_the_library_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise IndexError

    monkeypatch.setattr(archive, "_members", fail)
    assert _reason(_zip(TEXTS)) == "is damaged"


@pytest.mark.parametrize("encoding", ["utf-8", "cp866"])
def test_names_in_the_encoding_of_an_old_system(encoding: str) -> None:
    name = "Новости.txt".encode(encoding)
    (found,) = _read(_zip({"q" * len(name): "Базар ашылды."}).replace(b"q" * len(name), name))
    assert isinstance(found, Document)
    assert found.name == "a.zip#Новости.txt"


def test_names_cannot_lead_anywhere_or_control_the_terminal() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("../../etc/x\x1b[31m.txt", "Một.")
        packed.writestr("/abs.txt", "Hai.")
        packed.writestr(link, "/etc/hostname")
    found = _read(data.getvalue())
    assert sorted(one.text for one in found if isinstance(one, Document)) == ["Hai.", "Một."]
    assert not any("\x1b" in one.name for one in found if isinstance(one, Document))


def test_what_cannot_be_read_costs_no_other() -> None:
    data = bytearray(_zip({"a.txt": "Bir " * 9, "b.txt": "Eki.", "c.txt": b"\x89PNG" * 99}))
    data[data.index(b"a.txt") + 8] ^= 0xFF
    first, second, third = _read(bytes(data))
    assert isinstance(first, InputError)
    assert first.subject == "a.zip#a.txt"
    assert isinstance(second, Document)
    assert isinstance(third, InputError)


def test_a_member_with_a_password_is_told() -> None:
    data = _zip({"a.txt": "Một."})
    central = data.index(b"PK\x01\x02")
    locked = bytearray(data)
    locked[6] |= 1
    locked[central + 8] |= 1
    assert "password" in _reason(bytes(locked))


def test_an_archive_without_texts_says_what_it_could_hold() -> None:
    (found,) = _read(_zip({"x.jpg": b"\xff\xd8"}))
    assert isinstance(found, InputError)
    assert ".epub" in str(found.remedy)


def test_archives_in_archives_end() -> None:
    data = _zip({"a.txt": "x"})
    for _ in range(10):
        data = _zip({"a.zip": data})
    assert "packed more than 2 times" in _reason(data)


def test_an_archive_that_holds_itself_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    # As r.zip does: every look into it gives the same bytes.
    data = _zip({"r.zip": b"PK\x03\x04"}, zipfile.ZIP_STORED)
    monkeypatch.setattr(archive.Packed, "read", lambda self, path, limit: data)
    assert "packed more than 2 times" in _reason(data)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_is_left_in_peace_and_the_others_are_read(method: int) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("a.txt", b"\0" * (100 << 20), method)
        packed.writestr("b.txt", "Một.")
    tracemalloc.start()
    bomb, text = _read(data.getvalue())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(bomb, InputError)
    assert isinstance(text, Document)
    assert peak < 32 << 20


def test_all_members_together_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_EXPANDED", 100_000)
    inner = _zip({"a.txt": "Một hai ba. " * 1_000})
    found = _read(_zip({f"{n}.zip": inner for n in range(20)}), "b.zip")
    assert 3 < len(found) < 12
    assert isinstance(found[-1], InputError)
    assert "larger than 64 MB" in str(found[-1].reason)


def test_a_million_entries_are_refused_at_once() -> None:
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0) + b"a.txt"
    directory = entry * 1_000_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(directory), 4, 0)
    begin = time.process_time()
    assert "10000 entries" in _reason(b"PK\x03\x04" + directory + end)
    far = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 10**6, 10**6, len(directory), 4)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 4 + len(directory), 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    assert "10000 entries" in _reason(b"PK\x03\x04" + directory + far + locator + end)
    assert time.process_time() - begin < 2


def test_members_that_only_cost_time_end_the_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "ARCHIVE_SECONDS", -1)
    found = _read(_zip({f"{n}.txt": b"\x89PNG" for n in range(9)}))
    assert [str(one.reason)[:4] for one in found if isinstance(one, InputError)] == ["look", "took"]


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_damage_gives_documents_or_clear_errors(data: st.DataObject) -> None:
    whole = bytearray(_zip({**TEXTS, "z.zip": _zip(TEXTS)}))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    for found in read_all(Input(bytes(whole), "a.zip")):
        if isinstance(found, Document):
            assert all(found.text[part.start : part.end] for part in found.parts)
        else:
            assert found.remedy.text


def test_text_packed_by_itself_in_an_archive_is_read_as_in_a_folder() -> None:
    inner = gzip.compress(_zip({"c.txt": "The ferry is late."}))
    packed = _zip({"a.txt.gz": gzip.compress("Көпір өзеннің екі жағын қосты.".encode()), "b.zip.gz": inner})
    first, second = _read(packed)
    assert isinstance(first, Document) and first.text == "Көпір өзеннің екі жағын қосты."
    assert isinstance(second, Document) and second.text == "The ferry is late."


def test_what_grows_too_much_inside_gzip_inside_an_archive_is_refused() -> None:
    bomb = gzip.compress(b"a " * 6_000_000)
    assert "larger than" in _reason(_zip({"a.txt.gz": bomb})) or "times" in _reason(_zip({"a.txt.gz": bomb}))
