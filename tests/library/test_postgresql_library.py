"""What is different when a library is on a server."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock
from urllib.parse import quote

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from link_library import DOCUMENTS
from postgresql_server import PrivateServer

from reader.documents.reading import read
from reader.library import postgresql, postgresql_connection
from reader.library.choice import Choice
from reader.library.database import Schema
from reader.library.dialect import POSTGRESQL
from reader.library.errors import LibraryError, LibraryUnreadableError
from reader.library.last_session import identity_of
from reader.library.postgresql import ServerDatabase, open_server
from reader.library.postgresql_connection import numbered
from reader.library.postgresql_errors import describe
from reader.library.server_address import is_server, shown
from reader.library.shared import POSTGRESQL_SCHEMA
from reader.library.sqlite import SqliteLibrary, open_library
from reader.messages import Message

HANOI = read("Bão đổ bộ vào Hà Nội tối qua.".encode(), "a.txt")


@pytest.fixture
def address(server: PrivateServer) -> str:
    return server.new_database()


@pytest.fixture
def library(address: str) -> SqliteLibrary:
    return open_library(address, make=True)


def execute(address: str, statement: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]


def reason(address: str, *, make: bool = False) -> str:
    with pytest.raises(LibraryUnreadableError) as caught:
        open_library(address, make=make)
    assert "hush" not in str(caught.value)
    assert "hush" not in caught.value.subject
    assert caught.value.remedy.text
    return str(caught.value.reason)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("postgresql://an:hush@db.example.org:5433/news", "postgresql://an:***@db.example.org:5433/news"),
        ("postgres://an:hu@sh/@db/news", "postgres://***"),
        ("postgresql:///news?host=/tmp&user=an", "postgresql:///news?host=/tmp&user=an"),
        ("postgresql://db/news?user=an&password=hush&sslmode=require", "postgresql://db/news?user=an"),
        ("postgresql://db:1/n?user=an@corp&password=hush", "postgresql://db:1/n?user=an@corp"),
        ("postgresql://an@a:1,[::1]:2/news?passfile=hush", "postgresql://an@a:1,[::1]:2/news"),
        ("postgresql://db/news?sslpassword=hush", "postgresql://db/news"),
        ("postgresql://db/?dbname=user%3Dan%20password%3Dhush", "postgresql://db/"),
        ("postgresql://db/n?options=-csearch_path%3Dteam", "postgresql://db/n?options=-csearch_path%3Dteam"),
        ("postgresql://db/n?options=-cmy.key%3Dhush", "postgresql://db/n"),
        ("postgresql://an@db/\x1b[1mnews", "postgresql://an@db/\\x1b[1mnews"),
    ],
)
def test_a_password_is_never_shown(address: str, expected: str) -> None:
    assert is_server(address)
    assert shown(address) == expected
    assert identity_of([address]) == identity_of([address.replace("hush", "other")])


@settings(max_examples=400, deadline=None)
@given(
    secret=st.text("QZ97@:/?#&=%,[] \n", min_size=1, max_size=9).filter(lambda text: set(text) & set("QZ97")),
    shape=st.sampled_from(
        [
            "postgresql://an:{}@db/news",
            "postgresql://an:{}@db:5432/news?user=me@corp",
            "postgres://an:{}@/news?host=/tmp",
            "postgresql://:{}@db",
            "postgresql://db:5432/news?user=me@corp&password={}",
            "postgresql://an@db,other:1/news?password={}&sslmode=require",
            "postgresql://[::1]:5432/?sslpassword={}&dbname=news",
            "postgresql://?password={}&host=db",
            "postgresql://db?application_name={}&user=an",
            "postgresql:///?dbname=host%3Ddb%20password%3D{}",
        ]
    ),
    escaped=st.booleans(),
)
def test_nothing_of_a_password_is_shown_however_it_is_written(secret: str, shape: str, escaped: bool) -> None:
    assert not set(shown(shape.format(quote(secret, safe="") if escaped else secret))) & set("QZ97")


def test_a_question_mark_stands_for_a_value_outside_of_quotation_marks() -> None:
    assert numbered("SELECT ?, '?', '100 %', \"a?\", 'it''s ?', ?") == "SELECT $1, '?', '100 %', \"a?\", 'it''s ?', $2"


def test_values_of_every_kind_come_back(library: SqliteLibrary) -> None:
    with library.shared._database.read() as connection:
        row = connection.execute(
            "SELECT CAST(? AS bigint), ?, CAST(? AS text), '?%', CAST(? AS int)", (-(1 << 63), b"\0\xff", "%?", 1)
        )
        assert row.fetchone() == (-(1 << 63), b"\0\xff", "%?", "?%", 1)
        assert connection.execute("SELECT CAST(? AS text)", ("a\0b",)).fetchone() == ("a\ufffdb",)
        assert connection.executemany("SELECT ?", []).rowcount <= 0


def test_what_is_wrong_is_told(server: PrivateServer, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    execute(address, "DROP ROLE IF EXISTS guarded")
    execute(address, "CREATE ROLE guarded LOGIN PASSWORD 'right'")
    guarded = address.replace("user=reader", "user=guarded")
    assert reason(f"{guarded}&password=hush") == "the server does not let this role in"
    assert reason(guarded) == "the server does not let this role in"
    assert reason(address.replace("user=reader", "user=nobody_at_all")) == "the server does not let this role in"
    assert reason(server.address("passwords")) == "there is no such database on the server"
    assert reason("postgresql://an:hush@127.0.0.1:1/news") == "the server cannot be reached"
    for wrong in ("127.0.0.1:1x/news", "[::1/news", "db/news?nothing=1"):
        assert reason(f"postgresql://an:hush@{wrong}") == "the address cannot be understood"
    assert reason(address) == "there is no library in this database"
    assert reason(server.new_database("LATIN1"), make=True) == "the database is not in UTF-8"
    monkeypatch.setattr("reader.library.postgresql._OLDEST", 990_000)
    assert reason(address) == "the server is older than PostgreSQL 14"
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    assert reason("postgresql://an:hush@db/news") == "psycopg is missing, with which it is reached"


def test_tables_of_others_are_left_alone(server: PrivateServer, address: str) -> None:
    execute(address, "CREATE TABLE documents (id int)")
    assert reason(address, make=True) == "the database has tables of another program"
    assert reason(address) == "there is no library in this database"
    other = server.new_database()
    execute(other, "CREATE TABLE reader_library (id int)")
    assert reason(other) == "the database has tables of another program"
    with_schema = f"{address}&options=-csearch_path%3Dteam"
    execute(address, "CREATE SCHEMA team")
    library = open_library(with_schema, make=True)
    assert library.add(HANOI)


def test_a_later_version_is_refused(library: SqliteLibrary, address: str) -> None:
    execute(address, "UPDATE reader_library SET version = version + 1")
    assert reason(address) == "it was written by a later version of the program"
    assert reason(address, make=True) == "it was written by a later version of the program"


def test_an_earlier_version_is_brought_up_to_date(address: str) -> None:
    def again(connection: object) -> None:
        connection.execute("ALTER TABLE documents ADD COLUMN mood TEXT")  # type: ignore[attr-defined]

    first = Schema(5, ("",), POSTGRESQL.ddl(DOCUMENTS))
    open_server(address, first, make=True).close()
    later = Schema(5, ("", again, "CREATE TABLE more (a TEXT);\nCREATE TABLE most (a TEXT);\n"), ["never"])
    for _ in range(2):
        database = open_server(address, later)
        with database.read() as connection:
            assert connection.execute("SELECT mood, m.a, n.a FROM documents, more m, most n").fetchall() == []
        database.close()
    assert reason(address) == "the database has tables of another program"


def test_who_may_only_read_reads(library: SqliteLibrary, address: str) -> None:
    library.add(HANOI)
    library.analyse(HANOI.key)
    execute(address, "DROP ROLE IF EXISTS visitor")
    execute(address, "CREATE ROLE visitor LOGIN")
    execute(address, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO visitor")
    visitor = open_library(address.replace("user=reader", "user=visitor"))
    assert visitor.document(HANOI.key) == HANOI
    assert [match.key for match in visitor.search_text("ha noi").matches] == [HANOI.key]
    assert visitor.search_names("ha noi").results
    with pytest.raises(LibraryError) as caught:
        visitor.remove([HANOI.key])
    assert str(caught.value.reason) == "it may not be written"
    execute(address, "DROP OWNED BY visitor")


def ended(address: str) -> None:
    """All sessions of the database are ended by the server."""
    question = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    execute(address, f"{question} AND pid <> pg_backend_pid()")


@pytest.mark.parametrize(
    "ask",
    [
        lambda library: library.count() == 1,
        lambda library: library.document(HANOI.key) == HANOI,
        lambda library: library.add(read(b"Another one.", "b.txt")),
        lambda library: library.documents(Choice(text="noi")) != [],
    ],
)
def test_a_connection_that_was_lost_is_made_again(
    library: SqliteLibrary, address: str, ask: Callable[[SqliteLibrary], bool]
) -> None:
    library.add(HANOI)
    ended(address)
    assert ask(library)
    ended(address)
    assert ask(library) or library.count() == 2


def test_a_connection_that_is_lost_in_the_middle_of_writing_keeps_nothing(library: SqliteLibrary, address: str) -> None:
    database = library.shared._database
    with pytest.raises(psycopg.Error), database.write() as connection:
        connection.execute("INSERT INTO facts (name, value) VALUES ('a', 'b')")
        ended(address)
        connection.execute("INSERT INTO facts (name, value) VALUES ('c', 'd')")
    assert library.add(HANOI)
    with database.read() as connection:
        assert connection.execute("SELECT count(*) FROM facts WHERE name IN ('a', 'c')").fetchone() == (0,)


def test_a_server_that_went_away_is_told(library: SqliteLibrary, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ended(address)
    monkeypatch.setattr(library.shared._database, "_address", "postgresql://an:hush@127.0.0.1:1/news")
    with pytest.raises(LibraryUnreadableError) as caught:
        library.count()
    assert str(caught.value.reason) == "the server cannot be reached"


def test_a_server_that_stands_still_is_told(
    server: PrivateServer, address: str, library: SqliteLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql_connection, "PATIENCE", 0.2)
    monkeypatch.setattr(postgresql, "PATIENCE", 2)
    with library.shared._database.read() as connection:  # it is there, and only works for long
        assert connection.execute("SELECT 1 FROM pg_sleep(1)").fetchone() == (1,)
        (session,) = connection.execute("SELECT pg_backend_pid()").fetchone() or (0,)
    main = int((server.folder / "data" / "postmaster.pid").read_text().split()[0])
    try:
        for process in (main, session):
            os.kill(process, signal.SIGSTOP)
        began = time.monotonic()
        with pytest.raises(LibraryUnreadableError) as caught:
            library.count()
        assert time.monotonic() - began < 8
    finally:
        for process in (main, session):
            os.kill(process, signal.SIGCONT)
    assert str(caught.value.reason) == "the connection to the server was lost"
    assert library.count() == 0


def test_the_network_is_watched_unless_the_address_says_otherwise(address: str) -> None:
    database = ServerDatabase(f"{address}&client_encoding=latin1&keepalives_idle=77")
    told = database._connection._connection.info.get_parameters()
    assert told["keepalives_idle"] == "77"
    assert {"keepalives_interval", "keepalives_count", "tcp_user_timeout", "connect_timeout"} <= set(told)
    assert database._connection.execute("SHOW client_encoding").fetchone() == ("UTF8",)
    database.close()


def test_reading_sees_one_moment_and_writing_what_it_wrote(library: SqliteLibrary, address: str) -> None:
    mine, other = library.shared._database, ServerDatabase(address)
    with mine.read() as connection:
        before = connection.execute("SELECT count(*) FROM facts").fetchone()
        seen = mine.changes_seen()
        with other.write() as others:
            others.execute("INSERT INTO facts (name, value) VALUES ('a', 'b')")
        with mine.read() as again:
            assert again.execute("SELECT count(*) FROM facts").fetchone() == before
        assert mine.changes_seen() == seen
    assert mine.changes_seen() != seen
    seen = mine.changes_seen()
    with mine.read(), mine.write() as connection:
        connection.execute("INSERT INTO facts (name, value) VALUES ('c', 'd')")
        with mine.read() as again:
            assert again.execute("SELECT value FROM facts WHERE name = 'c'").fetchone() == ("d",)
    assert mine.changes_seen() == seen


def test_numbers_that_were_given_are_not_given_again(library: SqliteLibrary) -> None:
    library.add(HANOI, 7)
    for number in range(9):
        assert library.add(read(f"Another one, {number}.".encode(), "b.txt"))
    numbers = [each.number for each in library.documents()]
    assert len(set(numbers)) == 10
    assert min(numbers) == 7


def test_long_texts_are_found_by_words_that_are_far_apart(library: SqliteLibrary) -> None:
    words = [f"từ{number}" for number in range(9000)]
    long = read(" ".join(words).encode(), "long.txt")
    library.add(long)
    library.add(HANOI)
    for query in ("từ1 từ8999", '"từ2047 từ2048 từ2049"', '"từ4095 từ4096"', "từ899*", '"từ2047 từ20"*'):
        assert [match.key for match in library.search_text(query).matches] == [long.key], query
        assert library.count(Choice(text=query)) == 1, query
    assert library.search_text('"từ2049 từ2048"').matches == ()
    library.remove([long.key])
    assert library.count(Choice(text="từ1 từ8999")) == 0


def test_what_belongs_to_the_person_stays_here(address: str, tmp_path: Path) -> None:
    library = open_library(address, tmp_path / "personal.sqlite", make=True)
    library.add(HANOI)
    library.set_position(HANOI.key, 4)
    library.set_read(HANOI.key)
    library.close()
    assert (tmp_path / "personal.sqlite").stat().st_size
    assert open_library(address, tmp_path / "personal.sqlite").position(HANOI.key) == 4
    assert open_library(address).position(HANOI.key) == 0


def test_the_schema_is_that_of_files() -> None:
    assert len(POSTGRESQL_SCHEMA.tables) >= len([each for each in POSTGRESQL_SCHEMA.tables if "{" not in each]) > 0
    assert not any("{" in each or "AUTOINCREMENT" in each or "BLOB" in each for each in POSTGRESQL_SCHEMA.tables)


def stopped(library: SqliteLibrary) -> int:
    """The process of the server that works for `library`, which stands still."""
    with library.shared._database.read() as connection:
        (session,) = connection.execute("SELECT pg_backend_pid()").fetchone() or (0,)
    os.kill(session, signal.SIGSTOP)
    return int(session)


def test_a_session_that_stands_still_is_left_for_another_one(library: SqliteLibrary) -> None:
    library.shared.hurry(1)
    library.add(HANOI)
    session = stopped(library)
    try:
        assert library.count() == 1
        assert library.position(HANOI.key) == 0
        assert library.add(read(b"Another one.", "b.txt"))
    finally:
        os.kill(session, signal.SIGCONT)


def test_who_looks_on_is_told_that_a_question_is_not_answered(library: SqliteLibrary) -> None:
    library.shared.hurry(0.3)
    with pytest.raises(psycopg.OperationalError) as caught, library.shared._database.read() as connection:
        connection.execute("SELECT pg_sleep(600)")
    assert str(describe(caught.value)[0]) == "the server did not answer in time"
    assert library.count() == 0


def test_who_looks_on_does_not_wait_every_time_for_a_server_that_went_away(
    library: SqliteLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = library.shared._database
    connect = Mock(side_effect=LibraryUnreadableError(database.name, *map(Message, postgresql.UNREACHABLE)))
    monkeypatch.setattr(database, "_connect", connect)
    database._connection.close()
    for _time in range(3):
        with pytest.raises(LibraryUnreadableError) as caught:
            library.count()
        assert str(caught.value.reason) == "the server cannot be reached"
    assert connect.call_count == 1
