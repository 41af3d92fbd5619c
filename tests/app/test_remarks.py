"""What is said in the status line, also where it is narrow."""

import pytest
from fake_library import FakeLibrary, article
from sample_library import screen_text

from reader.app.application import ReaderApp
from reader.documents import Form, Role
from reader.localisation import set_language
from reader.messages import Message


@pytest.mark.parametrize(
    ("language", "end"), [("en", "then Enter"), ("vi", "rồi nhấn Enter"), ("kk", "Enter пернесін басыңыз")]
)
async def test_a_remark_that_is_wider_than_the_screen_is_read_whole(
    library: FakeLibrary, language: str, end: str
) -> None:
    set_language(language)
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(40, 12)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        keys = screen_text(app).splitlines()[-1]
        assert "F1" in keys
        await pilot.press("i")
        await pilot.pause()
        said = " ".join(screen_text(app).split())
        assert end in said and "F1" not in said
        await pilot.press("j")
        await pilot.pause()
        assert screen_text(app).splitlines()[-1] == keys


async def test_a_title_that_is_named_in_a_remark_may_be_longer_than_two_rows() -> None:
    library = FakeLibrary(article((Role.TITLE, Form.HEADLINE, "Word " * 40)), article((Role.BODY, "Word.")))
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(40, 12)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("slash", *"word", "enter", "z")
        await pilot.pause()
        first, second = screen_text(app).splitlines()[-2:]
        assert first.startswith(" Closed: Word") and second.rstrip().endswith("…")


async def test_a_remark_gives_way_with_the_next_key(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("slash", *"hue", "enter", "comma", "comma")
        await pilot.pause()
        assert "There is nothing to go back to" in screen_text(app)
        await pilot.press("j")
        await pilot.pause()
        assert "There is nothing" not in screen_text(app) and "/hue" in screen_text(app)


async def test_what_the_library_has_to_say_is_shown_and_can_be_said_again(library: FakeLibrary) -> None:
    library.news = [Message("positions and decisions are not kept")]
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "decisions are not kept" in " ".join(screen_text(app).split())
    assert len(app.notices) == 1
