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
    assert library.undo()[0].action is Action.SPLIT
    assert len(_city(library).forms) == 4


def test_one_spelling_has_to_stay(library: Library) -> None:
    with pytest.raises(UsageError) as error:
        deciding.split(library, _city(library), list(_city(library).forms))
    assert "no spelling of" in str(error.value)
    assert library.decisions() == []


def test_one_spelling_is_ignored_and_the_others_stay(library: Library) -> None:
    deciding.keep(library, deciding.ignore(library, _city(library), ["Ha Noi"]), "Hanoi")
    assert set(_city(library).forms) == {"Hanoi", "HÀ NỘI", "Hà Nội"}


def test_spellings_that_leave_together_stay_one_name(library: Library) -> None:
    deciding.keep(library, deciding.split(library, _city(library), ["Ha Noi", "HÀ NỘI", "Hà Nội"]), "Hanoi")
    other = deciding.holder(library, EntityType.PLACE, "Ha Noi")
    assert other is not None
    assert set(other.forms) == {"Ha Noi", "HÀ NỘI", "Hà Nội"}


def test_a_confirmed_name_says_so_with_one_spelling_too(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Hanoi (VNA) – A delegation came to Hanoi.\n", "utf-8")
    library = open_collection([str(tmp_path / "one.txt")], keep=True).library
    for key in library.pending():
        library.analyse(key)
    deciding.keep(library, deciding.confirm(library, _city(library), ()), "Hanoi")
    assert _city(library).decided
    library.undo()
    assert not _city(library).decided


def test_what_is_ignored_is_listed_and_can_be_a_name_again(library: Library) -> None:
    deciding.keep(library, deciding.ignore(library, _city(library)), "Hanoi")
    assert deciding.holder(library, EntityType.PLACE, "Hanoi") is None
    (group,) = deciding.ignored(library)
    assert {decision.names[0] for decision in group} == {"Hanoi", "Ha Noi", "HÀ NỘI", "Hà Nội"}
    library.decide(*deciding.restore(library, group))
    assert deciding.ignored(library) == []
    assert len(_city(library).forms) == 4
    library.undo()
    assert len(deciding.ignored(library)) == 1
