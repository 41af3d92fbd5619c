"""Who has the place of whom when files and feeds are read again."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from library_documents import document

from reader.documents.formats import Input, read_all
from reader.library.files import SourceFile
from reader.library.prepared import prepare
from reader.library.shared import Arrival, SharedStore
from reader.library.sqlite import SqliteLibrary

FEED = SourceFile("https://a.example/feed", 1, 1)


def read(store: SharedStore, file: SourceFile, *documents: Any, grows: bool = True) -> list[str]:
    arrivals = [Arrival(file, prepare(each)) for each in documents]
    store.arrive([*arrivals, Arrival(file, None, {each.key for each in documents}, grows=grows)])
    return [each.key for each in documents]


def entries(*items: str) -> list[Any]:
    data = f"<rss version='2.0'><channel><title>A</title>{''.join(f'<item>{each}</item>' for each in items)}</channel></rss>"
    return list(read_all(Input(data.encode(), FEED.path)))


def named(name: str, text: str) -> Any:
    return replace(document(text), name=f"{FEED.path}#{name}")


def test_entries_without_a_name_of_their_own_stay_when_others_come(library: SqliteLibrary) -> None:
    weather = "<title>Weather</title><description>It rains in {}, and will for days to come.</description>"
    twin = "<guid>1</guid><title>{}</title>"
    first = read(library.shared, FEED, *entries(weather.format("Hue"), *map(twin.format, ("A", "B"))))
    second = read(library.shared, FEED, *entries(weather.format("Vinh"), *map(twin.format, ("C", "A", "B"))))
    assert set(library.shared.keys()) == {*first, *second}
    assert len({*first, *second}) == 5
    assert library.shared.heirs(0) == {}


def test_an_entry_with_an_identity_has_the_place_of_what_it_was(library: SqliteLibrary) -> None:
    (old,) = read(library.shared, FEED, *entries("<guid>1</guid><title>A</title>"))
    (new,) = read(library.shared, FEED, *entries("<guid>1</guid><title>B</title>"))
    assert library.shared.heirs(0) == {old: new}
    assert library.shared.keys() == [new]


def test_what_was_there_before_is_no_heir_in_a_feed(library: SqliteLibrary) -> None:
    old, other = named("1", "Mưa."), named("2", "Nắng.")
    read(library.shared, FEED, old, other)
    read(library.shared, FEED, replace(other, name=old.name))
    assert library.shared.keys() == [old.key, other.key]
    assert library.shared.heirs(0) == {}


@pytest.mark.parametrize("lost", ["file", "folder"])
def test_only_what_is_gone_from_its_folder_here_is_lost(library: SqliteLibrary, tmp_path: Path, lost: str) -> None:
    there, other = document("Mưa."), SourceFile(str(tmp_path / "b.txt"), 1, 1)
    path = str(tmp_path / "a.txt" if lost == "file" else tmp_path / "disk" / "a.txt")
    read(library.shared, SourceFile(path, 1, 1), replace(there, name=path))
    read(library.shared, other, replace(there, name=other.path))
    on_server = library.shared.name.startswith("postgresql")
    assert library.shared.keys_from(path) == ([] if lost == "file" and not on_server else [there.key])
