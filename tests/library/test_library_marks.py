import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library.database import Schema, open_file
from reader.library.errors import LibraryError
from reader.library.library import Library
from reader.library.marks import Mark
from reader.library.personal import SCHEMA, PersonalStore
from reader.library.sqlite import open_library

FIRST = Mark(0, "a" * 64, 10, 30, "Қасым-Жомарт Тоқаев", "сұрау керек", label="Сапар", file="/a.txt", date="--05-06")


@pytest.fixture(params=["memory", "file"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Library:
    return open_library(None, None if request.param == "memory" else tmp_path / "personal.sqlite")


def test_marks_are_listed_by_text_in_a_document_and_by_time_over_all(library: Library) -> None:
    later = library.add_mark(FIRST)
    earlier = library.add_mark(FIRST._replace(start=2, end=5))
    other = library.add_mark(FIRST._replace(document="b" * 64))
    assert later.id and later.made and later._replace(id=0, made="") == FIRST
    assert library.marks(FIRST.document) == [earlier, later]
    assert library.marks() == [later, earlier, other]
    assert library.marks("unknown") == []


def test_a_mark_is_changed_removed_and_brought_back_as_it_was(library: Library) -> None:
    mark = library.add_mark(FIRST)
    changed = mark._replace(note="", document="c" * 64, start=0, end=4)
    assert library.change_mark(changed) and library.marks() == [changed]
    assert library.remove_mark(mark.id) and not library.remove_mark(mark.id)
    assert not library.change_mark(changed)
    newer = library.add_mark(FIRST)
    assert newer.id != mark.id
    assert library.add_mark(changed) == changed
    assert library.marks() == [changed, newer]


def test_marks_outlive_the_program_and_their_documents(tmp_path: Path) -> None:
    path = tmp_path / "personal.sqlite"
    with_mark = open_library(None, path)
    mark = with_mark.add_mark(FIRST)
    with_mark.close()
    again = open_library(None, path)
    assert again.documents() == [] and again.marks() == [mark]


def test_a_file_of_the_version_before_gets_marks_and_keeps_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "personal.sqlite"
    before = open_file(path, Schema(SCHEMA.application, SCHEMA.steps[:1]))
    with before.write() as connection:
        connection.execute("INSERT INTO positions VALUES ('a', 7, '2025-01-01')")
        connection.execute("INSERT INTO settings VALUES ('language', 'kk')")
    before.close()
    store = PersonalStore(path)
    assert (store.position("a"), store.setting("language"), store.marks()) == (7, "kk", [])
    assert store.add_mark(FIRST).id == 1
    assert store.notices() == []


def test_what_cannot_be_kept_is_said_and_reading_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = PersonalStore(tmp_path / "file" / "personal.sqlite")
    with pytest.raises(LibraryError, match="cannot be opened"):
        store.add_mark(FIRST)
    with pytest.raises(LibraryError):
        store.remove_mark(1)
    assert store.marks() == []
    store.set_position("a", 7)
    assert store.position("a") == 7


def test_a_table_that_cannot_be_read_is_no_marks_and_a_notice(tmp_path: Path) -> None:
    store = PersonalStore(tmp_path / "personal.sqlite")
    with store._database.write() as connection:
        connection.execute("DROP TABLE marks")
    assert store.marks() == [] and len(store.notices()) == 1
    with pytest.raises(LibraryError):
        store.add_mark(FIRST)


def test_a_damaged_file_is_moved_aside_and_marks_begin_anew(tmp_path: Path) -> None:
    path = tmp_path / "personal.sqlite"
    PersonalStore(path).close()
    path.write_bytes(b"certainly no database " * 500)
    store = PersonalStore(path)
    assert len(store.notices()) == 1
    assert store.add_mark(FIRST).id == 1


WRITER = """
import json, sys
from pathlib import Path
from reader.library.marks import Mark
from reader.library.personal import PersonalStore

store = PersonalStore(Path(sys.argv[1]))
ids = []
for number in range(25):
    mark = store.add_mark(Mark(0, sys.argv[2] * 64, number, number + 1, "x"))
    store.change_mark(mark._replace(note=str(number)))
    if number % 5 == 0:
        store.remove_mark(mark.id)
    else:
        ids.append(mark.id)
store.close()
print(json.dumps(ids))
"""


def test_several_programs_mark_at_once(tmp_path: Path) -> None:
    path = tmp_path / "personal.sqlite"
    PersonalStore(path).close()
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], stdout=subprocess.PIPE) for name in "abc"
    ]
    kept = [json.loads(process.communicate()[0]) for process in running]
    assert all(process.returncode == 0 for process in running)
    marks = PersonalStore(path).marks()
    assert sorted(mark.id for mark in marks) == sorted(number for ids in kept for number in ids)
    assert len(marks) == 60 and all(mark.note == str(mark.start) for mark in marks)
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()
