import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.library.adding import Adding, Outcome, Renewing
from reader.library.adding import work as adding_work
from reader.library.adding.work import ReadTask
from reader.library.database import open_file
from reader.library.errors import LibraryError
from reader.library.links.stored import StoredLinks
from reader.library.links.writing import LinkInput
from reader.library.shared import SCHEMA, SharedStore
from reader.library.sqlite import open_library

READING = ReadTask("", 0, 0, "1")


@pytest.fixture
def store(tmp_path: Path) -> SharedStore:
    return SharedStore(open_file(tmp_path / "library.sqlite", SCHEMA))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for number in range(8):
        (made / f"{number}.txt").write_text(f"Ngày thứ {number}, ông Tô Lâm đến thăm Hà Nội.\n", encoding="utf-8")
    return made


def add(store: SharedStore, *arguments: Path, reading: ReadTask = READING, **options: object) -> tuple[Outcome, int]:
    adding = Adding(store, reading, 2)
    plan = adding.survey([str(argument) for argument in arguments])
    return adding.run(plan, **options), plan.unchanged  # type: ignore[arg-type]


def test_articles_come_in_order_recognised_and_indexed(store: SharedStore, folder: Path) -> None:
    outcome, unchanged = add(store, folder)
    assert (outcome.progress.added, outcome.failures, outcome.stopped, unchanged) == (8, [], False, 0)
    assert [summary.name for summary in store.documents()] == [str(folder / f"{number}.txt") for number in range(8)]
    assert store.pending("1") == []
    assert {mention.text for mention in store.mentions(store.keys()[0])} >= {"Hà Nội"}
    assert store.index_texts() == 0


def test_the_same_folder_again_reads_nothing(store: SharedStore, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, folder)
    monkeypatch.setattr(adding_work, "read", lambda task: pytest.fail("it was read"))
    outcome, unchanged = add(store, folder)
    assert (outcome.progress.total, unchanged) == (0, 8)


def test_what_has_changed_replaces_what_it_was(store: SharedStore, folder: Path) -> None:
    add(store, folder)
    (folder / "3.txt").write_text("Một bài hoàn toàn khác.\n", encoding="utf-8")
    outcome, unchanged = add(store, folder)
    assert (outcome.progress.added, unchanged) == (1, 7)
    assert len(store.keys_from(str(folder))) == len(store.keys()) == 8
    (key,) = store.keys_from(str(folder / "3.txt"))
    assert store.text(key).startswith("Một bài")


def test_it_goes_on_where_it_was_stopped(store: SharedStore, folder: Path) -> None:
    seen: list[int] = []
    outcome, _unchanged = add(
        store, folder, tell=lambda progress: seen.append(progress.done), stopping=lambda: seen[-1:] >= [3]
    )
    kept = len(store.keys())
    assert outcome.stopped
    assert 3 <= kept < 8
    outcome, unchanged = add(store, folder)
    assert (outcome.stopped, len(store.keys())) == (False, 8)
    assert unchanged >= 3


def fail_at(changed: pytest.MonkeyPatch, name: str, article: str) -> None:
    """Have `StoredLinks.keep` or `.drop` fail by a fault when `article` is among those that are linked or go."""
    real = getattr(StoredLinks, name)

    def faulty(links: StoredLinks, connection: Any, batch: Iterable[LinkInput | int]) -> None:
        real(links, connection, batch)
        for each in batch:
            number = each.number if isinstance(each, LinkInput) else each
            (found,) = connection.execute("SELECT name FROM documents WHERE number = ?", (number,)).fetchone()
            if found.endswith(article):
                raise IndexError

    changed.setattr(StoredLinks, name, faulty)


