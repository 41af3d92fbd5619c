from reader.entities.recognition.sorted_lines import SortedLines

_LINES = sorted({f"{first} {second}" for first in "abđқ" for second in range(300)} | {"a", "đ", "қала"})
_TEXT = SortedLines("".join(f"{line}\n" for line in _LINES).encode())


def test_every_line_is_found_and_no_part_of_one() -> None:
    assert all(line in _TEXT for line in _LINES)
    assert not any(word in _TEXT for word in ("", " ", "a ", "a 3000", "b", "z", "қал", "қалада", "A", "\udcff"))


def test_lines_that_begin_alike_are_given_in_order() -> None:
    for start in ("a", "a 1", "đ 29", "қ", "қала", "c", "zz"):
        assert list(_TEXT.beginning(start)) == [line for line in _LINES if line.startswith(start)]


def test_no_lines_have_nothing() -> None:
    assert "a" not in SortedLines()
    assert list(SortedLines().beginning("a")) == []
