from reader.names.text_table import TextTable

_TEXTS = {f"khóa{number}": f"Қала {number}\t{number}" for number in range(500)} | {"": "nothing", "a": "", "ab": "b"}


def test_texts_are_found_by_their_whole_keys() -> None:
    table = TextTable.of(_TEXTS)
    assert {key: table.get(key) for key in _TEXTS} == _TEXTS
    assert [table.get(key) for key in ("khóa", "khóa1 ", "Khóa1", "abc", "\udcff")] == [None] * 5
    assert list(table.keys()) == list(_TEXTS)


def test_a_table_is_read_where_it_lies_in_a_file() -> None:
    parts = TextTable.of(_TEXTS).packed()
    edges = (3, 3 + len(parts[0]), 3 + len(parts[0]) + len(parts[1]), 3 + sum(map(len, parts)))
    table = TextTable.unpacked(b"..." + b"".join(parts) + b"....", edges)
    assert {key: table.get(key) for key in _TEXTS} == _TEXTS
    assert table.packed() == parts


def test_an_empty_table_has_nothing() -> None:
    assert TextTable.of({}).get("a") is None
