import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pexpect
import pytest
from command_runs import Run

from reader.cli import main
from reader.library.shared import SharedStore

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    texts = {
        "hanoi.txt": "Bão vào Đà Nẵng\n\nHà Nội, ngày 6/5/2025 (TTXVN) – Ông Tô Lâm đến Đà Nẵng thăm người dân.\n",
        "astana.txt": "Тоқаев Астанада\n\nПрезидент Қасым-Жомарт Тоқаев Астанада шетелдік қонақтарды қабылдады.\n",
        "london.txt": "A quiet day in London\n\nNothing much happened in London on 7 May 2025, officials said.\n",
    }
    for name, text in texts.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def rows(out: str) -> list[list[str]]:
    return [line.split("\t") for line in out.splitlines()]


def test_from_adding_to_removing(reader: Run, folder: Path, tmp_path: Path) -> None:
    added = reader("add", folder, folder / "missing.txt")
    assert (added.status, added.out) == (3, "")
    assert "3 articles added" in added.err
    assert "missing.txt" in added.err.splitlines()[-1]
    path = tmp_path / "data" / "reader" / "library.sqlite"
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    again = reader("add", folder)
    assert (again.status, again.err) == (0, "0 articles added · 3 files unchanged\n")

    listed = rows(reader("list").out)
    assert [Path(row[6]).name for row in listed] == ["astana.txt", "hanoi.txt", "london.txt"]
    assert [row[3] for row in listed] == ["kk", "vi", "en"]
    answer = reader("list", "--written-in", "vi", "--format", "json").json
    assert (answer["count"], answer["documents"][0]["label"]) == (1, "Bão vào Đà Nẵng")
    assert answer["documents"][0]["recognised"] is True
    for filters in (
        ("--since", "2025-05-06", "--until", "2025-05-06"),
        ("--text", "da nang"),
        ("--entity", "to lam"),
        ("--source", "ttxvn"),
        ("--unread", "--written-in", "vi"),
        ("--sort", "language", "--reverse", "--limit", "1"),
    ):
        found = rows(reader("list", *filters).out)
        assert [Path(row[6]).name for row in found] == ["hanoi.txt"], filters
    assert rows(reader("list", "--entity", "nobody at all").out) == []

    number, key = listed[1][:2]
    shown = reader("show", number)
    assert (shown.status, shown.out) == (0, reader("show", folder / "hanoi.txt").out)
    assert reader("show", key[:8], "--format", "json").json["title"] == "Bão vào Đà Nẵng"

    assert reader("remove", number).err == "1 article removed\n"
    refused = reader("remove", folder)
    assert (refused.status, "2 articles" in refused.err) == (2, True)
    assert len(rows(reader("list").out)) == 2
    assert reader("remove", folder, "--written-in", "en").err == "1 article removed\n"
    assert reader("remove", "--text", "тоқаев", "--yes").status == 0
    assert reader("list").out == ""
    assert reader("add", folder).err == "3 articles added\n"


def test_names_come_first_then_texts(reader: Run, folder: Path) -> None:
    reader("add", folder)
    answer = reader("search", "--format", "json", "da nang").json
    assert {"query", "read_as", "results", "texts"} <= set(answer)
    assert answer["results"][0]["type"] == "PLACE"
    (text,) = answer["texts"]
    source = (folder / "hanoi.txt").read_text(encoding="utf-8")
    assert Path(text["file"]).name == "hanoi.txt"
    assert {source[start:end] for start, end in text["spans"]} == {"Đà Nẵng"}
    assert {text["snippet"][start:end] for start, end in text["ranges"]} == {"Đà Nẵng"}
    lines = rows(reader("search", "officials").out)
    assert [(line[0], line[1]) for line in lines] == [("TEXT", "A quiet day in London")]
    assert reader("search", "касым").status == 0
    assert reader("search", "nosuchword").status == 1


def test_files_keep_their_meaning(reader: Run, folder: Path) -> None:
    answer = reader("search", "--format", "json", "officials", folder / "london.txt").json
    assert [Path(text["file"]).name for text in answer["texts"]] == ["london.txt"]
    reader("add", folder)
    os.chdir(folder)
    (folder / "1").write_text("The article called one.\n", encoding="utf-8")
    assert reader("show", "1").out == "The article called one.\n"


