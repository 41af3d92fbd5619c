"""Kazakh in its Latin alphabets is recognised as in Cyrillic, and every mention stands where its letters stand."""

import pytest

from reader.documents import load_bytes
from reader.entities.recognition import recognise
from reader.names.kazakh_latin import System, alphabet_of, spelled, to_cyrillic, to_latin

TEXT = (
    "Шымкент қаласының әкімі Нұрлан Сәбитұлы Қайыпов кеше Алматыда Қазақстан Республикасының министрімен кездесті. "
    "Ол өңірдегі ауыл шаруашылығы туралы айтты, деп хабарлады Қазинформ."
)
NAMES = ("Шымкент", "Нұрлан Сәбитұлы Қайыпов", "Алматыда", "Қазақстан Республикасының")


@pytest.mark.parametrize("system", ["2021", "2018", "2017"])
def test_names_are_found_where_they_stand(system: System) -> None:
    text = to_latin(TEXT, system)
    document = load_bytes(f"{text}\n\nThe mayor of Oslo, Anna Berg, was there too.\n".encode(), "-")
    mentions = recognise(document)
    assert all(document.text[mention.start : mention.end] == mention.text for mention in mentions)
    found = {mention.text for mention in mentions}
    assert {"Oslo", "Anna Berg"} <= found
    assert {to_latin(name, system) for name in NAMES} <= found


@pytest.mark.parametrize("system", ["2021", "2018", "2017"])
def test_every_letter_is_accounted_for(system: System) -> None:
    text = to_latin(TEXT, system) + " Ştştş, “o'i” I'I- x'"
    assert alphabet_of(text) == system
    runs = list(spelled(text, system))
    assert sum(run.width for run in runs) == len(text)
    assert "".join(run.cyrillic for run in runs).startswith(TEXT)


def test_the_alphabet_of_2021_is_the_one_that_is_read_back() -> None:
    text = to_latin(TEXT)
    assert "".join(run.cyrillic for run in spelled(text)) == to_cyrillic(text) == TEXT
