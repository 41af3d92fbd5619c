"""Two articles scrolled together, compared, exchanged and closed."""

import pytest
from fake_library import FakeLibrary, article
from sample_library import screen_text
from textual.pilot import Pilot

from reader.app.application import ReaderApp
from reader.app.screens.comparison import ComparisonScreen
from reader.app.widgets.article_pane import FOLLOWS, ArticlePane
from reader.app.widgets.article_view import Layer
from reader.documents import Form, Role

_TOWNS = ["Bergen", "Lagos", "Quito", "Osaka", "Perth", "Turin", "Dakar", "Malmo", "Busan", "Davos", "Hilo", "Cork"]
_FILLER = "Ferries and their passengers were mentioned there at length by everyone who had come. " * 3


def _paragraph(town: str) -> tuple[Role, str]:
    return Role.BODY, f"In [PLACE:{town.lower()}|{town}] it was {sum(map(ord, town))} degrees. {_FILLER}"


def follow_library() -> FakeLibrary:
    """Two articles on twelve towns, in other orders, with a paragraph of its own in the first, and a third article."""
    first = [_paragraph(town) for town in _TOWNS]
    first.insert(6, (Role.BODY, "Nobody else wrote about pelicans. " * 8))
    second = [_paragraph(town) for town in (*_TOWNS[6:], *_TOWNS[:6])]
    return FakeLibrary(
        article((Role.TITLE, Form.HEADLINE, "Twelve towns"), *first),
        article((Role.TITLE, Form.HEADLINE, "A dozen places"), *second),
        article((Role.TITLE, Form.HEADLINE, "Apart"), (Role.BODY, "[ORG:port|Port] of [PLACE:cork|Cork].")),
    )


@pytest.fixture
def towns() -> FakeLibrary:
    return follow_library()


