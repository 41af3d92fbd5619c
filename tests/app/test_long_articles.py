"""Long articles: the beginning first, the whole soon, whenever they were read."""

import threading
from pathlib import Path

import pytest
from sample_library import screen_text
from textual.pilot import Pilot

from reader.app.application import ReaderApp
from reader.app.widgets.article_view import ArticleView
from reader.documents import loading
from reader.documents.loading import LONG
from reader.library import opening
from reader.library.opening import open_collection


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    path = tmp_path / "long.txt"
    paragraph = "The committee met again, heard the reports of the working groups and put off the rest.\n\n"
    path.write_text("A long report\n\n" + paragraph * (LONG // len(paragraph) + 1))
    return path


@pytest.mark.parametrize("first", [True, False])
async def test_an_article_whose_beginning_is_shown_becomes_whole(
    long_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: bool
) -> None:
    monkeypatch.setattr(opening, "personal_path", lambda: tmp_path / "personal.sqlite")
    short = tmp_path / "short.txt"
    short.write_text("A short report\n\nNothing was said.\n")
    files = [long_file, short] if first else [short, long_file]
    collection = open_collection([str(path) for path in files], screens=1)
    app = ReaderApp(collection.library, collection.keys, later=collection.later)
    assert len(collection.keys) == 1
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2000):
            await pilot.pause()
            known = {each.name: each.key for each in collection.library.documents() if each.analysed}
            if len(known) == 2:
                break
        app.reading.articles.open(known[str(long_file)])
        document = app.reading.workspace.active.document
        assert document is not None and document.complete and len(document.text) > LONG
    assert not collection.later.unfinished


@pytest.fixture
def numbered_file(tmp_path: Path) -> Path:
    path = tmp_path / "numbered.txt"
    words = "the committee met, heard the reports of its working groups and put off the rest until autumn."
    path.write_text("A long report\n\n" + "".join(f"On day {n} {words}\n\n" for n in range(LONG // 100)))
    return path


def _opened_at(path: Path, monkeypatch: pytest.MonkeyPatch, share: float) -> tuple[ReaderApp, threading.Event, int]:
    """Reader on the article in `path`, which was left at this share of it; the rest is read once the event is set."""
    monkeypatch.setattr(opening, "personal_path", lambda: path.parent / "personal.sqlite")
    whole = open_collection([str(path)], keep=True)
    text = whole.documents[0].text
    offset = text.index("On day", round(share * len(text))) if share else 0
    whole.library.set_position(whole.keys[0], offset)
    whole.library.set_setting("first-run", "done")
    whole.library.close()
    collection = open_collection([str(path)], keep=True, screens=1)
    come = threading.Event()
    finish = collection.later.unfinished[collection.keys[0]]

    def finish_then() -> object:
        come.wait(60)
        return finish()

    collection.later.unfinished[collection.keys[0]] = finish_then  # type: ignore[assignment]
    return ReaderApp(collection.library, collection.keys, later=collection.later), come, offset


async def _until_whole(app: ReaderApp, pilot: Pilot[None], come: threading.Event) -> ArticleView:
    come.set()
    view = app.reading.workspace.active.view
    for _ in range(2000):
        await pilot.pause()
        if not view.is_unfinished:
            break
    await pilot.pause()
    return view


async def test_a_place_near_the_beginning_is_there_with_the_first_picture(
    numbered_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, come, offset = _opened_at(numbered_file, monkeypatch, 0.3)
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.reading.workspace.active.view
        await pilot.pause()
        assert view.is_unfinished and view.position == offset
        assert "loading…" in screen_text(app).splitlines()[0] and "%" not in screen_text(app).splitlines()[0]
        come.set()


async def test_keys_pressed_while_an_article_is_read_do_not_lose_the_place(
    numbered_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_LONGEST_BEGINNING", 0)
    app, come, offset = _opened_at(numbered_file, monkeypatch, 0.6)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        key, view = app.reading.workspace.active.key, app.reading.workspace.active.view
        assert "A long report" in screen_text(app).split("loading…")[1] and "still being loaded" in screen_text(app)
        await pilot.press("K", "k", "j", "j", "space", "J", "k")
        assert view.position > 0 and view.span_on_screen[1] < 4000
        app.reading.leave()
        assert app.library.position(key) == offset
        view = await _until_whole(app, pilot, come)
        assert view.position == app.library.position(key) == offset
        assert "60%" in screen_text(app).splitlines()[0] and "still being loaded" not in screen_text(app)
        await pilot.press("comma")  # back to what was read meanwhile
        assert 0 < view.position < 4000


async def test_the_end_of_an_article_that_is_being_read_is_that_of_the_whole(
    numbered_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, come, _offset = _opened_at(numbered_file, monkeypatch, 0)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("G")
        assert "100%" not in screen_text(app).splitlines()[0]
        view = await _until_whole(app, pilot, come)
        assert view.progress == 1.0 and view.document is not None
        assert view.span_on_screen[1] == len(view.document.text.rstrip())


async def test_who_goes_elsewhere_on_purpose_stays_there_and_can_go_back(
    numbered_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_LONGEST_BEGINNING", 0)
    app, come, offset = _opened_at(numbered_file, monkeypatch, 0.6)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("j", "g")
        view = await _until_whole(app, pilot, come)
        assert view.position == 0
        await pilot.press("comma")
        assert view.position == offset
