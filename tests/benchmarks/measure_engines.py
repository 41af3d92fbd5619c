"""How fast one library is filled and searched, in a file or on a server: `--library PATH|postgresql://…`, a new one.

Everything is wall time, most of which passes in the server: on a busy machine, compare runs made one after the other.
"""

import argparse
import json
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import islice

from library_articles import library_articles
from measure_library import BATCH, QUERIES, store

from figures import Figure, percentile, table
from reader.library.choice import Choice, Order
from reader.library.finding import search_text
from reader.library.listing import Scope
from reader.library.prepared import prepare
from reader.library.shared import SharedStore
from reader.library.sqlite import open_engine


def wall(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3


def queries(counts: Counter[str], documents: int) -> Iterator[str]:
    """What is looked for: a third common words, else rarer ones, several, phrases and beginnings."""
    dice = random.Random(7)
    common = sorted(word for word, count in counts.items() if count > documents // 5 and len(word) > 1)
    rare = sorted(word for word, count in counts.items() if 1 < count <= documents // 5 and len(word) > 1)
    for number in range(QUERIES):
        one, other = dice.choice(rare), dice.choice(common)
        yield other if number % 3 == 0 else dice.choice([one, f"{one} {other}", f'"{other} {one}"', f"{one[:4]}*"])


def measured(place: str, count: int) -> list[Figure]:
    """Fill the library and ask it."""
    library = SharedStore(open_engine(place, make=True))
    articles = library_articles(count)
    words: Counter[str] = Counter()
    writing, client, done = [], 0.0, 0
    while done < count:
        made = [(each, prepare(each, found, "1")) for each, found in islice(articles, min(BATCH, count - done))]
        for _document, prepared in made:
            words.update(set(f"{prepared.index.title} {prepared.index.body}".split()))  # type: ignore[union-attr]
        start = time.process_time()
        writing.append(wall(lambda some=made: store(library, some)))
        client += time.process_time() - start
        done += len(made)
    asked = list(queries(words, count))
    spent = [wall(lambda query=query: search_text(library, query, Scope(), 20)) for query in asked]
    found = [
        Figure(f"{count:,} articles: written, with links", count / sum(writing) * 1e3, "a second"),
        Figure(f"  a batch of {BATCH}, median", percentile(writing, 0.5), "ms"),
        Figure("  CPU of the client", client / count * 1e3, "ms an article"),
        Figure(f"  {QUERIES} queries, p50", percentile(spent, 0.5), "ms"),
        Figure("  p95", percentile(spent, 0.95), "ms"),
        Figure("  slowest", max(spent), "ms"),
    ]
    newest, keys = Choice(order=Order.DATE, descending=True), library.keys()
    found.append(Figure("  list of 50, newest first", wall(lambda: library.documents(Scope(newest), 0, 50)), "ms"))
    found.append(Figure("  an article by its key", wall(lambda: library.document(keys[count // 2])), "ms"))
    library.close()
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How fast a library is in a file or on a server.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--library", required=True)
    parser.add_argument("--articles", type=int, default=1000)
    options = parser.parse_args()
    found = measured(options.library, options.articles)
    print(json.dumps([asdict(figure) for figure in found], indent=1) if options.json else table(found))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
