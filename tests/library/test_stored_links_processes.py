"""Several processes use the links of one database, and some of them are killed while they write."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from link_library import Article, LinkLibrary

from reader.entities.linking import Linker

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))
from name_articles import articles

_WRITER = """
import sys
sys.path[:0] = [{folder!r}, {benchmarks!r}]
from link_library import LinkLibrary
from name_articles import articles
library = LinkLibrary({path!r})
made = [(each.key, each.language, each.mentions, each.text) for each in articles({count}, seed={seed})]
for start in range(0, len(made), 4):
    library.add(made[start : start + 4])
    print(start, flush=True)
"""
_COUNT = 1500


def made(seed: int) -> list[Article]:
    return [(each.key, each.language, each.mentions, each.text) for each in articles(_COUNT, seed=seed)]


def writer(path: Path, seed: int) -> "subprocess.Popen[str]":
    here = Path(__file__).parent
    program = _WRITER.format(
        folder=str(here), benchmarks=str(here.parent / "benchmarks"), path=str(path), count=_COUNT, seed=seed
    )
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)


def assert_whole(library: LinkLibrary, there: dict[str, Article]) -> None:
    """The links are those of the documents that are there."""
    plain = Linker()
    for key, language, mentions, text in there.values():
        plain.add(key, mentions, language, text)
        library.articles[library.number(key)] = key, language, mentions, text
    linked = plain.result()
    assert {entity.id: entity for entity in library.links.every_entity()} == dict(linked.entities)
    for key in random.Random(3).sample(sorted(there), min(10, len(there))):
        assert library.links.mentions(key) == linked.mentions(key)
    assert library.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def keys(library: LinkLibrary) -> set[str]:
    return {key for (key,) in library.connection.execute("SELECT key FROM documents")}


def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    path, chance = tmp_path / "library.sqlite", random.Random(5)
    library = LinkLibrary(str(path))
    there: dict[str, Article] = {}
    for seed in range(4):
        process = writer(path, seed)
        assert process.stdout is not None
        acknowledged = int(process.stdout.readline())
        time.sleep(chance.random() * 0.15)
        process.send_signal(signal.SIGKILL)
        acknowledged = max([acknowledged, *map(int, process.stdout.read().split())])
        process.wait()
        found = keys(library)
        assert {each[0] for each in made(seed)[: acknowledged + 4]} <= found
        there |= {each[0]: each for each in made(seed) if each[0] in found}
        assert_whole(library, there)


def test_writers_take_turns_and_readers_see_whole_batches(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = LinkLibrary(str(path))
    every = {each[0]: each for seed in (7, 8) for each in made(seed)}
    processes = [writer(path, seed) for seed in (7, 8)]
    seen = 0
    while any(process.poll() is None for process in processes):
        found = library.links.frequent_entities(20)
        assert [entity.count for entity in found] == sorted((entity.count for entity in found), reverse=True)
        assert found or not seen
        if found:
            assert found[0].count >= seen
            seen = found[0].count
            assert library.links.entity(found[-1].id) is not None
    assert [process.wait() for process in processes] == [0, 0]
    assert keys(library) == set(every)
    assert_whole(library, every)
