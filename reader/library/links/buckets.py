"""Which names share a blocking key, or a word, in the database."""

from array import array
from collections.abc import Collection, Iterable
from sys import byteorder

from reader.entities.linking.blocking import MAX_BUCKET
from reader.library.links.tables import Connection, rows_of

_LOAD = "SELECT key, count, names FROM link_blocks WHERE key IN ({})"
_WRITE = (
    "INSERT INTO link_blocks (key, count, names) VALUES (?, ?, ?) "
    "ON CONFLICT (key) DO UPDATE SET count = excluded.count, names = excluded.names"
)
RARE = 100
"""How many names a rare word has at most, as in `NameIndex.near`."""


_EMPTY = (0, b"")
_WIDTH = 4  # bytes a number


class Buckets:
    """The names that meet, by the hashes of blocking keys.

    A bucket is how many there are and their numbers, or None where they are more than are ever compared.
    """

    def __init__(self) -> None:
        self.connection: Connection
        self._current: dict[int, tuple[int, bytes | None]] = {}
        self._loaded: dict[int, tuple[int, bytes | None]] = {}
        self._crowds: dict[tuple[int, int], bool] = {}  # names that come under keys with many, or leave them

    def load(self, keys: Iterable[int]) -> None:
        """Make the buckets with these keys current, in few questions."""
        current = self._current
        missing = [key for key in dict.fromkeys(keys) if key not in current]
        if not missing:
            return
        found = {
            key: (count, None if names is None else bytes(names))
            for key, count, names in rows_of(self.connection, _LOAD, missing)
        }
        self._loaded.update(found)
        current.update(dict.fromkeys(missing, _EMPTY))
        current.update(found)

    def _bucket(self, key: int) -> tuple[int, bytes | None]:
        if key not in self._current:
            self.load([key])
        return self._current[key]

    def add(self, key: int, number: int) -> int:
        """Puts the name `number`, which is not there yet, under `key`; how many are there now."""
        count, names = self._bucket(key)
        count += 1
        if names is None:
            self._crowds[key, number] = True
        else:
            names += number.to_bytes(_WIDTH, "little")
            if count > MAX_BUCKET:
                self._crowds.update(((key, each), True) for each in _numbers(names))
                names = None
        self._current[key] = count, names
        return count

    def discard(self, key: int, number: int) -> int:
        """Takes the name `number` away from under `key`; how many are left."""
        count, names = self._bucket(key)
        count -= 1
        if names is not None:
            names = _bytes(each for each in _numbers(names) if each != number)
        else:
            self._crowds[key, number] = False
            if count <= MAX_BUCKET:
                left = self._crowd(key)
                self._crowds.update(((key, each), False) for each in left)
                names = _bytes(left)
        self._current[key] = count, names
        return count

    def _crowd(self, key: int) -> set[int]:
        question = "SELECT name FROM link_crowds WHERE key = ?"
        names = {name for (name,) in self.connection.execute(question, (key,)).fetchall()}
        for (other, name), there in self._crowds.items():
            if other == key:
                (names.add if there else names.discard)(name)
        return names

    def under(self, key: int) -> Collection[int]:
        """All names under `key`."""
        names = self._bucket(key)[1]
        return self._crowd(key) if names is None else _numbers(names)

    def few(self, keys: Iterable[int]) -> set[int]:
        """The names under any of `keys` under which there are not too many to be compared."""
        found: set[int] = set()
        self.load(keys)
        current = self._current
        for key in keys:
            names = current[key][1]
            if names:
                found.update(_numbers(names))
        return found

    def write(self) -> None:
        """Write what differs from the database, and forget it."""
        changed, gone = [], []
        loaded = self._loaded.get
        for key, bucket in self._current.items():
            if bucket is not _EMPTY and bucket != loaded(key):
                if bucket[0]:
                    changed.append((key, *bucket))
                else:
                    gone.append((key,))
        execute = self.connection.executemany
        changed.sort()
        execute(_WRITE, changed)
        execute("DELETE FROM link_blocks WHERE key = ?", gone)
        if self._crowds:
            come = [pair for pair, there in self._crowds.items() if there]
            left = [pair for pair, there in self._crowds.items() if not there]
            execute("INSERT INTO link_crowds (key, name) VALUES (?, ?) ON CONFLICT DO NOTHING", come)
            execute("DELETE FROM link_crowds WHERE key = ? AND name = ?", left)
        self.clear()

    def clear(self) -> None:
        """Forget what was loaded."""
        self._current, self._loaded, self._crowds = {}, {}, {}


def _numbers(names: bytes) -> "array[int]":
    found = array("I", names)
    if byteorder == "big":
        found.byteswap()
    return found


def _bytes(numbers: Iterable[int]) -> bytes:
    return b"".join(number.to_bytes(_WIDTH, "little") for number in sorted(numbers))


class Terms:
    """Names, or documents, by the hashes of words and spellings."""

    def __init__(self, table: str, column: str) -> None:
        self.connection: Connection
        self._table, self._column = table, column
        self._changes: dict[int, dict[int, bool]] = {}

    def put(self, term: int, number: int, there: bool) -> None:
        """Put `number` under `term`, or take it away."""
        self._changes.setdefault(term, {})[number] = there

    def under(self, term: int, most: int | None = None) -> set[int]:
        """The numbers under `term`; some of them when they are more than `most`."""
        changes = self._changes.get(term, {})
        question = f"SELECT {self._column} FROM {self._table} WHERE term = ?"  # noqa: S608 - names of this package
        values: tuple[int, ...] = (term,)
        if most is not None:
            question += " LIMIT ?"
            values = term, most + 1 + len(changes)
        found = {number for (number,) in self.connection.execute(question, values).fetchall()}
        for number, there in changes.items():
            (found.add if there else found.discard)(number)
        return found

    def write(self) -> None:
        """Write what differs from the database."""
        come: list[tuple[int, int]] = []
        left: list[tuple[int, int]] = []
        for term, numbers in self._changes.items():
            for number, there in numbers.items():
                (come if there else left).append((term, number))
        place = f"{self._table} (term, {self._column})"
        if come:
            come.sort()
            self.connection.executemany(f"INSERT INTO {place} VALUES (?, ?) ON CONFLICT DO NOTHING", come)  # noqa: S608 - see above
        if left:
            self.connection.executemany(
                f"DELETE FROM {self._table} WHERE term = ? AND {self._column} = ?",  # noqa: S608 - see above
                left,
            )
        self._changes = {}

    def clear(self) -> None:
        """Forget what differs."""
        self._changes = {}