def test_a_library_of_its_own(reader: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "team.sqlite"
    assert reader("list", "--library", path).status == 3
    assert reader("add", "--library", path, folder).status == 0
    assert len(rows(reader("list", "--library", path).out)) == 3
    assert reader("list").status == 3
    assert reader("add", "--library", folder / "london.txt", folder).status == 3
    assert (folder / "london.txt").read_text(encoding="utf-8").startswith("A quiet day")


def test_standard_input_is_kept_with_its_bytes(reader: Run, tmp_path: Path) -> None:
    data = "Từ đầu vào chuẩn\n\nHà Nội hôm nay mưa.\n".encode()
    assert reader("add", "-", stdin=data).err == "1 article added\n"
    assert reader("add", "-", stdin=data).err == "0 articles added · 1 was there already\n"
    assert rows(reader("list").out)[0][6] == "-"
    renewed = reader("refresh", "--files")
    assert (renewed.status, renewed.err) == (0, "1 article renewed\n")
    assert rows(reader("list").out)[0][6] == "-"


def test_an_article_of_two_folders_is_one_and_goes_with_the_last(reader: Run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "copies"
    shutil.copytree(folder, other)
    assert "3 articles added" in reader("add", folder, other).err
    assert reader("refresh", "--files").err == "3 articles renewed\n"
    assert reader("remove", "--yes", other).err == "0 articles removed\n"
    assert len(rows(reader("list").out)) == 3
    assert reader("add", other).status == 0
    (folder / "london.txt").write_text("A loud day in London\n\nMuch happened in London, officials said.\n")
    assert reader("add", folder).err == "1 article added · 2 files unchanged\n"
    assert reader("remove", "--yes", other).err == "1 article removed\n"
    assert reader("remove", "--yes", folder).err == "3 articles removed\n"


def test_a_new_version_is_refreshed(reader: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader("add", folder)
    assert reader("refresh").err == "0 articles renewed\n"
    monkeypatch.setattr("reader.library.sqlite.__version__", "99")
    assert reader("refresh").err == "3 articles renewed\n"
    assert reader("refresh").err == "0 articles renewed\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("add",),
        ("add", ".", "--jobs", "0"),
        ("list", "--since", "yesterday"),
        ("list", "--limit", "-1"),
        ("list", "--sort", "colour"),
        ("remove",),
        ("remove", "ffffffffffff"),
    ],
)
def test_wrong_use(reader: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    reader("add", folder)
    assert reader(*arguments).status == 2


def many(folder: Path, count: int) -> Path:
    folder.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(f"{number}\n\n{texts[number % len(texts)]}", encoding="utf-8")
    return folder


def test_ctrl_c_keeps_what_was_done_and_says_so(tmp_path: Path, process: Run) -> None:
    folder = many(tmp_path / "many", 60)
    child = subprocess.Popen(
        [sys.executable, "-m", "reader", "add", str(folder)], stderr=subprocess.PIPE, start_new_session=True
    )
    path = tmp_path / "data" / "reader" / "library.sqlite"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (path.exists() and count(path)):
        time.sleep(0.1)
    os.killpg(child.pid, signal.SIGINT)
    _out, err = child.communicate(timeout=60)
    kept = count(path)
    assert child.returncode == 130
    assert b"Interrupted" in err
    assert 0 < kept < 60
    again = process("add", folder)
    assert again.status == 0
    assert f"{60 - kept} article" in again.err
    assert count(path) == 60


def test_what_was_told_survives_a_kill(tmp_path: Path, process: Run) -> None:
    folder = many(tmp_path / "many", 60)
    child = subprocess.Popen([sys.executable, "-m", "reader", "add", str(folder)], start_new_session=True)
    path = tmp_path / "data" / "reader" / "library.sqlite"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (path.exists() and count(path)):
        time.sleep(0.1)
    before = count(path)
    child.kill()
    child.wait()
    assert process("add", folder).status == 0
    assert before > 0
    assert count(path) == 60


def count(path: Path) -> int:
    import sqlite3

    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5) as connection:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_bar_is_drawn_on_a_terminal(folder: Path) -> None:
    environment = {**os.environ, "TERM": "xterm"}
    child = pexpect.spawn(sys.executable, ["-m", "reader", "add", str(folder)], env=environment, encoding="utf-8")
    child.expect("3 articles added")
    drawn = child.before or ""
    assert re.search(r"[█░]{20}  \d+%", drawn)
    child.expect(pexpect.EOF)
    child = pexpect.spawn(sys.executable, ["-m", "reader", "remove", str(folder)], env=environment, encoding="utf-8")
    child.expect_exact("Remove 3 articles? [y/N] ")
    child.sendline("y")
    child.expect("3 articles removed")
    child.expect(pexpect.EOF)
    assert json.dumps(drawn)


def test_an_article_that_cannot_be_removed_is_told_and_the_others_go(
    reader: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader("add", folder)
    retire = SharedStore._retire

    def faulty(store: SharedStore, connection: Any, number: int) -> None:
        retire(store, connection, number)
        if store.numbered_summaries([number])[0].name.endswith("hanoi.txt"):
            raise IndexError

    monkeypatch.setattr(SharedStore, "_retire", faulty)
    removed = reader("remove", "--yes", folder)
    assert removed.status == 3
    assert "2 articles removed" in removed.err
    assert "hanoi.txt" in removed.err
    assert [Path(row[6]).name for row in rows(reader("list").out)] == ["hanoi.txt"]


def test_one_damaged_article_does_not_cost_the_others_their_names(
    tmp_path: Path, seeds: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / "library.sqlite")
    assert main(["add", "--library", place, *map(str, seeds)]) == 0
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE contents SET text = 'x' WHERE document = 2")
        connection.execute("UPDATE documents SET recogniser = NULL, indexed = 0 WHERE number < 4")
        connection.commit()
    capsys.readouterr()
    main(["search", "--library", place, "ha noi"])
    printed = capsys.readouterr()
    assert printed.out.startswith("PLACE\tHanoi\t")
    assert printed.err.count("the file is damaged") == 1
