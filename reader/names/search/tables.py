"""Sorted tables of strings and numbers that are read where they lie: in memory or in a file mapped into it.

A file holds one table after the other, as they are in memory, behind a line of JSON that says where each begins. It is
a cache: whoever reads it must be ready to make it anew.
"""

import json
import mmap
import os
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, count, islice
from operator import add
from pathlib import Path
from typing import Any, overload
from zlib import crc32

from reader.paths import open_own

_MAGIC = b"reader names 1\n"
_ALIGNMENT = 8
_LAST = "\U0010ffff"
_AT_ONCE = 10_000
_LONGEST_HEAD = 1 << 16
_PIECE = 1 << 20

Numbers = memoryview
"""Unsigned integers of 32 or 64 bits."""


class Strings(Sequence[str]):
    """Strings in one block of UTF-8; a sorted one can be searched with `bisect`."""

    __slots__ = ("_block", "_ends")

    def __init__(self, block: memoryview, ends: Numbers) -> None:
        """block: each string followed by a line feed. ends: where each begins in bytes, and where the last one ends."""
        self._block = block
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            start, stop, _step = index.indices(len(self))
            if stop <= start:
                return []
            return str(self._block[self._ends[start] : self._ends[stop] - 1], "utf-8").split("\n")
        return str(self._block[self._ends[index] : self._ends[index + 1] - 1], "utf-8")

    def find(self, string: str) -> int:
        """The first place of `string` in a sorted table, or -1."""
        place = bisect_left(self, string)
        return place if place < len(self) and self[place] == string else -1

    def equal(self, string: str) -> range:
        """The places of `string` in a sorted table."""
        start = bisect_left(self, string)
        stop = start
        while stop < len(self) and self[stop] == string:
            stop += 1
        return range(start, stop)

    def starting_with(self, prefix: str) -> range:
        """The places of the strings of a sorted table that begin with `prefix`."""
        start = bisect_left(self, prefix)
        return range(start, bisect_left(self, prefix + _LAST, start))

    def length(self, index: int) -> int:
        """The bytes of a string."""
        return int(self._ends[index + 1] - self._ends[index] - 1)


class Hashed:
    """Numbers by a string of which only the hash is kept: now and then a wrong number is found as well."""

    __slots__ = ("_pairs",)

    def __init__(self, pairs: Numbers) -> None:
        """pairs: hash in the upper, number in the lower half, sorted."""
        self._pairs = pairs

    def find(self, string: str, most: int) -> Iterator[int]:
        """The numbers of `string`, at most so many, lowest first."""
        wanted = crc32(string.encode())
        place = bisect_left(self._pairs, wanted << 32)
        while place < len(self._pairs) and most:
            pair = self._pairs[place]
            if pair >> 32 != wanted:
                return
            yield pair & 0xFFFFFFFF
            place += 1
            most -= 1


def hashed(string: str, number: int) -> int:
    """One of the pairs for `Hashed`."""
    return crc32(string.encode()) << 32 | number


class Tables:
    """Named tables, to be read; `open_tables` and `TableWriter.finish` make them."""

    def __init__(self, parts: Mapping[str, memoryview], note: Mapping[str, Any]) -> None:
        self._parts = parts
        self.note = note

    def __contains__(self, name: object) -> bool:
        return name in self._parts

    def bytes(self, name: str) -> memoryview:
        """A table as it was put in."""
        return self._parts[name]

    def numbers(self, name: str) -> Numbers:
        """A table of integers of 32 bits."""
        return self._parts[name].cast("I")

    def strings(self, name: str) -> Strings:
        """A table of strings."""
        return Strings(self._parts[name], self.numbers(name + ".ends"))

    def hashed(self, name: str) -> Hashed:
        """A table of numbers by hash."""
        return Hashed(self._parts[name].cast("Q"))

    def save(self, path: Path, note: str = "") -> None:
        """Write the tables and a note to the file `path`, at once or not at all. Raises OSError."""
        places = {}
        position = check = 0
        for name, part in self._parts.items():
            places[name] = [position, part.nbytes]
            padding = bytes(-part.nbytes % _ALIGNMENT)
            position += part.nbytes + len(padding)
            check = crc32(padding, crc32(part, check))
        kept = {**self.note, "note": note}
        head = {"order": sys.byteorder, "size": position, "check": check, "places": places, "note": kept}
        line = json.dumps(head, ensure_ascii=True).encode()
        line += b" " * (-(len(_MAGIC) + len(line) + 1) % _ALIGNMENT) + b"\n"
        import tempfile

        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_MAGIC + line)
                for part in self._parts.values():
                    file.write(part)
                    file.write(bytes(-part.nbytes % _ALIGNMENT))
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise


