"""Keys that come in one burst, as over a slow line: each is for what the one before it opened, and none is lost."""

from fake_library import FakeLibrary, article
from sample_library import keys_done
from textual import events
from textual.pilot import Pilot

from reader.app.application import ReaderApp
from reader.app.screens.reading import ReadingScreen
from reader.app.widgets.search_line import SearchLine
from reader.app.widgets.status_line import StatusLine
from reader.documents import Role


async def _burst(app: ReaderApp, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        character = {"space": " ", "slash": "/", "enter": "\r", "escape": "\x1b"}.get(key, key)
        event = events.Key(key, character if len(character) == 1 else None)
        event.set_sender(app)
        app.post_message(event)
    await keys_done(app, pilot)
    await app.workers.wait_for_complete()
    await pilot.pause()


def _long() -> FakeLibrary:
    paragraphs = [(Role.BODY, f"Paragraph {number} tells of Astana and of nothing else.") for number in range(120)]
    return FakeLibrary(article(*paragraphs), article(*reversed(paragraphs)))


def _row(app: ReaderApp) -> int:
    return int(app.reading.workspace.active.view.scroll_offset.y)


async def _ready(app: ReaderApp, pilot: Pilot[None]) -> None:
    await app.workers.wait_for_complete()
    for _ in range(100):
        await pilot.pause()
        if app.reading.is_complete:
            return


async def test_lines_after_going_to_a_place_are_lines_there() -> None:
    library = _long()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await _ready(app, pilot)
        await _burst(app, pilot, "p", "5", "0", "enter")
        middle = _row(app)
        await _burst(app, pilot, "g")
        await _burst(app, pilot, "p", "5", "0", "enter", "j", "j", "j")
        assert (type(app.screen), _row(app)) == (ReadingScreen, middle + 3) and middle > 20


async def test_a_letter_behind_a_search_is_a_command() -> None:
    library = _long()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await _ready(app, pilot)
        await _burst(app, pilot, "slash", *"astana", "enter", "n", "n")
        assert "3/120" in app.reading.query_one(StatusLine).plain
        shown = app.reading.workspace.entities.display
        await _burst(app, pilot, "slash", *"as", "escape", "e")
        assert app.reading.workspace.entities.display != shown


async def test_lines_behind_the_way_to_the_other_article_are_its_lines() -> None:
    library = _long()
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await _ready(app, pilot)
        first = app.reading.workspace.active
        await _burst(app, pilot, "x", "j", "j", "j")
        assert app.reading.workspace.active is not first and _row(app) == 3


async def test_a_note_is_what_was_typed_before_enter() -> None:
    library = _long()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await _ready(app, pilot)
        await _burst(app, pilot, "m", *"hello", "enter", "j", "j", "j")
        assert [mark.note for mark in library.marks()] == ["hello"] and _row(app) == 3


async def test_a_list_leads_on_and_what_it_opened_is_left_again() -> None:
    library = _long()
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(120, 36)) as pilot:
        await _ready(app, pilot)
        await _burst(app, pilot, "f12", *"timeline", "enter", "escape", "j", "j")
        assert isinstance(app.screen, ReadingScreen) and _row(app) == 2


async def test_pasted_text_keeps_its_place_among_the_keys() -> None:
    library = _long()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await _ready(app, pilot)
        for event in (events.Key("slash", "/"), events.Paste("asta"), events.Key("n", "n"), events.Key("a", "a")):
            event.set_sender(app)
            app.post_message(event)
        await keys_done(app, pilot)
        assert app.reading.query_one(SearchLine).query_text == "astana"


async def test_cyrillic_keys_stay_in_their_order() -> None:
    library = _long()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await _ready(app, pilot)
        await _burst(app, pilot, "о", "о", "з", "5", "0", "enter", "о", "л")  # j j p … j k
        assert isinstance(app.screen, ReadingScreen)
        middle = _row(app)
        await _burst(app, pilot, "g", "p", "5", "0", "enter")
        assert _row(app) == middle
