"""Labels that are typed to choose a mention."""

import pytest

from reader.app.hint_labels import LETTERS, labels, letter_of


@pytest.mark.parametrize("count", [0, 1, 8, 9, 63, 64, 400])
def test_there_is_a_label_for_each_and_none_begins_another(count: int) -> None:
    found = labels(count)
    assert len(found) == len(set(found)) == count
    assert len({len(label) for label in found}) <= 1
    assert all(set(label) <= set(LETTERS) for label in found)


def test_telex_composes_nothing_of_them() -> None:
    for label in labels(400):
        assert not set(label) & set("aeiouyw") and "dd" not in label


@pytest.mark.parametrize(("key", "letter"), [("f", "f"), ("F", "f"), ("а", "f"), ("о", "j"), ("đ", "d"), ("д", "l")])
def test_the_same_key_counts_on_every_layout(key: str, letter: str) -> None:
    assert letter_of(key) == letter


@pytest.mark.parametrize("key", ["a", "f1", "escape", "down", "ctrl+f"])
def test_other_keys_are_no_letters_of_labels(key: str) -> None:
    assert letter_of(key) == ""
