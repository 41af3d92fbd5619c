"""Which names share a blocking key, or a word, in the database."""

from array import array
from collections.abc import Collection, Iterable

from reader.entities.linking.blocking import MAX_BUCKET
from reader.library.links.tables import Connection, rows_of

_LOAD = "SELECT key, count, names FROM link_blocks WHERE key IN ({})"
_WRITE = (
    "INSERT INTO link_blocks (key, count, names) VALUES (?, ?, ?) "
    "ON CONFLICT (key) DO UPDATE SET count = excluded.count, names = excluded.names"
)
RARE = 100
"""How many names a rare word has at most, as in `NameIndex.near`."""


class Bucket:
    """The names under one key. names: None where they are more than are ever compared. row: as it was loaded."""

    __slots__ = ("count", "names", "row")

    def __init__(self, count: int, names: bytes | None) -> None:
        self.count = count
        self.row = (count, names)
        self.names: set[int] | None = None if names is None else set(array("I", names))


class Buckets:
    """The names that meet, by the hashes of blocking keys."""

    def __init__(self) -> None:
        self.connection: Connection
        self._current: dict[int, Bucket] = {}
        self._crowds: dict[tuple[int, int], bool] = {}  # names that come under keys with many, or leave them

    def load(self, keys: Iterable[int]) -> None:
        """Make the buckets with these keys current, in few questions."""
        current = self._current
        missing = [key for key in dict.fromkeys(keys) if key not in current]
        for key, count, names in rows_of(self.connection, _LOAD, missing) if missing else ():
            current[key] = Bucket(count, None if names is None else bytes(names))
        for key in missing:
            if key not in current:
                current[key] = Bucket(0, b"")

    def _bucket(self, key: int) -> Bucket:
        bucket = self._current.get(key)
        if bucket is None:
            self.load([key])
            bucket = self._current[key]
        return bucket

    def add(self, key: int, number: int) -> int:
        """Puts the name `number`, which is not there yet, under `key`; how many are there now."""
        bucket = self._bucket(key)
        bucket.count += 1
        if bucket.names is None:
            self._crowds[key, number] = True
            return bucket.count
        bucket.names.add(number)
        if bucket.count > MAX_BUCKET:
            self._crowds.update(((key, each), True) for each in bucket.names)
            bucket.names = None
        return bucket.count

    def discard(self, key: int, number: int) -> int:
        """Takes the name `number` away from under `key`; how many are left."""
        bucket = self._bucket(key)
        bucket.count -= 1
        if bucket.names is not None:
            bucket.names.discard(number)
            return bucket.count
        self._crowds[key, number] = False
        if bucket.count <= MAX_BUCKET:
            bucket.names = set(self._crowd(key))
            self._crowds.update(((key, each), False) for each in bucket.names)
        return bucket.count

    def _crowd(self, key: int) -> set[int]:
        question = "SELECT name FROM link_crowds WHERE key = ?"
        names = {name for (name,) in self.connection.execute(question, (key,)).fetchall()}
        for (other, name), there in self._crowds.items():
            if other == key:
                (names.add if there else names.discard)(name)
        return names

    def is_small(self, key: int) -> bool:
        """True when the names under `key` are not too many to be compared."""
        return self._bucket(key).names is not None

    def under(self, key: int) -> set[int]:
        """All names under `key`."""
        names = self._bucket(key).names
        return self._crowd(key) if names is None else names

    def few(self, key: int) -> Collection[int]:
        """The names under `key` when they are more than one and not too many to be compared."""
        names = self._bucket(key).names
        return names if names is not None and len(names) > 1 else ()

    def write(self) -> None:
        """Write what differs from the database."""
        changed, gone = [], []
        for key, bucket in self._current.items():
            names = None if bucket.names is None else array("I", sorted(bucket.names)).tobytes()
            row = bucket.count, names
            if row != bucket.row:
                bucket.row = row
                if bucket.count:
                    changed.append((key, *row))
                else:
                    gone.append((key,))
        execute = self.connection.executemany
        execute(_WRITE, changed)
        execute("DELETE FROM link_blocks WHERE key = ?", gone)
        if self._crowds:
            come = [pair for pair, there in self._crowds.items() if there]
            left = [pair for pair, there in self._crowds.items() if not there]
            execute("INSERT INTO link_crowds (key, name) VALUES (?, ?) ON CONFLICT DO NOTHING", come)
            execute("DELETE FROM link_crowds WHERE key = ? AND name = ?", left)
            self._crowds = {}

    def clear(self) -> None:
        """Forget what was loaded."""
        self._current, self._crowds = {}, {}


class Terms:
    """Names, or documents, by the hashes of words and spellings."""

    def __init__(self, table: str, column: str) -> None:
        self.connection: Connection
        self._table, self._column = table, column
        self._changes: dict[int, dict[int, bool]] = {}

    def put(self, term: int, number: int, there: bool) -> None:  # noqa: FBT001 - a value, not a way of working
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
        come, left = [], []
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
