"""What happens to the articles of a source that is read a second time."""

import hashlib
import io
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.documents import Document, fetching
from reader.documents.fetching import Fetched
from reader.library import prepared
from reader.library.adding import Adding, Outcome
from reader.library.adding import work as adding_work
from reader.library.adding.inside import add_inside
from reader.library.adding.subscriptions import Refreshed, Refreshing
from reader.library.adding.work import ReadTask
from reader.library.database import open_file
from reader.library.feeds import Feed
from reader.library.prepared import PreparedDocument
from reader.library.records import unpack_bytes
from reader.library.rereading import Rereading
from reader.library.shared import SCHEMA, SharedStore
from reader.library.sources import Reading
from reader.messages import InputError, Message, UsageError

READING = ReadTask("", 0, 0, None)
ADDRESS = "https://news.example/feed"


@pytest.fixture
def store(tmp_path: Path) -> SharedStore:
    return SharedStore(open_file(tmp_path / "library.sqlite", SCHEMA))


def feed(*titles: str) -> bytes:
    entries = "".join(
        f"<item><title>{title}</title><guid>{title}</guid><description>{title}: a river rose.</description></item>"
        for title in titles
    )
    return f"<rss version='2.0'><channel><title>Rivers</title>{entries}</channel></rss>".encode()


def serve(
    monkeypatch: pytest.MonkeyPatch, data: bytes, content_type: str = "application/rss+xml", url: str = ""
) -> None:
    monkeypatch.setattr(fetching, "fetch", lambda address, **_: Fetched(url or address, data, content_type))


def add(store: SharedStore, *sources: object, reading: ReadTask = READING) -> Outcome:
    adding = Adding(store, reading, 0)
    return adding.run(adding.survey([str(source) for source in sources]))


def labels(store: SharedStore) -> list[str]:
    return [each.label for each in store.documents()]


