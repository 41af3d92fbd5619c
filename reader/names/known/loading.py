"""The gazetteer of the shipped tables and the person's own names, compiled once and read from a cache afterwards.

The compiled form stands under a line that names the format, what it was made from, and length and check sum of the
rest. It is used only when all are right, so a damaged, foreign or outdated one is made again; where nothing can be
written, everything works without it.
"""

import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import wraps
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from threading import RLock
from typing import Any, Final, NamedTuple, TypeVar
from zlib import crc32

from reader import __version__
from reader.digests import blake2b
from reader.messages import N_, InputError, Message, ReaderError
from reader.names.known.gazetteer import Gazetteer, index, merge
from reader.names.known.own import MAX_BYTES, OwnNames, Problem, read_own_names
from reader.names.known.tables import TABLES, Known, Row, read_table
from reader.names.text_table import TextTable
from reader.paths import cache_folder, own_names_path, read_regular, write_private

_FORMAT: Final = f"reader-names-4-{sys.byteorder}"
_CACHE_NAME: Final = "names"
_MOST_CACHED: Final = 64 * 1024 * 1024
_CODE: Final = Path(__file__).resolve().parent
_Made = TypeVar("_Made")


class Loaded(NamedTuple):
    """A gazetteer, what was wrong with the person's own names, and a digest of what they are.

    own: "" when the person has none. made_from: of everything the gazetteer was made from.
    """

    gazetteer: Gazetteer
    problems: tuple[Problem, ...]
    more_problems: int
    own: str
    made_from: str


def once(make: Callable[[], _Made]) -> Callable[[], _Made]:
    """Calls `make` once, whatever number of threads ask at the same time; the others wait for what it gives."""
    lock = RLock()
    made: list[_Made] = []

    @wraps(make)
    def get() -> _Made:
        if not made:
            with lock:
                if not made:
                    made.append(make())
        return made[0]

    return get


def gazetteer() -> Gazetteer:
    """The gazetteer of the shipped tables and the person's own names; read when first asked for, then kept."""
    return _loaded().gazetteer


def own_names_problems() -> tuple[ReaderError, ...]:
    """What is wrong with the person's own names, in the order of the file; empty when all is well."""
    loaded = _loaded()
    if not loaded.problems:
        return ()
    subject = _safe(str(own_names_path()))
    errors = [InputError(subject, problem.reason, problem.remedy) for problem in loaded.problems]
    if loaded.more_problems:
        reason = Message(N_("more that is wrong: {count}"), {"count": loaded.more_problems})
        errors.append(InputError(subject, reason, Message(N_("Correct what is named first"))))
    return tuple(errors)


def fingerprint() -> str:
    """A digest of the person's own names, "" when there are none: what was recognised without them is out of date."""
    return _loaded().own


def gazetteer_digest() -> str:
    """A digest of all that names are known by: the tables, the person's own names, and the code that folds names."""
    return _loaded().made_from


@once
def _loaded() -> Loaded:
    own: Path | None = None
    cache: Path | None = None
    with suppress(OSError):  # no home directory
        own = own_names_path()
    with suppress(OSError):
        cache = cache_folder() / _CACHE_NAME
    return load(own, cache)


def load(own: Path | None, cache: Path | None) -> Loaded:
    """The shipped names with those of the file `own`, compiled into the file `cache`.

    Neither file needs to exist, and neither can make this fail.
    """
    content, unread = _own_content(own)
    digest = blake2b(content, digest_size=16).hexdigest() if content is not None else ""
    made_from = f"{_shipped_digest()} {digest or '-'}"
    if cache is not None:
        kept = _from_cache(cache, made_from, digest)
        if kept is not None:
            return kept if unread is None else Loaded(kept.gazetteer, (unread,), 0, "", made_from)
    names = read_own_names(content, _find_shipped) if content is not None else OwnNames()
    merged = merge([*_shipped_rows(), *names.rows])
    spellings, longest = index(merged)
    rows, forms = TextTable.of_lines([row.line() for row in merged]), TextTable.of(spellings)
    if cache is not None:
        compiled = _compile(rows, forms, longest, names)
        with suppress(OSError):
            write_private(cache, _head(made_from, compiled) + compiled)
    problems = (unread,) if unread is not None else tuple(names.problems)
    return Loaded(Gazetteer(rows, forms, longest), problems, names.more_problems, digest, made_from)


