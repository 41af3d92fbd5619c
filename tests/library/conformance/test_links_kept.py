"""What keeps links is told of every change within its transaction."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from library_documents import document, recognise

from reader.library.arriving import Arrival
from reader.library.database import open_file
from reader.library.links.writing import LinkInput
from reader.library.prepared import prepare
from reader.library.records import mentions_record, pack
from reader.library.shared import SCHEMA, Recognised, SharedStore

FIRST, SECOND = document("Tô Lâm đến Hà Nội."), document("To Lam left Hanoi.", "en")


class Keeper:
    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.dropped: list[int] = []
        self.fails = False

    def keep(self, connection: Any, batch: Sequence[LinkInput]) -> None:
        assert connection.in_transaction
        assert all(each.text[m.start : m.end] == m.text for each in batch for m in each.mentions)
        self.batches.append([each.key for each in batch])
        if self.fails:
            raise RuntimeError

    def drop(self, connection: Any, numbers: Sequence[int]) -> None:
        self.dropped += numbers


@pytest.fixture
def keeper() -> Keeper:
    return Keeper()


@pytest.fixture
def store(tmp_path: Path, keeper: Keeper) -> SharedStore:
    store = SharedStore(open_file(tmp_path / "library.sqlite", SCHEMA))
    store.links = keeper  # type: ignore[assignment]
    return store


def test_a_batch_is_linked_at_once(store: SharedStore, keeper: Keeper) -> None:
    store.arrive(Arrival(None, prepare(each, recognise(each), "1")) for each in (FIRST, SECOND))
    assert keeper.batches == [[FIRST.key, SECOND.key]]
    record = pack(mentions_record(recognise(FIRST), FIRST.text))
    store.recognised([Recognised(FIRST.key, record, "2")])
    assert keeper.batches[1:] == [[FIRST.key]]
    store.remove([SECOND.key])
    assert keeper.dropped == [2]
    store.replace(SECOND, FIRST.key)
    assert keeper.dropped == [2, 1]


def test_what_cannot_be_linked_is_not_kept(store: SharedStore, keeper: Keeper) -> None:
    keeper.fails = True
    with pytest.raises(RuntimeError):
        store.arrive([Arrival(None, prepare(FIRST, recognise(FIRST), "1"))])
    assert store.keys() == []