async def _settle(app: ReaderApp, pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause()
        await app.workers.wait_for_complete()
    await pilot.pause()


def _app(library: FakeLibrary, opened: int = 2) -> ReaderApp:
    return ReaderApp(library, library.keys[:opened])


def _line_of(pane: ArticlePane, words: str) -> int:
    assert pane.document is not None
    return pane.view.line_of(pane.document.text.index(words))


async def test_the_other_article_comes_to_the_same_height(towns: FakeLibrary) -> None:
    app = _app(towns)
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        left, right = app.reading.workspace.panes[:2]
        await pilot.press("a")
        await _settle(app, pilot)
        left.view.bring(left.document.text.index("Quito"), 2)  # type: ignore[union-attr]
        await _settle(app, pilot)
        assert 0 <= _line_of(right, "In Quito") == _line_of(left, "In Quito") < 35
        before = _line_of(right, "In Quito")
        await pilot.press("down")
        await _settle(app, pilot)
        assert _line_of(right, "In Quito") == before - 1
        shared = [left.document.text[start:end] for start, end in left.view.spans_in(Layer.SHARED)]  # type: ignore[union-attr]
        assert "Quito" in shared and "pelicans" not in " ".join(shared)


async def test_the_paragraph_brought_to_the_top_leads(towns: FakeLibrary) -> None:
    app = _app(towns)
    async with app.run_test(size=(120, 24)) as pilot:
        await _settle(app, pilot)
        left, right = app.reading.workspace.panes[:2]
        left.view.set_text_width(50)
        await pilot.press("a")
        await _settle(app, pilot)
        for town in _TOWNS[:3]:  # each so short that a third below the top the next one stands
            await pilot.press("J")
            await _settle(app, pilot)
            assert _line_of(left, f"In {town}") == _line_of(right, f"In {town}") == 0
        await pilot.press(*["j"] * 5)  # of what was at the top two rows are left
        await _settle(app, pilot)
        assert _line_of(left, f"In {_TOWNS[3]}") == _line_of(right, f"In {_TOWNS[3]}") > 0


async def test_moving_the_follower_does_not_come_back(towns: FakeLibrary) -> None:
    app = _app(towns)
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        left, right = app.reading.workspace.panes[:2]
        await pilot.press("a", *["down"] * 30)
        await _settle(app, pilot)
        assert left.view.scroll_offset.y == 30
        await pilot.press("tab")
        await _settle(app, pilot)
        place = right.view.scroll_offset.y
        assert (left.view.scroll_offset.y, right.has_focus_within) == (30, True)
        await pilot.press("up")
        await _settle(app, pilot)
        assert right.view.scroll_offset.y == place - 1


async def test_without_counterpart_the_other_article_stays_and_the_status_says_so(towns: FakeLibrary) -> None:
    app = _app(towns)
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        left, right = app.reading.workspace.panes[:2]
        await pilot.press("a", *["down"] * 12)
        await _settle(app, pilot)
        left.view.bring(left.document.text.index("Nobody"), 2)  # type: ignore[union-attr]
        await _settle(app, pilot)
        place = right.view.scroll_offset.y
        assert "Nothing in the other article answers" in screen_text(app)
        await pilot.press("down", "f2")
        await _settle(app, pilot)
        assert right.view.scroll_offset.y == place
        assert "Nothing in the other" not in screen_text(app)  # said in another language
        await pilot.press("f2", "f2", *["down"] * 12)
        await _settle(app, pilot)
        assert "Nothing in the other" not in screen_text(app)


async def test_follow_mode_is_kept_and_shown(towns: FakeLibrary) -> None:
    app = _app(towns)
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        assert FOLLOWS not in screen_text(app).splitlines()[0]
        await pilot.press("a")
        await _settle(app, pilot)
    again = _app(towns)
    async with again.run_test(size=(120, 36)) as pilot:
        await _settle(again, pilot)
        assert screen_text(again).splitlines()[0].count(FOLLOWS) == 2
        await pilot.press("f2")
        await pilot.resize_terminal(130, 30)
        await _settle(again, pilot)
        assert screen_text(again).splitlines()[0].count(FOLLOWS) == 2
        await pilot.press("a")
        await pilot.pause()
        assert FOLLOWS not in screen_text(again).splitlines()[0]


async def test_on_a_small_screen_the_other_article_opens_at_the_counterpart(towns: FakeLibrary) -> None:
    app = _app(towns)
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        left, right = app.reading.workspace.panes[:2]
        await pilot.press("a")
        await _settle(app, pilot)
        left.view.bring(left.document.text.index("In Quito"), 7)  # type: ignore[union-attr]
        await _settle(app, pilot)
        await pilot.press("f7")
        await _settle(app, pilot)
        assert 0 <= _line_of(right, "In Quito") < 20


async def test_a_key_paints_once(towns: FakeLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    app = _app(towns)
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        await pilot.press("a", "down", "down")
        await _settle(app, pilot)
        frames = 0
        display = app._display

        def counted(*arguments: object) -> None:
            nonlocal frames
            frames += 1
            display(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(app, "_display", counted)
        await pilot.press("pagedown")
        await pilot.pause(0.2)
        assert frames == 1


async def test_comparison_lists_what_both_name_and_marks_the_chosen_one(towns: FakeLibrary) -> None:
    app = ReaderApp(towns, [towns.keys[0], towns.keys[2]])
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        await pilot.press("A")
        assert isinstance(app.screen, ComparisonScreen)
        await pilot.pause()
        text = screen_text(app).partition("In both articles")[2]
        assert 0 < text.index("Cork") < text.index("Only in “Twelve towns”") < text.index("Bergen")
        await pilot.press(*"port")
        await pilot.pause()
        assert "Only in “Apart”" in screen_text(app) and "Only in “Twelve towns”" not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.reading.names.chosen == "port"


async def test_articles_change_places_and_keep_their_own(towns: FakeLibrary) -> None:
    app = _app(towns)
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        await pilot.press(*["down"] * 5, "X")
        await _settle(app, pilot)
        left, right = app.reading.workspace.panes[:2]
        assert [left.key, right.key] == [towns.keys[1], towns.keys[0]]
        assert app.reading.workspace.active is right
        assert (left.view.scroll_offset.y, right.view.scroll_offset.y) == (0, 5)


async def test_one_article_in_two_panes_keeps_both_places(towns: FakeLibrary) -> None:
    app = ReaderApp(towns, [towns.keys[0]] * 2)
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        left, right = app.reading.workspace.panes[:2]
        assert left.key == right.key
        await pilot.press(*["down"] * 5)
        await _settle(app, pilot)
        app.reading.articles.renew(towns.keys[0])
        await _settle(app, pilot)
        assert (left.view.scroll_offset.y, right.view.scroll_offset.y) == (5, 0)
        await pilot.press("X")
        await _settle(app, pilot)
        assert (left.view.scroll_offset.y, right.view.scroll_offset.y) == (0, 5)


async def test_a_closed_article_leaves_its_room_to_the_others(towns: FakeLibrary) -> None:
    app = _app(towns)
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        await pilot.press("z")
        await _settle(app, pilot)
        panes = app.reading.workspace.panes
        assert [pane.key for pane in panes if pane.key] == [towns.keys[1]]
        assert [pane.id for pane in panes if pane.display] == ["left"]
        await pilot.press("delete")
        await pilot.pause()
        assert "The last article stays open" in screen_text(app)
        await pilot.press("f7")
        await pilot.pause()
        assert "Press F3 to open" in screen_text(app)


async def test_three_articles_stand_side_by_side_on_a_very_wide_screen(towns: FakeLibrary) -> None:
    app = _app(towns)
    async with app.run_test(size=(190, 36)) as pilot:
        await _settle(app, pilot)
        panes = app.reading.workspace.panes
        assert [pane.display for pane in panes] == [True, True, False]
        await pilot.press("f7", "f7")
        await pilot.pause()
        app.reading.articles.open(towns.keys[2])
        await _settle(app, pilot)
        assert [pane.display for pane in panes] == [True, True, True]
        await pilot.press("a")
        await _settle(app, pilot)
        assert screen_text(app).splitlines()[0].count(FOLLOWS) == 3
        await pilot.resize_terminal(120, 36)
        await _settle(app, pilot)
        shown = [pane for pane in panes if pane.display]
        assert len(shown) == 2 and panes[2] in shown


async def test_an_article_is_opened_beside_the_one_that_is_read(towns: FakeLibrary) -> None:
    app = ReaderApp(towns, towns.keys[:1])
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        await pilot.press("O")
        await _settle(app, pilot)
        await pilot.press(*"apart", "enter")
        await _settle(app, pilot)
        panes = app.reading.workspace.panes
        assert [pane.key for pane in panes if pane.display] == [towns.keys[0], towns.keys[2]]
        assert app.reading.workspace.active.key == towns.keys[2]
        await pilot.press("f3")
        await _settle(app, pilot)
        await pilot.press(*"dozen", "ctrl+o")  # from the list of another purpose, into the pane that is not active
        await _settle(app, pilot)
        assert [pane.key for pane in panes if pane.display] == [towns.keys[1], towns.keys[2]]


async def test_an_article_is_not_opened_beside_itself(towns: FakeLibrary) -> None:
    app = ReaderApp(towns, towns.keys[:2])
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        for words, number in (("towns", 0), ("dozen", 1)):
            await pilot.press("O")
            await _settle(app, pilot)
            await pilot.press(*words, "enter")
            await _settle(app, pilot)
            assert app.reading.workspace.opened == towns.keys[:2]
            assert app.reading.workspace.active.key == towns.keys[number]
            assert "This article is open already" in screen_text(app)


async def test_at_80_columns_what_happens_to_articles_out_of_sight_is_said(towns: FakeLibrary) -> None:
    app = ReaderApp(towns, towns.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("ctrl+o")
        await _settle(app, pilot)
        await pilot.press(*"dozen", "enter")
        await _settle(app, pilot)
        assert app.reading.workspace.active.key == towns.keys[1]
        assert "F7 goes back and forth" in screen_text(app)
        await pilot.press("X")
        await _settle(app, pilot)
        assert app.reading.workspace.active.key == towns.keys[1]
        assert "This article is on the left now" in screen_text(app)
        await pilot.press("f7")
        await _settle(app, pilot)
        assert app.reading.workspace.active.key == towns.keys[0]
        await pilot.press("z")
        await _settle(app, pilot)
        assert "Closed: Twelve towns" in screen_text(app)
        assert app.reading.workspace.opened == [towns.keys[1]]
