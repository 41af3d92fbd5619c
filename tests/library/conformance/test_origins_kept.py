"""Documents of files that are read again, and of several files."""

from typing import Any

import pytest
from library_documents import document

from reader.entities import EntityType
from reader.entities.decisions import Action, Decision
from reader.library.arriving import Arrival
from reader.library.database import open_file
from reader.library.engine import Engine
from reader.library.feeds import Feed
from reader.library.files import SourceFile
from reader.library.marks import Mark
from reader.library.personal import PersonalStore
from reader.library.postgresql import open_server
from reader.library.prepared import prepare
from reader.library.shared import POSTGRESQL_SCHEMA, SCHEMA, SharedStore
from reader.library.sqlite import SqliteLibrary

OLD, NEW, OTHER = document("Mưa ở Hà Nội. Lam đi xa."), document("Tin mới. Mưa ở Hà Nội. Lam đi."), document("Nắng.")
A, B = SourceFile("https://a.example/a", 1, 1), SourceFile("https://b.example/b", 1, 1)


def read(store: SharedStore, file: SourceFile, *documents: Any, grows: bool = False) -> None:
    named = [each._replace(name=f"{file.path}#{place}") for place, each in documents]
    arrivals = [Arrival(file, prepare(each)) for each in named]
    store.arrive([*arrivals, Arrival(file, None, {each.key for each in named}, grows=grows)])


def test_what_a_person_has_goes_over_to_what_came_in_its_place(library: SqliteLibrary) -> None:
    store = library.shared
    read(store, A, (1, OLD), (2, OTHER))
    library.set_position(OLD.key, 7)
    library.set_read(OLD.key)
    library.set_read(OTHER.key)
    library.add_mark(Mark(0, OLD.key, 6, 12, "Hà Nội", "thủ đô"))
    library.decide(Decision(Action.IGNORE, EntityType.PERSON, ("Lam",), OLD.key))
    between = document("Tin. Mưa ở Hà Nội.")
    read(store, A, (1, between), grows=True)
    read(store, A, (1, NEW), grows=True)
    assert [each.key for each in library.documents()] == [OTHER.key, NEW.key]
    assert (library.position(NEW.key), library.is_read(NEW.key), library.is_read(OTHER.key)) == (7, True, True)
    (mark,) = library.marks(NEW.key)
    assert (NEW.text[mark.start : mark.end], mark.note) == ("Hà Nội", "thủ đô")
    assert [each.document for each in library.decisions()] == [NEW.key]
    read(store, A, (1, OLD), grows=True)
    assert [each.document for each in library.marks()] == [OLD.key]


def test_a_document_goes_with_the_last_of_its_files(library: SqliteLibrary) -> None:
    store = library.shared
    read(store, A, (1, OLD))
    read(store, B, (7, OLD))
    assert store.keys_from("https://a.example") == store.keys_from(B.path) == [OLD.key]
    read(store, A, (1, NEW))
    assert [each.name for each in library.documents()] == [f"{B.path}#7", f"{A.path}#1"]
    assert store.heirs() == {}  # what it was is there still
    read(store, B, (7, NEW))
    assert [each.key for each in library.documents()] == [NEW.key]
    assert store.heirs() == {OLD.key: NEW.key}
    assert library.remove([NEW.key], ["https://a.example"]) == 0
    assert [each.path for each, _ in library.files()] == [B.path]
    assert library.remove([NEW.key], ["https://b.example"]) == 1
    assert [*library.files()] == []


def test_a_removed_document_comes_again_from_all_its_files(library: SqliteLibrary) -> None:
    for file in (A, B):
        read(library.shared, file, (1, OLD))
    assert len(library.shared.file_states([A.path, B.path])) == 2
    library.remove([OLD.key])
    assert library.shared.file_states([A.path, B.path]) == {}


SECOND = """
DROP TABLE origins;
DROP TABLE successions;
ALTER TABLE files DROP COLUMN content_type;
ALTER TABLE files DROP COLUMN address;
ALTER TABLE feeds DROP COLUMN answered;
ALTER TABLE feeds DROP COLUMN moved;
ALTER TABLE documents ADD COLUMN file {whole} REFERENCES files (number);
CREATE INDEX documents_file ON documents (file);
UPDATE documents SET file = 1, name = 'https://a.example/a';
UPDATE files SET digest = bytes;
UPDATE feeds SET failure = 'ist fort {'
"""


@pytest.mark.parametrize("engine", ["file", "server"], indirect=True)
def test_a_library_of_the_second_version_is_carried_over(engine: Engine) -> None:
    store = SharedStore(engine)
    for file in (A, B):
        read(store, file._replace(original=b"-same"), (1, OLD))
    store.subscribe([Feed("https://a.example/", "a")])
    with engine.write() as connection:
        for statement in engine.dialect.ddl(SECOND):
            connection.execute(statement)
        on_server = engine.name.startswith("postgresql")
        connection.execute("UPDATE reader_library SET version = 2" if on_server else "PRAGMA user_version = 2")
    address = getattr(engine, "_address", "")
    path = getattr(engine, "path", None)
    store.close()
    again = SharedStore(open_server(address, POSTGRESQL_SCHEMA) if on_server else open_file(path, SCHEMA))
    library = SqliteLibrary(again, PersonalStore(None))
    assert again.keys_from(A.path) == again.keys_from(B.path) == [OLD.key]
    assert [str(each.failure) for each in again.feeds()] == ["ist fort {"]
    read(again, A, (1, NEW))
    read(again, B, (1, NEW))
    assert [each.key for each in library.documents()] == [NEW.key]
    library.close()
