"""Decisions about people whom articles call by a part of their name more often than in full."""

from collections.abc import Callable
from pathlib import Path

import pytest
from command_runs import Answer, Run

People = Callable[[], list[set[str]]]

VI = """Hà Nội (TTXVN) - Bộ trưởng Ngoại giao Trần Quang Vinh đã có cuộc hội đàm tại Astana.

Ông Vinh cho biết hai nước hợp tác tốt. Ông Vinh cảm ơn. Ông Vinh nói thêm.
"""
EN = """Hanoi (VNA) - Foreign Minister Tran Quang Vinh held talks in Astana. Vinh said it went well. Vinh thanked them.
"""
KK = """Астана. Қазақстан Сыртқы істер министрі Ерлан Сабыров келді. Сабыров айтты. Сабыров кетті. Сабыровпен сөйлесті.
"""
OTHER = """Hà Nội (TTXVN) - Nhà văn Lê Thành Vinh ra mắt sách tại Hà Nội. Ông Vinh cảm ơn.
"""


@pytest.fixture
def link(reader: Run, tmp_path: Path) -> Run:
    files = []
    for name, text in (("vi", VI), ("en", EN), ("kk", KK), ("other", OTHER)):
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(text, "utf-8")

    def run(*arguments: str) -> Answer:
        return reader("link", *arguments, "--in", *files)

    return run


@pytest.fixture
def people(reader: Run, link: Run, tmp_path: Path) -> People:
    def run() -> list[set[str]]:
        found = reader("entities", "--format", "json", *sorted(tmp_path.glob("*.txt"))).json["entities"]
        return sorted((set(each["forms"]) for each in found if each["type"] == "PERSON"), key=sorted)

    return run


VINH = {"Trần Quang Vinh", "Tran Quang Vinh", "Vinh"}
SABYROV = {"Ерлан Сабыров", "Сабыров", "Сабыровпен"}
WRITER = {"Lê Thành Vinh", "Vinh"}


@pytest.mark.parametrize(
    "names",
    [
        ("Tran Quang Vinh", "Ерлан Сабыров"),
        ("Ерлан Сабыров", "Tran Quang Vinh"),
        ("Сабыров", "Trần Quang Vinh"),
    ],
)
def test_merge_joins_all_spellings_in_either_order_and_names_what_was_typed(
    link: Run, people: People, names: tuple[str, str]
) -> None:
    before = people()
    assert SABYROV in before and VINH in before
    answer = link("merge", *names)
    assert answer.status == 0
    assert f"{names[0]} and {names[1]} are the same" in answer.out
    assert people() == sorted([VINH | SABYROV, WRITER], key=sorted)
    why = link("why", "Ерлан Сабыров")
    assert "Tran Quang Vinh ×1" in why.out and "11 mentions" in why.out
    undone = link("undo")
    assert "Ерлан Сабыров" in undone.out and "Quang Vinh" in undone.out
    assert people() == before


def test_rename_and_ignore_by_a_short_form_leave_others_of_that_form_alone(link: Run, people: People) -> None:
    answer = link("rename", "Сабыров", "Minister Sabyrov")
    assert "Сабыров is shown as Minister Sabyrov" in answer.out
    assert "Minister Sabyrov" in link("why", "Ерлан Сабыров").out
    assert link("ignore", "Trần Quang Vinh").status == 0
    assert people() == sorted([WRITER, SABYROV], key=sorted)
    link("undo")
    assert VINH in people()


def test_confirm_and_split_of_a_short_form_hold_where_it_means_the_person(link: Run, people: People) -> None:
    answer = link("split", "Tran Quang Vinh", "Vinh")
    assert (answer.status, "Vinh – this is not Tr" in answer.out) == (0, True)
    assert WRITER in people() and VINH - {"Vinh"} in people()
    link("undo")
    assert link("confirm", "Tran Quang Vinh").status == 0
    assert WRITER in people() and VINH in people()


def test_a_confirmed_spelling_is_split_off_everywhere(link: Run, people: People) -> None:
    assert link("confirm", "Trần Quang Vinh", "Tran Quang Vinh").status == 0
    answer = link("split", "Trần Quang Vinh", "Tran Quang Vinh", "--format", "json")
    assert (answer.status, len(answer.json["decisions"])) == (0, 1)
    assert {"Trần Quang Vinh", "Vinh"} in people()


def test_a_short_form_that_no_article_explains_is_refused(reader: Run, tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Ông Vinh nói tại Hà Nội.", "utf-8")
    answer = reader("link", "rename", "Vinh", "Vĩnh", "--in", tmp_path / "short.txt")
    assert (answer.status, answer.out) == (2, "")
    assert "short form" in answer.err
    assert reader("link", "undo").status == 1


def test_a_decision_without_effect_is_not_kept(link: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.entities.linking.linker.Linker.decide", lambda *_: None)
    answer = link("merge", "Trần Quang Vinh", "Ерлан Сабыров")
    assert (answer.status, answer.out) == (2, "")
    assert "no effect" in answer.err
    assert link("undo").status == 1


def test_a_person_met_with_a_case_ending_answers_to_the_name_shown(reader: Run, tmp_path: Path) -> None:
    path = tmp_path / "kk.txt"
    path.write_text("Астана. Вьетнам Сыртқы істер министрі Фам Ши Тиньмен келіссөз өтті.", "utf-8")
    answer = reader("link", "why", "Фам Ши Тинь", "--in", path)
    assert (answer.status, answer.out.split("  ")[0]) == (0, "Фам Ши Тинь")
    assert "Фам Ши Тиньмен ×1" in answer.out and "Kazakh case ending" in answer.out
    answer = reader("link", "rename", "Фам Ши Тинь", "Phạm Sỹ Chính", "--in", path)
    assert "Фам Ши Тинь is shown as Phạm Sỹ Chính" in answer.out
    assert reader("link", "undo").status == 0
