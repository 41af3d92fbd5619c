"""Search by name after every change finds what an index made anew finds."""

import random
from pathlib import Path
from types import SimpleNamespace

import pytest
from names_to_search import PEOPLE, QUERIES, mentions

from reader.documents import Document, OffsetMap
from reader.entities import EntityType, Mention
from reader.entities.decisions import Action, Decision
from reader.library import sqlite
from reader.library.database import open_in_memory
from reader.library.entity_index import EntityIndex
from reader.library.personal import PersonalStore
from reader.library.shared import SCHEMA, SharedStore


def ids(index: EntityIndex, query: str) -> set[str]:
    """What is surely meant: how far guesses go depends on what else the index has."""
    return {match.entry.id for match in index.search(query, 500, None).results if match.score >= 0.86}


def test_search_follows_every_change() -> None:
    chance = random.Random(4)
    held: dict[str, tuple[Mention, ...]] = {}
    made: list[Decision] = []
    index = EntityIndex(())
    for step in range(30):
        key = f"d{chance.randrange(25)}"
        held[key] = mentions(*chance.sample(PEOPLE, chance.randint(1, 6)))
        index.add(key, held[key], "en", "")
        if step % 9 == 8:
            name = chance.choice(PEOPLE)
            made.append(Decision(Action.RENAME, EntityType.PERSON, (name, f"Qwxyz {step}")))
            index.decide(made)
        elif step % 9 == 5 and made:
            made.pop()
            index.decide(made)
        fresh = EntityIndex(made)
        for other, found in held.items():
            fresh.add(other, found, "en", "")
        for query in QUERIES:
            assert ids(index, query) == ids(fresh, query), (step, query)


def test_the_best_come_first_and_no_more_than_asked() -> None:
    index = EntityIndex(())
    for number in range(40):
        index.add(f"d{number}", mentions("Saule Ospanova", f"Saule Utepova{number}"), "en", "")
        if number % 8 == 0:
            assert index.search("saule", 3, None).results[0].entry.name.startswith("Saule")
    found = index.search("Saule Ospanova", 3, None).results
    assert found[0].entry.count == 40
    assert len(index.search("saule", 3, None).results) == 3


def test_a_change_makes_little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.library import entity_names

    made: list[int] = []
    build = entity_names.name_index

    def counted(entities):  # type: ignore[no-untyped-def]
        several = list(entities)
        made.append(len(several))
        return build(several)

    monkeypatch.setattr(entity_names, "name_index", counted)
    index = EntityIndex(())
    for number in range(128):
        index.add(f"d{number}", mentions(f"Saule Utepova{number:03}"), "en", "")
        index.search("saule", 3, None)
    assert sum(made) < 128 * 11
    assert sorted(made)[len(made) // 2] <= 4


def test_what_the_persons_own_names_changed_is_pending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = SimpleNamespace(version="1", people=("Saule Utepova",))
    monkeypatch.setattr(sqlite, "recogniser_version", lambda: names.version)
    text = "Saule Utepova and Temir Sadykov met."
    document = Document("k", "k.txt", text, (), "en", None, None, None, OffsetMap(()))
    library = sqlite.SqliteLibrary(
        SharedStore(open_in_memory(SCHEMA)),
        PersonalStore(None),
        lambda _: mentions(*names.people),
    )
    library.add(document)
    assert library.pending() == ["k"]
    library.analyse("k")
    assert (library.pending(), len(library.entities())) == ([], 1)
    names.version, names.people = "2", ("Saule Utepova", "Temir Sadykov")
    assert library.pending() == ["k"]
    library.analyse("k")
    assert (library.pending(), len(library.entities())) == ([], 2)


def test_mentions_are_linked_once_until_something_changes() -> None:
    index = EntityIndex(())
    index.add("d", mentions("Saule Ospanova"), "en", "")
    shown = index.mentions("d")
    assert index.mentions("d") is shown
    index.decide([Decision(Action.IGNORE, EntityType.PERSON, ("Saule Ospanova",))])
    assert index.mentions("d") == ()
    index.add("d", mentions("Temir Sadykov"), "en", "")
    assert [mention.text for mention in index.mentions("d")] == ["Temir Sadykov"]
    assert index.mentions("other") == ()
