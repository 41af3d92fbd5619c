import json
import sqlite3
from pathlib import Path

import pytest

from reader.cli import main
from reader.library import database
from reader.library.sqlite import open_library

FIRST = """
CREATE TABLE documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    language TEXT NOT NULL,
    date TEXT,
    source TEXT,
    text TEXT NOT NULL,
    parts TEXT NOT NULL,
    details TEXT NOT NULL,
    recogniser TEXT
);
CREATE TABLE mentions (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    parent INTEGER,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    zone TEXT NOT NULL,
    value TEXT,
    known TEXT,
    rule TEXT NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE INDEX documents_recogniser ON documents (recogniser, number, key);
"""
TEXT = "Hà Nội đón khách.\n\nTTXVN"
PARTS = [["title", "headline", "title", 0, 17, "vi"], ["body", "paragraph", "body", 19, 24, "vi"]]
DETAILS = {
    "date": ["2025-05-06", 0, 4],
    "dateline": ["Hà Nội", "TTXVN", 0, 6],
    "offsets": [[0, 1, 0]],
    "encoding": "utf-8",
    "notices": [["Invisible characters removed: {count}", {"count": 1}]],
}


def first_version(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.executescript(FIRST)
        connection.execute("PRAGMA application_id=0x52445231")
        connection.execute("PRAGMA user_version=1")
        row = ("Hà Nội đón khách.", "vi", "2025-05-06", "TTXVN", TEXT, json.dumps(PARTS), json.dumps(DETAILS))
        insert = "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        connection.execute(insert, (3, "k" * 64, "a.txt", *row, "0.0.9"))
        connection.execute(insert, (5, "l" * 64, "b.txt", *row, None))
        mention = "INSERT INTO mentions VALUES (3, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        connection.execute(mention, (0, None, 0, 17, "Hà Nội đón khách.", "WORK", "title", None, None, "quoted"))
        connection.execute(mention, (1, 0, 0, 6, "Hà Nội", "PLACE", "title", None, "geonames:1581130", "gazetteer"))
    connection.close()


def test_a_library_of_the_first_version_is_carried_over(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    first_version(path)
    library = open_library(str(path))
    assert [(each.number, each.key[0], each.analysed) for each in library.documents()] == [
        (3, "k", False),
        (5, "l", False),
    ]
    document = library.document("k" * 64)
    assert (document.text, document.title, document.name) == (TEXT, "Hà Nội đón khách.", "a.txt")
    assert (document.date.value, document.dateline.agency) == ("2025-05-06", "TTXVN")  # type: ignore[union-attr]
    assert str(document.notices[0]) == "Invisible characters removed: 1"
    assert library.pending() == ["k" * 64, "l" * 64]
    assert [match.key for match in library.search_text("ha noi").matches] == ["l" * 64, "k" * 64]
    library.close()
    assert open_library(str(path)).count() == 2


@pytest.mark.parametrize(
    "command", [["remove", "k"], ["refresh"], ["feeds", "remove", "https://example.org/feed"], ["feeds", "refresh"]]
)
def test_what_is_changed_in_a_copy_that_stands_in_for_a_library_is_not_said_to_be_done(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "library.sqlite"
    first_version(path)

    def cannot_be_written(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(database, "open_file", cannot_be_written)
    assert main(["list", "--library", str(path)]) == 0
    assert capsys.readouterr().out.count("k" * 64) == 1
    assert main([*command, "--library", str(path)]) == 3
    printed = capsys.readouterr()
    assert (printed.out, "it may not be written" in printed.err) == ("", True)
