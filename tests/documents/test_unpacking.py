"""Compressed answers: no more is read than belongs to them, and no more than was asked for."""

import gzip
from collections.abc import Iterator

import pytest

from reader.documents.unpacking import TooMuchError, decompressed


def _unpacked(chunks: list[bytes], limit: int = 1_000) -> bytes:
    return b"".join(decompressed(chunks, ["gzip"], limit))


@pytest.mark.parametrize("size", [1, 2, 7, 1_000])
def test_members_follow_each_other_wherever_the_chunks_end(size: int) -> None:
    data = gzip.compress(b"Xin ") + gzip.compress("chào".encode()) + b"\x00" * 20
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    assert _unpacked(chunks).decode() == "Xin chào"


def test_nothing_is_read_behind_the_end() -> None:
    asked = 0

    def endless() -> Iterator[bytes]:
        nonlocal asked
        yield gzip.compress(b"text")
        while True:
            asked += 1
            yield b"\x00" * 10

    assert b"".join(decompressed(endless(), ["gzip"], 1_000)) == b"text"
    assert asked == 1


def test_what_gives_nothing_is_bounded_too() -> None:
    with pytest.raises(TooMuchError):
        _unpacked([gzip.compress(b"")] * 1_000)


def test_what_is_cut_off_is_told() -> None:
    with pytest.raises(ValueError, match="cut off"):
        _unpacked([gzip.compress(b"text" * 100)[:20]])
