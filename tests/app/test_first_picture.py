"""What is read before the first picture, and what after it."""

from pathlib import Path

import pytest

from reader.app.application import ReaderApp
from reader.library import opening
from reader.library.opening import Collection, open_collection


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(opening, "personal_path", lambda: tmp_path / "personal.sqlite")
    paths = [tmp_path / f"{number}.txt" for number in range(4)]
    for path in paths:
        path.write_text(f"The report number {path.stem}\n\nNothing was said.\n")
    return [str(path) for path in paths]


def _application(collection: Collection) -> ReaderApp:
    return ReaderApp(collection.library, collection.keys, later=collection.later)


def _opened(app: ReaderApp) -> list[str]:
    return [pane.document.name if pane.document else "" for pane in app.reading.workspace.panes]


def _spoil(path: str) -> None:
    Path(path).write_bytes(bytes(range(256)) * 8)


async def test_the_article_beside_is_read_after_the_first_picture(files: list[str]) -> None:
    collection = open_collection(files, screens=1, keep=True)
    assert [document.name for document in collection.documents] == files[:1]
    app = _application(collection)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert _opened(app) == [*files[:2], ""]
        await pilot.press("f7")
        assert app.reading.workspace.active.document is not None
        assert app.reading.workspace.active.document.name == files[1]


async def test_the_article_that_was_read_is_there_first_again_and_the_other_follows(files: list[str]) -> None:
    collection = open_collection(files, screens=1, keep=True)
    app = _application(collection)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("f7")
        await app.workers.wait_for_complete()
        keys = {document.name: document.key for document in collection.library.documents()}
        app.reading.articles.open(keys[files[3]])
        await pilot.pause()
        app.reading.leave()
    collection.library.close()
    collection = open_collection(files, screens=1, keep=True)
    assert [document.name for document in collection.documents] == [files[3]]
    app = _application(collection)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert _opened(app) == [files[0], files[3], ""]
        assert app.reading.workspace.active.id == "right"


async def test_what_cannot_be_read_beside_is_told_and_the_next_takes_its_place(files: list[str]) -> None:
    _spoil(files[1])
    app = _application(open_collection(files, screens=1, keep=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert _opened(app) == [files[0], files[2], ""]
        assert any(files[1] in (notice.title or "") for notice in app._notifications)


async def test_a_request_to_end_before_anything_is_shown_ends_the_program(files: list[str]) -> None:
    class Asked(ReaderApp):
        def on_mount(self) -> None:
            self._end(143)

    collection = open_collection(files)
    app = Asked(collection.library, collection.keys, later=collection.later)
    await app.run_async(headless=True)
    assert app.return_code == 143
