"""Long articles: the beginning first, the whole soon, whenever they were read."""

from pathlib import Path

import pytest

from reader.app.application import ReaderApp
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
