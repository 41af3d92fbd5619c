"""A long document is recognised where it is read first, and as a whole in the end."""

from itertools import pairwise

import pytest

from reader.documents import load_bytes
from reader.entities.recognition import portions as cutting
from reader.entities.recognition.portions import nearest_first, portions, recognise, recognise_portion
from reader.library import looking
from reader.library.sqlite import open_library

PARAGRAPHS = [
    "Astana (VNA) – Prime Minister Oljas Bektenov received Minister Bui Thanh Son in Astana on May 6, 2025.",
    "Ông Nguyễn Văn Khải, Giám đốc Sở Giao thông vận tải Thừa Thiên Huế, cho biết dự án cần 40 tỷ đồng.",
]
PORTION = 8 * 1024


@pytest.fixture(autouse=True)
def _small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (cutting, looking):
        monkeypatch.setattr(module, "PORTION", PORTION)


def _long_document(times: int = 3):
    text = "A long road\n\n"
    number = 0
    while len(text) < times * PORTION:
        text += f"{PARAGRAPHS[number % 2]} It was day {number} of the trip.\n\n"
        number += 1
    return load_bytes(text.encode(), "long.txt")


def test_portions_cover_the_text_and_end_with_parts() -> None:
    document = _long_document()
    runs = portions(document)
    assert len(runs) > 1
    assert runs[0][0] == 0 and runs[-1][1] == len(document.text)
    assert all(end == start for (_, end), (start, _) in pairwise(runs))
    starts = {part.start for part in document.parts}
    assert all(start in starts for start, _ in runs[1:])
    assert portions(load_bytes(b"A short one.", "short.txt")) == [(0, 12)]


def test_mentions_of_every_portion_stand_where_they_say() -> None:
    document = _long_document()
    mentions = recognise(document)
    assert all(document.text[m.start : m.end] == m.text for outer in mentions for m in outer.walk())
    people = [mention.text for mention in mentions if mention.type == "PERSON"]
    assert people.count("Oljas Bektenov") > 80 and people.count("Nguyễn Văn Khải") > 80
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.start)


def test_what_is_read_comes_first() -> None:
    runs = [(0, 10), (10, 20), (20, 30), (30, 40)]
    assert nearest_first(runs, 25) == [(20, 30), (30, 40), (10, 20), (0, 10)]
    assert nearest_first(runs, 99)[0] == (30, 40)


def test_a_library_shows_the_names_where_one_reads_before_it_knows_the_rest() -> None:
    document = _long_document()
    library = open_library()
    library.add(document)
    runs = portions(document)
    place = runs[1][0] + 5
    assert library.look(document.key, place)
    looked = library.mentions(document.key)
    assert looked and all(runs[1][0] <= mention.start < runs[1][1] for mention in looked)
    assert library.entity(looked[0].entity) is not None
    assert library.pending() == [document.key]
    library.analyse(document.key)
    whole = library.mentions(document.key)
    assert library.pending() == [] and not library.look(document.key, 0)
    assert [(m.start, m.text, m.type) for m in whole] == [(m.start, m.text, m.type) for m in recognise(document)]
    assert [m.start for m in looked] == [m.start for m in recognise_portion(document, *runs[1])]


def test_a_document_may_be_replaced_by_its_whole() -> None:
    document = load_bytes(b"Prime Minister Oljas Bektenov spoke in Astana.", "a.txt")
    library = open_library()
    library.add(document)
    library.analyse(document.key)
    before = library.mentions(document.key)
    assert before
    library.replace(document)
    assert library.pending() == [document.key] and library.mentions(document.key) == ()
    library.analyse(document.key)
    assert library.mentions(document.key) == before


def test_a_document_gives_its_place_to_another() -> None:
    first, second, changed = (
        load_bytes(text.encode(), name)
        for text, name in (("Astana is cold.", "a"), ("Hanoi is warm.", "b"), ("Astana is warm now.", "a"))
    )
    library = open_library()
    for document in (first, second):
        library.add(document)
        library.analyse(document.key)
    assert library.entities()
    library.replace(changed, first.key)
    assert [summary.key for summary in library.documents()] == [changed.key, second.key]
    assert library.pending() == [changed.key] and library.mentions(first.key) == ()
    library.analyse(changed.key)
    assert [mention.text for mention in library.mentions(changed.key)] == ["Astana"]
    library.replace(second, changed.key)
    assert [summary.key for summary in library.documents()] == [second.key]
