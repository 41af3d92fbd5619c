"""A catalogue in the person's configuration folder is a language of the application like any other."""

import os
from pathlib import Path

from sample_library import FakeLibrary, screen_text

from reader.app.application import ReaderApp

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def drop(text: str) -> Path:
    folder = Path(os.environ["XDG_CONFIG_HOME"], "reader", "i18n")
    folder.mkdir(parents=True)
    path = folder / "ru.po"
    path.write_text(HEADER + text, "utf-8")
    return path


async def test_it_is_in_the_palette_under_its_own_name(library: FakeLibrary) -> None:
    drop('msgid "Names"\nmsgstr "Имена"\n')
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f12", *"русск", "enter")
        await pilot.pause()
        assert app.language == "ru" and library.settings["language"] == "ru"
        assert "Имена" in screen_text(app)
        assert "9 марта" in screen_text(app), "dates follow, and what has no translation is English"
        assert "F1 Help" in screen_text(app)


async def test_a_damaged_one_is_told_and_the_application_goes_on(library: FakeLibrary) -> None:
    path = drop("nonsense\n")
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.language = "ru"
        await pilot.pause()
        (notice,) = app._notifications
        assert notice.title == str(path) and "line 5 makes no sense. Mend the file" in notice.message
        assert "F1 Help" in screen_text(app)
