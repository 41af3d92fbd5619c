"""Articles whose letters are wrong are read in the next encoding."""

from pathlib import Path

from fake_library import FakeLibrary
from sample_library import screen_text
from textual.pilot import Pilot

from reader.app.application import ReaderApp
from reader.documents import load_file
from reader.documents.encodings import shown_encoding
from reader.documents.vietnamese_encodings import register
from reader.library.marks import Mark

# Too odd for any guess: names and numbers alone.
LINES = [f"Nguyễn Đức Độ {number} - Đỗ Mỹ Lệ {number}" for number in range(200)]


async def settled(app: ReaderApp, pilot: Pilot[None]) -> str:
    await app.workers.wait_for_complete()
    await pilot.pause()
    return screen_text(app)


def text_of(app: ReaderApp) -> str:
    document = app.reading.workspace.active.document
    assert document is not None
    return document.text


async def test_the_next_encoding_shows_the_same_place_and_the_first_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    register()
    path.write_bytes("\n\n".join(LINES).encode("viscii"))
    document = load_file(path, "cp1251")
    library = FakeLibrary((document, ()))
    app = ReaderApp(library, [document.key])
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(app, pilot)
        wrong = text_of(app)
        library.add_mark(Mark(0, document.key, 3, 9, wrong[3:9]))
        view = app.reading.workspace.active.view
        view.bring(len(wrong) // 2, 0)
        share = view.position / len(wrong)
        seen = {}
        for _press in range(20):
            await pilot.press("D")
            text = await settled(app, pilot)
            current = app.reading.workspace.active.document
            assert current is not None and f"Encoding: {shown_encoding(current.encoding)}" in text
            seen[current.encoding] = view.position / len(current.text)
            if current.encoding == document.encoding:
                break
        assert "Nguyễn" not in wrong and {"viscii", "cp1251", "koi8-r"} <= set(seen)
        assert all(abs(place - share) < 0.02 for place in seen.values())
        assert text_of(app) == wrong
        assert [mark.start for mark in library.marks()] == [3]


async def test_where_there_is_no_choice_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("The port\n\nIt was opened on Monday, and it is large.\n")
    document = load_file(path)
    app = ReaderApp(FakeLibrary((document, ())), [document.key])
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("shift+f8")
        assert "No other encoding fits" in await settled(app, pilot)
        path.unlink()
        await pilot.press("D")
        assert "could not be read" in await settled(app, pilot)


async def test_what_was_mended_in_reading_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "twice.txt"
    path.write_bytes("Tổng Bí thư đến thăm tỉnh.\n\nCầu mới đã mở.".encode().decode("latin-1").encode())
    document = load_file(path)
    app = ReaderApp(FakeLibrary((document, ())), [document.key])
    async with app.run_test(size=(80, 24)) as pilot:
        assert "was encoded twice" in await settled(app, pilot)
        await pilot.press("j", "W")
        text = await settled(app, pilot)
        assert "Encoding: UTF-8 · The text was encoded twice; it was repaired" in text
        assert "Nothing is wrong" not in text
