"""Searching in the text with the prompt at the foot of the screen."""

import json
from collections.abc import Iterator
from threading import Event

import pytest
from fake_library import FakeLibrary, article
from sample_library import screen_text
from textual.pilot import Pilot

from reader.app import search_results
from reader.app.application import ReaderApp
from reader.app.search_history import MOST, SearchHistory
from reader.app.search_results import search_texts
from reader.app.widgets.article_view import Layer
from reader.app.widgets.search_line import SearchLine
from reader.app.widgets.status_line import StatusLine
from reader.documents import Form, Role


def _layer(app: ReaderApp, layer: Layer, pane: int = 0) -> list[str]:
    view = app.reading.workspace.panes[pane].view
    assert view.document is not None
    return [view.document.text[start:end] for start, end in view.spans_in(layer)]


def _status(app: ReaderApp) -> str:
    return app.reading.query_one(StatusLine).plain


def _line(app: ReaderApp) -> str:
    return next(line for line in screen_text(app).splitlines() if line.startswith(" /"))


async def _settle(app: ReaderApp, pilot: Pilot[None]) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause()


def _library() -> FakeLibrary:
    filler = "Nothing of note happened on the river that day. " * 40
    return FakeLibrary(
        article((Role.TITLE, Form.HEADLINE, "Hà Nội today"), (Role.BODY, filler + "Back in Ha\nNoi. " + filler)),
        article((Role.BODY, "Ханой мен Ha Noi. Астананың көшелері."), language="kk"),
    )


