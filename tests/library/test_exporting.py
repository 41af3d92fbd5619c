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
from reader.library.importing import Imported, Importing
from reader.library.marks import Mark
from reader.library.sqlite import SqliteLibrary, open_library
from reader.localisation import set_language
from reader.messages import InputError

_FIRST = """Hà Nội đón đoàn Kazakhstan

Hà Nội (TTXVN) – Ngày 6/5/2031, Chủ tịch Trần Văn Minh tiếp ông Ерлан Сериков tại Hà Nội.

Ông Minh nói về <b onclick=x> & "hợp tác" với Kazakhstan.
"""
_SECOND = """Hanoi hosts a delegation

HANOI, May 7, 2031 - President Tran Van Minh met Yerlan Serikov in Hanoi. =SUM(A1) was *not* discussed.
"""


@pytest.fixture
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


def _exported(library: SqliteLibrary) -> list[str]:
    keys = [summary.key for summary in library.documents()]
    return list(text_of(Selection(library, keys), ExportFormat.JSONL))


def _imported(library: SqliteLibrary, lines: list[str]) -> Imported:
    importing = Importing(library, "export.jsonl")
    for _line in importing.run(line.encode() for line in lines):
        pass
    return importing.report


@pytest.fixture
def full(selection: Selection) -> SqliteLibrary:
    """A library with everything that a person may leave in one."""
    library = selection.library
    assert isinstance(library, SqliteLibrary)
    first, second = selection.keys
    library.decide(Decision(Action.IGNORE, EntityType.PLACE, ("Kazakhstan",)))
    library.set_read(first)
    library.set_position(second, 7)
    library.add_mark(Mark(0, first, 3, 8, "words", "a note", label="Title"))
    return library


def test_what_is_exported_and_imported_is_exported_alike(full: SqliteLibrary) -> None:
    lines = _exported(full)
    other = open_library()
    report = _imported(other, lines)
    assert (report.documents, report.present, report.bad) == (2, 0, [])
    assert not other.pending()
    assert _exported(other) == lines
    again = _imported(other, lines)
    assert (again.documents, again.present, again.decisions, again.marks) == (0, 2, 0, 0)
    assert _exported(other) == lines


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"record": "document"}',
        '{"record": "mention", "document": "x"}',
        '{"record": "mark", "document": 1}',
        '{"record": "decision", "action": "destroy"}',
        '{"record": "wonder"}',
        '{"record": ["document"]}',
        '{"record": {"mark": 1}}',
        "[" * 100_000,
    ],
)
def test_a_line_that_means_nothing_is_named_and_the_others_are_taken(full: SqliteLibrary, line: str) -> None:
    head, *rest = _exported(full)
    other = open_library()
    report = _imported(other, [head, f"{line}\n", *rest])
    assert report.bad == [2]
    assert report.documents == 2


@pytest.mark.parametrize(
    "change", [{"text": "bell \x07"}, {"key": ""}, {"parts": [{"start": 5, "end": 1}]}, {"edits": 1}]
)
def test_a_document_that_no_gate_let_through_is_not_taken(full: SqliteLibrary, change: dict[str, object]) -> None:
    records = [json.loads(line) for line in _exported(full)]
    records[1] |= change
    other = open_library()
    report = _imported(other, [json.dumps(record) for record in records])
    assert report.documents == 1
    assert report.bad[0] == 2


def test_another_file_is_no_export() -> None:
    with pytest.raises(InputError, match=r"export\.jsonl"):
        _imported(open_library(), ['{"record": "something"}'])