def open_tables(path: Path) -> Tables:
    """The tables of a file that `Tables.save` wrote, mapped into memory.

    Raises OSError when it cannot be read or belongs to somebody else, and ValueError when it is damaged, cut short or
    from another machine.
    """
    with open_own(path) as file:
        first = file.read(_LONGEST_HEAD)
        end = first.find(b"\n", len(_MAGIC)) + 1
        if not first.startswith(_MAGIC) or not end:
            raise ValueError("not a file of tables")
        try:
            head = json.loads(first[len(_MAGIC) : end])
            places, note = dict(head["places"]), dict(head["note"])
            if head["order"] != sys.byteorder:
                raise ValueError("from another machine")
            file.seek(end)
            check = size = 0
            while piece := file.read(_PIECE):
                check = crc32(piece, check)
                size += len(piece)
            if (size, check) != (head["size"], head["check"]):
                raise ValueError("cut short or damaged")
            mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            return Tables({name: mapped[end + at : end + at + size] for name, (at, size) in places.items()}, note)
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError("damaged") from error


class TableWriter:
    """Collects tables."""

    def __init__(self) -> None:
        self._parts: dict[str, memoryview] = {}

    def add_bytes(self, name: str, part: bytes | bytearray) -> None:
        """A table of bytes."""
        self._parts[name] = memoryview(part)

    def add_numbers(self, name: str, numbers: "array[int]") -> None:
        """A table of integers; its width is the array's."""
        self._parts[name] = memoryview(numbers).cast("B")

    def add_strings(self, name: str, strings: Iterable[str]) -> None:
        """A table of strings without line feeds."""
        block = StringBlock()
        strings = iter(strings)
        while some := list(islice(strings, _AT_ONCE)):
            block.extend(some)
        self.add_block(name, block)

    def add_rows(self, name: str, keys: Sequence[str], numbers: Sequence[int]) -> None:
        """A sorted table of strings, and in `name`.of the number that belongs to each; equal keys in their order."""
        order = sorted(range(len(keys)), key=keys.__getitem__)
        self.add_strings(name, map(keys.__getitem__, order))
        self.add_numbers(f"{name}.of", array("I", map(numbers.__getitem__, order)))

    def add_block(self, name: str, block: "StringBlock") -> None:
        """A table of strings that were collected before."""
        self._parts[name] = memoryview(block.block)
        self.add_numbers(name + ".ends", block.ends)

    def add_hashed(self, name: str, pairs: "array[int]") -> None:
        """A table of numbers by hash, from what `hashed` gives."""
        self.add_numbers(name, array("Q", sorted(pairs)))

    def finish(self, note: Mapping[str, Any]) -> Tables:
        """The tables, with a note that JSON can hold."""
        return Tables(self._parts, note)


class StringBlock:
    """Strings collected into one block."""

    __slots__ = ("block", "ends")

    def __init__(self) -> None:
        self.block = bytearray()
        self.ends = array("I", [0])

    def extend(self, strings: Sequence[str]) -> None:
        """More strings."""
        if not strings:
            return
        joined = "\n".join(strings)
        pieces = strings if joined.isascii() else [string.encode("utf-8", "replace") for string in strings]
        lengths = map(len, pieces)
        start = len(self.block)
        self.block += joined.encode("utf-8", "replace")
        self.block += b"\n"
        self.ends.extend(map(add, accumulate(lengths), count(start + 1)))

    def __getitem__(self, index: int) -> str:
        return self.block[self.ends[index] : self.ends[index + 1] - 1].decode()

    def reordered(self, order: Sequence[int]) -> "StringBlock":
        """The strings in another order."""
        block = StringBlock()
        for place in order:
            block.block += self.block[self.ends[place] : self.ends[place + 1]]
            block.ends.append(len(block.block))
        return block
