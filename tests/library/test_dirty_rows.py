"""Databases into which another program wrote: what cannot be is left out or made safe, and nothing breaks."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from reader.cli import main
from reader.documents import Document
from reader.library.marks import Mark
from reader.library.paths import library_path
from reader.library.personal import PersonalStore
from reader.library.stored_documents import StoredDocuments
from reader.resources import resource_folder

DIRTY = "\x1b]0;x\x07\x9b31m\u202eabc"
ODD = (2**62, "", "x", b"\xff\xfe\0", DIRTY, "x" * 70_000, '["{a.__class__}", {"a": 1}]', "[" * 5_000)
SEEDS = sorted(resource_folder("seeds").glob("*.txt"))
KEY = "0" * 64


def columns(path: Path) -> Iterator[tuple[str, str]]:
    """The columns of all tables in which a person's or a library's own words stand."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'").fetchall()
        for (table,) in tables:
            if not table.startswith(("sqlite_", "link_", "words_", "text_")):
                for row in connection.execute(f"PRAGMA table_info({table})").fetchall():
                    yield table, row[1]


def spoil(path: Path, table: str, column: str, value: object) -> None:
    with closing(sqlite3.connect(path)) as connection, suppress(sqlite3.IntegrityError):  # no other kind fits there
        connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (value,))
        connection.commit()


def is_safe(text: str) -> bool:
    return not any((ord(char) < 32 and char != "\n") or 0x7F <= ord(char) < 0xA0 or char == "\u202e" for char in text)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "whole" / "personal.sqlite"
    with closing(PersonalStore(path)) as store:
        store.set_position(KEY, 7)
        store.set_read(KEY, True)
        store.set_setting("theme", "light")
        store.add_mark(Mark(0, KEY, 3, 8, "words", "note", label="Title", file="/a.txt", date="2025", source="AP"))
        store.decide([{"action": "ignore", "type": "PLACE", "names": ["Hanoi"]}])
        store.keep_overlays("library", {1: (b"stamp", b"difference")}, ())
    return path


def test_a_persons_rows_are_read_whatever_is_in_them(store: Path) -> None:
    whole = store.read_bytes()
    for table, column in columns(store):
        for value in ODD:
            store.write_bytes(whole)
            spoil(store, table, column, value)
            with closing(PersonalStore(store)) as opened:
                assert 0 <= opened.position(KEY) < 1 << 62
                assert isinstance(opened.setting("theme") or "", str)
                for mark in (*opened.marks(), *opened.marks(KEY)):
                    assert 0 <= mark.start <= mark.end
                    shown = mark.quote, mark.note, mark.made, mark.label, mark.date or "", mark.source or ""
                    assert all(map(is_safe, shown)), (table, column, value)
                assert all(is_safe(str(record["made_at"])) for record in opened.decisions())
                opened.is_read(KEY), opened.all_read()
                for stamp, difference in opened.overlays("library").values():
                    assert isinstance(stamp, bytes) and isinstance(difference, bytes)
                opened.undo()


def test_a_mark_with_one_bad_value_is_kept(store: Path) -> None:
    spoil(store, "marks", "start", b"\xff")
    with closing(PersonalStore(store)) as opened:
        (mark,) = opened.marks()
    assert (mark.note, mark.start, mark.end) == ("note", 0, 8)


@pytest.fixture
def library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A library of two articles and a feed."""
    path = tmp_path / "library.sqlite"
    assert main(["add", "--library", str(path), "--jobs", "1", *map(str, SEEDS[:2])]) == 0
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO feeds (address, title, categories) VALUES ('https://a.example/f', 'F', 'N')")
        connection.commit()
    capsys.readouterr()
    return path


def answers(library: Path, *arguments: str) -> int:
    return main([*arguments, "--library", str(library)])


@pytest.mark.parametrize("column", ["title", "categories", "etag", "modified", "checked", "failure", "moved"])
def test_feeds_are_listed_whatever_is_in_their_rows(
    library: Path, column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for value in ODD:
        spoil(library, "feeds", column, value)
        for arguments in (["feeds"], ["feeds", "--format", "json"], ["feeds", "export"]):
            assert answers(library, *arguments) == 0, (column, value)
            printed = capsys.readouterr()
            assert "https://a.example/f" in printed.out and is_safe(printed.out.replace("\t", " "))
            assert printed.err == ""


DOCUMENT_COLUMNS = ("number", "key", "name", "label", "language", "date", "source", "added", "story", "length")
COMMANDS = (["list"], ["list", "--format", "json"], ["search", "Hanoi"], ["search", "--format", "json", "Hanoi"])
EXPORTS = (["export"], ["export", "--format", "html"])


@pytest.mark.parametrize("column", DOCUMENT_COLUMNS)
def test_what_cannot_be_said_of_an_article_is_no_fault_of_the_program(
    library: Path, column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = library.read_bytes()
    for value in (2**62, b"\xff\xfe\0", DIRTY):
        library.write_bytes(whole)
        spoil(library, "documents", column, value)
        for arguments in (*COMMANDS, *EXPORTS):
            status = answers(library, *arguments)
            said, told = capsys.readouterr()
            assert status in (0, 1, 3), (column, value, arguments, told)
            assert status != 3 or "the file is damaged. Restore it from a copy." in told
            assert status != 3 or arguments[0] != "list", "one bad row hides all others"
            assert not (arguments == EXPORTS[1] and column != "key") or is_safe(said), "what the gate would not let in"


@pytest.mark.parametrize("column", ["text", "details", "mentions"])
def test_contents_that_cannot_be_are_told_as_damage(
    library: Path, column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    nested = () if column == "text" else (b"-" + b"[" * 100_000,)
    outside = b'-[[["ORG","body","",null]],[0],[900000],[9],[0],{},{}]'
    for value in (b"z", b"-\xff", b"-[]", outside, 7, *nested):
        spoil(library, "contents", column, value)
        assert answers(library, "export") == 3, (column, value)
        assert "the file is damaged. Restore it from a copy." in capsys.readouterr().err


@pytest.mark.parametrize("column", ["text", "details", "mentions"])
def test_a_file_is_read_itself_where_the_library_has_it_damaged(
    column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["entities", "--format", "json", str(SEEDS[0])]) == 0
    said = capsys.readouterr().out
    assert main(["add", "--jobs", "1", str(SEEDS[0])]) == 0
    for value in (b"z\x00", b"z", 7):
        spoil(library_path(), "contents", column, value)
        capsys.readouterr()
        assert main(["entities", "--format", "json", str(SEEDS[0])]) == 0
        assert capsys.readouterr().out == said


@pytest.mark.parametrize("arguments", EXPORTS)
def test_an_article_that_somebody_takes_out_meanwhile_is_left_out(
    library: Path, arguments: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = StoredDocuments.document

    def meanwhile(store: StoredDocuments, key: str) -> Document:
        monkeypatch.undo()
        with closing(sqlite3.connect(library)) as connection:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("DELETE FROM documents WHERE key = ?", (key,))
            connection.commit()
        return read(store, key)

    monkeypatch.setattr(StoredDocuments, "document", meanwhile)
    assert answers(library, *arguments) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert sum(seed.name in said.out for seed in SEEDS[:2]) == 1
