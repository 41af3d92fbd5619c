import sqlite3
import stat
import time
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import database
from reader.library.errors import LibraryError
from reader.library.personal import SCHEMA, PersonalStore, stored_setting


def record(name: str) -> dict[str, object]:
    return {"action": "ignore", "type": "PERSON", "names": [name]}


def names(store: PersonalStore) -> list[str]:
    return [each["names"][0] for each in store.decisions()]


def test_everything_is_there_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "state" / "personal.sqlite"
    store = PersonalStore(path)
    store.set_position("a", 120)
    store.set_position("a", 240)
    store.set_setting("language", "kk")
    store.decide([record("Lam")])
    store.close()
    again = PersonalStore(path)
    assert (again.position("a"), again.position("unknown")) == (240, 0)
    assert (again.setting("language"), again.setting("unknown")) == ("kk", None)
    assert names(again) == ["Lam"]
    assert again.notices() == []
    assert stored_setting(path, "language") == "kk"


def test_files_are_private_whatever_the_umask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "state" / "personal.sqlite"
    previous = database.os.umask(0)
    try:
        store = PersonalStore(path)
        store.set_setting("a", "b")
        store.settle()
    finally:
        database.os.umask(previous)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_batch_of_decisions_is_undone_at_once() -> None:
    store = PersonalStore(None)
    store.decide([record("one")])
    store.decide([record("two"), record("three")])
    assert names(store) == ["one", "two", "three"]
    assert [each["names"][0] for each in store.undo()] == ["two", "three"]
    assert names(store) == ["one"]
    assert [each["names"][0] for each in store.undo()] == ["one"]
    assert store.undo() == []


