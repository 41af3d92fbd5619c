"""Who has the place of whom when files and feeds are read again."""

from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from library_documents import document

from reader.documents.formats import Input, read_all
from reader.library import successions
from reader.library.arriving import Arrival
from reader.library.files import SourceFile
from reader.library.marks import Mark
from reader.library.prepared import prepare
from reader.library.shared import SharedStore
from reader.library.sqlite import SqliteLibrary

FEED = SourceFile("https://a.example/feed", 1, 1)
OTHER = SourceFile("https://a.example/world/feed", 1, 1)
ENTRY = "<guid>1</guid><title>{}</title>"


def read(store: SharedStore, file: SourceFile, *documents: Any, grows: bool = True) -> list[str]:
    arrivals = [Arrival(file, prepare(each)) for each in documents]
    store.arrive([*arrivals, Arrival(file, None, {each.key for each in documents}, grows=grows)])
    return [each.key for each in documents]


def entries(*items: str, file: SourceFile = FEED) -> list[Any]:
    several = "".join(f"<item>{each}</item>" for each in items)
    data = f"<rss version='2.0'><channel><title>A</title>{several}</channel></rss>"
    return list(read_all(Input(data.encode(), file.path)))


def named(name: str, text: str) -> Any:
    return document(text)._replace(name=f"{FEED.path}#{name}")


def test_entries_without_a_name_of_their_own_stay_when_others_come(library: SqliteLibrary) -> None:
    weather = "<title>Weather</title><description>It rains in {}, and will for days to come.</description>"
    twin = "<guid>1</guid><title>{}</title>"
    first = read(library.shared, FEED, *entries(weather.format("Hue"), *map(twin.format, ("A", "B"))))
    second = read(library.shared, FEED, *entries(weather.format("Vinh"), *map(twin.format, ("C", "A", "B"))))
    assert set(library.shared.keys()) == {*first, *second}
    assert len({*first, *second}) == 5
    assert library.shared.heirs() == {}


def test_an_entry_with_an_identity_has_the_place_of_what_it_was(library: SqliteLibrary) -> None:
    (old,) = read(library.shared, FEED, *entries("<guid>1</guid><title>A</title>"))
    (new,) = read(library.shared, FEED, *entries("<guid>1</guid><title>B</title>"))
    assert library.shared.heirs() == {old: new}
    assert library.shared.keys() == [new]


def test_what_was_there_before_is_no_heir_in_a_feed(library: SqliteLibrary) -> None:
    old, other = named("1", "Mưa."), named("2", "Nắng.")
    read(library.shared, FEED, old, other)
    read(library.shared, FEED, other._replace(name=old.name))
    assert library.shared.keys() == [old.key, other.key]
    assert library.shared.heirs() == {}


def read_entry(store: SharedStore, file: SourceFile, title: str) -> str:
    (key,) = read(store, file, *entries(ENTRY.format(title), file=file))
    return key


@pytest.mark.parametrize("others", [[], ["A"], ["B"], ["A", "B"]])
def test_an_entry_of_two_feeds_that_changes_is_one_article_with_the_newer_words(
    library: SqliteLibrary, others: list[str]
) -> None:
    old = read_entry(library.shared, FEED, "A")
    assert read_entry(library.shared, OTHER, "A") == old
    library.set_read(old)
    library.set_position(old, 1)
    new = read_entry(library.shared, FEED, "B")
    for title in others:  # the other feed has it no more, as it was still, or as it is now
        read_entry(library.shared, OTHER, title)
        read_entry(library.shared, FEED, "B")
    assert library.shared.keys() == [new]
    assert library.is_read(new)
    assert library.position(new) == 1
    assert library.shared.keys_from(OTHER.path) == ([new] if "B" in others else [])


def test_an_entry_of_two_feeds_may_become_again_what_it_was(library: SqliteLibrary) -> None:
    for title in "ABA":
        for file in (FEED, OTHER):
            key = read_entry(library.shared, file, title)
    assert library.shared.keys() == [key]
    assert library.shared.documents()[0].label == "A"


def test_an_entry_that_was_kept_twice_is_one_when_both_feeds_agree(library: SqliteLibrary) -> None:
    for file, title in ((FEED, "A"), (OTHER, "C"), (FEED, "B"), (OTHER, "B")):
        key = read_entry(library.shared, file, title)
    assert library.shared.keys() == [key]


