"""How fast mentions are linked into a large library, and what they cost there.

    python tests/benchmarks/measure_linking.py [--json] [--mentions 1000000]

Times of the aims are meant for a machine whose bare interpreter starts in 13 ms; they are scaled to this machine.
Everything is CPU time of one process.
"""

import argparse
import gc
import json
import sys
import time
from dataclasses import asdict, dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from figures import Figure, bare_interpreter, percentile, table
from name_articles import Article, articles
from reader.collecting import collect_seldom
from reader.entities.linking import Linker
from reader.entities.linking.packing import flatten
from reader.entities.linking.wording import canonical

REFERENCE = 0.013
_MENTION = 1e6 / 20_000
_NEW_FORM = 1e6 / 5_000
_AT_ONCE = 1000
"""After how many mentions, about, the links are asked for while a library is filled."""


@dataclass(frozen=True)
class Size:
    """What linking costs in a library of `mentions` mentions.

    filling: microseconds a mention since the size before. new_form: microseconds a mention never seen before, the
    least of three times.
    result: milliseconds for the links after one more article, median and slowest. candidates: how many names each
    name of an article is compared with, mean and most.
    """

    mentions: int
    entities: int
    filling: float
    new_form: float
    result: float
    result_slowest: float
    candidates: float
    candidates_most: int


def resident() -> float:
    """Resident memory of this process in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def _link(linker: Linker, batch: list[Article]) -> float:
    """CPU seconds for adding `batch` and asking for the links."""
    start = time.process_time()
    for article in batch:
        linker.add(article.key, article.mentions, article.language, article.text)
    linker.result()
    return time.process_time() - start


def _warm_up() -> None:
    """Load every table and code path once."""
    linker = Linker()
    for seed, share in ((1, 0.1), (2, 1.0)):
        _link(linker, list(articles(3000, seed=seed, new=share)))


def _size(linker: Linker, filled: int, seconds: float, mentions: int) -> Size:
    fresh: list[Article] = []
    new_form = float("inf")
    for number in range(3):
        batch = list(articles(2000, seed=filled + 10 + number, new=1.0))
        new_form = min(new_form, _link(linker, batch) / sum(len(article.mentions) for article in batch))
        fresh += batch
    more = list(islice(articles(10_000, seed=filled + 2), 150))
    results = []
    counts = []
    for article in more:
        linker.add(article.key, article.mentions, article.language, article.text)
        start = time.process_time()
        linked = linker.result()
        results.append(time.process_time() - start)
        index = linked._state.index
        nodes = {(mention.type, canonical(mention.type, mention.text)) for mention in flatten(article.mentions)}
        counts += [sum(1 for _ in index.candidates(node)) for node in nodes if node in index.names]
    for article in (*fresh, *more):
        linker.remove(article.key)
    entities = len(linker.result().entities)
    return Size(
        mentions=filled,
        entities=entities,
        filling=seconds / mentions * 1e6,
        new_form=new_form * 1e6,
        result=percentile(results, 0.5) * 1e3,
        result_slowest=max(results) * 1e3,
        candidates=sum(counts) / len(counts),
        candidates_most=max(counts),
    )


def _fill(sizes: list[int], keep: bool) -> tuple[list[Size], float]:
    """Fill a library up to each of `sizes`; what it costs there, and MB. Without `keep` only the articles are made."""
    collect_seldom()
    _warm_up()
    gc.collect()
    before = resident()
    linker = Linker()
    found = []
    batch: list[Article] = []
    filled = waiting = since = 0
    seconds = 0.0
    for article in articles(sizes[-1]):
        batch.append(article)
        waiting += len(article.mentions)
        filled += len(article.mentions)
        if waiting < _AT_ONCE and filled < sizes[-1]:
            continue
        if keep:
            seconds += _link(linker, batch)
        since += waiting
        batch, waiting = [], 0
        if keep and filled >= sizes[len(found)]:
            found.append(_size(linker, filled, seconds, since))
            seconds, since = 0.0, 0
    gc.collect()
    return found, resident() - before


def filling(mentions: int) -> tuple[list[Size], float]:
    """A library of `mentions` mentions, looked at when it has a hundredth, a tenth and all; bytes a mention."""
    sizes = [mentions // 100, mentions // 10, mentions]
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        _, articles_alone = pool.apply(_fill, (sizes, False))
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        found, together = pool.apply(_fill, (sizes, True))
    return found, (together - articles_alone) * 2**20 / mentions


def figures(mentions: int, scale: float) -> list[Figure]:
    """Everything that is measured."""
    sizes, memory = filling(mentions)
    found = []
    for size in sizes:
        found += [
            Figure(f"library of {size.mentions:,} mentions: entities", size.entities, ""),
            Figure("  linking, a mention", size.filling, "µs", _MENTION * scale),
            Figure("    mentions a second", 1e6 / size.filling, ""),
            Figure("  linking, a form never seen", size.new_form, "µs", _NEW_FORM * scale),
            Figure("    new forms a second", 1e6 / size.new_form, ""),
            Figure("  links after one more article, median", size.result, "ms", 5 * scale),
            Figure("  links after one more article, slowest", size.result_slowest, "ms"),
            Figure("  candidates of a name, mean", size.candidates, ""),
            Figure("  candidates of a name, most", size.candidates_most, "", 500),
        ]
    small, middle, large = sizes
    found += [
        Figure("growth of the cost of a mention, 10 times the library", middle.filling / small.filling, "", 2.0),
        Figure("growth of the cost of a mention, 100 times the library", large.filling / small.filling, "", 2.0),
        Figure("memory a mention", memory, "bytes", 600),
    ]
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How fast mentions are linked into a large library.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--mentions", type=int, default=1_000_000)
    options = parser.parse_args()
    bare = bare_interpreter()
    found = [Figure("bare interpreter", bare * 1000, "ms"), *figures(options.mentions, bare / REFERENCE)]
    print(json.dumps([asdict(figure) for figure in found], indent=1) if options.json else table(found))
    sys.exit(any(not figure.is_good for figure in found))


if __name__ == "__main__":
    main()
