import multiprocessing
import os
import time
from pathlib import Path

import pytest

from reader.documents.reading import read
from reader.library.arriving import Arrival
from reader.library.files import SourceFile
from reader.library.listing import Scope
from reader.library.prepared import prepare
from reader.library.shared import SharedStore
from reader.library.sqlite import open_engine
from reader.library.text_query import TextQuery

WRITERS = 10
READERS = 10
BATCHES = 6


def write(place: str, number: int) -> None:
    store = SharedStore(open_engine(place))
    for batch in range(BATCHES):
        arrivals = []
        for place in range(5):
            name = f"/a/{number}/{batch}/{place}.txt"
            document = read(f"Bài {number} {batch} {place} về Hà Nội.".encode(), name)
            file = SourceFile(name, 1, 1)
            arrivals += [Arrival(file, prepare(document, (), "1")), Arrival(file, None, {document.key})]
        store.arrive(arrivals)
        if batch == 1:
            store.remove([arrivals[0].document.key])  # type: ignore[union-attr]
    store.close()


def look(place: str, number: int) -> None:
    store = SharedStore(open_engine(place))
    deadline = time.monotonic() + 120
    last = 0
    while (count := store.count(Scope())) < WRITERS * (5 * BATCHES - 1):
        assert time.monotonic() < deadline
        assert count >= last - WRITERS
        last = count
        keys = store.keys()
        for key in keys[:: max(1, len(keys) // 5)]:
            try:
                store.document(key)
            except KeyError:  # removed meanwhile
                continue
        store.text_matches(TextQuery.parse("ha noi"), Scope(), 5)
        os.sched_yield()  # the writers need the processors too
    store.close()


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "file":
        return str(tmp_path / "library.sqlite")
    return str(request.getfixturevalue("server").new_database())


def test_twenty_processes_write_and_read_at_once(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # How long who has the lock is kept waiting for a processor is a matter of the machine.
    monkeypatch.setattr("reader.library.database._BUSY_SECONDS", 90.0)
    monkeypatch.setattr("reader.library.postgresql._BUSY_SECONDS", 90.0)
    open_engine(place, make=True).close()
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=write, args=(place, number)) for number in range(WRITERS)]
    processes += [context.Process(target=look, args=(place, number)) for number in range(READERS)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(150)
    assert [process.exitcode for process in processes] == [0] * (WRITERS + READERS)
    store = SharedStore(open_engine(place))
    names = {summary.name for summary in store.documents()}
    assert len(names) == WRITERS * (5 * BATCHES - 1)
    assert len(store.text_matches(TextQuery.parse("ha noi"), Scope(), 1000)) == len(names)
    if "://" in place:
        return
    with store._database.read() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("INSERT INTO full_text (full_text) VALUES ('integrity-check')")
