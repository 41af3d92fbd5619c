"""What is exported: complete, readable by the programs it is meant for, and nothing in it that is obeyed."""

import csv
import json
import re
from html.parser import HTMLParser
from io import StringIO
from xml.etree import ElementTree

import pytest

from reader.documents import read
from reader.entities.decisions import Action, Decision
from reader.entities.mention import EntityType
from reader.library.exporting import ExportFormat, Selection, files_of, text_of
from reader.library.sqlite import SqliteLibrary, open_library
from reader.localisation import set_language

_FIRST = """Hà Nội đón đoàn Kazakhstan

Hà Nội (TTXVN) – Ngày 6/5/2031, Chủ tịch Trần Văn Minh tiếp ông Ерлан Сериков tại Hà Nội.

Ông Minh nói về <b onclick=x> & "hợp tác" với Kazakhstan.
"""
_SECOND = """Hanoi hosts a delegation

HANOI, May 7, 2031 - President Tran Van Minh met Yerlan Serikov in Hanoi. =SUM(A1) was *not* discussed.
"""


@pytest.fixture(scope="module")
def selection() -> Selection:
    library = open_library()
    keys = []
    for name, text in (("a.txt", _FIRST), ("b.txt", _SECOND)):
        document = read(text.encode(), name)
        library.add(document)
        library.analyse(document.key)
        keys.append(document.key)
    library.decide(Decision(Action.RENAME, EntityType.PLACE, ("Hanoi", "=Hanoi")))
    return Selection(library, keys)


def _text(selection: Selection, form: ExportFormat) -> str:
    return "".join(text_of(selection, form))


def _files(selection: Selection, form: ExportFormat) -> dict[str, str]:
    return {name: "".join(pieces) for name, pieces in files_of(selection, form)}


def test_json_lines_hold_every_article_mention_entity_link_and_decision(selection: Selection) -> None:
    records = [json.loads(line) for line in _text(selection, ExportFormat.JSONL).splitlines()]
    kinds = [record["record"] for record in records]
    assert kinds[0] == "reader"
    assert {"document", "mention", "entity", "link", "decision"} <= set(kinds)
    texts = {record["key"]: record["text"] for record in records if record["record"] == "document"}
    assert list(texts) == list(selection.keys)
    entities = {record["id"] for record in records if record["record"] == "entity"}
    for record in records:
        if record["record"] == "mention":
            assert texts[record["document"]][record["start"] : record["end"]] == record["text"]
            assert record["entity"] in entities


def test_tables_are_for_spreadsheets_which_work_nothing_out(selection: Selection) -> None:
    tables = _files(selection, ExportFormat.CSV)
    assert set(tables) == {"documents.csv", "entities.csv", "links.csv", "mentions.csv", "decisions.csv"}
    for text in tables.values():
        assert text.startswith("\ufeff")
        header, *rows = csv.reader(StringIO(text[1:]))
        assert rows
        for row in rows:
            assert len(row) == len(header)
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
    assert "'=Hanoi" in tables["entities.csv"]


def test_the_graph_joins_what_an_article_names_together(selection: Selection) -> None:
    name = "{http://graphml.graphdrawing.org/xmlns}"
    graph = ElementTree.fromstring(_text(selection, ExportFormat.GRAPHML)).find(f"{name}graph")
    assert graph is not None
    nodes = {node.get("id") for node in graph.findall(f"{name}node")}
    edges = {(edge.get("source"), edge.get("target")): edge[0].text for edge in graph.findall(f"{name}edge")}
    assert {each for pair in edges for each in pair} <= nodes
    both = [
        weight for pair, weight in edges.items() if "place:hanoi" in pair and any("minh" in (e or "") for e in pair)
    ]
    assert both == ["2"]


def test_names_in_markdown_lead_to_the_list_of_names_and_back(selection: Selection) -> None:
    files = _files(selection, ExportFormat.MARKDOWN)
    assert len(files) == 3
    anchors = set(re.findall(r'<a id="([^"]+)">', files["names.md"]))
    articles = {name: text for name, text in files.items() if name != "names.md"}
    for name, text in articles.items():
        assert text.startswith("---\ntitle: ")
        assert f"]({name})" in files["names.md"]
        links = set(re.findall(r"\]\(names\.md#([^)]+)\)", text))
        assert links
        assert links <= anchors
        assert not re.search(r"(?<!\\)<b", text)
    assert any(r"\*not\*" in text for text in articles.values())


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                assert (value or "").startswith("#")
                self.targets.add((value or "")[1:])


@pytest.mark.parametrize("language", ["en", "vi", "kk"])
def test_every_point_and_name_of_the_report_leads_to_its_passage(selection: Selection, language: str) -> None:
    set_language(language)
    page = _Page()
    text = _text(selection, ExportFormat.HTML)
    page.feed(text)
    assert not {"script", "b"} & page.tags
    assert "&lt;b onclick=x&gt;" in text
    assert len(page.ids) == len(set(page.ids))
    assert page.targets <= set(page.ids)
    assert {"svg", "rect", "mark", "article"} <= page.tags


def test_an_empty_library_gives_valid_files() -> None:
    empty = Selection(_empty(), ())
    assert ElementTree.fromstring(_text(empty, ExportFormat.GRAPHML)) is not None
    assert _text(empty, ExportFormat.JSONL).count("\n") == 1
    assert "</html>" in _text(empty, ExportFormat.HTML)


def _empty() -> SqliteLibrary:
    return open_library()
