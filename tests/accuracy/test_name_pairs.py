"""Comparison on labelled pairs of names, with and without the type given."""

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from reader.names import compare

_TABLES = sorted((Path(__file__).parent / "names").glob("pairs_*.tsv"))
_HELD_OUT = sorted((Path(__file__).parent / "names").glob("held_[a-z].tsv"))
_FALSE_POSITIVES = 0.05


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, what they are names of, whether they mean one thing, and what was answered."""

    names: tuple[str, str]
    same: bool
    score: float
    called_same: bool


def read_pairs(path: Path, *, typed: bool) -> list[Pair]:
    """The pairs of a table and the answers, asked with their type or without."""
    with path.open(encoding="utf-8") as lines:
        return [_answered(row, typed) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _answered(row: dict[str, str], typed: bool) -> Pair:
    found = compare(row["name_a"], row["name_b"], row["type"] if typed else None)
    return Pair((row["name_a"], row["name_b"]), row["label"] == "same", found.score, found.relation == "same")


def area_under_curve(pairs: Iterable[Pair]) -> float:
    """How often a pair of one thing has the higher score than a pair of two; ties count half."""
    pairs = list(pairs)
    others = sorted(pair.score for pair in pairs if not pair.same)
    ranks = [(bisect_left(others, pair.score) + bisect_right(others, pair.score)) / 2 for pair in pairs if pair.same]
    return sum(ranks) / len(ranks) / len(others)


def recall(pairs: Iterable[Pair]) -> float:
    """The share of pairs of one thing found where one in twenty of the others is taken for one."""
    pairs = list(pairs)
    others = sorted((pair.score for pair in pairs if not pair.same), reverse=True)
    limit = others[int(len(others) * _FALSE_POSITIVES)]
    same = [pair.score for pair in pairs if pair.same]
    return sum(score > limit for score in same) / len(same)


def precision(pairs: Iterable[Pair]) -> float:
    """How many of the pairs called the same are."""
    called = [pair.same for pair in pairs if pair.called_same]
    return sum(called) / len(called)


@cache
def _pairs(typed: bool) -> tuple[Pair, ...]:
    return tuple(pair for path in _TABLES for pair in read_pairs(path, typed=typed))


@pytest.mark.parametrize("typed", [True, False])
def test_scores_order_pairs_of_all_kinds(typed: bool) -> None:
    pairs = _pairs(typed)
    assert area_under_curve(pairs) >= 0.97
    assert recall(pairs) >= 0.95


@pytest.mark.parametrize("typed", [True, False])
def test_what_is_called_the_same_is(typed: bool) -> None:
    pairs = _pairs(typed)
    assert precision(pairs) >= 0.985, [pair.names for pair in pairs if pair.called_same and not pair.same]
    same = [pair for pair in pairs if pair.same]
    assert sum(pair.called_same for pair in same) / len(same) >= 0.87


@pytest.mark.parametrize("typed", [True, False])
def test_pairs_that_no_rule_was_made_for(typed: bool) -> None:
    pairs = [pair for path in _HELD_OUT for pair in read_pairs(path, typed=typed)]
    assert area_under_curve(pairs) >= 0.95
    assert recall(pairs) >= 0.92
    assert precision(pairs) >= 0.97
