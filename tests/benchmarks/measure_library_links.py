"""What the links of a large library in a database cost: adding, and every question that the application asks.

    python tests/benchmarks/measure_library_links.py [--json] [--mentions 1000000] [--folder FOLDER]

Articles are prepared in one process and linked in another, as when a library is filled. Times of the aims are meant
for a machine whose bare interpreter starts in 13 ms; they are scaled to this machine. Everything is CPU time of one
process.
"""

import argparse
import json
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from figures import Figure, bare_interpreter, percentile, table
from measure_linking import REFERENCE, resident
from name_articles import articles
from reader.collecting import collect_seldom
from reader.entities.mention import CountedDocuments, Mention
from reader.library.dialect import SQLITE
from reader.library.links.preparing import Prepared, prepare
from reader.library.links.stored import StoredLinks
from reader.library.links.tables import TABLES
from reader.library.links.writing import LinkInput
from reader.library.records import mentions_from, mentions_record, pack, unpack

_BATCH = 300
"""How many articles are linked in one transaction."""

_SCHEMA = SQLITE.ddl(
    """
CREATE TABLE documents (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, language TEXT NOT NULL, date TEXT);
CREATE TABLE contents (document INTEGER PRIMARY KEY, data BLOB NOT NULL);
"""
    + TABLES
)

_Ready = tuple[str, str, int, bytes, Prepared]
"""Key, language, number of mentions, packed mentions and text, what was prepared."""

_Answers = tuple[float, list[float], list[float], list[float], list[float], list[float], list[float], float]
"""What `_look` found, in milliseconds, and the memory it took, in MB."""


class Library:
    """As much of a library as links need."""

    errors = (sqlite3.Error,)

    def __init__(self, path: Path) -> None:
        is_new = not path.exists()
        self.path = path
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA synchronous=NORMAL")
        if is_new:
            for statement in _SCHEMA:
                self.connection.execute(statement)
        self.links = StoredLinks(self, self.read_mentions)

    def read_mentions(self, number: int) -> tuple[str, str, tuple[Mention, ...], str]:
        key, language, data = self.connection.execute(
            "SELECT key, language, data FROM documents JOIN contents ON document = number WHERE number = ?", (number,)
        ).fetchone()
        record, text = json.loads(unpack(data))
        return key, language, mentions_from(record, text), text

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        yield self.connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def add(self, batch: Sequence[_Ready]) -> float:
        """Store and link; CPU seconds of linking, with the end of the transaction."""
        self.connection.execute("BEGIN IMMEDIATE")
        found = []
        for key, language, _, data, prepared in batch:
            self.connection.execute(
                "INSERT INTO documents (key, language, date) VALUES (?, ?, ?)", (key, language, _date(key))
            )
            number = self.connection.execute("SELECT last_insert_rowid()").fetchone()[0]
            self.connection.execute("INSERT INTO contents VALUES (?, ?)", (number, data))
            found.append(LinkInput(number, key, language, (), "", prepared))
        start = time.process_time()
        self.links.keep(self.connection, found)
        self.connection.execute("COMMIT")
        return time.process_time() - start


@dataclass(frozen=True)
class Size:
    """What a library of `mentions` mentions costs.

    linking, new_form: microseconds of the writing process a mention. names: the same for indexes of names. Times of
    questions are milliseconds, 95th percentiles unless said.
    """

    mentions: int
    documents: int
    entities: int
    linking: float
    preparing: float
    new_form: float
    names: float
    bytes: float
    memory: float
    asking: float
    opening: float
    of_document: float
    of_open: float
    card: float
    card_slowest: float
    frequent: float
    timeline: float
    query: float
    query_slowest: float


def _date(key: str) -> str:
    place = int(key.rpartition("-")[2])
    return f"20{place % 20:02}-{place % 12 + 1:02}-{place % 28 + 1:02}"


