"""Links on a server are those of a linker in memory, while others read and write."""

import multiprocessing
import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from link_library import DOCUMENTS, Article, LinkLibrary
from postgresql_server import PrivateServer

from name_articles import articles
from reader.entities.decisions import Action, Decision
from reader.entities.linking import Linker
from reader.library.database import Schema
from reader.library.dialect import POSTGRESQL
from reader.library.links.stored import StoredLinks
from reader.library.links.tables import TABLES
from reader.library.postgresql import open_server

_SCHEMA = Schema(5, ("",), POSTGRESQL.ddl(DOCUMENTS + ";\n" + TABLES))
_COUNT = 240
_BATCH = 12


class ServerLinkLibrary(LinkLibrary):
    def __init__(self, address: str) -> None:
        self.database = open_server(address, _SCHEMA, make=True)
        self.errors = self.database.errors
        self.connection: Any = self.database._connection
        self.articles: dict[int, Article] = {}
        self.links = StoredLinks(self, self.articles.__getitem__)

    @contextmanager
    def read(self) -> Iterator[Any]:
        with self.database.read() as connection:
            yield connection

    @contextmanager
    def write(self, patience: float = 0.0) -> Iterator[Any]:
        with self.database.write() as connection:
            yield connection


def made(seed: int) -> list[Article]:
    return [(each.key, each.language, each.mentions, each.text) for each in articles(_COUNT, seed=seed)]


def assert_same(library: LinkLibrary, held: dict[str, Article], decisions: list[Decision]) -> None:
    plain = Linker(decisions)
    for key, language, mentions, text in held.values():
        plain.add(key, mentions, language, text)
        library.articles[library.number(key)] = key, language, mentions, text
    linked = plain.result()
    assert {entity.id: entity for entity in library.links.every_entity()} == dict(linked.entities)
    for key in list(held)[:20]:
        assert library.links.mentions(key) == linked.mentions(key)
    for entity in islice(linked.entities.values(), 20):
        assert library.links.explain(entity.id) == linked.explain(entity.id)
        assert dict(library.links.entity(entity.id).documents) == dict(entity.documents)  # type: ignore[union-attr]


def test_what_is_stored_is_what_is_linked_in_memory(server: PrivateServer) -> None:
    library, chance = ServerLinkLibrary(server.new_database()), random.Random(11)
    waiting, held = made(3), dict[str, Article]()
    while waiting:
        some, waiting = waiting[:_BATCH], waiting[_BATCH:]
        again = chance.sample(sorted(held), min(2, len(held)))  # replaced
        library.add([*some, *(held[key] for key in again)], prepared=chance.random() < 0.5)
        held.update((each[0], each) for each in some)
        gone = chance.choice(sorted(held))
        library.remove(gone)
        del held[gone]
    assert_same(library, held, [])
    names = sorted((entity for entity in library.links.every_entity()), key=lambda each: (-each.count, each.id))[:8]
    decisions = [
        Decision(Action.RENAME, names[0].type, (names[0].name, "Somebody")),
        Decision(Action.IGNORE, names[1].type, (names[1].name,)),
        Decision(Action.CONFIRM, names[2].type, (names[2].name, names[3].name)),
    ]
    library.links.decide(decisions)
    assert_same(library, held, decisions)
    while True:
        with library.write() as connection:
            if not library.links.renew_names(connection):
                break
    found = library.links.search("Somebody", 5, None).results
    assert found[0].entry.id in {entity.id for entity in library.links.every_entity()}


def _write(address: str, seed: int) -> None:
    library = ServerLinkLibrary(address)
    some = made(seed)
    for start in range(0, len(some), _BATCH):
        library.add(some[start : start + _BATCH])


def test_writers_take_turns_and_readers_see_whole_batches(server: PrivateServer) -> None:
    address = server.new_database()
    library = ServerLinkLibrary(address)
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_write, args=(address, seed)) for seed in (7, 8)]
    for process in processes:
        process.start()
    seen = 0
    while any(process.is_alive() for process in processes):
        found = library.links.frequent_entities(20)
        assert [entity.count for entity in found] == sorted((entity.count for entity in found), reverse=True)
        if found:
            assert found[0].count >= seen
            seen = found[0].count
            assert library.links.entity(found[-1].id) is not None
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    assert_same(library, {each[0]: each for seed in (7, 8) for each in made(seed)}, [])
