"""What a key costs as the article, the entities and the library grow: nothing should follow any of them.

    python tests/benchmarks/measure_growth.py [--quick] [--json]

The application is started on libraries that differ in one thing: the length of the open article (2 KB, 100 KB, 10
MB), the entities in it (10, 300, 3,000, 10,000), or the articles beside it (5, 1,000, 10,000); articles come with
their mentions, so that nothing is recognised. Each kind of key is pressed on a pseudo-terminal of 80x24. Processor
time of all threads until nothing more comes of the key is the measure, least of several rounds of the same keys,
since it is what does not depend on other programs; seconds until the first byte comes stand beside it where the rest
goes on behind the keys. Takes some 20 minutes, 4 with `--quick`.
"""

import argparse
import hashlib
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from library_articles import library_articles
from measure_library import BATCH, store
from typed_line import READ, Screen, Typed, environment

from figures import Figure, bare_interpreter, table
from name_lists import names
from reader.documents import Document, DocumentDate, Form, OffsetMap, Part, Role, Zone
from reader.entities import EntityType, Mention
from reader.library.links.preparing import prepare as prepare_links
from reader.library.prepared import prepare
from reader.library.shared import SharedStore
from reader.library.sqlite import open_engine, recogniser_version

SIZE = 80, 24
_WORDS = "the committee met again and heard what the working groups had to say about the ferry and the old railway"
_GROWTH = 2.0
_SLACK = 4.0
"""Milliseconds of a key that are no growth."""
_IN_NAMES = "│► Names"
_FIRST = 0.4
"""Seconds in which something comes of a key that draws anything."""
_DOWN, _ENTER, _ESCAPE = "\x1b[B", "\r", "\x1b"
_LANGUAGE, _FIND, _PANE = "\x1bOQ", "\x1bOS", "\x1b[17~"
_LANGUAGES = 3
"""After so many changes the first one is in force again."""

Kind = tuple[int, int, int]
"""Characters of the article, entities in it, articles beside it."""
_LENGTHS: list[Kind] = [(2_000, 10, 5), (100_000, 10, 5), (10_000_000, 10, 5)]
_ENTITIES: list[Kind] = [(1_000_000, 10, 5), (1_000_000, 300, 5), (1_000_000, 3_000, 5), (1_000_000, 10_000, 5)]
_LIBRARIES: list[Kind] = [(100_000, 100, 5), (100_000, 100, 1_000), (100_000, 100, 10_000)]
_QUICK: dict[str, list[Kind]] = {
    "length": [(2_000, 10, 5), (1_000_000, 10, 5)],
    "entities": [(300_000, 10, 5), (300_000, 3_000, 5)],
    "library": [(100_000, 100, 5), (100_000, 100, 1_000)],
}
_FULL = {"length": _LENGTHS, "entities": _ENTITIES, "library": _LIBRARIES}


