"""Finding the part at an offset."""

from reader.documents import Document, Form, OffsetMap, Part, Role, Zone


def _document(*spans: tuple[int, int]) -> Document:
    parts = tuple(Part(Role.BODY, Form.PARAGRAPH, Zone.BODY, start, end) for start, end in spans)
    return Document("key", "name", " " * 30, parts, "en", None, None, None, OffsetMap())


def test_the_part_at_an_offset_is_the_one_that_holds_it() -> None:
    document = _document((2, 5), (7, 9))
    assert [document.part_at(offset) for offset in (1, 5, 6, 9, 29)] == [None] * 5
    assert [document.part_at(offset) for offset in (2, 4, 7, 8)] == [document.parts[n] for n in (0, 0, 1, 1)]
    assert [document.part_number(offset) for offset in (0, 2, 6, 7, 29)] == [-1, 0, 0, 1, 1]
    assert _document().part_at(0) is None
