"""Indexes that are kept between runs, each for a file of names, and made again when the file or the program changed."""

import os
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from reader.digests import blake2b
from reader.names.known import gazetteer_digest
from reader.names.search.entry import NameEntry
from reader.names.search.index import NameIndex
from reader.paths import cache_folder, private_folder

SMALLEST = 256 * 1024
"""Of a smaller file, in bytes, no index is kept: making it takes no time that anybody would notice."""

_FOLDER = "indexes"
_MOST_KEPT = 4


def index_of_file(source: Path, names: Iterable[NameEntry]) -> NameIndex:
    """The index over the names in the file `source`, the kept one when nothing changed since it was made.

    names: the same names, read when they are needed; if they say afterwards, as `complete`, that some were left out,
    the index is not kept, so that the next run says it again. Raises what reading them raises.
    """
    kept = state = None
    with suppress(OSError):
        status = source.stat()
        if status.st_size >= SMALLEST and os.path.isfile(source):
            identity = f"{status.st_dev} {status.st_ino} {status.st_size} {status.st_mtime_ns}"
            state = f"{state_of_program()} {identity}"
            name = blake2b(os.fsencode(source.resolve()), digest_size=12).hexdigest()
            kept = private_folder(cache_folder() / _FOLDER) / name
    if kept is not None and state is not None:
        with suppress(OSError, ValueError):
            index = NameIndex.open(kept)
            if index.note == state:
                kept.touch()
                return index
    index = NameIndex(names)
    if kept is not None and state is not None and getattr(names, "complete", True):
        with suppress(OSError):
            index.save(kept, state)
            forget_old(kept.parent, _MOST_KEPT)
    return index


def state_of_program() -> str:
    """What an index depends on besides the names in it: the tables of known things and the program."""
    return f"{gazetteer_digest()} {_code_digest()}"


@lru_cache(maxsize=1)
def _code_digest() -> str:
    digest = blake2b(digest_size=12)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def forget_old(folder: Path, most: int) -> None:
    """Keep the `most` indexes of `folder` that were used last."""
    kept = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[most:]:
        path.unlink()
