"""What a person says about a name becomes decisions."""

from pathlib import Path

import pytest

from reader.entities.decisions import Action
from reader.entities.mention import Entity, EntityType
from reader.library import deciding
from reader.library.library import Library
from reader.library.opening import open_collection
from reader.messages import UsageError

TEXT = """Hanoi (VNA) – A delegation came to Hanoi on May 6, 2025.

It will leave Ha Noi tomorrow, and HÀ NỘI or Hà Nội is written as well.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """One article with four spellings of a city."""
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    collection = open_collection([str(tmp_path / "article.txt")], keep=True)
    for key in collection.keys:
        collection.library.analyse(key)
    return collection.library


def _city(library: Library) -> Entity:
    city = deciding.holder(library, EntityType.PLACE, "Hanoi")
    assert city is not None
    return city


def test_several_spellings_leave_in_one_decision(library: Library) -> None:
    deciding.keep(library, deciding.split(library, _city(library), ["Ha Noi", "HÀ NỘI", "Hà Nội"]), "Hanoi")
    assert set(_city(library).forms) == {"Hanoi"}
    assert {decision.action for decision in library.undo()} == {Action.SPLIT}
    assert len(_city(library).forms) == 4


def test_one_spelling_has_to_stay(library: Library) -> None:
    with pytest.raises(UsageError) as error:
        deciding.split(library, _city(library), list(_city(library).forms))
    assert "no spelling of" in str(error.value)
    assert library.decisions() == []


def test_one_spelling_is_ignored_and_the_others_stay(library: Library) -> None:
    deciding.keep(library, deciding.ignore(library, _city(library), ["Ha Noi"]), "Hanoi")
    assert set(_city(library).forms) == {"Hanoi", "HÀ NỘI", "Hà Nội"}
