"""Recognition and linking of a large collection of files, and what an article of it costs beside one of a small one.

    python tests/benchmarks/measure_collection.py [--articles 10000] [--small 100] [--folder FOLDER] [--json]

Generated articles of about 3 KB are added to a new library as `reader add` does it, with all processors: read, decoded,
recognised, linked and stored. Then as many small libraries are made of parts of the same files as give a firm mean.
Processor time counts in the growth: another program on the machine takes none of it. 10,000 take some 10 minutes on two
processors.
"""

import argparse
import json
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from library_articles import library_articles
from measure_library import opened

from figures import Figure, bare_interpreter, table
from reader.library.adding import Adding
from reader.library.adding.filling import processors
from reader.library.adding.work import ReadTask, warm_up

NEW = 0.12
"""The share of new names among the names of an article, as in collections of news of this size."""
_GROWTH = 1.2
_SMALL = 5
"""So many small libraries are made."""


@dataclass(frozen=True)
class Cost:
    """What adding took. reading, writing: CPU seconds of the processes that read and of the one that links and writes.

    wall: seconds. memory: peak MB of the process that writes. memory_reading: of the largest one that reads.
    """

    articles: int
    reading: float
    writing: float
    wall: float
    memory: float
    memory_reading: float

    @property
    def each(self) -> float:
        """CPU milliseconds an article."""
        return (self.reading + self.writing) / self.articles * 1e3


def _added(path: str, files: Sequence[str]) -> Cost:
    """Add `files` to a new library at `path`, in a process that does nothing else."""
    warm_up()
    library = opened(Path(path))
    adding = Adding(library, ReadTask("", 0, 0, "1"))
    plan = adding.survey(files)
    before, start = time.process_time(), time.perf_counter()
    outcome = adding.run(plan)
    wall, writing = time.perf_counter() - start, time.process_time() - before
    library.close()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert not outcome.failures, outcome.failures[:3]
    return Cost(
        outcome.progress.documents,
        children.ru_utime + children.ru_stime,
        writing,
        wall,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        children.ru_maxrss / 1024,
    )


def added(path: Path, files: Sequence[Path]) -> Cost:
    """As `_added`, in a process of its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:  # its processes may have children
        return pool.submit(_added, str(path), [str(file) for file in files]).result()


def measured(count: int, small: int, folder: Path) -> list[Figure]:
    """The whole collection, and small ones."""
    files = []
    (folder / "files").mkdir()
    for number, (document, _mentions) in enumerate(library_articles(count, seed=23, new=NEW)):
        file = folder / "files" / f"{number:06}.txt"
        file.write_text(document.text, encoding="utf-8")
        files.append(file)
    step = max(1, (count - small) // max(1, _SMALL - 1))
    parts = [files[start : start + small] for start in range(0, max(1, count - small + 1), step)][:_SMALL]
    costs = [added(folder / f"small{number}.sqlite", part) for number, part in enumerate(parts)]
    whole = added(folder / "whole.sqlite", files)
    each = statistics.mean(cost.each for cost in costs)

    def of(cost: Cost, seconds: float) -> float:
        return seconds / cost.articles * 1e3

    return [
        Figure(f"{small:,} articles: CPU an article, mean of {len(costs)}", each, "ms"),
        Figure("  of that linking and writing", statistics.mean(of(cost, cost.writing) for cost in costs), "ms"),
        Figure("  articles a second", small / statistics.mean(cost.wall for cost in costs), ""),
        Figure("  peak memory, process that links and writes", max(cost.memory for cost in costs), "MB"),
        Figure(f"{whole.articles:,} articles: CPU an article", whole.each, "ms"),
        Figure("  of that linking and writing", of(whole, whole.writing), "ms"),
        Figure(f"  articles a second, {processors()} processors", whole.articles / whole.wall, ""),
        Figure("  wall time", whole.wall, "s"),
        Figure("  peak memory, process that links and writes", whole.memory, "MB"),
        Figure("  peak memory, largest process that reads", whole.memory_reading, "MB"),
        Figure(f"cost of an article, {count:,} / {small:,}", whole.each / each, "", _GROWTH),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--small", type=int, default=100)
    parser.add_argument("--folder", type=Path, help="where the files and libraries are made")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = [Figure("bare interpreter", bare_interpreter() * 1e3, "ms")]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        found += measured(options.articles, options.small, Path(folder))
    print(json.dumps([asdict(figure) for figure in found], indent=1) if options.json else table(found))
    sys.exit(any(not figure.is_good for figure in found))


if __name__ == "__main__":
    main()
