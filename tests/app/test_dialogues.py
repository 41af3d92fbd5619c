"""The dialogues: articles, names, commands, help."""

import gc
import weakref

import pytest
from fake_library import FakeLibrary, article
from rich.cells import cell_len
from sample_library import keys_done, screen_text
from textual import events
from textual.geometry import Size
from textual.widgets import Input

from reader.app.application import ReaderApp
from reader.app.commands import COMMANDS
from reader.app.commands.key_names import key_names
from reader.app.messages import DocumentsAdded
from reader.app.screens.articles import ArticlesScreen
from reader.app.screens.find import FindScreen, FoundNames
from reader.app.screens.help import HelpList, HelpScreen
from reader.app.screens.palette import PaletteScreen
from reader.app.widgets.hint_line import HintLine, fitting
from reader.documents import Form, Role
from reader.localisation import _, languages


async def test_an_article_is_opened_from_the_list_by_words_without_marks(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f3")
        assert isinstance(app.screen, ArticlesScreen)
        assert "10 Mar 2024" in screen_text(app)
        await pilot.press(*"bien caspi")
        await pilot.pause()
        assert "ferry" not in "\n".join(screen_text(app).splitlines()[5:20])
        await pilot.press("enter")
        await pilot.pause()
        assert app.reading.workspace.active.key == library.keys[2]
        assert "Cảng Đông đón" in screen_text(app)


async def test_escape_leaves_everything_as_it_was(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("o", "down", "escape")
        await pilot.pause()
        assert app.screen is app.reading
        assert app.reading.workspace.active.key == library.keys[0]


async def test_a_name_is_found_in_any_spelling_and_its_article_opened(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f4")
        assert isinstance(app.screen, FindScreen)
        await pilot.press(*"cang dong")
        await pilot.pause()
        assert "O Cảng Đông" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.reading.workspace.active.key == library.keys[2]
        assert app.reading.workspace.entities.listing.chosen == "port"
        assert "1/1" in screen_text(app)


async def test_the_spelling_that_matched_is_shown_beside_the_name(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    app.language = "kk"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f4", *"hue")
        await pilot.pause()
        assert "Хюэ  ‹ Huế ›" in screen_text(app)


async def test_nothing_found_is_said_and_enter_does_nothing(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f4", *"zzz", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FindScreen)
        assert _("Nothing found.") in screen_text(app)


async def test_the_palette_runs_a_command_by_its_english_name_in_every_language(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.language = "vi"
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, PaletteScreen)
        await pilot.press(*"full width", "enter")
        await pilot.pause()
        assert not app.reading.workspace.entities.display
        await pilot.press("f12", *"page down", "enter")
        await pilot.pause()
        assert app.reading.workspace.active.view.scroll_offset.y > 10


async def test_the_palette_switches_the_language(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("colon", *"қазақ", "enter")
        await pilot.pause()
        assert app.language == "kk" and library.settings["language"] == "kk"
        assert "9 наурыз" in screen_text(app).replace("\u00a0", " ")


async def test_the_help_lists_every_command(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(100, 80)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        seen = screen_text(app)
        for _page in range(6):
            await pilot.press("pagedown")
            seen += screen_text(app)
        for command in COMMANDS:
            assert command.help.split(",")[0][:30] in seen
        await pilot.press("q")
        assert app.screen is app.reading


async def test_the_language_can_be_switched_inside_a_dialogue(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f3", *"pha", "f2")
        await pilot.pause()
        assert isinstance(app.screen, ArticlesScreen) and app.language == "kk"
        assert app.screen.query_text == "pha" and "Phà qua" in screen_text(app)


@pytest.mark.parametrize("keys", [("m",), ("f3",), ("f12",), ("y",)])
async def test_enter_pressed_twice_at_once_closes_a_dialogue_once(library: FakeLibrary, keys: tuple[str, ...]) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause()
        dialogue = app.screen
        field = dialogue.query_one(Input)
        for _time in range(2):
            field.post_message(Input.Submitted(field, field.value))
        await pilot.pause()
        assert app.is_running and dialogue not in app.screen_stack


async def test_the_list_of_articles_keeps_its_titles_when_the_window_gets_narrow(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f3")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "River News" in screen_text(app)
        await pilot.resize_terminal(44, 16)
        await pilot.pause()
        assert "River ministers" in screen_text(app) and "River News" not in screen_text(app)


@pytest.mark.parametrize("key", ["f1", "f3", "f4", "f12", "T", "m", "p", "c"])
async def test_escape_before_a_dialogue_is_there_closes_it(library: FakeLibrary, key: str) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for typed in (key, "f2", "escape", "escape"):
            app.simulate_key(typed)
        await pilot.pause()
        await pilot.pause()
        assert app.is_running and app.screen is app.reading


async def test_colours_are_kept(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("t")
    assert ReaderApp(library, ()).theme == "reader-light"


async def test_a_name_of_the_article_behind_brings_it_to_the_front(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f4", *"3 million", "enter")
        await pilot.pause()
        assert app.reading.workspace.active.key == library.keys[1]
        assert "US$3 million" in screen_text(app) and "1/1" in screen_text(app)


async def test_the_keys_of_the_last_line_fit_at_80_columns_in_every_language(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        for code, _name in languages():
            app.language = code
            await pilot.pause()
            last = screen_text(app).splitlines()[-1]
            for command in COMMANDS:
                if command.footer:
                    assert f"{key_names(command)[0]} {_(command.label)}" in last


async def test_a_click_on_a_key_presses_it_and_what_does_not_fit_is_left_out_whole(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        last = screen_text(app).splitlines()[-1]
        assert last.rstrip().endswith("F4 Find")
        await pilot.click(offset=(last.index("F3"), 11))
        await pilot.pause()
        assert isinstance(app.screen, ArticlesScreen)


async def test_what_is_typed_before_the_search_field_is_there_reaches_it(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        language = app.language
        for key in ("f4", "q", "l", "space", "n", "o", "backspace"):
            app.post_message(events.Key(key, " " if key == "space" else key if len(key) == 1 else None))
        await keys_done(app, pilot)
        assert app.screen.query_one(Input).value == "ql n"
        assert app.language == language


async def test_enter_before_the_names_are_known_chooses_as_soon_as_they_are(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("f4")
        dialogue = app.screen
        assert isinstance(dialogue, FindScreen)
        answer, waiting = dialogue.answer, dialogue.is_waiting
        dialogue.answer, dialogue.is_waiting = lambda query: FoundNames([]), lambda: True  # type: ignore[method-assign]
        await pilot.press(*"hue", "enter")
        await pilot.pause()
        assert app.screen is dialogue
        dialogue.answer, dialogue.is_waiting = answer, waiting  # type: ignore[method-assign]
        dialogue.refresh_rows(keep_cursor=True)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen is app.reading
        assert "Hue" in screen_text(app)


async def test_a_line_feed_is_enter_in_a_search_field(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("f4", *"hue", "ctrl+j")
        await pilot.pause()
        assert app.screen is app.reading


@pytest.mark.parametrize(
    "command", ["find", "open", "palette", "help", "contents", "timeline", "chart", "marks", "go-to"]
)
async def test_what_happens_while_a_dialogue_opens_waits_for_it(library: FakeLibrary, command: str) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        app.reading.action_do(command)
        app.reading.names_changed()
        app.language = "vi"
        await pilot.pause()
        assert app.screen is not app.reading
        assert "Esc đóng" in screen_text(app)


async def test_a_dialogue_that_is_closed_as_the_window_changes_does_no_harm(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("f1", "f3", "f4", "p"):
            await pilot.press(key)
            app.screen.post_message(events.Resize(Size(60, 20), Size(60, 20)))
            app.screen.call_later(app.screen.action_close)
            await pilot.pause()
            await app.workers.wait_for_complete()
            assert app.screen is app.reading


async def test_found_names_follow_the_width(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f4", *"mai")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "in 2 articles" in screen_text(app)
        await pilot.resize_terminal(50, 24)
        await pilot.pause()
        await pilot.pause()
        assert "in 2 articles" not in screen_text(app) and "Mai Anh" in screen_text(app)


@pytest.mark.parametrize("language", ["en", "vi", "kk"])
async def test_hints_lose_whole_entries_where_there_is_no_room(library: FakeLibrary, language: str) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(40, 12)) as pilot:
        app.language = language
        for key in ("M", "T", "C", "f3", "f4"):
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
            line = app.screen.query_one(HintLine).render().plain
            assert "Esc" in line and line in screen_text(app)
            assert set(line.split(" · ")) <= set(app.screen.hint().split(" · "))
            await pilot.press("escape")


def test_of_a_hint_the_ways_out_stay_longest() -> None:
    assert fitting("Esc close · ← → bar · + − zoom", 30) == "Esc close · ← → bar · + − zoom"
    assert fitting("Esc close · ← → bar · + − zoom", 20) == "Esc close · ← → bar"
    assert fitting("Tab to the names · Enter marks · F1 help", 30) == "Tab to the names · F1 help"


async def test_articles_that_come_while_the_list_is_open_are_listed(library: FakeLibrary) -> None:
    later, _mentions = article((Role.TITLE, Form.HEADLINE, "Read later"), (Role.BODY, "It came last."))
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        await app.workers.wait_for_complete()
        await pilot.press("down")
        pointed = app.screen.listing.cursor_id
        library.add(later)
        app.reading.post_message(DocumentsAdded())
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Read later" in screen_text(app) and app.screen.listing.cursor_id == pointed


async def test_titles_in_the_list_have_the_room_there_is(library: FakeLibrary) -> None:
    title = "A headline of some fifty letters that tells everything"
    library.add(article((Role.TITLE, Form.HEADLINE, title), date="2024-09-10", source="A long name of an agency")[0])
    app = ReaderApp(library, library.keys[:2])
    for columns, source in ((90, False), (120, True)):
        async with app.run_test(size=(columns, 24)) as pilot:
            await pilot.press("f3")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert title in screen_text(app) and "10 Sept 2024" in screen_text(app)
            assert ("A long name of an agency" in screen_text(app)) is source
        app = ReaderApp(library, library.keys[:2])


@pytest.mark.parametrize("language", ["en", "vi", "kk"])
async def test_nothing_in_the_help_is_cut_on_a_narrow_screen(library: FakeLibrary, language: str) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(40, 12)) as pilot:
        app.language = language
        await pilot.press("f1")
        await pilot.pause()
        listing = app.screen.query_one(HelpList)
        texts = [(row.lead.plain + row.content.plain, row) for row in listing.rows]
        assert max(cell_len(text) for text, _row in texts) <= listing.size.width - 3
        seen = " ".join(" ".join(text for text, _row in texts).split())
        assert all(_(command.help) in seen for command in COMMANDS)


async def test_a_path_in_the_list_of_articles_is_answered_with_how_to_add_it(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("f3")
        await pilot.press(*"./new.html")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Files and addresses are added with I" in screen_text(app)


@pytest.mark.parametrize("key", ["f1", "f3", "f4", "f12", "A", "M", "T"])
async def test_a_dialogue_that_was_left_is_not_kept_in_memory(library: FakeLibrary, key: str) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert app.screen is not app.reading
        left = [weakref.ref(app.screen), weakref.ref(app.screen._styles_cache)]
        await app.workers.wait_for_complete()
        await pilot.press("escape", "escape", "down")
        await pilot.pause()
        gc.collect()
        assert [each() for each in left] == [None, None]