def test_an_article_at_which_linking_fails_is_told_and_costs_nothing_else(
    store: SharedStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as changed:
        fail_at(changed, "keep", "3.txt")
        outcome, _unchanged = add(store, folder)
    assert [failure.subject for failure in outcome.failures] == [str(folder / "3.txt")]
    assert (outcome.progress.added, outcome.progress.failed, outcome.stopped) == (7, 1, False)
    assert len(store.keys()) == 7
    outcome, unchanged = add(store, folder)
    assert (outcome.progress.added, outcome.failures, unchanged) == (1, [], 7)


def test_what_cannot_be_read_is_told_and_costs_nothing_else(store: SharedStore, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    outcome, _unchanged = add(store, folder, folder / "missing.txt")
    assert {Path(failure.subject).name for failure in outcome.failures} == {"empty.txt", "broken.docx", "missing.txt"}
    assert outcome.progress.added == 8


def test_an_article_that_kills_its_process_is_left_out(
    store: SharedStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare = adding_work.prepare

    def deadly(document, *rest, **more):  # type: ignore[no-untyped-def]
        if "thứ 5" in document.text:
            os._exit(1)
        return prepare(document, *rest, **more)

    monkeypatch.setattr(adding_work, "prepare", deadly)
    outcome, _unchanged = add(store, folder)
    assert [Path(failure.subject).name for failure in outcome.failures] == ["5.txt"]
    assert outcome.progress.added == 7
    monkeypatch.undo()
    outcome, unchanged = add(store, folder)
    assert (outcome.progress.added, unchanged) == (1, 7)


def test_originals_are_read_again_when_the_files_are_gone(store: SharedStore, folder: Path) -> None:
    add(store, folder, reading=replace(READING, keep=True))
    for file in folder.iterdir():
        file.unlink()
    adding = Adding(store, replace(READING, recogniser="2"), 2)
    plan = adding.again()
    assert (len(plan.tasks), plan.failures) == (8, [])
    outcome = adding.run(plan)
    assert (outcome.progress.documents, outcome.progress.added, outcome.failures) == (8, 0, [])
    assert store.pending("2") == []
    assert len(store.keys()) == 8


def test_what_is_gone_stays_as_it_is(store: SharedStore, folder: Path) -> None:
    add(store, folder)
    (folder / "0.txt").unlink()
    plan = Adding(store, READING, 2).again()
    assert (len(plan.tasks), len(plan.failures)) == (7, 1)


def test_a_new_version_recognises_what_is_stored(store: SharedStore, folder: Path) -> None:
    add(store, folder)
    outcome = Renewing(store, "2", 2).run()
    assert (outcome.progress.documents, outcome.stopped) == (8, False)
    assert store.pending("2") == []
    assert Renewing(store, "2", 2).run().progress.documents == 0


def test_one_that_is_stopped_goes_on_later(store: SharedStore, folder: Path) -> None:
    add(store, folder)
    seen: list[int] = []
    outcome = Renewing(store, "2", 2).run(lambda progress: seen.append(progress.done), lambda: seen[-1:] >= [2])
    assert outcome.stopped
    assert 0 < len(store.pending("2")) < 8
    Renewing(store, "2", 2).run()
    assert store.pending("2") == []


def test_a_library_is_made_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "library.sqlite"
    library = open_library(str(path), make=True)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert library.documents() == []
    library.close()
    assert open_library(str(path)).count() == 0


def test_a_library_that_may_not_be_written_is_read(
    tmp_path: Path, store: SharedStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, folder)
    store.close()
    from reader.library import database

    def refused(*_arguments: object) -> object:
        raise PermissionError

    monkeypatch.setattr(database, "open_file", refused)
    library = open_library(str(tmp_path / "library.sqlite"))
    assert (library.count(), len(library.search_text("ha noi").matches)) == (8, 8)
    with pytest.raises(LibraryError):
        library.remove(library.shared.keys())


def test_an_article_at_which_linking_fails_stays_pending_and_the_others_are_renewed(
    store: SharedStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, folder)
    with monkeypatch.context() as changed:
        fail_at(changed, "keep", "3.txt")
        outcome = Renewing(store, "2", 1).run()
    assert [failure.subject for failure in outcome.failures] == [str(folder / "3.txt")]
    assert (len(outcome.renewed), outcome.progress.failed) == (7, 1)
    assert store.pending("2") == store.keys_from(str(folder / "3.txt"))
    assert Renewing(store, "2", 1).run().failures == []
    assert store.pending("2") == []


def test_an_article_whose_words_cannot_be_indexed_is_told_once_and_the_others_are_found(
    store: SharedStore, folder: Path
) -> None:
    add(store, folder)
    with store._database.write() as connection:
        connection.execute("UPDATE documents SET indexed = 0")
        connection.execute("UPDATE contents SET text = ? WHERE document = 4", (b"x\x9cdamaged",))
    failures = Renewing(store, "1", 1).run().failures
    assert [failure.subject for failure in failures] == [str(folder / "3.txt")]
    assert not store._lacks_words()
    assert Renewing(store, "1", 1).run().failures == []


def test_a_fault_with_the_index_of_names_is_told_and_the_articles_are_kept(
    store: SharedStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_all: object, **_more: object) -> bool:
        raise IndexError

    monkeypatch.setattr("reader.library.links.indexing.renew", faulty)
    outcome, _unchanged = add(store, folder)
    assert (len(outcome.failures), len(store.keys())) == (1, 8)
    assert store.links is not None
    assert store.links.search("Hà Nội", 5, None).results


def test_an_article_that_cannot_be_removed_is_told_and_the_others_go(
    store: SharedStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, folder)
    failed: list[str] = []
    kept = store.keys_from(str(folder / "3.txt"))
    fail_at(monkeypatch, "drop", "3.txt")
    assert store.remove(store.keys(), failed=failed.append) == 7
    assert store.keys() == failed == kept
