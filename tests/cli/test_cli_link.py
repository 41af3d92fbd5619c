from pathlib import Path

import pytest
from command_runs import Answer, Run

TEXT = """Hanoi (VNA) – President of Kazakhstan Kassym-Jomart Tokayev arrived in Hanoi on May 6, 2025.

Tokayev met State President Luong Cuong and later visited Ho Chi Minh City. Luong Cuong thanked Tokayev for the visit.

Foreign Minister Bui Thanh Son and Minister Tran Thanh Son held talks in Ha Noi.
"""


@pytest.fixture
def link(reader: Run, tmp_path: Path) -> Run:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, "utf-8")

    def run(*arguments: str) -> Answer:
        return reader("link", *arguments, "--in", article)

    return run


@pytest.fixture
def entities(reader: Run, tmp_path: Path) -> "Run":
    def run(kind: str) -> dict[str, set[str]]:
        found = reader("entities", "--format", "json", tmp_path / "article.txt").json["entities"]
        return {entity["name"]: set(entity["forms"]) for entity in found if entity["type"] == kind}

    return run


def test_why_gives_spellings_and_reasons(link: Run) -> None:
    answer = link("why", "toqaev")
    assert answer.status == 0
    assert "Kassym-Jomart Tokayev" in answer.out
    assert "Tokayev ×2" in answer.out


def test_why_for_programs(link: Run) -> None:
    answer = link("why", "toqaev", "--format", "json")
    assert answer.json["type"] == "PERSON"
    assert {each["form"] for each in answer.json["spellings"]} == {"Kassym-Jomart Tokayev", "Tokayev"}
    assert all(each["reasons"] for each in answer.json["spellings"])


def test_an_unknown_name_and_an_ambiguous_one(link: Run) -> None:
    answer = link("why", "Wellington Bridge")
    assert (answer.status, answer.out) == (2, "")
    answer = link("why", "Thanh Son")
    assert answer.status == 2
    assert "Bui Thanh Son" in answer.err and "Tran Thanh Son" in answer.err


def test_a_type_tells_apart(link: Run) -> None:
    assert link("why", "Hanoi", "--type", "place").status == 0
    assert link("why", "Hanoi", "--type", "PERSON").status == 2
    assert "PERSON" in link("why", "Hanoi", "--type", "planet").err


def test_rename_and_undo_reach_later_runs(link: Run, entities: Run) -> None:
    before = entities("PERSON")
    answer = link("rename", "Luong Cuong", "Lương Cường")
    assert answer.status == 0
    assert "Lương Cường" in answer.out
    assert "Lương Cường" in entities("PERSON")
    answer = link("undo")
    assert (answer.status, "Lương Cường" in answer.out) == (0, True)
    assert entities("PERSON") == before
    assert link("undo").status == 1


def test_merge_and_split(link: Run, entities: Run) -> None:
    assert link("merge", "Bui Thanh Son", "Tran Thanh Son").status == 0
    assert {"Bui Thanh Son", "Tran Thanh Son"} in entities("PERSON").values()
    assert link("merge", "Bui Thanh Son", "Tran Thanh Son").status == 2
    assert link("split", "Bui Thanh Son", "Tran Thanh Son").status == 0
    assert {"Tran Thanh Son"} in entities("PERSON").values()
    assert "Hanoi" in link("split", "Hanoi", "Saigon").err


def test_things_of_two_kinds_are_not_merged_and_it_says_so(link: Run) -> None:
    answer = link("merge", "Hanoi", "Luong Cuong")
    assert (answer.status, answer.out) == (2, "")
    assert "Luong Cuong (person)" in answer.err and "Hanoi (place)" in answer.err


def test_ignore_is_one_decision(link: Run, entities: Run) -> None:
    before = entities("PERSON")
    assert link("ignore", "Kassym-Jomart Tokayev").status == 0
    assert not any("Tokayev" in name for name in entities("PERSON"))
    link("undo")
    assert entities("PERSON") == before


def test_confirm_marks_the_entity(link: Run, reader: Run, tmp_path: Path) -> None:
    assert link("confirm", "Hanoi").status == 0
    found = reader("entities", "--format", "json", tmp_path / "article.txt").json["entities"]
    assert [entity["decided"] for entity in found if "Hanoi" in entity["forms"]] == [True]


def test_decisions_are_private_files(link: Run, tmp_path: Path) -> None:
    link("confirm", "Hanoi")
    assert (tmp_path / "state" / "reader" / "personal.sqlite").stat().st_mode & 0o777 == 0o600


def test_a_spelling_may_be_given_without_marks(link: Run, reader: Run, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Hà Nội and Hanoi are one city, which is written Ha Noi as well.", "utf-8")
    answer = reader("link", "split", "hanoi", "Hà  nội", "--in", tmp_path / "other.txt")
    assert (answer.status, "Hà Nội" in answer.out) == (0, True)


def test_usage(link: Run) -> None:
    for arguments in (["why"], ["merge", "Hanoi"], ["dance", "Hanoi"], ["rename", "Hanoi", " "], ["split", "Hanoi"]):
        answer = link(*arguments)
        assert (answer.status, answer.out) == (2, ""), arguments
        assert answer.err


def test_a_name_that_may_stand_in_an_unreadable_file(reader: Run, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    answer = reader("link", "why", "Wellington", "--in", tmp_path / "missing.txt", tmp_path / "article.txt")
    assert (answer.status, answer.out) == (3, "")


def test_a_decision_that_cannot_be_kept_is_not_claimed(
    link: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file" / "x"))
    for arguments in (["ignore", "Hanoi"], ["undo"]):
        answer = link(*arguments)
        assert (answer.status, answer.out) == (3, "")
        assert "internal" not in answer.err
    assert link("why", "Hanoi").status == 0


def test_too_few_names_are_answered_with_what_is_needed(link: Run) -> None:
    answer = link("merge", "Hanoi")
    assert answer.status == 2
    assert "two names" in answer.err and "reader link merge" in answer.err
    assert "Quote" in link("why", "Luong", "Cuong").err


def test_what_is_ignored_is_listed_and_restored(link: Run, reader: Run) -> None:
    assert reader("link", "list").status == 1
    link("ignore", "Luong Cuong")
    assert "Ignored: " in reader("link", "list").out
    assert "reader link restore" in link("why", "Luong Cuong").err
    assert reader("link", "restore", "Hanoi").status == 2
    assert "Luong Cuong" in reader("link", "restore", "luong cuong").out
    assert link("why", "Luong Cuong").status == 0
    assert reader("link", "list", "--format", "json").json["decisions"][0]["action"] == "ignore"


def test_a_confirmed_name_keeps_the_name_it_has_in_another_language(reader: Run, tmp_path: Path) -> None:
    (tmp_path / "kk.txt").write_text("Президент Серік Қасенов келді. Серік Қасенов ертең кетеді.\n", "utf-8")
    (tmp_path / "en.txt").write_text("President Serik Kasenov arrived. Serik Kasenov leaves tomorrow.\n", "utf-8")

    def name() -> str:
        answer = reader("entities", "--format", "text", "--language", "kk", tmp_path).out
        return next(line.split("\t")[1] for line in answer.splitlines() if line.startswith("PERSON"))

    before = name()
    assert reader("link", "confirm", "Серік Қасенов", "--in", tmp_path).status == 0
    assert name() == before == "Серік Қасенов"