@pytest.mark.parametrize("damage", [b"not a database at all, but long enough to look like one" * 20, None])
def test_a_damaged_file_is_moved_aside_and_work_goes_on(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "personal.sqlite"
    store = PersonalStore(path)
    for number in range(300):
        store.set_position(f"{number:064}", number)
    store.close()
    content = path.read_bytes()
    path.write_bytes(damage or content[:200] + b"\xff" * 8000 + content[8200:])
    broken = path.read_bytes()
    store = PersonalStore(path)
    assert len(store.notices()) == 1
    assert store.notices() == []
    store.set_position("a", 7)
    store.close()
    assert PersonalStore(path).position("a") == 7
    (aside,) = tmp_path.glob("personal.sqlite.damaged-*")
    assert aside.read_bytes() == broken


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "personal.sqlite"
    PersonalStore(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = path.read_bytes()
    store = PersonalStore(path)
    store.set_position("a", 7)
    assert store.position("a") == 7
    assert len(store.notices()) == 1
    assert path.read_bytes() == before


def test_without_a_writable_place_reading_goes_on_with_one_notice(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = PersonalStore(tmp_path / "file" / "personal.sqlite")
    store.set_position("a", 7)
    assert store.position("a") == 7
    assert len(store.notices()) == 1


def test_what_can_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "personal.sqlite"
    store = PersonalStore(path)
    store.set_position("a", 7)
    store.close()

    def refuse(path: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(database, "private_file", refuse)
    store = PersonalStore(path)
    assert store.position("a") == 7
    store.set_position("a", 8)
    store.settle()
    assert (store.position("a"), len(store.notices())) == (8, 1)


def test_a_write_ahead_log_that_does_not_work_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    PersonalStore(tmp_path / "personal.sqlite").close()
    modes = []

    def probe(connection: sqlite3.Connection) -> None:
        modes.append(connection.execute("PRAGMA journal_mode").fetchone()[0])
        if modes[-1] == "wal":
            raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(database, "WAL_IS_SAFE", True)
    monkeypatch.setattr(database, "_probe", probe)
    store = PersonalStore(tmp_path / "personal.sqlite")
    store.set_position("a", 7)
    store.settle()
    assert (store.position("a"), store.notices(), modes) == (7, [], ["wal", "delete"])


def test_a_full_disk_is_said_once_and_the_position_lives_on(tmp_path: Path) -> None:
    path = tmp_path / "personal.sqlite"
    store = PersonalStore(path)
    with store._database.read() as connection:
        connection.execute("PRAGMA max_page_count=1")
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
    for number in range(500):
        store.set_position(f"{number:064}", number)
    store.settle()
    assert len(store.notices()) == 1
    assert store.position(f"{499:064}") == 499
    with pytest.raises(LibraryError, match="disk is full"):
        store.decide([record("x" * 5000)])


def test_two_programs_see_each_others_decisions(tmp_path: Path) -> None:
    path = tmp_path / "personal.sqlite"
    first, second = PersonalStore(path), PersonalStore(path)
    before = second.state()
    first.decide([record("Lam")])
    assert second.state() != before
    assert names(second) == ["Lam"]


def test_an_older_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "personal.sqlite"
    store = PersonalStore(path)
    store.set_position("a", 7)
    store.close()
    later = database.Schema(SCHEMA.application, [*SCHEMA.steps, "ALTER TABLE positions ADD COLUMN note TEXT;\n"])
    opened = database.open_file(path, later)
    with opened.read() as connection:
        assert connection.execute("SELECT document, offset, note FROM positions").fetchall() == [("a", 7, None)]
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(later.steps)


def test_a_locked_file_keeps_nobody_waiting_and_is_written_when_it_is_free(tmp_path: Path) -> None:
    path = tmp_path / "personal.sqlite"
    store = PersonalStore(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        store.set_position("a", 7)
        store.set_setting("theme", "light")
        assert (store.position("a"), store.position("b")) == (7, 0)
        assert (store.setting("theme"), store.marks(), store.decisions()) == ("light", [], [])
        assert time.monotonic() - began < 5  # SQLite itself would wait for ten
        other.execute("ROLLBACK")
    store.settle()
    assert stored_setting(path, "theme") == "light" and store.notices() == []


def test_a_file_that_stays_locked_is_told_when_it_turns_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    path = tmp_path / "personal.sqlite"
    store = PersonalStore(path)
    told: list[str] = []
    store.watch_notices(lambda: told.append("told"))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store.set_position("a", 7)
        store.settle()
        store.set_position("a", 8)
        store.settle()
        assert (told, len(store.notices()), store.position("a")) == (["told"], 1, 8)
        other.execute("ROLLBACK")
    store.set_setting("theme", "light")
    store.close()
    assert PersonalStore(path).position("a") == 8


def test_what_could_not_be_written_is_tried_again_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    path = tmp_path / "personal.sqlite"
    store = PersonalStore(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store.set_position("a", 7)
        store.settle()
        other.execute("ROLLBACK")
    store.close()
    assert PersonalStore(path).position("a") == 7


def test_a_value_that_cannot_be_written_keeps_no_other_from_it(tmp_path: Path) -> None:
    path = tmp_path / "personal.sqlite"
    store = PersonalStore(path)

    def tell() -> None:
        raise RuntimeError("no screen any longer")

    store.watch_notices(tell)
    store.set_setting("search", "\ud800")
    store.set_position("a", 7)
    store.settle()
    store.set_position("b", 8)
    store.close()
    again = PersonalStore(path)
    assert (again.position("a"), again.position("b"), again.setting("search")) == (7, 8, None)


def test_a_file_that_another_program_keeps_to_itself_holds_up_neither_reading_nor_the_end(tmp_path: Path) -> None:
    path = tmp_path / "personal.sqlite"
    store = PersonalStore(path)
    store.set_setting("theme", "light")
    store.decide([record("Lam")])
    store.settle()
    assert (store.setting("theme"), names(store)) == ("light", ["Lam"])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        assert (store.setting("theme"), store.setting("language"), names(store)) == ("light", None, ["Lam"])
        assert time.monotonic() - began < 2
        store.set_position("a", 7)
        began = time.monotonic()
        store.close()
        assert time.monotonic() - began < 4