def test_the_address_of_a_feed_again_keeps_older_entries(store: SharedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = replace(READING, keep=True)
    serve(monkeypatch, feed("One", "Two"))
    add(store, ADDRESS, reading=reading)
    serve(monkeypatch, feed("Two", "Three"))
    add(store, ADDRESS, reading=reading)
    assert labels(store) == ["One", "Two", "Three"]
    adding = Adding(store, READING, 0)
    adding.run(adding.again())  # from the bytes that are kept
    assert labels(store) == ["One", "Two", "Three"]


def test_a_feed_in_a_file_keeps_older_entries(store: SharedStore, tmp_path: Path) -> None:
    file = tmp_path / "rivers.xml"
    file.write_bytes(feed("One", "Two"))
    add(store, file)
    file.write_bytes(feed("Two", "Three", "Four"))
    add(store, file)
    assert labels(store) == ["One", "Two", "Three", "Four"]


def archive(path: Path, **members: bytes) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in members.items():
            packed.writestr(name.replace("_", "."), data)


def test_what_cannot_be_read_this_time_stays_and_is_tried_again(store: SharedStore, tmp_path: Path) -> None:
    file = tmp_path / "news.zip"
    archive(file, a_txt=b"The river rose in Hanoi.", b_txt=b"The river fell in Astana.")
    add(store, file)
    archive(file, a_txt=b"The river rose in London.", b_txt=b"")
    outcome = add(store, file)
    assert len(outcome.failures) == 1
    assert sorted(map(store.text, store.keys())) == ["The river fell in Astana.", "The river rose in London."]
    archive(file, a_txt=b"The river rose in London.", b_txt=b"The river fell in Almaty.")
    assert add(store, file).failures == []
    assert [store.text(key)[-7:] for key in list(store.keys())] == ["London.", "Almaty."]


def test_a_source_read_in_part_is_read_again_as_it_is(store: SharedStore, tmp_path: Path) -> None:
    file = tmp_path / "news.zip"
    archive(file, a_txt=b"The river rose in Hanoi.", b_txt=b"")
    add(store, file)
    assert add(store, file).progress.total == 1


@pytest.fixture
def twins(store: SharedStore, tmp_path: Path) -> Path:
    """A folder with two files of the same bytes, which are in the library."""
    folder = tmp_path / "twins"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("The river rose in Hanoi.")
    add(store, folder)
    assert Adding(store, READING, 0).survey([str(folder)]).unchanged == 2
    return folder


@pytest.mark.parametrize("changed", ["a.txt", "b.txt"])
def test_one_of_two_equal_files_may_change(store: SharedStore, twins: Path, changed: str) -> None:
    (twins / changed).write_text("The river fell in London, they said.")
    add(store, twins)
    assert sorted(map(store.text, store.keys())) == ["The river fell in London, they said.", "The river rose in Hanoi."]
    assert Adding(store, READING, 0).survey([str(twins)]).unchanged == 2
    for file in twins.iterdir():
        assert len(store.keys_from(str(file))) == 1


def test_a_renamed_file_has_its_article(store: SharedStore, twins: Path) -> None:
    (twins / "b.txt").unlink()
    (twins / "a.txt").rename(twins / "c.txt")
    add(store, twins)
    assert len(store.keys_from(str(twins / "c.txt"))) == len(store.keys()) == 1
    (twins / "a.txt").write_text("The river fell in London, they said.")
    add(store, twins)
    assert len(store.keys()) == 2


def test_a_file_whose_article_went_with_another_is_read_again(store: SharedStore, twins: Path) -> None:
    store.remove(store.keys())
    assert add(store, twins).progress.added == 1


def refresh(store: SharedStore, *feeds: str) -> Refreshed:
    store.subscribe(Feed(each, each) for each in feeds)
    return Refreshing(store, Adding(store, READING, 0), READING).run(store.feeds())


def test_a_refreshed_feed_is_read_as_its_server_says(store: SharedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    data = feed("Река поднялась").decode().encode("windows-1251")
    serve(monkeypatch, data, "text/xml; charset=windows-1251", "https://other.example/news/feed.xml")
    refresh(store, ADDRESS)
    assert labels(store) == ["Река поднялась"]
    add(store, ADDRESS)
    assert len(labels(store)) == 1


def test_bytes_that_are_kept_stay_kept_as_they_change(
    store: SharedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"The river rose in Hanoi.")
    serve(monkeypatch, feed("One"))
    add(store, file, ADDRESS, reading=replace(READING, keep=True))
    file.write_bytes(b"The river fell in London, they said.")
    add(store, file)
    serve(monkeypatch, feed("Two"))
    refresh(store, ADDRESS)
    originals = [store.original(each) for each in (str(file), ADDRESS)]
    assert [unpack_bytes(each or b"") for each in originals] == [file.read_bytes(), feed("Two")]


@pytest.mark.parametrize(("keep", "expected"), [(None, [False, True, True]), (False, [False] * 3), (True, [True] * 3)])
def test_bytes_are_kept_of_what_cannot_be_read_again_unless_the_person_says_otherwise(
    store: SharedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keep: bool | None, expected: list[bool]
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"The river rose in Hanoi.")
    serve(monkeypatch, PAGE.format("Rivers", WORDS.format("river")).encode(), "text/html")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"The river fell in London.")))
    add(store, file, "https://news.example/a", "-", reading=replace(READING, keep=keep))
    kept = {each.path[:1]: is_kept for each, is_kept in store.files()}
    assert [kept["/"], kept["h"], kept["-"]] == expected


def test_bytes_are_kept_of_files_too_that_are_there_already(store: SharedStore, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"The river rose in Hanoi.")
    add(store, file)
    for unchanged in (0, 1):
        adding = Adding(store, replace(READING, keep=True), 0)
        plan = adding.survey([str(file)])
        assert plan.unchanged == unchanged
        adding.run(plan)
        assert unpack_bytes(store.original(str(file)) or b"") == file.read_bytes()


