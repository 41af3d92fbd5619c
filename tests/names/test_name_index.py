"""An index of names as a thing that is built, stored, opened again and asked."""

import random
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from name_lists import names
from reader.names import NameEntry, NameIndex, folded, solid

LISTED = list(dict.fromkeys(islice(names(), 6000)))


@pytest.fixture(scope="module")
def large() -> NameIndex:
    return NameIndex(NameEntry(str(row), name) for row, name in enumerate(LISTED))


def _found(index: NameIndex, query: str, limit: int = 10) -> list[str]:
    return [match.entry.name for match in index.search(query, limit).results]


def _drawn(count: int, seed: int) -> list[str]:
    return random.Random(seed).sample(LISTED, count)


@pytest.mark.parametrize("name", _drawn(60, 1))
def test_every_name_of_a_long_list_is_found_as_it_is_typed(large: NameIndex, name: str) -> None:
    assert _found(large, name)[0] == name
    assert solid(_found(large, folded(name))[0]) == solid(name)
    assert solid(name) in map(solid, _found(large, name[: len(name) - 2], 40))


def _with_a_letter_left_out(name: str) -> str:
    plain = folded(name)
    longest = max(plain.split(), key=len)
    return plain.replace(longest, longest[:2] + longest[3:])


@pytest.mark.parametrize("name", [name for name in _drawn(120, 2) if max(map(len, folded(name).split())) >= 7][:40])
def test_a_letter_left_out_of_a_long_word_does_not_hide_a_name(large: NameIndex, name: str) -> None:
    assert solid(name) in map(solid, _found(large, _with_a_letter_left_out(name), 40))


def test_a_stored_index_answers_as_the_one_it_was(large: NameIndex, tmp_path: Path) -> None:
    path = tmp_path / "names"
    large.save(path, "made of these")
    opened = NameIndex.open(path)
    assert opened.note == "made of these"
    assert len(opened) == len(LISTED)
    for query in ("nguyen van", "thi h", "kaz", *_drawn(20, 3)):
        assert opened.search(query) == large.search(query)


def test_a_file_that_is_cut_short_or_something_else_is_no_index(large: NameIndex, tmp_path: Path) -> None:
    path = tmp_path / "names"
    large.save(path)
    whole = path.read_bytes()
    for content in (b"", whole[:5], whole[:5000], whole[:-8], b"{}" + whole, b"name\ttype\n" * 5000):
        path.write_bytes(content)
        with pytest.raises(ValueError):
            NameIndex.open(path)
    with pytest.raises(OSError):
        NameIndex.open(tmp_path / "missing")


def test_storing_leaves_nothing_behind_when_it_fails(large: NameIndex, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        large.save(tmp_path / "missing" / "names")
    (tmp_path / "names").mkdir()
    with pytest.raises(OSError):
        large.save(tmp_path / "names")
    assert [path.name for path in tmp_path.iterdir()] == ["names"]


def test_an_index_over_nothing_finds_nothing(tmp_path: Path) -> None:
    index = NameIndex([])
    assert index.search("Hà Nội").results == ()
    index.save(tmp_path / "names")
    assert len(NameIndex.open(tmp_path / "names")) == 0


def test_frequent_names_come_first_among_equals() -> None:
    listed = ["Serik Alin", "Serik Omar", "Serik Aman"]
    index = NameIndex(NameEntry(str(row), name, count=row) for row, name in enumerate(listed))
    assert _found(index, "serik") == _found(index, "seri") == listed[::-1]


_TEXT = st.text(max_size=30)


@settings(max_examples=80, deadline=None)
@given(st.lists(_TEXT, max_size=6), _TEXT)
def test_no_name_and_no_query_is_too_strange(listed: list[str], query: str) -> None:
    index = NameIndex(NameEntry(str(row), name) for row, name in enumerate(listed))
    for text in (query, *listed):
        for match in index.search(text).results:
            assert match.entry.name == listed[int(match.entry.id)]
            assert all(0 <= start < end <= len(match.matched) for start, end in match.ranges)


def test_a_damaged_file_is_no_index_whatever_the_damage(large: NameIndex, tmp_path: Path) -> None:
    path = tmp_path / "names"
    large.save(path)
    whole = path.read_bytes()
    dice = random.Random(4)
    for _ in range(30):
        damaged = bytearray(whole)
        place = dice.randrange(len(damaged))
        damaged[place] ^= 1 << dice.randrange(8)
        path.write_bytes(damaged)
        try:
            index = NameIndex.open(path)
        except ValueError:
            continue
        assert index.search("nguyen") == large.search("nguyen")  # a bit of the padding or the note


@pytest.mark.parametrize("head", [b"[" * 30_000 + b"\n", b"[]\n", b"1\n", b'{"order": "little", "size": 0}\n'])
def test_a_file_with_a_strange_head_is_no_index(head: bytes, tmp_path: Path) -> None:
    path = tmp_path / "names"
    path.write_bytes(b"reader names 1\n" + head)
    with pytest.raises(ValueError):
        NameIndex.open(path)


def test_somebody_elses_file_is_not_opened(large: NameIndex, tmp_path: Path) -> None:
    path = tmp_path / "names"
    large.save(path)
    path.chmod(0o666)
    with pytest.raises(OSError):
        NameIndex.open(path)


def test_endless_words_and_queries_cost_no_more_than_they_are_worth(large: NameIndex) -> None:
    index = NameIndex(NameEntry(str(row), "z" * 4000 + f" {row}") for row in range(2100))
    assert sum(part.nbytes for part in index._tables._parts.values()) < 100_000_000
    assert large.search("x" * 100_000).results == ()
    assert large.search("Ca-" + "dắc-" * 70).results == ()
