"""Going through an article by its structure, and how it is shown, driven by keys."""

import pytest
from fake_library import FakeLibrary, article
from sample_library import LOREM, screen_text

from reader.app.application import ReaderApp
from reader.app.screens.contents import entries
from reader.app.screens.goto import percentage
from reader.app.widgets.article_view import ArticleView
from reader.documents import Form, Role


def _library() -> FakeLibrary:
    body = [
        (Role.HEADING, Form.HEADING, f"Section {n // 10}")
        if n % 10 == 0
        else (Role.BODY, f"Paragraph {n}. {LOREM * 3}")
        for n in range(60)
    ]
    headed = article((Role.TITLE, Form.HEADLINE, "A long report"), (Role.HIDDEN, Form.SCRIPT, "var x;"), *body)
    kazakh = article(
        (Role.TITLE, Form.HEADLINE, "Теміржол ашылды"),
        (Role.BODY, "[PERSON:t|Тоқаев] [PLACE:a|Ақтауға] барды. " + "Жаңа жол салынды. " * 200),
        language="kk",
    )
    plain = article(*((Role.BODY, f"Item {n}. {LOREM}") for n in range(1500)))
    return FakeLibrary(headed, kazakh, plain)


def _app(library: FakeLibrary, number: int = 0) -> ReaderApp:
    return ReaderApp(library, [library.keys[number]])


def _view(app: ReaderApp) -> ArticleView:
    return app.reading.workspace.active.view


def _widest(app: ReaderApp) -> int:
    return max(len(line[:-1].strip()) for line in screen_text(app).splitlines()[2:-2])  # without the scrollbar


def _top(app: ReaderApp) -> str:
    view = _view(app)
    assert view.document is not None
    return view.document.text[view.position :].split(".")[0].split("\n")[0]


async def test_paragraphs_come_to_the_top_one_after_the_other() -> None:
    app = _app(_library())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seen = []
        for key in ("J", "J", "shift+down", "j", "K", "K", "shift+up", "shift+up"):
            await pilot.press(key)
            seen.append(_top(app))
        assert seen[:3] == ["Section 0", "Paragraph 1", "Paragraph 2"]
        assert seen[4:] == ["Paragraph 2", "Paragraph 1", "Section 0", "A long report"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("50", 50), (" 50 % ", 50), ("12,5%", 12.5), ("7.5", 7.5), ("ғқ", 50), ('"ә', 12), ("٤٠", 40), ("250", 100)],
)
def test_a_percentage_is_understood_on_any_layout(typed: str, meant: float) -> None:
    assert percentage(typed) == meant


@pytest.mark.parametrize("typed", ["", "half", "%", "-3", "5 0 0", "1e2"])
def test_what_is_no_percentage_is_refused(typed: str) -> None:
    assert percentage(typed) is None


async def test_going_to_a_percentage_shows_that_percentage() -> None:
    app = _app(_library())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for typed, shown in (("50", "50%"), ("100", "100%"), ("0", "0%")):
            await pilot.press("p", *typed, "enter")
            await pilot.pause()
            assert screen_text(app).splitlines()[0].split("│")[0].rstrip().endswith(shown)
        await pilot.press("p", "x", "enter")
        assert "no number from 0 to 100" in screen_text(app)
        await pilot.press("escape", "p", "down", "down", "down", "enter")
        await pilot.pause()
        assert "30%" in screen_text(app).splitlines()[0]


async def test_contents_lead_to_a_heading() -> None:
    app = _app(_library())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        assert "── Section 5" in screen_text(app) and "Paragraph 7" not in screen_text(app).split("Contents")[1]
        await pilot.press(*"tion 3", "enter")
        await pilot.pause()
        assert _top(app) == "Section 3"
        await pilot.press("c", "enter")
        await pilot.pause()
        assert _top(app) == "Section 3"


async def test_without_headings_the_contents_are_how_paragraphs_begin() -> None:
    library = _library()
    app = _app(library, 2)
    assert len(entries(library.document(library.keys[2]))) == 400
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("pagedown", "enter")
        await pilot.pause()
        assert _top(app).startswith("Item ") and _top(app) != "Item 0"


async def test_the_width_of_lines_goes_round_and_is_kept() -> None:
    library = _library()
    app = _app(library)
    async with app.run_test(size=(160, 30)) as pilot:
        await pilot.pause()
        await pilot.press("v")
        widths = []
        for _ in range(4):
            await pilot.press("w")
            await pilot.pause()
            view = _view(app)
            widths.append(_widest(app))
        assert widths[0] <= 100 < widths[1] and widths[2] <= 60 < widths[3] <= 78 and view.position == 0
        await pilot.press("w")
    again = _app(library)
    async with again.run_test(size=(160, 30)) as pilot:
        await pilot.pause()
        assert 78 < _widest(again) <= 100


async def test_kazakh_in_the_other_script_and_back_with_the_same_place() -> None:
    library = _library()
    app = _app(library, 1)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*["down"] * 4)
        position = _view(app).position
        await pilot.press("L")
        await pilot.pause()
        assert "Jaña jol salyndy." in screen_text(app) and "Жаңа жол" not in screen_text(app)
        assert _view(app).position == position
        await pilot.press("g")
        lines = screen_text(app).splitlines()
        row = next(number for number, line in enumerate(lines) if "Aqtauğa" in line)
        await pilot.click(offset=(lines[row].index("Aqtauğa") + 6, row))
        await pilot.pause()
        assert app.reading.names.chosen == "a"
    again = _app(library, 1)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Temırjol aşyldy" in screen_text(again)
        await pilot.press("Д")
        await pilot.pause()
        assert "Теміржол ашылды" in screen_text(again).splitlines()[2]


async def test_escape_gives_up_what_is_selected_before_the_chosen_name() -> None:
    app = _app(_library(), 1)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.reading.names.choose("a")
        _view(app).select((0, 5))
        await pilot.pause()
        await pilot.press("escape")
        assert _view(app).selected_span() is None and app.reading.names.chosen == "a"
        await pilot.press("escape")
        assert app.reading.names.chosen == ""


async def test_contents_lead_on_though_the_rest_of_the_article_came_meanwhile() -> None:
    library = _library()
    app = _app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("p", *"100")
        document = library._documents[library.keys[0]]
        library._documents[library.keys[0]] = document._replace()
        app.reading.articles.renew(library.keys[0])
        await pilot.press("enter")
        await pilot.pause()
        assert _view(app).progress == 1


async def test_an_article_that_is_seen_whole_has_no_percentage(library: FakeLibrary) -> None:
    app = ReaderApp(library, [library.keys[2], library.keys[0]])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "VI 3/3 all" in screen_text(app)
        await pilot.press("f3")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "%" not in screen_text(app)  # neither of it nor of the one that is not shown
        await pilot.press("escape")
        await pilot.resize_terminal(40, 10)
        await pilot.press("f7", "end")
        await pilot.pause()
        assert "100%" in screen_text(app)
