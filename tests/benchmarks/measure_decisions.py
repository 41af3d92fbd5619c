"""What a decision on a name costs that stands in half of the articles of a library, at every start of the program.

    python tests/benchmarks/measure_decisions.py [--json] [--articles 10000] [--folder FOLDER]

Times are CPU time of one process: opening the library and asking for the names in five articles.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path

from library_articles import library_articles

from figures import Figure, bare_interpreter, table
from reader.documents import Document, Zone
from reader.entities.decisions import Action, Decision
from reader.entities.mention import EntityType, Mention
from reader.library.arriving import Arrival
from reader.library.links.preparing import prepare as prepare_links
from reader.library.prepared import prepare
from reader.library.sqlite import open_library, recogniser_version

_NAME = "Lương Khánh Chi"
_BATCH = 48


def _articles(count: int) -> Iterator[tuple[Document, tuple[Mention, ...]]]:
    """Articles, every second one of which names somebody."""
    for number, (document, mentions) in enumerate(library_articles(count)):
        if number % 2:
            yield document, mentions
            continue
        last = document.parts[-1]
        text = f"{document.text} {_NAME}"
        mention = Mention(len(text) - len(_NAME), len(text), _NAME, EntityType.PERSON, Zone.BODY, rule="tagger")
        parts = (*document.parts[:-1], last._replace(end=len(text)))
        yield document._replace(text=text, parts=parts), (*mentions, mention)


def _fill(path: Path, count: int) -> None:
    library = open_library(str(path), make=True)
    version = recogniser_version()
    batch = []
    for document, mentions in _articles(count):
        links = prepare_links(document.key, document.language, mentions, document.text)
        batch.append(Arrival(None, prepare(document, mentions, version, links=links, index=False)))
        if len(batch) == _BATCH:
            library.shared.arrive(batch)
            batch = []
    library.shared.arrive(batch)
    library.shared.index_names()
    library.close()


def _decide(path: Path, personal: Path) -> None:
    library = open_library(str(path), personal)
    library.decide(Decision(Action.SPLIT, EntityType.PERSON, (_NAME,)))
    library.close()


def _add(path: Path) -> None:
    library = open_library(str(path))
    for document, mentions in _articles(3):
        new = document._replace(key=f"{document.key}+")
        library.shared.arrive([Arrival(None, prepare(new, mentions, recogniser_version(), index=False))])
    library.close()


def _open(path: Path, personal: Path | None) -> float:
    """Milliseconds of opening the library and looking at some articles."""
    start = time.process_time()
    library = open_library(str(path), personal)
    keys = library.listing().keys
    library.entities([keys[number] for number in range(0, 50, 10)])
    found = (time.process_time() - start) * 1e3
    library.close()
    return found


def _apart(function, *arguments):  # type: ignore[no-untyped-def]
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(function, arguments)


def figures(count: int, folder: Path) -> list[Figure]:
    """Everything that is measured."""
    path, personal = folder / "library.sqlite", folder / "personal.sqlite"
    if not path.exists():
        _apart(_fill, path, count)
    personal.unlink(missing_ok=True)
    without = min(_apart(_open, path, None) for _ in range(2))
    _apart(_decide, path, personal)
    first = _apart(_open, path, personal)
    again = min(_apart(_open, path, personal) for _ in range(3))
    _apart(_add, path)
    more = _apart(_open, path, personal)
    return [
        Figure(f"{count:,} articles, opening without decisions", without, "ms"),
        Figure("  with a decision on a name in half of them, the first time", first, "ms"),
        Figure("  later", again, "ms"),
        Figure("  after articles were added", more, "ms"),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What a decision on a frequent name costs at every start.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="where the library is made, which stays there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
        found = [
            Figure("bare interpreter", bare_interpreter() * 1000, "ms"),
            *figures(options.articles, options.folder or Path(folder)),
        ]
    print(json.dumps([asdict(figure) for figure in found], indent=1) if options.json else table(found))
    sys.exit(any(not figure.is_good for figure in found))


if __name__ == "__main__":
    main()
