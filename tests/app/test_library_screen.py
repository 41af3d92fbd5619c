"""The library while reading: what is new and unread, how articles begin, adding to it, feeds, large libraries."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sample_library import screen_text
from textual.pilot import Pilot
from textual.widgets import Input

from reader.app.application import ReaderApp
from reader.app.screens.articles import ArticlesScreen
from reader.app.widgets.article_preview import ArticlePreview
from reader.documents import fetching, read
from reader.documents.fetching import Fetched
from reader.library.adding.inside import add_inside
from reader.library.errors import LibraryDamagedError, unreadable
from reader.library.sources import Reading
from reader.library.sqlite import SqliteLibrary, open_library
from reader.localisation import set_language

_ARTICLES = (
    "Ferry opens\n\nHANOI, May 6, 2031 - Minister Tran Van Minh opened the ferry in Hanoi.\n",
    "Cầu mới\n\nHà Nội, ngày 7/5/2031 - Ông Trần Văn Minh khánh thành cầu mới.\n",
    "Astana hosts talks\n\nASTANA, May 8, 2031 - Minister Tran Van Minh met Yerlan Serikov in Astana.\n",
)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[SqliteLibrary]:
    library = open_library(str(tmp_path / "library.sqlite"), tmp_path / "personal.sqlite", make=True)
    library.set_setting("first-run", "done")
    for number, text in enumerate(_ARTICLES):
        library.add(read(text.encode(), f"{number}.txt"))
    yield library
    library.close()


async def _settle(app: ReaderApp, pilot: Pilot[None]) -> None:
    for _ in range(3):
        await app.workers.wait_for_complete()
        await pilot.pause()


def _keys(library: SqliteLibrary) -> list[str]:
    return [summary.key for summary in library.documents()]


async def test_what_is_unread_is_marked_listed_alone_and_changed_by_hand(kept: SqliteLibrary) -> None:
    app = ReaderApp(kept, _keys(kept)[:1])
    async with app.run_test(size=(100, 30)) as pilot:
        await _settle(app, pilot)
        await pilot.press("f3")
        await _settle(app, pilot)
        lines = screen_text(app).splitlines()
        assert any("+ Astana hosts talks" in line for line in lines)
        assert any("• Ferry opens" in line for line in lines)
        await pilot.press("f7")
        await _settle(app, pilot)
        assert "Articles · unread only" in screen_text(app)
        assert isinstance(app.screen, ArticlesScreen)
        assert len(app.screen.listing.rows) == 2
        await pilot.press("f7", "down")
        await _settle(app, pilot)
        chosen = app.screen.listing.cursor_id
        await pilot.press("f8")
        await _settle(app, pilot)
        assert kept.is_read(chosen)


async def test_the_list_is_sorted_and_shows_how_an_article_begins(kept: SqliteLibrary) -> None:
    app = ReaderApp(kept, _keys(kept)[:1])
    async with app.run_test(size=(100, 30)) as pilot:
        await _settle(app, pilot)
        await pilot.press("f3", "f5", "f5")
        await _settle(app, pilot)
        assert "Articles · by title" in screen_text(app)
        assert isinstance(app.screen, ArticlesScreen)
        titles = [row.content.plain.strip() for row in app.screen.listing.rows]
        assert titles == ["Astana hosts talks", "Cầu mới", "Ferry opens"]
        await pilot.press("f6")
        await _settle(app, pilot)
        assert app.screen.query_one(ArticlePreview).display
        assert "opened the ferry in Hanoi" in screen_text(app)


@pytest.mark.parametrize("was_left", [False, True], ids=["at-once", "after-ctrl-z"])
async def test_a_file_is_added_while_reading(kept: SqliteLibrary, tmp_path: Path, was_left: bool) -> None:
    new = tmp_path / "new.txt"
    new.write_text("A new bridge\n\nTokyo, June 1, 2031 - The bridge in Tokyo is open.\n", encoding="utf-8")
    app = ReaderApp(kept, _keys(kept)[:1])
    async with app.run_test(size=(100, 30)) as pilot:
        await _settle(app, pilot)
        if was_left:
            app.reading.leave()
        await pilot.press("I")
        await pilot.pause()
        app.screen.query_one(Input).value = str(new)
        await pilot.press("enter")
        await _settle(app, pilot)
        assert kept.count() == 4
        assert "1 article added" in screen_text(app)
        await pilot.press("f3", *"bridge")
        await _settle(app, pilot)
        assert "A new bridge" in screen_text(app)
        assert not kept.pending()


async def test_without_feeds_it_says_what_to_do(kept: SqliteLibrary) -> None:
    app = ReaderApp(kept, _keys(kept)[:1])
    async with app.run_test(size=(100, 30)) as pilot:
        await _settle(app, pilot)
        await pilot.press("F")
        await _settle(app, pilot)
        assert "There are no feeds yet" in screen_text(app)


async def test_an_open_entry_of_a_feed_that_changed_is_shown_as_it_is_now(
    kept: SqliteLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = "<item><title>Bridge</title><guid>7</guid><description>{}</description></item>"
    words = ["The bridge at Vinh was closed.", "The bridge at Vinh was closed on Monday."]

    def fetch(address: str, **_: object) -> Fetched:
        entry = item.format(words[0] if len(words) == 1 else words.pop(0))
        data = f"<rss version='2.0'><channel><title>Roads</title>{entry}</channel></rss>".encode()
        return Fetched(address, data, "application/rss+xml")

    monkeypatch.setattr(fetching, "fetch", fetch)
    add_inside(kept.shared, ["https://roads.example/feed"], Reading())
    (key,) = kept.shared.keys_from("https://roads.example/feed")
    app = ReaderApp(kept, [key])
    async with app.run_test(size=(100, 30)) as pilot:
        await _settle(app, pilot)
        assert "on Monday" not in screen_text(app)
        await pilot.press("F")
        await _settle(app, pilot)
        assert "was closed on Monday." in screen_text(app)
        assert (kept.count(), kept.has(key)) == (4, False)


@pytest.mark.parametrize("keys", [["f3", "enter"], ["f3", "f7"], ["f4"], ["R"]])
async def test_a_library_that_cannot_be_read_any_more_is_told_and_the_article_stays(
    kept: SqliteLibrary, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    app = ReaderApp(kept, _keys(kept)[:1])
    async with app.run_test(size=(100, 30)) as pilot:
        await _settle(app, pilot)
        broken = unreadable("postgresql://a/news", OSError())

        def read_nothing() -> None:
            raise broken

        monkeypatch.setattr(kept.shared._database, "read", read_nothing)
        for key in keys:
            await pilot.press(key)
            await _settle(app, pilot)
        await pilot.press("escape", "escape")
        await _settle(app, pilot)
        assert "Minister Tran Van Minh" in screen_text(app)
        await pilot.press("q")
    assert app.fault is None
    assert app.return_code == 0


async def test_an_article_that_another_process_took_out_is_told_and_ends_nothing(
    kept: SqliteLibrary, tmp_path: Path
) -> None:
    keys = _keys(kept)
    app = ReaderApp(kept, keys[:2])
    other = open_library(str(tmp_path / "library.sqlite"))
    other.remove(keys[:1])
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await _settle(app, pilot)
        assert "was taken out of the library" in screen_text(app)
        assert app.reading.workspace.opened == keys[1:2]
        await pilot.press("f3", *"astana")
        await _settle(app, pilot)
        other.remove(keys[2:])
        other.close()
        await pilot.press("enter")
        await _settle(app, pilot)
        assert app.screen is app.reading
        assert app.reading.workspace.opened == keys[1:2]
    assert app.fault is None


def _damage(library: SqliteLibrary, which: str) -> None:
    with closing(sqlite3.connect(library.shared.name)) as connection:
        connection.execute(f"UPDATE contents SET text = 'x' WHERE document IN ({which})")
        connection.commit()


@pytest.mark.parametrize("width", [100, 130])
async def test_a_damaged_article_is_told_and_another_one_is_read(kept: SqliteLibrary, width: int) -> None:
    keys = _keys(kept)[::-1]
    _damage(kept, "SELECT max(document) FROM contents")
    app = ReaderApp(kept, keys)
    async with app.run_test(size=(width, 30), notifications=True) as pilot:
        await _settle(app, pilot)
        shown = screen_text(app)
        assert "Ferry opens" in shown and "met Yerlan" not in shown
        assert ("Cầu mới" in shown) is (width == 130)
        assert kept.shared.name in [each.title for each in app._notifications]
        assert "the file is damaged" in shown
        assert app.return_code is None


async def test_the_application_ends_when_no_article_can_be_read(kept: SqliteLibrary) -> None:
    keys = _keys(kept)
    _damage(kept, "SELECT document FROM contents")
    with pytest.raises(LibraryDamagedError, match="damaged"):
        async with ReaderApp(kept, keys).run_test() as pilot:
            await pilot.pause()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "positions and decisions are not kept"),
        ("vi", "vị trí đọc và quyết định không được lưu"),
        ("kk", "оқып тоқтаған жерлер мен шешімдер сақталмайды"),
    ],
)
async def test_where_nothing_can_be_kept_the_first_screen_says_so(tmp_path: Path, language: str, said: str) -> None:
    set_language(language)
    (tmp_path / "home").write_text("no folder")
    library = open_library(None, tmp_path / "home" / "state" / "personal.sqlite")
    library.add(read(_ARTICLES[0].encode(), "0.txt"))
    app = ReaderApp(library, _keys(library))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await _settle(app, pilot)
        (notice,) = (each.message for each in app._notifications)
        assert said in notice
        assert all(word in screen_text(app) for word in said.split())