def _own_content(path: Path | None) -> tuple[bytes | None, Problem | None]:
    if path is None:
        return None, None
    try:
        return read_regular(path, MAX_BYTES), None
    except (FileNotFoundError, NotADirectoryError):
        return None, None
    except OSError:
        return None, Problem("unreadable")


def _shipped_rows() -> Iterator[Row]:
    return (row for table in TABLES for row in read_table(table))


def _find_shipped(name: str, kind: str | None) -> tuple[Known, ...]:
    things = shipped_gazetteer()
    by_key = things.get(name)
    return (by_key,) if by_key is not None else things.find(name, kind)


@once
def shipped_gazetteer() -> Gazetteer:
    """The gazetteer of the shipped tables alone, for what must be the same on every machine."""
    return Gazetteer.of(_shipped_rows())


def _shipped_digest() -> str:
    """A digest of what names are known by: the tables, the code that folds and indexes them, Unicode, Unidecode.

    Nothing else has a part in it: the names that come from Babel and GeoNames are in the tables.
    """
    versions = f"{_FORMAT} {__version__} {unicodedata.unidata_version} {_unidecode_version()}"
    digest = blake2b(versions.encode(), digest_size=16)
    for folder in (_CODE, _CODE.parent):
        for place, suffix in (("", ".py"), ("data", ".tsv")):
            files = os.path.join(folder, place)
            for name in sorted(os.listdir(files)):
                if name.endswith(suffix):
                    with open(os.path.join(files, name), "rb", buffering=0) as file:
                        digest.update(file.read())
    return digest.hexdigest()


def _unidecode_version() -> str:
    """The name of the folder that says which Unidecode is installed; `importlib.metadata` takes twice the time of all
    that is loaded here."""
    spec = find_spec("unidecode")
    if spec is None or spec.origin is None:
        return ""
    packages = os.listdir(Path(spec.origin).parent.parent)
    return " ".join(sorted(name for name in packages if name.startswith(("Unidecode-", "unidecode-"))))


def _head(made_from: str, body: bytes) -> bytes:
    return f"{_FORMAT} {made_from} {len(body)} {crc32(body)}\n".encode()


def _compile(rows: TextTable, forms: TextTable, longest: dict[str, int], own: OwnNames) -> bytes:
    """A line of JSON, the rows of the tables, the spellings by their keys."""
    parts = (*rows.packed(), *forms.packed())
    head = {
        "sizes": [len(part) for part in parts],
        "longest": longest,
        "problems": [[problem.what, problem.line, dict(problem.values)] for problem in own.problems],
        "more": own.more_problems,
    }
    return b"".join((json.dumps(head).encode(), b"\n", *parts))


def _from_cache(path: Path, made_from: str, own: str) -> Loaded | None:
    """What was compiled from the same, None when there is no such thing."""
    try:
        content = read_regular(path, _MOST_CACHED, own=True)
    except OSError:
        return None
    title, _, body = content.partition(b"\n")
    if title + b"\n" != _head(made_from, body):
        return None
    try:
        first = body[: body.index(b"\n") + 1]
        head: dict[str, Any] = json.loads(first)
        edges = tuple(accumulate(head["sizes"], initial=len(first)))
        rows, forms = TextTable.unpacked(body, edges[:4]), TextTable.unpacked(body, edges[3:7])
        problems = tuple(Problem(*problem) for problem in head["problems"])
        return Loaded(Gazetteer(rows, forms, head["longest"]), problems, head["more"], own, made_from)
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def _safe(path: str) -> str:
    """`path` without what a terminal would obey."""
    return "".join(char if unicodedata.category(char)[0] != "C" else "\ufffd" for char in path)
