"""The main screen, driven by keys."""

import asyncio
import threading
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_library import FakeLibrary
from sample_library import screen_text
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.pilot import Pilot

from reader.app.application import ReaderApp
from reader.app.messages import DocumentAnalysed, EntityChosen, RowChosen, SourceFailed
from reader.app.screens.reading import ReadingScreen
from reader.app.widgets.search_line import SearchLine
from reader.localisation import current_language
from reader.messages import InputError
from reader.messages import Message as Sentence


def _app(library: FakeLibrary, opened: int = 2) -> ReaderApp:
    return ReaderApp(library, library.keys[:opened])


def _displayed(app: ReaderApp) -> list[str]:
    return [pane.id or "" for pane in app.screen.query("ArticlePane, EntityPane") if pane.display]


@pytest.mark.parametrize(
    ("size", "panes"),
    [((120, 36), ["left", "right", "entities"]), ((80, 24), ["left", "entities"]), ((60, 20), ["left"])],
)
async def test_the_width_decides_which_panes_are_seen(
    library: FakeLibrary, size: tuple[int, int], panes: list[str]
) -> None:
    app = _app(library)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert _displayed(app) == panes
        text = screen_text(app)
        assert "River ministers meet in Huế" in text
        assert "9 March 2024" in text and "River News" in text
        assert "var tracking" not in text


async def test_a_screen_that_is_too_small_says_so(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(39, 9)) as pilot:
        await pilot.pause()
        assert "at least 40 columns" in screen_text(app)
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert "River ministers" in screen_text(app)
        await pilot.resize_terminal(30, 8)
        await pilot.resize_terminal(80, 24)
        await pilot.press("down")
        assert app.reading.workspace.active.view.scroll_offset.y == 1


