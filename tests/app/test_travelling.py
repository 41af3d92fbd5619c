"""Jumps: letters on the mentions, back and forward, mentions through the whole collection."""

from fake_library import FakeLibrary, article
from sample_library import screen_text

from reader.app.application import ReaderApp
from reader.documents import Form, Role


def _collection() -> FakeLibrary:
    """Four articles; three of them mention Mai, twice each, the last not in a hidden part."""
    made = []
    for number in range(4):
        name = "[PERSON:mai|Mai]" if number != 1 else "[PERSON:lan|Lan]"
        made.append(
            article(
                (Role.TITLE, Form.HEADLINE, f"Story {number}"),
                (Role.BODY, f"{name} came. " + "Nothing happened then. " * 200),
                (Role.BODY, f"{name} left again."),
                (Role.HIDDEN, Form.SCRIPT, f"{name} = 1"),
            )
        )
    return FakeLibrary(*made)


def _status(app: ReaderApp) -> str:
    return screen_text(app).splitlines()[-2]


async def test_n_goes_on_into_articles_that_are_not_open_and_says_when_it_begins_anew() -> None:
    library = _collection()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert _status(app).rstrip().endswith(" 1/6 in all · 3 hidden")
        await pilot.press("n", "n")
        await pilot.pause()
        assert app.reading.workspace.active.key == library.keys[2]
        assert " 3/6 in all" in _status(app)
        await pilot.press("n", "n", "n")
        await pilot.pause()
        assert app.reading.workspace.active.key == library.keys[3] and " 6/6 in all" in _status(app)
        assert "Mai left again." in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        assert app.reading.workspace.active.key == library.keys[0]
        assert "again from the first 1/6" in _status(app)
        await pilot.press("N")
        await pilot.pause()
        assert app.reading.workspace.active.key == library.keys[3]
        assert "again from the last 6/6" in _status(app)


async def test_back_and_forward_lead_through_articles_and_scrolling_is_no_jump() -> None:
    library = _collection()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        view = app.reading.workspace.active.view
        await pilot.press("pagedown", "pagedown")
        left = view.position
        app.reading.articles.open(library.keys[1])
        await pilot.pause()
        await pilot.press("pagedown")
        there = view.position
        await pilot.press("alt+left")
        await pilot.pause()
        assert (app.reading.articles.here.key, view.position) == (library.keys[0], left)
        await pilot.press("full_stop")
        await pilot.pause()
        assert (app.reading.articles.here.key, view.position) == (library.keys[1], there)
        await pilot.press("full_stop")
        assert "nothing to go forward to" in _status(app)
        await pilot.press("comma", "comma")
        assert "nothing to go back to" in _status(app)


async def test_back_leads_from_what_a_search_found_to_where_it_began() -> None:
    library = _collection()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        view = app.reading.workspace.active.view
        await pilot.press("pagedown")
        began = view.scroll_offset.y
        await pilot.press("slash", *"left again", "enter")
        await pilot.pause()
        found = view.scroll_offset.y
        await pilot.press("comma")
        await pilot.pause()
        assert 0 < view.scroll_offset.y == began < found
        await pilot.press("full_stop")
        await pilot.pause()
        assert view.scroll_offset.y == found


async def test_back_leads_back_from_a_heading_and_a_percentage() -> None:
    library = _collection()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        view = app.reading.workspace.active.view
        await pilot.press("pagedown")
        began = view.scroll_offset.y
        for jump in (("c", "enter"), ("p", "9", "0", "enter")):
            await pilot.press(*jump)
            await pilot.pause()
            assert view.scroll_offset.y != began
            await pilot.press("comma")
            await pilot.pause()
            assert view.scroll_offset.y == began > 0


async def test_choosing_a_name_can_be_gone_back_from() -> None:
    library = _collection()
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        view = app.reading.workspace.active.view
        await pilot.press(*["pagedown"] * 5)
        left = view.position
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert view.position != left
        await pilot.press("alt+left")
        assert view.position == left
        await pilot.press("shift+tab", "home", "end", "home", "n", "n", "comma", "comma")
        assert view.scroll_offset.y == 0


async def test_letters_choose_a_mention_on_the_screen(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("x", "x", "h")
        text = screen_text(app)
        assert "Type the letters of a mention" in text
        assert "River ministers meet in fuế" in text and "jai Anh opened" in text
        await pilot.press("о")  # j on a Cyrillic layout
        await pilot.pause()
        assert app.reading.names.chosen == "mai"
        assert "Mai Anh opened" in screen_text(app) and "1/6" in _status(app)


async def test_labels_of_two_letters_narrow_as_one_types() -> None:
    text = " ".join(f"[PERSON:p{number}|Person {number:02}]." for number in range(20))
    library = FakeLibrary(article((Role.BODY, text)))
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("h", "j")
        shown = screen_text(app)
        assert "ferson 08" in shown and "Person 00" in shown
        await pilot.press("backspace")
        assert "ffrson 00" in screen_text(app)
        await pilot.press("j", "d")
        assert app.reading.names.chosen == "p10"


async def test_esc_takes_the_labels_away_and_letters_are_commands_again(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(3):  # until the names of both articles are told apart
            await app.workers.wait_for_complete()
            await pilot.pause()
        before = screen_text(app)
        await pilot.press("h", "escape")
        assert screen_text(app) == before
        await pilot.press("h", "down", "j")
        assert app.reading.workspace.active.view.scroll_offset.y == 2
        assert app.reading.names.chosen == ""
