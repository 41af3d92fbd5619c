"""A long file is shown from its beginning while the rest is read."""

import tracemalloc
from io import BytesIO
from pathlib import Path

from reader.documents import beginning_of, load_beginning, load_file, load_stream
from reader.documents.loading import LONG

PARAGRAPH = "Đoàn công tác đến Huế lúc {number} giờ, gặp bà Mai Anh ở bến sông và bàn về chuyến phà.\n\n"


def _long(folder: Path) -> Path:
    path = folder / "long.txt"
    size, number, pieces = 0, 0, ["Chuyến phà đầu tiên\n\n"]
    while size <= LONG:
        pieces.append(PARAGRAPH.format(number=number))
        size += len(pieces[-1].encode())
        number += 1
    path.write_text("".join(pieces), encoding="utf-8")
    return path


def test_the_beginning_is_the_beginning_of_the_whole(tmp_path: Path) -> None:
    path = _long(tmp_path)
    found = load_beginning(path)
    assert found is not None
    beginning, finish = found
    whole = finish()
    assert not beginning.complete and whole.complete
    assert whole == load_file(path)
    assert beginning.key == whole.key
    assert whole.text.startswith(beginning.text.rstrip("\n"))
    assert len(beginning.text) < len(whole.text) // 10
    assert beginning.title == whole.title == "Chuyến phà đầu tiên"
    assert list(whole.parts[: len(beginning.parts) - 1]) == list(beginning.parts[:-1])


def test_a_short_file_has_no_beginning(tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_text("Chuyến phà", encoding="utf-8")
    assert load_beginning(path) is None


def test_a_long_archive_is_not_read_to_see_that_it_has_none(tmp_path: Path) -> None:
    path = tmp_path / "long.zip"
    path.write_bytes(b"PK\x03\x04" + bytes(16 << 20))
    tracemalloc.start()
    assert load_beginning(path) is None
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1 << 20


def test_a_long_line_is_cut_at_a_space(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("chuyến phà " * (LONG // 10), encoding="utf-8")
    found = load_beginning(path)
    assert found is not None
    assert found[1]().text.startswith(found[0].text)


def test_a_long_stream_has_a_beginning_too(tmp_path: Path) -> None:
    data = _long(tmp_path).read_bytes()
    found = beginning_of(data, "-")
    assert found is not None
    beginning, finish = found
    assert not beginning.complete and len(beginning.text) < len(data) // 10
    assert finish() == load_stream(BytesIO(data))


def test_a_short_stream_has_none() -> None:
    assert beginning_of("Chuyến phà".encode(), "-") is None
