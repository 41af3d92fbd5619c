import io
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from command_runs import Run

from reader.documents import Document
from reader.entities import EntityType, Mention
from reader.entities.kind_names import KIND_HEADINGS
from reader.library import sqlite
from reader.library.paths import personal_path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    text = (
        "\ufeffHanoi (VNA) – Vietnam and Kazakhstan signed an agreement worth 146.3 million USD on May 6, 2025.\r\n\r\n"
        "The Vietnam\u00ad–Kazakhstan talks were held in Astana. Trade grew 18.4 percent.\r\n"
    )
    path.write_text(text, "utf-8", newline="")
    return path


def test_the_contract(reader: Run, article: Path) -> None:
    source = article.read_bytes().decode("utf-8")
    answer = reader("entities", "--format", "json", article)
    assert answer.status == 0
    (document,) = answer.json["documents"]
    assert {"file", "language", "title", "date", "dateline", "source"} <= set(document)
    entities = {entity["id"]: entity for entity in answer.json["entities"]}
    for mention in answer.json["mentions"]:
        assert mention["file"] == str(article)
        assert source[mention["start"] : mention["end"]].replace("\u00ad", "") == mention["text"]
        assert mention["zone"] in {"title", "standfirst", "body", "caption", "related"}
        assert entities[mention["entity"]]["type"] == mention["type"]
        assert mention["type"] in set(EntityType)
        assert isinstance(mention["nested"], list)
    found = {(mention["text"], mention["type"]): mention for mention in answer.json["mentions"]}
    assert found["May 6, 2025", "DATE"]["value"] == "2025-05-06"
    assert found["146.3 million USD", "MONEY"]["value"] == "USD 146300000"
    assert entities[found["Kazakhstan", "PLACE"]["entity"]]["same_as"]["iso3166"] == "KZ"


def test_outermost_mentions_do_not_overlap(reader: Run, seeds: list[Path]) -> None:
    answer = reader("entities", "--format", "json", *seeds)
    ends: dict[str, int] = {}
    for mention in answer.json["mentions"]:
        assert mention["start"] >= ends.get(mention["file"], 0)
        ends[mention["file"]] = mention["end"]
        for inner in mention["nested"]:
            assert mention["start"] <= inner["start"] < inner["end"] <= mention["end"]
    assert len(ends) == len(seeds)


def test_counts_are_those_of_the_mentions(reader: Run, seeds: list[Path]) -> None:
    answer = reader("entities", "--format", "json", *seeds)
    for entity in answer.json["entities"]:
        assert entity["count"] == sum(entity["forms"].values())


def test_text_in_a_pipe_is_one_entity_a_line(reader: Run, article: Path) -> None:
    rows = [line.split("\t") for line in reader("entities", article).out.splitlines()]
    assert ["PLACE", "Kazakhstan", "2"] in [row[:3] for row in rows]
    assert {len(row) for row in rows} == {6}


def test_names_of_known_things_follow_the_interface_language(reader: Run, article: Path) -> None:
    assert "Қазақстан" in reader("entities", "--language", "kk", article).out


def test_standard_input_and_no_entities(reader: Run) -> None:
    answer = reader("entities", "--format", "json", "-", stdin=b"nothing to be seen here at all\n")
    assert answer.status == 1
    assert answer.json["entities"] == answer.json["mentions"] == []


def test_the_same_text_under_two_names_counts_once(reader: Run, article: Path) -> None:
    copy = article.with_name("copy.txt")
    copy.write_bytes(article.read_bytes())
    once, twice = (reader("entities", "--format", "json", *files).json for files in ([article], [article, copy]))
    assert twice["entities"] == once["entities"]
    assert len(twice["mentions"]) == 2 * len(once["mentions"])
    assert {mention["file"] for mention in twice["mentions"]} == {str(article), str(copy)}


def test_every_kind_has_a_heading() -> None:
    assert set(KIND_HEADINGS) == set(EntityType)


def test_an_article_at_which_the_program_fails_is_told_and_the_others_have_their_names(
    reader: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("A stumbling block in Hanoi.\n")
    real = sqlite._recognise

    def faulty(document: Document) -> tuple[Mention, ...]:
        if "stumbling" in document.text:
            raise IndexError
        return real(document)

    monkeypatch.setattr(sqlite, "_recognise", faulty)
    answer = reader("entities", bad, article)
    assert answer.status == 3
    assert str(bad) in answer.err
    assert "Vietnam" in answer.out


def test_a_name_in_two_scripts_is_shown_as_such(reader: Run, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Астана. Қасым-Жомарт Тоkаев Ханойда болды. Президент Тоkаев сөйледі. Тоқаев қайтты.", "utf-8")
    entities = reader("entities", "--format", "json", path).json["entities"]
    mixed = {entity["type"]: entity["mixed_scripts"] for entity in entities if entity["mixed_scripts"]}
    assert mixed == {"PERSON": ["Тоkаев"]}
    lines = reader("entities", path).out.splitlines()
    assert [line.split("\t")[0] for line in lines if line.endswith("\tmixed-scripts")] == ["PERSON"]
    why = reader("link", "why", "Тоkаев", "--in", path).out
    assert "Тоkаев has Latin letters among its Cyrillic ones (k)" in why


def test_decisions_that_cannot_be_read_are_told(reader: Run, article: Path) -> None:
    assert reader("link", "ignore", "Hanoi", "--in", article).status == 0
    with closing(sqlite3.connect(personal_path())) as connection:
        connection.execute("ALTER TABLE decisions RENAME COLUMN record TO other")
    answer = reader("--language", "vi", "entities", article)
    assert answer.status == 0
    assert "Hanoi" in answer.out
    assert "tạm thời không được lưu" in answer.err


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_long_text_is_told_how_far_it_has_come_on_a_terminal_alone(
    reader: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_terminal: bool
) -> None:
    class Errors(io.StringIO):
        def isatty(self) -> bool:
            return is_terminal

    errors = Errors()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", errors)
    path = tmp_path / "long.txt"
    path.write_text("The ferry opened today.\n\nHanoi met Astana in May on the ferry.\n\n" * 600, "utf-8")
    assert reader("entities", path).status == 0
    told = errors.getvalue()
    assert ("0%" in told) is is_terminal
    assert not told.split("\r")[-1] and (not told or not told.split("\r")[-2].strip())
