import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from library_documents import document, recognise

from reader.documents import Document
from reader.entities import EntityType
from reader.entities.decisions import Action, Decision
from reader.library.database import open_file, open_in_memory, open_shared
from reader.library.errors import LibraryUnreadableError
from reader.library.personal import PersonalStore
from reader.library.postgresql import open_server
from reader.library.shared import POSTGRESQL_SCHEMA, SCHEMA, SharedStore
from reader.library.sqlite import SqliteLibrary, open_library

FIRST = document("Tô Lâm đến Hà Nội. Hà Nội đón To Lam.")
SECOND = document("To Lam left Hanoi.")
PLAIN = document("Nothing here.")


Open = Callable[[], SqliteLibrary]


@pytest.fixture(params=["memory", "files", "server"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> SqliteLibrary:
    if request.param == "memory":
        return SqliteLibrary(SharedStore(open_in_memory(SCHEMA)), PersonalStore(None), recognise)
    if request.param == "server":
        address = request.getfixturevalue("server").new_database()
        shared_by_all = SharedStore(open_server(address, POSTGRESQL_SCHEMA, make=True))
        return SqliteLibrary(shared_by_all, PersonalStore(tmp_path / "personal.sqlite"), recognise)
    shared = open_file(tmp_path / "library.sqlite", SCHEMA)
    return SqliteLibrary(SharedStore(shared), PersonalStore(tmp_path / "personal.sqlite"), recognise)


def fill(library: SqliteLibrary) -> None:
    for each in (FIRST, SECOND, PLAIN):
        assert library.add(each)
        library.analyse(each.key)


def names(library: SqliteLibrary) -> dict[str, set[str]]:
    return {entity.name: set(entity.forms) for entity in library.entities()}


def test_documents_come_in_the_order_of_adding_and_once(opened: SqliteLibrary) -> None:
    for each in (SECOND, FIRST):
        assert opened.add(each)
    assert not opened.add(SECOND)
    assert [(each.key, each.analysed) for each in opened.documents()] == [(SECOND.key, False), (FIRST.key, False)]
    assert opened.pending() == [SECOND.key, FIRST.key]
    assert opened.document(FIRST.key) == FIRST
    opened.analyse(FIRST.key)
    assert opened.pending() == [SECOND.key]
    assert (opened.mentions(SECOND.key), len(opened.mentions(FIRST.key))) == ((), 4)


def test_what_is_not_there(opened: SqliteLibrary) -> None:
    fill(opened)
    for wrong in (opened.document, opened.analyse, opened.explain):
        with pytest.raises(KeyError):
            wrong("none")
    assert opened.entity("none") is None
    assert opened.several(["none"]) == []
    assert opened.mentions("none") == ()
    assert opened.entities(["none"]) == []


def test_entities_are_linked_across_documents(opened: SqliteLibrary) -> None:
    fill(opened)
    city, person = opened.entities()
    assert (city.type, city.count, set(city.forms)) == (EntityType.PLACE, 3, {"Hà Nội", "Hanoi"})
    assert dict(person.documents) == {FIRST.key: 2, SECOND.key: 1}
    assert {mention.entity for mention in opened.mentions(SECOND.key)} == {city.id, person.id}
    assert opened.entity(city.id) == city
    assert opened.several([person.id, "none", city.id]) == [person, city]


def test_counts_can_be_those_of_some_documents(opened: SqliteLibrary) -> None:
    fill(opened)
    city, person = sorted(opened.entities([SECOND.key]), key=lambda entity: entity.type, reverse=True)
    assert (city.count, dict(city.forms)) == (1, {"Hanoi": 1})
    assert (person.count, dict(person.documents)) == (1, {SECOND.key: 1})


def test_names_are_found_in_all_or_some_documents(opened: SqliteLibrary) -> None:
    fill(opened)
    person = next(entity for entity in opened.entities() if entity.type is EntityType.PERSON)
    (match,) = opened.search_names("to lam").results
    assert match.entry.id == person.id
    assert opened.search_names("to lam", keys=[PLAIN.key]).results == ()
    assert opened.search_names("to lam", 0).results == ()


def test_links_follow_decisions_and_undo(opened: SqliteLibrary) -> None:
    fill(opened)
    before = names(opened)
    opened.decide(Decision(Action.RENAME, EntityType.PERSON, ("Tô Lâm", "T. Lâm")))
    assert "T. Lâm" in names(opened)
    opened.decide(
        Decision(Action.IGNORE, EntityType.PERSON, ("Tô Lâm",)), Decision(Action.IGNORE, EntityType.PERSON, ("To Lam",))
    )
    assert {entity.type for entity in opened.entities()} == {EntityType.PLACE}
    assert len(opened.decisions()) == 3
    assert len(opened.undo()) == 2
    assert "T. Lâm" in names(opened)
    assert [decision.action for decision in opened.undo()] == [Action.RENAME]
    assert names(opened) == before
    assert opened.undo() == []


def test_everything_survives_closing(tmp_path: Path) -> None:
    def reopened() -> SqliteLibrary:
        shared = open_file(tmp_path / "library.sqlite", SCHEMA)
        return SqliteLibrary(SharedStore(shared), PersonalStore(tmp_path / "personal.sqlite"), recognise)

    library = reopened()
    fill(library)
    library.set_position(FIRST.key, 11)
    library.decide(Decision(Action.RENAME, EntityType.PERSON, ("Tô Lâm", "T. Lâm")))
    entities = [entity._replace(documents=dict(entity.documents)) for entity in library.entities()]
    mentions = library.mentions(FIRST.key)
    library.close()
    library = reopened()
    assert library.position(FIRST.key) == 11
    assert library.entities() == entities
    assert library.mentions(FIRST.key) == mentions
    assert library.pending() == []


def test_what_a_decision_changes_is_not_worked_out_at_every_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened() -> SqliteLibrary:
        store = SharedStore(open_file(tmp_path / "library.sqlite", SCHEMA))
        return SqliteLibrary(store, PersonalStore(tmp_path / "personal.sqlite"), recognise)

    library = opened()
    for each in (FIRST, SECOND):
        library.add(each)
        library.analyse(each.key)
    library.decide(Decision(Action.IGNORE, EntityType.PLACE, ("Hanoi",)))
    forms = {form for entity in library.entities() for form in entity.forms}
    assert "Hanoi" not in forms
    library.close()
    monkeypatch.setattr("reader.library.links.linker.StoredLinker._difference", lambda *_: pytest.fail("again"))
    again = opened()
    assert {form for entity in again.entities() for form in entity.forms} == forms
    again.close()


def test_two_libraries_share_what_is_the_persons_own(tmp_path: Path) -> None:
    first, second = (
        SqliteLibrary(SharedStore(open_in_memory(SCHEMA)), PersonalStore(tmp_path / "personal.sqlite"), recognise)
        for _ in range(2)
    )
    fill(first)
    fill(second)
    before = names(second)
    first.set_position(FIRST.key, 5)
    first.set_setting("language", "vi")
    first.settle()
    first.decide(Decision(Action.RENAME, EntityType.PERSON, ("Tô Lâm", "T. Lâm")))
    assert (second.position(FIRST.key), second.setting("language")) == (5, "vi")
    assert "T. Lâm" in names(second)
    second.undo()
    assert names(first) == before


def test_another_process_adding_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    first, second = (
        SqliteLibrary(SharedStore(open_file(path, SCHEMA)), PersonalStore(None), recognise) for _ in range(2)
    )
    assert second.entities() == []
    fill(first)
    assert second.entities() == first.entities()


def test_many_threads(opened: SqliteLibrary) -> None:
    documents = [document(f"Tô Lâm đến Hà Nội lần {number}.") for number in range(24)]
    faults: list[BaseException] = []

    def work(part: list[Document]) -> None:
        try:
            for each in part:
                opened.add(each)
                opened.analyse(each.key)
                opened.set_position(each.key, 3)
                opened.entities()
                opened.mentions(each.key)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(documents[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(opened.documents()) == 24
    assert sum(entity.count for entity in opened.entities()) == 48


def test_a_library_that_is_no_library_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    for content in (b"my notes, which are certainly no database" * 40, b""):
        path.write_bytes(content)
        with pytest.raises(LibraryUnreadableError, match=r"notes\.txt"):
            open_library(str(path))
        assert path.read_bytes() == content
    with pytest.raises(LibraryUnreadableError):
        open_library(str(tmp_path / "missing.sqlite"))
    assert not (tmp_path / "missing.sqlite").exists()


def test_a_personal_file_is_not_taken_for_a_library(tmp_path: Path) -> None:
    path = tmp_path / "personal.sqlite"
    PersonalStore(path).close()
    with pytest.raises(LibraryUnreadableError):
        open_shared(path, SCHEMA)


def test_a_document_that_was_replaced_comes_back_as_it_is_now(opened: SqliteLibrary) -> None:
    beginning = document("Lan")
    opened.add(beginning)
    assert opened.document(beginning.key) == beginning
    whole = beginning._replace(text="Lan Anh", parts=(beginning.parts[0]._replace(end=7),))
    opened.replace(whole)
    assert opened.document(beginning.key) == whole
    assert opened.length(beginning.key) == 7
    with pytest.raises(KeyError):
        opened.length("unknown")


def test_what_another_process_replaces_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    open_file(path, SCHEMA).close()
    one, other = open_library(str(path)), open_library(str(path))
    old = document("Lan")
    one.add(old)
    assert other.document(old.key) == old
    new = old._replace(name="elsewhere")
    one.replace(new)
    assert other.document(old.key) == new


def test_a_short_document_is_not_read_to_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    library = open_library()
    short = document("Lan")
    library.add(short)
    monkeypatch.setattr(library, "document", lambda key: pytest.fail("it was read"))
    assert not library.look(short.key, 0)


def test_a_document_replaced_while_it_is_added_is_read_as_it_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    library = open_library()
    assert library.shared.is_fleeting  # its database is there from now on
    new = FIRST._replace(text=FIRST.text.upper())
    add = SharedStore.add

    def add_slowly(store: SharedStore, document: Document, number: int | None = None) -> bool:
        added = add(store, document, number)
        library.replace(new, FIRST.key)
        library.document(FIRST.key)
        return added

    monkeypatch.setattr(SharedStore, "add", add_slowly)
    library.add(FIRST)
    assert library.document(FIRST.key).text == new.text


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE link_state SET value = 'no number'",
        "UPDATE link_names SET said = 7, mentions = 'many', kind = x'00'",
        "UPDATE link_components SET clusters = '[{]'",
        "UPDATE link_entities SET id = 5, kind = 'NOTHING', mentions = 'many'",
        "UPDATE link_segments SET sources = 4, digest = 1.5, note = ''",
    ],
)
def test_values_that_cannot_be_are_told_as_damage(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "library.sqlite"

    def opened() -> SqliteLibrary:
        return SqliteLibrary(SharedStore(open_file(path, SCHEMA)), PersonalStore(None), recognise)

    library = opened()
    fill(library)
    assert library.search_names("ha noi").results
    library.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(damage)
    library = opened()
    for question in (
        lambda: library.search_names("ha noi"),
        lambda: library.search_names("ha noi", keys=[FIRST.key]),
        lambda: library.entities([FIRST.key]),
    ):
        with suppress(LibraryUnreadableError):
            question()
    assert library.document(FIRST.key) == FIRST
    library.close()


def test_names_are_found_while_another_program_writes(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = SqliteLibrary(SharedStore(open_file(path, SCHEMA)), PersonalStore(None), recognise)
    fill(library)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert [match.entry.name for match in library.search_names("ha noi").results][:1] == ["Hà Nội"]
        other.execute("ROLLBACK")
    library.close()
