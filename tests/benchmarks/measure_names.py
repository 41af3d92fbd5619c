"""How fast names are folded, compared and found.

    python tests/benchmarks/measure_names.py [--json] [--rows 1000000]

Times of the aims are meant for a machine whose bare interpreter starts in 13 ms; they are scaled to this machine.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from dataclasses import asdict
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from rapidfuzz import fuzz, process
from unidecode import unidecode

from figures import Figure, bare_interpreter, interleaved, percentile, table
from name_lists import names
from reader.names import NameEntry, NameIndex, compare, folded, marked, skeleton

REFERENCE = 0.013
_FOLDED = 20_000


def folding() -> list[Figure]:
    """The keys of a name against Unidecode, on names with marks and in Cyrillic."""
    drawn = [name for name in islice(names(), 4 * _FOLDED) if not name.isascii()]
    kinds = {
        "Cyrillic": [name for name in drawn if name[0] >= "\u0400"][:_FOLDED],
        "marked": [name for name in drawn if name[0] < "\u0400"][:_FOLDED],
    }
    found = []
    for kind, texts in kinds.items():
        plain, one, three = interleaved(
            5,
            lambda texts=texts: [unidecode(text) for text in texts],
            lambda texts=texts: [folded(text) for text in texts],
            lambda texts=texts: [(marked(text), folded(text), skeleton(text)) for text in texts],
        )
        found.append(Figure(f"folded key, {kind} names", one / plain, "of Unidecode", 0.5))
        found.append(Figure(f"three keys, {kind} names", three / plain, "of Unidecode", 3.0))
    return found


def comparison() -> list[Figure]:
    """Fresh pairs: half of them alike."""
    drawn = list(islice(names(seed=5), 4000))
    pairs = [(drawn[place], drawn[place + 1]) for place in range(0, 2000, 2)]
    pairs += [(name, folded(name).title()) for name in drawn[2000:3000]]
    start = time.process_time()
    for first, second in pairs:
        compare(first, second, "PERSON")
    return [Figure("one comparison of persons", (time.process_time() - start) / len(pairs) * 1e6, "µs")]


def queries(listed: list[str], count: int, dice: random.Random) -> list[str]:
    """Names of the list as people type them: without marks, with a typing error, in part, as they are."""
    found = []
    for name in dice.sample(listed, count):
        text = dice.choice([name, folded(name)])
        place = dice.randrange(1, max(2, len(text) - 1))
        if dice.random() < 0.4:
            text = text[:place] + dice.choice(["", "a", "n"]) + text[place + 1 :]
        elif dice.random() < 0.3:
            text = text[: max(3, len(text) * 2 // 3)]
        found.append(text)
    return found


def against_extract(rows: int = 100_000) -> list[Figure]:
    """Whole queries over `rows` names against a scan of the folded names by RapidFuzz."""
    listed = list(islice(names(), rows))
    index = NameIndex(NameEntry(str(row), name) for row, name in enumerate(listed))
    plain = [folded(name) for name in listed]
    typed = queries(listed, 60, random.Random(3))
    index.search(typed[0])
    scans, searches = [], []
    for query in typed:
        start = time.perf_counter()
        process.extract(folded(query), plain, scorer=fuzz.ratio, limit=10)
        middle = time.perf_counter()
        index.search(query)
        scans.append(middle - start)
        searches.append(time.perf_counter() - middle)
    ratio = percentile(searches, 0.5) / percentile(scans, 0.5)
    return [
        Figure(f"query over {rows:,} names, median", percentile(searches, 0.5) * 1000, "ms"),
        Figure("  the same by rapidfuzz.process.extract", percentile(scans, 0.5) * 1000, "ms"),
        Figure("  ratio of the medians", ratio, "", 1.0),
        Figure("  ratio of the slowest", max(searches) / max(scans), "", 1.5),
    ]


def _build(source: str, path: str) -> tuple[float, float]:
    """CPU seconds and peak MB of a process that builds an index over the lines of a file and stores it."""
    start = time.process_time()
    with open(source, encoding="utf-8") as lines:
        NameIndex(NameEntry(str(row), line.rstrip("\n")) for row, line in enumerate(lines)).save(Path(path))
    return time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def keys(rows: int, scale: float) -> list[Figure]:
    """Each key press of people who type names of a long list."""
    with tempfile.TemporaryDirectory() as folder:
        path, source = Path(folder) / "index", Path(folder) / "names"
        source.write_text("".join(name + "\n" for name in islice(names(), rows)), encoding="utf-8")
        with get_context("spawn").Pool(1) as pool:
            seconds, peak = pool.apply(_build, (str(source), str(path)))
        start = time.perf_counter()
        index = NameIndex.open(path)
        opened = time.perf_counter() - start
        size = path.stat().st_size / 1e6
        dice = random.Random(11)
        listed = [index.entry(dice.randrange(rows)).name for _ in range(100)]
        index.search("a")
        times = []
        for query in queries(listed, 100, dice):
            for end in range(1, len(query) + 1):
                start = time.perf_counter()
                index.search(query[:end])
                times.append(time.perf_counter() - start)
    return [
        Figure(f"building and storing an index over {rows:,} names", seconds, "s", 15 * scale if rows <= 1e6 else None),
        Figure("  memory at the peak", peak, "MB", 400 if rows <= 1e6 else None),
        Figure("  size of the file", size, "MB"),
        Figure("  opening it again", opened * 1000, "ms"),
        Figure("  a key, median", percentile(times, 0.5) * 1000, "ms"),
        Figure("  a key, 95 %", percentile(times, 0.95) * 1000, "ms", 16 * scale if rows <= 1e6 else None),
        Figure("  a key, slowest", max(times) * 1000, "ms"),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How fast names are folded, compared and found.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rows", type=int, default=1_000_000)
    options = parser.parse_args()
    bare = bare_interpreter()
    scale = bare / REFERENCE
    found = [Figure("bare interpreter", bare * 1000, "ms"), *folding(), *comparison(), *against_extract()]
    for rows in sorted({options.rows // 10, options.rows}):
        found += keys(rows, scale)
    print(json.dumps([asdict(figure) for figure in found], indent=1) if options.json else table(found))
    sys.exit(any(not figure.is_good for figure in found))


if __name__ == "__main__":
    main()