def _ready(wanted: tuple[int, int, float]) -> Iterator[tuple[list[_Ready], float]]:
    count, seed, new = wanted
    source = articles(count, seed, new)
    while batch := list(islice(source, _BATCH)):
        found = []
        seconds = 0.0
        for each in batch:
            data = pack(json.dumps([mentions_record(each.mentions, each.text), each.text], ensure_ascii=False))
            start = time.process_time()
            prepared = prepare(each.key, each.language, each.mentions, each.text)
            seconds += time.process_time() - start
            found.append((each.key, each.language, len(each.mentions), data, prepared))
        yield found, seconds


def _send(wanted: tuple[int, int, float], queue: "object") -> None:
    collect_seldom()
    for found in _ready(wanted):
        queue.put(found)  # type: ignore[attr-defined]
    queue.put(None)  # type: ignore[attr-defined]


def _times(questions: Sequence[Callable[[], object]]) -> list[float]:
    found = []
    for question in questions:
        start = time.process_time()
        question()
        found.append((time.process_time() - start) * 1e3)
    return found


def _look(path: Path) -> _Answers:
    """What the questions cost in a process of their own."""
    collect_seldom()
    from reader.names.known import gazetteer

    gazetteer()
    dice = random.Random(7)
    start = time.process_time()
    library = Library(path)
    links = library.links
    numbers = library.connection.execute("SELECT max(number) FROM documents").fetchone()[0]
    keys = [
        library.connection.execute(
            "SELECT key FROM documents WHERE number = ?", (dice.randint(1, numbers),)
        ).fetchone()[0]
        for _ in range(300)
    ]
    links.mentions(keys[0])
    opening = (time.process_time() - start) * 1e3
    of_document = _times([lambda key=key: links.mentions(key) for key in keys[1:200]])  # type: ignore[misc]
    of_open = _times([lambda at=at: links.entities(keys[at : at + 5]) for at in range(200, 295, 5)])  # type: ignore[misc]
    frequent = _times([lambda: links.frequent_entities(200)] * 3)
    entities = links.frequent_entities(3000)

    def card(name: str) -> None:
        entity = links.entity(name)
        assert entity is not None
        documents = entity.documents
        if isinstance(documents, CountedDocuments):
            assert len(documents) >= len(documents.newest(50)) > 0
        links.explain(name)

    chosen = [*entities[:40], *dice.sample(entities, min(60, len(entities)))]
    cards = _times([lambda name=entity.id: card(name) for entity in chosen])  # type: ignore[misc]
    timeline = _times([lambda name=entity.id: links.timeline(name) for entity in chosen[:20]])  # type: ignore[misc]
    texts = [dice.choice(entities).name for _ in range(200)]
    queries = [text[: dice.randint(3, len(text) + 1)] for text in texts]
    links.search("a", 20, None)
    answers = _times([lambda text=text: links.search(text, 20, None) for text in queries])  # type: ignore[misc]
    return opening, of_document, of_open, cards, frequent, timeline, answers, resident()


def _asked(path: Path) -> _Answers:
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_look, (path,))


def _new_form(library: Library, filled: int) -> float:
    """Microseconds a mention never seen before, the least of three times; nothing is kept."""
    best = float("inf")
    for number in range(3):
        batch, _ = next(iter(_ready((4000, filled + 10 + number, 1.0))))
        mentions = sum(count for _, _, count, *_ in batch)
        with suppress(InterruptedError), library.write() as connection:
            inputs = [
                LinkInput(1_000_000_000 + place, each[0], each[1], (), "", each[4]) for place, each in enumerate(batch)
            ]
            start = time.process_time()
            library.links.keep(connection, inputs)
            best = min(best, (time.process_time() - start) / mentions * 1e6)
            raise InterruptedError
    return best


