import unicodedata
from pathlib import Path

import pytest
from command_runs import Run

ARTICLE = (
    "Tokayev receives new envoys in capital\r\n\r\n"
    "Astana (VNA) – President Kassym-Jomart\u200b Tokayev received five ambassadors on May 6.\r\n\r\n"
    + unicodedata.normalize("NFD", "Hà Nội và Đà Nẵng")
    + " were named in the talks about trade between the two countries this year.\r\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(b"\xef\xbb\xbf" + ARTICLE.encode())
    return path


def test_offsets_point_into_the_file_as_it_is(reader: Run, article: Path) -> None:
    source = article.read_bytes().decode()
    answer = reader("show", "--format", "json", article)
    assert answer.status == 0
    shown = answer.json
    assert shown["file"] == str(article)
    assert shown["title"] == "Tokayev receives new envoys in capital"
    assert {"file", "language", "title", "date", "dateline", "source", "parts"} <= set(shown)
    assert shown["dateline"]["place"] == "Astana"
    assert source[shown["dateline"]["start"] : shown["dateline"]["end"]].startswith("Astana (VNA)")
    for part in shown["parts"]:
        piece = source[part["start"] : part["end"]]
        assert unicodedata.normalize("NFC", piece).replace("\u200b", "") == part["text"]
    assert "text" not in shown


def test_standard_input_is_given_back_with_offsets_into_it(reader: Run) -> None:
    answer = reader("show", "--format", "json", "-", stdin=b"\xef\xbb\xbf" + ARTICLE.encode())
    shown = answer.json
    assert shown["file"] == "-"
    for part in shown["parts"]:
        assert shown["text"][part["start"] : part["end"]] == part["text"]


def test_samples_are_shown_in_full(reader: Run, seeds: list[Path]) -> None:
    for seed in seeds:
        answer = reader("show", "--format", "json", seed)
        assert answer.status == 0
        assert {part["role"] for part in answer.json["parts"]} <= {
            "title", "standfirst", "body", "heading", "caption", "credit", "related", "hidden",
        }  # fmt: skip
        covered = sum(part["end"] - part["start"] for part in answer.json["parts"])
        assert covered > 0.95 * len(seed.read_text("utf-8").strip())


def test_several_articles_are_one_object_a_line(reader: Run, seeds: list[Path]) -> None:
    answer = reader("show", "--format", "json", *seeds)
    assert [Path(each["file"]).name for each in answer.objects] == [seed.name for seed in seeds]


def test_text_is_clean_and_leaves_out_what_is_hidden(reader: Run, article: Path) -> None:
    answer = reader("show", article)
    lines = answer.out.splitlines()
    assert lines[0] == "Tokayev receives new envoys in capital"
    assert "6 May" in lines[1]
    assert "Hà Nội và Đà Nẵng were named" in answer.out
    assert "\x1b" not in answer.out and "\u200b" not in answer.out


def test_a_folder_means_the_files_in_it(reader: Run, article: Path) -> None:
    (article.parent / "other.txt").write_text("Another article of one sentence only.\n")
    answer = reader("show", "--format", "json", article.parent)
    assert [Path(each["file"]).name for each in answer.objects] == ["article.txt", "other.txt"]


def test_the_language_can_be_declared(reader: Run, article: Path) -> None:
    assert reader("show", "--format", "json", "--article-language", "kk", article).json["language"] == "kk"
    answer = reader("show", "--article-language", "xx", article)
    assert answer.status == 2
    assert "vi, kk, en" in answer.err


def test_the_encoding_can_be_given(reader: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Президент Казахстана принял послов в столице страны.".encode("cp1251"))
    answer = reader("show", "--format", "json", "--encoding", "cp1251", path)
    assert answer.json["parts"][0]["text"].startswith("Президент Казахстана")
    answer = reader("show", "--encoding", "klingon", path)
    assert answer.status == 2
    assert "klingon" in answer.err


def test_dates_follow_the_interface_language(reader: Run, article: Path) -> None:
    assert "6 tháng 5" in reader("--language", "vi", "show", article).out


def test_a_number_that_no_article_has_is_a_clear_error(reader: Run) -> None:
    done = reader("show", "999")
    assert done.status == 2
    assert "999: there is no such article" in done.err


def test_stories_around_the_article_keep_their_heading_and_their_names_are_marked(reader: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    story = "Hanoi (VNA) – The ferry left the northern bank at noon with all who had waited, said the master."
    path.write_text(f"The harbour opens\n\n{story}\n\n{story[14:]}\n\nRelated news\n\nKazakhstan buys ferries\n")
    assert reader("show", str(path)).out.endswith("\n\n  Related news\n  Kazakhstan buys ferries\n")
    marked = {line.split("\t")[1]: line.split("\t")[6:] for line in reader("entities", str(path)).out.splitlines()}
    assert (marked["Kazakhstan"], marked["Hanoi"]) == (["related"], [])


def test_a_language_that_no_article_is_in_is_a_clear_error(reader: Run) -> None:
    done = reader("list", "--written-in", "xx")
    assert done.status == 2
    assert "vi, kk, en, ru" in done.err