def test_a_feed_with_a_bad_entry_is_noted_with_it(store: SharedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, feed("One", "Two"))
    prepare = prepared.prepare

    def refusing(document: Document, *rest: Any, **more: Any) -> PreparedDocument:
        if document.text.startswith("One"):
            raise InputError(document.name, Message("is odd"), Message("Leave it"))
        return prepare(document, *rest, **more)

    monkeypatch.setattr(adding_work, "prepare", refusing)
    found = refresh(store, ADDRESS)
    (noted,) = store.feeds()
    assert (noted.title, noted.failure, len(found.failures)) == ("Rivers", Message("is odd"), 1)
    assert noted.checked
    monkeypatch.undo()
    serve(monkeypatch, feed("One", "Two"))
    refresh(store, ADDRESS)
    assert (store.feeds()[0].failure, len(labels(store))) == (None, 2)


def test_what_is_added_from_the_web_is_subscribed_to_when_it_is_a_feed(
    store: SharedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(tmp_path / "news.zip", a_txt=b"The river rose in Hanoi.")
    serve(monkeypatch, (tmp_path / "news.zip").read_bytes(), "application/zip")
    add_inside(store, ["https://news.example/news.zip"], Reading())
    serve(monkeypatch, feed("One"))
    add_inside(store, [ADDRESS], Reading())
    assert len(labels(store)) == 2
    assert [each.address for each in store.feeds()] == [ADDRESS]


PAGE = (
    "<!doctype html><html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"
)
WORDS = "The river rose in Hanoi on Monday, they said, and {0} of the old bridges were closed to all traffic for days."


def test_a_changed_page_takes_the_place_of_what_it_was(store: SharedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in ("two", "three"):
        serve(monkeypatch, PAGE.format("River", WORDS.format(number)).encode(), "text/html")
        add(store, "https://news.example/a", "https://news.example/b" if number == "two" else ADDRESS)
    texts = [store.text(store.keys_from(f"https://news.example/{each}")[0]) for each in ("a", "b", "feed")]
    assert ["three" in text for text in texts] == [True, False, True]
    assert len(store.keys()) == 2


def test_an_entry_that_changed_takes_its_place_and_the_others_stay(
    store: SharedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, feed("One", "Two"))
    refresh(store, ADDRESS)
    serve(monkeypatch, feed("Two").replace(b"a river rose", b"two rivers rose"))
    refresh(store, ADDRESS)
    assert [*map(store.text, store.keys())] == ["One\n\nOne: a river rose.", "Two\n\nTwo: two rivers rose."]
    assert [*store.heirs().values()] == store.keys()[1:]


def test_a_page_where_a_feed_was_leaves_its_entries(store: SharedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, feed("One", "Two"))
    add(store, ADDRESS)
    serve(monkeypatch, PAGE.format("Out of order", WORDS.format("two")).encode(), "text/html")
    add(store, ADDRESS)
    assert len(labels(store)) == 3


def test_kept_bytes_are_read_as_the_server_said(store: SharedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAGE.format("Река", WORDS.format("Река поднялась, и")).encode("windows-1251")
    serve(monkeypatch, page, "text/html; charset=windows-1251", "https://other.example/news/a.html")
    add(store, "https://news.example/a", reading=replace(READING, keep=True))
    (key,) = store.keys()
    adding = Adding(store, READING, 0)
    outcome = adding.run(adding.again())
    assert (outcome.renewed, store.keys()) == ({key}, [key])
    kept = store.source_of(key)
    assert kept is not None and (kept.content_type, kept.address) == (
        "text/html; charset=windows-1251",
        "https://other.example/news/a.html",
    )
    rereading = Rereading(source_of=store.source_of)
    read = rereading.in_next_encoding(store.document(key))
    assert read is not None and read.encoding != "cp1251" and read.key == key


def test_what_a_server_says_not_to_send_again_outlives_its_moving(
    store: SharedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, object, object]] = []
    there = "https://there.example/feed"

    def fetch(address: str, **told: object) -> Fetched:
        asked.append((address, told["etag"], told["told_by"]))
        if address == there and len(asked) == 3:
            raise InputError(address, Message("is gone"), Message("Leave it"))
        data = b"" if told["etag"] else feed("One")
        return Fetched(
            there, data, "text/xml", '"1"', changed=not told["etag"], moved=there if address != there else None
        )

    monkeypatch.setattr(fetching, "fetch", fetch)
    for _time in range(3):
        refresh(store, ADDRESS)
    assert asked == [
        (ADDRESS, None, ADDRESS),
        (there, '"1"', there),
        (there, '"1"', there),
        (ADDRESS, '"1"', there),
    ]
    assert [(each.address, each.moved) for each in store.feeds()] == [(ADDRESS, there)]


def test_a_feed_with_an_entry_at_which_linking_fails_is_sent_whole_the_next_time(
    store: SharedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, feed("One", "Two", "Three"))
    insert = SharedStore._insert

    def faulty(store: SharedStore, connection: Any, document: PreparedDocument, number: int | None) -> int | None:
        if document.label == "Two":
            raise IndexError
        return insert(store, connection, document, number)

    with monkeypatch.context() as changed:
        changed.setattr(SharedStore, "_insert", faulty)
        assert len(refresh(store, ADDRESS).failures) == 1
    assert sorted(labels(store)) == ["One", "Three"]
    assert store.feeds()[0].failure
    assert refresh(store, ADDRESS).failures == []
    assert sorted(labels(store)) == ["One", "Three", "Two"]


def test_a_feed_that_has_moved_to_a_page_is_looked_for_where_it_was(
    store: SharedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = "https://there.example/feed"
    page = PAGE.format("For sale", WORDS.format("sale")).encode()
    back = False

    def fetch(address: str, **_told: object) -> Fetched:
        if address == there or not back:
            return Fetched(there, page, "text/html", moved=there if address != there else None)
        return Fetched(address, feed("One"), "text/xml")

    monkeypatch.setattr(fetching, "fetch", fetch)
    store.subscribe([Feed(ADDRESS, "Rivers", moved=there)])
    store.note_feeds([Feed(ADDRESS, "Rivers", moved=there)])
    assert refresh(store, ADDRESS).had == set()
    back = True
    assert refresh(store, ADDRESS).failures == []
    assert [(each.moved, each.failure) for each in store.feeds()] == [(None, None)]
    assert labels(store) == ["One"]


@pytest.mark.parametrize("there", ["http://there.example/feed", "HTTP://news.example/feed"])
def test_a_feed_does_not_move_to_where_it_could_be_forged(
    store: SharedStore, monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    asked: list[str] = []

    def fetch(address: str, **_told: object) -> Fetched:
        asked.append(address)
        return Fetched(there, feed("One"), "text/xml", moved=there)

    monkeypatch.setattr(fetching, "fetch", fetch)
    for _time in range(2):
        refresh(store, ADDRESS)
    store.note_feeds([each._replace(moved=there) for each in store.feeds()])  # by an earlier version
    refresh(store, ADDRESS)
    assert asked == [ADDRESS] * 3
    assert [each.moved for each in store.feeds()] == [None]


def test_a_fault_with_one_feed_leaves_the_others(store: SharedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(address: str, **_: object) -> Fetched:
        if address == ADDRESS:
            return Fetched(address, feed("One"), "application/rss+xml")
        raise ValueError

    monkeypatch.setattr(fetching, "fetch", fetch)
    found = refresh(store, "https://odd.example/", ADDRESS)
    assert [failure.subject for failure in found.failures] == ["https://odd.example/"]
    assert {each.address: bool(each.failure) for each in store.feeds()} == {
        "https://odd.example/": True,
        ADDRESS: False,
    }
    assert labels(store) == ["One"]


def test_a_large_archive_is_added_without_holding_it(store: SharedStore, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "The ferry left the bank at noon.")
        archive.writestr("a.jpg", bytes(range(256)) * (64 << 10))
    add(store, __file__)  # loads what reading needs
    tracemalloc.start()
    outcome = add(store, path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert outcome.progress.added == 1 and peak < 8 << 20
    ((file, _kept),) = [each for each in store.files() if each[0].path == str(path)]
    assert (file.size, file.digest) == (path.stat().st_size, hashlib.sha256(path.read_bytes()).digest())
    assert add(store, path).progress.added == 0


def test_an_encoding_that_is_none_is_told_before_anything_is_read(store: SharedStore) -> None:
    with pytest.raises(UsageError):
        add(store, __file__, reading=replace(READING, encoding="nonsense"))
