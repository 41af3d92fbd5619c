"""A library in memory answers the same before and after its database is made."""

from collections.abc import Callable
from typing import Any

import pytest
from library_documents import recognise

from reader.documents import Document, load_bytes
from reader.library.fleeting import FleetingLibrary
from reader.library.personal import PersonalStore

TEXTS = ("Ferries leave the port.\n\nTwo of them.", "Phà rời Hà Nội.\n\nHai chiếc.", "Паром айлақтан кетті.\n\nЕкеуі.")


@pytest.fixture
def documents() -> list[Document]:
    return [load_bytes(text.encode(), f"{number}.txt") for number, text in enumerate(TEXTS)]


@pytest.fixture
def library(documents: list[Document]) -> FleetingLibrary:
    """With the second and third document first, which have their places told."""
    made = FleetingLibrary(PersonalStore(None), recognise)
    for number in (2, 3, 1):
        made.add(documents[number - 1], number)
    return made


def _without_time(summaries: dict[str, Any]) -> list[Any]:
    return [summary._replace(added=0) for summary in summaries.values()]


QUESTIONS: dict[str, Callable[[FleetingLibrary, str], Any]] = {
    "document": lambda library, key: library.document(key),
    "summary": lambda library, key: _without_time(library.summaries([key, "nothing"])),
    "place": lambda library, key: library.place(key),
    "place of what is not there": lambda library, key: library.place(key + "0"),
    "has": lambda library, key: (library.has(key), library.has("nothing")),
    "count": lambda library, key: library.count(),
    "pending": lambda library, key: library.is_pending(key),
    "added again": lambda library, key: library.add(library.document(key)),
    "names": lambda library, key: (library.mentions(key), library.entities([key])),
    "position": lambda library, key: library.position(key),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_is_answered_before_and_after(
    library: FleetingLibrary, documents: list[Document], question: str
) -> None:
    ask = QUESTIONS[question]
    before = [ask(library, document.key) for document in documents]
    assert [summary.key for summary in library.documents()] == [document.key for document in documents]
    assert [ask(library, document.key) for document in documents] == before


def test_a_document_that_is_not_there_is_an_error(library: FleetingLibrary) -> None:
    with pytest.raises(KeyError):
        library.document("nothing")
    with pytest.raises(KeyError):
        library.is_pending("nothing")


def test_what_comes_later_stands_behind_what_was_first(library: FleetingLibrary) -> None:
    last = load_bytes(b"The last one.", "last.txt")
    library.analyse(library.documents()[0].key)
    assert library.add(last) and library.place(last.key) == 4


def test_names_are_there_once_they_are_recognised(library: FleetingLibrary, documents: list[Document]) -> None:
    for document in documents:
        library.analyse(document.key)
    assert library.entities([document.key for document in documents])
