"""How large a library on disk becomes, how fast it is filled, searched, listed and opened, and how long readers wait.

    python tests/benchmarks/measure_library.py [--articles 100000] [--add 3000] [--folder FOLDER] [--keep FILE] [--json]

`--articles` generated articles of about 3 KB, their mentions given, are stored and linked: a hundredth of them, a
tenth, all; the application is started on them. `--add` of them are added by `reader add` with all processors. Times are
CPU time where nothing else is said.
"""

import argparse
import json
import multiprocessing
import os
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from library_articles import library_articles
from measure_application import READ, SEEDS, Run

from figures import Figure, bare_interpreter, percentile, table
from reader.documents import Document
from reader.entities.mention import Mention
from reader.library.adding import Adding
from reader.library.adding.filling import processors
from reader.library.adding.work import ReadTask, warm_up
from reader.library.arriving import Arrival
from reader.library.choice import Choice, Order
from reader.library.database import open_file
from reader.library.files import SourceFile
from reader.library.finding import search_text
from reader.library.links.preparing import prepare as prepare_links
from reader.library.listing import Scope
from reader.library.prepared import PreparedDocument, prepare
from reader.library.shared import SCHEMA, SharedStore
from reader.library.sqlite import open_library

REFERENCE = 0.013
"""Wall seconds of a bare interpreter where the aims were set."""

BATCH = 48
QUERIES = 200
_COMMON = 20_000
_NEW = 0.12
"""The share of new names in articles that are added: as many as in collections of news of their number."""


def opened(path: Path) -> SharedStore:
    """The library at `path`."""
    return SharedStore(open_file(path, SCHEMA))


def store(library: SharedStore, prepared: Sequence[tuple[Document, PreparedDocument]]) -> None:
    """Keep articles as if each came from a file of its own."""
    arrivals = []
    for document, made in prepared:
        file = SourceFile(document.name, len(document.text), 1_700_000_000_000_000_000, bytes.fromhex(document.key))
        arrivals += [Arrival(file, made), Arrival(file, None, {document.key})]
    library.arrive(arrivals)


def _prepared(document: Document, mentions: Sequence[Mention]) -> PreparedDocument:
    """As processes that read prepare it."""
    links = prepare_links(document.key, document.language, tuple(mentions), document.text)
    return prepare(document, tuple(mentions), "1", links=links)


def filled(path: Path, counts: Sequence[int]) -> Iterator[list[Figure]]:
    """Fill the library at `path` up to each of `counts` articles."""
    articles = library_articles(counts[-1])
    text = done = 0
    for count in counts:
        library = opened(path)
        preparing = writing = 0.0
        added = count - done
        while done < count:
            batch = list(islice(articles, min(BATCH, count - done)))
            start = time.process_time()
            prepared = [(document, _prepared(document, mentions)) for document, mentions in batch]
            middle = time.process_time()
            store(library, prepared)
            preparing, writing = preparing + middle - start, writing + time.process_time() - middle
            text += sum(len(document.text.encode()) for document, _ in batch)
            done += len(batch)
        start = time.process_time()
        while library.index_names():
            pass
        indexing = time.process_time() - start
        library.close()
        size = path.stat().st_size
        yield [
            Figure(f"{count:,} articles: text", text / 1e6, "MB"),
            Figure("  database / text", size / text, "", 3.0),
            *(Figure(f"    {name}", share, "") for name, share in tables(path, text)),
            Figure("  preparing an article", preparing / added * 1e3, "ms"),
            Figure("  writing an article", writing / added * 1e3, "ms"),
            Figure("  joining the indexes of names afterwards", indexing, "s"),
        ]


def tables(path: Path, text: int) -> list[tuple[str, float]]:
    """The bytes of each table and index as a share of the text, the largest first."""
    connection = sqlite3.connect(path)
    try:
        question = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC"
        return [(name, size / text) for name, size in connection.execute(question) if size / text > 0.003]
    except sqlite3.OperationalError:  # an SQLite without dbstat
        return []
    finally:
        connection.close()


