"""Search by name over the links in a database."""

import random
from pathlib import Path

import pytest
from link_library import LinkLibrary
from names_to_search import PEOPLE, QUERIES, mentions

from reader.entities import EntityType, Mention
from reader.entities.decisions import Action, Decision
from reader.library.entity_index import EntityIndex
from reader.library.links import searching, segments


def answers(library: LinkLibrary, query: str) -> dict[str, int]:
    """What is surely meant, with counts: how far guesses go depends on what else an index has."""
    found = library.links.search(query, 500, None).results
    return {match.entry.id: match.entry.count for match in found if match.score >= 0.86}


def renew(library: LinkLibrary) -> None:
    with library.write() as connection:
        while library.links.renew_names(connection):
            pass


@pytest.mark.parametrize("often", [0.0, 0.5])
def test_search_follows_every_change(often: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "FEW_FRESH", 8)
    chance = random.Random(4)
    held: dict[str, tuple[Mention, ...]] = {}
    made: list[Decision] = []
    library = LinkLibrary()
    for step in range(20):
        key = f"d{chance.randrange(25)}"
        held[key] = mentions(*chance.sample(PEOPLE, chance.randint(1, 6)))
        library.add([(key, "en", held[key], "")])
        if step % 9 == 8:
            made.append(Decision(Action.RENAME, EntityType.PERSON, (chance.choice(PEOPLE), f"Qwxyz {step}")))
            library.links.decide(made)
        elif step % 9 == 5 and made:
            made.pop()
            library.links.decide(made)
        if chance.random() < often:
            renew(library)
        plain = EntityIndex(made)
        for other, found in held.items():
            plain.add(other, found, "en", "")
        for query in QUERIES:
            expected = plain.search(query, 500, None).results
            assert answers(library, query) == {
                match.entry.id: match.entry.count for match in expected if match.score >= 0.86
            }


def test_a_damaged_index_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = LinkLibrary(str(path))
    library.add([(name, "en", mentions(name), "") for name in PEOPLE])
    renew(library)
    expected = {query: answers(library, query) for query in QUERIES}
    (digest,) = library.connection.execute("SELECT digest FROM link_segments").fetchone()
    kept = segments.cache_folder() / "links" / digest
    kept.write_bytes(kept.read_bytes()[:-100] + bytes(100))
    other = LinkLibrary(str(path))
    assert {query: answers(other, query) for query in QUERIES} == expected
    kept.unlink()
    other.connection.execute("UPDATE link_segment_parts SET data = substr(data, 1, 1000)")
    third = LinkLibrary(str(path))
    assert {query: answers(third, query) for query in QUERIES} == expected
    (mended,) = third.connection.execute("SELECT count(*) FROM link_segments").fetchone()
    assert mended == 1


def test_indexes_of_another_version_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    library = LinkLibrary()
    library.add([(name, "en", mentions(name), "") for name in PEOPLE])
    renew(library)
    expected = {query: answers(library, query) for query in QUERIES}
    monkeypatch.setattr(segments, "state_of_program", lambda: "another")
    assert segments.segments(library.connection) == []
    assert {query: answers(library, query) for query in QUERIES} == expected
    assert len(segments.segments(library.connection)) == 1


def test_what_is_added_bit_by_bit_makes_few_indexes(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.library.links import indexing

    monkeypatch.setattr(indexing, "MOST_FRESH", 4)
    made: list[int] = []
    build = segments.made_of

    def counted(entries):  # type: ignore[no-untyped-def]
        several = list(entries)
        made.append(len(several))
        return build(several)

    monkeypatch.setattr(segments, "made_of", counted)
    library = LinkLibrary()
    for number in range(128):
        library.add([(f"d{number}", "en", mentions(f"Saule Utepova{number:03}"), "")])
    assert sum(made) < 128 * 8
    assert len(segments.segments(library.connection)) < 8
    assert {f"person:saule-utepova{number:03}" for number in (0, 64, 127)} <= {
        name for number in (0, 64, 127) for name in answers(library, f"utepova{number:03}")
    }
