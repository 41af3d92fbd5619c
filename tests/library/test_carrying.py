"""Where a place is found again in a text that has changed."""

import pytest

from reader.library.carrying import carried_offset, found_again

PARAGRAPHS = [
    "Bộ trưởng hai nước gặp nhau tại cảng.",
    "Екінші бөлім өзен туралы айтады.",
    "The third paragraph speaks of ferries and of the sea.",
    "The committee met again.",
    "Төртінші бөлім соңғысы.",
]
OLD = "\n\n".join(PARAGRAPHS)


def place(word: str) -> int:
    return OLD.index(word)


@pytest.mark.parametrize("word", ["gặp", "өзен", "ferries", "committee", "соңғысы"])
def test_what_stayed_is_found_though_all_around_it_changed(word: str) -> None:
    new = "Something new stands in front.\nAnd more.\n\n" + OLD.replace(
        PARAGRAPHS[3], "In between.\n\n" + PARAGRAPHS[3]
    )
    assert new[carried_offset(OLD, new, place(word)) :].startswith(word)


def test_in_a_paragraph_that_changed_the_words_that_stayed_lead_the_way() -> None:
    new = OLD.replace("The third paragraph speaks of", "Corrected: this paragraph, the third, speaks mostly of")
    assert new[carried_offset(OLD, new, place("ferries")) :].startswith("ferries")
    assert new[carried_offset(OLD, new, place("erries")) :].startswith("erries")


def test_a_lost_paragraph_leaves_its_neighbourhood() -> None:
    new = OLD.replace(PARAGRAPHS[2] + "\n\n", "")
    assert new[carried_offset(OLD, new, place("ferries")) :].startswith("The committee")


@pytest.mark.parametrize("new", ["", "x", "\n\n\n", "Altogether other words.\n\nIn two paragraphs."])
def test_other_texts_give_a_place_inside_them(new: str) -> None:
    for offset in range(0, len(OLD) + 1, 7):
        assert 0 <= carried_offset(OLD, new, offset) <= len(new)


def test_megabytes_and_one_endless_line_take_no_time_to_speak_of() -> None:
    long = "слово " * 200_000
    assert 0 <= carried_offset(long, "x " + long, 600_000) <= len(long) + 2


def test_a_quotation_is_found_however_the_lines_are_broken() -> None:
    assert found_again("a b\nc d a b c d", "a b c d", 9) == (8, 15)
    assert found_again("a b\nc d a b c d", "a b c d", 0) == (0, 7)
    assert found_again("a.b", "a b", 0) is None and found_again("a", " ", 0) is None