def filling(mentions: int, folder: Path) -> list[Size]:
    """A library of `mentions` mentions, looked at when it has a hundredth, a tenth and all."""
    collect_seldom()
    context = get_context("spawn")
    queue = context.Queue(maxsize=4)
    sender = context.Process(target=_send, args=((mentions, 20260102, 0.1), queue))
    sender.start()
    library = Library(folder / "library.sqlite")
    sizes = [mentions // 100, mentions // 10, mentions]
    found: list[Size] = []
    filled = documents = since = 0
    linking = preparing = 0.0
    while (received := queue.get()) is not None:
        batch, seconds = received
        count = sum(each[2] for each in batch)
        linking += library.add(batch)
        preparing += seconds
        filled += count
        since += count
        documents += len(batch)
        if len(found) < len(sizes) and filled >= sizes[len(found)]:
            start = time.process_time()
            done = True
            while done:
                with library.write() as connection:
                    done = library.links.renew_names(connection)
            names = time.process_time() - start
            memory = resident()
            new_form = _new_form(library, filled)
            size = os.path.getsize(library.path)
            (data,) = library.connection.execute("SELECT sum(length(data)) FROM contents").fetchone()
            (entities,) = library.connection.execute("SELECT count(*) FROM link_entities").fetchone()
            opening, of_document, of_open, cards, frequent, timeline, answers, asking = _asked(library.path)
            found.append(
                Size(
                    filled,
                    documents,
                    entities,
                    linking / since * 1e6,
                    preparing / since * 1e6,
                    new_form,
                    names / since * 1e6,
                    (size - data) / filled,
                    memory,
                    asking,
                    opening,
                    percentile(of_document, 0.95),
                    percentile(of_open, 0.95),
                    percentile(cards, 0.95),
                    max(cards),
                    min(frequent),
                    percentile(timeline, 0.95),
                    percentile(answers, 0.95),
                    max(answers),
                )
            )
            print(found[-1], file=sys.stderr, flush=True)
            linking, preparing, since = 0.0, 0.0, 0
    sender.join()
    return found


def figures(mentions: int, scale: float, folder: Path) -> list[Figure]:
    """Everything that is measured."""
    sizes = filling(mentions, folder)
    found = []
    for size in sizes:
        found += [
            Figure(
                f"library of {size.mentions:,} mentions in {size.documents:,} articles: entities", size.entities, ""
            ),
            Figure("  linking, a mention", size.linking, "µs", 50 * scale),
            Figure("    mentions a second", 1e6 / size.linking, ""),
            Figure("  preparing in the other process, a mention", size.preparing, "µs"),
            Figure("  joining indexes of names afterwards, a mention", size.names, "µs"),
            Figure("  linking, a form never seen", size.new_form, "µs", 200 * scale),
            Figure("    new forms a second", 1e6 / size.new_form, ""),
            Figure("  database, a mention", size.bytes, "bytes"),
            Figure("  memory of the writing process", size.memory, "MB"),
            Figure("  memory of a process that asks", size.asking, "MB"),
            Figure("  opening and the first document", size.opening, "ms"),
            Figure("  mentions of a document", size.of_document, "ms"),
            Figure("  entities of five documents", size.of_open, "ms"),
            Figure("  entity card", size.card, "ms", 50 * scale),
            Figure("  entity card, slowest", size.card_slowest, "ms"),
            Figure("  200 most frequent entities", size.frequent, "ms"),
            Figure("  timeline", size.timeline, "ms"),
            Figure("  name query", size.query, "ms", 16 * scale),
            Figure("  name query, slowest", size.query_slowest, "ms"),
        ]
    small, middle, large = sizes
    found += [
        Figure("growth of the cost of a mention, 10 times the library", middle.linking / small.linking, "", 2.0),
        Figure("growth of the cost of a mention, 100 times the library", large.linking / small.linking, "", 2.0),
    ]
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What the links of a large library in a database cost.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, help="where the library is made, which stays there")
    options = parser.parse_args()
    bare = bare_interpreter()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        place = options.folder or Path(folder)
        found = [Figure("bare interpreter", bare * 1000, "ms"), *figures(options.mentions, bare / REFERENCE, place)]
    print(json.dumps([asdict(figure) for figure in found], indent=1) if options.json else table(found))
    sys.exit(any(not figure.is_good for figure in found))


if __name__ == "__main__":
    main()
