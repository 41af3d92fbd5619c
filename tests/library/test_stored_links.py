"""Links in a database are those of a linker in memory that was fed the same documents and decisions."""

import random
from typing import Any

import pytest
from confusable_names import ARTICLES, DECISIONS, NAMES, article
from hypothesis import given, settings
from hypothesis import strategies as st
from link_library import Article, LinkLibrary

from name_articles import articles
from reader.documents import load_file
from reader.entities import EntityType, Mention
from reader.entities.decisions import Action, Decision
from reader.entities.linking import Linker
from reader.entities.mention import CountedDocuments
from reader.entities.recognition import recognise
from reader.library.links.linker import StoredLinker
from reader.library.links.overlays import Difference, Overlays
from reader.library.links.stored import StoredLinks
from reader.library.links.writing import LinkInput
from reader.resources import resource_folder


def assert_same(library: LinkLibrary, held: dict[str, Article], made: list[Decision]) -> None:
    plain = Linker(made)
    for key, language, mentions, text in held.values():
        plain.add(key, mentions, language, text)
    linked, links = plain.result(), library.links
    for key in held:
        assert links.mentions(key) == linked.mentions(key)
    assert {entity.id: entity for entity in links.every_entity()} == dict(linked.entities)
    counts = sorted((entity.count for entity in linked.entities.values()), reverse=True)
    assert [entity.count for entity in links.frequent_entities(5)] == counts[:5]
    assert links.several(list(linked.entities)) == list(linked.entities.values())
    for name, entity in linked.entities.items():
        assert links.entity(name) == entity
        assert links.explain(name) == linked.explain(name)
        documents = links.entity(name).documents
        assert len(documents) == len(entity.documents)
        assert all(documents.get(key) == entity.documents.get(key) for key in held)