def article(length: int, entities: int) -> tuple[Document, tuple[Mention, ...]]:
    """An article of about `length` characters that names `entities` persons, evenly spread."""
    listed = list(dict.fromkeys(name for name in islice(names(9), 3 * entities + 100) if name.isascii()))[:entities]
    mentions, parts = list[Mention](), list[Part]()
    pieces = []
    room = max(1, length // entities)
    position = 0
    for name in listed:
        paragraph = f"{name} said that {_WORDS}. "
        mentions.append(Mention(position, position + len(name), name, EntityType.PERSON, Zone.BODY, rule="tagger"))
        paragraph += (f"Then {_WORDS}. " * (1 + room // len(_WORDS)))[: max(0, min(room, 600) - len(paragraph))]
        parts.append(Part(Role.BODY, Form.PARAGRAPH, Zone.BODY, position, position + len(paragraph), "en"))
        pieces.append(paragraph + "\n\n")
        position += len(pieces[-1])
        for _ in range(max(0, room - 600) // 600):
            paragraph = (f"Then {_WORDS}. " * 7)[:598]
            parts.append(Part(Role.BODY, Form.PARAGRAPH, Zone.BODY, position, position + len(paragraph), "en"))
            pieces.append(paragraph + "\n\n")
            position += len(pieces[-1])
    text = "".join(pieces)
    key = hashlib.sha256(text.encode()).hexdigest()
    day = DocumentDate("2030-01-01", 0, 0)
    made = Document(key, "/a/last.txt", text, tuple(parts), "en", day, None, None, OffsetMap(), "utf-8")
    return made, tuple(mentions)


def library(path: Path, kind: Kind) -> None:
    """A new library of this kind."""
    length, entities, others = kind
    version = recogniser_version()  # of another one, all is recognised again beside the keys
    kept = SharedStore(open_engine(str(path), make=True))

    def every() -> Iterator[tuple[Document, tuple[Mention, ...]]]:
        yield from library_articles(others)
        yield article(length, entities)  # what came last is opened

    articles = every()
    while batch := list(islice(articles, BATCH)):
        store(
            kept,
            [
                (each, prepare(each, found, version, links=prepare_links(each.key, each.language, found, each.text)))
                for each, found in batch
            ],
        )
    while kept.index_names():
        pass
    if kept.pending(version):
        raise RuntimeError("articles are still to be recognised")
    kept.close()


class Keys(Typed):
    """The application while its keys are measured."""

    def cost(self, key: str) -> tuple[float, float]:
        """Milliseconds of the processor until nothing more comes of `key`, and milliseconds until something comes."""
        before, count = self.spent(), len(self.received)
        pressed = time.perf_counter()
        first = 0.0
        self.press(key)
        while time.perf_counter() < pressed + _FIRST:
            self.run(0.002)
            if len(self.received) > count:
                first = time.perf_counter() - pressed
                break
        self.still()
        return (self.spent() - before) * 1e3, first * 1e3

    def several(self, keys: str | list[str]) -> tuple[float, float]:
        """The median costs of the keys."""
        return medians([self.cost(key) for key in keys])

    def to_names(self) -> None:
        """Go to the pane of names. Raises RuntimeError."""
        for _ in range(3):
            if _IN_NAMES in self.terminal.text:
                return
            self.key("\t")
        raise RuntimeError(f"the pane of names is not reached:\n{self.terminal.text}")


def medians(found: list[tuple[float, float]]) -> tuple[float, float]:
    """The median of each of both costs."""
    return statistics.median(each for each, _ in found), statistics.median(first for _, first in found)


def operations(line: Keys) -> dict[str, tuple[float, float]]:
    """What each kind of key costs, by name."""
    found: dict[str, tuple[float, float]] = {}
    found["a line"] = line.several("j" * 15)
    found["a page"] = line.several("  b b  bb")
    found["the end of the article, and its beginning"] = line.several("Gg" * 3)
    line.key("/")
    found["a letter looked for in the text"] = line.several("commi")
    line.key(_ENTER)
    found["the next hit"] = line.several("n" * 6)
    for _ in range(3):
        line.key(_ESCAPE)
    line.key("g")
    found["the pane of names hidden, and shown"] = line.several([_PANE] * 4)
    found["the next language"] = line.several([_LANGUAGE] * _LANGUAGES)
    opened = line.cost(_FIND)
    line.still(0.5)
    line.key(_ESCAPE)
    found["the search for a name opened"] = opened
    line.key(_FIND)
    line.still(0.5)
    found["a letter of a name, in all articles"] = line.several("aleka")
    line.key(_ESCAPE)
    line.to_names()
    line.key("/")
    found["a letter of a name, in the pane of names"] = line.several("al")
    found["the next name of those that match"] = line.several([_DOWN] * 3)
    line.key(_ESCAPE)
    line.to_names()
    found["the next name of the pane"] = line.several([_DOWN] * 8)
    found["the names sorted otherwise"] = line.several("r" * 4)
    marked = []
    for _ in range(3):
        marked.append(line.cost(_ENTER))
        line.key(_DOWN)
    found["a name marked"] = medians(marked)
    cards = []
    for _ in range(3):
        cards.append(line.cost("i"))
        line.key(_ESCAPE)
    found["the card of a name"] = medians(cards)
    for _ in range(3):
        line.key(_ESCAPE)
    return found


def measured(kind: Kind, rounds: int) -> tuple[dict[str, tuple[float, float]], float]:
    """The least costs of each kind of key in a library of this kind, and MB resident."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        library(path, kind)
        least: dict[str, tuple[float, float]] = {}
        line = Keys([sys.executable, "-c", READ, "--library", str(path)], environment(folder), Screen(*SIZE))
        try:
            line.wait_for("Quit")
            line.still(1)
            if "said that the committee" not in line.terminal.text:
                raise RuntimeError(f"another article is open:\n{line.terminal.text}")
            for turn in range(rounds + 1):
                for name, (cost, first) in operations(line).items():
                    before = least.get(name, (float("inf"), float("inf")))
                    if turn:  # the first one fills caches
                        least[name] = min(before[0], cost), min(before[1], first)
            return least, line.memory[0]
        finally:
            line.close()


def growth(what: str, kinds: list[Kind], rounds: int) -> list[Figure]:
    """The costs as one thing grows."""
    place = next(place for place in range(3) if len({kind[place] for kind in kinds}) > 1)
    found = []
    for kind in kinds:
        print(f"{what} {kind[place]:,}", file=sys.stderr, flush=True)
        found.append((kind[place], *measured(kind, rounds)))
    figures = []
    for name in found[0][1]:
        least = found[0][1][name][0]
        for size, costs, _memory in found:
            cost, first = costs[name]
            bound = None if size == found[0][0] else _GROWTH * least + _SLACK
            figures.append(Figure(f"{what} {size:>10,}: {name}", cost, "ms CPU", bound))
            if name.startswith("a letter"):
                figures.append(Figure("  first byte", first, "ms"))
    figures += [Figure(f"{what} {size:>10,}: memory", memory, "MB") for size, _costs, memory in found]
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="length,entities,library")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = [Figure("bare interpreter", bare_interpreter() * 1e3, "ms")]
    for what in options.only.split(","):
        found += growth(what, (_QUICK if options.quick else _FULL)[what], 1 if options.quick else 2)
    print(json.dumps([asdict(figure) for figure in found], indent=1) if options.json else table(found))
    sys.exit(any(not figure.is_good for figure in found))


if __name__ == "__main__":
    main()