async def test_what_is_typed_stands_out_at_once_in_every_spelling(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        await pilot.press("slash", *"hue")
        await pilot.pause()
        assert _layer(app, Layer.FOUND) == ["Huế", "Hue"]
        assert _layer(app, Layer.FOUND, 1) == ["HUẾ"]
        assert _layer(app, Layer.CURRENT) == ["Huế"]
        assert "/hue" in _line(app) and _line(app).rstrip().endswith("1/3")
        assert not app.reading.query_one(StatusLine).display


async def test_a_phrase_is_found_across_the_end_of_a_line_and_steps_go_on_in_the_other_article() -> None:
    library = _library()
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("s", *"ha noi", "enter")
        await pilot.pause()
        assert _layer(app, Layer.FOUND) == ["Hà Nội", "Ha\nNoi"]
        assert "1/3" in _status(app)
        await pilot.press("n")
        assert "2/3" in _status(app) and app.reading.workspace.active.view.scroll_offset.y > 5
        await pilot.press("n")
        await pilot.pause()
        assert "3/3" in _status(app) and app.reading.workspace.active.key == library.keys[1]
        await pilot.press("n")
        await pilot.pause()
        assert "1/3" in _status(app) and "wrapped" in _status(app)
        await pilot.press("N")
        await pilot.pause()
        assert "3/3" in _status(app) and "wrapped" in _status(app)


async def test_the_search_begins_at_the_place_on_the_screen_and_escape_leads_back_there() -> None:
    library = _library()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("pagedown")
        before = app.reading.workspace.active.view.position
        await pilot.press("slash", *"ha noi")
        await pilot.pause()
        assert _layer(app, Layer.CURRENT) == ["Ha\nNoi"]
        await pilot.press("escape")
        await pilot.pause()
        view = app.reading.workspace.active.view
        assert view.position == before and app.focused is view
        assert _layer(app, Layer.FOUND) == [] == _layer(app, Layer.CURRENT)
        assert not app.reading.query_one(SearchLine).display


async def test_a_hit_in_an_article_that_is_not_seen_is_announced_and_gone_to_on_enter() -> None:
    library = _library()
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("slash", *"astana")
        await pilot.pause()
        assert "in the other article" in _line(app)
        assert app.reading.workspace.active.key == library.keys[0]
        await pilot.press("enter")
        await pilot.pause()
        assert app.reading.workspace.active.key == library.keys[1]
        assert _layer(app, Layer.CURRENT, 1) == ["Астана"]


async def test_keys_of_the_wrong_layout_are_read_as_meant_and_that_is_said() -> None:
    library = _library()
    app = ReaderApp(library, library.keys[1:])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("slash", *"fcnfyf")
        await pilot.pause()
        assert "Read as астана" in _line(app)
        assert _layer(app, Layer.FOUND) == ["Астана"]


async def test_nothing_found_is_said_and_steps_do_no_harm(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("slash", *"qqzz")
        await pilot.pause()
        assert "Nothing found." in _line(app)
        await pilot.press("enter", "n", "N")
        assert "Nothing found." in _status(app)


async def test_earlier_searches_come_back_with_the_arrows_and_the_last_one_with_enter(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("slash", *"hue", "enter", "slash", *"ferry", "enter")
        assert json.loads(library.settings["searches"]) == ["ferry", "hue"]
        await pilot.press("slash", "f", "up", "up")
        await pilot.pause()
        assert "/hue" in _line(app)
        await pilot.press("down", "down")
        await pilot.pause()
        assert _line(app).startswith(" /f ")
        await pilot.press("escape", "escape", "slash", "enter")
        await pilot.pause()
        assert "/ferry" in _status(app)


def test_the_history_is_bounded_and_survives_damage(library: FakeLibrary) -> None:
    history = SearchHistory(library)
    for number in range(MOST + 5):
        history.add(str(number))
    assert len(history.queries()) == MOST and history.queries()[0] == str(MOST + 4)
    for damaged in ("{", "3", '[1, "a"]'):
        library.settings["searches"] = damaged
        assert set(history.queries()) <= {"a"}


async def test_choosing_a_name_takes_the_steps_back_and_escape_clears_one_after_the_other(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        await pilot.press("slash", *"committee", "enter")
        app.reading.names.choose("mai")
        await pilot.pause()
        await pilot.press("n")
        assert "Mai Anh" in _status(app)
        assert _layer(app, Layer.FOUND)
        await pilot.press("escape")
        assert not _layer(app, Layer.FOUND)
        await pilot.press("escape")
        assert not _layer(app, Layer.CHOSEN)


async def test_an_article_opened_meanwhile_is_searched_too(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("slash", *"caspi", "enter")
        app.reading.articles.open(library.keys[2])
        await pilot.pause()
        assert _layer(app, Layer.FOUND) == ["Caspi"]


async def test_a_long_article_is_searched_without_holding_up_the_keys(library: FakeLibrary) -> None:
    long = article((Role.BODY, "Paragraph of words. " * 20_000 + "Đà Nẵng."))
    library = FakeLibrary(long)
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("slash", *"da nang", "enter")
        await _settle(app, pilot)
        assert "1/1" in _status(app)
        assert _layer(app, Layer.CURRENT) == ["Đà Nẵng"]
        await pilot.press("slash", *"words", "enter")
        await _settle(app, pilot)
        assert "20,000" in _status(app)
        view = app.reading.workspace.active.view
        await pilot.press("home")
        await pilot.pause()
        assert 0 < len(view.spans_in(Layer.FOUND)) < 5_000
        assert view.spans_in(Layer.FOUND)[0][0] < 100


@pytest.fixture
def search_goes_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Searches come to no end before this is set."""
    go_on = Event()

    def search(*arguments: object) -> object:
        assert go_on.wait(60)
        return search_texts(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(search_results, "search_texts", search)
    yield go_on
    go_on.set()


async def test_keys_behind_a_search_that_still_runs_are_commands(search_goes_on: Event) -> None:
    library = FakeLibrary(article((Role.BODY, "Paragraph of words. " * 20_000)))
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("slash", *"words", "enter", "n", "n")
        assert "/words …" in _status(app)
        search_goes_on.set()
        await _settle(app, pilot)
        assert "/words" in _status(app) and "3/20,000" in _status(app)


async def test_escape_gives_up_a_search_that_still_runs(search_goes_on: Event) -> None:
    library = FakeLibrary(article((Role.BODY, "Paragraph of words. " * 20_000)))
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("slash", *"words", "enter", "escape", "j")
        search_goes_on.set()
        await _settle(app, pilot)
        assert _layer(app, Layer.FOUND) == [] and "words" not in _status(app)
        assert app.reading.workspace.active.view.scroll_offset.y == 1


async def test_who_reads_on_while_a_search_runs_is_not_taken_away(search_goes_on: Event) -> None:
    library = FakeLibrary(article((Role.BODY, "Paragraph of words. " * 20_000 + "Đà Nẵng.")))
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("slash", *"da nang", "enter", "home", "j")
        search_goes_on.set()
        await _settle(app, pilot)
        assert "1/1" in _status(app) and app.reading.workspace.active.view.scroll_offset.y == 1
        await pilot.press("n")
        await _settle(app, pilot)
        assert _layer(app, Layer.CURRENT) == ["Đà Nẵng"] and app.reading.workspace.active.view.scroll_offset.y > 1


async def test_what_is_typed_stays_when_the_rest_of_a_long_article_comes(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(120, 36)) as pilot:
        await _settle(app, pilot)
        await pilot.press("slash", *"hu")
        app.reading.articles.renew(library.keys[0])
        await pilot.press("e")
        await _settle(app, pilot)
        assert "/hue" in _line(app) and _line(app).rstrip().endswith("1/3")
        assert _layer(app, Layer.CURRENT) == ["Huế"]


async def test_the_active_article_is_searched_first_though_it_is_open_twice(library: FakeLibrary) -> None:
    app = ReaderApp(library, [library.keys[0], library.keys[1], library.keys[0]])
    async with app.run_test(size=(190, 36)) as pilot:
        await _settle(app, pilot)
        await pilot.press("slash", *"hue", "enter")
        await _settle(app, pilot)
        assert _status(app).endswith("1/3") and app.reading.workspace.active is app.reading.workspace.panes[0]


async def test_hidden_parts_are_searched_only_while_they_are_shown(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("slash", *"tracking", "enter")
        assert "Nothing found." in _status(app)
        app.reading.action_do("hidden-parts")
        await pilot.press("n")
        await pilot.pause()
        assert _layer(app, Layer.FOUND) == ["tracking"]


@pytest.mark.parametrize("rows", [1, 2, 3, 4])
async def test_escape_leads_back_to_the_very_row(rows: int) -> None:
    library = FakeLibrary(
        article(
            (Role.TITLE, Form.HEADLINE, "The river"),
            *((Role.BODY, "Nothing of note happened on the river that day. " * 5) for _ in range(9)),
            (Role.BODY, "Herons came."),
            date="2025-05-06",
        )
    )
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press(*["j"] * rows)
        before = screen_text(app).splitlines()[1:-2]
        await pilot.press("slash", *"herons")
        await pilot.pause()
        assert screen_text(app).splitlines()[1:-2] != before
        await pilot.press("escape")
        await pilot.pause()
        assert screen_text(app).splitlines()[1:-2] == before


def _seen(app: ReaderApp) -> tuple[int, int]:
    """How often "ferry" is on the screen, and how often it stands out there."""
    view = app.reading.workspace.active.view
    assert view.document is not None
    top, bottom = view.span_on_screen
    marked = [span for span in view.spans_in(Layer.FOUND) if span[1] > top and span[0] < bottom]
    return view.document.text[top:bottom].count("ferry"), len(marked)


@pytest.mark.parametrize("keys", [("end",), ("end", "home"), ("pagedown",) * 9, ("n",), ("N",), ("N", "n")])
async def test_what_was_found_stands_out_wherever_one_goes_in_a_long_article(keys: tuple[str, ...]) -> None:
    library = FakeLibrary(article(*[(Role.BODY, f"Ship {number} and the ferry. " * 6) for number in range(400)]))
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        await pilot.press("s", *"ferry", "enter")
        await _settle(app, pilot)
        for key in keys:
            await pilot.press(key)
            await _settle(app, pilot)
            there, marked = _seen(app)
            assert there and marked == there
        await pilot.resize_terminal(200, 110)
        await _settle(app, pilot)
        there, marked = _seen(app)
        assert there and marked == there
