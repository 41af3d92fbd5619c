"""Tables from words to texts in one piece of memory: a dict of strings takes three times as much."""

from array import array
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Final, TypeAlias
from zlib import crc32

_FILLED: Final = 2
"""At most one in so many places of the index is taken, so that few of them are looked at."""
_ITEM: Final = "I"  # of four bytes on every machine that Python runs on
_Numbers: TypeAlias = "array[int] | memoryview"


class TextTable:
    """Lines of a key, a tab and a text, in their order; a line is found by its number or by its key.

    Keys hold no tabs, neither keys nor texts line feeds; a later line with the same key is not found by it.
    """

    __slots__ = ("_base", "_content", "_places", "_starts")

    def __init__(self, content: bytes, starts: _Numbers, places: _Numbers, base: int = 0) -> None:
        """content: what holds the lines, in UTF-8, each ended by a line feed. base: where the first one begins.
        starts: how far behind it each of them begins, and the last one ends. places: the index, as `_places_of` gives
        it."""
        self._content = content
        self._starts = starts
        self._places = places
        self._base = base

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> "TextTable":
        """The table of `texts` by key."""
        return cls.of_lines([f"{key}\t{text}" for key, text in texts.items()])

    @classmethod
    def of_lines(cls, lines: list[str]) -> "TextTable":
        """The table of `lines`."""
        written = [f"{line}\n".encode() for line in lines]
        starts = array(_ITEM, accumulate(map(len, written), initial=0))
        return cls(b"".join(written), starts, _places_of(written))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __contains__(self, key: str) -> bool:
        return self.number(key) is not None

    def __iter__(self) -> Iterator[str]:
        return map(self.line, range(len(self)))

    def keys(self) -> Iterator[str]:
        """The keys, in the order of the lines."""
        return (line.partition("\t")[0] for line in self)

    def line(self, number: int) -> str:
        """The line with this number, from 0 on."""
        base = self._base
        return self._content[base + self._starts[number] : base + self._starts[number + 1] - 1].decode()

    def number(self, key: str) -> int | None:
        """The number of the line that has `key`, None when there is none."""
        begin = f"{key}\t".encode("utf-8", "surrogatepass")
        places, content, base = self._places, self._content, self._base
        last = len(places) - 1
        place = crc32(begin) & last
        while number := places[place]:
            if content.startswith(begin, base + self._starts[number - 1]):
                return number - 1
            place = (place + 1) & last
        return None

    def get(self, key: str) -> str | None:
        """The text of `key`, None when there is none."""
        number = self.number(key)
        return None if number is None else self.line(number)[len(key) + 1 :]

    def packed(self) -> tuple[bytes, bytes, bytes]:
        """The lines, where they begin, and the index, to be written to a file of this machine."""
        end = self._base + self._starts[-1]
        return self._content[self._base : end], self._starts.tobytes(), self._places.tobytes()

    @classmethod
    def unpacked(cls, content: bytes, edges: tuple[int, int, int, int]) -> "TextTable":
        """The table that lies in `content`, which is kept: its three parts, as `packed` gave them, between `edges`.

        Raises TypeError when they cannot be such parts.
        """
        view = memoryview(content)
        lines, starts, places, end = edges
        return cls(content, view[starts:places].cast(_ITEM), view[places:end].cast(_ITEM), lines)


def _places_of(lines: list[bytes]) -> "array[int]":
    """The index: at the place that follows from a key, or the next free one, one more than the number of its line."""
    size = 1 << (len(lines) * _FILLED).bit_length()
    places = array(_ITEM, bytes(size * array(_ITEM).itemsize))
    for number, line in enumerate(lines):
        begin = line[: line.index(b"\t") + 1]
        place = crc32(begin) & (size - 1)
        while places[place]:
            place = (place + 1) & (size - 1)
        places[place] = number + 1
    return places
