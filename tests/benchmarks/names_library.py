"""A library with any number of different names in it, for measuring how it is asked for one of them.

    python tests/benchmarks/names_library.py COUNT LIBRARY LIST

Writes the library and the list of its names, one a line. A million takes a quarter of an hour.
"""

import hashlib
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from measure_library import store

from name_lists import names
from reader.documents import Document, Form, OffsetMap, Part, Role, Zone
from reader.entities import EntityType, Mention
from reader.library.links.preparing import prepare as prepare_links
from reader.library.prepared import prepare
from reader.library.shared import SharedStore
from reader.library.sqlite import open_engine

_NAMES = 100
"""Names in an article."""
_BATCH = 50
"""Articles written together."""


def _language(name: str) -> str:
    return "kk" if name[0] >= "\u0400" else "en" if name.isascii() else "vi"


def _articles(listed: list[str]) -> Iterator[tuple[Document, tuple[Mention, ...]]]:
    """Articles that consist of the names, each in the language of its names."""
    waiting: dict[str, list[str]] = {}
    for name in listed:
        some = waiting.setdefault(_language(name), [])
        some.append(name)
        if len(some) == _NAMES:
            yield _article(some, _language(name))
            some.clear()
    for language, some in waiting.items():
        if some:
            yield _article(some, language)


def _article(some: list[str], language: str) -> tuple[Document, tuple[Mention, ...]]:
    text, mentions = "", []
    for name in some:
        start = len(text)
        text += f"{name}.\n"
        mentions.append(Mention(start, start + len(name), name, EntityType.PERSON, Zone.BODY, rule="tagger"))
    key = hashlib.sha256(text.encode()).hexdigest()
    part = Part(Role.BODY, Form.PARAGRAPH, Zone.BODY, 0, len(text) - 1, language)
    document = Document(key, f"/names/{key[:12]}.txt", text, (part,), language, None, None, None, OffsetMap(), "utf-8")
    return document, tuple(mentions)


def names_library(path: Path, count: int) -> list[str]:
    """Fill a new library at `path` with `count` different names, which are returned."""
    listed = list(islice(dict.fromkeys(islice(names(), count + count // 2 + 10)), count))
    library = SharedStore(open_engine(str(path), make=True))
    articles = _articles(listed)
    while batch := list(islice(articles, _BATCH)):
        made = [
            (each, prepare(each, found, "1", links=prepare_links(each.key, each.language, found, each.text)))
            for each, found in batch
        ]
        store(library, made)
    while library.index_names():
        pass
    library.close()
    return listed


if __name__ == "__main__":
    made = names_library(Path(sys.argv[2]), int(sys.argv[1]))
    Path(sys.argv[3]).write_text("".join(f"{name}\n" for name in made), encoding="utf-8")
