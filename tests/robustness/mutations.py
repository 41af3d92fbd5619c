"""Ways to damage the files that the program keeps, reproducible from a seed."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

Make = Callable[[Path, random.Random], None]


@dataclass(frozen=True)
class Mutation:
    """One way to damage the file `target` of a home.

    is_about_values: the file is whole for SQLite, only what stands in it makes no sense.
    """

    target: str
    kind: str
    make: Make
    is_about_values: bool = False

    @property
    def name(self) -> str:
        """What is damaged, and how."""
        return f"{self.target.rpartition('/')[2]}: {self.kind}"


def _bytes(change: Callable[[bytearray, random.Random], bytes | bytearray]) -> Make:
    def make(path: Path, chance: random.Random) -> None:
        path.write_bytes(change(bytearray(path.read_bytes()), chance))

    return make


def _flipped(data: bytearray, chance: random.Random) -> bytearray:
    for _time in range(chance.choice((1, 1, 4, 16, 64))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return data


def _noise(data: bytearray, chance: random.Random) -> bytearray:
    start = chance.randrange(len(data))
    data[start : start + 512] = chance.randbytes(len(data[start : start + 512]))
    return data


def _header(data: bytearray, chance: random.Random) -> bytearray:
    for _time in range(chance.randint(1, 8)):
        data[chance.randrange(min(100, len(data)))] = chance.randrange(256)
    return data


def _pages(data: bytearray, chance: random.Random, *, swap: bool) -> bytearray:
    size = 4096
    count = len(data) // size
    first, second = chance.randrange(count), chance.randrange(count)
    one, other = (bytes(data[page * size : (page + 1) * size]) for page in (first, second))
    data[first * size : (first + 1) * size] = other if swap else bytes(size)
    if swap:
        data[second * size : (second + 1) * size] = one
    return data


def _in_place_of(build: Callable[[Path], object]) -> Make:
    def make(path: Path, _chance: random.Random) -> None:
        path.unlink()
        build(path)

    return make


def _number(name: str) -> Make:
    def make(path: Path, chance: random.Random) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA {name}={chance.randint(1000, 2**31 - 1)}")

    return make


def _foreign(path: Path, chance: random.Random) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")
        connection.executemany("INSERT INTO moz_places (url) VALUES (?)", [(str(chance.random()),)] * 20)
        connection.commit()


def _beside(suffix: str) -> Make:
    """Garbage, or the beginning of a real journal, where SQLite keeps what is unfinished."""

    def make(path: Path, chance: random.Random) -> None:
        magic = {"-journal": b"\xd9\xd5\x05\xf9 \xa1c\xd7", "-wal": b"7\x7f\x06\x82\0-\xe2\x18", "-shm": b"\x18\xe2-\0"}
        start = chance.choice((b"", magic[suffix]))
        path.with_name(path.name + suffix).write_bytes(start + chance.randbytes(chance.choice((0, 24, 512, 9000))))

    return make


def _tables(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        return sorted(str(name) for (name,) in names if not str(name).startswith("sqlite_"))


def _missing_table(path: Path, chance: random.Random) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"DROP TABLE {chance.choice(_tables(path))}")
        connection.commit()


def _other_columns(path: Path, chance: random.Random) -> None:
    table = chance.choice(_tables(path))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"DROP TABLE {table}")
        connection.execute(f"CREATE TABLE {table} (a, b, c)")
        connection.execute(f"INSERT INTO {table} VALUES (1, 2, 3)")
        connection.commit()


_VALUES = (
    None,
    -1,
    2**62,
    0.5,
    "",
    "x",
    "\0",
    "[]",
    "{}",
    "null",
    '{"action": 1}',
    "é" * 500,
    b"",
    b"\xff\xfe\0",
    "-5",
)


def _values(path: Path, chance: random.Random) -> None:
    """Values of other kinds than the program writes, in a column of a table."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.text_factory = bytes
        for _time in range(4):
            table = chance.choice([name for name in _tables(path) if "_" not in name or "sqlite" not in name])
            columns = [str(row[1], "utf-8") for row in connection.execute(f"PRAGMA table_info({table})")]
            column, value = chance.choice(columns), chance.choice(_VALUES)
            kind = "CAST(? AS TEXT)" if isinstance(value, bytes) and chance.random() < 0.5 else "?"
            with suppress(sqlite3.Error):
                connection.execute(f"UPDATE OR IGNORE {table} SET {column} = {kind}", (value,))
        connection.commit()


def _one_text(path: Path, chance: random.Random) -> None:
    """The text of one article makes no sense."""
    with closing(sqlite3.connect(path)) as connection:
        documents = [row[0] for row in connection.execute("SELECT document FROM contents")]
        connection.execute("UPDATE contents SET text = 'x' WHERE document = ?", (chance.choice(documents),))
        connection.commit()