def test_files_of_two_archives_are_not_one_for_their_name(library: SqliteLibrary) -> None:
    first, second = SourceFile("/a/new.zip", 1, 1), SourceFile("/a/old.zip", 1, 1)
    old, new = document("Mưa."), document("Nắng.")
    for file, each in ((first, old), (second, old), (first, new), (second, old)):
        read(library.shared, file, each._replace(name=f"{file.path}#a.txt"), grows=False)
    assert set(library.shared.keys()) == {old.key, new.key}


@pytest.mark.parametrize("lost", ["file", "folder"])
def test_only_what_is_gone_from_its_folder_here_is_lost(library: SqliteLibrary, tmp_path: Path, lost: str) -> None:
    there, other = document("Mưa."), SourceFile(str(tmp_path / "b.txt"), 1, 1)
    path = str(tmp_path / "a.txt" if lost == "file" else tmp_path / "disk" / "a.txt")
    read(library.shared, SourceFile(path, 1, 1), there._replace(name=path))
    read(library.shared, other, there._replace(name=other.path))
    on_server = library.shared.name.startswith("postgresql")
    assert library.shared.keys_from(path) == ([] if lost == "file" and not on_server else [there.key])


def succeed(store: SharedStore, *pairs: tuple[str, str]) -> None:
    with store._database.write() as connection:
        successions.note(connection, pairs)


def test_heirs_are_documents_and_what_is_there_has_none(library: SqliteLibrary) -> None:
    library.add(document("Mưa."))
    (there,) = library.shared.keys()
    succeed(library.shared, ("a", "b"), ("b", there), (there, "c"), ("x", "y"), ("y", "x"), ("e", "b"))
    assert library.shared.heirs() == {"e": there, "b": there, "a": there}


def test_a_mark_waits_for_the_version_that_has_its_passage(library: SqliteLibrary) -> None:
    old, between, new = (named("1", text) for text in ("Mưa ở Huế.", "Nắng to.", "Lại mưa. Mưa ở Huế."))
    read(library.shared, FEED, old)
    library.set_position(old.key, 3)
    library.add_mark(Mark(0, old.key, 0, 9, "Mưa ở Huế", ""))
    read(library.shared, FEED, between)
    assert [each.document for each in library.marks()] == [old.key]
    library.set_position(between.key, 5)
    read(library.shared, FEED, new)
    assert [(each.document, each.start) for each in library.marks()] == [(new.key, 9)]
    assert library.position(new.key) == 5


def test_a_number_that_was_given_again_is_another_succession(library: SqliteLibrary) -> None:
    store, personal = library.shared, library._personal
    library.add(document("Mưa."))
    (there,) = store.keys()
    succeed(store, ("x", "y"), ("z", "y"))
    personal.inherit(store)
    personal.set_read("a", True)
    with store._database.write() as connection:  # as in a copy in which another document went
        connection.execute("UPDATE successions SET old = 'a', new = ?, id = 'other' WHERE old = 'z'", (there,))
    personal.inherit(store)
    assert personal.is_read(there)


def test_a_bookmark_never_goes_back(library: SqliteLibrary) -> None:
    store, personal = library.shared, library._personal
    succeed(store, ("a", "b"))
    before = store.last_succession()
    succeed(store, ("b", "c"))
    personal.inherit(store)
    kept = personal.setting(f"successions {before[0]}")
    late = Mock(wraps=store, **{"last_succession.return_value": before})
    personal.inherit(late)
    assert personal.setting(f"successions {before[0]}") == kept
    late.heirs.assert_not_called()


@pytest.mark.parametrize("known", [False, True])
def test_what_replaces_a_document_has_its_traces(library: SqliteLibrary, known: bool) -> None:
    old, new = document("Mua o Hue."), document("Mưa ở Huế.")
    library.add(old)
    if known:
        library.add(new)
    library.set_read(old.key)
    library.replace(new, old.key)
    assert library.shared.keys() == [new.key]
    assert library.is_read(new.key)
    library.replace(old, new.key)
    library.set_read(old.key, False)
    assert library.shared.heirs() == {new.key: old.key}


def test_an_heir_may_come_in_a_transaction_before_the_last(library: SqliteLibrary) -> None:
    old, new = named("1", "Mưa."), named("1", "Nắng.")
    read(library.shared, FEED, old)
    library.shared.arrive([Arrival(FEED, prepare(new))])
    library.shared.arrive([Arrival(FEED, None, {new.key}, grows=True)])
    assert library.shared.heirs() == {old.key: new.key}
