"""Tables from words to texts in one piece of memory: a dict of strings takes three times as much."""

from array import array
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Final
from zlib import crc32

_FILLED: Final = 2
"""At most one in so many places of the index is taken, so that few of them are looked at."""
_ITEM: Final = "I"


class TextTable:
    """Lines of a key, a tab and a text, in their order; a line is found by its number or by its key.

    Keys hold no tabs, neither keys nor texts line feeds; a later line with the same key is not found by it.
    """

    __slots__ = ("_content", "_places", "_starts")

    def __init__(self, content: bytes, starts: "array[int]", places: "array[int]") -> None:
        """content: what holds the lines, in UTF-8, each ended by a line feed. starts: where each of them begins, and
        where the last one ends. places: as `index_of` gives them; both may come from `packed`."""
        self._content = content
        self._starts = starts
        self._places = places

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
        return self._content[self._starts[number] : self._starts[number + 1] - 1].decode()

    def number(self, key: str) -> int | None:
        """The number of the line that has `key`, None when there is none."""
        begin = f"{key}\t".encode("utf-8", "surrogatepass")
        places, content = self._places, self._content
        last = len(places) - 1
        place = crc32(begin) & last
        while number := places[place]:
            if content.startswith(begin, self._starts[number - 1]):
                return number - 1
            place = (place + 1) & last
        return None

    def get(self, key: str) -> str | None:
        """The text of `key`, None when there is none."""
        number = self.number(key)
        return None if number is None else self.line(number)[len(key) + 1 :]

    def packed(self) -> tuple[bytes, bytes, bytes]:
        """The lines, where they begin, and the index, to be written to a file of this machine."""
        return self._content, self._starts.tobytes(), self._places.tobytes()

    @classmethod
    def unpacked(cls, content: bytes, edges: tuple[int, int, int, int]) -> "TextTable":
        """The table that lies in `content`, which is kept: its three parts, as `packed` gave them, between `edges`.

        Raises ValueError when they cannot be such parts.
        """
        starts, places = array(_ITEM), array(_ITEM)
        lines, *cuts = edges
        view = memoryview(content)
        starts.frombytes(view[cuts[0] : cuts[1]])
        places.frombytes(view[cuts[1] : cuts[2]])
        return cls(content, array(_ITEM, [lines + start for start in starts]) if lines else starts, places)


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