def _settings(path: Path, chance: random.Random) -> None:
    """What the application keeps by name, replaced by other things."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM settings")]
        names += [
            "session",
            "language",
            "theme",
            "width",
            "searches",
            "pane",
            "follow",
            "names_pane",
            "history",
            "script",
        ]
        for name in names:
            value = chance.choice([value for value in _VALUES if isinstance(value, str)])
            connection.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, value))
        connection.commit()


_TOKENS = (
    *(
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        '"',
        "'''",
        "=",
        ".",
        "#",
        "\n",
        "\r",
        "\0",
        "\\u0000",
        "\\",
        "e9",
        "1e999",
        "nan",
    ),
    *(
        "keys",
        "keys.follow = 5",
        "[keys]",
        "theme = 1",
        'language = "xx"',
        "inf",
        "0x",
        "2025-01-01",
        "\ufeff",
        "\u202e",
    ),
    *(
        '[keys]\nnext_name = ["ctrl+a", ""]',
        "a.b.c.d = 1",
        "[" * 200,
        "{a=" * 100,
        '"' + "x" * 5000 + '"',
        "language = []",
    ),
)


def _tokens(path: Path, chance: random.Random) -> None:
    text = path.read_text()
    for _time in range(chance.randint(1, 6)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(_TOKENS) + text[at + chance.choice((0, 0, 5)) :]
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


_FILES: tuple[tuple[str, Make], ...] = (
    ("bits flipped", _bytes(_flipped)),
    ("noise", _bytes(_noise)),
    ("cut off", _bytes(lambda data, chance: data[: chance.randrange(len(data))])),
    ("a text file", _in_place_of(lambda path: path.write_text("Dear diary,\n" * 40))),
    ("an empty file", _in_place_of(lambda path: path.write_bytes(b""))),
    ("a folder", _in_place_of(lambda path: (path / "within").mkdir(parents=True))),
    ("a FIFO", _in_place_of(os.mkfifo)),
    ("a link to itself", _in_place_of(lambda path: path.symlink_to(path.name))),
    ("a link to nothing", _in_place_of(lambda path: path.symlink_to("nowhere"))),
    ("a link to a device", _in_place_of(lambda path: path.symlink_to("/dev/zero"))),
)
_STORES: tuple[tuple[str, Make, bool], ...] = (
    *((kind, make, False) for kind, make in _FILES),
    ("bits flipped again", _bytes(_flipped), False),
    ("header", _bytes(_header), False),
    ("a page zeroed", _bytes(lambda data, chance: _pages(data, chance, swap=False)), False),
    ("two pages swapped", _bytes(lambda data, chance: _pages(data, chance, swap=True)), False),
    ("another application", _number("application_id"), False),
    ("a newer version", _number("user_version"), False),
    ("a foreign database", _foreign, False),
    ("garbage as journal", _beside("-journal"), False),
    ("garbage as log", _beside("-wal"), False),
    ("garbage as index of a log", _beside("-shm"), False),
    ("a table missing", _missing_table, True),
    ("other columns", _other_columns, True),
    ("other values", _values, True),
    ("other values again", _values, True),
)


def _catalogue(path: Path, chance: random.Random) -> None:
    """A catalogue of the person's own, damaged."""
    path.parent.mkdir(parents=True, exist_ok=True)
    source = Path(__file__).resolve().parents[2] / "i18n" / f"{chance.choice(('vi', 'kk'))}.po"
    shutil.copy(source, path)
    chance.choice((_bytes(_flipped), _bytes(_noise), _tokens, _bytes(lambda data, by: data[: by.randrange(9000)])))(
        path, chance
    )


def _links(make: Make) -> Make:
    """The caches of links, whose names are not known before."""

    def change(path: Path, chance: random.Random) -> None:
        for each in path.iterdir():
            make(each, chance)

    return change


MUTATIONS = (
    *(Mutation("state/reader/personal.sqlite", kind, make, values) for kind, make, values in _STORES),
    *(Mutation("library/reader/library.sqlite", kind, make, values) for kind, make, values in _STORES),
    Mutation("state/reader/personal.sqlite", "other settings", _settings, True),
    Mutation("library/reader/library.sqlite", "one text", _one_text, True),
    *(Mutation("configuration/reader/config.toml", kind, make) for kind, make in _FILES),
    *(Mutation("configuration/reader/names.toml", kind, make) for kind, make in _FILES),
    *(Mutation("configuration/reader/config.toml", f"tokens {number}", _tokens) for number in range(4)),
    *(Mutation("configuration/reader/names.toml", f"tokens {number}", _tokens) for number in range(3)),
    *(Mutation("configuration/reader/i18n/vi.po", f"a catalogue {number}", _catalogue) for number in range(3)),
    *(Mutation("cache/reader/names", kind, make) for kind, make in _FILES),
    *(Mutation("cache/reader/links", kind, _links(make)) for kind, make in _FILES),
)