def words(library: SharedStore) -> tuple[list[str], list[str]]:
    """Words that stand in more than `_COMMON` documents (or in a fifth of them), and words that stand in fewer."""
    with library._database.read() as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, full_text, row)")
        rows = connection.execute("SELECT term, doc FROM temp.vocabulary WHERE length(term) > 1").fetchall()
    least = min(_COMMON, library.count(Scope()) // 5)
    return [term for term, count in rows if count > least], [term for term, count in rows if 1 < count <= least]


def queries(library: SharedStore) -> Iterator[tuple[str, bool]]:
    """What is looked for: a third common words, else rarer ones, several, phrases and beginnings."""
    dice = random.Random(7)
    common, rare = words(library)
    for number in range(QUERIES):
        if number % 3 == 0:
            yield dice.choice(common), True
        else:
            one, other = dice.choice(rare), dice.choice(common)
            yield dice.choice([one, f"{one} {other}", f'"{other} {one}"', f"{one[:4]}*"]), False


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of CPU time."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1e3


def searched(path: Path, count: int, scale: float) -> list[Figure]:
    """Searching and listing the library at `path`."""
    library = opened(path)
    asked = list(queries(library))
    spent = [(timed(lambda query=query: search_text(library, query, Scope(), 20)), common) for query, common in asked]
    every, common = [each for each, _ in spent], [each for each, is_common in spent if is_common]
    bound = 50 * scale
    lists = {
        "all, newest first": Choice(order=Order.DATE, descending=True),
        "by title": Choice(order=Order.TITLE),
        "one language": Choice(languages=("kk",)),
        "a source since a day": Choice(sources=("vna",), since="2020"),
        "a word": Choice(text=asked[0][0]),
    }
    found = [
        Figure(f"{count:,} articles: {QUERIES} queries, p50", percentile(every, 0.5), "ms"),
        Figure("  p95", percentile(every, 0.95), "ms", bound),
        Figure("  of those with the most hits, p95", percentile(common, 0.95), "ms", bound),
        Figure("  slowest", max(every), "ms"),
    ]
    for name, choice in lists.items():
        found.append(Figure(f"  list of 50, {name}", timed(lambda c=choice: library.documents(Scope(c), 0, 50)), "ms"))
    key = library.keys()[count // 2]
    found.append(Figure("  an article by its key", timed(lambda: library.document(key)), "ms"))
    library.close()
    return found


def asked(path: Path, count: int, scale: float) -> list[Figure]:
    """Names and entities in the library at `path`, as the application asks for them."""
    library = open_library(str(path))
    dice = random.Random(7)
    start = time.process_time()
    frequent = library.frequent_entities(3000)
    opening = (time.process_time() - start) * 1e3
    chosen = [*frequent[:40], *dice.sample(frequent, min(60, len(frequent)))]

    def card(name: str) -> None:
        entity = library.entity(name)
        assert entity is not None
        list(entity.documents)[:50]
        library.explain(name)

    cards = [timed(lambda name=entity.id: card(name)) for entity in chosen]  # type: ignore[misc]
    names = [dice.choice(frequent).name for _ in range(QUERIES)]
    names = [name[: dice.randint(3, len(name) + 1)] for name in names]
    library.search_names("a", 20)
    answers = [timed(lambda name=name: library.search_names(name, 20)) for name in names]  # type: ignore[misc]
    library.close()
    return [
        Figure(f"{count:,} articles: entities, first question", opening, "ms"),
        Figure("  entity card, p95", percentile(cards, 0.95), "ms", 50 * scale),
        Figure("  name query, p95", percentile(answers, 0.95), "ms", 16 * scale),
        Figure("  name query, slowest", max(answers), "ms"),
    ]


def first_picture(path: Path, count: int) -> list[Figure]:
    """The application started in turn on the library at `path` and on five files."""
    mark = b"F10"
    five = [str(file) for file in sorted(SEEDS.glob("*.txt"))]
    spent: dict[str, list[float]] = {"five files": [], "library": []}
    with tempfile.TemporaryDirectory() as cache:
        for turn in range(8):
            for name, arguments in (("five files", five), ("library", ["--library", str(path)])):
                run = Run(READ, arguments, mark, cache)
                if turn:  # the first fills the cache
                    spent[name].append(run.processor)
                run.quiet()
                run.close()
    ratio = percentile(spent["library"], 0.5) / percentile(spent["five files"], 0.5)
    return [
        Figure(f"{count:,} articles: first picture on five files", min(spent["five files"]) * 1e3, "ms"),
        Figure("  on the library", min(spent["library"]) * 1e3, "ms"),
        Figure("  on the library, times of five files, median", ratio, "", 1.3),
    ]


def waited(path: Path) -> list[Figure]:
    """How long (wall time) somebody who reads waits while batches are written into the library at `path`."""
    context = multiprocessing.get_context("fork")
    answer, end = context.SimpleQueue(), context.Event()

    def read() -> None:
        library, waits = opened(path), []
        keys = library.keys_like("", 500)
        while not end.is_set():
            start = time.perf_counter()
            library.document(keys[len(waits) % len(keys)])
            library.documents(Scope(), 0, 50)
            waits.append(time.perf_counter() - start)
            time.sleep(0.003)
        answer.put(max(waits) * 1e3)

    others = library_articles(10 * BATCH, seed=3)
    made = [
        (other, _prepared(other, found))
        for other, found in ((each._replace(name=f"others/{each.name}"), found) for each, found in others)
    ]
    reader = context.Process(target=read)
    reader.start()
    library = opened(path)
    writes = []
    for start in range(0, len(made), BATCH):
        began = time.perf_counter()
        store(library, made[start : start + BATCH])
        writes.append((time.perf_counter() - began) * 1e3)
        time.sleep(0.2)
    end.set()
    found = [
        Figure("while batches are written: longest wait of a reader, wall", answer.get(), "ms", 250),
        Figure(f"  writing a batch of {BATCH}, median, wall", percentile(writes, 0.5), "ms"),
    ]
    reader.join()
    library.close()
    return found


def _add(path: Path, folder: Path) -> tuple[float, float, float, int]:
    """CPU seconds of the parent and its processes, wall seconds, documents."""
    library = opened(path)
    adding = Adding(library, ReadTask("", 0, 0, "1"))
    start, before = time.perf_counter(), time.process_time()
    outcome = adding.run(adding.survey([str(folder)]))
    spent = time.process_time() - before, time.perf_counter() - start
    library.close()
    return spent[0], resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, spent[1], outcome.progress.documents


def _recognise(files: Sequence[Path]) -> float:
    """CPU seconds of decoding and recognising `files`, and of nothing else."""
    from reader.documents import load_file
    from reader.entities.recognition import recognise

    start = time.process_time()
    for file in files:
        recognise(load_file(file))
    return time.process_time() - start


def _recognised(folder: Path) -> tuple[float, float]:
    """CPU and wall seconds of recognising the files of `folder` with all processors, and of nothing else."""
    every = sorted(folder.iterdir())
    portions = [every[start : start + BATCH] for start in range(0, len(every), BATCH)]
    with multiprocessing.get_context("fork").Pool(processors()) as pool:
        start = time.perf_counter()
        spent = sum(pool.imap_unordered(_recognise, portions))
        return spent, time.perf_counter() - start


def added(folder: Path, count: int) -> list[Figure]:
    """Adding files with all processors, beside recognition alone with all of them; the same folder again."""
    files = folder / "files"
    files.mkdir()
    for number, (document, _mentions) in enumerate(library_articles(count, seed=11, new=_NEW)):
        (files / f"{number:05}.txt").write_text(document.text, encoding="utf-8")
    warm_up()
    path = folder / "added.sqlite"
    alone, wall_alone = _recognised(files)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    parent, children, wall, documents = _add(path, files)
    children -= before
    _parent, _children, wall_again, _documents = _add(path, files)
    return [
        Figure(f"{documents:,} files: recognition alone", alone, "CPU s"),
        Figure("  adding, processes that read", children, "CPU s"),
        Figure("  adding, the process that writes", parent, "CPU s"),
        Figure("  CPU of the writer / recognition", parent / alone, "", 0.5),
        Figure("  adding / recognition alone, CPU", (parent + children) / alone, "", 1.5),
        Figure("  adding / recognition alone, wall", wall / wall_alone, "", 1.5),
        Figure("  articles a second, wall", documents / wall, ""),
        Figure("  the same folder again / the first time, wall", wall_again / wall, "", 0.02),
        Figure("  largest process that reads", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, "MB"),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How a library on disk grows, and how fast it is.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--add", type=int, default=3000)
    parser.add_argument("--folder", type=Path, help="where the libraries are made")
    parser.add_argument("--keep", type=Path, help="where a copy of the library of articles is left")
    options = parser.parse_args()
    bare = bare_interpreter()
    scale = bare / REFERENCE
    found = [Figure("bare interpreter", bare * 1e3, "ms")]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        path = Path(folder) / "library.sqlite"
        counts = sorted({max(1, options.articles // 100), max(1, options.articles // 10), options.articles})
        if options.articles:
            for count, figures in zip(counts, filled(path, counts), strict=True):
                found += figures + searched(path, count, scale) + asked(path, count, scale) + first_picture(path, count)
                print(table(found), file=sys.stderr)
            found += waited(path)
            if options.keep:
                shutil.copyfile(path, options.keep)
        if options.add:
            found += added(Path(folder), options.add)
    print(json.dumps([asdict(figure) for figure in found], indent=1) if options.json else table(found))
    sys.exit(any(not figure.is_good for figure in found))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