@settings(max_examples=80, deadline=None)
@given(ARTICLES, st.lists(DECISIONS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_what_is_stored_is_what_is_linked_in_memory(
    found: list[tuple[str, tuple[Mention, ...]]], decisions: list[Decision], chance: random.Random
) -> None:
    library = LinkLibrary()
    held: dict[str, Article] = {}
    made: list[Decision] = []
    for _ in range(10):
        step = chance.random()
        if step < 0.5:
            batch = {}
            for _ in range(chance.randint(1, 3)):
                key, (text, mentions) = f"d{chance.randrange(5)}", chance.choice(found)
                batch[key] = key, "en", mentions, text
            held |= batch
            library.add(batch.values(), prepared=chance.random() < 0.5)
        elif step < 0.65:
            key = f"d{chance.randrange(5)}"
            held.pop(key, None)
            library.remove(key)
        elif step < 0.85:
            made.append(chance.choice(decisions))
            library.links.decide(made)
        elif made:
            made.pop()
            library.links.decide(made)
        if chance.random() < 0.4:
            assert_same(library, held, made)
    assert_same(library, held, made)


@pytest.mark.parametrize("most", [2, 5])
def test_keys_that_many_names_share_and_small_caches_change_nothing(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.entities.linking import across, grouping
    from reader.library.links import buckets, index, stored

    for module in (across, grouping, buckets, index):
        monkeypatch.setattr(module, "MAX_BUCKET", most)
    monkeypatch.setattr(stored, "_MOST_LOADED", 20)
    made = [(each.key, each.language, each.mentions, each.text) for each in articles(700, seed=most)]
    chance = random.Random(most)
    library = LinkLibrary()
    held: dict[str, Article] = {}
    for start in range(0, len(made), 3):
        library.add(made[start : start + 3], prepared=True)
        held |= {each[0]: each for each in made[start : start + 3]}
        if start % 2:
            gone = chance.choice(list(held))
            del held[gone]
            library.remove(gone)
        if start % 9 == 6:
            library.links.mentions(made[start][0])
    assert_same(library, held, [])


def test_what_leaves_leaves_nothing_behind() -> None:
    library = LinkLibrary()
    made = [(each.key, each.language, each.mentions, each.text) for each in articles(400)]
    library.add(made)
    for key, *_ in made:
        library.remove(key)
    tables = ("names", "components", "blocks", "crowds", "terms", "own_terms", "occurrences", "documents", "entities")
    for table in tables:
        assert library.connection.execute(f"SELECT count(*) FROM link_{table}").fetchone() == (0,)


def test_a_batch_that_fails_is_not_there() -> None:
    library = LinkLibrary()
    first, second, *_ = [(each.key, each.language, each.mentions, each.text) for each in articles(200)]
    library.add([first])
    before = {entity.id: entity for entity in library.links.every_entity()}
    with pytest.raises(ZeroDivisionError), library.write() as connection:
        library.links.keep(connection, [LinkInput(library.number(first[0]), *second)])
        raise ZeroDivisionError
    assert {entity.id: entity for entity in library.links.every_entity()} == before
    library.add([second])
    assert_same(library, {each[0]: each for each in (first, second)}, [])


def test_documents_of_an_entity_are_counted_and_read_as_asked_for() -> None:
    library = LinkLibrary()
    text, mentions = article([(EntityType.PLACE, "Hà Nội"), (EntityType.PLACE, "Hanoi")], False)
    other, more = article([(EntityType.PLACE, "Hanoi"), (EntityType.PERSON, "Lê Thị Hòa")], False)
    for number in range(30):
        library.add([(f"d{number:02}", "vi", *((more, other) if number % 3 else (mentions, text)))])
        month = f"2031-{number % 12 + 1:02}-05"
        library.connection.execute("UPDATE documents SET date = ? WHERE key = ?", (month, f"d{number:02}"))
    hanoi = next(entity for entity in library.links.frequent_entities(2) if entity.type is EntityType.PLACE)
    assert (hanoi.count, len(hanoi.documents)) == (40, 30)
    assert hanoi.documents["d00"] == 2
    assert "other" not in hanoi.documents
    assert isinstance(hanoi.documents, CountedDocuments)
    assert hanoi.documents.newest(3) == [("d29", 1), ("d28", 1), ("d27", 2)]
    assert library.links.timeline(hanoi.id)[:2] == [("2031-01", 6), ("2031-02", 3)]
    library.links.decide([Decision(Action.IGNORE, EntityType.PLACE, ("Hanoi",))])
    hanoi = next(entity for entity in library.links.frequent_entities(2) if entity.type is EntityType.PLACE)
    assert (hanoi.count, len(hanoi.documents), list(hanoi.documents)[1]) == (10, 10, "d03")
    assert hanoi.documents.newest(2) == [("d27", 1), ("d24", 1)]  # type: ignore[attr-defined]
    assert library.links.timeline(hanoi.id)[:2] == [("2031-01", 3), ("2031-04", 3)]
    assert library.links.frequent_entities(5, [EntityType.PERSON])[0].count == 20


def test_the_sample_articles_are_linked_as_in_memory() -> None:
    library = LinkLibrary()
    held: dict[str, Article] = {}
    for path in sorted(resource_folder("seeds").glob("*.txt")):
        document = load_file(path)
        held[document.key] = document.key, document.language, recognise(document), document.text
        library.add([held[document.key]])
    gone = next(iter(held))
    library.remove(gone)
    made = [
        Decision(Action.IGNORE, EntityType.PLACE, ("Hanoi",)),
        Decision(Action.SPLIT, EntityType.PERSON, ("To Lam",)),
    ]
    library.links.decide(made)
    assert_same(library, {key: each for key, each in held.items() if key != gone}, made)
    library.links.decide([])
    library.add([held[gone]])
    assert_same(library, held, [])


@pytest.mark.parametrize("count", [30, 60])
def test_names_that_are_alike_come_close_among_very_many(count: int) -> None:
    surnames = [
        f"{first}{second}ev" for first in ("Bak", "Dul", "Kas", "Nur", "Tem", "Zhak") for second in "abcdefghij"
    ]
    names = ["Ruslan Sadykov", "Ruslan Sadikov", *(f"Ruslan {name}" for name in surnames[:count])]
    library, plain = LinkLibrary(), Linker()
    for number, name in enumerate(names):
        made = article([(EntityType.PERSON, name)], brackets=False)
        library.add([(f"d{number}", "en", made[1], made[0])])
        plain.add(f"d{number}", made[1], "en", made[0])
    linked = plain.result()
    for entity in linked.entities.values():
        assert library.links.explain(entity.id) == linked.explain(entity.id)
    first = library.links.mentions("d0")[0].entity
    assert library.links.mentions("d1")[0].entity in {
        first,
        *(miss.entity for miss in linked.explain(first).near_misses),
    }


def test_what_decisions_change_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    library, kept = LinkLibrary(), dict[int, tuple[bytes, bytes]]()
    names = NAMES[EntityType.PERSON]
    held: dict[str, Article] = {}

    def more(numbers: range) -> None:
        for number in numbers:
            several = [names[number % 6], names[number % 3], names[9 + number % 4]]
            text, mentions = article([(EntityType.PERSON, name) for name in several], brackets=False)
            held[f"d{number}"] = f"d{number}", "en", mentions, text
        library.add(held[f"d{number}"] for number in numbers)

    def save(new: dict[int, tuple[bytes, bytes]], gone: list[int]) -> None:
        kept.update(new)
        for number in gone:
            del kept[number]

    def opened(decisions: list[Decision], program: str = "1") -> int:
        """How many articles are resolved."""
        worked: list[str] = []
        whole = StoredLinker._difference

        def counted(self: StoredLinker, key: str, row: Any) -> Difference:
            worked.append(key)
            return whole(self, key, row)

        monkeypatch.setattr(StoredLinker, "_difference", counted)
        library.links = StoredLinks(library, library.articles.__getitem__)
        library.links.remember(lambda: Overlays(lambda: dict(kept), save, lambda: program))
        library.links.decide(decisions)
        assert_same(library, held, decisions)
        monkeypatch.undo()
        return len(worked)

    more(range(12))
    apart = Decision(Action.SPLIT, EntityType.PERSON, (names[0],))
    meant = Decision(Action.CONFIRM, EntityType.PERSON, (names[3], names[9]), "d3")
    assert opened([apart]) > 0 == opened([apart])
    more(range(12, 14))
    assert 0 < opened([apart]) <= 2
    assert 0 < opened([apart, meant]) < 12
    assert opened([apart, meant]) == 0
    assert opened([apart, meant], "2") > 2
    library.remove("d0")
    del held["d0"]
    more(range(3, 4))
    assert opened([apart, meant], "2") <= 1
    number, (stamp, _) = next((number, each) for number, each in kept.items() if each[1])
    kept[number] = stamp, b"-["
    assert opened([apart, meant], "2") == 1
    opened([])
