"""Which letters are Cyrillic, and what the rules for words make of them."""

import pytest

from reader.names import russian
from reader.names.letters import has_cyrillic, is_cyrillic


@pytest.mark.parametrize(
    ("text", "some", "all_of_it"),
    [
        ("Астана", True, True),
        ("Өскемен", True, True),
        ("Aстана", True, False),
        ("Астана-1", True, False),
        ("Hà Nội", False, False),
        ("Αθήνα", False, False),
        ("", False, False),
    ],
)
def test_cyrillic_is_told(text: str, some: bool, all_of_it: bool) -> None:
    assert (has_cyrillic(text), is_cyrillic(text)) == (some, all_of_it)


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("Вьетнамский", ("вьетнам",)),
        ("АЛМАТИНСКОЙ", ("алматин", "алмат")),
        ("Владимирскими", ()),
        ("Минск", ()),
        ("Vietnamese", ()),
    ],
)
def test_adjectives_and_what_they_are_made_of(word: str, stems: tuple[str, ...]) -> None:
    assert russian.adjective_stems(word) == stems
