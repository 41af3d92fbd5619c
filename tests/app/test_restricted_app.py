"""The application where an administrator restricts it."""

import pytest
from fake_library import FakeLibrary
from sample_library import screen_text

from reader import restriction
from reader.app.application import ReaderApp
from reader.app.commands import COMMANDS, available
from reader.app.screens.copying import CopyScreen, FileScreen
from reader.app.screens.reading import copying
from reader.localisation import _, set_language
from reader.restriction import Restriction

OFF = "This is off here: an administrator restricts what can be done"


@pytest.fixture(autouse=True)
def restricted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restriction._Policy, "now", Restriction(None, None))


async def test_keys_that_lead_out_say_that_they_are_off(library: FakeLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.setenv("PAGER", "true")
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        for key in ("P", "E", "I", "insert", "F", "shift+f7"):
            app.reading.say("")
            await pilot.press(key)
            await pilot.pause()
            assert app.screen is app.reading and OFF in screen_text(app), key


async def test_palette_and_help_do_not_name_them(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        assert "An administrator restricts this program" in screen_text(app)
        await pilot.press("escape", "f12", *"editor")
        await pilot.pause()
        assert "Nothing found" in screen_text(app)
    gone = {command.id for command in COMMANDS} - {command.id for command in available()}
    assert gone == {"pager", "editor", "suspend", "add-source", "refresh-feeds"}


async def test_the_list_of_articles_says_so(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("o", *"/etc/passwd")
        await pilot.pause()
        assert "Articles · restricted" in screen_text(app) and "Nothing found" in screen_text(app)


async def test_copies_go_to_the_terminal_alone(library: FakeLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, CopyScreen) and "to a file" not in screen_text(app)
        await pilot.press("tab")
        await pilot.pause()
        assert not isinstance(app.screen, FileScreen)
        monkeypatch.setattr(copying, "fits", lambda _text: False)
        app.reading.copying.send("much", "much.txt")
        await pilot.pause()
        assert app.screen is app.reading and OFF in screen_text(app)


@pytest.mark.parametrize("language", ["en", "vi", "kk"])
def test_what_is_said_fits_into_the_line(language: str) -> None:
    set_language(language)
    assert len(_(OFF)) <= 76
