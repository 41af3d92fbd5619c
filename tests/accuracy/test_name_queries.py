"""Search on noisy queries: the right name first, among the first five, and nothing where nothing sensible is there."""

import csv
from functools import cache
from pathlib import Path

import pytest

from reader.names import NameEntry, NameIndex

_FOLDER = Path(__file__).parent / "names"
_AUTHORS = ("a", "b", "c")


def _rows(name: str) -> list[dict[str, str]]:
    with (_FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def _index(author: str) -> NameIndex:
    rows = enumerate(_rows(f"targets_{author}"))
    return NameIndex(NameEntry(str(number), row["name"], row["type"]) for number, row in rows)


def _shares(table: str) -> tuple[float, float, float]:
    """The share of queries whose name comes first, and among five, and of those without one that find nothing."""
    first = five = named = empty = unnamed = 0
    for author in _AUTHORS:
        for row in _rows(f"{table}_{author}"):
            found = [match.entry.name for match in _index(author).search(row["query"], 5).results]
            if row["expected"] == "-":
                unnamed += 1
                empty += not found
            else:
                named += 1
                first += found[:1] == [row["expected"]]
                five += row["expected"] in found
    return first / named, five / named, empty / unnamed


@pytest.mark.parametrize(("table", "floors"), [("queries", (0.97, 0.98, 0.96)), ("held_queries", (0.96, 0.97, 0.92))])
def test_the_name_meant_is_found(table: str, floors: tuple[float, float, float]) -> None:
    found = _shares(table)
    assert all(share >= floor for share, floor in zip(found, floors, strict=True)), found