async def test_the_names_follow_the_article_that_is_opened(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        app.reading.articles.open(library.keys[2])
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        opened = app.reading.workspace.opened
        expected = {entity.id for entity in library.entities(opened) if any(key in entity.documents for key in opened)}
        assert {
            row.id for row in app.reading.workspace.entities.listing.rows if row.id and row.part == "row"
        } == expected


async def test_the_colours_of_the_names_follow_the_theme(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        listing = app.reading.workspace.entities.listing
        before = [row.look for row in listing.rows if row.id]
        await pilot.press("f11")
        await pilot.pause()
        after = [row.look for row in listing.rows if row.id]
        assert before and all(old != new for old, new in zip(before, after, strict=True))


async def test_a_hidden_pane_of_names_is_not_promised_to_tab(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert "Tab to the names" in screen_text(app)
        await pilot.press("f5")
        await pilot.pause()
        assert "Tab to the names" not in screen_text(app)
        assert "F6 shows the names" in screen_text(app)


async def test_full_width_and_hidden_pane_are_kept(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("v")
        assert _displayed(app) == ["left"]
        await pilot.press("v", "f6")
        assert _displayed(app) == ["left", "right"]
    again = _app(library)
    async with again.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert _displayed(again) == ["left", "right"]


async def test_tab_goes_round_the_panes(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        seen = []
        for _ in range(3):
            await pilot.press("tab")
            focused = app.screen.focused
            assert focused is not None and focused.parent is not None
            seen.append(focused.parent.id)
        assert seen == ["right", "entities", "left"]


async def test_choosing_a_name_marks_it_in_both_articles_and_n_goes_round(library: FakeLibrary) -> None:
    messages: list[Message] = []
    app = _app(library)
    async with app.run_test(size=(120, 36), message_hook=messages.append) as pilot:
        await pilot.pause()
        await pilot.press("f6", "f6", "tab", "tab", "enter")
        await pilot.pause()
        chosen = [message for message in messages if isinstance(message, RowChosen | EntityChosen)]
        assert list(dict.fromkeys(type(message) for message in chosen)) == [RowChosen, EntityChosen]
        assert "Mai Anh" in app.reading.query_one("#status").plain  # type: ignore[attr-defined]
        assert "6/6" in screen_text(app)  # the only one of the article that was active
        await pilot.press("n")
        assert "1/6" in screen_text(app)
        await pilot.press("n")
        assert "2/6" in screen_text(app)
        assert "Paragraph 0." in screen_text(app)
        await pilot.press("escape")
        assert "/6" not in screen_text(app)


async def test_the_next_mention_scrolls_to_it(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "enter", "n", "n", "n")
        await pilot.pause()
        text = screen_text(app)
        assert "Paragraph 20." in text and "4/6" in text


async def test_the_pane_counts_by_kind_and_signs_what_is_shared(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = screen_text(app)
        assert "People" in text and "Places" in text
        row = next(line for line in text.splitlines() if "P= Mai Anh" in line)
        assert row.rstrip().endswith("5")


async def test_language_switch_keeps_place_selection_and_dialogue(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "down", "down", "enter", "shift+tab", *["pagedown"] * 3)
        await pilot.pause()
        view = app.reading.workspace.active.view
        before = view.position
        assert before > 0
        app.language = "kk"
        await pilot.pause()
        assert view.position == before and app.reading.workspace.entities.listing.chosen == "hue"
        assert "Хюэ" in screen_text(app)
        await pilot.press("f3", "p", "h", "a")
        app.language = "vi"
        await pilot.pause()
        assert "pha" in screen_text(app) and "Phà qua biển Caspi" in screen_text(app)
        assert library.settings["language"] == "vi" and current_language() == "vi"


async def test_resizing_keeps_the_place(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*["pagedown"] * 5)
        before = app.reading.workspace.active.view.position
        for size in ((120, 36), (45, 12), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert app.reading.workspace.active.view.position == before


async def test_position_is_restored_and_written(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("end")
        await pilot.press("q")
    key = library.keys[0]
    assert library.positions[key] > 0
    again = _app(library)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert again.reading.workspace.active.view.position == library.positions[key]
        assert "Aktau" in screen_text(again)


async def test_hidden_parts_on_demand_with_their_reason(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("H")
        text = screen_text(app)
        assert "Hidden: script" in text and "var tracking = 1;" in text
        await pilot.press("f8")
        assert "var tracking" not in screen_text(app)


async def test_the_same_keys_work_on_a_cyrillic_layout(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("о", "о")
        assert app.reading.workspace.active.view.scroll_offset.y == 2
        await pilot.press("м")
        assert _displayed(app) == ["left"]
        await pilot.press("а", "м")
        await pilot.pause()
        assert "м" in screen_text(app) and "Mai Anh" in screen_text(app)


async def test_other_article_and_one_article_alone(library: FakeLibrary) -> None:
    app = _app(library, opened=1)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert _displayed(app) == ["left", "entities"]
        await pilot.press("x")
        await pilot.pause()
        assert "Nothing is open here. Press F3" in screen_text(app)
        await pilot.press("f3", "down", "enter")
        await pilot.pause()
        assert app.reading.workspace.panes[1].key == library.keys[1]


async def test_names_are_recognised_after_the_first_paint(library: FakeLibrary) -> None:
    library.analysed.clear()
    order: list[str] = []
    library.before_analysis = order.append
    messages: list[Message] = []
    app = ReaderApp(library, [library.keys[1], library.keys[0]])
    async with app.run_test(size=(80, 24), message_hook=messages.append) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert order == [library.keys[1], library.keys[0], library.keys[2]]
        told = dict.fromkeys(m.remaining for m in messages if isinstance(m, DocumentAnalysed))
        assert list(told) == [1, 0]
        assert "Mai Anh" in screen_text(app) and "Recognising" not in screen_text(app)


async def test_an_article_that_cannot_be_analysed_is_told_and_costs_no_other(library: FakeLibrary) -> None:
    library.analysed.clear()

    def fail(key: str) -> None:
        if key == library.keys[0]:
            raise ValueError("[/] no markup")

    library.before_analysis = fail
    app = _app(library)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.pause()
        assert "The names of this article could not" in screen_text(app)
        assert library.analysed == set(library.keys[1:])
        assert "Recognising names" not in screen_text(app) and "No names here." in screen_text(app)


async def test_a_long_recognition_keeps_nobody_from_leaving(library: FakeLibrary) -> None:
    library.analysed.clear()
    leave = threading.Event()
    library.before_analysis = lambda key: leave.wait(60) and None
    app = _app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Recognising names" in screen_text(app)
        await pilot.press("q")
    workers = [thread for thread in threading.enumerate() if thread.name == "recognition"]
    assert workers and all(thread.daemon for thread in workers)
    leave.set()
    for thread in workers:
        thread.join()


async def test_mistakes_in_ones_own_names_are_told(library: FakeLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = InputError("names.toml", Sentence("line 8: there is no kind CITY"), Sentence("Use one of: PERSON"))
    monkeypatch.setattr("reader.names.known.own_names_problems", lambda: (problem,))
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert [(toast.title, toast.message) for toast in app._notifications] == [
            ("names.toml", "line 8: there is no kind CITY. Use one of: PERSON")
        ]


async def test_inputs_that_failed_are_told_as_they_are_written(library: FakeLibrary) -> None:
    failure = InputError("[/b]odd.txt", Sentence("is empty"), Sentence("Give another"))
    app = ReaderApp(library, library.keys[:1], [failure])
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await _until(pilot, lambda: "[/b]odd.txt" in screen_text(app) and "is empty. Give another" in screen_text(app))


async def _until(pilot: Pilot[str], holds: Callable[[], bool]) -> None:
    for _attempt in range(200):
        await pilot.pause(0.05)
        if holds():
            return
    raise AssertionError(screen_text(pilot.app))


async def test_several_problems_are_one_notice_that_leads_to_the_list(library: FakeLibrary) -> None:
    files = [InputError(f"empty{number}.txt", Sentence("is empty"), Sentence("Give another")) for number in range(3)]
    setting = InputError("config.toml:3", Sentence("there is no setting foo"), Sentence("Use one of: language"))
    app = ReaderApp(library, library.keys[:1], [*files, setting])
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await _until(pilot, lambda: len(app._notifications) > 0)
        (notice,) = app._notifications
        assert notice.title == "4 problems"
        assert "empty0.txt" in notice.message and "Shift+F1" in notice.message
        await pilot.press("shift+f1")
        text = screen_text(app)
        assert not app._notifications
        assert all(f"empty{number}.txt" in text for number in range(3))
        assert "config.toml:3" in text and "there is no setting foo. Use one of: language." in text
        await pilot.press("escape", "W")
        assert "config.toml:3" in screen_text(app)


async def test_problems_that_come_later_join_the_notice(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        for number in range(30):
            error = InputError(f"empty{number}.txt", Sentence("is empty"), Sentence("Give another"))
            app.reading.post_message(SourceFailed(error))
        await _until(pilot, lambda: [notice.title for notice in app._notifications] == ["30 problems"])


async def test_markup_in_articles_stays_text(library: FakeLibrary) -> None:
    from fake_library import article

    from reader.documents import Role

    title = "[red]x[/] [@click=app.quit]y"
    odd = FakeLibrary(article((Role.TITLE, title), (Role.BODY, "[PERSON:m|[/b Mai] [/nothing] [b]")))
    app = ReaderApp(odd, odd.keys)
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        assert screen_text(app).count(title) == 2  # above the article and in it
        await pilot.press("f3")
        assert f"• {title}" in screen_text(app)
        await pilot.press("escape", "f4", "m", "a", "i")
        await pilot.press("enter")
        assert screen_text(app).splitlines()[-2].startswith(" P [/b Mai")


async def test_escapes_in_a_file_reach_no_terminal(tmp_path: Path) -> None:
    from reader.library.opening import open_collection

    path = tmp_path / "odd.txt"
    path.write_text("Title \x1b[2J\x1b]0;owned\x07 of \x9b31m\u202eit\n\nTo Lam met Bektenov.\n", encoding="utf-8")
    collection = open_collection([str(path)])
    app = ReaderApp(collection.library, collection.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("f3")
        shown = screen_text(app)
        assert "Title" in shown
        assert not {c for c in shown if c != "\n" and unicodedata.category(c) in ("Cc", "Cf")}


async def test_the_status_line_explains_the_name_under_the_cursor(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "down", "down")
        await pilot.pause()
        line = screen_text(app).splitlines()[-2]
        assert line.startswith(" L Hue  ‹ Huế, HUẾ ›") and "= in both open articles · " in line and " in all" in line
        await pilot.press("enter")
        assert "n next" in screen_text(app).splitlines()[-2]


async def test_an_empty_library_says_what_to_do() -> None:
    app = ReaderApp(FakeLibrary(), [])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "tab", "n", "f3", "escape", "f4", "escape", "v", "e", "h", "x")
        await pilot.pause()
        assert "Nothing is open here" in screen_text(app)


async def test_a_click_on_a_name_chooses_it(library: FakeLibrary) -> None:
    app = _app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = screen_text(app).splitlines()
        row = next(number for number, text in enumerate(line) if "Mai Anh opened" in text)
        await pilot.click(offset=(line[row].index("Mai Anh") + 1, row))
        await pilot.pause()
        assert app.reading.workspace.entities.listing.chosen == "mai"


async def test_what_is_to_be_known_of_the_library_is_told_when_it_comes(library: FakeLibrary) -> None:
    library.news = [Sentence("kept for now")]
    app = _app(library)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        library.news = [Sentence("not kept: {reason}", {"reason": "[disk] full"})]
        threading.Thread(target=library.tell_news).start()
        for _ in range(100):
            await pilot.pause()
            if len(app._notifications) == 2:
                break
        assert [toast.message for toast in app._notifications] == ["kept for now", "not kept: [disk] full"]


async def test_keys_typed_ahead_wait_for_the_whole_screen(
    library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    complete = ReadingScreen._complete
    completed = asyncio.Event()

    async def slow(screen: ReadingScreen) -> None:
        for key, character in (("slash", "/"), ("a", "a"), ("b", "b"), ("c", "c")):
            event = events.Key(key, character)
            event.set_sender(screen.app)
            await screen.app.on_event(event)
        await complete(screen)
        completed.set()

    monkeypatch.setattr(ReadingScreen, "_complete", slow)
    app = _app(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await asyncio.wait_for(completed.wait(), 10)
        for _ in range(100):
            await pilot.pause()
            if app.typed_ahead.is_idle:
                break
        assert app.reading.query_one(SearchLine).display
        assert app.reading.query_one(SearchLine).query_text == "abc"


async def test_the_first_picture_has_the_text_and_nothing_that_it_does_not_need(
    library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, int]] = []
    completed = asyncio.Event()
    complete = ReadingScreen._complete

    async def look(screen: ReadingScreen) -> None:
        seen.append((screen_text(screen.app), len(screen.query("ArticlePane, Input"))))
        await complete(screen)
        completed.set()

    monkeypatch.setattr(ReadingScreen, "_complete", look)
    app = _app(library)
    async with app.run_test(size=(80, 24)):
        await asyncio.wait_for(completed.wait(), 10)
        [(text, widgets)] = seen
        assert "River ministers meet in Huế" in text and widgets == 1
        assert len(app.reading.workspace.panes) == 3


async def test_a_size_that_is_not_the_terminals_any_more_is_left_out(library: FakeLibrary) -> None:
    """As while a window is dragged: two sizes are on their way, the screen is drawn in the last one, and then rests."""
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        sizes: list[Size] = []
        refresh = app.screen._refresh_layout

        def refreshed(size: Size | None = None, scroll: bool = False) -> None:
            sizes.append(size or app.size)
            refresh(size, scroll)

        app.screen._refresh_layout = refreshed  # type: ignore[method-assign]
        app._size = Size(60, 30)
        for size in (Size(90, 20), Size(60, 30)) * 3:
            app.screen.post_message(events.Resize(size, size))
            app.screen.post_message(events.Focus())
        for _ in range(20):
            await pilot.pause()
        assert set(sizes) == {Size(60, 30)}
        assert app.screen.outer_size == (60, 30)


async def test_the_last_of_many_sizes_reaches_every_screen(library: FakeLibrary) -> None:
    """Also the one behind a dialogue, and one whose size comes back to what it was."""
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        for last in (Size(120, 36), Size(80, 24)):
            for width in range(60, 110, 5):
                for size in (Size(width, 20), last):
                    app.post_message(events.Resize(size, size))
                    app.screen.post_message(events.Focus())
                await pilot.pause()
            await pilot.resize_terminal(*last)
            for _ in range(20):
                await pilot.pause()
            assert [screen.outer_size for screen in app.screen_stack] == [last] * 2
            assert len(screen_text(app).splitlines()) == last.height
        await pilot.press("escape")
        assert app.screen is app.reading and app.reading.outer_size == (80, 24)
        assert _displayed(app) == ["left", "entities"]
