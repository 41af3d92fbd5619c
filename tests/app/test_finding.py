"""Finding names and articles: answers come beside the screen, lists of any length."""

import threading

from fake_library import FakeLibrary
from hypothesis import given
from hypothesis import strategies as st
from sample_library import screen_text
from textual.content import Content
from textual.pilot import Pilot

from reader.app.application import ReaderApp
from reader.app.article_catalogue import ArticleCatalogue, Heading, View
from reader.app.screens.articles import ArticlesScreen
from reader.app.screens.find import FindScreen
from reader.app.widgets.row_list import LazyRows, ListRow
from reader.library.choice import Choice
from reader.library.document_list import DocumentList
from reader.library.library import DocumentSummary


def _summary(key: str, title: str, date: str | None = None, language: str = "en", source: str = "") -> DocumentSummary:
    return DocumentSummary(key, f"{key}.txt", title, language, date, source or None, True)


async def _settle(app: ReaderApp, pilot: Pilot[None]) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()


# Names ----------------------------------------------------------------------------------------------------------------


async def test_the_article_stays_in_view_and_the_row_says_where_the_name_occurs(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("f4", *"hue")
        await _settle(app, pilot)
        lines = screen_text(app).splitlines()
        assert "River ministers meet in Huế" in lines[0]
        assert any("L Hue" in line and "3 in 2 articles" in line for line in lines)
        assert any("River ministers meet in Huế · and 1 more article" in line for line in lines)


async def test_an_answer_to_fewer_letters_is_dropped(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("f4")
        await _settle(app, pilot)
        dialogue = app.screen
        assert isinstance(dialogue, FindScreen)
        answer, released, begun = dialogue.answer, threading.Event(), threading.Event()

        def slow(query: str) -> object:
            if query == "h":
                begun.set()
                released.wait(10)
            return answer(query)

        dialogue.answer = slow  # type: ignore[method-assign, assignment]
        await pilot.press("h")
        begun.wait(10)
        await pilot.press("backspace", *"aktau")
        await pilot.pause()
        await pilot.pause()
        released.set()
        await _settle(app, pilot)
        assert dialogue.listing.cursor_id == "aktau"
        assert [row.id for row in dialogue.listing.rows] == ["aktau"]


async def test_the_answers_grow_while_names_are_recognised(library: FakeLibrary) -> None:
    library.analysed.clear()
    gate = threading.Event()
    library.before_analysis = lambda key: gate.wait(10) and None
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f4", *"hue")
        await pilot.pause()
        assert "Recognising names" in screen_text(app)
        gate.set()
        await _settle(app, pilot)
        await _settle(app, pilot)
        assert "L Hue" in screen_text(app)


# Articles -------------------------------------------------------------------------------------------------------------


class _Listed(FakeLibrary):
    """A library that lists `summaries`, numbered from 1, and looks for words in their titles."""

    def __init__(self, *summaries: DocumentSummary) -> None:
        super().__init__()
        self._listed = [each._replace(number=number) for number, each in enumerate(summaries, 1)]

    def count(self, choice: Choice | None = None) -> int:
        return len(self._listed)

    def documents(
        self, choice: Choice | None = None, start: int = 0, limit: int | None = None
    ) -> list[DocumentSummary]:
        word = choice.text.strip("*") if choice else ""
        return [each for each in self._listed if word in each.label]

    def listing(self, choice: Choice | None = None) -> DocumentList:
        numbers = [each.number for each in self.documents(choice)]
        keys = {each.key: each.number for each in self._listed}
        return DocumentList(
            numbers, lambda some: [self._listed[number - 1] for number in some], lambda key: keys.get(key, 0)
        )


def test_articles_are_found_by_title_file_source_language_and_date() -> None:
    catalogue = ArticleCatalogue(
        _Listed(
            _summary("a", "Phà qua biển Caspi", "2025-05-06", "vi", "VNA"),
            _summary("b", "Астана күні", "2024-07-06", "kk", "Қазинформ"),
            _summary("c", "Untitled"),
        ),
        [],
    )

    def found(query: str) -> list[str]:
        return [entry.key for entry in catalogue.find(query, View()) if isinstance(entry, DocumentSummary)]

    for query, keys in {
        "bien caspi": ["a"],
        "astana": ["b"],
        "c.txt": ["c"],
        "vna": ["a"],
        "kazinform 2024": ["b"],
        "kk": ["b"],
        "kazakh": ["b"],
        "2025-05": ["a"],
        "may 2025": ["a"],
        "6 july": ["b"],
        "zzz": [],
        "": ["a", "b", "c"],
    }.items():
        assert found(query) == keys, query


def test_open_articles_come_first_then_the_newest_under_their_months() -> None:
    documents = [_summary(str(number), "x", f"2025-{number % 12 + 1:02}-01") for number in range(15)]
    documents.append(_summary("none", "x", "--05-06"))
    entries = ArticleCatalogue(_Listed(*documents), ["3"]).find("", View())
    assert entries[0] == Heading(opened=True) and entries[1].key == "3"  # type: ignore[union-attr]
    assert entries[2] == Heading("2025-12")
    assert entries[-2] == Heading("") and entries[-1].key == "none"  # type: ignore[union-attr]


async def test_the_list_says_which_articles_are_open_and_how_far_they_were_read(library: FakeLibrary) -> None:
    library.positions[library.keys[2]] = 20
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(100, 30)) as pilot:
        await _settle(app, pilot)
        await pilot.press("f3")
        await _settle(app, pilot)
        await _settle(app, pilot)
        lines = screen_text(app).splitlines()
        assert any("• River ministers" in line and "%" in line for line in lines)
        assert any("Phà qua" in line and "40%" in line and "•" not in line for line in lines)


async def test_a_list_of_many_articles_makes_only_the_rows_that_are_drawn(library: FakeLibrary) -> None:
    documents = [_summary(f"k{number}", f"Title {number}", f"20{number % 25:02}-01-01") for number in range(50_000)]
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        screen = ArticlesScreen(_Listed(*documents), [], "k24")
        made: list[str] = []
        row = screen._row
        screen._row = lambda document, query: made.append(document.key) or row(document, query)  # type: ignore[func-returns-value, method-assign]
        chosen: list[str | None] = []
        app.push_screen(screen, chosen.append)
        await _settle(app, pilot)
        assert screen.listing.cursor_id == "k24"
        await pilot.press("down", "pagedown")
        await pilot.press(*"49999")
        await _settle(app, pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert chosen == ["k49999"]
        assert len(made) < 200


@given(st.lists(st.booleans(), min_size=1, max_size=40), st.data())
def test_lazy_rows_know_what_can_be_chosen(kinds: list[bool], data: st.DataObject) -> None:
    ids = [str(number) if choosable else "" for number, choosable in enumerate(kinds)]
    rows = LazyRows(ids, lambda number: ListRow(ids[number], Content(ids[number])))
    assert [ids[number] for number in rows.choosable] == [id for id in ids if id]
    number = data.draw(st.integers(-len(ids), len(ids) - 1))
    assert rows[number].id == ids[number]
