from pathlib import Path

import pytest
from command_runs import Run


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.tsv"
    path.write_text("name\ttype\tnote\nHà Nội\tPLACE\tx\nTô Lâm\tPERSON\t\n\nАстана\tPLACE\n", "utf-8")
    return path


def test_a_list_of_names(reader: Run, names: Path) -> None:
    answer = reader("search", "--format", "json", "ha noi", "--names", names)
    assert answer.status == 0
    assert answer.json["query"] == "ha noi"
    first = answer.json["results"][0]
    assert (first["entity"], first["type"], first["name"], first["matched"]) == (1, "PLACE", "Hà Nội", "Hà Nội")
    assert first["ranges"] == [[0, 6]] or first["ranges"] == [[0, 2], [3, 6]]
    assert 0 < first["score"] <= 1
    assert reader("search", "--format", "json", "--names", names, "astana").json["results"][0]["entity"] == 4


def test_nothing_found(reader: Run, names: Path) -> None:
    answer = reader("search", "--format", "json", "--names", names, "Wellington")
    assert answer.status == 1
    assert answer.json["results"] == []
    assert reader("search", "--names", names, "Wellington").status == 1


def test_queries_from_standard_input_are_answered_line_by_line(reader: Run, names: Path) -> None:
    stdin = b"ha noi\nWellington\n\nto lam\n" + b"\xff\xfe\n" + b"x" * 2000 + b"\nHa2 No65i"
    answer = reader("search", "--format", "json", "--names", names, "-", stdin=stdin)
    assert answer.status == 0
    found = answer.objects
    assert [each["results"][0]["name"] if each.get("results") else None for each in found] == [
        "Hà Nội", None, None, "Tô Lâm", None, None, "Hà Nội",
    ]  # fmt: skip
    assert [each.get("line") for each in found] == [None, None, 3, None, 5, 6, None]
    assert found[-1]["read_as"]


def test_a_bad_row_of_the_list_is_named_and_the_rest_searched(reader: Run, names: Path) -> None:
    names.write_bytes(names.read_bytes() + b"\xff\tPLACE\nX\tPLANET\n\tPLACE\n" + "Đà Nẵng\tPLACE\n".encode())
    answer = reader("search", "--format", "json", "--names", names, "da nang")
    assert answer.json["results"][0]["name"] == "Đà Nẵng"
    assert len(answer.err.splitlines()) == 3
    assert "line 6" in answer.err


@pytest.mark.parametrize("content", [None, b"Hanoi\nAstana\n", b""])
def test_an_unusable_list(reader: Run, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "list.tsv"
    if content is not None:
        path.write_bytes(content)
    answer = reader("search", "--names", path, "x")
    assert (answer.status, answer.out, len(answer.err.splitlines())) == (3, "", 1)
    assert "list.tsv" in answer.err


def test_entities_of_articles(reader: Run, seeds: list[Path]) -> None:
    answer = reader("search", "--format", "json", "ha noi", *seeds)
    assert answer.status == 0
    first = answer.json["results"][0]
    assert first["type"] == "PLACE"
    assert isinstance(first["entity"], str)
    entities = reader("entities", "--format", "json", *seeds).json["entities"]
    (entity,) = [each for each in entities if each["id"] == first["entity"]]
    assert first["matched"] in entity["forms"] or first["matched"] in entity["names"].values()


def test_without_articles_the_samples_are_searched(reader: Run) -> None:
    assert reader("search", "Tokaev").status == 0
    assert reader("search", "Wellington Bridge").status == 1


def test_usage(reader: Run, names: Path) -> None:
    assert reader("search", " ").status == 2
    assert reader("search").status == 2
    assert reader("search", "x", "file.txt", "--names", names).status == 2
    assert reader("search", "-", "-").status == 2


def test_a_list_without_types_has_an_empty_field(reader: Run, tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_text("name\nAstana\n")
    assert reader("search", "--names", tmp_path / "names.tsv", "astana").out == "\tAstana\tAstana\t1.00\t1\n"


def test_the_format_may_stand_in_front_of_the_command(reader: Run, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("Hanoi is the capital of Vietnam.\n")
    assert reader("--format", "json", "search", "hanoi", tmp_path / "article.txt").json["results"]
